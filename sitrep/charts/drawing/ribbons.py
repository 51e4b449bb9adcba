"""Draw flows as ribbons between two columns of names; the width of each is its number.

Every ribbon has its number at its start, in a line of its own, so that no label meets another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sitrep.charts.drawing.sheet import Box, Point, Sheet
from sitrep.charts.drawing.style import shorten
from sitrep.look.colours import WHITE
from sitrep.model.flows import Flow
from sitrep.wording import Words
from sitrep.wording.flows import destination, origin

#: The width of all ribbons together, in points; the least of one; the gap between two areas.
_TALL, _LEAST, _GAP = 150.0, 0.8, 7.0
#: The width of an area's bar, and what is kept free beside texts.
_BAR, _PAD = 4.0, 5.0
#: The most of the sheet's width that names of one side take.
_NAMES = 0.24
#: In so many straight pieces a curve is drawn.
_STEPS = 28


@dataclass
class _Node:
    """An area at one side: its name in lines, where it begins, how tall it is."""

    name: list[str]
    known: bool
    size: float = 0.0
    top: float = 0.0
    tall: float = 0.0
    ends: dict[int, tuple[float, float]] = field(default_factory=dict)


class _Side:
    """One column of areas. ``line``: the least height of a ribbon's place in it."""

    def __init__(self, sheet: Sheet, wide: float, line: float) -> None:
        self.sheet, self.wide, self.line = sheet, wide, line
        self.nodes: dict[str, _Node] = {}

    def add(self, name: str, known: bool, size: float) -> None:
        lines = self.sheet.look.wrap(shorten(name, 60), self.wide, self.sheet.look.strong)
        node = self.nodes.setdefault(name, _Node(lines, known))
        node.size += size

    def ordered(self) -> list[str]:
        """Return the names: the largest first, those that are not known last."""
        return sorted(self.nodes, key=lambda n: (not self.nodes[n].known, -self.nodes[n].size))

    def place(self, widths: dict[str, list[tuple[int, float]]], top: float) -> float:
        """Place the areas below each other, with the ends of their ribbons; return the bottom."""
        leading = self.sheet.look.strong.leading
        for name in self.ordered():
            node, y = self.nodes[name], top
            slots = [(n, wide, max(wide, self.line)) for n, wide in widths[name]]
            used = sum(slot for *_, slot in slots)
            node.tall = max(used, leading * len(node.name))
            node.top, y = top, top + (node.tall - used) / 2
            for n, wide, slot in slots:
                node.ends[n] = (y + slot / 2, wide)
                y += slot
            top += node.tall + _GAP
        return top - _GAP

    def shift(self, by: float) -> None:
        """Move the whole column down."""
        for node in self.nodes.values():
            node.top += by
            node.ends = {n: (y + by, wide) for n, (y, wide) in node.ends.items()}


def draw_ribbons(sheet: Sheet, words: Words, flows: Sequence[Flow]) -> None:
    """Draw the flows, which all state a number, and move the sheet down past them."""
    look = sheet.look
    sizes = [f.figure.best if f.figure else 0 for f in flows]
    scale = _TALL / max(sum(sizes), 1)
    widths = [max(size * scale, _LEAST) for size in sizes]
    left = _Side(sheet, sheet.width * _NAMES, look.body.leading + 1)
    right = _Side(sheet, sheet.width * _NAMES, 2.0)
    ends = [(origin(words, f), destination(words, f)) for f in flows]
    for (start, end), flow, size in zip(ends, flows, sizes, strict=True):
        left.add(start, bool(flow.origin), size)
        right.add(end, bool(flow.destination), size)
    _place(left, right, ends, widths, sheet.y)
    said = [shorten(words.figure(f.figure), 34) for f in flows]
    room = max(look.width(text, look.body) for text in said)
    names = max(_widest(sheet, left), 1.0)
    x0 = names + _PAD + room + _PAD + _BAR
    x1 = sheet.width - max(_widest(sheet, right), 1.0) - _PAD - _BAR
    # The largest come first, so that none hides a smaller one.
    for n in sorted(range(len(flows)), key=lambda n: -sizes[n]):
        start, end = ends[n]
        places = (x0, left.nodes[start].ends[n]), (x1, right.nodes[end].ends[n])
        _ribbon(sheet, *places, _fill(sheet, left, start, flows[n]))
    for name in left.ordered():
        node = left.nodes[name]
        _bar(sheet, x0 - _BAR, node)
        _name(sheet, (names, node), "end")
        for n, (y, _) in node.ends.items():
            sheet.text((x0 - _BAR - _PAD, y), said[n], look.body, "end")
    for name in right.ordered():
        _bar(sheet, x1, right.nodes[name])
        _name(sheet, (x1 + _BAR + _PAD, right.nodes[name]), "start")
    sheet.y = max(n.top + n.tall for side in (left, right) for n in side.nodes.values()) + 3


def _place(
    left: _Side,
    right: _Side,
    ends: Sequence[tuple[str, str]],
    widths: Sequence[float],
    top: float,
) -> None:
    """Place both columns, the shorter one in the middle of the taller."""
    first, second = left.ordered(), right.ordered()
    starts: dict[str, list[tuple[int, float]]] = {name: [] for name in first}
    stops: dict[str, list[tuple[int, float]]] = {name: [] for name in second}
    every = range(len(ends))
    # Ribbons leave an area in the order in which they arrive, so that they cross less.
    for n in sorted(every, key=lambda n: second.index(ends[n][1])):
        starts[ends[n][0]].append((n, widths[n]))
    for n in sorted(every, key=lambda n: first.index(ends[n][0])):
        stops[ends[n][1]].append((n, widths[n]))
    bottoms = left.place(starts, top), right.place(stops, top)
    for side, bottom in zip((left, right), bottoms, strict=True):
        side.shift((max(bottoms) - bottom) / 2)


def _widest(sheet: Sheet, side: _Side) -> float:
    lines = [line for node in side.nodes.values() for line in node.name]
    return max((sheet.look.width(line, sheet.look.strong) for line in lines), default=0.0)


def _fill(sheet: Sheet, left: _Side, name: str, flow: Flow) -> str:
    """Return a ribbon's colour: neighbours differ; without an origin it is outlined alone."""
    if not flow.origin:
        return WHITE
    return sheet.look.shade((3, 4, 5)[left.ordered().index(name) % 3])


def _ribbon(
    sheet: Sheet,
    start: tuple[float, tuple[float, float]],
    end: tuple[float, tuple[float, float]],
    fill: str,
) -> None:
    (x0, (y0, wide)), (x1, (y1, _)) = start, end
    shares = [n / _STEPS for n in range(_STEPS + 1)]
    middle = [(x0 + (x1 - x0) * s, y0 + (y1 - y0) * s * s * (3 - 2 * s)) for s in shares]
    upper: list[Point] = [(x, y - wide / 2) for x, y in middle]
    lower: list[Point] = [(x, y + wide / 2) for x, y in reversed(middle)]
    if wide < 2 and fill != WHITE:
        # Of a thin one a light edge would leave nothing.
        sheet.polygon([*upper, *lower], sheet.look.shade(2))
        return
    sheet.polygon([*upper, *lower], fill, sheet.look.shade(2) if fill == WHITE else WHITE)


def _bar(sheet: Sheet, x: float, node: _Node) -> None:
    first, last = min(node.ends.values()), max(node.ends.values())
    top, bottom = first[0] - first[1] / 2, last[0] + last[1] / 2
    colour = sheet.look.shade(0) if node.known else sheet.look.rule
    sheet.rect(Box(x, top, _BAR, max(bottom - top, _LEAST)), colour)


def _name(sheet: Sheet, at: tuple[float, _Node], anchor: str) -> None:
    x, node = at
    kind = sheet.look.strong
    top = node.top + (node.tall - kind.leading * len(node.name)) / 2
    sheet.lines((x, top), node.name, kind, anchor)
