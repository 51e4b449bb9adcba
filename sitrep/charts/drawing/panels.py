"""Draw small charts of bars beside one another, one scale for all: a panel for each area."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.columns import Column
from sitrep.charts.drawing.scale import ticks
from sitrep.charts.drawing.sheet import Box, Sheet
from sitrep.charts.drawing.wording import label
from sitrep.wording import Words

#: The most panels in a row, and the height of the bars in one.
ACROSS, TALL = 4, 44.0
GAP = 14.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One small chart: its name and its bars."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class _Plot:
    """A panel's place: the start of its bars, the width of one, the base, the height of a unit."""

    left: float
    slot: float
    base: float
    scale: float

    def centre(self, index: int) -> float:
        return self.left + self.slot * (index + 0.5)

    def height(self, value: float) -> float:
        return self.base - value * self.scale


def bounded(panels: int, columns: int) -> bool:
    """Return whether so many panels of so many bars have room for whiskers and arrows."""
    return columns * min(ACROSS, panels) <= 90


def draw_panels(sheet: Sheet, words: Words, panels: Sequence[Panel]) -> None:
    """Draw the panels row by row, and move the sheet down past them."""
    look, top = sheet.look, max(1, *(c.top for p in panels for c in p.columns))
    steps = ticks(top, 2)
    left = 6 + max(look.width(words.number(n), look.quiet) for n in steps)
    # One panel alone is no wider than half the sheet.
    across = min(ACROSS, max(2, len(panels)))
    wide = (sheet.width - left - GAP * (across - 1)) / across
    head = look.strong.leading + 12
    for first in range(0, len(panels), across):
        base = sheet.y + head + TALL
        for place, panel in enumerate(panels[first : first + across]):
            start = left + place * (wide + GAP)
            plot = _Plot(start, wide / len(panel.columns), base, TALL / top)
            _axis(sheet, plot, wide, steps)
            _panel(sheet, words, plot, panel, wide)
        for value in steps:
            text = words.number(value)
            sheet.text((left - 6, base - value * TALL / top), text, look.quiet, "end")
        sheet.y = base + look.quiet.leading + 12
    sheet.y -= 8


def _axis(sheet: Sheet, plot: _Plot, wide: float, steps: Sequence[int]) -> None:
    for value in steps:
        colour, width = (sheet.look.grid, 0.6) if value else (sheet.look.rule, 0.9)
        y = plot.height(value)
        sheet.line([(plot.left, y), (plot.left + wide, y)], colour, width)


def _panel(sheet: Sheet, words: Words, plot: _Plot, panel: Panel, wide: float) -> None:
    look = sheet.look
    lines = look.wrap(panel.name, wide, look.strong)
    named = lines[0] if len(lines) == 1 else f"{lines[0][:-1]}…"
    head = plot.base - TALL - 12 - look.strong.leading
    sheet.lines((plot.left, head), [named], look.strong)
    for index, column in enumerate(panel.columns):
        _bar(sheet, plot, index, column)
    _highest(sheet, words, plot, panel, wide)
    first, last = panel.columns[0].ticks[0], panel.columns[-1].ticks[0]
    below = plot.base + 2
    sheet.lines((plot.left, below), [first], look.quiet)
    if look.width(first, look.quiet) + look.width(last, look.quiet) + 6 < wide:
        sheet.lines((plot.left + wide, below), [last], look.quiet, "end")


def _bar(sheet: Sheet, plot: _Plot, index: int, column: Column) -> None:
    look, figure, x = sheet.look, column.figure, plot.centre(index)
    if not figure:
        # Nothing at all stands for no reports; a ring for a number that nobody states.
        if column.ring:
            sheet.disc((x, plot.base - 3), min(1.8, plot.slot / 3), "none", look.quiet.colour)
        return
    width, top = min(plot.slot * 0.7, 22.0), plot.height(figure.best)
    box = Box(x - width / 2, top, width, plot.base - top)
    if column.partial:
        sheet.hatched(box, look.shade(1))
    else:
        sheet.rect(box, look.shade(0 if column.current else 2))
    high = plot.height(figure.best if figure.high is None else figure.high)
    if column.bounded and (figure.low < figure.best or high < top):
        sheet.whisker((x, plot.height(figure.low)), (x, high), min(2.0, width * 0.3))
    if column.bounded and figure.high is None:
        sheet.arrow((x, top - 1), (x, top - 8), look.body.colour)


def _highest(sheet: Sheet, words: Words, plot: _Plot, panel: Panel, wide: float) -> None:
    """Print the number of the highest bar over it."""
    known = [(c.top, n) for n, c in enumerate(panel.columns) if c.figure]
    if not known:
        return
    look, (_, index) = sheet.look, max(known, key=lambda pair: (pair[0], -pair[1]))
    figure, bounded = panel.columns[index].figure, panel.columns[index].bounded
    assert figure
    text = label(words, figure)[-1]
    half = look.width(text, look.body) / 2
    x = min(max(plot.centre(index), plot.left + half), plot.left + wide - half)
    top = plot.height(figure.best if figure.high is None else figure.high)
    top -= 9 if figure.high is None and bounded else 2
    tall = look.body.leading
    sheet.plate(Box(x - half - 1, top - tall, 2 * half + 2, tall))
    sheet.lines((x, top - tall), [text], look.body, "middle")
