"""``[[source_name]]``: what a source is called in text, and what is said of it in the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sitrep.config.complaints import locate
from sitrep.config.tables import SourceNameTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.model.summary import SourceName
from sitrep.vocabulary.fold import spelling


def by_name(tables: Sequence[SourceNameTable]) -> Mapping[str, SourceName]:
    """Return what is said of each source, by the name that the log has."""
    return {t.name: SourceName(t.short, t.kind, t.url) for t in tables}


def mistakes_in(tables: Sequence[SourceNameTable], path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each name or short name that two sources would have."""
    names: set[str] = set()
    for place, table in enumerate(tables):
        for key, name in (("name", table.name), ("short", table.short)):
            folded = spelling(name)
            own = key == "short" and folded == spelling(table.name)
            if folded and folded in names and not own:
                line = locate(text, ("source_name", place, key))
                hint = "give each source one [[source_name]], with a short name of its own"
                fault = (Code.NAMED_TWICE, "is the name of another source", hint)
                yield Problem(str(path), *fault, line, f"source_name.{place + 1}.{key}", name)
        names |= {spelling(table.name), spelling(table.short)} - {""}
