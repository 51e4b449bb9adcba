"""The dead beside a year before, the year so far and the days before a marker: like with like."""

from __future__ import annotations

import pytest
from samples.summaries import Log, exactly, said

from sitrep.model.tallies import Against


def event(day, killed, area="North", source="A", **more):
    return {"date_start": day, "killed": killed, "admin1": area, "source": source} | more


def compared(folder, *events, period="2024-W10", **log):
    summary = Log(folder, **log).events(*events).summary(period)
    return {
        str(each.against): (
            said(each.tally.figure),
            said(each.tally.previous),
            each.tally.comparable,
            (str(each.before.start), str(each.before.end)),
        )
        for each in summary.comparisons
    }


# Week 10 of 2024 is 4 to 10 March, of 2023 it is 6 to 12 March.
NOW, THEN = event("2024-03-06", "7"), event("2023-03-08", "4")
LONG_AGO = event("2022-12-01", "1")


def test_a_week_is_compared_with_the_week_of_its_number_a_year_before(tmp_path):
    found = compared(tmp_path, LONG_AGO, THEN, NOW)
    last_year = ("2023-03-06", "2023-03-12")
    assert found["last_year"] == (exactly(7), exactly(4), True, last_year)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        # Another area, another source, a number that is missing, and one chosen between sources.
        (event("2023-03-08", "4", area="South"), NOW),
        (event("2023-03-08", "4", source="B"), NOW),
        (event("2023-03-08", ""), NOW),
    ],
)
def test_unlike_coverage_a_year_before_is_not_compared(tmp_path, then, now):
    assert not compared(tmp_path, LONG_AGO, then, now)["last_year"][2]


def test_a_figure_chosen_between_sources_is_not_compared(tmp_path):
    a = event("2023-03-08", "4", event_id="x")
    b = event("2023-03-08", "9", source="B", event_id="x")
    both = event("2024-03-06", "7", event_id="y"), event("2024-03-06", "7", "North", "B")
    assert not compared(tmp_path, LONG_AGO, a, b, *both)["last_year"][2]


def test_where_the_history_does_not_reach_back_nothing_is_compared(tmp_path):
    # The first event is of 8 March 2023: the week from 6 March is not held whole.
    assert "last_year" not in compared(tmp_path, THEN, NOW)


def test_a_baseline_ends_the_history(tmp_path):
    found = compared(tmp_path, LONG_AGO, THEN, NOW, report="baseline = 2023-06-01")
    assert found["year_to_date"][0] == exactly(7)
    assert "last_year" not in found


def test_the_year_to_date_is_beside_the_same_days_a_year_before(tmp_path):
    # 2 + 7 from 1 January to 10 March 2024; 3 + 4 in the same days of 2023, 5 later in March not.
    rows = (event("2023-01-20", "3"), event("2023-03-20", "5"), event("2024-02-01", "2"))
    found = compared(tmp_path, LONG_AGO, THEN, NOW, *rows)
    days = ("2023-01-01", "2023-03-10")
    assert found["year_to_date"] == (exactly(9), exactly(7), True, days)


EARLIER, SINCE = event("2023-02-15", "4"), event("2024-01-01", "3")


@pytest.mark.parametrize(
    ("baseline", "comparable"), [("", False), ("2023-02-01", False), ("2023-01-01", True)]
)
def test_a_year_to_date_is_compared_only_where_the_history_holds_the_days_a_year_before(
    tmp_path, baseline, comparable
):
    # 3 + 7 this year; of last year nothing is known before 15 February or before the baseline.
    report = f"baseline = {baseline}" if baseline else ""
    found = compared(tmp_path, EARLIER, SINCE, NOW, report=report)["year_to_date"]
    assert found[:3] == (exactly(10), exactly(4), comparable)


def test_a_year_that_the_history_does_not_hold_from_its_first_day_has_no_sum_to_date(tmp_path):
    assert "year_to_date" not in compared(tmp_path, event("2024-01-02", "3"), NOW)
    assert "year_to_date" in compared(tmp_path, SINCE, NOW)


def test_an_event_known_to_its_month_alone_makes_windows_incomparable(tmp_path):
    rows = (event("2023-01-20", "3"), event("2024-02-01", "2"))
    month = event("2023-03", "6", date_precision="month")
    assert not compared(tmp_path, LONG_AGO, THEN, NOW, *rows, month)["year_to_date"][2]


MARKERS = """[[marker]]
date = 2024-02-26
label = "ceasefire announced"
[[marker]]
date = 2024-03-05
label = "talks"
"""


def test_the_days_since_the_last_marker_before_the_period_are_beside_as_many_before_it(tmp_path):
    # 26 February to 10 March is 14 days: 1 + 7; 12 to 25 February has 6 + 5, the 11th not.
    rows = (
        event("2024-02-11", "40"),
        event("2024-02-12", "6"),
        event("2024-02-25", "5"),
        event("2024-02-26", "1"),
    )
    found = compared(tmp_path, LONG_AGO, NOW, *rows, more=MARKERS)
    days = ("2024-02-12", "2024-02-25")
    assert found["since_marker"] == (exactly(8), exactly(11), True, days)


def test_a_month_is_compared_with_the_month_a_year_before(tmp_path):
    # February has 29 days in 2024 and 28 in 2023.
    rows = (event("2024-02-29", "2"), event("2023-02-28", "3"))
    found = compared(tmp_path, LONG_AGO, *rows, period="2024-02")
    days = ("2023-02-01", "2023-02-28")
    assert found[str(Against.LAST_YEAR)] == (exactly(2), exactly(3), True, days)


def test_a_53rd_week_has_none_a_year_before(tmp_path):
    found = compared(
        tmp_path, event("2019-12-30", "1"), event("2020-12-30", "2"), period="2020-W53"
    )
    assert "last_year" not in found
