"""Closed windows of dates: the period of a report, the window of a figure, and its start."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sitrep.model.codes import Precision

#: The day before day 1 of a spreadsheet; Excel for Mac long counted from another.
DAY_ZERO = dt.date(1899, 12, 30)
DAY_ZERO_1904 = dt.date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Window:
    """The dates a figure covers, both included; ``start`` is ``None`` if the source gives none."""

    start: dt.date | None
    end: dt.date


@dataclass(frozen=True, slots=True)
class Since:
    """The start of a running total, as precisely as its source states it.

    ``date`` is the earliest possible day: the one stated, or the first of the month or year.
    ``words`` are the source's own when it names no date ("the ceasefire"). With neither, the
    start is not stated. ``str()`` returns the text of the log.
    """

    date: dt.date | None = None
    precision: Precision = Precision.DAY
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.date or self.words)

    def __str__(self) -> str:
        if self.date is None:
            return self.words
        length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return self.date.isoformat()[:length]

    @property
    def day(self) -> dt.date | None:
        """The date, or ``None`` when only its month or year is stated."""
        return self.date if self.precision is Precision.DAY else None

    @property
    def latest(self) -> dt.date | None:
        """The latest possible day."""
        return last_day(self.date, self.precision) if self.date else None


def last_day(day: dt.date, precision: str) -> dt.date:
    """Return the last date of the month or year that starts on ``day``, or the day itself."""
    if precision == Precision.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return dt.date(day.year, 12, 31) if precision == Precision.YEAR else day


class Calendar(StrEnum):
    """What a period counts in: weeks of which kind, months and their multiples, or plain dates."""

    ISO = "iso"
    EPI = "epi"
    CUSTOM = "custom"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DATES = "dates"


class Unit(StrEnum):
    """The kind of a period: periods of one kind follow and are compared with each other."""

    WEEK = "week"
    #: A run of whole weeks.
    WEEKS = "weeks"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DAYS = "days"

    @property
    def one(self) -> str:
        """What one of it is called in a message."""
        return {"weeks": "run of weeks", "days": "date"}.get(self, str(self))


#: The units that are named as their calendars are.
_NAMED = {
    Calendar.MONTH: Unit.MONTH,
    Calendar.QUARTER: Unit.QUARTER,
    Calendar.YEAR: Unit.YEAR,
    Calendar.DATES: Unit.DAYS,
}


@dataclass(frozen=True, slots=True)
class Period:
    """The dates of a report, both included.

    ``year`` and ``number`` (of the week, month or quarter) are 0 where it has none; of a run of
    weeks they are those of the first week, and ``last`` is the number of the last one.
    ``partial``: its data are not of all its days, since they end (``as_of``) before it does or
    begin (``baseline``) after it.
    """

    id: str
    start: dt.date
    end: dt.date
    calendar: Calendar
    year: int = 0
    number: int = 0
    last: int = 0
    partial: bool = False

    @property
    def days(self) -> int:
        """How many days the period holds."""
        return (self.end - self.start).days + 1

    @property
    def unit(self) -> Unit:
        """The kind of period it is."""
        return _NAMED.get(self.calendar) or (Unit.WEEKS if self.last else Unit.WEEK)

    @property
    def weeks(self) -> int:
        """How many weeks it holds, of those it counts in; 0 where it counts in none."""
        return 0 if self.calendar in _NAMED else -(-self.days // 7)
