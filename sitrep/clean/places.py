"""Resolve names of areas to P-codes by the user's gazetteer, and check coordinates.

A name spelt as in the gazetteer or its aliases is resolved. A name that is only similar is
resolved with a warning where the similarity reaches the configured certainty; below that it
gets no P-code, and a warning lists the nearest candidates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sitrep.clean.cells import Cells
from sitrep.clean.facilities import Registry
from sitrep.config.tables import PlacesTable
from sitrep.model.codes import Code
from sitrep.model.columns import ORIGIN
from sitrep.model.problem import Fault, nearest, quote, short
from sitrep.places.gazetteer import Bounds, Gazetteer
from sitrep.vocabulary.fold import spelling

_LEVELS = {"admin1": 1, "admin2": 2}
#: How many candidates are listed for a name that is not resolved.
_LISTED = 3


@dataclass(frozen=True)
class Known:
    """The user's own lists: health facilities and areas."""

    registry: Registry
    gazetteer: Gazetteer


@dataclass(frozen=True)
class _Found:
    """The P-code found for a name, and the warning about it."""

    pcode: str = ""
    fault: Fault | None = None


def located(cells: Cells, gazetteer: Gazetteer, places: PlacesTable) -> dict[str, pd.Categorical]:
    """Return the columns of P-codes with names resolved; none without a gazetteer."""
    if not gazetteer.levels or not len(cells.frame):
        return {}
    coded = {c: cells.coded(c) for name in _LEVELS for c in (name, f"{name}_pcode")}
    frame = pd.DataFrame({c: codes for c, (codes, _) in coded.items()})
    group = frame.groupby(list(coded), sort=False).ngroup().to_numpy()
    first = frame.assign(group=group).drop_duplicates("group")
    texts = [{c: coded[c][1][row[c]] for c in coded} for row in first.to_dict("records")]
    solver = _Solver(cells, gazetteer, places.certainty)
    rows = np.split(np.argsort(group, kind="stable"), np.bincount(group).cumsum()[:-1])
    solved = [solver.solve(*one) for one in zip(texts, rows, strict=True)]
    solver.tell()
    return {c: _labels([s[c] for s in solved], group) for c in ("admin1_pcode", "admin2_pcode")}


def areas_of(cells: Cells, gazetteer: Gazetteer, places: PlacesTable) -> list[str]:
    """Return the P-code of each row's ``area``, which may be of any level."""
    given, names = cells.text("area_pcode").to_numpy(), cells.text("area").to_numpy()
    if not gazetteer.levels:
        return [str(text) for text in given]
    solver = _Solver(cells, gazetteer, places.certainty)
    pcodes = [
        solver.area(str(name), str(pcode).upper(), np.array([row]))
        for row, (name, pcode) in enumerate(zip(names, given, strict=True))
    ]
    solver.tell()
    return pcodes


def origins_of(cells: Cells, gazetteer: Gazetteer, places: PlacesTable) -> pd.Categorical:
    """Return the P-code of the area that each row's displaced came from, the finest stated."""
    if not gazetteer.levels or not len(cells.frame):
        return cells.labels("origin_pcode")
    coded = [cells.coded(c) for c in ORIGIN]
    frame = pd.DataFrame({c: codes for c, (codes, _) in zip(ORIGIN, coded, strict=True)})
    group = frame.groupby([*ORIGIN], sort=False).ngroup().to_numpy()
    first = frame.assign(group=group).drop_duplicates("group")[[*ORIGIN]].to_numpy()
    solver = _Solver(cells, gazetteer, places.certainty)
    rows = np.split(np.argsort(group, kind="stable"), np.bincount(group).cumsum()[:-1])
    solved = []
    for codes, own in zip(first, rows, strict=True):
        admin1, admin2, given = (known[code] for code, (_, known) in zip(codes, coded, strict=True))
        solved.append(solver.origin((admin1, admin2), given, own))
    solver.tell()
    return _labels(solved, group)


def _labels(values: list[str], codes: np.ndarray) -> pd.Categorical:
    known = sorted(set(values))
    place = {text: number for number, text in enumerate(known)}
    numbers = np.array([place[v] for v in values], dtype="int32")
    return pd.Categorical.from_codes(numbers[codes], categories=pd.Index(known, dtype="str"))


class _Solver:
    """Resolves each distinct set of names and P-codes once, and warns about each name once."""

    def __init__(self, cells: Cells, gazetteer: Gazetteer, certainty: float) -> None:
        self.cells, self.gazetteer, self.certainty = cells, gazetteer, certainty
        self.found: dict[tuple[str, str, str], _Found] = {}
        self.rows: dict[tuple[str, str, str], list[int]] = {}

    def solve(self, text: Mapping[str, str], rows: np.ndarray) -> dict[str, str]:
        """Return the P-codes of one set, which occurs in ``rows``."""
        solved: dict[str, str] = {}
        parent = ""
        for name, level in _LEVELS.items():
            column = f"{name}_pcode"
            given = text[column].upper()
            if given and self.gazetteer.levels.get(given) == level:
                solved[column] = given
            elif given:
                near = [p for p, depth in self.gazetteer.levels.items() if depth == level]
                reason = f"is not a P-code of admin {level} in the gazetteer"
                fault = (Code.PCODE_UNKNOWN, reason, nearest(given, near))
                for row in rows.tolist():
                    self.cells.reject(row, column, fault)
                solved[column] = text[column]
            else:
                solved[column] = self._named(name, text[name], parent, rows)
            parent = solved[column]
        # A district lies in one governorate: the gazetteer says which.
        if not solved["admin1_pcode"] and not text["admin1"]:
            solved["admin1_pcode"] = self.gazetteer.parents.get(solved["admin2_pcode"], "")
        return solved

    def area(self, name: str, given: str, rows: np.ndarray) -> str:
        """Return the P-code of an area of any level, which occurs in ``rows``."""
        if not given:
            return self._named("area", name, "", rows)
        return self._given("area_pcode", given, rows)

    def origin(self, names: tuple[str, str], given: str, rows: np.ndarray) -> str:
        """Return the P-code of an origin: as given, or of its district, or its governorate."""
        if given:
            return self._given("origin_pcode", given.upper(), rows)
        parent = self._named("origin_admin1", names[0], "", rows)
        return self._named("origin_admin2", names[1], parent, rows) or parent

    def _given(self, column: str, given: str, rows: np.ndarray) -> str:
        if given not in self.gazetteer.levels:
            reason = "is not a P-code of the gazetteer"
            fault = (Code.PCODE_UNKNOWN, reason, nearest(given, self.gazetteer.levels))
            for row in rows.tolist():
                self.cells.reject(row, column, fault)
        return given

    def _named(self, column: str, name: str, parent: str, rows: np.ndarray) -> str:
        if not name:
            return ""
        key = (column, name, parent)
        if key not in self.found:
            choices = self.gazetteer.at(_LEVELS.get(column.removeprefix("origin_")), parent)
            self.found[key] = _resolve(name, choices, self.gazetteer, self.certainty)
        self.rows.setdefault(key, []).extend(rows.tolist())
        return self.found[key].pcode

    def tell(self) -> None:
        """Warn about each name that is unresolved, or resolved by similarity, with its rows."""
        for (column, _, _), found, rows in zip(
            self.found, self.found.values(), self.rows.values(), strict=True
        ):
            if found.fault:
                n, (code, reason, hint) = len(rows), found.fault
                fault = (code, reason, f"in {n:,} row{'s' * (n > 1)}; {hint}")
                self.cells.warn(min(rows), column, fault)


def _resolve(
    name: str, choices: Mapping[str, frozenset[str]], gazetteer: Gazetteer, certainty: float
) -> _Found:
    exact = choices.get(spelling(name), frozenset())
    if len(exact) == 1:
        return _Found(next(iter(exact)))
    if exact:
        listed = _listed(((p, 100.0) for p in sorted(exact)), gazetteer)
        hint = f"give the P-code: {listed}"
        return _Found("", (Code.AREA_AMBIGUOUS, "is the name of several areas", hint))
    scores = _scores(name, choices)
    if not scores:
        hint = "give the P-code, or add an alias"
        return _Found("", (Code.AREA_UNKNOWN, "is not in the gazetteer", hint))
    (best, score), *others = scores
    listed = _listed(scores[:_LISTED], gazetteer)
    if score >= certainty and not (others and others[0][1] >= certainty):
        hint = f"{listed}; an alias with this P-code confirms it"
        reason = "is read as the area with the most similar name"
        return _Found(best, (Code.AREA_BY_LIKENESS, reason, hint))
    alias = f"{short(name)},{best}"
    hint = f"nearest: {listed}; give the P-code, or, where the first is meant, the alias {alias}"
    return _Found("", (Code.AREA_UNKNOWN, "is not in the gazetteer", hint))


def _scores(name: str, choices: Mapping[str, frozenset[str]]) -> list[tuple[str, float]]:
    """Return P-codes with the similarity of their closest name, the closest first."""
    from rapidfuzz import fuzz, process

    best: dict[str, float] = {}
    # Words in any order, but all of them: a part of a name is no name.
    ranked = process.extract(spelling(name), [*choices], scorer=fuzz.token_sort_ratio, limit=20)
    for spelt, score, _ in ranked:
        for pcode in sorted(choices[spelt]):
            best[pcode] = max(best.get(pcode, 0), score)
    return sorted(best.items(), key=lambda item: (-item[1], item[0]))


def _listed(scores: Iterable[tuple[str, float]], gazetteer: Gazetteer) -> str:
    return ", ".join(f"{quote(gazetteer.names[p])} {p} ({int(s)})" for p, s in scores)


# --- coordinates --------------------------------------------------------------------------


def check_points(cells: Cells, columns: Mapping[str, object], bounds: Bounds | None) -> None:
    """Report coordinates that are equal, swapped or outside the country."""
    latitude = np.asarray(columns["latitude"], dtype="float64")
    longitude = np.asarray(columns["longitude"], dtype="float64")
    equal = latitude == longitude
    hint = "one may have been typed twice; check both"
    fault = (Code.COORDINATES_EQUAL, "is equal to longitude", hint)
    cells.warn_where(equal, "latitude", fault)
    if bounds is None:
        return
    outside = ~np.isnan(latitude) & ~np.isnan(longitude) & ~_inside(latitude, longitude, bounds)
    swapped = outside & ~equal & _inside(longitude, latitude, bounds)
    reason = "and longitude are swapped: exchanged, they lie in the country"
    hint = "exchange the two, or map the columns the other way round in [[source]]"
    cells.reject_where(swapped, "latitude", (Code.COORDINATES_SWAPPED, reason, hint))
    hint = "check both, or widen bounds in [places]"
    fault = (Code.COORDINATES_OUTSIDE, "and longitude lie outside the country", hint)
    cells.warn_where(outside & ~swapped & ~equal, "latitude", fault)


def _inside(latitude: np.ndarray, longitude: np.ndarray, bounds: Bounds) -> np.ndarray:
    west, south, east, north = bounds
    above, below = longitude >= west, longitude <= east
    # A country on both sides of the 180th meridian has its west east of its east.
    across = (above & below) if west <= east else (above | below)
    inside: np.ndarray = across & (latitude >= south) & (latitude <= north)
    return inside
