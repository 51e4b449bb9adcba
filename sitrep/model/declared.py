"""The charts that config.toml declares: their kinds, what each asks for, what is counted for it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sitrep.model.dates import Window
from sitrep.model.figure import Value
from sitrep.model.flows import Flow
from sitrep.model.tallies import AreaRow, Point, Tally


class Kind(StrEnum):
    """What a declared chart looks like."""

    WEEKS = "weeks"
    RANGE = "range"
    TOTALS = "totals"
    AREAS = "areas"
    GRID = "grid"
    CALENDAR = "calendar"
    FLOWS = "flows"


#: The kinds that are drawn, each with those of its keys that not all kinds know. A kind joins here,
#: with a module in ``sitrep/charts/declared/`` that declares a ``Drawer`` of its name.
KINDS: Mapping[Kind, frozenset[str]] = {
    Kind.WEEKS: frozenset({"group", "areas", "since"}),
    Kind.RANGE: frozenset({"group", "areas"}),
    Kind.TOTALS: frozenset({"group", "areas", "since"}),
    Kind.AREAS: frozenset({"group", "areas"}),
    Kind.GRID: frozenset({"group", "areas", "since"}),
    Kind.CALENDAR: frozenset({"group", "areas", "since"}),
    Kind.FLOWS: frozenset({"areas", "since"}),
}


#: The kinds that show running totals, as sources state them; the others count events.
OF_TOTALS = (Kind.RANGE, Kind.TOTALS)


@dataclass(frozen=True, slots=True)
class Asked:
    """A ``[[chart]]`` of config.toml. Without ``areas`` it is of all of them.

    ``section`` is its indicator's; ``title`` is a person's own, or empty.
    """

    id: str
    kind: Kind
    indicator: str
    section: str
    group: str = ""
    areas: tuple[str, ...] = ()
    since: dt.date | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class AreaLine:
    """The periods of one area, oldest first; without a name, of all that is asked for."""

    area: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one source states of the period's events: its own figures summed, of how many."""

    source: str
    figure: Value
    reported: int
    of: int


@dataclass(frozen=True, slots=True)
class Declared:
    """A declared chart with what is counted for it.

    ``tally`` is of the whole window that it shows. ``loose`` are events of the window whose dates
    are too coarse for the chart. ``earlier``: the window is cut to the most that a chart shows.
    """

    asked: Asked
    #: Its sums by period, or by day.
    lines: tuple[AreaLine, ...] = ()
    #: The areas of the period and of the one before.
    areas: tuple[AreaRow, ...] = ()
    #: What each source states of the period's events.
    voices: tuple[Voice, ...] = ()
    tally: Tally | None = None
    #: Displacement from area to area, of a chart of flows.
    flows: tuple[Flow, ...] = ()
    loose: int = 0
    earlier: bool = False
    #: The windows in which some group of its indicator has a small count; none once redacted.
    small: tuple[Window, ...] = ()
    #: Whether the edition withholds all that is counted for it.
    withheld: bool = False
