"""Who is expected to report, and what came of it in a period."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Every(StrEnum):
    """How often a report is due."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"

    @property
    def days(self) -> int:
        """The most days between two reports."""
        return {"day": 1, "week": 7, "month": 31}[self.value]


@dataclass(frozen=True, slots=True)
class Expected:
    """A source, or an area, of which reports are due."""

    name: str
    is_area: bool
    every: Every


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of one that is expected: ``received`` of ``due`` reports in the period.

    ``zero``: all that came says that there was nothing. ``last`` is the last day, up to the
    period's end, of which anything came; ``None`` where nothing ever did.
    """

    expected: Expected
    due: int
    received: int
    zero: bool
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Completeness:
    """What came of all that is expected, and how fast accounts of the period's events came.

    ``days`` is the median from an event's last day to its account's day of publication, over
    ``dated`` accounts; ``None`` where no account has a day of publication.
    """

    heard: tuple[Heard, ...]
    days: float | None
    dated: int

    @property
    def due(self) -> int:
        """How many reports are due in the period."""
        return sum(one.due for one in self.heard)

    @property
    def received(self) -> int:
        """How many of them came."""
        return sum(one.received for one in self.heard)
