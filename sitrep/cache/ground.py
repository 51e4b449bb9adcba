"""The ground of the map that ``[map]`` asks for, with boundaries from the cache where it has them.

Boundaries are read and simplified once: after that, nothing that reads them is imported.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields

from sitrep import cache
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.ground import Area, Ground
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.places.gazetteer import gazetteer_of
from sitrep.places.layers import files_of
from sitrep.places.matching import with_gazetteer
from sitrep.places.population import population

#: What an entry of the cache may hold.
_KINDS = (Problem, Code, Severity)


def ground_of(config: Config) -> tuple[Ground | None, tuple[Problem, ...]]:
    """Return the ground of the map, ``None`` where there is none, and every problem with it."""
    table = config.map
    if not table.boundaries:
        return None, ()
    try:
        areas, told = _areas(config)
        if config.places.gazetteer:
            # What is wrong with the gazetteer is told where the log is cleaned.
            areas = tuple(with_gazetteer(areas, gazetteer_of(config, [])))
        people, more = (
            population(config.folder / table.population, table.population, areas)
            if table.population and areas
            else ({}, ())
        )
    except SitrepError as error:
        return None, error.problems
    shown = (table.boundaries, table.indicator, table.source, table.disclaimer, people)
    return (Ground(areas, *shown) if areas else None), (*told, *more)


def _areas(config: Config) -> tuple[tuple[Area, ...], tuple[Problem, ...]]:
    """Return the areas; none, and a warning, where what reads them is not installed."""
    table = config.map
    path, bounds = config.folder / table.boundaries, config.places.bounds
    setting = (table.boundaries, table.layer, table.name, table.pcode, bounds)
    place = cache.boundaries(files_of(path), setting) if path.is_file() else None
    if place and (kept := place.get(_KINDS)):
        return tuple(_areas_in(kept[0])), kept[1]
    from sitrep.places import boundaries

    if path.is_file() and (lack := boundaries.lacking(table.boundaries)):
        return (), (lack,)
    found = boundaries.read(path, table, bounds)
    if place:
        place.put((json.dumps([_parts(area) for area in found[0]]), found[1]), _KINDS)
    return found


def _parts(area: Area) -> list[object]:
    return [getattr(area, field.name) for field in fields(area)]


def _areas_in(text: str) -> Iterator[Area]:
    for name, pcode, spellings, polygons, mark in json.loads(text):
        rings = tuple(tuple(tuple(map(tuple, ring)) for ring in polygon) for polygon in polygons)
        yield Area(name, pcode, tuple(spellings), rings, tuple(mark))
