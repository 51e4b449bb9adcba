"""What sources state about single events: their figures, conflicts, revisions and denials."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.model.codes import Precision, Status
from sitrep.model.dates import Window
from sitrep.model.figure import Value


@dataclass(frozen=True, slots=True)
class Statement:
    """One source's figure, or its claim or denial; ``figure`` is ``None`` without a number.

    Of a claim or a denial of an event, the figure is how many killed it states.
    """

    source: str
    figure: Value
    reported_on: dt.date | None
    status: Status = Status.REPORTED
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An account in the log: its file and its physical line, counted from 1.

    ``grade`` joins the reliability of its source and the credibility of what it says, as the log
    grades them ("B2"). ``latitude`` and ``longitude`` are in degrees.
    """

    path: str
    line: int
    grade: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One account of an event: who states what, in which words, where it can be read.

    ``figures`` are by indicator, each with the source's own words.
    """

    event_id: str
    source: str
    reported_on: dt.date | None
    status: Status
    figures: Mapping[str, Value]
    row: Row
    url: str = ""
    description: str = ""
    #: Whether the same source has said something else since.
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Differing:
    """A type, area or month that sources give an event, and that is not what it counts under.

    ``what`` is ``event_type``, whose ``value`` is a code, ``area``, whose value is a name, or
    ``date``, whose value is a month or year that does not hold the event's day: "2026-09", "2026".
    """

    what: str
    value: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a report names it."""

    event_id: str
    window: Window
    precision: Precision
    event_type: str
    area: str
    place: str
    status: Status
    figures: Mapping[str, Value]
    sources: tuple[str, ...]
    description: str = ""
    actor: str = ""
    sensitivity: str = ""
    #: The sources that state each figure.
    stated_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: The days on which other sources put it.
    other_dates: tuple[dt.date, ...] = ()
    #: The types and areas that other sources give it (model.md, rule 2).
    differing: tuple[Differing, ...] = ()
    #: The rows that speak of it; none in an edition that holds no ids.
    rows: tuple[Row, ...] = ()
    admin2: str = ""
    #: Whether it is an attack on health care.
    health: bool = False
    #: Whether the edition gives its place less precisely than the log, or not at all.
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Disputed:
    """An event with its claims and its denials, each with its source."""

    event: EventLine
    claims: tuple[Statement, ...]
    denials: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that differ on a figure: of one event, or of running totals over one window.

    ``event_id`` or ``totals`` (ids) says which. ``chosen`` is the figure that ``rule`` chose;
    it is ``None`` for running totals, which are shown side by side.
    """

    indicator: str
    group: str
    statements: tuple[Statement, ...]
    chosen: Value
    rule: str
    window: Window
    place: str = ""
    event_id: str = ""
    totals: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """``event`` or ``totals``: what the sources differ on."""
        return "totals" if self.totals else "event"

    @property
    def subject(self) -> str:
        """The ids of its event or totals, to print only: ids may hold spaces."""
        return " ".join(self.totals) or self.event_id


@dataclass(frozen=True, slots=True)
class Revision:
    """A later figure by the same source for the same event."""

    event_id: str
    indicator: str
    source: str
    old: Value
    new: Value
    old_on: dt.date | None
    new_on: dt.date | None
