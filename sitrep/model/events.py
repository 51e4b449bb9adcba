"""What is said of single events: by whom, where it differs, what was revised or denied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.model.codes import Precision, Status
from sitrep.model.dates import Window
from sitrep.model.figure import Value


@dataclass(frozen=True, slots=True)
class Statement:
    """One source's figure (or, with ``figure`` ``None``, its claim or denial without one)."""

    source: str
    figure: Value
    reported_on: dt.date | None
    status: Status = Status.REPORTED
    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Where an account stands: its file, and its physical line, counted from 1."""

    path: str
    line: int


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
    #: Who states each figure: of the event's sources, those whose number it is.
    stated_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    #: The rows that speak of it; none in an edition for the public.
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """An event with what was claimed and what was denied, side by side, each attributed."""

    event: EventLine
    claims: tuple[Statement, ...]
    denials: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that differ on one event's (or one window's) figure.

    It is one event's (``event_id``) or that of running totals (``totals``, their ids).
    ``chosen`` is the figure that ``rule`` took, ``None`` where nothing is chosen (running
    totals are shown side by side).
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
        """Which event or totals it is about, for people to read; ids may hold spaces."""
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
