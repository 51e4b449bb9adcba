"""Attacks on health care and what they hit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.model.codes import Precision
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
class Hit:
    """One attack on a facility: its dates, as precisely as they are known.

    ``event_id`` is empty in an edition that holds no ids.
    """

    event_id: str
    window: Window
    precision: Precision


@dataclass(frozen=True, slots=True)
class Repeated:
    """A facility hit more than once since the baseline, with its attacks by date.

    ``facility.attacks`` counts all of them. ``hits`` is empty where the edition does not say that
    these attacks were on one facility.
    """

    facility: Facility
    hits: tuple[Hit, ...]
    sources: tuple[str, ...] = ()


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
    #: The facilities hit more than once since the baseline, those of most attacks first.
    repeated: tuple[Repeated, ...] = ()
    #: How many more of them the edition leaves out, because rows about them are restricted.
    repeated_withheld: Count = 0
