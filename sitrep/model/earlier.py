"""The exports of a source that later ones have replaced."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.model.accounts import TextTable


@dataclass(frozen=True)
class Earlier:
    """The replaced exports of one source, the oldest first; ``rule`` is its ``gone``.

    ``of`` are the tables of its present file, and ``ids`` those of all rows there or on the
    publisher's list of withdrawn ones, those that are not asked for too.
    """

    of: tuple[TextTable, ...]
    tables: tuple[TextTable, ...]
    rule: str | None
    ids: frozenset[str]
