"""Draw figures as dots on one scale of numbers, each with its bounds: a row for each source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.markers import marker
from sitrep.charts.drawing.scale import ticks
from sitrep.charts.drawing.sheet import ARROW, Sheet
from sitrep.model.figure import Figure
from sitrep.wording import Words

#: The largest shares of the sheet's width for names and for figures.
NAMES, FIGURES = 0.36, 0.22


@dataclass(frozen=True, slots=True)
class Dot:
    """One row: who says it, of which events or dates, the figure, its words, its marker."""

    name: str
    about: str
    figure: Figure
    text: str
    sign: int = 0
    hollow: bool = False

    @property
    def reach(self) -> int:
        """The largest number drawn."""
        return self.figure.best if self.figure.high is None else self.figure.high


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    right: float
    scale: float

    def x(self, value: float) -> float:
        return self.left + value * self.scale


def draw_dots(sheet: Sheet, words: Words, dots: Sequence[Dot]) -> None:
    """Draw the rows and the scale under them, and move the sheet down past them."""
    look, top = sheet.look, max(1, *(dot.reach for dot in dots))
    named = max(max(look.width(d.name, look.body), look.width(d.about, look.quiet)) for d in dots)
    told = max(look.width(d.text, look.strong) for d in dots)
    left = min(named, sheet.width * NAMES) + 10
    right = sheet.width - min(told, sheet.width * FIGURES) - 8
    plot = _Plot(left, right, (right - left - ARROW - 6) / top)
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


def _texts(sheet: Sheet, plot: _Plot, dot: Dot) -> tuple[list[str], list[str], list[str]]:
    """Return the lines of a row's name, of what it is about, and of its figure."""
    look, room = sheet.look, plot.left - 10
    about = look.wrap(dot.about, room, look.quiet) if dot.about else []
    figure = look.wrap(dot.text, sheet.width - plot.right - 8, look.strong)
    return look.wrap(dot.name, room, look.body), about, figure


def _height(sheet: Sheet, plot: _Plot, dot: Dot) -> float:
    look, (names, about, figure) = sheet.look, _texts(sheet, plot, dot)
    beside = look.body.leading * len(names) + look.quiet.leading * len(about)
    return max(beside, look.strong.leading * len(figure)) + 6


def _row(sheet: Sheet, plot: _Plot, dot: Dot, middle: float) -> None:
    look, (names, about, figure) = sheet.look, _texts(sheet, plot, dot)
    top = middle - (look.body.leading * len(names) + look.quiet.leading * len(about)) / 2
    sheet.lines((plot.left - 10, top), names, look.body, "end")
    sheet.lines((plot.left - 10, top + look.body.leading * len(names)), about, look.quiet, "end")
    sheet.lines(
        (plot.right + 8, middle - look.strong.leading * len(figure) / 2), figure, look.strong
    )
    _dot(sheet, plot, dot, middle)


def _dot(sheet: Sheet, plot: _Plot, dot: Dot, middle: float) -> None:
    look, stated = sheet.look, dot.figure
    x, colour = plot.x(stated.best), look.shade(1)
    if stated.low < stated.best or dot.reach > stated.best:
        sheet.whisker((plot.x(stated.low), middle), (plot.x(dot.reach), middle))
    if stated.high is None:
        sheet.arrow((x + 4, middle), (x + 4 + ARROW, middle), look.body.colour)
    marker(sheet, (x, middle), dot.sign, colour, hollow=dot.hollow)
