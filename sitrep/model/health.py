"""Attacks on health care and what they hit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.model.dates import Window
from sitrep.model.events import EventLine
from sitrep.model.figure import Count, Value
from sitrep.model.tallies import Tally


@dataclass(frozen=True, slots=True)
class Facility:
    """One distinct facility or transport that was hit, with its attacks and its worst damage."""

    facility_id: str
    name: str
    facility_type: str
    attacks: Count
    damage: str
    status: str
    area: str
    #: Whether every row that names it marks the name as public.
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """Attacks on health care in the period. Attacks and facilities are counted separately."""

    attacks: Count
    previous_attacks: Count | None
    comparable: bool
    facilities: tuple[Facility, ...]
    transports: tuple[Facility, ...]
    by_damage: Mapping[str, Count]
    by_type: Mapping[str, Count]
    by_certainty: Mapping[str, Count]
    workers: Mapping[str, Tally]
    #: The least number of distinct facilities that events and overlapping totals allow.
    distinct: Value
    distinct_window: Window | None
    distinct_source: str
    events: tuple[EventLine, ...]
    sources: tuple[str, ...] = ()
    #: Attacks that name no facility; they may have hit one that is counted already.
    unnamed: Count = 0
