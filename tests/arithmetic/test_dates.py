"""Dates as text: what decides their day, their zone and the order of their parts."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sitrep.arithmetic.dates import (
    converted,
    order_shown_by,
    parse,
    shows_order,
    year_is_anywhere,
    year_is_last,
)
from sitrep.model.dates import DAY_ZERO_1904
from sitrep.model.problem import BadValue

UTC, DAMASCUS = ZoneInfo("UTC"), ZoneInfo("Asia/Damascus")


def day(text, order=None, zone=UTC):
    found, precision = parse(text, order, zone)
    return str(found), str(precision)


def refused(text, order=None, zone=UTC):
    with pytest.raises(BadValue) as error:
        parse(text, order, zone)
    return error.value.reason


@pytest.mark.parametrize(
    ("text", "on"),
    [
        # 12 am is midnight and 12 pm is noon.
        ("1 March 2026 12:30 AM -01:00", "2026-03-01"),
        ("1 March 2026 12:30 PM -11:00", "2026-03-01"),
        ("1 March 2026 12:30 PM -12:00", "2026-03-02"),
        ("1 March 2026 11:59 PM +00:00", "2026-03-01"),
        ("1 March 2026 11:59 PM -00:01", "2026-03-02"),
        ("1 March 2026 1:00 pm -11:00", "2026-03-02"),
        ("1 March 2026 1:00 pm -10:59", "2026-03-01"),
        ("1 March 2026 1:00 am +01:00", "2026-03-01"),
        ("1 March 2026 1:00 a.m. +01:01", "2026-02-28"),
        ("1 March 2026 12:00 a.m. +00:01", "2026-02-28"),
    ],
)
def test_a_moment_is_of_the_day_that_it_is_in_the_operation_s_zone(text, on):
    assert day(text) == (on, "day")


@pytest.mark.parametrize(
    ("zone", "on"),
    [
        ("+3", "2026-02-28"),
        ("UTC+02", "2026-02-28"),
        ("+02:00", "2026-02-28"),
        ("+0200", "2026-02-28"),
        # Half past two in the morning is before or after midnight in UTC by the minutes too.
        ("+02:30", "2026-03-01"),
        ("+02:31", "2026-02-28"),
        ("-2", "2026-03-01"),
        ("−02:00", "2026-03-01"),
        ("+14", "2026-02-28"),
        ("Z", "2026-03-01"),
        ("GMT", "2026-03-01"),
        ("[Asia/Damascus]", "2026-02-28"),
        ("local", "2026-03-01"),
    ],
)
def test_the_zone_behind_a_time_moves_it_by_its_hours_and_minutes(zone, on):
    time = "2:30" if zone.startswith("+02:3") else "1:30"
    assert day(f"01/03/2026 {time} {zone}", "day-first") == (on, "day")


def test_a_zone_of_whole_hours_has_no_minutes():
    # A minute before two, two hours east of UTC, is a minute before midnight there.
    assert day("01/03/2026 1:59 +02", "day-first") == ("2026-02-28", "day")
    assert day("01/03/2026 2:00 +02", "day-first") == ("2026-03-01", "day")


@pytest.mark.parametrize("zone", ["+15", "-14:30", "+14:01", "CAT", "UTC+99", "Asia/Nowhere"])
def test_a_zone_that_no_place_has_is_refused(zone):
    assert refused(f"01/03/2026 22:30 {zone}", "day-first") == (
        "has a time zone that sitrep does not know"
    )


@pytest.mark.parametrize("text", ["1 March 2026 24:00 UTC", "1 March 2026 10:60 UTC"])
def test_a_time_that_does_not_exist_is_refused(text):
    assert refused(text) == "has a time that does not exist"


def test_a_time_without_a_zone_is_the_operation_s_own():
    assert day("01/03/2026 22:30", "day-first", DAMASCUS) == ("2026-03-01", "day")
    assert day("2026-03-01T22:30", None, DAMASCUS) == ("2026-03-01", "day")


def test_a_month_with_a_time_behind_it_stays_a_month():
    assert day("2026-03 22:30 UTC", None, DAMASCUS) == ("2026-03-01", "month")


@pytest.mark.parametrize(
    ("text", "year"), [("1900-01-01", 1900), ("2199-12-31", 2199), ("1899-12-31", 0), ("2200", 0)]
)
def test_a_year_is_likely_from_1900_to_2199(text, year):
    if year:
        assert day(text)[0].startswith(str(year))
    else:
        assert refused(text).startswith("is in the year ")


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2026", "year"), ("2026-03", "month"), ("2026-03-02", "day"), ("2026.3.2", "day")],
)
def test_a_date_is_as_precise_as_it_is_written(text, precision):
    assert day(text)[1] == precision


def test_numbers_that_are_no_dates_are_refused_though_python_reads_them():
    # Python reads 2026W10 and 202603; a week is no date of an event.
    assert refused("202603")
    assert day("20260302") == ("2026-03-02", "day")


@pytest.mark.parametrize(
    ("text", "order", "on"),
    [
        ("03/04/2026", "day-first", "2026-04-03"),
        ("03/04/2026", "month-first", "2026-03-04"),
        ("13/04/2026", None, "2026-04-13"),
        ("04/13/2026", None, "2026-04-13"),
        ("05/05/2026", None, "2026-05-05"),
        ("12/12/2026", None, "2026-12-12"),
        ("13/12/2026", None, "2026-12-13"),
        ("12/13/2026", None, "2026-12-13"),
        ("03/04/26", "day-first", "2026-04-03"),
        ("26-03-02", "iso", "2026-03-02"),
        ("26-03-02", "day-first", "2002-03-26"),
    ],
)
def test_the_order_of_day_and_month_is_what_is_said_or_what_the_date_shows(text, order, on):
    assert day(text, order) == (on, "day")


@pytest.mark.parametrize(
    ("text", "order", "reason"),
    [
        ("03/04/2026", None, "could be day/month or month/day"),
        ("01/12/2026", None, "could be day/month or month/day"),
        ("12/01/2026", None, "could be day/month or month/day"),
        ("26-03-02", None, "could have its year first or last"),
        ("03/04/2026", "iso", 'is not an ISO date, and dates = "iso" asks for them'),
        ("13/13/2026", None, "is not a date that exists"),
        ("2026-02-29", None, "is not a date that exists"),
        ("x" * 101, None, "is 101 characters long"),
        ("x" * 100, None, "is not a date"),
    ],
)
def test_a_date_of_two_readings_or_none_is_refused(text, order, reason):
    assert refused(text, order) == reason


@pytest.mark.parametrize(
    ("text", "on", "precision"),
    [
        ("6 May 2019", "2019-05-06", "day"),
        ("May 31, 2019", "2019-05-31", "day"),
        ("May 2019", "2019-05-01", "month"),
    ],
)
def test_a_month_in_words_is_read_with_its_day_or_without(text, on, precision):
    assert day(text) == (on, precision)


@pytest.mark.parametrize(
    ("text", "hint"),
    [("43591", 'dates = "excel"'), ("435912", "2019-05-06"), ("soon", "2019-05-06")],
)
def test_what_is_no_date_is_told_how_to_be_one(text, hint):
    with pytest.raises(BadValue) as error:
        parse(text, None, UTC)
    assert hint in error.value.hint


def test_a_day_number_counts_from_the_workbook_s_own_first_day():
    assert parse("43591", "excel", UTC)[0] == dt.date(2019, 5, 6)
    # 1,462 days later, since the other system begins in 1904.
    assert parse("43591.9", "excel", UTC, DAY_ZERO_1904)[0] == dt.date(2023, 5, 7)


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("13/04/2026", True),
        ("04/13/2026", True),
        ("12/04/2026", False),
        ("04/12/2026", False),
        ("05/05/2026", None),
        ("2026-03-02", None),
        ("26-03-02", None),
        ("13.04.26", True),
    ],
)
def test_a_part_above_twelve_shows_which_the_day_is(text, shows):
    assert shows_order(text) is shows


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("2026-03-12", True),
        ("2026-03-13", None),
        ("13/03/2026", False),
        ("03/12/2026", None),
        ("March", None),
    ],
)
def test_only_days_up_to_twelve_can_have_been_converted(text, was):
    assert converted(text) is was


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["12/03/2026", "13/03/2026"], "day-first"),
        (["03/12/2026", "03/13/2026"], "month-first"),
        (["12/12/2026"], None),
        (["13/03/2026", "03/13/2026"], None),
        (["26-03-13", "13/03/2026"], "day-first"),
        (["26-03-13"], None),
        # Day numbers are plausible from 1990 to 2099.
        (["32874", "73050"], "excel"),
        (["32873"], None),
        (["73051"], None),
        (["32874", " "], "excel"),
        (["43591.75"], "excel"),
        (["32874", "2026-03-02"], None),
        ([], None),
    ],
)
def test_a_column_shows_its_order_by_what_can_be_read_one_way(column, order):
    assert order_shown_by(column) == order


def test_day_numbers_of_a_workbook_of_1904_are_plausible_in_the_same_years():
    # 1 January 1990 is day 31,412 there; 31 December 2099 is day 71,588.
    for number, order in ((31_411, None), (31_412, "excel"), (71_588, "excel"), (71_589, None)):
        assert order_shown_by([str(number)], DAY_ZERO_1904) == order


@pytest.mark.parametrize(
    ("text", "anywhere", "last"),
    [
        ("26-03-02", True, False),
        ("26/03/02", False, True),
        ("26.03.02", False, True),
        ("26-03/02", True, False),
        ("26-03-2002", False, False),
        ("26/03/2002", False, False),
        ("2 March 26", False, False),
    ],
)
def test_a_year_of_two_digits_stands_last_unless_hyphens_leave_it_open(text, anywhere, last):
    assert (year_is_anywhere(text), year_is_last(text)) == (anywhere, last)
