"""Each row of a file is used or left out by one reason, and the counts add up."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from samples.summaries import Log
from samples.tables import text_table

from sitrep.clean import _counts, clean
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.pipeline import Request, build, gather


def problem(line, code=Code.NOT_A_COUNT, path="log.csv", severity=Severity.ERROR):
    return Problem(path, code, "", "", line, severity=severity)


def counted(used=0, totals=(), problems=(), rows=6, **parts):
    table = text_table(rows=rows, **parts)
    found = _counts(table, used, list(totals), problems)
    return found.used, found.left_out


def test_a_row_with_several_problems_is_left_out_by_its_first():
    problems = [problem(3), problem(3, Code.EMPTY), problem(4, Code.EMPTY), problem(5, Code.EMPTY)]
    assert counted(3, problems=problems) == (3, {Code.NOT_A_COUNT: 1, Code.EMPTY: 2})


def test_what_reading_left_out_stands_before_what_cleaning_finds():
    own = {"left_out": ((3, Code.ROW_REPEATED),), "problems": (problem(4, Code.EMPTY),)}
    made = _counts(text_table(rows=6, **own), 3, [], [problem(3), problem(4), problem(5)])
    assert (made.used, made.left_out) == (
        3,
        {Code.ROW_REPEATED: 1, Code.EMPTY: 1, Code.NOT_A_COUNT: 1},
    )


@pytest.mark.parametrize(
    "other",
    [
        problem(3, path="other.csv"),
        problem(3, severity=Severity.WARNING),
        problem(0),
    ],
)
def test_a_warning_a_problem_of_another_file_or_of_none_of_its_lines_leaves_no_row_out(other):
    assert counted(6, problems=[other]) == (6, {})


def test_a_row_that_states_a_total_is_used_once_whatever_else_is_wrong_with_it():
    # Line 3 states two totals, of which one is used; nothing of line 4 is.
    found = counted(0, totals=(2, 3, 3), problems=[problem(3), problem(4)])
    assert found == (2, {Code.NOT_A_COUNT: 1})


def test_of_a_table_spread_over_columns_each_cell_is_a_row():
    # Of 6 rows two totals of line 3 are used, and two are told to be problems.
    problems = [problem(3), problem(4, Code.EMPTY)]
    found = counted(0, totals=(3, 3), problems=problems, rows=6, spread="figure")
    # The two others go by the first problem: 2 + 3 + 1.
    assert found == (2, {Code.NOT_A_COUNT: 3, Code.EMPTY: 1})
    whole = counted(0, totals=(3, 3), problems=problems, rows=4, spread="figure")
    assert whole == (2, {Code.NOT_A_COUNT: 1, Code.EMPTY: 1})


@pytest.mark.parametrize("lost", [1, 2])
def test_one_row_lost_or_more_with_a_problem_of_its_line_are_counted(lost):
    found = counted(0, problems=[problem(3, Code.EMPTY)], rows=lost, spread="figure")
    assert found == (0, {Code.EMPTY: lost})


def test_rows_that_config_does_not_ask_for_are_counted_apart():
    assert counted(4, rows=6, not_asked=2) == (4, {Code.NOT_ASKED_FOR: 2})
    spread = counted(0, totals=(3,), problems=[problem(4)], rows=4, not_asked=2, spread="figure")
    assert spread == (1, {Code.NOT_A_COUNT: 1, Code.NOT_ASKED_FOR: 2})


def test_the_rows_of_each_file_are_those_used_and_those_left_out(tmp_path):
    log = Log(tmp_path).events({"killed": "1"}, {"killed": "x"}, {"killed": "2", "latitude": "y"})
    log.totals({"figure": "1"}, {"figure": "z"})
    log.facilities({"facility_id": "f", "name": "North"}, {"facility_id": "", "name": "South"})
    log.add("link", [{"event_id": "e1", "same_as": "e3"}, {"event_id": "e9", "same_as": "e1"}])
    counts = {c.table: (c.rows, c.used, dict(c.left_out)) for c in log.inputs().cleaned.counts}
    assert counts == {
        "events": (3, 2, {Code.NOT_A_COUNT: 1}),
        "totals": (2, 1, {Code.NOT_A_COUNT: 1}),
        "facilities": (2, 1, {Code.EMPTY: 1}),
        "link": (2, 1, {Code.ID_UNKNOWN: 1}),
    }


def test_a_row_with_a_problem_that_is_used_is_not_left_out(tmp_path):
    """B's account of e1 can't be of A's event, by area and type; both rows count all the same."""
    mine = {"event_id": "e1", "source": "A", "event_type": "shelling", "admin1": "North"}
    other = mine | {"source": "B", "event_type": "airstrike", "admin1": "South"}
    log = Log(tmp_path).events(mine, other, {"killed": "x"})
    (count,) = log.inputs().cleaned.counts
    assert (count.rows, count.used, dict(count.left_out)) == (3, 2, {Code.NOT_A_COUNT: 1})
    asked = Request(tmp_path / "config.toml", dt.date(2019, 6, 1), formats=("md",), keep_going=True)
    text = (build(asked).folder / "sitrep.en.md").read_text(encoding="utf-8")
    said = [line[2:] for line in text.splitlines() if "problem in it" in line]
    assert said == [
        "This report leaves out one row because of a problem in it; report.json lists where.",
        "This report uses one row in spite of a problem in it; report.json lists where.",
    ]


def said_of_rows(folder, *, figures):
    """What a report says of the rows of a table of events with notes and totals at its foot."""
    rows = "".join(f"e{n},2019-05-06,shelling,North,{f},A\n" for n, f in enumerate(figures, 1))
    mine = "x,2019-05-07,shelling,North,1,A\nx,2019-05-07,airstrike,South,1,B\n"
    foot = "Total,,,,9,\nTotal,,,,9,\nSource: the team,,,,,\n"
    head = "event_id,date_start,event_type,admin1,killed,source\n"
    (folder / "events.csv").write_text(head + rows + mine + foot)
    config = folder / "config.toml"
    config.write_text('[report]\ntitle = "Test"\n[[source]]\npath = "events.csv"\n')
    asked = Request(config, dt.date(2019, 6, 1), "2019-W19", formats=("md",), keep_going=True)
    text = (build(asked).folder / "sitrep.en.md").read_text(encoding="utf-8")
    starts = ("- This report leaves out", "- This report uses", "- The inputs hold")
    return [line[2:].partition(";")[0] for line in text.splitlines() if line.startswith(starts)]


def test_parts_beside_rows_with_problems_are_counted_apart(tmp_path):
    """Of eight rows, two totals and a note are no events, "many" is no count; x is used."""
    assert said_of_rows(tmp_path, figures=["2", "many", "4"]) == [
        "The inputs hold three rows that are no events of their own: parts of other rows, "
        "further people of an event, totals or notes.",
        "This report leaves out one row because of a problem in it",
        "This report uses one row in spite of a problem in it",
    ]


def test_a_row_that_is_used_takes_none_of_those_that_are_parts(tmp_path):
    """Three rows are no events; none is left out for a problem, and one is used in spite of one."""
    assert said_of_rows(tmp_path, figures=["2", "3"]) == [
        "The inputs hold three rows that are no events of their own: parts of other rows, "
        "further people of an event, totals or notes.",
        "This report uses one row in spite of a problem in it",
    ]


def tables_of(*names):
    row = {"event_id": "e1", "date_start": "2019-05-06", "killed": "1", "source": "A"}
    return [text_table(row | {"event_id": n}, path=f"{n}.csv", name=n) for n in names]


def test_the_rows_of_several_files_are_numbered_on(tmp_path):
    config = Log(tmp_path).events({"killed": "1"}).inputs().config
    accounts = clean(tables_of("a", "b"), config).accounts
    assert accounts["event_id"].tolist() == ["a", "b"]
    assert accounts.index.tolist() == [0, 1]
    assert isinstance(accounts["path"].dtype, pd.CategoricalDtype)
    assert clean([], config).accounts.empty


def test_an_id_of_a_row_with_a_problem_can_be_linked(tmp_path):
    rows = [{"event_id": " a ", "killed": "x"}, {"event_id": "b", "killed": "1"}]
    log = Log(tmp_path).events(*rows).add("link", [{"event_id": "b", "same_as": "a"}])
    inputs = log.inputs()
    assert [(p.path, p.line) for p in inputs.problems] == [("events.csv", 2)]
    assert inputs.cleaned.accounts["event_id"].tolist() == ["a"]


@pytest.mark.parametrize("late", ["events", "totals", "funding", ""])
def test_whether_any_row_is_of_a_day_to_come_is_told(tmp_path, late):
    day = {
        name: "2019-05-20" if name == late else "2019-05-06"
        for name in ("events", "totals", "funding")
    }
    log = Log(tmp_path).events({"date_start": day["events"], "killed": "1"})
    log.totals({"figure": "1", "as_of": day["totals"]})
    log.add("funding", [{"plan": "P", "requirement": "1", "as_of": day["funding"], "source": "F"}])
    (tmp_path / "config.toml").write_text(log.head + log.sources, encoding="utf-8")
    inputs = gather(tmp_path / "config.toml", today=dt.date(2019, 5, 10))
    assert inputs.cleaned.future is bool(late)
