"""Behind the figures: the internal edition leads from each event to its rows in the log."""

import datetime as dt

from samples.workspaces import config_for, workspace

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.trail import MOST_ROWS, trail
from sitrep.model.request import Request
from sitrep.pipeline import gather, summary_of
from sitrep.wording import Words

HEADER = "event_id,date_start,reported_on,admin1,place,killed,injured,source,description\n"
ROWS = HEADER + (
    "e1,2024-03-05,2024-03-06,North,Alder,3,9,A,a mortar fell\n"
    "e1,2024-03-05,2024-03-07,North,Alder,4,9,B,\n"
    "e2,2024-03-06,2024-03-07,South,Birch,,2,A,\n"
)


def section(tmp_path, edition="internal", rows=ROWS):
    path = workspace(tmp_path, {"log.csv": rows}, config_for("log.csv"))
    asked = Request(path, dt.date(2024, 3, 12), "2024-W10", edition=edition)
    found, *_ = summary_of(gather(path), asked)
    return trail(found, Phrases(found, Words()))


def test_each_event_has_its_id_figures_sources_description_and_all_its_rows(tmp_path):
    (table,) = section(tmp_path).tables
    assert [column.title for column in table.columns] == [
        "Id",
        "Date",
        "Place",
        "Figures",
        "According to",
        "In the log",
        "Description",
    ]
    assert table.rows == (
        (
            "e1",
            "5 Mar",
            "Alder, North",
            "people killed: 3 and people injured: 9",
            "A and B",
            "log.csv:2 and log.csv:3",
            "a mortar fell",
        ),
        ("e2", "6 Mar", "Birch, South", "people injured: 2", "A", "log.csv:4", "—"),
    )


def test_public_and_partners_have_no_such_section(tmp_path):
    assert section(tmp_path, "public") is None
    assert section(tmp_path, "partner") is None


def test_each_problem_has_its_cell_and_value(tmp_path):
    rows = ROWS + "e3,2024-03-07,2024-03-08,South,Birch,lots of,,A,\n"
    _, table = section(tmp_path, rows=rows).tables
    assert table.rows == (("log.csv:5", "killed", "lots of", "is not a count"),)


def test_a_long_value_is_cut_with_a_mark(tmp_path):
    rows = ROWS + f"e3,2024-03-07,2024-03-08,South,Birch,{'many ' * 40},,A,\n"
    _, table = section(tmp_path, rows=rows).tables
    value = table.rows[0][2]
    assert len(value) < 100
    assert value.endswith("…")


def test_of_very_many_events_so_many_are_listed_and_the_cut_is_told(tmp_path):
    rows = HEADER + "".join(
        f"e{n},2024-03-05,2024-03-06,North,Alder,1,,A,\n" for n in range(MOST_ROWS + 5)
    )
    (table,) = section(tmp_path, rows=rows).tables
    assert len(table.rows) == MOST_ROWS
    assert table.note == "The first 300 of 305 rows."
