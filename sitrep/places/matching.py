"""Find an area of the log on the map: by its P-code, else by its name."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitrep.model.codes import Code
from sitrep.model.ground import Area, Ground
from sitrep.model.problem import Problem, Severity, quote, short
from sitrep.model.tallies import AreaRow
from sitrep.places.gazetteer import Gazetteer
from sitrep.vocabulary.fold import spelling

#: How many of the map's areas are named for one that it lacks.
_LISTED = 3


def find(areas: Sequence[Area], name: str, pcode: str = "") -> int | None:
    """Return the place of an area among ``areas``; ``None`` where none surely is it.

    Where both have a P-code it decides: a governorate and its district may share a name.
    """
    code = pcode.upper()
    if code:
        coded = [n for n, area in enumerate(areas) if area.pcode == code]
        if coded:
            return coded[0]
    spelt = spelling(name)
    named = [n for n, a in enumerate(areas) if spelt in a.spellings and not (code and a.pcode)]
    return named[0] if spelt and len(named) == 1 else None


def with_gazetteer(areas: Iterable[Area], gazetteer: Gazetteer) -> Iterator[Area]:
    """Yield the areas with the P-codes and the other spellings that the gazetteer has."""
    spellings: dict[str, list[str]] = {}
    for (_, spelt), pcodes in gazetteer.spelt.items():
        for pcode in pcodes:
            spellings.setdefault(pcode, []).append(spelt)
    for area in areas:
        pcode = area.pcode or _only(area, gazetteer)
        known = dict.fromkeys((*area.spellings, *spellings.get(pcode, ())))
        yield replace(area, pcode=pcode, spellings=tuple(known))


def _only(area: Area, gazetteer: Gazetteer) -> str:
    """Return the one P-code that has an area's name, on the highest level that has it."""
    for level in sorted(set(gazetteer.levels.values())):
        found = {p for s in area.spellings for p in gazetteer.spelt.get((level, s), ())}
        if found:
            return next(iter(found)) if len(found) == 1 else ""
    return ""


def not_on_map(rows: Iterable[AreaRow], ground: Ground | None) -> Iterator[Problem]:
    """Yield a warning for each area with reports that the map's boundaries lack."""
    for row in rows if ground else ():
        if ground and row.name and find(ground.areas, row.name, row.pcode) is None:
            what = "; its figure is in the map's caption"
            yield missing(ground.areas, ground.path, row.name, row.pcode, what)


def missing(areas: Sequence[Area], shown: str, name: str, pcode: str, what: str = "") -> Problem:
    """Return the warning that the map lacks an area that ``shown`` names, with the nearest ones."""
    value = f"{name} {pcode}".strip()
    reason = f"is not among the areas of the map{what}"
    near = ", ".join(f"{quote(a.name)} {a.pcode}".rstrip() for a in _nearest(name, areas))
    how = "write its P-code" if any(a.pcode for a in areas) else "spell it as the boundaries do"
    hint = f"nearest: {near}; {how}" if near else "give boundaries that have it"
    code = Code.AREA_NOT_ON_MAP
    return Problem(shown, code, reason, hint, 0, "", short(value), Severity.WARNING)


def _nearest(name: str, areas: Sequence[Area]) -> list[Area]:
    by_name = {spelt: area for area in reversed(areas) for spelt in area.spellings}
    close = difflib.get_close_matches(spelling(name)[:200], by_name, n=9, cutoff=0.3)
    return list(dict.fromkeys(by_name[spelt] for spelt in close))[:_LISTED]
