"""The registry of health facilities: one id for all the spellings of a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from sitrep.clean.cells import Cells
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.vocabulary.fold import spelling

#: Returns the columns of P-codes found in a gazetteer; none without one.
Locate = Callable[[Cells], Mapping[str, Iterable[str]]]
PCODES = ("admin1_pcode", "admin2_pcode")


@dataclass(frozen=True)
class Registry:
    """Facilities by id and by every spelling. ``paths`` has its file once for each row used."""

    ids: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, str] = field(default_factory=dict)
    #: Each facility's P-codes, by column: admin1_pcode, admin2_pcode.
    areas: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    paths: tuple[str, ...] = ()

    def resolve(self, facility_id: str, name: str) -> str:
        """Return ``facility_id`` if given, else the id for ``name``, else ""."""
        return facility_id or self.ids.get(spelling(name), "")


def clean_facilities(
    tables: Iterable[TextTable], locate: Locate, problems: list[Problem]
) -> Registry:
    """Return the registry; a spelling that two facilities share is a problem.

    ``locate`` returns the columns of P-codes found in a gazetteer.
    """
    used, refused = _Taken(), _Taken()
    names: dict[str, str] = {}
    types: dict[str, str] = {}
    areas: dict[str, dict[str, str]] = {column: {} for column in PCODES}
    paths: list[str] = []
    for table in tables:
        cells = Cells(table, problems)
        cells.leave_out_faults()
        texts = [cells.text(c) for c in ("facility_id", "name", "aliases", "facility_type")]
        pcodes = _pcodes(cells, locate)
        for row, (identity, name, aliases, kind) in enumerate(zip(*texts, strict=True)):
            spellings = {
                spelling(s): c
                for c, t in (("aliases", aliases), ("name", name))
                for s in t.split("|")
                if s.strip()
            }
            _check(cells, row, spellings, used, refused)
            where = f"{table.path}:{cells.frame['line'].iloc[row]}"
            if cells.bad[row]:
                refused.take(identity, spellings, where)
                continue
            used.take(identity, spellings, where)
            # The registry is of health facilities, whatever kind they are.
            names[identity], types[identity] = name or identity, kind or "health_facility"
            paths.append(table.path)
            for column, own in areas.items():
                own[identity] = pcodes[column][row]
    return Registry(used.ids, names, types, areas, tuple(paths))


def _pcodes(cells: Cells, locate: Locate) -> dict[str, list[str]]:
    found = locate(cells)
    return {c: [*map(str, found.get(c, cells.text(c)))] for c in PCODES}


@dataclass(frozen=True)
class _Taken:
    """What rows have taken: the place of each id and each spelling, and the id of each spelling."""

    ids: dict[str, str] = field(default_factory=dict)
    at: dict[str, str] = field(default_factory=dict)
    spelt_at: dict[str, str] = field(default_factory=dict)

    def take(self, identity: str, spellings: Iterable[str], where: str) -> None:
        """Take an id and its spellings for the row at ``where``; the first row keeps them."""
        if identity:
            self.at.setdefault(identity, where)
        for text in spellings:
            self.ids.setdefault(text, identity)
            self.spelt_at.setdefault(text, where)


def _check(
    cells: Cells, row: int, spellings: Mapping[str, str], used: _Taken, refused: _Taken
) -> None:
    """Record what is wrong with a facility's id or the spellings of its name.

    What a row that is left out has taken is told too; the other row counts under --keep-going.
    """
    identity = str(cells.frame["facility_id"].iloc[row]).strip()
    if not identity:
        cells.reject(row, "facility_id", (Code.EMPTY, "is empty", "give each facility an id"))
        return
    for taken, tell in ((used, cells.reject), (refused, cells.report)):
        shared = next((s for s in spellings if s in taken.ids), "")
        if identity in taken.at:
            reason = f"is also the id of the facility at {taken.at[identity]}"
            hint = "put all its spellings in one row"
            tell(row, "facility_id", (Code.ID_REPEATED, reason, hint))
            return
        if shared:
            # The spelling stays out of the reason: a public report lists reasons.
            reason = f"has a spelling that the facility at {taken.spelt_at[shared]} also has"
            hint = "keep it with one of the two"
            tell(row, spellings[shared], (Code.SPELLING_SHARED, reason, hint))
            return


def check_areas(cells: Cells, columns: Mapping[str, object], registry: Registry) -> None:
    """Warn where a row and the registry put a facility in different areas."""
    for column, areas in registry.areas.items():
        if not any(areas.values()):
            continue
        given = np.asarray(columns[column], dtype=object)
        facilities = np.asarray(columns["facility_id"], dtype=object)
        own = np.array([areas.get(f, "") for f in facilities], dtype=object)
        differs = (own != "") & (given != "") & (own != given)
        reason = "is not where the registry has this facility"
        hint = "correct one of the two; the event counts where its own row puts it"
        name = column.removesuffix("_pcode")
        fault = (Code.FACILITY_ELSEWHERE, reason, hint)
        cells.warn_where(differs, name, fault)
