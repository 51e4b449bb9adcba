"""Draw lines over time whose labels stand at their ends, moved apart so that none meets another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing import scale
from sitrep.charts.drawing.markers import marker
from sitrep.charts.drawing.sheet import Point, Sheet
from sitrep.charts.drawing.style import Look
from sitrep.model.figure import Figure
from sitrep.wording import Words

HEIGHT = 150.0
#: The largest share of the width that labels take, and the room between a line's end and its label.
LABELS, GAP = 0.36, 26.0
_DASHES = ("", "dashed", "dotted", "")
_STEPS = (0, 2, 1, 3)


@dataclass(frozen=True, slots=True)
class Stated:
    """One point of a line; ``hollow``: some source disputes it."""

    day: dt.date
    figure: Figure
    hollow: bool = False

    @property
    def reach(self) -> int:
        """The largest number drawn."""
        return self.figure.best if self.figure.high is None else self.figure.high


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its points by date, its name, and its latest figure in words."""

    name: str
    latest: str
    points: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    right: float
    base: float
    scale: float
    first: dt.date
    days: int

    def x(self, day: dt.date) -> float:
        """Return a day's place; the ends are set in, so that no marker is cut."""
        inside = self.right - self.left - 12
        return self.left + 8 + inside * (day - self.first).days / self.days

    def at(self, point: Stated) -> Point:
        return self.x(point.day), self.y(point.figure.best)

    def y(self, value: float) -> float:
        return self.base - value * self.scale


def draw_lines(sheet: Sheet, words: Words, lines: Sequence[Line]) -> None:
    """Draw the lines with their axes and labels, and move the sheet down past them."""
    top = max(1, *(p.reach for line in lines for p in line.points))
    plot, room = _plan(sheet, words, lines, top)
    _axis(sheet, words, plot, top)
    days = [p.day for line in lines for p in line.points]
    scale.date_axis(sheet, words, plot.x, days, plot.base)
    for index, line in enumerate(lines):
        _line(sheet, plot, line, index)
    bottom = _labels(sheet, plot, lines, room)
    sheet.y = max(plot.base + 16, bottom + 4)


def _plan(sheet: Sheet, words: Words, lines: Sequence[Line], top: int) -> tuple[_Plot, float]:
    """Return the plot, and the width that labels have beside it."""
    look = sheet.look
    widest = [look.width(line.name, look.body) for line in lines]
    widest += [look.width(line.latest, look.strong) for line in lines]
    room = min(max(widest) + 2, sheet.width * LABELS)
    left = 6 + max(look.width(words.number(n), look.quiet) for n in scale.ticks(top, 4))
    days = [p.day for line in lines for p in line.points]
    first, last = min(days), max(days)
    if first == last:
        first, last = first - dt.timedelta(days=3), last + dt.timedelta(days=3)
    right, unit = sheet.width - room - GAP, (HEIGHT - 8) / top
    return _Plot(left, right, sheet.y + HEIGHT, unit, first, (last - first).days), room


def _axis(sheet: Sheet, words: Words, plot: _Plot, top: int) -> None:
    look = sheet.look
    for value in scale.ticks(top, 4):
        colour, width = (look.grid, 0.6) if value else (look.rule, 0.9)
        sheet.line([(plot.left, plot.y(value)), (plot.right, plot.y(value))], colour, width)
        sheet.text((plot.left - 6, plot.y(value)), words.number(value), look.quiet, "end")


def _colour(look: Look, index: int) -> str:
    return look.shade(_STEPS[index % 4])


def _line(sheet: Sheet, plot: _Plot, line: Line, index: int) -> None:
    colour, places = _colour(sheet.look, index), [plot.at(p) for p in line.points]
    if len(places) > 1:
        sheet.line(places, colour, 1.6, _DASHES[(index + index // 4) % 4])
    for point in line.points:
        low, x = point.figure.low, plot.x(point.day)
        if low < point.figure.best or point.reach > point.figure.best:
            sheet.whisker((x, plot.y(low)), (x, plot.y(point.reach)))
        marker(sheet, plot.at(point), index % 4, colour, hollow=point.hollow)


def _labels(sheet: Sheet, plot: _Plot, lines: Sequence[Line], room: float) -> float:
    """Print each line's name and latest figure beside its end; return where the lowest one ends."""
    look = sheet.look
    ends = sorted(enumerate(lines), key=lambda pair: plot.at(pair[1].points[-1])[1])
    wrapped = {n: look.wrap(line.name, room, look.body) for n, line in ends}
    tall = {n: look.body.leading * len(wrapped[n]) + look.strong.leading + 3 for n, _ in ends}
    tops, y = {}, sheet.y - 6
    for n, line in ends:
        y = max(y, plot.at(line.points[-1])[1] - tall[n] / 2)
        tops[n], y = y, y + tall[n]
    # Labels that go below the axis are moved up again as far as those above leave room.
    floor = max(plot.base + look.strong.leading, sheet.y - 6 + sum(tall.values()))
    for n, _ in reversed(ends):
        tops[n] = min(tops[n], floor - tall[n])
        floor = tops[n]
    for n, line in ends:
        start, middle = plot.right + GAP - 4, tops[n] + look.body.leading / 2
        end = plot.at(line.points[-1])
        sheet.line([(end[0] + 5, end[1]), (start - 9, middle)], look.quiet.colour, 0.6, "dotted")
        marker(sheet, (start - 4, middle), n % 4, _colour(look, n))
        at = plot.right + GAP + 2
        sheet.lines((at, tops[n]), wrapped[n], look.body)
        below = tops[n] + look.body.leading * len(wrapped[n])
        sheet.lines((at, below), [line.latest], look.strong)
    return max(tops[n] + tall[n] for n, _ in ends)
