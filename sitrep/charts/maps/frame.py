"""The part of the ground that a map shows, and where its positions lie on the sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitrep.charts.drawing.sheet import Box, Point
from sitrep.model.ground import Area, Position, Ring

#: The map's height as a share of its width, at the least and at the most.
_FLAT, _TALL = 0.62, 0.75
#: The share of the shown areas' longer side that is kept free around them, for their neighbours.
_AROUND = 0.16
#: The least side of a frame, in kilometres.
_LEAST = 20.0
#: Points that lie nearer than this on the sheet are one.
_APART = 0.5
#: From this share of the whole on, the whole is shown and needs no locator.
_WHOLE = 0.8


@dataclass(frozen=True, slots=True)
class Extent:
    """A rectangle of the ground, in kilometres."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """From west to east."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """From south to north."""
        return self.north - self.south

    def padded(self, by: float) -> Extent:
        """Return it with so many kilometres more on each side."""
        return Extent(self.west - by, self.south - by, self.east + by, self.north + by)


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the ground, drawn in ``box`` on the sheet; north is up, whatever is read first."""

    extent: Extent
    box: Box
    #: The width of a sheet that is read from the right, where x counts from there; else 0.
    mirrored: float = 0

    @property
    def scale(self) -> float:
        """How many points a kilometre is."""
        return self.box.width / self.extent.width

    def at(self, position: Position) -> Point:
        """Return where a position lies on the sheet."""
        x = self.box.x + (position[0] - self.extent.west) * self.scale
        y = self.box.y + (self.extent.north - position[1]) * self.scale
        return (self.mirrored - x if self.mirrored else x), y

    def rings(self, area: Area) -> list[list[Point]]:
        """Return an area's boundary on the sheet, as far as it lies in the frame."""
        rings = (clipped(ring, self.extent) for polygon in area.polygons for ring in polygon)
        drawn = (list(_sparse([self.at(p) for p in ring])) for ring in rings)
        return [ring for ring in drawn if len(ring) > 2]

    def holds(self, position: Position) -> bool:
        """Return whether a position lies in the frame."""
        extent, (x, y) = self.extent, position
        return extent.west <= x <= extent.east and extent.south <= y <= extent.north


def around(areas: Iterable[Area]) -> Extent:
    """Return the rectangle that holds all of ``areas``."""
    points = [p for area in areas for polygon in area.polygons for p in polygon[0]]
    xs, ys = zip(*points, strict=True)
    return Extent(min(xs), min(ys), max(xs), max(ys))


def chosen(shown: Sequence[Area], every: Sequence[Area]) -> tuple[Extent, bool]:
    """Return what to show of the ground, and whether that is only a part of it.

    The shown areas and their neighbours as far as they come into sight; all of the ground where
    that is hardly more.
    """
    near, whole = around(shown), around(every)
    side = max(near.width, near.height, _LEAST)
    near = near.padded(side * _AROUND)
    # Beyond the ground there is nothing to see.
    near = Extent(
        max(near.west, whole.west),
        max(near.south, whole.south),
        min(near.east, whole.east),
        min(near.north, whole.north),
    )
    if near.width * near.height > _WHOLE * whole.width * whole.height:
        return whole.padded(max(whole.width, whole.height) * 0.1), False
    return near, True


def framed(extent: Extent, x: float, y: float, width: float, mirrored: float = 0) -> Frame:
    """Return the frame that shows ``extent`` at a width, widened where it is too flat or tall."""
    ratio = min(max(extent.height / max(extent.width, _LEAST), _FLAT), _TALL)
    wide = max(extent.width, extent.height / ratio, _LEAST)
    tall = wide * ratio
    middle = ((extent.west + extent.east) / 2, (extent.south + extent.north) / 2)
    full = Extent(
        middle[0] - wide / 2, middle[1] - tall / 2, middle[0] + wide / 2, middle[1] + tall / 2
    )
    return Frame(full, Box(x, y, width, width * ratio), mirrored)


def _sparse(points: Iterable[Point]) -> Iterator[Point]:
    """Yield points without those that no eye can tell from the one before."""
    last: Point | None = None
    for x, y in points:
        if last is None or abs(x - last[0]) + abs(y - last[1]) > _APART:
            last = (x, y)
            yield x, y


# --- cutting --------------------------------------------------------------------------------


def clipped(ring: Ring, extent: Extent) -> list[Position]:
    """Return a ring as far as it lies in ``extent`` (Sutherland and Hodgman's algorithm)."""
    points = list(ring[:-1] if ring[0] == ring[-1] else ring)
    for axis, limit, sign in (
        (0, extent.west, 1),
        (0, extent.east, -1),
        (1, extent.south, 1),
        (1, extent.north, -1),
    ):
        # Most rings of a map lie in it wholly.
        if any(sign * (point[axis] - limit) < 0 for point in points):
            points = list(_cut(points, axis, limit, sign))
    return points


def _cut(points: Sequence[Position], axis: int, limit: float, sign: int) -> Iterator[Position]:
    for before, here in pairwise([*points[-1:], *points]):
        one, other = sign * (before[axis] - limit), sign * (here[axis] - limit)
        if (one < 0) != (other < 0):
            share = one / (one - other)
            x = before[0] + (here[0] - before[0]) * share
            y = before[1] + (here[1] - before[1]) * share
            yield x, y
        if other >= 0:
            yield here


def hatching(rings: Sequence[Sequence[Point]], apart: float = 4.5) -> list[tuple[Point, Point]]:
    """Return the lines that hatch a shape aslant, holes left out."""
    edges = [edge for ring in rings for edge in pairwise([*ring, ring[0]])]
    # Along a line x - y is the same: it is measured from line to line.
    levels = [x - y for ring in rings for x, y in ring]
    lines: list[tuple[Point, Point]] = []
    if not levels:
        return lines
    level = (min(levels) // apart + 1) * apart
    while level < max(levels):
        met = []
        for (x0, y0), (x1, y1) in edges:
            one, other = x0 - y0 - level, x1 - y1 - level
            if (one < 0) != (other < 0):
                share = one / (one - other)
                met.append((x0 + (x1 - x0) * share, y0 + (y1 - y0) * share))
        met.sort()
        lines += list(zip(met[::2], met[1::2], strict=False))
        level += apart
    return lines
