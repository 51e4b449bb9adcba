"""Sums over events: by window, week, area, event type, or source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from sitrep.model.dates import Period, Window
from sitrep.model.figure import Value

#: The least and the most that a count can be; without a bound ``None``.
Span: TypeAlias = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Tally:
    """An indicator (or one group of it) summed over a window's events.

    ``reported`` of ``of`` events state a number; ``events`` are the ids of them all.
    ``disputed`` counts those of them that some source denies or disputes. ``previous`` is
    the same tally one period before; ``comparable`` is false when either period is partial or
    nothing was reported in it. ``events`` is empty in an edition that holds no ids. A group
    ``exceeds`` where in some event it is more than another source counts of all: it is no part.
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
    exceeds: bool = False


@dataclass(frozen=True, slots=True)
class SmallCount:
    """An indicator with a small count by sex or age in a window, with all of its groups there.

    Without a window it is of events that no period can hold. ``everyone`` is the total.
    """

    indicator: str
    window: Window | None
    groups: Mapping[str, Value] = field(default_factory=dict)
    everyone: Value = None


class Against(StrEnum):
    """With which earlier window a period, or what has passed since a day, is compared."""

    LAST_YEAR = "last_year"
    YEAR_TO_DATE = "year_to_date"
    SINCE_MARKER = "since_marker"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The dead of a window beside those of ``before``, in the tally's ``previous``.

    ``tally.comparable``: both are of like coverage. ``label`` is that of the marker.
    """

    against: Against
    tally: Tally
    before: Window
    label: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """That a period's number is surely above those of the periods before it, back to ``since``.

    ``starts``: the history held starts there. ``before`` is the period just before, where it may
    have had as many, with its ``figure``; without either, nothing earlier can be compared.
    """

    indicator: str
    group: str
    since: dt.date
    starts: bool
    before: Window | None = None
    figure: Value = None


@dataclass(frozen=True, slots=True)
class NameRow:
    """Events in which sources name one party, or one weapon, and their tallies.

    ``name`` is empty for events of which no source names any. ``differ``: sources of an event
    name different ones, so that it is in no other row.
    """

    name: str
    events: int
    tallies: Mapping[str, Tally]
    differ: bool = False


class Age(StrEnum):
    """The rows of a grid by sex and age; ``ALL`` is the total."""

    ADULTS = "adults"
    CHILDREN = "children"
    NOT_STATED = "not_stated"
    ALL = "all"


class Sex(StrEnum):
    """The columns of a grid by sex and age; ``ALL`` is the total."""

    FEMALE = "female"
    MALE = "male"
    NOT_STATED = "not_stated"
    ALL = "all"


Cell: TypeAlias = tuple[Age, Sex]

#: The groups of people that state a cell.
CELLS: Mapping[str, Cell] = {
    "women": (Age.ADULTS, Sex.FEMALE),
    "men": (Age.ADULTS, Sex.MALE),
    "girls": (Age.CHILDREN, Sex.FEMALE),
    "boys": (Age.CHILDREN, Sex.MALE),
    "children": (Age.CHILDREN, Sex.ALL),
    "females": (Age.ALL, Sex.FEMALE),
    "males": (Age.ALL, Sex.MALE),
}
#: The group of those of whom neither sex nor age is stated.
REST = "sex_and_age_not_stated"
#: The group of those of whom it is not stated whether they are civilians.
STANDING_REST = "standing_not_stated"

#: The cells of a grid that are no group by sex or age: its total, and those not told apart.
NO_CELLS: frozenset[Cell] = frozenset({(Age.ALL, Sex.ALL), (Age.NOT_STATED, Sex.NOT_STATED)})


@dataclass(frozen=True, slots=True)
class Grid:
    """An indicator over the period's events by age and sex.

    A cell that no source states is absent. Those of whom neither is stated are the cell
    (not stated, not stated): they are left of the total beside those told apart.
    """

    indicator: str
    cells: Mapping[Cell, Value]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One week of an indicator: ``events`` 0 is "no reports", figure ``None`` "not stated"."""

    period: Period
    figure: Value
    reported: int
    events: int


@dataclass(frozen=True, slots=True)
class Reporting:
    """Sources that give accounts of events, and the areas of the events."""

    sources: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()


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
