"""A file whose dates are all years before their reports is told: they may be Ethiopian."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log

from sitrep.pipeline import gather

#: Days of the Ethiopian calendar as they are written, and the Gregorian days of their reports.
ETHIOPIAN = [
    ("2016-11-15", "2024-07-23"),
    ("2016-11-20", "2024-08-30"),
    ("2016-01-02", "2023-09-14"),
]


def told(folder, pairs, table="events"):
    if table == "events":
        rows = [{"date_start": a, "reported_on": b, "killed": "1"} for a, b in pairs]
        log = Log(folder).events(*rows)
    else:
        rows = [{"as_of": a, "reported_on": b, "figure": "1"} for a, b in pairs]
        log = Log(folder).events({"killed": "1"}).totals(*rows)
    return [p for p in log.inputs().problems if p.code == "date_unlikely"]


@pytest.mark.parametrize("table", ["events", "totals"])
def test_dates_of_the_ethiopian_calendar_are_told_by_how_far_they_are_behind(tmp_path, table):
    (problem,) = told(tmp_path, ETHIOPIAN, table)
    assert (problem.line, problem.value, problem.severity) == (2, "2016-11-15", "warning")
    assert problem.reason == "is about 7 years before reported_on, as are 3 of 3 dates here"
    assert "Ethiopian" in problem.hint


def test_another_gap_of_years_names_no_calendar(tmp_path):
    (problem,) = told(tmp_path, [("2014-07-15", "2024-07-23"), ("2014-07-16", "2024-07-24")])
    assert problem.reason == "is about 10 years before reported_on, as are 2 of 2 dates here"
    assert problem.hint == "check the years"


@pytest.mark.parametrize(
    "pairs",
    [
        # One late report is no file of them.
        [("2016-11-15", "2024-07-23")],
        [("2016-11-15", "2024-07-23"), ("2024-07-20", "2024-07-23")],
        [("2024-07-15", "2024-07-23"), ("2024-07-20", "2024-07-23")],
        [("2016-11-15", ""), ("2016-11-16", "")],
        [("2023-01-15", "2024-07-23"), ("2023-01-20", "2024-07-23")],
    ],
)
def test_what_is_reported_within_two_years_or_in_part_is_not_told(tmp_path, pairs):
    assert told(tmp_path, pairs) == []


def test_a_date_in_a_nepali_year_is_later_than_today_and_says_why(tmp_path):
    log = Log(tmp_path).events({"date_start": "2081-04-15"}, {"date_start": "2031-04-15"})
    log.inputs()
    problems = gather(tmp_path / "config.toml", today=dt.date(2024, 8, 1)).problems
    assert "Nepali calendar (Bikram Sambat): 2024/25" in problems[0].reason
    assert problems[1].reason == "is later than today"
