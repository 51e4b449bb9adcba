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
    """The closed dates a figure covers; ``start`` is ``None`` when its source leaves it open."""

    start: dt.date | None
    end: dt.date


@dataclass(frozen=True, slots=True)
class Since:
    """From when a running total counts, as precisely as its source says.

    ``date`` is the first day that it can be: the one stated, or the first of the month or year.
    ``words`` are the source's own where it names no date ("the ceasefire"). Without either the
    start is not stated. As text it is what the log says.
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
        """The day, where it is stated to the day."""
        return self.date if self.precision is Precision.DAY else None

    @property
    def latest(self) -> dt.date | None:
        """The last day that it can be."""
        return last_day(self.date, self.precision) if self.date else None


def last_day(day: dt.date, precision: str) -> dt.date:
    """Return the last date of the month or year that ``day`` opens, or the day itself."""
    if precision == Precision.MONTH:
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return dt.date(day.year, 12, 31) if precision == Precision.YEAR else day


class Calendar(StrEnum):
    """Whose weeks are meant; a bare "week" is never printed."""

    ISO = "iso"
    EPI = "epi"
    CUSTOM = "custom"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Period:
    """A closed window of dates. ``year`` and ``number`` are 0 for a plain range of dates.

    ``partial``: the data stop (``as_of``) before the period does.
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
