"""The frozen types that stages hand to each other, in the vocabulary of the field.

``Summary`` is what was counted (no wording); ``Report`` is what is printed (all wording),
and is the templates' context and the source of ``report.json``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.model.codes import Code
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Figure, Indicator
from sitrep.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Source:
    """Who says so: the name, how many accounts, totals, and when first and last published."""

    name: str
    accounts: int
    totals: int
    first: dt.date | None
    last: dt.date | None
    url: str = ""
    reliability: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One source's figure (or, with ``figure`` ``None``, its claim or denial without one)."""

    source: str
    figure: Figure | None
    reported_on: dt.date | None
    status: str = "reported"
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """An indicator (or one group of it) summed over a window's events.

    ``reported`` of ``of`` events state a number. ``disputed`` counts the events among them
    that some source denies or disputes. ``previous`` is the same tally one period before;
    ``comparable`` is false when either period is partial or nothing was reported in it.
    """

    indicator: str
    group: str
    unit: str
    figure: Figure | None
    reported: int
    of: int
    window: Window
    sources: tuple[str, ...] = ()
    disputed: int = 0
    previous: Figure | None = None
    comparable: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One week of an indicator: ``events`` 0 is "no reports", figure ``None`` "not stated"."""

    period: Period
    figure: Figure | None
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
class RunningTotal:
    """One source's figure over a window and an area; never added to anything.

    ``people`` is the same figure in people where ``unit`` is households and a household
    size is configured.
    """

    total_id: str
    indicator: str
    unit: str
    group: str
    figure: Figure | None
    since: str
    as_of: dt.date
    area: str
    source: str
    reported_on: dt.date | None
    status: str = "reported"
    note: str = ""
    people: Figure | None = None
    area_pcode: str = ""

    @property
    def where(self) -> str:
        """What tells its area from others: the P-code, so that two spellings are one area."""
        return self.area_pcode or self.area


@dataclass(frozen=True, slots=True)
class Series:
    """Running totals alike in source, indicator, unit, group, area and ``since``, by date.

    ``rises[i]`` is how much the reported minimum rose from total i to i + 1; a fall is
    ``None`` there and a :class:`Mismatch`.
    """

    totals: tuple[RunningTotal, ...]
    rises: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two totals that look comparable and are not; ``what``: since, area, unit, source, fall."""

    earlier: RunningTotal
    later: RunningTotal
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Sources that differ on one event's (or one window's) figure.

    ``subject`` is the event_id or the total_ids; ``chosen`` the figure that ``rule`` took,
    ``None`` where nothing is chosen (running totals are shown side by side).
    """

    subject: str
    indicator: str
    group: str
    statements: tuple[Statement, ...]
    chosen: Figure | None
    rule: str
    window: Window
    place: str = ""
    kind: str = "event"


@dataclass(frozen=True, slots=True)
class Revision:
    """A later figure by the same source for the same event."""

    event_id: str
    indicator: str
    source: str
    old: Figure | None
    new: Figure | None
    old_on: dt.date | None
    new_on: dt.date | None


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event as a report names it."""

    event_id: str
    window: Window
    precision: str
    event_type: str
    area: str
    place: str
    status: str
    figures: Mapping[str, Figure]
    sources: tuple[str, ...]
    description: str = ""
    actor: str = ""
    sensitivity: str = ""
    #: Who states each figure: of the event's sources, those whose number it is.
    stated_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Disputed:
    """An event with what was claimed and what was denied, side by side, each attributed."""

    event: EventLine
    claims: tuple[Statement, ...]
    denials: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Facility:
    """One distinct facility or transport hit: by how many attacks, with the worst damage."""

    facility_id: str
    name: str
    facility_type: str
    attacks: int
    damage: str
    status: str
    area: str
    #: Whether every row that names it marks the name as public.
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Health:
    """Attacks on health care in the period. Attacks are not facilities."""

    attacks: int
    previous_attacks: int | None
    comparable: bool
    facilities: tuple[Facility, ...]
    transports: tuple[Facility, ...]
    by_damage: Mapping[str, int]
    by_type: Mapping[str, int]
    by_certainty: Mapping[str, int]
    workers: Mapping[str, Tally]
    #: The least number of distinct facilities that events and overlapping totals allow.
    distinct: Figure | None
    distinct_window: Window | None
    distinct_source: str
    events: tuple[EventLine, ...]
    sources: tuple[str, ...] = ()
    #: Attacks that name no facility: whether they hit one counted already can't be told.
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of one input's rows: ``rows`` = ``used`` + the sum of ``left_out``."""

    path: str
    table: str
    format: str
    rows: int
    used: int
    left_out: Mapping[Code, int]


@dataclass(frozen=True, slots=True)
class Rules:
    """The debatable rules in force, as config.toml sets them; the report names each used."""

    conflict: str = "conservative"
    sources_preferred: tuple[str, ...] = ()
    allocate: str = "date_start"
    range: str = "low"
    disputed: str = "include"
    vague: Mapping[str, int] = field(default_factory=dict)
    household_size: float | None = None
    round_displacement: bool = False
    counts_once: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Overlapping:
    """What one of several overlapping sources states of the period, by itself.

    ``counts``: whether it is the one that counts. ``shared`` of its ``events`` are in the
    counts anyway, linked to events of a source that counts. ``attacks`` are those on health
    care. ``tallies`` holds what its events state, by measure.
    """

    source: str
    counts: bool
    window: Window
    events: int
    shared: int
    attacks: int
    tallies: Mapping[str, Tally]


@dataclass(frozen=True)
class Summary:
    """Everything counted for one period; numbers, dates and names, no sentences.

    ``tallies`` and ``cumulative`` are keyed by (indicator, group), group "" for the whole.
    ``weekly`` holds the weeks up to and including the period, oldest first, by indicator.
    ``undated`` are events known only to a month or year: in ``cumulative``, not ``weekly``.
    ``totals`` are those published or dated in the period; ``series`` and ``claims`` look
    back to the baseline. ``straddling`` are events that run over the period's edge.
    ``linked`` ids are another event's by the link tables; of each of ``overlaps`` the first
    source counts and the others stand beside it.
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
    overlaps: tuple[tuple[Overlapping, ...], ...] = ()

    @property
    def has_reports(self) -> bool:
        """Whether anything at all was reported for the period."""
        return bool(self.events or self.totals)


# --- the Report: what is printed ---------------------------------------------------------
