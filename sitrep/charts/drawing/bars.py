"""Draw horizontal bars with a row's name beside them and the figure at their end.

A bar without a figure is drawn as its label alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.sheet import ARROW, Box, Sheet
from sitrep.model.figure import Value

THICK = 8.5
#: The largest share of the sheet's width for names, and the smallest share of the rest for bars.
NAMES, LEAST = 0.38, 0.22
#: The most lines of a row's name; the CSV has it in full.
LINES = 3


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar in one colour."""

    size: int
    fill: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its segments end to end, its label, and the figure whose bounds are drawn."""

    segments: tuple[Segment, ...]
    label: str
    figure: Value = None

    @property
    def size(self) -> int:
        """The sum of the segments' sizes."""
        return sum(s.size for s in self.segments)

    @property
    def reach(self) -> int:
        """The largest number drawn."""
        high = self.figure.high if self.figure else None
        return self.size if high is None else max(high, self.size)

    @property
    def open(self) -> bool:
        """Whether the figure has no upper bound."""
        return self.figure.high is None if self.figure else False


@dataclass(frozen=True, slots=True)
class Row:
    """A named row of one or more bars."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows under a heading, and the text at their end; either text may be empty."""

    heading: str
    rows: tuple[Row, ...]
    end: str = ""


@dataclass(frozen=True, slots=True)
class _Plan:
    left: float
    room: float
    scale: float


def draw_rows(sheet: Sheet, rows: Sequence[Row]) -> None:
    """Draw ``rows`` under one another, and move the sheet down past them."""
    _block(sheet, _plan(sheet, rows), Block("", tuple(rows)))
    sheet.y -= 3


def draw_blocks(sheet: Sheet, blocks: Sequence[Block]) -> None:
    """Draw blocks of rows, all on one scale, and move the sheet down past them."""
    plan = _plan(sheet, [row for block in blocks for row in block.rows])
    for block in blocks:
        _block(sheet, plan, block)
        sheet.y += 5
    sheet.y -= 8


def _block(sheet: Sheet, plan: _Plan, block: Block) -> None:
    look = sheet.look
    if block.heading:
        sheet.block(block.heading, look.strong)
        sheet.y += 3
    top = sheet.y
    for row in block.rows:
        _row(sheet, plan, row)
    sheet.line([(plan.left, top), (plan.left, sheet.y - 3)], look.rule, 0.9)
    if block.end:
        lines = look.wrap(block.end, sheet.width - plan.left, look.body)
        sheet.lines((plan.left, sheet.y), lines, look.body)
        sheet.y += look.body.leading * len(lines) + 3


def key(sheet: Sheet, items: Sequence[tuple[str, str, str]]) -> None:
    """Explain colours: each item a swatch's fill and edge, and its text; wraps like words."""
    look, x = sheet.look, 0.0
    for fill, edge, text in items:
        lines = look.wrap(text, sheet.width - 11, look.body)
        width = 11 + max(look.width(line, look.body) for line in lines)
        if x and x + width > sheet.width:
            x, sheet.y = 0.0, sheet.y + look.body.leading + 1
        sheet.rect(Box(x, sheet.y + 1.2, 7.5, 7.5), fill, edge)
        sheet.lines((x + 11, sheet.y), lines, look.body)
        sheet.y += look.body.leading * (len(lines) - 1)
        x += width + 12
    sheet.y += look.body.leading + 5


def _plan(sheet: Sheet, rows: Sequence[Row]) -> _Plan:
    look = sheet.look
    bars = [bar for row in rows for bar in row.bars]
    names = max(look.width(row.name, look.body) for row in rows)
    left = min(names, sheet.width * NAMES) + 6
    whole = sheet.width - left
    room = whole * (1 - LEAST)
    scale = min(
        (_length(sheet, bar, whole, room) / bar.reach for bar in bars if bar.reach), default=0.0
    )
    # A single event must not fill the width: small numbers are drawn small.
    return _Plan(left, room, min(scale, 24.0))


def _length(sheet: Sheet, bar: Bar, whole: float, room: float) -> float:
    """Return how long a bar may be so that its label still fits beside it."""
    lines = sheet.look.wrap(bar.label, room - 20, sheet.look.body)
    label = max(sheet.look.width(line, sheet.look.body) for line in lines)
    return whole - label - 6 - (ARROW if bar.open else 0)


def _row(sheet: Sheet, plan: _Plan, row: Row) -> None:
    look = sheet.look
    names = look.wrap(row.name, plan.left - 6, look.body)
    if len(names) > LINES:
        names = [*names[: LINES - 1], f"{names[LINES - 1][:-1]}…"]
    labels = [look.wrap(bar.label, plan.room - 20, look.body) for bar in row.bars]
    heights = [max(THICK + 2, look.body.leading * len(lines)) for lines in labels]
    height = max(sum(heights), look.body.leading * len(names))
    first = sheet.y + (height - look.body.leading * len(names)) / 2
    sheet.lines((plan.left - 6, first), names, look.body, "end")
    y = sheet.y + (height - sum(heights)) / 2
    for bar, lines, tall in zip(row.bars, labels, heights, strict=True):
        end = _bar(sheet, plan, bar, y + tall / 2)
        top = y + tall / 2 - look.body.leading * len(lines) / 2
        sheet.lines((end + 4, top), lines, look.body)
        y += tall
    sheet.y += height + 6


def _bar(sheet: Sheet, plan: _Plan, bar: Bar, middle: float) -> float:
    """Draw a bar; return where its label may start."""
    x = plan.left
    for segment in bar.segments:
        length = segment.size * plan.scale
        if length:
            box = Box(x, middle - THICK / 2, length, THICK)
            sheet.rect(box, segment.fill, segment.edge)
        x += length
    figure = bar.figure
    if figure and (figure.low < figure.best or bar.reach > bar.size):
        end = plan.left + bar.reach * plan.scale
        sheet.whisker((plan.left + figure.low * plan.scale, middle), (end, middle))
        x = max(x, end)
    if bar.open:
        sheet.arrow((x + 1.5, middle), (x + ARROW, middle), sheet.look.body.colour)
        x += ARROW
    return x
