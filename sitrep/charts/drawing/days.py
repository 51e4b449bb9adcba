"""Draw a strip of days: a square for each, a column for each week, darker for more.

A day without reports has a dot and no square, one whose number nobody states a ring, one that the
data do not cover yet is hatched; a stated 0 is an empty square. So no gap reads as zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sitrep.charts.drawing.sheet import Box, Sheet
from sitrep.charts.drawing.style import Look
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.wording import Words

#: The most weeks side by side, the largest square, and the most shades.
ACROSS, LARGEST, SHADES = 53, 15.0, 5
#: The ramp's steps of the shades, the lightest first: apart from each other in grey, too.
_RAMPS = {1: (1,), 2: (4, 1), 3: (5, 3, 0), 4: (5, 4, 2, 0), 5: (6, 5, 4, 2, 0)}


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its figure, or why it has none. ``ahead``: the data end before it."""

    date: dt.date
    figure: Value
    reported: bool
    ahead: bool = False


class _Grid(NamedTuple):
    left: float
    cell: float
    first: dt.date


def floors(top: int) -> tuple[int, ...]:
    """Return the least numbers of the shades, the lightest first: 1, 2, 5, 10 … up to ``top``."""
    series = [1]
    while series[-1] < top:
        digits = str(series[-1])
        series.append(series[-1] * 5 // 2 if digits[0] == "2" else series[-1] * 2)
    found = [n for n in series if n <= max(top, 1)]
    if len(found) <= SHADES:
        return tuple(found)
    last = len(found) - 1
    return tuple(found[round(n * last / (SHADES - 1))] for n in range(SHADES))


def draw_days(sheet: Sheet, words: Words, days: Sequence[Day], monday: dt.date) -> None:
    """Draw the strips with their key, and move the sheet down past them.

    ``monday`` is any first day of a week, whatever day that is.
    """
    bounds = floors(max((d.figure.best for d in days if d.figure), default=1))
    _key(sheet, words, days, bounds)
    first = days[0].date - dt.timedelta(days=(days[0].date - monday).days % 7)
    weeks = ((days[-1].date - first).days // 7) + 1
    named = [words.weekday(_after(monday, n)) for n in range(7)]
    left = 8 + max(sheet.look.width(text, sheet.look.quiet) for text in named)
    cell = min(LARGEST, (sheet.width - left) / min(weeks, ACROSS))
    for start in range(0, weeks, ACROSS):
        grid = _Grid(left, cell, _after(first, start * 7))
        own = [d for d in days if 0 <= (d.date - grid.first).days < ACROSS * 7]
        _strip(sheet, words, grid, own, bounds)


def _after(day: dt.date, n: int) -> dt.date:
    return day + dt.timedelta(days=n)


def _strip(
    sheet: Sheet, words: Words, grid: _Grid, days: Sequence[Day], bounds: tuple[int, ...]
) -> None:
    look, top = sheet.look, sheet.y + sheet.look.quiet.leading + 2
    _months(sheet, words, grid, days)
    step = 1 if grid.cell >= look.quiet.leading else 2
    for row in range(0, 7, step):
        text = words.weekday(_after(grid.first, row))
        sheet.text((grid.left - 6, top + grid.cell * (row + 0.5)), text, look.quiet, "end")
    for day in days:
        column, row = divmod((day.date - grid.first).days, 7)
        inset = min(1.0, grid.cell * 0.08)
        at = Box(grid.left + column * grid.cell, top + row * grid.cell, grid.cell, grid.cell)
        box = Box(at.x + inset, at.y + inset, at.width - 2 * inset, at.height - 2 * inset)
        _square(sheet, box, day, bounds)
    sheet.y = top + grid.cell * 7 + 8


def _months(sheet: Sheet, words: Words, grid: _Grid, days: Sequence[Day]) -> None:
    """Print each month over the week of its first day; the first and Januaries have the year."""
    look, end = sheet.look, 0.0
    for place, day in enumerate(days):
        if place and day.date.day != 1:
            continue
        x = grid.left + (day.date - grid.first).days // 7 * grid.cell
        with_year = not place or day.date.month == 1
        text = words.month_brief(day.date) if with_year else words.month_alone(day.date)
        width = look.width(text, look.quiet)
        if x >= end and x + width <= sheet.width:
            sheet.lines((x, sheet.y), [text], look.quiet)
            end = x + width + 5


def _square(sheet: Sheet, box: Box, day: Day, bounds: tuple[int, ...]) -> None:
    look = sheet.look
    middle = (box.x + box.width / 2, box.y + box.height / 2)
    if isinstance(day.figure, Figure):
        sheet.rect(box, _shade(look, day.figure.best, bounds), look.rule)
    elif day.ahead:
        sheet.hatched(box, look.quiet.colour)
    elif day.reported:
        sheet.disc(middle, box.width * 0.28, "none", look.quiet.colour)
    else:
        sheet.disc(middle, max(0.4, box.width * 0.06), look.quiet.colour, look.quiet.colour)


def _shade(look: Look, number: int, bounds: tuple[int, ...]) -> str:
    """Return a number's colour; 0 is white."""
    above = sum(number >= bound for bound in bounds)
    return look.shade(_RAMPS[len(bounds)][above - 1]) if above else "#FFFFFF"


def _key(sheet: Sheet, words: Words, days: Sequence[Day], bounds: tuple[int, ...]) -> None:
    """Explain the signs that are drawn, one after another, in lines."""
    look, items = sheet.look, list[tuple[Day, str]]()
    some = days[0].date
    if any(d.figure and not d.figure.best for d in days):
        items.append((_with(some, 0), words.number(0)))
    for n, bound in enumerate(bounds):
        last = bounds[n + 1] - 1 if n + 1 < len(bounds) else None
        items.append((_with(some, bound), _span(words, bound, last)))
    kinds = (
        (Day(some, None, False), words("no-reports")),
        (Day(some, None, True), words("not-stated")),
        (Day(some, None, False, True), words("chart-declared-ahead")),
    )
    there = {(d.reported, d.ahead) for d in days if not d.figure}
    items += [(day, text) for day, text in kinds if (day.reported, day.ahead) in there]
    x, side = 0.0, 9.0
    for day, text in items:
        width = side + 4 + look.width(text, look.body)
        if x and x + width > sheet.width:
            x, sheet.y = 0.0, sheet.y + look.body.leading + 3
        _square(sheet, Box(x, sheet.y + 0.5, side, side), day, bounds)
        sheet.lines((x + side + 4, sheet.y), [text], look.body)
        x += width + 12
    sheet.y += look.body.leading + 7


def _with(day: dt.date, number: int) -> Day:
    return Day(day, Figure(number, number, number, Qualifier.EXACT), True)


def _span(words: Words, first: int, last: int | None) -> str:
    if last is None:
        return words("chart-declared-from", number=words.number(first))
    if first == last:
        return words.number(first)
    return words("chart-declared-span", first=words.number(first), last=words.number(last))
