"""A header of two lines, as merged cells are written: which rows are one, and what it names."""

from __future__ import annotations

import pytest
from samples.workbooks import number, text, workbook
from samples.workspaces import workspace

from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
from sitrep.propose import propose
from sitrep.propose.written import source
from sitrep.read.subheader import names_of_two_lines

UPPER = ["No.", "Date", "Location", "", "KIA", "", "", "WIA", "", "Source"]
LOWER = ["", "", "State/Region", "Village", "Civ", "Mil", "Total", "Civ", "Mil", ""]
#: Of the first, 5 killed, of them 3 civilians, and more than 8 civilians injured.
FIRST = ["1", "2026-04-06", "Sagaing", "Kin U", "3", "2", "5", ">8", "", "DVB"]
SECOND = ["2", "2026-04-07", "Rakhine", "Kyauktaw", "2", "", "", "", "4", "AA"]
TOTAL = ["Total", "", "", "", "5", "2", "5", "8", "4", ""]
NAMES = (
    *("No.", "Date", "State/Region", "Village", "KIA Civ", "KIA Mil", "KIA Total"),
    *("WIA Civ", "WIA Mil", "Source"),
)


def changed(row, **cells):
    return [cells.get(f"at{n}", cell) for n, cell in enumerate(row)]


def test_the_second_line_names_what_the_first_spans():
    assert names_of_two_lines([UPPER, LOWER, FIRST], 0) == NAMES
    assert names_of_two_lines([["Log of 2026"], UPPER, LOWER, FIRST], 1) == NAMES


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        # A row of data has a date, a number, or fills a column that has one name.
        (UPPER, FIRST),
        (UPPER, changed(LOWER, at4="3")),
        (UPPER, changed(LOWER, at1="soon")),
        # A place in a column without a name is no name: the words are none of a header.
        (["Date", "Town", "", "Killed"], ["", "Hass", "the east of it", ""]),
        # No column lacks a name.
        (["Date", "Place", "Killed"], ["", "Village", "Total"]),
        # One of the columns that the upper line spans has no name at all.
        (UPPER, changed(LOWER, at5="")),
        # Two columns would be called alike.
        (["Date", "Killed", "", "Killed Civ"], ["", "Civ", "Total", ""]),
    ],
)
def test_what_may_be_data_is_no_second_line(upper, lower):
    assert names_of_two_lines([upper, lower, FIRST], 0) == ()


def test_two_lines_without_a_row_below_are_no_table():
    assert names_of_two_lines([UPPER, LOWER], 0) == ()


def test_the_letters_of_sexes_are_names_below_what_is_counted():
    rows = [["Date", "Killed", "", "Place"], ["", "M", "F", ""], ["2026-04-06", "2", "1", "Hass"]]
    assert names_of_two_lines(rows, 0) == ("Date", "Killed M", "Killed F", "Place")


def as_csv(rows):
    return "".join(",".join(row) + "\n" for row in rows).encode()


def as_workbook(rows):
    cells = [[number(c) if c.isdigit() else text(c.replace(">", "&gt;")) for c in r] for r in rows]
    return workbook(Log=enumerate(cells, 1))


@pytest.mark.parametrize(("name", "write"), [("log.csv", as_csv), ("log.xlsx", as_workbook)])
def test_a_log_with_a_header_of_two_lines_counts_all_its_rows(tmp_path, name, write):
    content = write([["Incidents"], UPPER, LOWER, FIRST, SECOND, TOTAL])
    (tmp_path / name).write_bytes(content)
    proposed = source(propose(tmp_path / name), name).replace("# place", "place")
    config = f'[report]\ntitle = "Test"\n\n{proposed}'
    inputs = gather(workspace(tmp_path, {name: content}, config))
    assert not errors_in(inputs.problems)
    found = inputs.cleaned.accounts
    assert found["line"].tolist() == [4, 5]
    assert found["place"].tolist() == ["Kin U", "Kyauktaw"]
    assert found["admin1"].tolist() == ["Sagaing", "Rakhine"]

    def stated(column):
        return [None if v != v else int(v) for v in found[f"{column}__best"].tolist()]

    assert stated("killed") == [5, None]
    assert stated("killed_civilians") == [3, 2]
    assert stated("killed_combatants") == [2, None]
    assert stated("injured_civilians") == [8, None]
    assert stated("injured_combatants") == [None, 4]
    # The row of totals is told, and counts nobody.
    assert inputs.cleaned.counts[0].left_out == {"row_of_totals": 1}


def test_the_lines_of_problems_are_those_of_the_file(tmp_path):
    content = as_csv([UPPER, LOWER, FIRST, changed(SECOND, at4="x")])
    (tmp_path / "log.csv").write_bytes(content)
    config = f'[report]\ntitle = "Test"\n\n{source(propose(tmp_path / "log.csv"), "log.csv")}'
    inputs = gather(workspace(tmp_path, {"log.csv": content}, config))
    (problem,) = errors_in(inputs.problems)
    assert (problem.line, problem.column, problem.value) == (4, "KIA Civ", "x")
