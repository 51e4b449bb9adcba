"""``[[actor]]``: what parties are called in a report; each name of the log has one label."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sitrep.config.complaints import locate
from sitrep.config.tables import ActorTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.vocabulary.fold import spelling


def labels(tables: Sequence[ActorTable]) -> Mapping[str, str]:
    """Return the labels by the names of the log, in the form in which names are compared."""
    return {spelling(table.name): table.label for table in tables}


def mistakes_in(tables: Sequence[ActorTable], path: Path, text: str) -> Iterator[Problem]:
    """Yield a problem for each name that has two labels, or one twice."""
    known: set[str] = set()
    for place, table in enumerate(tables):
        if spelling(table.name) in known:
            line = locate(text, ("actor", place, "name"))
            fault = (Code.NAMED_TWICE, "is there twice", "give each party one [[actor]]")
            yield Problem(str(path), *fault, line, f"actor.{place + 1}.name", table.name)
        known.add(spelling(table.name))
