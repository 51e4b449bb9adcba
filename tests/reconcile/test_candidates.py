"""Events that may be one are listed for a person; problems go to a table."""

import csv
import io
import time

import pytest
from click.testing import CliRunner
from samples.workspaces import SHARED_UCDP, config_for, workspace

from sitrep.cli import main
from sitrep.cli.listing import problem_lines, problem_rows
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.pipeline import gather
from sitrep.reconcile import candidates
from sitrep.reconcile.candidates import likely_duplicates

HEADER = "event_id,date_start,event_type,admin1,place,killed\n"
ONE = "a1,2019-05-06,airstrike,Idleb,Kafr Nabl,10\n"


def pairs(folder, *rows, **files):
    made = {"events.csv": HEADER + ONE + "".join(f"{row}\n" for row in rows), **files}
    cleaned = gather(workspace(folder, made)).cleaned
    return likely_duplicates(cleaned.accounts, cleaned.measures)


@pytest.mark.parametrize(
    "row",
    [
        "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,10",
        "b1,2019-05-07,airstrike,Idleb,Kafr-Nabl,11",
        "b1,2019-05-05,airstrike,idleb,kafr nabel,9",
    ],
)
def test_events_near_in_all_that_is_compared_are_listed(tmp_path, row):
    (problem,) = pairs(tmp_path, row)
    assert problem.severity == "warning"
    assert "may be the event at" in problem.reason
    assert "nothing was merged" in problem.hint


@pytest.mark.parametrize(
    "row",
    [
        "a1,2019-05-06,airstrike,Idleb,Kafr Nabl,10,",
        "b1,2019-05-08,airstrike,Idleb,Kafr Nabl,10",
        "b1,2019-05,airstrike,Idleb,Kafr Nabl,10",
        "b1,2019-05-06,shelling,Idleb,Kafr Nabl,10",
        "b1,2019-05-06,airstrike,Aleppo,Kafr Nabl,10",
        "b1,2019-05-06,airstrike,Idleb,Hass,10",
        "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,20",
        "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,",
        "b1,2019-05-06,airstrike,Idleb,,10",
    ],
)
def test_events_that_differ_in_one_of_them_are_not(tmp_path, row):
    row = row.removesuffix(",") if row.startswith("a1") else row
    assert pairs(tmp_path, row) == []


def test_a_pair_in_two_files_is_named_by_both_places_and_left_as_it_is(tmp_path):
    other = HEADER + "b1,2019-05-06,airstrike,Idleb,Kafr Nabl,10\n"
    files = {"events.csv": HEADER + ONE, "other.csv": other}
    config = workspace(tmp_path, files)
    cleaned = gather(config).cleaned
    (problem,) = likely_duplicates(cleaned.accounts, cleaned.measures)
    assert (problem.path, problem.line) == ("other.csv", 2)
    assert "events.csv:2" in problem.reason
    assert sorted(cleaned.accounts["event_id"]) == ["a1", "b1"]
    result = CliRunner().invoke(main, ["check", "--duplicates", "-c", str(config)])
    assert result.exit_code == 0
    assert "other.csv:2: event_id" in result.output


def test_no_events_have_no_duplicates(tmp_path):
    cleaned = gather(workspace(tmp_path, {"events.csv": HEADER})).cleaned
    assert likely_duplicates(cleaned.accounts, cleaned.measures) == []


@pytest.mark.skipif(
    not SHARED_UCDP.exists(), reason="../shared/data/ucdp/ged_nwsyria_2019.csv is not here"
)
def test_a_real_file_is_compared_with_itself_and_no_row_with_itself(tmp_path):
    cleaned = gather(workspace(tmp_path, {}, config_for(str(SHARED_UCDP)))).cleaned
    found = likely_duplicates(cleaned.accounts, cleaned.measures)
    assert 0 < len(found) < len(cleaned.accounts)
    assert not [p for p in found if f"at {p.path}:{p.line}:" in p.reason]


def test_all_problems_are_written_to_a_table_that_no_spreadsheet_runs(tmp_path):
    rows = 'e1,2019-05-06,airstrike,A,B,"=1+1"\n' + "e2,2019-05-06,airstrike,A,B,x\n" * 40
    config = workspace(tmp_path, {"events.csv": HEADER + rows})
    table = tmp_path / "problems.csv"
    result = CliRunner().invoke(main, ["check", "--csv", str(table), "-c", str(config)])
    assert result.exit_code == 1
    written = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"))))
    assert len(written) == 41
    assert (written[0]["severity"], written[0]["line"], written[0]["value"]) == (
        "error",
        "2",
        "'=1+1",
    )
    assert {row["code"] for row in written} == {Code.NOT_A_COUNT}


def test_a_table_that_cannot_be_written_is_said_without_a_trace(tmp_path):
    config = workspace(tmp_path)
    table = tmp_path / "none" / "problems.csv"
    result = CliRunner().invoke(main, ["check", "--csv", str(table), "-c", str(config)])
    assert result.exit_code == 1
    assert "problems.csv" in result.output
    assert "Traceback" not in result.output


def test_more_problems_than_a_screen_holds_are_one_line_for_each_kind():
    kinds = [
        ("killed", Code.NOT_A_COUNT, "is not a count"),
        *((f"c{n}", Code.EMPTY, "is empty") for n in range(40)),
    ]
    problems = [
        Problem("e.csv", code, reason, "mend it", line, column, f"v{line}")
        for column, code, reason in kinds
        for line in (3, 5, 7, 9)
    ]
    lines = list(problem_lines(problems))
    assert len(lines) == 41
    assert lines[0] == (
        'e.csv: killed: 4 times: is not a count: "v3" on line 3, "v5" on line 5, "v7" on line 7, '
        "…; mend it"
    )
    assert len(list(problem_rows(problems))) == 1 + len(problems)


def _crowd(tmp_path, events, days):
    """Return the warnings about events of one type and place, on so many days in turn."""
    lines = ["event_id,date_start,event_type,admin1,place,killed,source"]
    lines += [f"e{n},2019-05-{n % days + 1:02},shelling,Idleb,Ihsim,2,Ann" for n in range(events)]
    (tmp_path / "log.csv").write_text("\n".join(lines) + "\n")
    (tmp_path / "config.toml").write_text('[report]\ntitle = "Crowd"\n[[source]]\npath = "log.csv"')
    inputs = gather(tmp_path / "config.toml")
    return likely_duplicates(inputs.cleaned.accounts, inputs.cleaned.measures)


def test_pairs_beyond_those_listed_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_LISTED", 4)
    # Of four events on one day there are six pairs.
    *listed, last = _crowd(tmp_path, 4, 1)
    assert len(listed) == 4
    assert last.reason == "2 more pairs may be one event each"


def test_days_too_full_to_compare_are_passed_over_and_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_COMPARED", 8)
    (told,) = _crowd(tmp_path, 3, 1)
    assert told.reason.startswith("3 rows lie on days with too many events of one type and area")


def test_twenty_thousand_events_in_one_place_take_seconds(tmp_path):
    start = time.process_time()
    *listed, last = _crowd(tmp_path, 20_000, 28)
    assert time.process_time() - start < 10
    assert len(listed) <= candidates.MOST_LISTED
    assert "were not compared" in last.reason
