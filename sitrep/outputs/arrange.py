"""Arrange a section's parts in rows: the full width of a page, or two halves side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sitrep.model.report import Chart, Section, Table

#: Wider than this (in characters) or longer (in rows), a table needs the page's full width.
HALF_WIDTH, HALF_LENGTH = 62, 14
#: A table up to this long (in rows) is kept on one page; more would leave too much of it white.
SHORT = 3
#: A cell up to this long (in characters) is kept on one line: a date, a number in words.
TIGHT = 16
#: Text longer than this (in characters) reads badly beside a chart.
HALF_TEXT = 900
#: Text up to this long is one or two lines across the page.
SHORT_TEXT = 240


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a section: its text, a chart or a table."""

    kind: Literal["text", "chart", "table"]
    item: Section | Chart | Table
    half: bool
    #: For the stylesheet: "short" is kept on one page, "small" needs half its width.
    classes: str = ""


def arranged(section: Section) -> Iterator[tuple[Part, ...]]:
    """Yield a section's parts in reading order, two halves of the page's width side by side.

    Charts of half the width come first, with another chart, a small table or the text beside each.
    """
    charts = sorted(section.charts, key=lambda chart: chart.width != "half")
    parts = [Part("chart", c, c.width == "half") for c in charts]
    parts += [_table(t) for t in section.tables if t.rows]
    length, halves = _text_length(section), _leading_halves(parts)
    later = [i for i, part in enumerate(parts) if part.half and i >= halves]
    if halves % 2 == 1 and length <= SHORT_TEXT and later:
        # Beside a short text, a chart that would be alone leaves the page white.
        parts.insert(halves, parts.pop(later[0]))
        halves = _leading_halves(parts)
    if length:
        # Text goes beside the first chart if that chart would be alone.
        parts.insert(0, Part("text", section, halves % 2 == 1 and length <= HALF_TEXT))
    while parts:
        pair = len(parts) > 1 and parts[0].half and parts[1].half
        taken = 2 if pair else 1
        yield tuple(parts[:taken])
        del parts[:taken]


def _leading_halves(parts: Sequence[Part]) -> int:
    return next((i for i, part in enumerate(parts) if not part.half), len(parts))


def _table(table: Table) -> Part:
    if _is_small(table):
        return Part("table", table, True, "short small")
    return Part("table", table, False, "short" if len(table.rows) <= SHORT else "")


def _text_length(section: Section) -> int:
    own = section.narrative.html if section.narrative else ""
    return sum(map(len, (*section.paragraphs, *section.bullets, own)))


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


def is_tight(cell: str) -> bool:
    """Return whether a cell's text should stay on one line."""
    return len(cell) <= TIGHT


def is_web_address(cell: str) -> bool:
    """Return whether a cell is the address of a page: it may become a link."""
    return re.fullmatch(r"https?://[^\s\"<>]+", cell) is not None


def card_size(value: str) -> str:
    """Return how a card prints its value: "words" without a numeral, "long", or ""."""
    if not any(c.isdigit() for c in value):
        return "words"
    return "long" if len(value) > 11 else ""
