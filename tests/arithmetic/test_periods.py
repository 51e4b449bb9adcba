"""Weeks of every calendar: named, found again, without gap or overlap."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.arithmetic.periods import WEEKDAYS, Weeks, cut, previous
from sitrep.model.dates import Calendar

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
    assert (period.start, period.end, period.calendar) == (day, end, Calendar.DATES)
    assert weeks.parse(period.id) == period
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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2019-W53", "has no iso week 53"),
        ("2019-W00", "has no iso week 0"),
        ("2019-W99", "has no iso week 99"),
        ("0000-W01", "no such year"),
        ("2019-EW19", "not a week of the iso calendar"),
        ("2019-05-12..2019-05-06", "ends before it starts"),
        ("2019-02-30..2019-03-02", "does not exist"),
        ("2019-02-30", "is not a period"),
        ("last week", "is not a period"),
        ("", "is not a period"),
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
