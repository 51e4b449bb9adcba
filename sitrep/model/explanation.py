"""Where one figure comes from: its events, the accounts of each, and the sum step by step."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sitrep.model.dates import Window
from sitrep.model.events import Row
from sitrep.model.figure import Value
from sitrep.model.problem import Problem
from sitrep.model.summary import Tally
from sitrep.model.totals import RunningTotal


class Fate(StrEnum):
    """What becomes of what one account states of an event."""

    COUNTED = "counted"
    DIFFERS = "differs"
    REPLACED = "replaced"
    NO_NUMBER = "no number"
    DENIES = "denies"
    WITHDRAWN = "withdrawn"
    TAKEN_BACK = "taken back"
    TOO_LATE = "too late"


class Kind(StrEnum):
    """How a figure is made of its events."""

    SUM = "sum"
    #: The last statement of a stock, which is never summed.
    LATEST = "latest"
    #: How many events there are, or what they have hit.
    COUNT = "count"
    #: What the groups of a total leave of it.
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Told:
    """One account of an event: its row, what it states, and what becomes of that."""

    row: Row
    source: str
    reported_on: dt.date | None
    figure: Value
    fate: Fate
    description: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One event of a sum: its figure, the sum up to it, and its accounts by file and line."""

    event_id: str
    window: Window
    place: str
    figure: Value
    so_far: Value
    accounts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """An event, or the events of a source, in no sum: its id, when it was, and the reason."""

    event_id: str
    when: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """One figure with all that it is made of.

    ``area`` is empty for all areas. ``rules`` are the sentences that the report prints of its
    method. ``kind`` is how it is made. ``aside`` is in no sum;
    ``totals`` are running totals, which are never added. ``problems`` are those of its column.
    """

    tally: Tally
    area: str
    what: str
    text: str
    as_of: dt.date
    rules: tuple[str, ...]
    terms: tuple[Term, ...]
    kind: Kind = Kind.SUM
    aside: tuple[Aside, ...] = ()
    totals: tuple[RunningTotal, ...] = ()
    problems: tuple[Problem, ...] = ()
