"""Weeks of every calendar: named, found again, without gap or overlap."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.arithmetic.periods import WEEKDAYS, Weeks, cut, following, month, next_due, previous
from sitrep.model.dates import Unit

ISO, EPI = Weeks.of("iso"), Weeks.of("epi")
CUSTOM = [Weeks.of("custom", name) for name in WEEKDAYS]
ALL = [ISO, EPI, *CUSTOM]

days = st.dates(dt.date(1970, 1, 1), dt.date(2100, 12, 31))
calendars = st.sampled_from(ALL)


def epi_week(day: dt.date) -> tuple[int, int]:
    """Return MMWR year and week by the CDC's own wording: week 1 holds 4 January, from Sunday."""

    def first(year: int) -> dt.date:
        fourth = dt.date(year, 1, 4)
        return fourth - dt.timedelta(days=fourth.isoweekday() % 7)

    year = next(y for y in (day.year + 1, day.year, day.year - 1) if first(y) <= day)
    return year, (day - first(year)).days // 7 + 1


def test_iso_weeks_agree_with_the_standard_library_on_every_day_of_131_years():
    day = dt.date(1970, 1, 1)
    while day <= dt.date(2100, 12, 31):
        week = ISO.containing(day)
        assert (week.year, week.number) == day.isocalendar()[:2]
        day += dt.timedelta(days=1)


def test_epi_weeks_agree_with_the_cdc_rule_on_every_day_of_131_years():
    day = dt.date(1970, 1, 1)
    while day <= dt.date(2100, 12, 31):
        week = EPI.containing(day)
        assert (week.year, week.number) == epi_week(day)
        day += dt.timedelta(days=1)


@pytest.mark.parametrize("weeks", ALL)
def test_weeks_follow_each_other_without_gap_or_overlap(weeks):
    week = weeks.containing(dt.date(1999, 12, 1))
    while week.start.year < 2030:
        after = weeks.containing(week.end + dt.timedelta(days=1))
        assert after.start == week.end + dt.timedelta(days=1)
        assert week.days == 7
        assert previous(after, weeks) == week
        assert after.number == week.number + 1 or (after.number, after.year) == (1, week.year + 1)
        week = after


@given(days, calendars)
def test_a_week_is_found_again_by_its_name_and_by_any_day_in_it(day, weeks):
    week = weeks.containing(day)
    assert week.start <= day <= week.end
    assert weeks.parse(week.id) == week
    assert weeks.parse(week.id.lower()) == week
    assert weeks.parse(day.isoformat()) == week
    assert {weeks.containing(week.start + dt.timedelta(days=n)) for n in range(7)} == {week}


@given(days, calendars)
def test_a_week_starts_on_the_day_its_calendar_says(day, weeks):
    assert weeks.containing(day).start.weekday() == weeks.week_start


@given(days, st.integers(0, 400), calendars)
def test_a_range_of_dates_is_found_again_by_its_name(day, length, weeks):
    end = day + dt.timedelta(days=length)
    period = weeks.parse(f"{day}..{end}")
    assert (period.start, period.end) == (day, end)
    assert weeks.parse(period.id) == period
    if period.unit in (Unit.MONTH, Unit.QUARTER, Unit.YEAR):
        assert previous(period, weeks).end == day - dt.timedelta(days=1)
        return
    before = previous(period, weeks)
    assert (before.days, before.end) == (period.days, day - dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2019-W19", "2019-W19"),
        ("2019W19", "2019-W19"),
        (" 2019-w9 ", "2019-W09"),
        ("2019-05-12", "2019-W19"),
        ("2020-W53", "2020-W53"),
    ],
)
def test_a_period_may_be_written_in_several_ways(text, name):
    assert ISO.parse(text).id == name


def test_a_plain_w_is_understood_in_every_calendar():
    assert EPI.parse("2019-W19").start == dt.date(2019, 5, 5)
    assert EPI.parse("2019-EW19") == EPI.parse("2019-W19")


@pytest.mark.parametrize("number", [0, 13])
def test_a_year_has_months_from_1_to_12(number):
    with pytest.raises(ValueError, match=f'"said": there is no month {number}'):
        month(2026, number, "said")
    assert (month(2026, 1).id, month(2026, 12).id) == ("2026-01", "2026-12")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-W53", "has no iso week 53"),
        ("2019-W00", "has no iso week 0"),
        ("2019-W99", "has no iso week 99"),
        ("0000-W01", "no such year"),
        ("2019-EW19", "is a week of the epi calendar, and config.toml names the iso"),
        ("2019-05-12..2019-05-06", "ends before it starts"),
        ("2019-02-30..2019-03-02", "does not exist"),
        ("2019-02-30", "does not exist"),
        ("last week", "is not a period"),
        ("", "is not a period"),
        ("2026-13", "is not a period"),
        ("2026-00", "is not a period"),
        ("2026-Q5", "there is no quarter 5"),
        ("0000-03", "no such year"),
        ("2026-W12..W09", "ends before it starts; write 2026-W12..2027-W09"),
        ("2026-03..2026-01", "ends before it starts"),
        ("2025-W50..W53", "2025 has no iso week 53"),
        ("2026-03..2026-03-20", "runs from a month to a date"),
        ("2026..W10", "runs from a year to a week"),
        ("2026-01..2026-02..2026-03", "is not a period"),
    ],
)
def test_what_is_no_period_is_refused_with_the_reason(text, reason):
    with pytest.raises(ValueError, match=reason):
        ISO.parse(text)


@pytest.mark.parametrize("weeks", ALL)
@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_the_first_and_last_dates_there_are_have_a_week_too(weeks, day):
    week = weeks.containing(day)
    assert week.start <= day <= week.end
    assert previous(week, weeks).end <= week.end


def test_a_period_is_partial_while_the_data_stop_before_its_end():
    week = ISO.parse("2019-W19")
    assert cut(week, dt.date(2019, 5, 11)).partial
    assert not cut(week, dt.date(2019, 5, 12)).partial


def dates(period):
    return (period.start.isoformat(), period.end.isoformat())


@pytest.mark.parametrize(
    ("weeks", "text", "window", "neighbours"),
    [
        # 2024 is a leap year; 2023 is not.
        (ISO, "2024-02", ("2024-02-01", "2024-02-29"), ("2024-01", "2024-03")),
        (ISO, "2026-01", ("2026-01-01", "2026-01-31"), ("2025-12", "2026-02")),
        (ISO, "2026-12", ("2026-12-01", "2026-12-31"), ("2026-11", "2027-01")),
        (ISO, "2024-Q1", ("2024-01-01", "2024-03-31"), ("2023-Q4", "2024-Q2")),
        (ISO, "2026-Q4", ("2026-10-01", "2026-12-31"), ("2026-Q3", "2027-Q1")),
        (ISO, "2026", ("2026-01-01", "2026-12-31"), ("2025", "2027")),
        # 2026 has 53 ISO weeks: W53 is 28 December to 3 January; 2025 has 52.
        (ISO, "2026-W53", ("2026-12-28", "2027-01-03"), ("2026-W52", "2027-W01")),
        (ISO, "2026-W50..W53", ("2026-12-07", "2027-01-03"), ("2026-W46_W49", "2027-W01_W04")),
        (ISO, "2026-W09..W12", ("2026-02-23", "2026-03-22"), ("2026-W05_W08", "2026-W13_W16")),
        (
            ISO,
            "2025-W50..2026-W02",
            ("2025-12-08", "2026-01-11"),
            ("2025-W45_W49", "2026-W03_W07"),
        ),
        (ISO, "2026-W52..2027-W01", ("2026-12-21", "2027-01-10"), ("2026-W49_W51", "2027-W02_W04")),
        # MMWR weeks of 2026 start on Sunday, 4 January, and there are 52.
        (EPI, "2026-W01", ("2026-01-04", "2026-01-10"), ("2025-EW53", "2026-EW02")),
        (EPI, "2026-W01..W04", ("2026-01-04", "2026-01-31"), ("2025-EW50_EW53", "2026-EW05_EW08")),
        (EPI, "2026-03", ("2026-03-01", "2026-03-31"), ("2026-02", "2026-04")),
        # Weeks from Saturday: week 1 of 2026 holds Saturday, 3 January, to Friday, 9 January.
        (CUSTOM[5], "2026-W01", ("2026-01-03", "2026-01-09"), ("2025-CW52", "2026-CW02")),
        (
            CUSTOM[5],
            "2026-W01..W02",
            ("2026-01-03", "2026-01-16"),
            ("2025-CW51_CW52", "2026-CW03_CW04"),
        ),
    ],
)
def test_a_period_is_followed_and_preceded_by_one_of_its_kind(weeks, text, window, neighbours):
    period = weeks.parse(text)
    assert dates(period) == window
    around = previous(period, weeks), following(period, weeks)
    assert {near.unit for near in around} == {period.unit}
    assert tuple(near.id for near in around) == neighbours


def test_dates_are_followed_and_preceded_by_as_many_days():
    # Five days; February 2026 ends on the 28th.
    period = ISO.parse("2026-03-05..2026-03-09")
    assert dates(previous(period, ISO)) == ("2026-02-28", "2026-03-04")
    assert dates(following(period, ISO)) == ("2026-03-10", "2026-03-14")


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("2026-03-01..2026-03-31", "2026-03", "month"),
        ("2026-01-01..2026-03-31", "2026-Q1", "quarter"),
        ("2026-01..2026-03", "2026-Q1", "quarter"),
        ("2026-Q1..Q4", "2026", "year"),
        ("2026-01-01..2026-12-31", "2026", "year"),
        ("2026-03-02..2026-03-08", "2026-W10", "week"),
        ("2026-W10..W10", "2026-W10", "week"),
        ("2026-02-23..2026-03-22", "2026-W09_W12", "weeks"),
        # From Monday, 1 February, to Sunday, 28 February 2027: a month, and four whole weeks.
        ("2027-02-01..2027-02-28", "2027-02", "month"),
        ("2027-W05..W08", "2027-W05_W08", "weeks"),
        ("2026-01..2026-02", "2026-01-01_2026-02-28", "days"),
        ("2026-03-02..2026-03-02", "2026-03-02_2026-03-02", "days"),
    ],
)
def test_the_same_dates_are_one_period(text, name, unit):
    period = ISO.parse(text)
    assert (period.id, period.unit) == (name, unit)
    assert ISO.parse(name) == period


@given(days, st.integers(1, 60), calendars)
def test_a_run_of_weeks_is_found_again_by_its_name_and_by_its_dates(day, length, weeks):
    first = weeks.containing(day)
    last = weeks.containing(first.start + dt.timedelta(weeks=length))
    run = weeks.parse(f"{first.id}..{last.id}")
    assert (run.start, run.end, run.weeks) == (first.start, last.end, length + 1)
    assert (run.year, run.number, run.last) == (first.year, first.number, last.number)
    assert weeks.parse(run.id) == run
    before = previous(run, weeks)
    assert (before.days, before.unit) == (run.days, Unit.WEEKS)
    assert following(before, weeks) == run


@given(days)
def test_months_quarters_and_years_nest(day):
    month = ISO.parse(f"{day:%Y-%m}")
    quarter = ISO.parse(f"{day.year}-Q{(day.month - 1) // 3 + 1}")
    year = ISO.parse(f"{day.year}")
    for inner, outer in ((month, quarter), (quarter, year)):
        assert outer.start <= inner.start <= inner.end <= outer.end
    assert month.start <= day <= month.end
    for period in (month, quarter, year):
        assert ISO.parse(period.id) == period
        assert following(previous(period, ISO), ISO) == period


@pytest.mark.parametrize("text", ["0001-01", "9999-12", "0001-Q1", "9999-Q4", "0001", "9999"])
def test_the_first_and_last_months_there_are_have_neighbours_too(text):
    period = ISO.parse(text)
    assert previous(period, ISO).end <= period.end
    assert following(period, ISO).start >= period.start


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-Q0", '"2026-Q0": there is no quarter 0'),
        ("2026-Q5", '"2026-Q5": there is no quarter 5'),
        ("0000-Q1", '"0000-Q1": there is no such year'),
        ("0000", '"0000": there is no such year'),
        ("9999-W01", '"9999-W01": there is no such year'),
        ("2026-W00", '"2026-W00": 2026 has no iso week 0'),
        ("2025-W53", '"2025-W53": 2025 has no iso week 53'),
        ("2026-W12..W09", '"2026-W12..W09" ends before it starts; write 2026-W12..2027-W09'),
        ("2026-Q3..Q2", '"2026-Q3..Q2" ends before it starts; write 2026-Q3..2027-Q2'),
        ("2026-03-02..2026-03-01", '"2026-03-02..2026-03-01" ends before it starts'),
        ("2026-W12..2026-03-31", '"2026-W12..2026-03-31" runs from a week to a date'),
        ("2026-02-30", '"2026-02-30" names a date that does not exist'),
        ("2026-W01..W02..W03", '"2026-W01..W02..W03" is not a period'),
        ("2026-02-01..2026-02-30", '"2026-02-01..2026-02-30" names a date that does not exist'),
    ],
)
def test_a_period_that_does_not_exist_is_refused_at_its_edge(text, reason):
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}"):
        Weeks().parse(text)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("2026-Q1", ("2026-01-01", "2026-03-31")),
        ("2026-Q4", ("2026-10-01", "2026-12-31")),
        ("2026-12", ("2026-12-01", "2026-12-31")),
        ("9999", ("9999-01-01", "9999-12-31")),
        ("0001", ("0001-01-01", "0001-12-31")),
        ("9998-W52", ("9998-12-21", "9998-12-27")),
        ("2026-W09..W12", ("2026-02-23", "2026-03-22")),
        ("2026-W09..2026-W12", ("2026-02-23", "2026-03-22")),
        ("2026-W09..W09", ("2026-02-23", "2026-03-01")),
        ("2026-Q1..Q2", ("2026-01-01", "2026-06-30")),
        ("2026-Q2..2026-Q2", ("2026-04-01", "2026-06-30")),
        ("2026-03-02..2026-03-02", ("2026-03-02", "2026-03-02")),
        ("2026-53", None),
    ],
)
def test_a_period_runs_from_its_first_day_to_its_last(text, window):
    if window is None:
        with pytest.raises(ValueError, match="is not a period"):
            Weeks().parse(text)
    else:
        found = Weeks().parse(text)
        assert (str(found.start), str(found.end)) == window


@pytest.mark.parametrize(
    ("text", "name"),
    [("2025-W52..2026-W01", "2025-W52_2026-W01"), ("2026-W09..W12", "2026-W09_W12")],
)
def test_a_run_of_weeks_names_its_last_year_where_it_is_another(text, name):
    assert Weeks().parse(text).id == name


def test_a_number_above_twelve_behind_a_year_is_no_month():
    assert Weeks().parse("2026-12").id == "2026-12"
    for text in ("2026-13", "2026-00"):
        with pytest.raises(ValueError, match="is not a period"):
            Weeks().parse(text)


@pytest.mark.parametrize(
    ("as_of", "due"),
    [
        # The week of 6 to 12 May 2019 is not over: its own report is due the day after it ends.
        ("2019-05-11", "2019-05-13"),
        # It is over: the next week ends on 19 May, and its report is as late as this one.
        ("2019-05-12", "2019-05-20"),
        ("2019-05-13", "2019-05-20"),
        ("2019-05-17", "2019-05-24"),
    ],
)
def test_the_next_report_is_as_late_as_this_one_and_one_of_a_week_cut_short_comes_first(as_of, due):
    week = ISO.parse("2019-W19")
    assert next_due(week, dt.date.fromisoformat(as_of), ISO) == dt.date.fromisoformat(due)
