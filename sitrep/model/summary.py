"""The Summary, everything counted for one period, and the types that it holds.

:mod:`sitrep.model.report` has the Report, which is what is printed of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sitrep.model.changes import Changes, Reissue
from sitrep.model.codes import Code
from sitrep.model.dates import Period, Window
from sitrep.model.declared import Declared
from sitrep.model.events import Conflict, Disputed, EventLine, Evidence, Revision, Row, Statement
from sitrep.model.expected import Completeness
from sitrep.model.figure import Indicator
from sitrep.model.flows import AreaPoints, Flow
from sitrep.model.health import Facility, Health
from sitrep.model.problem import Problem
from sitrep.model.sectors import Marker, Sectors
from sitrep.model.tallies import (
    AreaRow,
    Comparison,
    Grid,
    NameRow,
    Overlapping,
    Point,
    Record,
    Reporting,
    SmallCount,
    Span,
    Tally,
    TypeRow,
)
from sitrep.model.totals import Mismatch, RunningTotal, Series

__all__ = [
    "AreaPoints",
    "AreaRow",
    "Comparison",
    "Conflict",
    "Counts",
    "Coverage",
    "Disputed",
    "EventLine",
    "Evidence",
    "Facility",
    "Flow",
    "Grid",
    "Health",
    "Mismatch",
    "NameRow",
    "Overlapping",
    "Point",
    "Reporting",
    "Revision",
    "Row",
    "Rules",
    "RunningTotal",
    "Series",
    "Source",
    "SourceName",
    "Statement",
    "Summary",
    "Tally",
    "TypeRow",
]


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its name, its accounts and totals, and the dates it first and last reported."""

    name: str
    accounts: int
    totals: int
    first: dt.date | None
    last: dt.date | None
    url: str = ""
    reliability: str = ""
    #: What text calls it, and what kind of source it is, as config.toml says.
    short: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class SourceName:
    """What config.toml says of a source: its short name for text, its kind, its address."""

    short: str = ""
    kind: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """The areas that one source records; ``events``: whether it has events that count."""

    source: str
    areas: tuple[str, ...] = ()
    events: bool = True


def covered_by(coverage: tuple[Coverage, ...]) -> tuple[str, ...]:
    """Return the areas that all is of; none where some source may record any."""
    if not all(c.areas for c in coverage):
        return ()
    return tuple(dict.fromkeys(area for c in coverage for area in c.areas))


@dataclass(frozen=True, slots=True)
class Counts:
    """How one input's rows were used: ``rows`` = ``used`` + the sum of ``left_out``."""

    path: str
    table: str
    format: str
    rows: int
    used: int
    left_out: Mapping[Code, int]
    asked: str = ""  #: what ``where`` asks for; the rows that it leaves out are in ``left_out``
    of_problems: int = 0  #: how many of those left out have a problem in them
    in_spite: int = 0  #: how many of those used have one

    @property
    def not_asked(self) -> int:
        """How many rows ``where`` leaves out."""
        return self.left_out.get(Code.NOT_ASKED_FOR, 0)


def by_asked(counts: Iterable[Counts]) -> Iterator[tuple[str, list[Counts]]]:
    """Yield what ``where`` asks for with the inputs of which it leaves rows out, in their order."""
    found: dict[str, list[Counts]] = {}
    for count in counts:
        if count.not_asked:
            found.setdefault(count.asked, []).append(count)
    yield from found.items()


@dataclass(frozen=True, slots=True)
class Rules:
    """The debatable rules, as config.toml sets them; the report names those it used."""

    conflict: str = "conservative"
    sources_preferred: tuple[str, ...] = ()
    allocate: str = "date_start"
    range: str = "low"
    disputed: str = "include"
    vague: Mapping[str, int] = field(default_factory=dict)
    unreported: tuple[str, ...] = ()
    household_size: float | None = None
    small_cell: int = 5
    small_cell_groups: tuple[str, ...] = ()
    round_displacement: bool = False
    #: By an indicator, "disputed" or "all" (the rest).
    counts_once: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Summary:
    """Everything counted for one period, as numbers, dates and names, not sentences.

    ``tallies`` and ``cumulative`` are keyed by (indicator, group), group "" for the whole.
    ``weekly`` holds, by indicator, the periods of the report's own kind (weeks in a week's report,
    months in a month's) up to and including its own, oldest first; ``histories`` those of civilians
    and of attacks on health care, keyed as ``tallies`` are, with the attacks as their events.
    ``undated`` are events known too coarsely for such a period to hold them: in ``cumulative``,
    not ``weekly``; ``maybe`` counts those that may be of the period itself.
    ``totals`` are those published or dated in the period; ``series`` go back to the baseline.
    ``straddling`` are events that cross the period's edge. ``linked`` counts the ids that are
    another event's. In each of ``overlaps`` the first source counts, the others stand beside it.
    """

    period: Period
    previous: Period
    as_of: dt.date
    baseline: dt.date | None
    rules: Rules
    indicators: Mapping[str, Indicator]
    events: tuple[EventLine, ...]
    undated: tuple[EventLine, ...]
    straddling: tuple[EventLine, ...]
    tallies: Mapping[tuple[str, str], Tally]
    cumulative: Mapping[tuple[str, str], Tally]
    weekly: Mapping[str, tuple[Point, ...]]
    areas: tuple[AreaRow, ...]
    areas_window: Window
    types: tuple[TypeRow, ...]
    totals: tuple[RunningTotal, ...]
    series: tuple[Series, ...]
    mismatches: tuple[Mismatch, ...]
    conflicts: tuple[Conflict, ...]
    revisions: tuple[Revision, ...]
    disputed: tuple[Disputed, ...]
    confirmed: int
    health: Health
    sources: tuple[Source, ...]
    counts: tuple[Counts, ...]
    left_out: Mapping[Code, int]
    problems: tuple[Problem, ...]
    vague_used: Mapping[str, int]
    linked: int = 0
    maybe: int = 0
    histories: Mapping[tuple[str, str], tuple[Point, ...]] = field(default_factory=dict)
    #: Whether ``disputed`` are of a source whose events stand beside those that count.
    disputed_beside: bool = False
    #: Events of the period of which their sources have taken back all.
    withdrawn: tuple[EventLine, ...] = ()
    #: The last day on which anything was reported, where that is before the period's end.
    quiet_since: dt.date | None = None
    #: What reports in the period before alone, and in this one alone: the two are not compared.
    only_before: Reporting = field(default_factory=Reporting)
    only_now: Reporting = field(default_factory=Reporting)
    overlaps: tuple[tuple[Overlapping, ...], ...] = ()
    coverage: tuple[Coverage, ...] = ()
    #: The areas of counted events that no source covers, where all sources name some.
    outside: tuple[str, ...] = ()
    #: What came of the reports that config.toml expects; ``None`` where it expects none.
    completeness: Completeness | None = None
    #: The latest total of each series of which the period has none: older, and still in force.
    known: tuple[RunningTotal, ...] = ()
    #: What is in force of the response, its funding and access.
    sectors: Sectors = field(default_factory=Sectors)
    #: The dead beside those of a year before, of the last year so far, and of before a marker.
    comparisons: tuple[Comparison, ...] = ()
    #: Since when no period has had as many dead, and as many civilians among them.
    records: tuple[Record, ...] = ()
    #: The parties and weapons that sources name; empty where config.toml switches them off.
    actors: tuple[NameRow, ...] = ()
    weapons: tuple[NameRow, ...] = ()
    #: Indicators by sex and age, where the log states both.
    grids: tuple[Grid, ...] = ()
    #: Displacement from area to area, where the log gives origins.
    flows: tuple[Flow, ...] = ()
    #: The killed and injured by area in the last periods, where there is a map.
    area_points: tuple[AreaPoints, ...] = ()
    #: The dated events that charts over time show, up to the period's end.
    markers: tuple[Marker, ...] = ()
    #: The log's ids of running totals by those that the edition prints: people's texts name them.
    log_ids: Mapping[str, str] = field(default_factory=dict)
    #: The ids of each two events that may be one, to be decided; none in an edition without ids.
    candidates: tuple[tuple[str, str], ...] = ()
    #: How many pairs of rows without an id may be one event each; how many rows weren't compared.
    unnumbered: int = 0
    uncompared: int = 0
    #: What each account of the period's events states; none in an edition that holds no ids.
    evidence: tuple[Evidence, ...] = ()
    #: The numbers of inputs that the edition does not name, by what stands for their paths.
    numbered: Mapping[str, int] = field(default_factory=dict)
    #: The periods up to this one with a small count by sex or age, each with its indicator.
    small: tuple[SmallCount, ...] = ()
    #: The lows and highs of groups by sex or age by indicator and group, each with its days.
    by_day: Mapping[tuple[str, str], Mapping[dt.date, Span]] = field(default_factory=dict)
    #: Those of which the edition withholds all counts by sex and age.
    withheld: tuple[str, ...] = ()
    #: Whose readers it is for, once it holds nothing else.
    edition: str = "public"
    #: Whether it is not published yet, in a workspace that publishes.
    draft: bool = False
    #: What has changed since the last report that was published; ``None`` where none was.
    changes: Changes | None = None
    #: Which revision it is; ``None`` for the first one, and in drafts.
    reissue: Reissue | None = None
    #: The charts that config.toml declares, with what is counted for them.
    declared: tuple[Declared, ...] = ()
    #: How many attacks on health care, and how many other events, have a place that is withheld.
    coarsened: int = 0
    places_withheld: int = 0

    @property
    def covered(self) -> tuple[str, ...]:
        """The areas that all is of; none where some source may record any."""
        return covered_by(self.coverage)

    @property
    def events_covered(self) -> tuple[str, ...]:
        """The areas that the counted events are of; none where they may be of any."""
        return covered_by(tuple(c for c in self.coverage if c.events))

    @property
    def figures_of(self) -> tuple[str, ...]:
        """The areas that all figures are of: those covered, and others that have events."""
        return self.covered and (*self.covered, *self.outside)

    @property
    def events_of(self) -> tuple[str, ...]:
        """The areas that the counted events are of; none where they may be of any."""
        return self.events_covered and (*self.events_covered, *self.outside)

    @property
    def has_reports(self) -> bool:
        """Whether anything at all was reported for the period."""
        return bool(self.events or self.totals or self.disputed or self.withdrawn)
