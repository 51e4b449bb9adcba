"""Candidate places for a label that must not cover points or lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from sitrep.charts.drawing.sheet import Box, Point


def around(at: Point, width: float, height: float) -> Iterator[Box]:
    """Yield the places for a label beside its point, the best first."""
    x, y = at
    for distance in (5.0, 9.0, 14.0):
        for shift in (-0.5, -0.8, -0.2, -1.0, 0.0):
            yield Box(x + shift * width, y - distance - height, width, height)
            yield Box(x + shift * width, y + distance, width, height)
    yield Box(x + 6, y - height / 2, width, height)
    yield Box(x - 6 - width, y - height / 2, width, height)


def traced(places: Sequence[Point]) -> Iterator[Point]:
    """Yield places along a line, close enough that no label fits between them."""
    yield from places
    for (x0, y0), (x1, y1) in pairwise(places):
        steps = int(max(abs(x1 - x0), abs(y1 - y0)) / 6) + 1
        yield from ((x0 + (x1 - x0) * n / steps, y0 + (y1 - y0) * n / steps) for n in range(steps))


def free(places: Iterable[Box], within: Box, taken: Sequence[Box]) -> Box | None:
    """Return the first of the places that lies within a box and covers nothing that is taken."""
    right, bottom = within.x + within.width, within.y + within.height
    for box in places:
        inside = within.x <= box.x and box.x + box.width <= right
        inside = inside and within.y <= box.y and box.y + box.height <= bottom
        if inside and not any(box.meets(other) for other in taken):
            return box
    return None
