"""Draw vertical bars, one per week: the figure, its bounds, and the sources' claims beside it.

A week without a figure is a gap with its reason, never a bar of height zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing import flags
from sitrep.charts.drawing.means import draw_line
from sitrep.charts.drawing.scale import ticks
from sitrep.charts.drawing.sheet import ARROW, Box, Sheet
from sitrep.charts.drawing.style import Look
from sitrep.charts.drawing.wording import label
from sitrep.model.figure import Figure, Value
from sitrep.wording import Words

HEIGHT = 106.0
WIDEST = 34.0


@dataclass(frozen=True, slots=True)
class Column:
    """One week: ``ticks`` under it, its figure or a ``note`` in its place, the claims beside."""

    ticks: tuple[str, ...]
    figure: Value
    note: str = ""
    partial: bool = False
    current: bool = False
    claims: tuple[Figure, ...] = ()
    claims_label: str = ""
    bounded: bool = True  # whether its bounds are drawn
    ring: bool = False  # whether events are reported, and none states a number
    mean: float | None = None

    @property
    def top(self) -> int:
        """The largest number drawn in this column."""
        tops = [f.high if f.high is not None else f.best for f in self._figures()]
        return max(tops, default=0)

    def _figures(self) -> tuple[Figure, ...]:
        return (*self.claims, self.figure) if self.figure else self.claims


@dataclass(frozen=True, slots=True)
class _Plot:
    """The plot in points: its start edge, the width per column, the base line, the unit's height.

    ``dense``: the numbers are wider than the columns, so only a few are printed.
    """

    left: float
    slot: float
    base: float
    scale: float
    dense: bool

    def centre(self, index: int) -> float:
        return self.left + self.slot * (index + 0.5)

    def height(self, value: float) -> float:
        return self.base - value * self.scale


def draw_columns(
    sheet: Sheet, words: Words, columns: Sequence[Column], marks: Sequence[tuple[float, str]] = ()
) -> None:
    """Draw ``columns`` with their axis, and move the sheet down past them.

    ``marks`` are labels of dated lines, each with its place in columns from the first one's start.
    """
    draft, top = _plan(sheet, words, columns, HEIGHT), sheet.y
    marked = flags.placed(sheet, [(draft.left + draft.slot * x, text) for x, text in marks])
    # The labels take their room from the bars, not from the page.
    plot = _plan(sheet, words, columns, HEIGHT - min(sheet.y - top, HEIGHT / 3))
    _axis(sheet, words, plot, max(c.top for c in columns))
    flags.draw(sheet, marked, plot.base)
    labelled = _labelled(columns) if plot.dense else range(len(columns))
    for index, column in enumerate(columns):
        _column(sheet, plot, index, column)
    _means(sheet, plot, columns)
    for index in labelled:
        _labels(sheet, words, plot, index, columns)
    _names(sheet, plot, columns)


def legible(width: float, look: Look, words: Words, columns: Sequence[Column]) -> bool:
    """Return whether every column's number and ticks would fit a sheet of that width."""
    room = (width - 34) / len(columns) - 3
    pieces = [look.width(t, look.body) for c in columns for t in c.ticks]
    pieces += [look.width(label(words, c.figure)[-1], look.strong) for c in columns if c.figure]
    return max(pieces) <= room


def _plan(sheet: Sheet, words: Words, columns: Sequence[Column], height: float) -> _Plot:
    look, top = sheet.look, max(1, *(c.top for c in columns))
    widest = max(look.width(words.number(t), look.quiet) for t in ticks(top, 4))
    left = widest + 6
    slot = (sheet.width - left) / len(columns)
    values = [label(words, c.figure)[-1] for c in columns if c.figure]
    dense = any(look.width(v, look.strong) > slot - 2 for v in values)
    draft = _Plot(left, slot, sheet.y + height, 0.0, dense)
    scale = min(
        (height - _headroom(sheet, words, draft, c)) / c.top if c.top else height for c in columns
    )
    return _Plot(left, slot, sheet.y + height, min(scale, height / 3), dense)


def _headroom(sheet: Sheet, words: Words, plot: _Plot, column: Column) -> float:
    """Return the height a column's labels and arrow take above its topmost number."""
    lines = len(_bar_label(sheet, words, plot, column)) + len(_claims_label(sheet, plot, column))
    return lines * sheet.look.strong.leading + ARROW + 6


def _axis(sheet: Sheet, words: Words, plot: _Plot, top: int) -> None:
    look = sheet.look
    for value in ticks(max(top, 1), 4):
        y = plot.height(value)
        if value:
            sheet.line([(plot.left, y), (sheet.width, y)], look.grid, 0.6)
        sheet.text((plot.left - 6, y), words.number(value), look.quiet, "end")
    sheet.line([(plot.left, plot.base), (sheet.width, plot.base)], look.rule, 0.9)


def _column(sheet: Sheet, plot: _Plot, index: int, column: Column) -> None:
    if column.figure:
        _bar(sheet, plot, _bar_centre(plot, index, column), column)
    elif column.note:
        _note(sheet, plot, index, column)
    if column.claims:
        _claims(sheet, _claims_box(plot, index, column), plot, column)


def _bar_centre(plot: _Plot, index: int, column: Column) -> float:
    return plot.centre(index) - (plot.slot * 0.2 if column.claims else 0.0)


def _bar_width(plot: _Plot, column: Column) -> float:
    return min(WIDEST, plot.slot * (0.36 if column.claims else 0.6))


def _bar(sheet: Sheet, plot: _Plot, x: float, column: Column) -> None:
    look, width, figure = sheet.look, _bar_width(plot, column), column.figure
    assert figure
    top = plot.height(figure.best)
    box = Box(x - width / 2, top, width, plot.base - top)
    if column.partial:
        sheet.hatched(box, look.shade(1))
    else:
        sheet.rect(box, look.shade(0 if column.current else 2))
    _bounds(sheet, plot, x, column)


def _bounds(sheet: Sheet, plot: _Plot, x: float, column: Column) -> None:
    """Draw the whisker and the arrow of a bar whose middle is at ``x``."""
    look, width, figure = sheet.look, _bar_width(plot, column), column.figure
    if not figure or not column.bounded:
        return
    top = plot.height(figure.best)
    high = plot.height(figure.best if figure.high is None else figure.high)
    if figure.low < figure.best or high < top:
        sheet.whisker((x, plot.height(figure.low)), (x, high), min(3.0, width * 0.3))
    if figure.high is None:
        sheet.arrow((x, top - 1.5), (x, top - ARROW), look.body.colour)


def _note(sheet: Sheet, plot: _Plot, index: int, column: Column) -> None:
    """Print the reason for a gap; if it does not fit, draw a ring."""
    look = sheet.look
    room = plot.slot * (0.6 if column.claims else 0.96)
    x = plot.centre(index) - (plot.slot * 0.19 if column.claims else 0.0)
    fits = all(look.width(word, look.quiet) <= room for word in column.note.split())
    if fits:
        lines = look.wrap(column.note, room, look.quiet)
        tall = look.quiet.leading * len(lines)
        top, wide = plot.base - 4 - tall, max(look.width(line, look.quiet) for line in lines)
        sheet.plate(Box(x - wide / 2 - 1, top, wide + 2, tall))
        sheet.lines((x, top), lines, look.quiet, "middle")
    elif not column.figure and column.note:
        sheet.disc((x, plot.base - 5), min(2.2, plot.slot / 4), "none", look.quiet.colour)


def _claims_box(plot: _Plot, index: int, column: Column) -> Box:
    """Return the range over the claims, beside the bar or the note that the column also has."""
    beside = bool(column.figure or column.note)
    width = min(WIDEST, plot.slot * (0.2 if beside else 0.4))
    x = plot.centre(index) + (plot.slot * 0.26 if beside else 0.0)
    low = min(f.low for f in column.claims)
    high = max(f.best if f.high is None else f.high for f in column.claims)
    top = plot.height(high)
    return Box(x - width / 2, top, width, max(1.6, plot.height(low) - top))


def _claims(sheet: Sheet, box: Box, plot: _Plot, column: Column) -> None:
    look = sheet.look
    sheet.rect(box, look.shade(6), look.shade(1))
    for figure in column.claims:
        y = min(max(plot.height(figure.best), box.y + 0.7), box.y + box.height - 0.7)
        sheet.line([(box.x, y), (box.x + box.width, y)], look.shade(1), 1.4)
    if any(f.high is None for f in column.claims):
        x = box.x + box.width / 2
        sheet.arrow((x, box.y - 1.5), (x, box.y - ARROW), look.shade(1))


def _means(sheet: Sheet, plot: _Plot, columns: Sequence[Column]) -> None:
    """Draw the line of means, and the bounds of bars over it: it would hide them."""
    places = [
        None if c.mean is None else (plot.centre(n), plot.height(c.mean))
        for n, c in enumerate(columns)
    ]
    draw_line(sheet, places, plot.slot * 0.4)
    for index, column in enumerate(columns if any(places) else ()):
        _bounds(sheet, plot, _bar_centre(plot, index, column), column)


# --- labels -----------------------------------------------------------------------------


def _labelled(columns: Sequence[Column]) -> list[int]:
    """Return which bars are labelled if there is no room for all: the last and the highest."""
    known = [i for i, c in enumerate(columns) if c.figure]
    if not known:
        return []
    highest = max(known, key=lambda i: columns[i].top)
    return sorted({highest, known[-1]}) if abs(highest - known[-1]) > 5 else [highest]


def _bar_label(sheet: Sheet, words: Words, plot: _Plot, column: Column) -> list[str]:
    if not column.figure:
        return []
    look = sheet.look
    if plot.dense:
        return [" ".join(label(words, column.figure))]
    room = plot.slot * (0.62 if column.claims else 0.98)
    *small, number = label(words, column.figure)
    lines = [line for part in small for line in look.balance(part, room, look.body)]
    return [*lines, *look.wrap(number, plot.slot, look.strong)]


def _claims_label(sheet: Sheet, plot: _Plot, column: Column) -> list[str]:
    look = sheet.look
    text = column.claims_label
    return look.balance(text, plot.slot * 0.98, look.body) if text and not plot.dense else []


def _labels(sheet: Sheet, words: Words, plot: _Plot, index: int, columns: Sequence[Column]) -> None:
    look, column = sheet.look, columns[index]
    lines = _bar_label(sheet, words, plot, column)
    bottom = plot.base
    if lines and column.figure:
        width = max(look.width(line, look.strong) for line in lines)
        x = _bar_centre(plot, index, column) + (plot.slot * 0.01 if column.claims else 0.0)
        x = min(max(x, plot.left + width / 2), sheet.width - width / 2)
        bottom = _above(plot, index, columns, width) - len(lines) * look.strong.leading
        tall = len(lines) * look.strong.leading
        sheet.plate(Box(x - width / 2 - 1, bottom, width + 2, tall - 1))
        for number, line in enumerate(lines):
            kind = look.strong if number == len(lines) - 1 else look.body
            sheet.lines((x, bottom + number * look.strong.leading), [line], kind, "middle")
    if over := _claims_label(sheet, plot, column):
        box = _claims_box(plot, index, column)
        bottom = min(bottom, box.y - ARROW - 2) - look.body.leading * len(over)
        wide, x = max(look.width(line, look.body) for line in over), plot.centre(index)
        sheet.plate(Box(x - wide / 2, bottom, wide, len(over) * look.body.leading))
        sheet.lines((x, bottom), over, look.body, "middle")


def _above(plot: _Plot, index: int, columns: Sequence[Column], width: float) -> float:
    """Return the height over a bar, and over its neighbours where its label reaches them."""
    reach = int(width / 2 / plot.slot + 0.5) if plot.dense else 0
    near = columns[max(0, index - reach) : index + reach + 1]
    figures = [c.figure for c in near if c.figure]
    tops = [plot.height(f.best) - ARROW if f.high is None else plot.height(f.high) for f in figures]
    return min(tops) - 3


def _names(sheet: Sheet, plot: _Plot, columns: Sequence[Column]) -> None:
    """Print the weeks' names under the columns; if they are many, every nth up to the last."""
    look, last = sheet.look, len(columns) - 1
    widest = max(look.width(t, look.strong) for c in columns for t in c.ticks[:2])
    # The last name is moved in from the edge, towards the one before it.
    moved = max(0.0, (widest - plot.slot) / 2)
    step = next(n for n in range(1, 99) if plot.slot * n - moved >= widest + 5)
    depth = 0
    for index, column in enumerate(columns):
        if (last - index) % step:
            continue
        kinds = (look.strong if column.current else look.body, look.quiet)
        depth = max(depth, len(column.ticks))
        for number, tick in enumerate(column.ticks):
            width = look.width(tick, kinds[0])
            x = min(plot.centre(index), sheet.width - width / 2)
            at = (x, plot.base + 4 + number * look.body.leading)
            sheet.lines(at, [tick], kinds[min(number, 1)], "middle")
    sheet.y = plot.base + 4 + depth * look.body.leading + 2
