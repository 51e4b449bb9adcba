"""The ground of a map: areas as plain polygons, and what is drawn on them.

Positions are in kilometres east and north of the middle of all areas, in a projection that keeps
areas true, so that a scale bar holds everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Position: TypeAlias = tuple[float, float]
#: A closed line; the first of a polygon is its outer one, the others are its holes.
Ring: TypeAlias = tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its name, P-code and boundary; ``spellings`` are its folded names.

    ``mark`` is a point well inside, where a symbol stands for the whole area.
    """

    name: str
    pcode: str
    spellings: tuple[str, ...]
    polygons: tuple[tuple[Ring, ...], ...]
    mark: Position


@dataclass(frozen=True)
class Ground:
    """The areas of a map, the file they are from, and how ``[map]`` has it drawn."""

    areas: tuple[Area, ...]
    path: str
    indicator: str = "killed"
    source: str = ""
    disclaimer: str = ""
    #: Inhabitants by an area's place in ``areas``; empty where the map shows counts.
    people: Mapping[int, int] = field(default_factory=dict)
