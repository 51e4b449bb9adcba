"""A column of running totals in a table of events is told and never summed."""

from __future__ import annotations

import pytest
from samples.summaries import Log, exactly, tally


@pytest.mark.parametrize(
    "column", ["killed_cum", "killed_total_to_date", "killed_cumulative", "killed_cumulé"]
)
def test_a_column_whose_name_says_cumulative_is_no_group(tmp_path, column):
    log = Log(tmp_path).events({"killed": "10", column: "110"}, {"killed": "5", column: "115"})
    (problem,) = log.inputs().problems
    assert (problem.code, problem.column, problem.severity) == (
        "column_not_read",
        column,
        "warning",
    )
    found = log.summary()
    assert tally(found) == exactly(15)
    assert {group for _, group in found.tallies} == {""}


def test_a_group_whose_name_only_begins_so_is_a_group(tmp_path):
    log = Log(tmp_path).events({"killed": "3", "killed_cumbrian": "2"})
    assert tally(log.summary(), "killed", "cumbrian") == exactly(2)


@pytest.mark.parametrize(
    "column",
    [
        "killed_ytd",
        "killed_so_far",
        "killed_since_jan",
        "killed_overall",
        "killed_grand_total",
        "killed_cumulatif",
        "killed_desde enero",
        "killed_накопичено",
        "killed_с начала года",
        "killed_حتى الآن",
    ],
)
def test_running_totals_of_60_and_61_are_no_121_killed(tmp_path, column):
    log = Log(tmp_path).events({column: "60", "injured": "1"}, {column: "61", "injured": "1"})
    (problem,) = log.inputs().problems
    assert (problem.code, problem.column) == ("column_not_read", column)
    assert f'cumulative = {{killed = "{column}"}}' in problem.hint
    found = log.summary()
    assert tally(found, "killed") is None


@pytest.mark.parametrize("column", ["injured_total", "injured_totaux", "injured_всього"])
def test_a_total_that_may_be_of_each_event_is_told_with_both_remedies(tmp_path, column):
    log = Log(tmp_path).events({column: "60", "killed": "1"}, {column: "61", "killed": "2"})
    (problem,) = log.inputs().problems
    assert (problem.code, problem.column) == ("column_not_read", column)
    assert f'columns = {{injured = "{column}"}}' in problem.hint
    assert f'cumulative = {{injured = "{column}"}}' in problem.hint


def test_a_running_total_under_a_word_for_an_indicator_is_told(tmp_path):
    log = Log(tmp_path).events({"killed": "1", "Dead so far": "60"})
    (problem,) = log.inputs().problems
    assert (problem.column, problem.severity) == ("Dead so far", "warning")
    assert 'cumulative = {killed = "Dead so far"}' in problem.hint


def test_a_group_that_no_word_is_known_for_is_read_and_told(tmp_path):
    log = Log(tmp_path).events({"killed": "3", "killed_zone": "2", "killed_journalists": "1"})
    (problem,) = log.inputs().problems
    assert (problem.column, problem.severity) == ("killed_zone", "warning")
    assert tally(log.summary(), "killed", "zone") == exactly(2)


def test_households_are_no_group_of_the_displaced(tmp_path):
    log = Log(tmp_path).events({"displaced_households": "20", "killed": "1"})
    (problem,) = log.inputs().problems
    assert (problem.code, problem.column) == ("column_not_read", "displaced_households")
    assert 'unit = "households"' in problem.hint
    assert "displaced" not in {indicator for indicator, _ in log.summary().tallies}
