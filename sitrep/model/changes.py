"""What has changed since the report that was published before this one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from sitrep.model.dates import Period, Since, Window
from sitrep.model.events import EventLine
from sitrep.model.figure import Count, Figure, Value
from sitrep.model.totals import RunningTotal

if TYPE_CHECKING:
    import pandas as pd


class ChangeKind(StrEnum):
    """What has become of something since the last report, in the order in which it is printed.

    ``RESTARTED`` is of running totals alone, and ``RULE`` of events that have not changed and are
    counted otherwise: by other rules, or only as a minimum.
    """

    ADDED = "added"
    REVISED = "revised"
    MERGED = "merged"
    MOVED = "moved"
    WITHDRAWN = "withdrawn"
    DENIED = "denied"
    REMOVED = "removed"
    RESTARTED = "restarted"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class LastReport:
    """A report that was published. ``kept``: the accounts behind it are in the record."""

    folder: str
    period: Period
    number: int | None
    revision: int
    day: dt.date
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Reissue:
    """A report that is published again: the revision's number, its day, and why."""

    number: int
    day: dt.date
    reason: str


@dataclass(frozen=True)
class Behind:
    """The last report, and what the record keeps of it.

    ``counted`` are the events that counted then, as :func:`sitrep.compare.counting.counting` gives
    them, for the indicators whose names are its key, joined by line feeds; those of the key "" are
    for all others. ``known`` are the ids of all events reported by then, ``stated`` the sums that
    it printed of its period, by indicator.
    """

    last: LastReport
    counted: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    baseline: dt.date | None = None
    totals: tuple[RunningTotal, ...] = ()
    stated: Mapping[str, Figure] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EventChange:
    """One event whose figure is another than in the last report.

    ``event`` is as it is now or, where it is gone, as it was; it holds no figures, and its sources
    are those that state the new one. ``effect`` is
    what the change adds to the last report's period, 0 where it is of an earlier one. ``into`` is
    the event that it is merged into, ``moved_from`` where in time it was.
    """

    kind: ChangeKind
    indicator: str
    event: EventLine
    old: Value
    new: Value
    effect: Count
    into: str = ""
    moved_from: Window | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What all changes of one kind add to a sum; it may be less than 0."""

    kind: ChangeKind
    by: Count


@dataclass(frozen=True, slots=True)
class Bridge:
    """From an indicator's sum in the last report to what it is now, step by step.

    The numbers of ``before``, of ``steps`` and of ``since`` add up to that of ``after``; what
    nobody states adds nothing. ``since`` is the sum of events after the last report's period:
    none where the window is that period alone.
    """

    indicator: str
    window: Window
    before: Value
    steps: tuple[Step, ...]
    since: Value
    after: Value

    @property
    def changed(self) -> bool:
        """Whether what the last report stated is stated otherwise now."""
        return bool(self.steps) or (not self.since and self.before != self.after)


@dataclass(frozen=True, slots=True)
class TotalChange:
    """A running total of the last report that is not what it was.

    ``since`` is that of the last report, ``restarted`` the one from which its source counts now.
    """

    kind: ChangeKind
    indicator: str
    unit: str
    group: str
    area: str
    source: str
    since: Since
    as_of: dt.date
    old: Value
    new: Value
    restarted: Since | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """All that has changed since the last report.

    ``events`` are the gravest, ``left`` counts the others. ``period`` has a bridge for each
    indicator of the last report's period that has changed, ``baseline`` one for each that is
    counted since the baseline; none without one. ``moved_baseline``: the last report counted
    from another.
    """

    last: LastReport
    events: tuple[EventChange, ...] = ()
    left: int = 0
    period: tuple[Bridge, ...] = ()
    baseline: tuple[Bridge, ...] = ()
    totals: tuple[TotalChange, ...] = ()
    moved_baseline: bool = False

    @property
    def nothing(self) -> bool:
        """Whether all that the last report stated holds."""
        bridges = any(b.steps for b in (*self.period, *self.baseline))
        return not (self.events or self.totals or bridges or any(b.changed for b in self.period))


def number_of(value: Value) -> int:
    """Return what a figure adds to a sum: nothing where there is none."""
    return value.best if isinstance(value, Figure) else 0
