"""Draw flows on a map: curved arrows between areas, as wide as their numbers, with a key."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.scale import ticks
from sitrep.charts.drawing.sheet import Box, Point, Sheet
from sitrep.charts.drawing.style import shorten
from sitrep.charts.maps.bearings import LOCATOR, draw_locator, draw_scale
from sitrep.charts.maps.frame import Frame, chosen, framed
from sitrep.charts.maps.labels import Labels
from sitrep.look.colours import WHITE, mix
from sitrep.model.flows import Flow
from sitrep.model.ground import Area, Ground
from sitrep.wording import Words

#: The width of the largest arrow at the most and of many arrows, all their widths together, and
#: the least of any, in points.
_MOST, _OF_MANY, _TOGETHER, _LEAST = 13.0, 6.0, 52.0, 1.2
#: So many arrows have room on half of a page's width.
FEW = 8
#: The mark of an area, and how far from it arrows begin and end.
_MARK, _OFF = 2.2, 5.0
#: How far an arrow bends aside, as a share of its length: there and back never coincide.
_BEND = 0.17
_STEPS = 24


@dataclass(frozen=True)
class Moved:
    """A flow between two areas of the ground, by their places in it."""

    flow: Flow
    start: int
    end: int

    @property
    def size(self) -> int:
        """Its number."""
        return self.flow.figure.best if self.flow.figure else 0


def draw_arrows(sheet: Sheet, ground: Ground, moved: Sequence[Moved], words: Words) -> list[Moved]:
    """Draw the map and the row under it; return the flows whose labels have no room."""
    places = list(dict.fromkeys(n for m in moved for n in (m.start, m.end)))
    extent, part = chosen([ground.areas[n] for n in places], ground.areas)
    frame = framed(extent, 0, sheet.y, sheet.width, sheet.width if sheet.look.rtl else 0)
    _draw_areas(sheet, ground, frame, places)
    labels = Labels(sheet, frame.box)
    marks = {n: frame.at(ground.areas[n].mark) for n in places}
    labels.taken += [_around(at, _MARK + 1) for at in marks.values()]
    scale = _Scale(max(m.size for m in moved), _widest(len(moved)))
    curves = {m: _curve(marks[m.start], marks[m.end], scale.of(m.size)) for m in moved}
    for curve in curves.values():
        labels.taken += [_around(at, 1.5) for at in curve[2:-2]]
    draw_scale(sheet, frame, labels, words)
    for m in sorted(moved, key=lambda m: -m.size):
        _arrow(sheet, curves[m], scale.of(m.size))
    for n in places:
        sheet.disc(marks[n], _MARK, sheet.look.shade(0), WHITE)
    nameless = [n for n in places if not _name(sheet, labels, ground.areas[n], marks[n])]
    unnamed = [
        m
        for m in moved
        if not _label(sheet, labels, words, m, (curves[m], scale)) or {m.start, m.end} & {*nameless}
    ]
    sheet.rect(frame.box, "none", sheet.look.rule)
    sheet.y = frame.box.y + frame.box.height + 5
    _draw_foot(sheet, ground, frame if part else None, scale, words)
    return unnamed


def _draw_areas(sheet: Sheet, ground: Ground, frame: Frame, places: Sequence[int]) -> None:
    look = sheet.look
    sheet.rect(frame.box, mix(look.body.colour, WHITE, 0.93))
    for n in sorted(range(len(ground.areas)), key=lambda n: n in places):
        fill = look.shade(6) if n in places else WHITE
        sheet.shape(frame.rings(ground.areas[n]), fill, look.rule)


def _widest(n: int) -> float:
    """Return the width of the largest of ``n`` arrows."""
    return max(min(_MOST, _TOGETHER / n), _OF_MANY)


@dataclass(frozen=True)
class _Scale:
    """The largest number of a map, and the width of its arrow."""

    most: int
    wide: float

    def of(self, size: int) -> float:
        """Return the width of a number's arrow."""
        return max(self.wide * size / max(self.most, 1), _LEAST)


def _around(at: Point, radius: float) -> Box:
    return Box(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)


def _curve(start: Point, end: Point, width: float) -> list[Point]:
    """Return the middle of an arrow from one mark to the other, bent to its left."""
    (x0, y0), (x1, y1) = start, end
    dx, dy = x1 - x0, y1 - y0
    far = math.hypot(dx, dy) or 1.0
    bend = _BEND + width / (2 * far)
    cx, cy = (x0 + x1) / 2 + dy * bend, (y0 + y1) / 2 - dx * bend
    off = min(_OFF / far, 0.25)
    shares = [off + (1 - 2 * off) * n / _STEPS for n in range(_STEPS + 1)]
    return [
        (
            (1 - s) ** 2 * x0 + 2 * s * (1 - s) * cx + s * s * x1,
            (1 - s) ** 2 * y0 + 2 * s * (1 - s) * cy + s * s * y1,
        )
        for s in shares
    ]


def _arrow(sheet: Sheet, curve: Sequence[Point], width: float) -> None:
    """Draw an arrow along a curve; its head is wider than it, however thin it is."""
    head = max(width * 0.9, 5.0)
    far = (n for n in range(len(curve) - 1, 0, -1) if math.dist(curve[n], curve[-1]) >= head)
    neck = next(far, 1)
    shaft = curve[: neck + 1]
    upper, lower = [], []
    for n, at in enumerate(shaft):
        nx, ny = _normal(curve, n)
        upper.append((at[0] + nx * width / 2, at[1] + ny * width / 2))
        lower.append((at[0] - nx * width / 2, at[1] - ny * width / 2))
    nx, ny = _normal(curve, neck)
    wing = width / 2 + 2.6
    at = shaft[-1]
    tip = [
        (at[0] + nx * wing, at[1] + ny * wing),
        curve[-1],
        (at[0] - nx * wing, at[1] - ny * wing),
    ]
    sheet.polygon([*upper, *tip, *reversed(lower)], sheet.look.shade(2), WHITE)


def _normal(curve: Sequence[Point], n: int) -> tuple[float, float]:
    before, after = curve[max(n - 1, 0)], curve[min(n + 1, len(curve) - 1)]
    dx, dy = after[0] - before[0], after[1] - before[1]
    far = math.hypot(dx, dy) or 1.0
    return -dy / far, dx / far


def _name(sheet: Sheet, labels: Labels, area: Area, at: Point) -> bool:
    kind = sheet.look.strong
    choices = ([(shorten(area.name, longest), kind)] for longest in (28, 12))
    return labels.beside(at, _MARK, *choices)


def _label(
    sheet: Sheet, labels: Labels, words: Words, m: Moved, drawn: tuple[Sequence[Point], _Scale]
) -> bool:
    """Write a flow's number by the middle of its arrow; return whether it has room."""
    curve, scale = drawn
    text = shorten(words.figure(m.flow.figure), 34)
    middle = curve[len(curve) // 2]
    return labels.beside(middle, scale.of(m.size) / 2, [(text, sheet.look.body)], near=True)


def _draw_foot(
    sheet: Sheet, ground: Ground, frame: Frame | None, scale: _Scale, words: Words
) -> None:
    """Draw the locator, where the map shows only a part, and what widths stand for."""
    start, bottom = 0.0, sheet.y
    if frame:
        bottom, start = draw_locator(sheet, ground.areas, frame), LOCATOR + 10
    look, y = sheet.look, sheet.y
    for size in _samples(scale.most):
        width = scale.of(size)
        tall = max(width + 3, look.quiet.leading)
        sheet.rect(Box(start, y + (tall - width) / 2, 26, width), look.shade(2))
        at = (start + 32, y + (tall - look.quiet.leading) / 2)
        sheet.lines(at, [words.number(size)], look.quiet)
        y += tall + 1
    sheet.y = max(bottom, y)


def _samples(most: int) -> list[int]:
    """Return the round numbers whose widths the key shows, the largest first."""
    steps = [n for n in ticks(most, 4) if n > 0]
    return sorted({steps[0], steps[-1]}, reverse=True) if steps else [most]
