"""The period to report: the one that is named, else the latest complete one with data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from samples.summaries import Log
from samples.tables import text_table

from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError
from sitrep.model.request import Request
from sitrep.summarise.choosing import nothing, settled


def chosen(log, period="", created="2019-06-03", as_of="", **more):
    """Return the period's id and the day its data end; ``None`` without data."""
    day = dt.date.fromisoformat
    request = Request(
        Path("config.toml"), day(created), period, as_of=day(as_of) if as_of else None, **more
    )
    inputs = log.inputs()
    found = settled(log.reconciled(as_of), request, inputs.config)
    return found and (found[0].id, str(found[1]))


EVENT = {"date_start": "2019-05-08", "killed": "1", "reported_on": "2019-05-09"}


def test_nothing_named_is_the_latest_complete_week_with_data(tmp_path):
    log = Log(tmp_path).events(EVENT, EVENT | {"date_start": "2019-04-30"})
    assert chosen(log) == ("2019-W19", "2019-05-12")
    assert chosen(log, " Latest ") == ("2019-W19", "2019-05-12")


@pytest.mark.parametrize(
    ("created", "week"),
    [("2019-05-12", "2019-W18"), ("2019-05-13", "2019-W19")],
)
def test_a_week_is_complete_from_the_day_after_it(tmp_path, created, week):
    log = Log(tmp_path).events(EVENT, EVENT | {"date_start": "2019-04-30"})
    assert chosen(log, created=created)[0] == week


def test_by_a_cut_off_the_week_before_it_is_the_latest(tmp_path):
    log = Log(tmp_path).events(EVENT | {"date_start": "2019-04-30", "reported_on": "2019-05-01"})
    assert chosen(log, as_of="2019-05-06") == ("2019-W18", "2019-05-06")


@pytest.mark.parametrize("kind", ["totals", "withdrawn"])
def test_running_totals_or_withdrawals_alone_are_data(tmp_path, kind):
    log = Log(tmp_path)
    if kind == "totals":
        log.totals({"figure": "5", "as_of": "2019-05-08", "reported_on": "2019-05-09"})
    else:
        log.events(EVENT, EVENT | {"event_id": "e1", "status": "withdrawn"})
    assert chosen(log, "2019-W19") == ("2019-W19", "2019-05-12")


def test_before_anything_was_reported_there_are_no_data(tmp_path):
    assert chosen(Log(tmp_path).events(EVENT), as_of="2019-05-01") is None
    assert chosen(Log(tmp_path).events()) is None


def test_of_a_bare_number_the_week_of_the_last_report_s_year_is_offered_too(tmp_path):
    log = Log(tmp_path).events(EVENT)
    with pytest.raises(SitrepError, match="write 2025-W19 or 2019-W19"):
        chosen(log, "19", created="2026-03-02")


def test_a_period_not_yet_begun_is_refused_with_the_week_that_it_now_is(tmp_path):
    log = Log(tmp_path).events(EVENT)
    with pytest.raises(SitrepError, match=r"begins on 2019-06-10, .*-06-09; .*W23") as it:
        chosen(log, "2019-W24", created="2019-06-09")
    assert it.value.usage
    assert chosen(log, "2019-W24", created="2019-06-10") == ("2019-W24", "2019-05-09")


def test_a_day_that_is_later_by_the_clock_has_begun(tmp_path):
    log = Log(tmp_path).events(EVENT)
    later = dt.date(2019, 6, 10)
    assert chosen(log, "2019-W24", created="2019-06-09", today=later)[0] == "2019-W24"


def test_a_period_after_the_cut_off_is_refused_and_one_that_begins_on_it_is_not(tmp_path):
    log = Log(tmp_path).events(EVENT)
    with pytest.raises(SitrepError, match="begins on 2019-05-13, after --as-of 2019-05-12") as it:
        chosen(log, "2019-W20", as_of="2019-05-12")
    assert it.value.usage
    assert chosen(log, "2019-W20", as_of="2019-05-13") == ("2019-W20", "2019-05-13")


def test_what_is_no_period_is_a_wrong_use(tmp_path):
    with pytest.raises(SitrepError) as refused:
        chosen(Log(tmp_path).events(EVENT), "soon")
    assert refused.value.usage


def hint(log, **more):
    with pytest.raises(SitrepError) as refused:
        chosen(log, **more)
    (problem,) = refused.value.problems
    return problem.hint


def test_of_a_log_known_to_the_month_alone_the_last_month_is_offered(tmp_path):
    log = Log(tmp_path).events({"date_start": "2019-03"}, {"date_start": "2019-04"})
    assert hint(log) == "name the period: sitrep build 2019-04"


def test_of_a_log_in_which_a_day_is_known_the_week_is_offered(tmp_path):
    days = {"date_start": "2019-03"}, EVENT | {"date_start": "2019-05-14", "reported_on": ""}
    assert hint(Log(tmp_path).events(*days), created="2019-05-15") == (
        "name the period: sitrep build 2019-W20"
    )


def test_beside_a_running_total_a_month_is_not_offered(tmp_path):
    log = Log(tmp_path).events({"date_start": "2019-03"})
    log.totals({"figure": "5", "as_of": "2019-05-14", "reported_on": "2019-05-14"})
    assert hint(log, created="2019-05-15") == "name the period: sitrep build 2019-W20"


def test_inputs_without_rows_are_named(tmp_path):
    config = Log(tmp_path).events(EVENT).inputs().config
    tables = [text_table(path="a.csv"), text_table(path="b.csv")]
    assert nothing(config, tables, None, {}).reason == "there are no rows to report in a.csv, b.csv"
    assert nothing(config, [], None, {}).reason == "there are no rows to report in its inputs"


@pytest.mark.parametrize("table", ["response", "funding", "access", "facilities"])
def test_a_table_that_makes_no_report_by_itself_is_not_said_to_be_without_rows(tmp_path, table):
    config = Log(tmp_path).events(EVENT).inputs().config
    tables = [text_table(path="a.csv", table=table, rows=4)]
    problem = nothing(config, tables, None, {})
    assert problem.reason == (
        "a report is of events or of running totals, and there are none in a.csv"
    )
    assert problem.hint == "add a table of these, or rows to one"


def test_of_a_cut_off_it_is_said_that_nothing_was_reported_by_then(tmp_path):
    config = Log(tmp_path).events(EVENT).inputs().config
    problem = nothing(config, [text_table()], dt.date(2019, 5, 1), {})
    assert problem.reason == "nothing in its inputs was reported by 2019-05-01"


def test_where_all_is_withdrawn_it_is_said_and_no_rows_are_asked_for(tmp_path):
    config = Log(tmp_path).events(EVENT).inputs().config
    problem = nothing(config, [text_table(path="a.csv")], None, {Code.WITHDRAWN: 2})
    assert problem.reason == "all that is stated in a.csv is withdrawn by its sources"
