"""What each kind of period counts and is compared with; figures are worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log, exactly, said, tally

#: One source and area throughout; e6 is known to the month, e7 to the year.
ROWS = (
    ("2026-01-10", 2),
    ("2026-02-05", 3),
    ("2026-02-20", 9),
    ("2026-03-02", 5),
    ("2026-03-31", 6),
    ("2026-03", 7),
    ("2026", 10),
    ("2026-04-01", 1),
)


@pytest.fixture
def log(tmp_path):
    return logged(tmp_path)


def logged(folder, rows=ROWS, report=""):
    events = [
        {"date_start": day, "killed": n, "admin1": "North", "source": "S", "event_type": "shelling"}
        for day, n in rows
    ]
    return Log(folder, report=report).events(*events)


@pytest.mark.parametrize(
    ("period", "killed", "before", "maybe"),
    [
        # 5 + 6 + 7 in March, 3 + 9 in February; e7 may be of March.
        ("2026-03", 18, 12, 1),
        ("2026-02", 12, 2, 1),
        # 2 + 12 + 18; nothing is known of the last quarter of 2025.
        ("2026-Q1", 32, None, 1),
        ("2026-Q2", 1, 32, 1),
        # All of it.
        ("2026", 43, None, 0),
        # A week holds neither the month's nor the year's.
        ("2026-W10", 5, None, 2),
        ("2026-W14", 7, None, 2),
        # The week from 6 April: only e7 may be of it.
        ("2026-W15", None, 7, 1),
        # 23 February to 22 March, and the four weeks before: 3 + 9.
        ("2026-W09..W12", 5, 12, 2),
        # 23 March to 5 April, and the two weeks before, from 9 March: none.
        ("2026-W13..W14", 7, None, 2),
        # Three days, and the three before, to 29 March: none.
        ("2026-03-30..2026-04-01", 7, None, 2),
    ],
)
def test_each_kind_counts_its_own_and_is_compared_with_its_like(
    tmp_path, period, killed, before, maybe
):
    # The first month and quarter are whole, although their first event is of 10 January.
    found = logged(tmp_path, report="baseline = 2026-01-01").summary(period)
    assert tally(found) == (exactly(killed) if killed else None)
    assert said(found.tallies["killed", ""].previous) == (exactly(before) if before else None)
    assert found.tallies["killed", ""].comparable == bool(killed and before)
    assert found.maybe == maybe


@pytest.mark.parametrize(
    ("period", "bars", "undated"),
    [
        ("2026-03", [("2026-01", 2), ("2026-02", 12), ("2026-03", 18)], 10),
        ("2026-Q2", [("2026-Q1", 32), ("2026-Q2", 1)], 10),
        ("2026", [("2026", 43)], 0),
        ("2026-W13..W14", None, 17),
    ],
)
def test_bars_are_of_the_report_s_own_kind_and_with_the_undated_make_the_total(
    log, period, bars, undated
):
    found = log.summary(period)
    points = found.weekly["killed"]
    assert {p.period.unit for p in points} == {found.period.unit}
    counted = [(p.period.id, p.figure.best) for p in points if p.figure]
    assert bars is None or counted == bars
    total = found.cumulative["killed", ""].figure.best
    assert sum(n for _, n in counted) + undated == total


def test_a_period_that_the_baseline_cuts_is_partial_and_nothing_is_compared_with_it(tmp_path):
    found = logged(tmp_path, report="baseline = 2026-02-10").summary("2026-03")
    february, march = found.weekly["killed"]
    # Of February only the 20th counts; with March's 18 and the year's 10 that is 37.
    assert (said(february.figure), february.period.partial) == (exactly(9), True)
    assert (said(march.figure), march.period.partial) == (exactly(18), False)
    assert said(found.cumulative["killed", ""].figure) == exactly(37)
    assert not found.tallies["killed", ""].comparable


#: ISO week 53 of 2026 is 28 December to 3 January.
TURN = (("2026-12-28", 1), ("2027-01-02", 2), ("2027-01-04", 4))


@pytest.mark.parametrize(
    ("calendar", "period", "window", "killed"),
    [
        ("iso", "2026-W53", ("2026-12-28", "2027-01-03"), 3),
        ("iso", "2026-W52..2027-W01", ("2026-12-21", "2027-01-10"), 7),
        ("iso", "2026-12", ("2026-12-01", "2026-12-31"), 1),
        ("iso", "2027-01", ("2027-01-01", "2027-01-31"), 6),
        ("iso", "2026", ("2026-01-01", "2026-12-31"), 1),
        ("iso", "2027-Q1", ("2027-01-01", "2027-03-31"), 6),
        # The last MMWR week of 2026 is 27 December to 2 January.
        ("epi", "2026-W52", ("2026-12-27", "2027-01-02"), 3),
        ("epi", "2026-W52..2027-W01", ("2026-12-27", "2027-01-09"), 7),
        ("epi", "2026-12", ("2026-12-01", "2026-12-31"), 1),
    ],
)
def test_the_turn_of_the_year_is_parted_by_the_calendar_of_the_period(
    tmp_path, calendar, period, window, killed
):
    found = logged(tmp_path, TURN, f'calendar = "{calendar}"').summary(period)
    assert (found.period.start, found.period.end) == tuple(map(dt.date.fromisoformat, window))
    assert tally(found) == exactly(killed)


def test_weeks_of_the_organisation_s_own_run_from_its_day(tmp_path):
    # Weeks from Saturday: 26 December to 1 January, then 2 to 8 January, which is week 1 of 2027.
    report = 'calendar = "custom"\nweek_start = "saturday"'
    found = logged(tmp_path, TURN, report).summary("2027-W01")
    assert (tally(found), found.period.id) == (exactly(6), "2027-CW01")
    assert said(found.tallies["killed", ""].previous) == exactly(1)


def test_a_day_in_a_month_known_only_to_the_month_is_of_the_month(tmp_path):
    # ACLED writes such a date as a day in the month.
    rows = {"date_start": "2026-03-15", "date_precision": "month", "killed": 4, "source": "S"}
    log = Log(tmp_path).events(rows, {"date_start": "2026-03-30", "killed": 1, "source": "S"})
    assert tally(log.summary("2026-03")) == exactly(5)
    # The month touches the week from 30 March, which holds neither the 15th nor the event.
    week = log.summary("2026-W14")
    assert (tally(week), week.maybe) == (exactly(1), 1)
    assert log.summary("2026-W15").maybe == 0


def test_a_disputed_or_withdrawn_event_known_to_the_month_is_of_the_month_s_report(tmp_path):
    rows = (
        {"event_id": "a", "killed": 1, "source": "S"},
        {"event_id": "a", "status": "denied", "source": "T"},
        {"event_id": "b", "status": "withdrawn", "source": "S"},
    )
    log = Log(tmp_path).events(*({"date_start": "2026-03", **row} for row in rows))
    month = log.summary("2026-03")
    assert ([d.event.event_id for d in month.disputed], len(month.withdrawn)) == (["a"], 1)
    week = log.summary("2026-W10")
    assert (week.disputed, week.withdrawn) == ((), ())
