"""Place the labels of a map so that none covers another or a symbol, or leaves the frame."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sitrep.charts.drawing import library as mpl
from sitrep.charts.drawing.sheet import Box, Point, Sheet
from sitrep.charts.drawing.style import Type

#: Kept free between a label and its symbol.
_GAP = 2.0
#: How many places in each direction are tried for a neighbour's name.
_TRIED = 14

#: A label's lines, each with its type.
Lines = Sequence[tuple[str, Type]]


@dataclass
class Labels:
    """What is placed on a map so far, and where no label may go."""

    sheet: Sheet
    frame: Box
    taken: list[Box] = field(default_factory=list)

    def beside(self, at: Point, radius: float, *choices: Lines, near: bool = False) -> bool:
        """Place a label by the symbol at ``at``: the first of ``choices`` that has room.

        A label that stands further off has a line to its symbol; ``near``: none may.
        """
        tried = [
            (lines, box) for lines in choices for box in _around(at, radius, *self._size(lines))
        ]
        if near:
            tried = [(lines, box) for lines, box in tried if not _leader(at, radius, box)]
        free = [(lines, box) for lines, box in tried if self._free(box)]
        clear = (pair for pair in free if self._clear(at, radius, pair[1]))
        # A line across another label is better than no name.
        lines, box = next(clear, free[0] if free else (None, None))
        if lines is None or box is None:
            return False
        self._lead(at, radius, box)
        self._set(box, lines)
        return True

    def _lead(self, at: Point, radius: float, box: Box) -> None:
        """Draw a line from a symbol to a label that stands further off."""
        if line := _leader(at, radius, box):
            self.sheet.line(line, self.sheet.look.body.colour, 0.6)

    def _clear(self, at: Point, radius: float, box: Box) -> bool:
        """Return whether the line to a label that stands further off meets nothing."""
        line = _leader(at, radius + 1, box)
        if not line:
            return True
        (x0, y0), (x1, y1) = line
        steps = [n / 12 for n in range(13)]
        dots = [Box(x0 + (x1 - x0) * n, y0 + (y1 - y0) * n, 0.1, 0.1) for n in steps]
        return not any(dot.meets(other) for dot in dots for other in self.taken if other != box)

    def inside(self, rings: Sequence[Sequence[Point]], line: str, kind: Type) -> bool:
        """Place a name where its area has most room; leave it out where there is none."""
        outline = max(rings, key=_size_of, default=())
        if len(outline) < 3:
            return False
        path = mpl.Path([*outline, outline[0]])
        width, height = self._size([(line, kind)])
        for box in _within(outline, width, height):
            corners = [(box.x, box.y), (box.x + width, box.y), (box.x, box.y + height)]
            corners += [(box.x + width, box.y + height), (box.x + width / 2, box.y + height / 2)]
            if path.contains_points(corners).all() and self._free(box):
                self._set(box, [(line, kind)])
                return True
        return False

    def _size(self, lines: Lines) -> tuple[float, float]:
        width = max(self.sheet.look.width(text, kind) for text, kind in lines)
        return width + 2, sum(kind.leading for _, kind in lines)

    def _free(self, box: Box) -> bool:
        frame = self.frame
        within = box.x > frame.x + 2 and box.x + box.width < frame.x + frame.width - 2
        within = within and box.y > frame.y + 1
        within = within and box.y + box.height < frame.y + frame.height - 1
        return within and not any(box.meets(other) for other in self.taken)

    def _set(self, box: Box, lines: Lines) -> None:
        self.taken.append(box)
        y = box.y
        for text, kind in lines:
            middle = (box.x + box.width / 2, y + kind.leading / 2)
            self.sheet.rimmed(middle, text, kind)
            y += kind.leading


def _leader(at: Point, radius: float, box: Box) -> list[Point]:
    """Return the line from a symbol's rim to a label; none where the label stands close by."""
    x = min(max(at[0], box.x), box.x + box.width)
    y = min(max(at[1], box.y), box.y + box.height)
    far = math.dist(at, (x, y))
    if far <= radius + _GAP + 3:
        return []
    # A disc's rectangle is wider than the disc: the line starts where it ends.
    share = min(radius * math.sqrt(2) / far, 1)
    return [(at[0] + (x - at[0]) * share, at[1] + (y - at[1]) * share), (x, y)]


def _around(at: Point, radius: float, width: float, height: float) -> Iterator[Box]:
    """Yield the places for a label by a symbol, the best first."""
    x, y = at
    if not radius:
        yield Box(x - width / 2, y - height / 2, width, height)
    for further in (0.0, 5.0, 11.0, 18.0, 26.0, 36.0):
        off = radius + _GAP + further
        for shift in (-0.5, -0.75, -0.25):
            yield Box(x + shift * width, y + off, width, height)
            yield Box(x + shift * width, y - off - height, width, height)
        for rise in (-0.5, -0.85, -0.15):
            yield Box(x + off, y + rise * height, width, height)
            yield Box(x - off - width, y + rise * height, width, height)
        if further:
            for side in (x + off, x - off - width):
                yield Box(side, y + off, width, height)
                yield Box(side, y - off - height, width, height)


def _within(outline: Sequence[Point], width: float, height: float) -> Iterator[Box]:
    """Yield places in a shape's rectangle, those near its middle first."""
    xs, ys = zip(*outline, strict=True)
    spare = (max(xs) - min(xs) - width, max(ys) - min(ys) - height)
    if min(spare) <= 0:
        return
    steps = [n / _TRIED for n in range(_TRIED + 1)]
    places = [(a, b) for a in steps for b in steps]
    for a, b in sorted(places, key=lambda p: (p[0] - 0.5) ** 2 + (p[1] - 0.5) ** 2):
        yield Box(min(xs) + spare[0] * a, min(ys) + spare[1] * b, width, height)


def _size_of(ring: Sequence[Point]) -> float:
    xs, ys = zip(*ring, strict=True)
    return float((max(xs) - min(xs)) * (max(ys) - min(ys)))
