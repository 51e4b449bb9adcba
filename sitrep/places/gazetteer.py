"""The user's gazetteer: areas by P-code and by every spelling of their names.

It reads a table of OCHA's common operational datasets (COD-AB) or the attribute table of its
boundaries (.csv, .dbf, .geojson), in either set of column names, and a table of aliases.
Problems: a file without P-codes, an alias of an unknown P-code.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest
from sitrep.vocabulary.fold import spelling

Bounds = tuple[float, float, float, float]
Row = Mapping[str, str]

#: adm1_name, adm1_name1, adm1_ref_n; ADM1_EN, ADM1_AR, ADM1_REF; and the P-code beside them.
_NAME = re.compile(r"adm(\d)_?(?:name\d?|ref(?:_n(?:ame)?)?|[a-z]{2}|alt\w*)")
_PCODE = re.compile(r"adm(\d)_?pcode")
#: The 2018 boundaries use these names for their own level, and numbers only for its parents.
_OWN_NAME = re.compile(r"name_?[a-z]{0,2}|nam_en_ref|name_ref|alt\w*name\w*")


@dataclass(frozen=True)
class Gazetteer:
    """Areas: each P-code's level, name and parent; P-codes by level and folded spelling."""

    names: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    spelt: Mapping[tuple[int, str], frozenset[str]] = field(default_factory=dict)
    bounds: Bounds | None = None

    def at(self, level: int | None, parent: str = "") -> dict[str, frozenset[str]]:
        """Return P-codes by spelling on one level or all, those inside ``parent`` where given."""
        found: dict[str, frozenset[str]] = {}
        for (depth, name), pcodes in self.spelt.items():
            inside = {p for p in pcodes if not parent or self.parents.get(p, parent) == parent}
            if level in (depth, None) and inside:
                found[name] = found.get(name, frozenset()) | inside
        return found


def gazetteer_of(config: Config, problems: list[Problem]) -> Gazetteer:
    """Return the gazetteer that ``[places]`` names; an empty one where none can be read."""
    try:
        return _load(config)
    except SitrepError as error:
        problems.extend(error.problems)
        return Gazetteer(bounds=config.places.bounds)


def _load(config: Config) -> Gazetteer:
    places = config.places
    if not places.gazetteer:
        if places.aliases:
            reason, hint = "needs a gazetteer for its P-codes", 'add: gazetteer = "…" to [places]'
            raise SitrepError([Problem(places.aliases, Code.KEY_MISSING, reason, hint)])
        return Gazetteer(bounds=places.bounds)
    rows, bounds = _read(config.folder / places.gazetteer, places.gazetteer)
    found = _Collected()
    for row in rows:
        _add(row, found)
    if not found.levels:
        hint = "a COD-AB table has adm1_name and adm1_pcode, or ADM1_EN and ADM1_PCODE"
        reason = "has no columns of P-codes"
        raise SitrepError([Problem(places.gazetteer, Code.COLUMN_MISSING, reason, hint)])
    if places.aliases:
        _add_aliases(config.folder / places.aliases, places.aliases, found)
    spelt = {key: frozenset(pcodes) for key, pcodes in found.spelt.items()}
    return Gazetteer(found.names, found.levels, found.parents, spelt, places.bounds or bounds)


@dataclass
class _Collected:
    names: dict[str, str] = field(default_factory=dict)
    levels: dict[str, int] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    spelt: dict[tuple[int, str], set[str]] = field(default_factory=dict)


def _add(row: Row, found: _Collected) -> None:
    """Add the area of a row and the areas it lies in."""
    pcodes = {int(m[1]): v for k, v in row.items() if v and (m := _PCODE.fullmatch(k))}
    names: dict[int, list[str]] = {}
    for key, value in row.items():
        if value and (match := _NAME.fullmatch(key)):
            names.setdefault(int(match[1]), []).append(value)
    if row.get("pcode"):
        own = max(pcodes, default=-1) + 1
        pcodes[own] = row["pcode"]
        names[own] = [v for k, v in row.items() if v and _OWN_NAME.fullmatch(k)]
    for level, pcode in pcodes.items():
        found.levels[pcode] = level
        found.names.setdefault(pcode, next(iter(names.get(level, ())), pcode))
        if level - 1 in pcodes:
            found.parents[pcode] = pcodes[level - 1]
        for name in names.get(level, ()):
            found.spelt.setdefault((level, spelling(name)), set()).add(pcode)


def _add_aliases(path: Path, shown: str, found: _Collected) -> None:
    problems = []
    for line, row in enumerate(table(path, shown), 2):
        name, pcode = row.get("name", ""), row.get("pcode", "")
        if pcode in found.levels and name:
            found.spelt.setdefault((found.levels[pcode], spelling(name)), set()).add(pcode)
        elif pcode or name:
            reason = "is not a P-code of the gazetteer" if name else "has no name"
            hint = nearest(pcode, found.levels) if name else "write: name,pcode"
            code = Code.PCODE_UNKNOWN if name else Code.EMPTY
            problems.append(Problem(shown, code, reason, hint, line, "pcode", pcode))
    if problems:
        raise SitrepError(problems)


# --- the files ----------------------------------------------------------------------------


def _read(path: Path, shown: str) -> tuple[Iterable[Row], Bounds | None]:
    kind = path.suffix.lower()
    if kind == ".csv":
        return table(path, shown), None
    if kind == ".dbf":
        return _dbf(path, shown), None
    if kind in (".geojson", ".json"):
        return _geojson(path, shown)
    hint = "give its .csv, .dbf (beside the .shp) or .geojson"
    reason = "is not a gazetteer that sitrep reads"
    raise SitrepError([Problem(shown, Code.KIND_NOT_READ, reason, hint)])


def table(path: Path, shown: str) -> list[Row]:
    """Return the rows of a CSV file, keys in small letters; raises SitrepError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        delimiter = max(",;\t", key=head.count)
        rows = list(csv.DictReader(text.splitlines(), delimiter=delimiter))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise _unread(shown, error, "save it as CSV in UTF-8") from None
    plain = (_plain(row) for row in rows)
    # A copy from HDX may carry a row of HXL tags.
    return [row for row in plain if not any(v.startswith("#") for v in row.values())]


def _dbf(path: Path, shown: str) -> list[Row]:
    import dbfread

    note = path.with_suffix(".cpg")
    try:
        path.stat()
        encoding = note.read_text(encoding="ascii").strip() if note.is_file() else "utf-8"
        table = dbfread.DBF(str(path), encoding=encoding or "utf-8", ignore_missing_memofile=True)
        return [_plain(row) for row in table]
    except Exception as error:  # for a broken file the library may raise anything
        raise _unread(shown, error, "export the table as CSV in UTF-8") from None


def _geojson(path: Path, shown: str) -> tuple[list[Row], Bounds | None]:
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
        rows = [_plain(f["properties"] or {}) for f in features]
        points = [p for f in features for p in _points((f["geometry"] or {}).get("coordinates"))]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _unread(shown, error, "give a GeoJSON FeatureCollection") from None
    if not points:
        return rows, None
    east_west, north_south = zip(*points, strict=True)
    return rows, (min(east_west), min(north_south), max(east_west), max(north_south))


def _points(coordinates: Any) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates, list) and coordinates:
        if isinstance(coordinates[0], int | float):
            yield float(coordinates[0]), float(coordinates[1])
        else:
            for inner in coordinates:
                yield from _points(inner)


def _plain(row: Mapping[Any, Any]) -> Row:
    """Return a row with lower-case keys and text values; what is missing is blank."""
    return {str(k).strip().lower(): "" if v is None else str(v).strip() for k, v in row.items()}


def _unread(shown: str, error: Exception, hint: str) -> SitrepError:
    if isinstance(error, FileNotFoundError):
        hint = "the path is relative to config.toml"
        return SitrepError([Problem(shown, Code.FILE_MISSING, "is not there", hint)])
    why = getattr(error, "strerror", "") or f"{type(error).__name__}: {error}"
    return SitrepError([Problem(shown, Code.FILE_UNREADABLE, f"can't be read: {why}", hint)])
