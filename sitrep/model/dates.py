"""Closed windows of dates: the period of a report, and the window of a figure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

#: The day before day 1 of a spreadsheet; Excel for Mac long counted from another.
DAY_ZERO = dt.date(1899, 12, 30)
DAY_ZERO_1904 = dt.date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Window:
    """The closed dates a figure covers; ``start`` is ``None`` when its source leaves it open."""

    start: dt.date | None
    end: dt.date


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
