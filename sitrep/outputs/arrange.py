"""Arrange a section's parts in rows: the full width of a page, or two halves side by side."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sitrep.model.report import Chart, Section, Table

#: Wider than this (in characters) or longer (in rows), a table needs the page's full width.
HALF_WIDTH, HALF_LENGTH = 62, 14
#: A table up to this long (in rows) comes before wide charts.
SHORT = 3
#: A table up to this long (in lines) is kept on one page: at most a quarter of the one before is
#: left white. A line of a table has about as many characters.
WHOLE, LINE = 13, 90
#: A cell up to this long (in characters) is kept on one line: a date, a number in words.
TIGHT = 18
#: The same of a table of at least so many columns, then shorter ones where it has no room. On a
#: phone such a table scrolls in its frame.
MANY, LIMITS = 5, (24, TIGHT, 12)
#: A line of a table has about as many characters, with two between columns. From six columns on it
#: is in smaller type. A text that is longer than all limits has so many of them at least.
ROOM, SMALLER, LEAST = 112, 128, 20
#: Text longer than this (in characters) reads badly beside a chart; six highlights are shorter.
HALF_TEXT = 1200
#: A line of text over half the width has about as many characters. Beside fewer lines than these
#: a chart would leave white space under them; a table, beside fewer than half as many as it has.
HALF_LINE, BESIDE = 50, 6
#: Text of up to so many lines stands over the lower of two charts side by side.
OVER = 9
#: The lines of a table besides its rows: caption, header and note.
FRAME = 3


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a section: its text, a chart or a table."""

    kind: Literal["text", "chart", "table"]
    item: Section | Chart | Table
    half: bool
    #: For the stylesheet: "whole" is kept on one page, "small" needs half its width.
    classes: str = ""


def arranged(section: Section) -> Iterator[tuple[Part, ...]]:
    """Yield a section's parts in reading order, two halves of the page's width side by side.

    The first chart leads. Of the rest the small ones come first: they fill what is left of a page.
    A half that would be alone has the text beside it, if that is about as high. A row of three is
    a text, the chart beside it, and a lower chart under it.
    """
    parts = [Part("chart", c, c.width == "half") for c in section.charts]
    parts += [_table(t) for t in section.tables if t.rows]
    parts = [*parts[:1], *sorted(parts[1:], key=_size)]
    if length := _text_length(section):
        halves = [part for part in parts if part.half]
        beside = len(halves) % 2 == 1 and length <= HALF_TEXT and _fills(section, halves[0])
        if beside:
            parts.remove(halves[0])
            parts.insert(0, halves[0])
        text = Part("text", section, beside)
        if not beside and _is_over(section, halves):
            yield (text, *halves)
            parts = [part for part in parts if not part.half]
        else:
            parts.insert(0, text)
    while parts:
        first = parts.pop(0)
        other = next((part for part in parts if first.half and part.half), None)
        if other:
            parts.remove(other)
        yield (first, other) if other else (first,)


def _size(part: Part) -> int:
    """Return the rank of a part's height: halves, short tables, wide charts, long tables."""
    if part.half:
        return 0
    if isinstance(part.item, Table):
        return 1 if len(part.item.rows) <= SHORT else 3
    return 2


def _table(table: Table) -> Part:
    if _is_small(table):
        return Part("table", table, True, "whole small")
    return Part("table", table, False, "whole" if _lines(table) <= WHOLE else "")


def _lines(table: Table) -> int:
    """Return about how many lines a table's rows have in the page's full width."""
    return sum(max(1, math.ceil(sum(map(len, row)) / LINE)) for row in table.rows)


def _text_length(section: Section) -> int:
    return sum(map(len, _texts(section)))


def _texts(section: Section) -> tuple[str, ...]:
    own = [section.narrative.html] if section.narrative else []
    return (*section.paragraphs, *section.bullets, *own)


def _text_lines(section: Section) -> int:
    """Return about how many lines the text has over half of the page's width."""
    return sum(math.ceil(len(text) / HALF_LINE) for text in _texts(section))


def _is_over(section: Section, halves: list[Part]) -> bool:
    """Return whether a short text fills what a low chart leaves beside one over time."""
    first, *others = (part.item for part in halves) if halves else (None,)
    if not (len(others) == 1 and isinstance(first, Chart) and isinstance(others[0], Chart)):
        return False
    return first.over_time and not others[0].over_time and _text_lines(section) <= OVER


def _fills(section: Section, half: Part) -> bool:
    """Return whether the text is high enough to stand beside a chart or a small table."""
    lines = _text_lines(section)
    if isinstance(half.item, Table):
        return 2 * lines >= len(half.item.rows) + FRAME
    return lines >= BESIDE


def _is_small(table: Table) -> bool:
    titles = tuple(column.title for column in table.columns)
    widths = [max(map(len, cells)) for cells in zip(titles, *table.rows, strict=True)]
    return sum(widths) + 3 * len(widths) <= HALF_WIDTH and len(table.rows) <= HALF_LENGTH


def is_row_headed(table: Table) -> bool:
    """Return whether each row's first cell is a header: not if headers would outnumber cells.

    One row, or two columns, need none; accessibility checkers object to such tables.
    """
    columns, rows = len(table.columns), len(table.rows)
    return rows * (columns - 2) >= columns


def is_tight(cell: str, limit: int = TIGHT) -> bool:
    """Return whether a cell's text should stay on one line; ``limit`` is its table's."""
    return len(cell) <= limit


def limit(table: Table) -> int:
    """Return up to how many characters a cell is kept on one line; 0 where the page has no room.

    The long texts of other cells give way.
    """
    columns = len(table.columns)
    room = (SMALLER if columns > MANY else ROOM) // (2 if _is_small(table) else 1)
    limits = LIMITS if columns >= MANY else LIMITS[1:]
    return next((n for n in limits if _least(table, n) <= room), 0)


def _least(table: Table, limit: int) -> int:
    """Return the characters of a table's line if cells up to ``limit`` are kept on one."""

    def least(cell: str) -> int:
        longest = max(map(len, cell.split()), default=0)
        wrapped = max(longest, LEAST) if len(cell) > max(LIMITS) else longest
        return len(cell) if len(cell) <= limit else wrapped

    titles = tuple(column.title for column in table.columns)
    columns = zip(titles, *table.rows, strict=True)
    return sum(max(map(least, cells)) + 2 for cells in columns)


def is_web_address(cell: str) -> bool:
    """Return whether a cell is the address of a page: it may become a link."""
    return re.fullmatch(r"https?://[^\s\"<>]+", cell) is not None


def card_size(value: str) -> str:
    """Return how a card prints its value: "words" without a numeral, "long", or ""."""
    if not any(c.isdigit() for c in value):
        return "words"
    return "long" if len(value) > 11 else ""
