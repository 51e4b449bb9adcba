"""The figures of report.json by area, event type, earlier period, event and facility.

They are those that pages, charts and the annex print, from the same Summary.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

from sitrep.model.codes import Precision, Status
from sitrep.model.dates import Window
from sitrep.model.figure import Value
from sitrep.model.summary import Grid, NameRow, Summary
from sitrep.model.tallies import Against, Age, Sex

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TallyEntry:
    """An indicator (or one group of it) summed over a window's events.

    ``reported`` of ``of`` events state a number; ``disputed`` counts those that some source
    denies or disputes. ``previous`` is the same one period before.
    """

    indicator: str
    group: str
    unit: str
    figure: Value
    reported: int
    of: int
    window: Window
    sources: tuple[str, ...]
    disputed: int
    previous: Value
    comparable: bool


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """One area; ``name`` is empty for events without one. ``figures`` are by indicator."""

    name: str
    pcode: str
    events: int
    figures: Mapping[str, TallyEntry]


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """One event type. ``figures`` are by indicator."""

    event_type: str
    events: int
    figures: Mapping[str, TallyEntry]


@dataclass(frozen=True, slots=True)
class ComparisonEntry:
    """The dead of a window beside those of ``before``, in the tally's ``previous``.

    ``against``: the same period of the year before, the year to date, or since a dated marker,
    whose label is ``label``. Unless the tally is ``comparable`` the two are of unlike coverage.
    """

    against: Against
    tally: TallyEntry
    before: Window
    label: str


@dataclass(frozen=True, slots=True)
class NameEntry:
    """Events in which sources name one party or weapon: their claim. ``figures`` are by indicator.

    ``name`` is empty where none is named. ``differ``: sources of an event name different ones.
    """

    name: str
    differ: bool
    events: int
    figures: Mapping[str, TallyEntry]


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One cell of a grid by sex and age: those of an age group and a sex, or a total of them."""

    age: Age
    sex: Sex
    figure: Value


@dataclass(frozen=True, slots=True)
class GridEntry:
    """An indicator by sex and age; a cell that no source states is left out.

    The cell of neither sex nor age holds those who are not told apart.
    """

    indicator: str
    sources: tuple[str, ...]
    cells: tuple[CellEntry, ...]


@dataclass(frozen=True, slots=True)
class FlowEntry:
    """Displacement from one area to another, or within one, by the events that state a number.

    Without ``origin`` no source gives one, or the edition holds none; with ``differ`` sources of an
    event give different ones. ``pairs`` above 1: so many pairs of areas that are not told apart.
    """

    indicator: str
    unit: str
    origin: str
    origin_pcode: str
    destination: str
    destination_pcode: str
    figure: Value
    events: int
    sources: tuple[str, ...]
    differ: bool
    pairs: int


@dataclass(frozen=True, slots=True)
class BarEntry:
    """One indicator, or civilians, in one period of the report's kind, its own or an earlier one.

    Of attacks on health care the ``events`` are the attacks. ``events`` 0 is "no reports",
    ``figure`` ``null`` is "not stated"; neither is nought.
    """

    indicator: str
    group: str
    period: str
    start: dt.date
    end: dt.date
    figure: Value
    reported: int
    events: int


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event of the period; ``figures`` and who states each are by indicator and group.

    ``event_id`` is the log's own in an edition that holds ids, else a number within the report.
    """

    event_id: str
    window: Window
    precision: Precision
    event_type: str
    area: str
    admin2: str
    place: str
    status: Status
    figures: Mapping[str, Value]
    stated_by: Mapping[str, tuple[str, ...]]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FacilityEntry:
    """A facility or transport that attacks of the period have hit; no name, where withheld."""

    name: str
    facility_type: str
    area: str
    attacks: int
    damage: str
    status: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All of them. ``facilities`` and ``transports`` are those that attacks have hit."""

    areas: tuple[AreaEntry, ...]
    areas_window: Window
    types: tuple[TypeEntry, ...]
    comparisons: tuple[ComparisonEntry, ...]
    actors: tuple[NameEntry, ...]
    weapons: tuple[NameEntry, ...]
    sex_and_age: tuple[GridEntry, ...]
    flows: tuple[FlowEntry, ...]
    periods: tuple[BarEntry, ...]
    events: tuple[EventEntry, ...]
    facilities: tuple[FacilityEntry, ...]
    transports: tuple[FacilityEntry, ...]


def breakdown(summary: Summary) -> Breakdown:
    """Return the figures of ``summary`` by all that a page breaks them down by."""
    return Breakdown(
        areas=tuple(
            AreaEntry(row.name, row.pcode, row.events, tallied(row.tallies))
            for row in summary.areas
        ),
        areas_window=summary.areas_window,
        types=tuple(
            TypeEntry(row.event_type, row.events, tallied(row.tallies)) for row in summary.types
        ),
        comparisons=tuple(
            part(ComparisonEntry, each, tally=part(TallyEntry, each.tally))
            for each in summary.comparisons
        ),
        actors=tuple(map(_named, summary.actors)),
        weapons=tuple(map(_named, summary.weapons)),
        sex_and_age=tuple(map(_grid, summary.grids)),
        flows=tuple(part(FlowEntry, flow) for flow in summary.flows),
        periods=tuple(_bars(summary)),
        events=tuple(part(EventEntry, event) for event in summary.events),
        facilities=tuple(part(FacilityEntry, f) for f in summary.health.facilities),
        transports=tuple(part(FacilityEntry, f) for f in summary.health.transports),
    )


def _named(row: NameRow) -> NameEntry:
    return part(NameEntry, row, figures=tallied(row.tallies))


def _grid(grid: Grid) -> GridEntry:
    cells = tuple(
        CellEntry(age, sex, grid.cells[age, sex])
        for age in Age
        for sex in Sex
        if (age, sex) in grid.cells
    )
    return part(GridEntry, grid, cells=cells)


def _bars(summary: Summary) -> Iterator[BarEntry]:
    wholes = {(indicator, ""): points for indicator, points in summary.weekly.items()}
    for (indicator, group), points in {**wholes, **summary.histories}.items():
        for point in points:
            of = point.period
            named = {"indicator": indicator, "group": group}
            yield part(BarEntry, point, **named, period=of.id, start=of.start, end=of.end)


def tallied(tallies: Mapping[str, Any]) -> dict[str, TallyEntry]:
    """Return tallies as they are published."""
    return {name: part(TallyEntry, tally) for name, tally in tallies.items()}


def part(kind: Callable[..., T], whole: object, /, **more: Any) -> T:
    """Return a ``kind`` with the fields of the same names in ``whole``, and ``more``."""
    names = [f.name for f in fields(cast("Any", kind)) if f.name not in more]
    return kind(**{name: getattr(whole, name) for name in names}, **more)
