"""Behind the figures: the internal edition leads from each event to its rows in the log."""

import datetime as dt

from samples.command import sitrep
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


MORE = HEADER.replace("\n", ",latitude,longitude,source_reliability,information_credibility\n") + (
    "e1,2024-03-05,2024-03-06,North,Alder,3,9,A,,35.5,36.25,B,2\n"
    "e1,2024-03-05,2024-03-07,North,Alder,4,9,B,,35.5,36.25,usually right,\n"
    "e2,2024-03-05,2024-03-07,North,Alder,3,9,C,,,,,\n"
)


def tables(tmp_path, **more):
    return {table.id: table for table in section(tmp_path, **more).tables}


def test_each_event_has_its_id_figures_sources_description_and_all_its_rows(tmp_path):
    table = tables(tmp_path)["trail-events"]
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
            "Alder in North",
            "people killed: 3 and people injured: 9",
            "A and B",
            "log.csv:2 and log.csv:3",
            "a mortar fell",
        ),
        ("e2", "6 Mar", "Birch in South", "people injured: 2", "A", "log.csv:4", "—"),
    )


def test_rows_have_their_positions_and_grades(tmp_path):
    first, second = tables(tmp_path, rows=MORE)["trail-events"].rows
    assert first[3] == "latitude 35.5, longitude 36.25"
    assert first[6] == "log.csv:2, graded B2 and log.csv:3, graded usually right"
    assert (second[3], second[6]) == ("—", "log.csv:4")


def test_each_account_is_printed_with_its_words_and_address(tmp_path):
    rows = HEADER.replace("\n", ",source_url,status,killed_women\n") + (
        "e1,2024-03-05,2024-03-06,North,Alder,over 30,,A,,https://example.org/a,,\n"
        "e1,2024-03-05,2024-03-07,North,Alder,9,2,B,,,,7\n"
        "e1,2024-03-05,2024-03-07,North,Alder,,,C,,,denied,\n"
    )
    assert tables(tmp_path, rows=rows)["trail-evidence"].rows == (
        (
            "e1",
            "A",
            "6 Mar",
            "people killed: more than 30 (in the source’s words, “over 30”)",
            "https://example.org/a",
            "log.csv:2",
        ),
        (
            "e1",
            "B",
            "7 Mar",
            "people killed: 9, people injured: 2 and women killed: 7",
            "—",
            "log.csv:3",
        ),
        ("e1", "C", "7 Mar", "denied", "—", "log.csv:4"),
    )


def test_what_each_source_states_has_a_row_where_they_differ(tmp_path):
    assert tables(tmp_path, rows=MORE)["trail-conflicts"].rows == (
        ("e1", "people killed", "A", "3", "6 Mar", "3"),
        ("e1", "people killed", "B", "4", "7 Mar", "3"),
    )


def test_events_that_may_be_one_are_listed_for_a_person_to_decide(tmp_path):
    table = tables(tmp_path, rows=MORE)["trail-candidates"]
    assert table.rows == (("e1", "e2"),)
    assert "write both ids as a line of a link table" in table.note


def test_public_and_partners_have_no_such_section(tmp_path):
    assert section(tmp_path, "public") is None
    assert section(tmp_path, "partner") is None


def test_each_problem_has_its_cell_and_value(tmp_path):
    rows = ROWS + "e3,2024-03-07,2024-03-08,South,Birch,lots of,,A,\n"
    table = tables(tmp_path, rows=rows)["trail-problems"]
    assert table.rows == (("log.csv:5", "killed", "lots of", "is not a count"),)


def test_a_long_value_is_cut_with_a_mark(tmp_path):
    rows = ROWS + f"e3,2024-03-07,2024-03-08,South,Birch,{'many ' * 40},,A,\n"
    table = tables(tmp_path, rows=rows)["trail-problems"]
    value = table.rows[0][2]
    assert len(value) < 100
    assert value.endswith("…")


def test_of_very_many_events_so_many_are_listed_and_the_cut_is_told(tmp_path):
    rows = HEADER + "".join(
        f"e{n},2024-03-05,2024-03-06,North,Alder,1,,A,\n" for n in range(MOST_ROWS + 5)
    )
    table = tables(tmp_path, rows=rows)["trail-events"]
    assert len(table.rows) == MOST_ROWS
    assert table.note == "The first 300 of 305 rows."


def test_ids_lead_to_their_event_s_row_and_addresses_to_their_pages(tmp_path):
    rows = HEADER.replace("\n", ",source_url\n") + (
        "e1,2024-03-05,2024-03-06,North,Alder,3,,A,,https://example.org/a?b=1&c=2\n"
        "e1,2024-03-05,2024-03-07,North,Alder,4,9,B,,javascript:alert(1)\n"
    )
    workspace(tmp_path, {"log.csv": rows}, config_for("log.csv"))
    asked = ("--edition", "internal", "--format", "html,pdf")
    run = sitrep("build", "2024-W10", *asked, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "restricted/2024-W10/internal/sitrep.en.html").read_text()
    assert page.count('id="event-0"') == 1
    # Two accounts, and two statements on which they differ.
    assert page.count('<a href="#event-0">e1</a>') == 4
    assert '<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1' in page
    assert 'href="javascript' not in page
