"""Dates of other calendars are refused, with the calendar that their year may be of."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from sitrep.arithmetic import dates
from sitrep.arithmetic.calendars import named
from sitrep.model.problem import BadValue

SOLAR, MOON, THAI, NEPALI = "Solar Hijri", "Islamic", "Buddhist", "Nepali"


def refused(text):
    with pytest.raises(BadValue) as error:
        dates.parse(text, None, ZoneInfo("UTC"))
    return error.value


@pytest.mark.parametrize(
    ("text", "calendar", "years"),
    [
        ("1403-05-12", SOLAR, "2024/25"),
        ("۱۴۰۳/۰۵/۱۲", SOLAR, "2024/25"),
        # Six of its months have 31 days.
        ("1403-06-31", SOLAR, "2024/25"),
        ("12/05/1403", SOLAR, "2024/25"),
        ("12 مرداد 1403", SOLAR, "2024/25"),
        ("1403-05", SOLAR, "2024/25"),
        ("1403", SOLAR, "2024/25"),
        ("1446-02-07", MOON, "2024/25"),
        ("١٤٤٦/٠٢/٠٧", MOON, "2024/25"),
        ("7 صفر 1446", MOON, "2024/25"),
        ("07.02.1446", MOON, "2024/25"),
        # 1445 began on 19 July 2023.
        ("1445-01-30", MOON, "2023/24"),
        ("2567-05-12", THAI, "2024"),
        ("12/05/2567", THAI, "2024"),
        ("12 พ.ค. 2567", THAI, "2024"),
        # Its months have up to 32 days.
        ("2081-01-32", NEPALI, "2024/25"),
        ("2081-02-31", NEPALI, "2024/25"),
    ],
)
def test_a_date_of_another_calendar_is_refused_with_its_name_and_its_year(text, calendar, years):
    error = refused(text)
    assert calendar in error.reason
    assert error.reason.endswith(f": {years}")
    assert error.hint == "write the day of the Gregorian calendar; sitrep converts no other"


@pytest.mark.parametrize("text", ["2016-13-03", "2016/13/5", "2016-13-01"])
def test_a_month_13_is_of_no_gregorian_date(text):
    assert "Ethiopian" in refused(text).reason


@pytest.mark.parametrize("text", ["2016-13", "2016-13-07", "13/13/2016", "2016-02-30"])
def test_another_day_that_does_not_exist_names_no_calendar(text):
    assert refused(text).reason == "is not a date that exists"


@pytest.mark.parametrize("year", [1500, 1900, 1990, 2024, 2046, 113, 5784, 3000])
def test_a_year_that_is_of_no_other_known_calendar_names_none(year):
    assert named(year) == ""


def test_a_typing_mistake_in_a_year_is_no_other_calendar():
    assert refused("0224-05-06").hint == "correct the year"
    assert refused("2204-05-06").hint == "correct the year"
