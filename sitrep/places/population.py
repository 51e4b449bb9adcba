"""Read how many people live in each area of the map, from a table that the user supplies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sitrep.arithmetic.figures import parse
from sitrep.model.codes import Code
from sitrep.model.figure import Qualifier
from sitrep.model.ground import Area
from sitrep.model.problem import BadValue, Problem, SitrepError, nearest
from sitrep.places.gazetteer import table
from sitrep.places.matching import find, missing

#: The names of the columns, OCHA's own among them (COD-PS).
_NAMES = ("area", "name", "adm1_name", "adm1_en", "admin1")
_PCODES = ("pcode", "area_pcode", "adm1_pcode", "admin1_pcode")
_PEOPLE = ("population", "inhabitants", "t_tl")
_HINT = "write a number of people above 0, or take the row out"


def population(
    path: Path, shown: str, areas: Sequence[Area]
) -> tuple[Mapping[int, int], tuple[Problem, ...]]:
    """Return the inhabitants by place in ``areas``, and warnings; raises SitrepError."""
    rows = table(path, shown)
    header = list(rows[0]) if rows else []
    name, pcode, people = (_column(header, wanted) for wanted in (_NAMES, _PCODES, _PEOPLE))
    if not people or not (name or pcode):
        reason = f"has no column {'population' if not people else 'area'}"
        hint = nearest("population" if not people else "area", header)
        hint = f"write: area,population. {hint}".rstrip()
        raise SitrepError([Problem(shown, Code.COLUMN_MISSING, reason, hint)])
    found: dict[int, int] = {}
    errors: list[Problem] = []
    told: list[Problem] = []
    for line, row in enumerate(rows, 2):
        place = find(areas, row.get(name, ""), row.get(pcode, ""))
        area = f"{row.get(name, '')} {row.get(pcode, '')}".strip()
        if place is None:
            code = row.get(pcode, "")
            told += [missing(areas, shown, row.get(name, code), code)] if area else []
            continue
        try:
            count = _people(row[people])
        except BadValue as error:
            place_of = (line, people, row[people])
            errors.append(Problem(shown, error.code, error.reason, error.hint, *place_of))
            continue
        if place in found:
            reason, hint = "stands in the table twice", "keep the row that is right"
            errors.append(Problem(shown, Code.AREA_REPEATED, reason, hint, line, "area", area))
        found[place] = count
    if errors:
        raise SitrepError(errors)
    return found, tuple(told)


def _column(header: Sequence[str], wanted: Sequence[str]) -> str:
    return next((column for column in wanted if column in header), "")


def _people(text: str) -> int:
    figure = parse(text)
    if figure is None or figure.qualifier is not Qualifier.EXACT or figure.best < 1:
        raise BadValue(Code.NOT_A_COUNT, "is no number of people", _HINT)
    return figure.best
