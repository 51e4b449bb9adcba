"""Which counts of people are cells, and which are small (report.md, "Editions, made firm")."""

from __future__ import annotations

from sitrep.model.figure import Figure, Value
from sitrep.model.summary import Rules
from sitrep.model.tallies import CELLS


def groups_of(rules: Rules) -> frozenset[str]:
    """Return the groups of people whose small counts identify somebody: those by sex or age."""
    return frozenset({*CELLS, *rules.small_cell_groups})


def is_small(figure: Value, rules: Rules) -> bool:
    """Return whether a figure may be a small count; zero is none."""
    if not isinstance(figure, Figure):
        return False
    return figure.low < rules.small_cell and figure.high != 0
