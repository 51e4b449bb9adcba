"""``[[expected]]``: sources and areas that are to report, and how often."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal

from sitrep.config.complaints import locate
from sitrep.config.tables import Table
from sitrep.model.codes import Code
from sitrep.model.expected import Every, Expected
from sitrep.model.problem import Problem
from sitrep.vocabulary.fold import spelling


class ExpectedTable(Table):
    """``[[expected]]``: a source or an area, and how often a report of it is due."""

    source: str = ""
    area: str = ""
    every: Literal["day", "week", "month"] = "week"


def expected(tables: Sequence[ExpectedTable]) -> tuple[Expected, ...]:
    """Return who is expected to report, in the order of config.toml."""
    return tuple(Expected(t.source or t.area, bool(t.area), Every(t.every)) for t in tables)


def mistakes_in(tables: Sequence[ExpectedTable], path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each that names none or two, and for each that is there twice."""
    seen: set[tuple[str, str]] = set()
    for place, table in enumerate(tables):
        key, value = f"expected.{place + 1}", table.source or table.area
        if bool(table.source.strip()) == bool(table.area.strip()):
            line = locate(text, ("expected", place))
            reason = "names both a source and an area" if table.source else "names nobody"
            fault = (Code.KEY_MISSING, reason, 'write source = "…" or area = "…"')
            yield Problem(str(path), *fault, line, key, value)
            continue
        name = spelling(table.source), spelling(table.area)
        if name in seen:
            line = locate(text, ("expected", place))
            fault = (Code.NAMED_TWICE, "is there twice", "keep one of the two")
            yield Problem(str(path), *fault, line, key, value)
        seen.add(name)
