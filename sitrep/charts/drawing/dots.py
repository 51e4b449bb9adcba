"""Draw figures as dots on one scale of numbers, each with its bounds: a row for each source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.markers import marker
from sitrep.charts.drawing.scale import ticks
from sitrep.charts.drawing.sheet import ARROW, Box, Sheet
from sitrep.charts.drawing.style import Look, Type
from sitrep.model.figure import Figure
from sitrep.wording import Words

#: The largest shares of the sheet's width for names and for figures.
NAMES, FIGURES = 0.36, 0.22
#: The same where dates have a column of their own, and the share of that.
BESIDE_DATES, OF_DATED, DATES = 0.26, 0.27, 0.2
#: Between columns, and between a figure's marks and its words.
GAP, BESIDE = 10.0, 7.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One row: who says it, of which events or dates, the figure, its words, its marker."""

    name: str
    about: str
    figure: Figure
    text: str
    sign: int = 0
    hollow: bool = False
    shade: int = 1

    @property
    def reach(self) -> int:
        """The largest number drawn."""
        return self.figure.best if self.figure.high is None else self.figure.high


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where names, the scale and its largest number end; ``dates``: where their column begins."""

    names: float
    left: float
    right: float
    scale: float
    dates: float | None

    def x(self, value: float) -> float:
        return self.left + value * self.scale


def draw_dots(sheet: Sheet, words: Words, dots: Sequence[Dot], *, dated: bool = False) -> None:
    """Draw the rows and the scale under them, and move the sheet down past them.

    What a row is about stands under its name; if ``dated``, in a column of its own.
    """
    look, top = sheet.look, max(1, *(dot.reach for dot in dots))
    plot = _plan(sheet, dots, top, dated=dated)
    tall = [_height(sheet, plot, dot) for dot in dots]
    base = sheet.y + sum(tall)
    for value in ticks(top, 5):
        colour, width = (look.grid, 0.6) if value else (look.rule, 0.9)
        sheet.line([(plot.x(value), sheet.y), (plot.x(value), base)], colour, width)
        sheet.lines((plot.x(value), base + 3), [words.number(value)], look.quiet, "middle")
    for dot, height in zip(dots, tall, strict=True):
        _row(sheet, plot, dot, sheet.y + height / 2)
        sheet.y += height
    sheet.y = base + look.quiet.leading + 4


def _plan(sheet: Sheet, dots: Sequence[Dot], top: int, *, dated: bool) -> _Plot:
    look, whole = sheet.look, sheet.width
    told = _widest(look, [dot.text for dot in dots], look.strong, whole * FIGURES)
    if dated:
        told = _widest(look, [dot.text for dot in dots], look.strong, whole * OF_DATED)
        names = _widest(look, [dot.name for dot in dots], look.body, whole * BESIDE_DATES)
        dates = names + GAP
        left = dates + _widest(look, [dot.about for dot in dots], look.quiet, whole * DATES) + GAP
    else:
        names, dates = whole * NAMES, None
        names = max(
            _widest(look, [dot.name for dot in dots], look.body, names),
            _widest(look, [dot.about for dot in dots], look.quiet, names),
        )
        left = names + GAP
    right = whole - told - BESIDE
    return _Plot(names, left, right, (right - left - ARROW - 4) / top, dates)


def _widest(look: Look, texts: Sequence[str], kind: Type, room: float) -> float:
    """Return how wide the texts are when wrapped to the room."""
    lines = [line for text in texts for line in look.wrap(text, room, kind)]
    return min(room, max((look.width(line, kind) for line in lines), default=0.0) + 0.5)


def _texts(sheet: Sheet, plot: _Plot, dot: Dot) -> tuple[list[str], list[str], list[str]]:
    """Return the lines of a row's name, of what it is about, and of its figure."""
    look = sheet.look
    room = plot.names if plot.dates is None else plot.left - GAP - plot.dates
    about = look.wrap(dot.about, room, look.quiet) if dot.about else []
    figure = look.wrap(dot.text, sheet.width - plot.right - BESIDE, look.strong)
    return look.wrap(dot.name, plot.names, look.body), about, figure


def _height(sheet: Sheet, plot: _Plot, dot: Dot) -> float:
    look, (names, about, figure) = sheet.look, _texts(sheet, plot, dot)
    name, dates = look.body.leading * len(names), look.quiet.leading * len(about)
    beside = name + dates if plot.dates is None else max(name, dates)
    return max(beside, look.strong.leading * len(figure)) + 6


def _row(sheet: Sheet, plot: _Plot, dot: Dot, middle: float) -> None:
    look, (names, about, figure) = sheet.look, _texts(sheet, plot, dot)
    name, dates = look.body.leading * len(names), look.quiet.leading * len(about)
    if plot.dates is None:
        top = middle - (name + dates) / 2
        sheet.lines((plot.names, top), names, look.body, "end")
        sheet.lines((plot.names, top + name), about, look.quiet, "end")
    else:
        sheet.lines((0, middle - name / 2), names, look.body)
        sheet.lines((plot.dates, middle - dates / 2), about, look.quiet)
    end = _dot(sheet, plot, dot, middle) + BESIDE
    tall = look.strong.leading * len(figure)
    wide = max(look.width(line, look.strong) for line in figure)
    sheet.plate(Box(end - 2, middle - tall / 2, wide + 4, tall))
    sheet.lines((end, middle - tall / 2), figure, look.strong)


def _dot(sheet: Sheet, plot: _Plot, dot: Dot, middle: float) -> float:
    """Draw a figure with its bounds, and return where that ends."""
    look, stated = sheet.look, dot.figure
    x, colour = plot.x(stated.best), look.shade(dot.shade)
    if stated.low < stated.best or dot.reach > stated.best:
        sheet.whisker((plot.x(stated.low), middle), (plot.x(dot.reach), middle))
    if stated.high is None:
        sheet.arrow((x + 4, middle), (x + 4 + ARROW, middle), look.body.colour)
    marker(sheet, (x, middle), dot.sign, colour, hollow=dot.hollow)
    return max(plot.x(dot.reach), x + 4 + (ARROW if stated.high is None else 0))
