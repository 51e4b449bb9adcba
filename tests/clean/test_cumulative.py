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
