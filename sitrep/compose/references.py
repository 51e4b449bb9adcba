"""Sources in text as numbers in brackets, which lead to a numbered list: "[3]".

Sentences are made with a mark in the place of each name. When all are made, sources get their
numbers in the order in which the report cites them, and the list gets a row for each.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import find
from sitrep.compose.sections.method import stated_by
from sitrep.model.cells import Path, rebuilt
from sitrep.model.report import Column, Section, Table
from sitrep.model.source_fields import renamed
from sitrep.model.summary import Source, Summary

#: The list's id, which templates anchor its rows by.
LIST = "references"
_MARK = re.compile("\ue100(\\d+)\ue101")
#: A lone number has brackets of its own.
_TWICE = re.compile(r"\((\[\d+\])\)")


@dataclass
class References:
    """The sources that text cites: by mark, and by number in the order of their citation."""

    names: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)

    def marked(self, summary: Summary) -> Summary:
        """Return ``summary`` with a mark in the place of each source's name, the list apart."""
        self.names = sorted(named_in(summary))
        digits = len(str(len(self.names)))
        # Marks sort as their names do, so that no order changes.
        marks = {name: f"\ue100{n:0{digits}}\ue101" for n, name in enumerate(self.names)}

        def change(path: Path, part: Any) -> Any:
            is_part = is_dataclass(part) and not isinstance(part, Source)
            return renamed(part, lambda name: marks[name]) if is_part else part

        return rebuilt(summary, change)

    def numbered(self, part: Any) -> Any:
        """Return a section, or a part of one, with numbers in the place of its marks."""
        if isinstance(part, str):
            return _TWICE.sub(r"\1", _MARK.sub(self._number, part))
        if isinstance(part, tuple):
            return tuple(map(self.numbered, part))
        if is_dataclass(part) and not isinstance(part, type):
            old = {f.name: getattr(part, f.name) for f in fields(part)}
            new = {name: self.numbered(value) for name, value in old.items()}
            changed = {name: value for name, value in new.items() if value != old[name]}
            return replace(part, **changed) if changed else part
        return part

    def _number(self, found: re.Match[str]) -> str:
        name = self.names[int(found[1])]
        if name not in self.cited:
            self.cited.append(name)
        return f"[{self.cited.index(name) + 1}]"

    def listed(self, sections: Sequence[Section], phrases: Phrases) -> list[Section]:
        """Return the sections with numbers, and with the list in the section on method."""
        made: list[Section] = [self.numbered(section) for section in sections]
        table = self._list(phrases)
        return [_with(section, table) if _is_method(section) else section for section in made]

    def _list(self, phrases: Phrases) -> Table:
        words, own = phrases.words, {s.short or s.name: s for s in phrases.summary.sources}
        names = (*self.cited, *(name for name in own if name not in self.cited))
        known = {**phrases.given.names, **own}
        rows = tuple(_row(n, name, known.get(name), phrases) for n, name in enumerate(names, 1))
        columns = (
            Column(words("column-number")),
            Column(words("column-source")),
            Column(words("column-kind")),
            Column(words("column-what")),
        )
        return Table(LIST, words("references-table"), columns, rows, words("references-note"))


def keeps_names(name: str) -> bool:
    """Return whether a section names its sources: those on method, annexes and the trail."""
    kind = find(name)
    return bool(kind and kind.method) or name.startswith("annex_") or name == "trail"


def _row(number: int, name: str, source: Source | None, phrases: Phrases) -> tuple[str, ...]:
    if source is None:
        return f"[{number}]", name, "—", "—"
    return f"[{number}]", source.name, source.kind or "—", stated_by(source, phrases) or "—"


def _is_method(section: Section) -> bool:
    kind = find(section.id)
    return bool(kind and kind.method)


def _with(section: Section, table: Table) -> Section:
    return replace(section, tables=(*section.tables, table))


def named_in(summary: Summary) -> Collection[str]:
    """Return every source that a Summary names, as text calls it."""
    found: set[str] = set()

    def note(name: str) -> str:
        found.add(name)
        return name

    def change(path: Path, part: Any) -> Any:
        is_part = is_dataclass(part) and not isinstance(part, Source)
        return renamed(part, note) if is_part else part

    rebuilt(summary, change)
    return found
