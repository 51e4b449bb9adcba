"""A row with a date is data; a row without one is a title, a note, a total or a problem."""

from __future__ import annotations

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

from sitrep.model.codes import Code
from sitrep.model.problem import errors_in
from sitrep.pipeline import gather

HEAD = "event_id,date_start,place,killed,source,event_type\n"
FIRST = "e1,2026-03-02,Hass,3,A,shelling\n"
LAST = "e2,2026-03-03,Alt,4,A,shelling\n"


def read(folder, *rows, head=HEAD):
    """What is read of a log whose rows under test stand between two of its own, from line 3."""
    return gather(workspace(folder, {"log.csv": head + FIRST + "".join(rows) + LAST}))


def left_out(inputs):
    return [*inputs.tables[0].left_out]


@pytest.mark.parametrize(
    "first", ["Source B", "Note", "Total station", "Nota", "* Ihsim", "المصدر", "Sums of money"]
)
def test_a_dated_row_is_data_whatever_its_first_cell_begins_with(tmp_path, first):
    head = "source,date_start,place,killed,event_type,weapon,actor\n"
    rows = f"Agency,2026-03-02,Hass,3,shelling,x,y\n{first},2026-03-04,,20,,,\n"
    inputs = gather(workspace(tmp_path, {"log.csv": head + rows}))
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 20]
    assert left_out(inputs) == []


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Total,,,7,,\n", Code.ROW_OF_TOTALS),
        (",,Sub-total,7,,\n", Code.ROW_OF_TOTALS),
        (",المجموع,,7,,\n", Code.ROW_OF_TOTALS),
        ("12,,Total,7,,\n", Code.ROW_OF_TOTALS),
        ("Source: WFP 5W,,,,,\n", Code.ROW_IS_NOTE),
        ("* 40 more were not confirmed,,,,,\n", Code.ROW_IS_NOTE),
        (",Northern governorate,,,,\n", Code.ROW_IS_NOTE),
        ("Compiled by the team,,,,,\n", Code.ROW_IS_NOTE),
        ("Note:,,,40,,\n", Code.ROW_IS_NOTE),
    ],
)
def test_a_row_without_a_date_is_left_out_wherever_it_stands_and_named(tmp_path, row, reason):
    inputs = read(tmp_path, row)
    assert errors_in(inputs.problems) == ()
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 4]
    assert left_out(inputs) == [(3, reason)]
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used, dict(count.left_out)) == (3, 2, {reason: 1})


@pytest.mark.parametrize(
    "row",
    [
        "e9,,,,,\n",
        "e9,,Hass,5,B,shelling\n",
        ",,,7,,\n",
        ",,Hass,5,B,shelling\n",
        "Source D,,,40,,\n",
    ],
)
def test_a_row_without_a_date_but_with_an_id_or_a_figure_is_a_problem(tmp_path, row):
    inputs = read(tmp_path, row)
    found = [(p.line, p.column, p.reason) for p in errors_in(inputs.problems)]
    assert (3, "date_start", "is empty") in found
    assert left_out(inputs) == []


@pytest.mark.parametrize("word", ["Total", "GRAND TOTAL", "Всего", "المجموع"])
@pytest.mark.parametrize("row", ["{},2026-03-04,,7,,\n", ",2026-03-04,{},7,,\n"])
def test_a_dated_row_that_is_called_a_total_is_a_problem(tmp_path, word, row):
    inputs = read(tmp_path, row.format(word))
    found = [(p.line, p.value) for p in errors_in(inputs.problems) if p.value]
    # Where a date stands before the word, it is not the row's first filled cell: a place.
    assert found == ([(3, word)] if row.startswith("{}") else [])


def test_a_place_that_begins_with_total_is_a_place(tmp_path):
    inputs = read(tmp_path, "e3,2026-03-04,Total village,1,A,shelling\n")
    assert inputs.problems == ()


def test_check_names_each_row_that_it_leaves_out(tmp_path):
    rows = "Total,,,3,,\nNote: a,,,,,\nNote: b,,,,,\n"
    workspace(tmp_path, {"log.csv": HEAD + FIRST + rows + LAST + "Total,,,7,,\n"})
    said = sitrep("check", cwd=tmp_path, SOURCE_DATE_EPOCH="1780000000")
    assert said.returncode == 0
    assert "log.csv: not counted, lines 3, 7: is a row of totals, no event\n" in said.stdout
    assert "log.csv: not counted, lines 4-5: is a note under the table, no event\n" in said.stdout


AREAS = "date_start,admin1,place,killed,injured,event_type\n"
OWN = "2026-03-02,Ariha,Hass,3,1,shelling\n", "2026-03-03,Harim,Alt,4,2,shelling\n"


def areas(folder, row, head=AREAS):
    """What is read of a log with areas, of which the row under test is on line 3."""
    return gather(workspace(folder, {"log.csv": head + OWN[0] + row + OWN[1]}))


@pytest.mark.parametrize(
    "name",
    [
        "Ariha Total",
        "Total Ariha",
        "Sub-total: Ariha",
        "Разом Ariha",
        "مجموع Ariha",
        "Ariha subtotal",
    ],
)
def test_a_subtotal_of_an_area_is_left_out_and_named(tmp_path, name):
    inputs = areas(tmp_path, f",{name},,3,1,\n")
    assert errors_in(inputs.problems) == ()
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 4]
    assert left_out(inputs) == [(3, Code.ROW_OF_TOTALS)]


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ("2026-03-08,Total Ariha,,3,1,\n", "Total Ariha"),
        ("2026-03-08,Harim total,,4,2,\n", "Harim total"),
        ("2026-03-08,Total,,7,3,\n", "Total"),
        ("2026-03-08,Harim,Total Alt,4,2,\n", "Total Alt"),
    ],
)
def test_a_dated_subtotal_of_an_area_is_a_problem_since_it_would_count_twice(tmp_path, row, value):
    (problem,) = errors_in(areas(tmp_path, row).problems)
    assert (problem.line, problem.code, problem.value) == (3, Code.ROW_AMBIGUOUS, value)


@pytest.mark.parametrize(
    "row",
    [
        # No row is of an area or a place called Energies, and a place may be called Total.
        "2026-03-08,Total Energies,Total station,1,0,shelling\n",
        "2026-03-08,Ariha,Total,1,0,shelling\n",
        "2026-03-08,Totality,Sumy,1,0,shelling\n",
    ],
)
def test_a_name_that_holds_a_total_s_word_and_no_other_name_is_a_name(tmp_path, row):
    inputs = areas(tmp_path, row)
    assert errors_in(inputs.problems) == ()
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 1, 4]


def test_an_undated_row_may_be_a_sum_and_the_remedy_says_so(tmp_path):
    (problem,) = errors_in(areas(tmp_path, ",Ariha,,3,1,\n").problems)
    assert "delete the row if it is a sum" in problem.hint


@pytest.mark.parametrize("again", ["{}", '"{}"', "{},"])
def test_a_header_that_comes_again_is_no_row_and_named(tmp_path, again):
    head = "Date,Area,Killed,Kind\n"
    rows = "2026-03-02,Ariha,3,shelling\n", "2026-03-03,Harim,4,shelling\n"
    cells = {"{}": "Date,Area,Killed,Kind", '"{}"': '"Date","Area","Killed","Kind"'}
    line = cells.get(again, "Date,,KILLED,Kind")
    source = (
        '[source.columns]\ndate_start = "Date"\nadmin1 = "Area"\nkilled = "Killed"\n'
        'event_type = "Kind"\n'
    )
    text = f"{head}{rows[0]}{line}\n{rows[1]}"
    folder = workspace(tmp_path, {"log.csv": text}, config_for("log.csv", source=source))
    inputs = gather(folder)
    assert errors_in(inputs.problems) == ()
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 4]
    assert left_out(inputs) == [(3, Code.ROW_IS_HEADER)]
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used) == (3, 2)


def test_a_row_with_one_word_of_the_header_alone_is_a_row(tmp_path):
    inputs = read(tmp_path, "e3,2026-03-04,place,1,A,shelling\n")
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 1, 4]


UNITS = "date_start,admin1,place,killed,injured,event_type\n"


@pytest.mark.parametrize(
    "row",
    [
        "dd/mm/yyyy,,,(persons),(persons),\n",
        "(date),(name),(name),#,#,(code)\n",
        ",,,people,people,\n",
        ",,,осіб,осіб,\n",
        "jj/mm/aaaa,,,personnes,,\n",
    ],
)
def test_units_below_the_header_are_no_row_and_named(tmp_path, row):
    inputs = gather(workspace(tmp_path, {"log.csv": UNITS + row + "".join(OWN)}))
    assert errors_in(inputs.problems) == ()
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 4]
    assert left_out(inputs) == [(2, Code.ROW_OF_UNITS)]


@pytest.mark.parametrize(
    "row",
    [
        # Words that state a count, and one of an event whose day is wanting.
        ",Ariha,Hass,dozens,several,shelling\n",
        ",Ariha,Hass,none,,shelling\n",
        ",Ariha,Hass,,,shelling\n",
        ",Ariha,Hass,3 people,,shelling\n",
    ],
)
def test_a_first_row_without_a_date_that_may_be_an_event_stays_a_problem(tmp_path, row):
    inputs = gather(workspace(tmp_path, {"log.csv": UNITS + row + "".join(OWN)}))
    assert 2 in {p.line for p in errors_in(inputs.problems)}
    assert left_out(inputs) == []


def test_units_further_down_are_a_problem(tmp_path):
    inputs = areas(tmp_path, ",,,people,people,\n")
    assert 3 in {p.line for p in errors_in(inputs.problems)}
