"""The registry of health facilities: one id for all the spellings of a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sitrep.clean.cells import Cells
from sitrep.errors import Problem
from sitrep.tables import TextTable


@dataclass(frozen=True)
class Registry:
    """Facilities by id and by every spelling. ``paths`` has its file once for each row used."""

    ids: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    paths: tuple[str, ...] = ()

    def resolve(self, facility_id: str, name: str) -> str:
        """Return the id of a facility named so; the id given, or "" when it is unknown."""
        return facility_id or self.ids.get(spelling(name), "")


def spelling(name: str) -> str:
    """Return a name as compared: without case, hyphens or double spaces."""
    return " ".join(name.casefold().replace("-", " ").split())


def clean_facilities(tables: Iterable[TextTable], problems: list[Problem]) -> Registry:
    """Return the registry; a spelling that two facilities share is a problem."""
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    types: dict[str, str] = {}
    paths: list[str] = []
    for table in tables:
        cells = Cells(table, problems)
        rows = zip(*(cells.text(c) for c in ("facility_id", "name", "aliases", "facility_type")),
                   strict=True)  # fmt: skip
        for row, (identity, name, aliases, kind) in enumerate(rows):
            if not identity:
                cells.refuse(row, "facility_id", "is empty", "give each facility an id")
                continue
            spellings = {spelling(s) for s in (name, *aliases.split("|")) if s.strip()}
            shared = sorted(s for s in spellings if ids.get(s, identity) != identity)
            if shared:
                reason = f'the spelling "{shared[0]}" is also that of {ids[shared[0]]}'
                cells.refuse(row, "aliases", reason, "make the spellings distinct")
                continue
            ids.update(dict.fromkeys(spellings, identity))
            names[identity], types[identity] = name or identity, kind
            paths.append(table.path)
    return Registry(ids, names, types, tuple(paths))
