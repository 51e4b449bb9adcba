"""The changes since the last report, as report.json has them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.model.changes import Bridge, ChangeKind, Changes, TotalChange
from sitrep.model.dates import Window
from sitrep.model.figure import Value
from sitrep.model.summary import Summary
from sitrep.outputs.breakdown import part


@dataclass(frozen=True, slots=True)
class StepEntry:
    """What all changes of one kind add to a sum."""

    kind: ChangeKind
    by: int


@dataclass(frozen=True, slots=True)
class SumEntry:
    """A sum of the last report, and what it is now.

    The best numbers of ``before`` and ``since`` and all ``steps`` add up to that of ``after``.
    ``since`` is of events after the last report's period.
    """

    indicator: str
    window: Window
    before: Value
    steps: tuple[StepEntry, ...]
    since: Value
    after: Value


@dataclass(frozen=True, slots=True)
class ChangedEventEntry:
    """An event whose figure has changed; ``effect`` is what that adds to the last report's period.

    ``merged_into`` is the event that it is part of now, ``moved_from`` the dates it had.
    """

    kind: ChangeKind
    indicator: str
    event_id: str
    window: Window
    event_type: str
    area: str
    place: str
    before: Value
    after: Value
    effect: int
    sources: tuple[str, ...]
    merged_into: str
    moved_from: Window | None


@dataclass(frozen=True, slots=True)
class ChangedTotalEntry:
    """A running total that has changed; ``since`` is the start that the last report gave."""

    kind: ChangeKind
    indicator: str
    unit: str
    group: str
    area: str
    source: str
    since: str
    as_of: dt.date
    before: Value
    after: Value
    restarted: str


@dataclass(frozen=True, slots=True)
class SinceEntry:
    """All that has changed since the report that was published before.

    ``reasons``: the accounts behind that report are kept; without them only figures are compared.
    ``left`` counts the events that are not in ``events``.
    """

    period: str
    number: int | None
    revision: int
    published: dt.date
    reasons: bool
    sums: tuple[SumEntry, ...]
    events: tuple[ChangedEventEntry, ...]
    left: int
    totals: tuple[ChangedTotalEntry, ...]
    baseline_moved: bool


def since_last(summary: Summary) -> SinceEntry | None:
    """Return the entry; ``None`` where no report was published before."""
    found = summary.changes
    if found is None:
        return None
    last = found.last
    return SinceEntry(
        period=last.period.id,
        number=last.number,
        revision=last.revision,
        published=last.day,
        reasons=last.kept,
        sums=tuple(_sum(bridge) for bridge in (*found.period, *found.baseline)),
        events=_events(found),
        left=found.left,
        totals=tuple(_total(total) for total in found.totals),
        baseline_moved=found.moved_baseline,
    )


def _sum(bridge: Bridge) -> SumEntry:
    return part(SumEntry, bridge, steps=tuple(part(StepEntry, step) for step in bridge.steps))


def _events(found: Changes) -> tuple[ChangedEventEntry, ...]:
    return tuple(
        part(
            ChangedEventEntry,
            change.event,
            kind=change.kind,
            indicator=change.indicator,
            before=change.old,
            after=change.new,
            effect=change.effect,
            merged_into=change.into,
            moved_from=change.moved_from,
        )
        for change in found.events
    )


def _total(total: TotalChange) -> ChangedTotalEntry:
    restarted = str(total.restarted or "")
    return part(
        ChangedTotalEntry,
        total,
        since=str(total.since),
        before=total.old,
        after=total.new,
        restarted=restarted,
    )
