"""Periods: ISO weeks, epi (MMWR) weeks, weeks of any start day, and plain ranges of dates.

One rule serves all weeks: a week belongs to the year that holds its fourth day, which is
the ISO rule for a Monday start and the MMWR rule for a Sunday start.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from sitrep.model.dates import Calendar, Period

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MARK = {Calendar.ISO: "W", Calendar.EPI: "EW", Calendar.CUSTOM: "CW"}
_WEEK = re.compile(r"(\d{4})-?(?:W|EW|CW)(\d{1,2})", re.IGNORECASE)
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.|_|/)(\d{4}-\d{2}-\d{2})")


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

    def parse(self, text: str) -> Period:
        """Return the period named by ``2019-W19``, a date in it, or ``2019-05-06..2019-05-12``.

        Raises ``ValueError`` with the reason.
        """
        text = text.strip()
        if match := _WEEK.fullmatch(text):
            return self._numbered(int(match[1]), int(match[2]), text)
        if match := _RANGE.fullmatch(text):
            return _range(match[1], match[2], text)
        try:
            return self.containing(dt.date.fromisoformat(text))
        except ValueError:
            raise ValueError(
                f'"{text}" is not a period; write a week (2019-W19), a date in it '
                "(2019-05-06) or a range (2019-05-06..2019-05-12)"
            ) from None

    def _numbered(self, year: int, number: int, text: str) -> Period:
        mark = re.sub(r"[\d-]", "", text).upper()
        # "W" is what people type for any calendar; the other marks name one.
        if mark not in ("W", _MARK[self.calendar]):
            raise ValueError(
                f'"{text}" is not a week of the {self.calendar} calendar that config.toml names'
            )
        if year < 1 or year > 9998:
            raise ValueError(f'"{text}": there is no such year')
        # Whatever day weeks start on, 4 January is in the first with four days in the year.
        first = self.containing(dt.date(year, 1, 4))
        week = self.containing(first.start + dt.timedelta(weeks=number - 1))
        if number < 1 or week.year != year or week.number != number:
            raise ValueError(f'"{text}": {year} has no {self.calendar} week {number}')
        return week


def _shifted(day: dt.date, days: int) -> dt.date:
    """Return ``day`` moved by ``days``, no further than dates go: logs hold 9999-12-31."""
    ordinal = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def _range(first: str, last: str, text: str) -> Period:
    try:
        start, end = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    except ValueError:
        raise ValueError(f'"{text}" names a date that does not exist') from None
    if end < start:
        raise ValueError(f'"{text}" ends before it starts')
    return Period(f"{start}_{end}", start, end, Calendar.DATES)


def previous(period: Period, weeks: Weeks) -> Period:
    """Return the period just before ``period``, of the same kind and length."""
    end = _shifted(period.start, -1)
    if period.calendar is Calendar.DATES:
        start = _shifted(end, 1 - period.days)
        return Period(f"{start}_{end}", start, end, Calendar.DATES)
    return weeks.containing(end)


def cut(period: Period, as_of: dt.date) -> Period:
    """Return ``period`` marked partial when the data stop before it ends."""
    return replace(period, partial=as_of < period.end)
