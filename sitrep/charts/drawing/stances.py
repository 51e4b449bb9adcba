"""Draw who takes which stance: a row for each source, a mark in the column of what it says.

The place of a mark tells what it means, so that it can be read without colour; marks of different
columns differ in form too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.markers import marker
from sitrep.charts.drawing.sheet import Point, Sheet

#: The largest shares of the sheet's width for names and for what stands at a row's end.
NAMES, ENDS = 0.4, 0.2
#: The sign of a refusal; the others are those of :mod:`markers`.
CROSS = -1


@dataclass(frozen=True, slots=True)
class Stance:
    """A column: its heading, the sign of its marks, and whether they are hollow."""

    heading: str
    sign: int
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A row: who, the number of the column that it marks, and what stands at its end."""

    name: str
    column: int
    end: str = ""


@dataclass(frozen=True, slots=True)
class Matter:
    """What the rows under a heading are about."""

    heading: str
    rows: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    left: float
    right: float
    stances: Sequence[Stance]

    @property
    def wide(self) -> float:
        """The width of a column."""
        return (self.right - self.left) / len(self.stances)

    def x(self, column: int) -> float:
        return self.left + self.wide * (column + 0.5)


def draw_stances(sheet: Sheet, stances: Sequence[Stance], matters: Sequence[Matter]) -> None:
    """Draw the columns' headings and all rows, and move the sheet down past them."""
    look, rows = sheet.look, [row for matter in matters for row in matter.rows]
    named = max(look.width(row.name, look.body) for row in rows)
    ends = max(look.width(row.end, look.strong) for row in rows)
    left = min(named, sheet.width * NAMES) + 12
    plan = _Plan(left, sheet.width - min(ends, sheet.width * ENDS) - 8, stances)
    _headings(sheet, plan)
    for matter in matters:
        sheet.block(matter.heading, look.strong)
        sheet.y += 2
        top, tall = sheet.y, [_height(sheet, plan, row) for row in matter.rows]
        for column in range(len(stances)):
            x = plan.x(column)
            sheet.line([(x, top), (x, top + sum(tall))], look.grid, 0.8)
        for row, height in zip(matter.rows, tall, strict=True):
            _row(sheet, plan, row, sheet.y + height / 2)
            sheet.y += height
        sheet.y += 7
    sheet.y -= 5


def _headings(sheet: Sheet, plan: _Plan) -> None:
    look = sheet.look
    heads = [look.balance(s.heading, plan.wide - 6, look.quiet) for s in plan.stances]
    tall = look.quiet.leading * max(map(len, heads))
    for column, lines in enumerate(heads):
        top = sheet.y + tall - look.quiet.leading * len(lines)
        sheet.lines((plan.x(column), top), lines, look.quiet, "middle")
    sheet.y += tall + 5


def _texts(sheet: Sheet, plan: _Plan, row: Said) -> tuple[list[str], list[str]]:
    look = sheet.look
    end = look.wrap(row.end, sheet.width - plan.right - 8, look.strong) if row.end else []
    return look.wrap(row.name, plan.left - 12, look.body), end


def _height(sheet: Sheet, plan: _Plan, row: Said) -> float:
    look, (names, end) = sheet.look, _texts(sheet, plan, row)
    return max(look.body.leading * len(names), look.strong.leading * len(end)) + 4


def _row(sheet: Sheet, plan: _Plan, row: Said, middle: float) -> None:
    look, (names, end) = sheet.look, _texts(sheet, plan, row)
    top = middle - look.body.leading * len(names) / 2
    sheet.lines((plan.left - 12, top), names, look.body, "end")
    top = middle - look.strong.leading * len(end) / 2
    sheet.lines((plan.right + 8, top), end, look.strong)
    stance, at = plan.stances[row.column], (plan.x(row.column), middle)
    if stance.sign == CROSS:
        _cross(sheet, at)
    else:
        marker(sheet, at, stance.sign, look.shade(1), hollow=stance.hollow)


def _cross(sheet: Sheet, at: Point) -> None:
    (x, y), r = at, 3.2
    for sign in (1, -1):
        sheet.line([(x - r, y - r * sign), (x + r, y + r * sign)], sheet.look.accent, 1.8)
