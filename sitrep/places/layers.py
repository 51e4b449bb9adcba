"""A file of boundaries before it is opened: is it there, what is it, and which of its
properties name an area.

What a file is shows in its first bytes, not in its name: nothing else is handed to the library
that reads it, which knows kinds of files that fetch others.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sitrep.config.tables import MapTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest

#: Boundaries of a whole country down to its villages are smaller.
LARGEST = 500_000_000
_SHAPEFILE, _GEOPACKAGE, _ZIP = b"\x00\x00\x27\x0a", b"SQLite format 3\x00", b"PK\x03\x04"
_MARK = b"\xef\xbb\xbf"
#: The files that make a shapefile; without the last two its areas are still read.
PARTS = (".shp", ".shx", ".dbf", ".prj", ".cpg")
_READ = "give a GeoJSON, a shapefile (.shp, or a .zip of it) or a GeoPackage (.gpkg)"


class Named(NamedTuple):
    """Which properties hold an area's name, its P-code and its other spellings.

    ``parts``: the areas are of a finer level, and those of one name are parts of one area.
    """

    name: str
    pcode: str
    others: tuple[str, ...]
    parts: bool


def refused(shown: str, code: Code, reason: str, hint: str, value: str = "") -> SitrepError:
    """Return the error of boundaries that can't be used."""
    return SitrepError([Problem(shown, code, reason, hint, value=value)])


def address_of(path: Path, shown: str) -> str:
    """Return what to open for the boundaries at ``path``; raises SitrepError for no map."""
    if not path.exists():
        hint = "the path is relative to config.toml"
        raise refused(shown, Code.FILE_MISSING, "is not there", hint)
    if not path.is_file():
        raise refused(shown, Code.NOT_A_FILE, "is not a file", _READ)
    if path.stat().st_size > LARGEST:
        hint = "simplify it first, or give the boundaries of a higher level"
        raise refused(shown, Code.FILE_TOO_LARGE, f"is larger than {LARGEST:,} bytes", hint)
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
        if head.startswith(_ZIP):
            return f"/vsizip/{{{path}}}/{_packed(path, shown)}"
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        why = getattr(error, "strerror", "") or str(error)
        raise refused(shown, Code.FILE_UNREADABLE, f"can't be read: {why}", _READ) from None
    if not _is_map(head):
        raise refused(shown, Code.KIND_NOT_READ, "is no map that sitrep reads", _READ)
    if head.startswith(_SHAPEFILE):
        _whole(path, shown)
    return str(path)


def _is_map(head: bytes) -> bool:
    plain = head.removeprefix(_MARK).lstrip()
    return head.startswith((_SHAPEFILE, _GEOPACKAGE)) or plain.startswith(b"{")


def _packed(path: Path, shown: str) -> str:
    """Return the one map in a zip archive."""
    with zipfile.ZipFile(path) as archive:
        found = []
        for entry in archive.infolist():
            if entry.filename.lower().endswith((".shp", ".gpkg", ".geojson", ".json")):
                with archive.open(entry) as stream:
                    if _is_map(stream.read(4096)):
                        found.append(entry.filename)
        size = sum(entry.file_size for entry in archive.infolist())
    if size > LARGEST:
        hint = "unpack it, and give the boundaries of one level"
        raise refused(shown, Code.FILE_TOO_LARGE, f"unpacks to more than {LARGEST:,} bytes", hint)
    if len(found) != 1:
        what = f"holds {len(found)} maps: {', '.join(found[:8])}" if found else "holds no map"
        hint = "unpack it, and name the one with the areas of your reports" if found else _READ
        raise refused(shown, Code.KIND_NOT_READ, what, hint)
    return found[0]


def _whole(path: Path, shown: str) -> None:
    """Raise SitrepError where a shapefile lacks what its areas or names are read from."""
    lacking = [ending for ending in PARTS[1:3] if not _beside(path, ending)]
    if lacking:
        parts = " and ".join(path.stem + ending for ending in lacking)
        hint = "copy all files of the shapefile into one folder"
        raise refused(shown, Code.FILE_MISSING, f"needs {parts} beside it", hint)


def _beside(path: Path, ending: str) -> Path | None:
    found = (path.with_suffix(e) for e in (ending, ending.upper()))
    return next((p for p in found if p.is_file()), None)


def files_of(path: Path) -> tuple[Path, ...]:
    """Return the files that the boundaries at ``path`` consist of, those that are there."""
    parts = [_beside(path, ending) for ending in PARTS] if path.suffix.lower() == ".shp" else [path]
    return tuple(p for p in parts if p is not None and p.is_file())


# --- the properties -------------------------------------------------------------------------

_LEVEL_1 = r"adm1_?(name\d?|ref_n(ame)?|alt\w*|[a-z]{2})"
_LEVEL_0 = _LEVEL_1.replace("1", "0", 1)
_OWN = r"name_?\w*|nam_\w+|alt\w*"
#: COD-AB of today and of 2018, each at its own level or as the parents of a finer one; then
#: what GADM, geoBoundaries and Natural Earth call them. Countries come last. Each with the name,
#: the P-code, and the columns of other spellings.
_KINDS: tuple[tuple[str, str, str], ...] = (
    (r"adm1_name", r"adm1_pcode", _LEVEL_1),
    (r"adm1_en|adm1_[a-z]{2}", r"adm1_pcode", _LEVEL_1),
    (r"admin1name_en|admin1name_[a-z]{2}", r"admin1pcode", r"admin1\w*name\w*"),
    (r"name_en|name_[a-z]{2}", r"pcode", _OWN),
    (r"name_1", r"gid_1", r"(var|nl_)?name_1"),
    (r"shapename", r"shapeiso", ""),
    (r"name|name_en", r"pcode|iso_3166_2|adm1_code", _OWN),
    (r"adm0_name|adm0_en|adm0_[a-z]{2}", r"adm0_pcode", _LEVEL_0),
)
_FINER = re.compile(r"(adm|admin)[2-5]_?(pcode|name|en)")


def named(columns: Sequence[str], table: MapTable, shown: str) -> Named:
    """Return which of ``columns`` name the areas; raises SitrepError where none does."""
    for key, wanted in (("name", table.name), ("pcode", table.pcode)):
        if wanted and wanted not in columns:
            reason = "is no property of these boundaries"
            hint = f"{nearest(wanted, columns)}; write another in [map] {key}"
            raise refused(shown, Code.COLUMN_MISSING, reason, hint, wanted)
    if table.name or table.pcode:
        return Named(table.name, table.pcode, (), False)
    lower = {c.casefold(): c for c in reversed(columns)}
    for names, pcodes, spelt in _KINDS:
        name, pcode = _first(names, lower), _first(pcodes, lower)
        # Of a finer level's table, only P-codes tell which areas are parts of one.
        if name and (pcode or not names.startswith("adm1")):
            others = tuple(own for c, own in lower.items() if re.fullmatch(spelt, c))
            finer = names.startswith("adm") and any(_FINER.match(c) for c in lower)
            # In the boundaries of 2018 an area's own name has no number.
            finer = finer or (names.startswith("adm1") and "pcode" in lower)
            return Named(name, pcode, tuple(c for c in others if c != name), finer)
    listed = ", ".join(list(columns)[:12]) or "it has none"
    reason = "has no property with the areas' names"
    hint = f'write which it is: [map] name = "…", pcode = "…"; its properties: {listed}'
    raise refused(shown, Code.COLUMN_MISSING, reason, hint)


def _first(pattern: str, lower: Mapping[str, str]) -> str:
    """Return the column that fits the first alternative that any fits."""
    fits = (own for part in pattern.split("|") for c, own in lower.items() if re.fullmatch(part, c))
    return next(fits, "")
