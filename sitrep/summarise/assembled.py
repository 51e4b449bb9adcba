"""One Summary of several: each indicator as the source that counts for it states it.

``[rules] counts_once`` may let one of overlapping sources count deaths, and another attacks on
health care. Each gives a Summary of the same period; nothing is added between them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from sitrep.config.built_in import DERIVED
from sitrep.config.tables import DISPUTED
from sitrep.model.summary import (
    AreaPoints,
    AreaRow,
    Conflict,
    Flow,
    Grid,
    Point,
    Revision,
    Source,
    SourceName,
    Summary,
    Tally,
    TypeRow,
)
from sitrep.summarise.declared import of_indicators
from sitrep.summarise.short_names import shortened

Kept = TypeVar("Kept", bound=Conflict | Revision | Grid | Flow | AreaPoints)
Row = TypeVar("Row", bound=AreaRow | TypeRow)
Summed = TypeVar("Summed", Tally, tuple[Point, ...])


def assembled(
    whole: Summary,
    apart: Iterable[tuple[tuple[str, ...], Summary]],
    known: Mapping[str, SourceName],
) -> Summary:
    """Return ``whole`` with what each of ``apart`` counts in the place of its own.

    Sources have the short names that ``known`` gives them. What is listed as an event is
    ``whole``'s. By area, nothing is said of an indicator whose events are of another window.
    """
    for names, other in apart:
        whole = _with(whole, other, {*names, *(DERIVED if DERIVED & {*names} else ())})
    return shortened(whole, known)


def _with(whole: Summary, other: Summary, names: Collection[str]) -> Summary:
    """Return ``whole`` with the indicators of these ``names`` as ``other`` has them."""
    of_deaths = other if "killed" in names else whole
    alike = whole.areas_window == other.areas_window
    return replace(
        whole,
        tallies=_tallies(whole.tallies, other.tallies, names),
        cumulative=_tallies(whole.cumulative, other.cumulative, names),
        comparisons=of_deaths.comparisons,
        records=of_deaths.records,
        actors=of_deaths.actors,
        weapons=of_deaths.weapons,
        declared=of_indicators(whole.declared, other.declared, names),
        grids=_of_either(whole.grids, other.grids, names),
        flows=_of_either(whole.flows, other.flows, names),
        area_points=_of_either(whole.area_points, other.area_points, names),
        weekly={n: (other if n in names else whole).weekly[n] for n in whole.weekly},
        histories=_tallies(whole.histories, other.histories, names),
        areas=_rows(whole.areas, other.areas if alike else (), names),
        types=_rows(whole.types, other.types, names),
        conflicts=_of_either(whole.conflicts, other.conflicts, names),
        revisions=_of_either(whole.revisions, other.revisions, names),
        disputed=(other if DISPUTED in names else whole).disputed,
        disputed_beside=whole.disputed_beside or DISPUTED in names,
        health=(other if DERIVED & {*names} else whole).health,
        sources=_sources(whole.sources, other.sources),
        vague_used={**whole.vague_used, **other.vague_used},
    )


def _tallies(
    own: Mapping[tuple[str, str], Summed],
    others: Mapping[tuple[str, str], Summed],
    names: Collection[str],
) -> dict[tuple[str, str], Summed]:
    return {key: others.get(key, tally) if key[0] in names else tally for key, tally in own.items()}


def _of_either(
    own: Iterable[Kept], others: Iterable[Kept], names: Collection[str]
) -> tuple[Kept, ...]:
    mine = [item for item in own if item.indicator not in names]
    theirs = [item for item in others if item.indicator in names]
    return (*mine, *theirs)


def _rows(own: Iterable[Row], others: Iterable[Row], names: Collection[str]) -> tuple[Row, ...]:
    """Return rows by area or type; one that only ``others`` has has none of the events."""
    rows = {_name(row): replace(row, tallies=_without(row.tallies, names)) for row in own}
    for row in others:
        said = {n: tally for n, tally in row.tallies.items() if n in names and tally.figure}
        if said:
            mine = rows.get(_name(row), replace(row, events=0, tallies={}))
            rows[_name(row)] = replace(mine, tallies={**mine.tallies, **said})
    return tuple(rows.values())


def _name(row: AreaRow | TypeRow) -> str:
    return row.name if isinstance(row, AreaRow) else row.event_type


def _without(tallies: Mapping[str, Tally], names: Collection[str]) -> dict[str, Tally]:
    return {name: tally for name, tally in tallies.items() if name not in names}


def _sources(own: Iterable[Source], others: Iterable[Source]) -> tuple[Source, ...]:
    found = {source.name: source for source in (*others, *own)}
    return tuple(sorted(found.values(), key=lambda s: (-s.accounts - s.totals, s.name)))
