"""What people type for a period: understood as one folder, or answered with what to type."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.arithmetic.periods import WEEKDAYS, Weeks, month_of, quarter_of
from sitrep.arithmetic.typed import Typed
from sitrep.vocabulary import months

#: A Wednesday in ISO week 48.
TODAY = dt.date(2026, 11, 25)
ISO, EPI = Weeks.of("iso"), Weeks.of("epi")
SATURDAY = Weeks.of("custom", "saturday")
READ = Typed(ISO, TODAY, dt.date(2026, 11, 22))

days = st.dates(dt.date(1971, 1, 1), dt.date(2099, 12, 31))
calendars = st.sampled_from([ISO, EPI, *(Weeks.of("custom", name) for name in WEEKDAYS)])
#: Babel's names are fetched once, before anything is timed.
months.numbers()
ENGLISH = list(calendar.month_name)[1:]


def folder(text: str, read: Typed = READ) -> str:
    return read.period(text).id


@given(days, calendars, days, days)
def test_every_way_to_type_a_week_gives_one_folder(day, weeks, today, data):
    week = weeks.containing(day)
    year, number, month = week.year, week.number, ENGLISH[day.month - 1]
    ways = [
        week.id,
        week.id.lower(),
        f"{year}W{number:02d}",
        f"{year}-W{number}",
        f"{year}/W{number}",
        f"{year} w {number}",
        f"W{number} {year}",
        f"week {number}, {year}",
        f"Week {number} of {year}",
        f"wk{number}/{year}",
        f"KW {number} {year}",
        f"semaine {number} {year}",
        f"S{number:02d} {year}",
        f"{week.start}..{week.end}",
        f"{week.start} to {week.end}",
        f"{week.start}/{week.end}",
        f"{week.id}..{week.id}",
        str(day),
        f"{day:%Y/%m/%d}",
        f"{day:%Y%m%d}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
    ]
    read = Typed(weeks, today, data)
    assert {folder(f" {way} ", read) for way in ways} == {week.id}


@given(days, calendars)
def test_every_way_to_type_a_month_a_quarter_or_a_year_gives_one_folder(day, weeks):
    read, month, quarter = Typed(weeks, TODAY, TODAY), month_of(day), quarter_of(day)
    names = [name for name, number in months.names("fr").items() if number == day.month]
    ways = [
        month.id,
        f"{day:%Y/%m}",
        f"{ENGLISH[day.month - 1]} {day.year}",
        f"{day.year} {ENGLISH[day.month - 1]}",
        f"{ENGLISH[day.month - 1][:3]}. {day.year}",
        *(f"{name} {day.year}" for name in names),
        f"{month.start}..{month.end}",
        f"{month.id}..{month.id}",
    ]
    assert {folder(way, read) for way in ways} == {month.id}
    ways = [
        quarter.id,
        f"{quarter.year}Q{quarter.number}",
        f"q{quarter.number} {quarter.year}",
        f"T{quarter.number} {quarter.year}",
        f"{quarter.year}-T{quarter.number}",
        f"quarter {quarter.number} of {quarter.year}",
        f"{quarter.start}..{quarter.end}",
        f"{quarter.start:%Y-%m}..{quarter.end:%Y-%m}",
    ]
    assert {folder(way, read) for way in ways} == {quarter.id}
    year = str(day.year)
    ways = [year, f"{year}-01-01..{year}-12-31", f"{year}-01..{year}-12", f"{year}-Q1..Q4"]
    assert {folder(way, read) for way in ways} == {year}


@given(days, st.integers(1, 9), calendars)
def test_every_way_to_type_a_run_of_weeks_gives_one_folder(day, length, weeks):
    first = weeks.containing(day)
    last = weeks.containing(first.start + dt.timedelta(weeks=length))
    run = weeks.run(first.start, last.end)
    ways = [
        run.id,
        run.id.replace("_", ".."),
        f"{first.id}..{last.id}",
        f"{first.id} – {last.id}",
        f"{first.id} to {last.id}",
        f"{first.year}-S{first.number:02d} – {last.year}-S{last.number:02d}",
        f"week {first.number} {first.year} to week {last.number} {last.year}",
    ]
    if first.year == last.year:
        ways += [
            f"{first.id}-W{last.number}",
            f"W{first.number}..W{last.number} {first.year}",
            f"W{first.number}-W{last.number} {first.year}",
            f"{first.year}-W{first.number}..{last.number}",
        ]
    assert {folder(way, Typed(weeks, TODAY, TODAY)) for way in ways} == {run.id}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("44", "2026-W44"),
        ("W44", "2026-W44"),
        ("2026-S44", "2026-W44"),
        ("last week", "2026-W47"),
        ("Last Week", "2026-W47"),
        ("this week", "2026-W48"),
        ("yesterday", "2026-W48"),
        ("last month", "2026-10"),
        ("this month", "2026-11"),
        ("last quarter", "2026-Q3"),
        ("last year", "2025"),
        ("March", "2026-03"),
        # December and Q4 of 2026: the one has not begun, the other has.
        ("December", "2025-12"),
        ("Q4", "2026-Q4"),
        ("W09..W12", "2026-W09_W12"),
        ("16/5/2026", "2026-W20"),
        ("5/16/2026", "2026-W20"),
        # Either way in the same week.
        ("5.5.2026", "2026-W19"),
        ("6 May 2026", "2026-W19"),
        ("06 mai 2026", "2026-W19"),
        ("6 May to 20 May 2026", "2026-05-06_2026-05-20"),
        ("٢٠٢٦-W10", "2026-W10"),
        ("2026\u201110", "2026-10"),
        ("2026 – W10", "2026-W10"),
    ],
)
def test_what_people_type_is_understood(text, name):
    assert folder(text) == name


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("6/5/2026", "is not clear; write 2026-05-06 (2026-W19) or 2026-06-05 (2026-W23)"),
        ("06.05.2026", "is not clear; write 2026-05-06 (2026-W19) or 2026-06-05 (2026-W23)"),
        ("6-5-2026", "is not clear; write 2026-05-06 (2026-W19) or 2026-06-05 (2026-W23)"),
        ("6/5/26", "is not clear; write 2026-05-06 (2026-W19) or 2026-06-05 (2026-W23)"),
        ("16/5/26", "has a year of two digits; write 2026-05-16 (2026-W20)"),
        ("6 May 26", "has a year of two digits; write 2026-05-06"),
        ("5/2026", "is not clear; write 2026-05 for the month or 2026-W05 for the week"),
        ("2026-3", "is not clear; write 2026-03 for the month or 2026-W03 for the week"),
        ("202605", "is not clear; write 2026-05 for the month or 2026-W05 for the week"),
        ("2026-44", "is not a period; write 2026-W44 for the week"),
        ("44/2026", "is not a period; write 2026-W44 for the week"),
        ("2026-S1", "write 2026-W01 for the week or 2026-01-01..2026-06-30 for the half year"),
        ("2026-S2", "write 2026-W02 for the week or 2026-07-01..2026-12-31 for the half year"),
        ("W53", "had not begun on 2026-11-25: 2026-W53"),
        ("54", "2026 has no iso week 54"),
        ("2025-W53", "2025 has no iso week 53"),
        ("W50..W02", "ends before it starts; write 2025-W50..2026-W02"),
        ("2025-W50..W02", "ends before it starts; write 2025-W50..2026-W02"),
        ("30/2/2026", "names a date that does not exist"),
        ("epi week 10 2026", "names the iso calendar; write 2026-W10 for its week 10"),
        # Examples are of the data's last days, which end on 22 November 2026.
        ("next week", "write a week (2026-W47), a run of weeks (2026-W44..W47), a month (2026-11)"),
        ("hello", "a quarter (2026-Q4), a year (2026), a date (2026-11-22: its week) or dates"),
        ("", "is not a period"),
        ("..", "is not a period"),
        ("1 to 20 March 2026", "is not a period"),
    ],
)
def test_what_may_be_two_periods_or_none_is_answered_with_what_to_type(text, answer):
    with pytest.raises(ValueError, match=re.escape(answer)):
        READ.period(text)


def test_what_names_no_year_is_asked_for_where_clock_and_data_differ():
    old = Typed(ISO, TODAY, dt.date(2019, 9, 11))
    for text, names in (
        ("19", "2026-W19 or 2019-W19"),
        ("May", "2026-05 or 2019-05"),
        ("Q2", "2026-Q2 or 2019-Q2"),
    ):
        with pytest.raises(ValueError, match=f"of which year; write {names}"):
            old.period(text)


def test_a_week_of_the_turn_of_the_year_is_that_of_the_year_that_it_is_of():
    # 10 January 2027 is in ISO week 1; W53 of 2026 ended on 3 January.
    read = Typed(ISO, dt.date(2027, 1, 10), dt.date(2027, 1, 8))
    assert [folder(t, read) for t in ("W53", "52", "1")] == ["2026-W53", "2026-W52", "2027-W01"]
    assert folder("last month", read) == "2026-12"
    assert folder("last quarter", read) == "2026-Q4"


def test_the_first_week_of_next_year_is_named_from_the_day_it_begins():
    # Week 1 of 2025 began on Monday, 30 December 2024.
    read = Typed(ISO, dt.date(2024, 12, 31), dt.date(2024, 12, 31))
    assert folder("W1", read) == "2025-W01"


def test_a_mark_of_another_calendar_is_refused_and_a_plain_one_is_not():
    epi = Typed(EPI, TODAY, TODAY)
    assert folder("epi week 10 2026", epi) == folder("W10 2026", epi) == "2026-EW10"
    with pytest.raises(ValueError, match="names the epi calendar"):
        epi.period("ISO week 10 2026")
    assert folder("CW10 2026", Typed(SATURDAY, TODAY, TODAY)) == "2026-CW10"


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_period_or_a_reason(text):
    said = ""
    try:
        said = READ.period(text).id
    except ValueError as error:
        said = str(error)
    else:
        assert ISO.parse(said).id == said
    assert said.isprintable()


@pytest.mark.parametrize("day", ["2026-05-04", "2026-05-10"])
def test_a_week_has_begun_on_its_first_day(day):
    # Monday 4 May to Sunday 10 May.
    of = dt.date.fromisoformat(day)
    assert folder("W19", Typed(ISO, of, of)) == "2026-W19"
    before = dt.date(2026, 5, 3)
    assert folder("W19", Typed(ISO, before, before)) == "2025-W19"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("today", "2026-W48"),
        ("Yesterday", "2026-W48"),
        ("current week", "2026-W48"),
        ("previous week", "2026-W47"),
        ("previous quarter", "2026-Q3"),
        ("this quarter", "2026-Q4"),
        ("this year", "2026"),
        ("previous year", "2025"),
        ("2026/12", "2026-12"),
        ("2026.01", "2026-01"),
        ("2026 March", "2026-03"),
        ("trimestre 3 2026", "2026-Q3"),
        ("2026 Q3", "2026-Q3"),
        ("Q3 of 2026", "2026-Q3"),
        ("S3 2026", "2026-W03"),
        ("W1 2026", "2026-W01"),
        ("2026/5/16", "2026-W20"),
        ("20260516", "2026-W20"),
        ("May 6, 2026", "2026-W19"),
        ("2026-W09 to 12", "2026-W09_W12"),
        ("W50 2025 to W02 2026", "2025-W50_2026-W02"),
        ("March 2026 to May 2026", "2026-03-01_2026-05-31"),
        ("2026-Q1 to 2026-Q2", "2026-01-01_2026-06-30"),
    ],
)
def test_more_ways_to_name_a_period_are_understood(text, name):
    assert folder(text) == name


def test_on_a_monday_yesterday_was_of_the_week_before():
    monday = Typed(ISO, dt.date(2026, 11, 23), dt.date(2026, 11, 22))
    assert (folder("today", monday), folder("yesterday", monday)) == ("2026-W48", "2026-W47")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("2026/13", "is not a period; write 2026-W13 for the week"),
        ("13/2026", "is not a period; write 2026-W13 for the week"),
        ("12/2026", "is not clear; write 2026-12 for the month or 2026-W12 for the week"),
        ("55/2026", "is not a period"),
        ("5.5.26", "has a year of two digits; write 2026-05-05 (2026-W19)"),
        ("32/13/2026", "names a date that does not exist"),
        ("2026/2/30", "names a date that does not exist"),
        ("30 February 2026", "names a date that does not exist"),
        ("Q5 2026", "there is no quarter 5"),
        ("2026 Q3 2025", "is not a period"),
        ("March to 12", "is not a period"),
        ("May..March 2026", "ends before it starts"),
        ("W10 to March 2026", "runs from a week to a month"),
    ],
)
def test_more_of_what_names_no_period_is_answered(text, answer):
    with pytest.raises(ValueError, match=re.escape(answer)):
        READ.period(text)
