"""Periods: weeks of any calendar and runs of them, months, quarters, years, ranges of dates.

One rule serves all weeks: a week belongs to the year that holds its fourth day, which is
the ISO rule for a Monday start and the MMWR rule for a Sunday start. The same dates are one
period however they are written: 1 to 31 March is the month.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from sitrep.model.dates import Calendar, Period, Unit

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MARK = {Calendar.ISO: "W", Calendar.EPI: "EW", Calendar.CUSTOM: "CW"}
_MARKS = {mark: kind for kind, mark in _MARK.items()}
_WEEK = re.compile(r"(\d{4})-?(W|EW|CW)(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-?Q(\d)")
_YEAR = re.compile(r"\d{4}")
#: The end of a range that leaves out the year of its start: 2026-W09..W12, 2026-Q1..Q2.
_REST = re.compile(r"(?:W|EW|CW|Q)\d{1,2}")
_BETWEEN = re.compile(r"\.\.|_|/")


@dataclass(frozen=True, slots=True)
class Weeks:
    """The calendar an operation counts in. ``week_start`` is 0 for Monday … 6 for Sunday."""

    calendar: Calendar = Calendar.ISO
    week_start: int = 0

    @classmethod
    def of(cls, calendar: str, week_start: str = "monday") -> Weeks:
        """Return the weeks of ``calendar``; ``week_start`` counts for custom weeks only."""
        kind = Calendar(calendar)
        fixed = {Calendar.ISO: 0, Calendar.EPI: 6}
        return cls(kind, fixed.get(kind, WEEKDAYS.index(week_start)))

    def containing(self, day: dt.date) -> Period:
        """Return the week that holds ``day``."""
        since_start = (day.weekday() - self.week_start) % 7
        start, end = _shifted(day, -since_start), _shifted(day, 6 - since_start)
        pivot = _shifted(day, 3 - since_start)
        number = (pivot.timetuple().tm_yday - 1) // 7 + 1
        name = f"{pivot.year:04d}-{_MARK[self.calendar]}{number:02d}"
        return Period(name, start, end, self.calendar, pivot.year, number)

    def parse(self, text: str, said: str = "") -> Period:
        """Return the period that ``text`` names as sitrep names them, or that holds a date.

        ``2026-W10``, ``2026-W09..W12``, ``2026-03``, ``2026-Q1``, ``2026``, ``2026-03-02`` (its
        week), ``2026-03-02..2026-03-20``. Raises ``ValueError`` with the reason, in which
        ``said`` stands for ``text``.
        """
        plain, said = text.strip().upper(), said or text
        if (named := self._named(plain, said)) is not None:
            return named
        first, *rest = _BETWEEN.split(plain)
        if not rest:
            return self.containing(_date(plain, said))
        if len(rest) > 1:
            raise NotAPeriod(said)
        start, short = self._end_of_range(first, said), _REST.fullmatch(rest[0])
        last = self._end_of_range(f"{first[:4]}-{rest[0]}" if short else rest[0], said)
        if short and last.end < start.start:
            later = self._end_of_range(f"{int(first[:4]) + 1:04d}-{rest[0]}", said)
            raise ValueError(backwards(said, start, later))
        return self.joined(start, last, said)

    def joined(self, first: Period, last: Period, text: str) -> Period:
        """Return the period from the start of ``first`` to the end of ``last``."""
        if first.unit is not last.unit:
            raise ValueError(
                f'"{text}" runs from a {first.unit.one} to a {last.unit.one}; '
                f"write its dates: {first.start}..{last.end}"
            )
        if last.end < first.start:
            raise ValueError(f'"{text}" ends before it starts')
        return (
            self.run(first.start, last.end) if first.weeks else self.of_dates(first.start, last.end)
        )

    def of_dates(self, start: dt.date, end: dt.date) -> Period:
        """Return the period of these dates: a year, quarter, month, run of weeks, or a range."""
        for made in (year(start.year), quarter_of(start), month_of(start)):
            if (made.start, made.end) == (start, end):
                return made
        first, last = self.containing(start), self.containing(end)
        if (first.start, last.end) == (start, end):
            return self.run(start, end)
        return Period(f"{start}_{end}", start, end, Calendar.DATES)

    def run(self, start: dt.date, end: dt.date) -> Period:
        """Return the whole weeks from ``start`` to ``end``; one alone is a week."""
        first, last = self.containing(start), self.containing(end)
        if first == last:
            return first
        end_name = last.id if last.year != first.year else last.id[5:]
        name = f"{first.id}_{end_name}"
        numbers = (first.year, first.number, last.number)
        return Period(name, first.start, last.end, self.calendar, *numbers)

    def week(self, of: int, number: int, text: str, mark: str = "W") -> Period:
        """Return week ``number`` of the year ``of``; ``text`` is what was written."""
        # "W" is what people type for any calendar; the other marks name one.
        if mark not in ("W", _MARK[self.calendar]):
            raise ValueError(
                f'"{text}" is a week of the {_MARKS.get(mark, Calendar.ISO)} calendar, and '
                f"config.toml names the {self.calendar} calendar; "
                f"write {of:04d}-W{number:02d} for its week {number}"
            )
        _there_is(of, text, 9998)
        # Whatever day weeks start on, 4 January is in the first with four days in the year.
        first = self.containing(dt.date(of, 1, 4))
        week = self.containing(first.start + dt.timedelta(weeks=number - 1))
        if number < 1 or week.year != of or week.number != number:
            raise ValueError(f'"{text}": {of} has no {self.calendar} week {number}')
        return week

    def _named(self, plain: str, said: str) -> Period | None:
        """Return the week, month, quarter or year of that name; ``None`` where it is none."""
        if match := _WEEK.fullmatch(plain):
            return self.week(int(match[1]), int(match[3]), said, match[2])
        # 2026-44 is no month; a person may mean the week.
        if (match := _MONTH.fullmatch(plain)) and 1 <= int(match[2]) <= 12:
            return month(int(match[1]), int(match[2]), said)
        if match := _QUARTER.fullmatch(plain):
            return quarter(int(match[1]), int(match[2]), said)
        return year(int(plain), said) if _YEAR.fullmatch(plain) else None

    def _end_of_range(self, plain: str, said: str) -> Period:
        """Return one end of a range: what it names, or the one day."""
        return self._named(plain, said) or day_alone(_date(plain, said))


class NotAPeriod(ValueError):
    """What was written is no period in any way that is known."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f'"{text}" is not a period; write a week (YYYY-Www), a month (YYYY-MM), a quarter '
            "(YYYY-Qn), a year (YYYY) or dates (YYYY-MM-DD..YYYY-MM-DD)"
        )


def backwards(text: str, first: Period, later: Period) -> str:
    """Return that a range ends before it starts, and how to write it to the next year."""
    return f'"{text}" ends before it starts; write {first.id}..{later.id}'


def month(of: int, number: int, text: str = "") -> Period:
    """Return a month of the year ``of``; ``text`` is what was written."""
    _there_is(of, text)
    if not 1 <= number <= 12:
        raise ValueError(f'"{text}": there is no month {number}')
    end = calendar.monthrange(of, number)[1]
    dates = (dt.date(of, number, 1), dt.date(of, number, end))
    return Period(f"{of:04d}-{number:02d}", *dates, Calendar.MONTH, of, number)


def quarter(of: int, number: int, text: str = "") -> Period:
    """Return a quarter of the year ``of``; ``text`` is what was written."""
    _there_is(of, text)
    if not 1 <= number <= 4:
        raise ValueError(f'"{text}": there is no quarter {number}')
    start, end = month(of, 3 * number - 2).start, month(of, 3 * number).end
    return Period(f"{of:04d}-Q{number}", start, end, Calendar.QUARTER, of, number)


def year(of: int, text: str = "") -> Period:
    """Return a year; ``text`` is what was written."""
    _there_is(of, text)
    dates = (dt.date(of, 1, 1), dt.date(of, 12, 31))
    return Period(f"{of:04d}", *dates, Calendar.YEAR, of)


def month_of(day: dt.date) -> Period:
    """Return the month that holds ``day``."""
    return month(day.year, day.month)


def quarter_of(day: dt.date) -> Period:
    """Return the quarter that holds ``day``."""
    return quarter(day.year, (day.month + 2) // 3)


def day_alone(day: dt.date) -> Period:
    """Return ``day`` as a range of one day."""
    return Period(f"{day}_{day}", day, day, Calendar.DATES)


def _there_is(of: int, text: str, latest: int = 9999) -> None:
    if not 1 <= of <= latest:
        raise ValueError(f'"{text}": there is no such year')


def _date(plain: str, text: str) -> dt.date:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", plain):
        raise NotAPeriod(text)
    try:
        return dt.date.fromisoformat(plain)
    except ValueError:
        raise ValueError(f'"{text}" names a date that does not exist') from None


def _shifted(day: dt.date, days: int) -> dt.date:
    """Return ``day`` moved by ``days``, no further than dates go: logs hold 9999-12-31."""
    ordinal = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def previous(period: Period, weeks: Weeks) -> Period:
    """Return the period just before ``period``, of the same kind and length."""
    end = _shifted(period.start, -1)
    return _of_kind(period, end, _shifted(end, 1 - period.days), end, weeks)


def year_before(period: Period, weeks: Weeks) -> Period | None:
    """Return the same period of the year before; ``None`` where that year has none: a week 53."""
    of, number = period.year - 1, period.number
    try:
        match period.unit:
            case Unit.WEEK:
                return weeks.week(of, number, period.id)
            case Unit.WEEKS:
                start = weeks.week(of, number, period.id).start
                return weeks.run(start, _shifted(start, period.days - 1))
            case Unit.MONTH:
                return month(of, number)
            case Unit.QUARTER:
                return quarter(of, number)
            case Unit.YEAR:
                return year(of)
            case Unit.DAYS:
                start, end = (d.replace(year=d.year - 1) for d in (period.start, period.end))
                return Period(f"{start}_{end}", start, end, Calendar.DATES)
    except ValueError:
        return None


def following(period: Period, weeks: Weeks) -> Period:
    """Return the period just after ``period``, of the same kind and length."""
    start = _shifted(period.end, 1)
    return _of_kind(period, start, start, _shifted(start, period.days - 1), weeks)


def next_due(period: Period, as_of: dt.date, weeks: Weeks) -> dt.date:
    """Return the day on which the report after that of ``period`` is due.

    It tells of the period after, and its data end as many days after that one's last day as
    ``as_of`` is after this one's, but at least one. A period that is not over on ``as_of`` is
    told whole first: its own report is due the day after it ends.
    """
    if as_of < period.end:
        return _shifted(period.end, 1)
    lag = max((as_of - period.end).days, 1)
    return _shifted(following(period, weeks).end, lag)


def _of_kind(period: Period, day: dt.date, start: dt.date, end: dt.date, weeks: Weeks) -> Period:
    """Return the period of the kind of ``period`` that holds ``day``, or these dates."""
    match period.unit:
        case Unit.WEEK:
            return weeks.containing(day)
        case Unit.WEEKS:
            return weeks.run(start, end)
        case Unit.MONTH:
            return month_of(day)
        case Unit.QUARTER:
            return quarter_of(day)
        case Unit.YEAR:
            return year(day.year)
        case Unit.DAYS:
            # A month before a range is still a range: what is compared is of one kind.
            return Period(f"{start}_{end}", start, end, Calendar.DATES)


def cut(period: Period, as_of: dt.date) -> Period:
    """Return ``period`` marked partial when the data stop before it ends."""
    return replace(period, partial=as_of < period.end)
