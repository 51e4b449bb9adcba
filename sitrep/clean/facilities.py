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
    seen: dict[str, str] = {}
    paths: list[str] = []
    for table in tables:
        cells = Cells(table, problems)
        rows = zip(*(cells.text(c) for c in ("facility_id", "name", "aliases", "facility_type")),
                   strict=True)  # fmt: skip
        for row, (identity, name, aliases, kind) in enumerate(rows):
            spellings = {spelling(s): c for c, t in (("aliases", aliases), ("name", name))
                         for s in t.split("|") if s.strip()}  # fmt: skip
            shared = next((s for s in spellings if s in ids), "")
            if not identity:
                cells.refuse(row, "facility_id", "is empty", "give each facility an id")
            elif identity in seen:
                reason = f"is the id of the facility at {seen[identity]} too"
                cells.refuse(row, "facility_id", reason, "put all its spellings in one row")
            elif shared:
                # The spelling stays out of the reason: a public report lists reasons.
                reason = f"has a spelling of the facility at {seen[ids[shared]]} too"
                cells.refuse(row, spellings[shared], reason, "keep it with one of the two")
            else:
                ids.update(dict.fromkeys(spellings, identity))
                names[identity], types[identity] = name or identity, kind
                seen[identity] = f"{table.path}:{cells.frame['line'].iloc[row]}"
                paths.append(table.path)
    return Registry(ids, names, types, tuple(paths))
