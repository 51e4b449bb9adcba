"""``[edition.public]`` and its like: what each edition holds, where it is not as usual."""

from __future__ import annotations

from typing import Literal

from sitrep.config.tables import Table
from sitrep.model.edition import EDITIONS, Edition

Fineness = Literal["admin1", "admin2", "place"]


class EditionTable(Table):
    """``[edition.NAME]``: the keys that are given change what the edition usually holds."""

    places: Fineness = "place"
    health_places: Fineness = "place"
    facilities: bool = True
    text: bool = True
    urls: bool = True
    ids: bool = True
    actors: bool = True
    small_cells: bool = True
    partners: bool = True
    constraints: bool = True
    coordinates: bool = True


class EditionTables(Table):
    """``[edition]``: a table for each."""

    public: EditionTable = EditionTable()
    partner: EditionTable = EditionTable()
    internal: EditionTable = EditionTable()


def by_name(tables: EditionTables) -> dict[str, Edition]:
    """Return all editions by name, those that are changed and those that are as usual."""
    return {name: _changed(usual, getattr(tables, name)) for name, usual in EDITIONS.items()}


def _changed(usual: Edition, table: EditionTable) -> Edition:
    as_usual = {field: getattr(usual, field) for field in Edition.__slots__}
    return Edition(**{**as_usual, **table.model_dump(exclude_unset=True)})
