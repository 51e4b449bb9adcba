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
    """Which weeks a period counts in. Reports always print the calendar with the week."""

    ISO = "iso"
    EPI = "epi"
    CUSTOM = "custom"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Period:
    """The dates of a report, both included. ``year`` and ``number`` are 0 for a plain range.

    ``partial``: the data end (``as_of``) before the period does.
    """

    id: str
    start: dt.date
    end: dt.date
    calendar: Calendar
    year: int = 0
    number: int = 0
    partial: bool = False

    @property
    def days(self) -> int:
        """How many days the period holds."""
        return (self.end - self.start).days + 1
