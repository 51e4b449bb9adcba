"""Sums over events: by window, week, area, event type, or source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.model.dates import Period, Window
from sitrep.model.figure import Value


@dataclass(frozen=True, slots=True)
class Tally:
    """An indicator (or one group of it) summed over a window's events.

    ``reported`` of ``of`` events state a number; ``events`` are the ids of them all.
    ``disputed`` counts those of them that some source denies or disputes. ``previous`` is
    the same tally one period before; ``comparable`` is false when either period is partial or
    nothing was reported in it. ``events`` is empty in an edition that holds no ids.
    """

    indicator: str
    group: str
    unit: str
    figure: Value
    reported: int
    of: int
    window: Window
    sources: tuple[str, ...] = ()
    disputed: int = 0
    previous: Value = None
    comparable: bool = False
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One week of an indicator: ``events`` 0 is "no reports", figure ``None`` "not stated"."""

    period: Period
    figure: Value
    reported: int
    events: int


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area's events and tallies. ``name`` is empty for events without an area."""

    name: str
    pcode: str
    events: int
    tallies: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class TypeRow:
    """One event type's events and tallies."""

    event_type: str
    events: int
    tallies: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Overlapping:
    """What one of several overlapping sources states about the period.

    ``counts``: whether this source is the one counted; ``apart``: what it counts although it is
    not. ``shared`` of its ``events`` are counted
    anyway, because they are linked to events of a source that counts. ``attacks`` are those on
    health care. ``tallies`` holds what its events state, by measure.
    """

    source: str
    counts: bool
    window: Window
    events: int
    shared: int
    attacks: int
    tallies: Mapping[str, Tally]
    apart: tuple[str, ...] = ()
