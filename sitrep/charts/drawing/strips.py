"""Draw dated things as marks on one axis of days: a row for each thing.

Marks that would touch stand under one another. What is known to lie within some days, or lasted as
long, is a line over them with a hollow mark at its start.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing import flags, scale
from sitrep.charts.drawing.flags import Flag
from sitrep.charts.drawing.sheet import Sheet
from sitrep.look.colours import WHITE
from sitrep.model.sectors import Marker
from sitrep.wording import Words

#: The largest shares of the sheet's width for names and for what stands at a row's end.
NAMES, ENDS = 0.36, 0.16
RADIUS, LANE = 3.0, 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One dated thing: its first and last day; ``sure`` where it was on that one day."""

    first: dt.date
    last: dt.date
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Strip:
    """A row: its name, what it is, its marks, and what stands at its end.

    ``instead`` stands in the place of marks that there are none of.
    """

    name: str
    about: str
    marks: tuple[Mark, ...]
    end: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """The days that are shown, and the markers among them."""

    first: dt.date
    last: dt.date
    markers: tuple[Marker, ...] = ()

    @property
    def days(self) -> list[dt.date]:
        """Its ends and the first days of the months between, to be printed where all have room."""
        years = range(self.first.year, self.last.year + 1)
        months = (dt.date(year, month, 1) for year in years for month in range(1, 13))
        return [self.first, *(d for d in months if self.first < d < self.last), self.last]


@dataclass(frozen=True, slots=True)
class _Plan:
    left: float
    right: float
    axis: Axis

    def x(self, day: dt.date) -> float:
        days = max(1, (self.axis.last - self.axis.first).days)
        inner = self.right - self.left - 2 * RADIUS - 2
        day = min(max(day, self.axis.first), self.axis.last)
        return self.left + RADIUS + 1 + inner * (day - self.axis.first).days / days


def draw_strips(sheet: Sheet, words: Words, axis: Axis, strips: Sequence[Strip]) -> None:
    """Draw the rows and the axis under them, and move the sheet down past them."""
    look = sheet.look
    named = max(max(look.width(s.name, look.body), look.width(s.about, look.quiet)) for s in strips)
    ends = max(look.width(s.end, look.strong) for s in strips)
    left = min(named, sheet.width * NAMES) + 10
    plan = _Plan(left, sheet.width - min(ends, sheet.width * ENDS) - 8, axis)
    flagged: list[Flag] = flags.dated(sheet, words, axis.markers, plan.x)
    lanes = [_lanes(plan, strip.marks) for strip in strips]
    tall = [_height(sheet, plan, s, own) for s, own in zip(strips, lanes, strict=True)]
    base = sheet.y + sum(tall)
    for day in scale.date_axis(sheet, words, plan.x, axis.days, base):
        sheet.line([(plan.x(day), sheet.y), (plan.x(day), base)], look.grid, 0.6)
    sheet.line([(plan.left, base), (plan.right, base)], look.rule, 0.9)
    flags.draw(sheet, flagged, base)
    for strip, own, height in zip(strips, lanes, tall, strict=True):
        _row(sheet, plan, strip, own, sheet.y + height / 2)
        sheet.y += height
    sheet.y = base + look.quiet.leading + 6


def _lanes(plan: _Plan, marks: Sequence[Mark]) -> list[int]:
    """Return the lane of each mark, the first in which it touches none before it."""
    ends, found = list[float](), list[int]()
    for mark in marks:
        start, end = plan.x(mark.first) - RADIUS, plan.x(mark.last) + RADIUS
        free = next((n for n, taken in enumerate(ends) if taken + 1 <= start), len(ends))
        ends[free:] = [end, *ends[free + 1 :]]
        found.append(free)
    return found


def _texts(sheet: Sheet, plan: _Plan, strip: Strip) -> tuple[list[str], list[str], list[str]]:
    look, room = sheet.look, plan.left - 10
    end = look.wrap(strip.end, sheet.width - plan.right - 8, look.strong)
    return look.wrap(strip.name, room, look.body), look.wrap(strip.about, room, look.quiet), end


def _height(sheet: Sheet, plan: _Plan, strip: Strip, lanes: Sequence[int]) -> float:
    look, (names, about, end) = sheet.look, _texts(sheet, plan, strip)
    beside = look.body.leading * len(names) + look.quiet.leading * len(about)
    marks = LANE * (max(lanes, default=0) + 1)
    return max(beside, look.strong.leading * len(end), marks) + 6


def _row(sheet: Sheet, plan: _Plan, strip: Strip, lanes: Sequence[int], middle: float) -> None:
    look, (names, about, end) = sheet.look, _texts(sheet, plan, strip)
    top = middle - (look.body.leading * len(names) + look.quiet.leading * len(about)) / 2
    sheet.lines((plan.left - 10, top), names, look.body, "end")
    sheet.lines((plan.left - 10, top + look.body.leading * len(names)), about, look.quiet, "end")
    top = middle - look.strong.leading * len(end) / 2
    sheet.lines((plan.right + 8, top), end, look.strong)
    if not strip.marks:
        sheet.text((plan.left + 4, middle), strip.instead, look.quiet)
    first = middle - LANE * max(lanes, default=0) / 2
    for mark, lane in zip(strip.marks, lanes, strict=True):
        _mark(sheet, plan, mark, first + LANE * lane)


def _mark(sheet: Sheet, plan: _Plan, mark: Mark, y: float) -> None:
    colour, x = sheet.look.shade(1), plan.x(mark.first)
    if mark.last > mark.first:
        sheet.line([(x, y), (plan.x(mark.last), y)], colour, 2.0)
    sheet.disc((x, y), RADIUS, colour if mark.sure else WHITE, colour)
