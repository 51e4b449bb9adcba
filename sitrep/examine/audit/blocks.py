"""What a report written elsewhere is made of: blocks of text and tables, each with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What a block of text is in its report."""

    HEADING = "heading"
    TEXT = "text"
    CAPTION = "caption"
    NOTE = "note"
    #: The head or foot that pages repeat.
    RUNNING = "running"
    CELL = "cell"


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, caption or cell.

    ``order`` is its place among all. ``line`` is that of a text file, 0 in others, whose place
    ``where`` says in words: "page 2", "table 1, row 3, column 2". ``heading`` stands above it.
    """

    kind: Kind
    text: str
    order: int = 0
    line: int = 0
    where: str = ""
    heading: str = ""

    def line_at(self, place: int) -> int:
        """Return the line of the file at ``place`` of the text; 0 in a file without lines."""
        return self.line + self.text.count("\n", 0, place) if self.line else 0


@dataclass(frozen=True)
class Table:
    """A table: its rows of cells, the first its header, and what stands above and below it."""

    number: int
    rows: Sequence[Sequence[Block]]
    caption: str = ""
    below: str = ""

    @property
    def header(self) -> Sequence[Block]:
        """The first row."""
        return self.rows[0] if self.rows else ()


Part = Block | Table


def laid_out(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts in order, each with the heading above it, tables with their captions."""
    return tuple(_captioned([*_ordered(parts)]))


def _ordered(parts: Sequence[Part]) -> Iterator[Part]:
    heading, order, tables = "", 0, 0
    for part in parts:
        order += 1
        if isinstance(part, Table):
            tables += 1
            rows = [
                [replace(c, order=order + r, heading=heading) for c in row]
                for r, row in enumerate(part.rows)
            ]
            order += len(rows)
            yield replace(part, number=tables, rows=rows)
            continue
        if part.kind is Kind.HEADING:
            heading = " ".join(part.text.split())
        above = "" if part.kind in (Kind.HEADING, Kind.RUNNING) else heading
        yield replace(part, order=order, heading=above)


def _captioned(parts: Sequence[Part]) -> Iterator[Part]:
    for i, part in enumerate(parts):
        if isinstance(part, Table):
            above, below = (_said(parts[j : j + 1] if j >= 0 else ()) for j in (i - 1, i + 1))
            part = replace(part, caption=f"{part.caption} {above}".strip(), below=below)
        yield part


def _said(parts: Sequence[Part]) -> str:
    return " ".join(p.text for p in parts if isinstance(p, Block) and p.kind is not Kind.RUNNING)
