"""``[[marker]]``: dated events for charts over time; each stands once in config.toml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sitrep.config.complaints import locate
from sitrep.config.tables import MarkerTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.model.sectors import Marker


def ordered(tables: Sequence[MarkerTable]) -> tuple[Marker, ...]:
    """Return the markers, the earliest first."""
    found = (Marker(table.date, table.label) for table in tables)
    return tuple(sorted(found, key=lambda marker: (marker.date, marker.label)))


def mistakes_in(tables: Sequence[MarkerTable], path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each marker that is there twice."""
    for place, marker in enumerate(tables):
        if marker in tables[:place]:
            line = locate(text, ("marker", place, "label"))
            fault = (Code.NAMED_TWICE, "is there twice, with one date", "keep one of the two")
            yield Problem(str(path), *fault, line, f"marker.{place + 1}.label", marker.label)
