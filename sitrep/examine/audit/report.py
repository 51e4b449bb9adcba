"""A report as the rules of the audit see it, and a rule and its findings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from sitrep.examine.audit import cues, dates
from sitrep.examine.audit.blocks import Block, Kind, Part, Table
from sitrep.examine.audit.dates import Dated
from sitrep.examine.audit.numbers import Number, numbers
from sitrep.model.codes import Code
from sitrep.model.dates import Window


@dataclass(frozen=True)
class Finding:
    """What is wrong at one place of a report: the words, the reason and the remedy."""

    block: Block
    start: int
    words: str
    reason: str
    hint: str


@dataclass(frozen=True)
class Rule:
    """A rule of the audit. ``checks`` is what it looks for, in words, for the docs."""

    code: Code
    checks: str
    find: Callable[[Report], Iterator[Finding]] = field(repr=False)


@dataclass(frozen=True)
class Report:
    """A report to audit: its parts, the language it is in, and the period it is of.

    ``asked`` is the period that whoever audits it says; else it is what the first page states.
    """

    parts: Sequence[Part]
    language: str = "en"
    asked: Window | None = None

    @cached_property
    def year(self) -> int:
        """The year of dates that are written without one."""
        return self.asked.end.year if self.asked else dates.year_of(self.parts)

    @cached_property
    def period(self) -> Window | None:
        """The period that the report is of, if it is known."""
        return self.asked or dates.stated_period(self.parts, self.language, self.year)

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """The blocks of running text, heads and feet of pages left out."""
        return [p for p in self.parts if isinstance(p, Block) and p.kind is not Kind.RUNNING]

    @cached_property
    def all_blocks(self) -> Sequence[Block]:
        """Every piece of text: running text, cells, heads and feet of pages."""
        found: list[Block] = []
        for part in self.parts:
            found += [part] if isinstance(part, Block) else [c for row in part.rows for c in row]
        return [block for block in found if block.text]

    @cached_property
    def tables(self) -> Sequence[Table]:
        """The tables in order."""
        return [part for part in self.parts if isinstance(part, Table)]

    @cached_property
    def numbers(self) -> Sequence[Number]:
        """The numbers of text and tables, the ends of estimates left out."""
        return [number for number in self.every_number if not number.bound]

    @cached_property
    def every_number(self) -> Sequence[Number]:
        """Every number of text and tables."""
        parts = [p for p in self.parts if isinstance(p, Table) or p.kind is not Kind.RUNNING]
        return numbers(parts, self.language, self.year)

    @cached_property
    def in_text(self) -> Sequence[Number]:
        """The numbers of running text: not of tables, headings and captions."""
        return [n for n in self.numbers if n.block.kind in (Kind.TEXT, Kind.NOTE)]

    @cached_property
    def by_sentence(self) -> Sequence[Sequence[Number]]:
        """The numbers of running text and headings, those of each sentence together."""
        found = [n for n in self.numbers if not n.table]
        return [[*group] for _, group in groupby(found, key=lambda n: n.id)]

    @cached_property
    def by_cell(self) -> Mapping[tuple[int, int, int], Number]:
        """The number of each cell that has one, by table, row and column from 0."""
        return {(n.table, n.row, n.column): n for n in self.numbers if n.table}

    @cached_property
    def names_sources(self) -> bool:
        """Whether a line or a heading of the report names its sources."""
        return any(b.kind is not Kind.CELL and cues.SOURCES_LINE.match(b.text) for b in self.blocks)

    def dated(self, text: str) -> list[Dated]:
        """Return the dates that a text names."""
        return dates.dated(text, self.language, self.year)

    def time_of(self, number: Number) -> tuple[object, ...]:
        """Return when a number is of: what its sentence says, or what stands around it."""
        if number.time:
            return number.time
        around = number.block.heading
        if number.table:
            table = self.tables[number.table - 1]
            around = f"{table.caption}. {around}"
        named = [d for d in self.dated(around) if not d.since]
        if named:
            window = named[0].window
            return ("on", window.start or window.end, window.end)
        return self.whole

    @cached_property
    def whole(self) -> tuple[object, ...]:
        """The time of the report's period."""
        if self.period is None:
            return ()
        return ("on", self.period.start or self.period.end, self.period.end)


def at(number: Number, reason: str, hint: str, words: str = "") -> Finding:
    """Return a finding at the place of a number."""
    return Finding(number.block, number.start, words or number.text, reason, hint)


def day(date: dt.date) -> str:
    """Return a date as reasons print it."""
    return f"{date.day} {date:%B %Y}"
