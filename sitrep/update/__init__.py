"""Take the next export of a source into the workspace: ``sitrep update``.

The new file is read with the mapping of the file that it replaces, compared with it, and put in its
place; the replaced one is kept under the day of the update. Nothing is written on a problem.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.choices import load
from sitrep.clean import Cleaned, clean
from sitrep.compare import Change, Comparison, Row, compare_accounts, compare_texts
from sitrep.config import remedies
from sitrep.config.load import Config
from sitrep.config.replaced import replaced
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, refuse
from sitrep.read import one_unit, read_all
from sitrep.update import placing
from sitrep.update.choosing import plain_file, replaced_by, shown_as

__all__ = ["Change", "Row", "Updated", "update"]

#: By what a row of each kind of table is found again: its id, then what it is of.
_KEYS = {
    "totals": ("total_id", "indicator", "unit", "group", "area", "origin_admin1", "since"),
    "facilities": ("facility_id",),
    "link": ("event_id",),
    "response": ("", "sector", "indicator", "part_of", "area", "partner"),
    "funding": ("", "plan", "sector"),
    "access": ("", "constraint", "area"),
}


@dataclass(frozen=True)
class Updated:
    """What an update found and did. ``path`` is the file's, as config.toml gives it.

    ``comparison`` is ``None`` where there was no file before; ``gone`` is the rule of
    config.toml for gone rows; ``kept`` is where the replaced file is, ``None`` if nothing was
    written.
    """

    path: str
    comparison: Comparison | None
    gone: str
    kept: str = ""
    same: bool = False
    problems: tuple[Problem, ...] = ()
    #: The keys of its ``[[source]]`` that are tables, to which a remedy adds: columns, values.
    added_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Side:
    """All files with one export in its place, read and cleaned."""

    tables: tuple[TextTable, ...]
    cleaned: Cleaned
    problems: tuple[Problem, ...]


def update(
    config_path: Path, given: Path, source: str, days: tuple[dt.date, dt.date], dry_run: bool
) -> Updated:
    """Return what the export at ``given`` changes, and put it in its place.

    ``days`` are the day to keep the replaced file under and the one after which nothing has
    happened yet. With ``dry_run`` nothing is written. Raises SitrepError with all problems of
    the new file.
    """
    config = load(config_path)
    new = plain_file(given, config)
    chosen, path = replaced_by(new, source, config)
    shown = shown_as(path, config)
    _refuse_place(new, path, shown)
    before = path if path.exists() and not path.samefile(new) else None
    in_place = path.exists() and before is None
    kept = replaced(path)[-1:] if in_place else []
    earlier = kept[0] if kept else before
    present, content = before.read_bytes() if before else None, new.read_bytes()
    if earlier is not None and earlier.read_bytes() == content:
        return Updated(shown, None, chosen.gone or "", same=True)
    after = _side(config, path, new, days[1])
    told = _placed(after.problems, shown, str(given))
    refuse(told)
    compared = _compared(config, (path, shown), earlier, after, days[1])
    if chosen.gone == "kept":
        _refuse_unidentified(compared, str(given))
    found = Updated(shown, compared, chosen.gone or "", problems=tuple(told))
    found = replace(found, added_to=remedies.tables_of(chosen))
    if dry_run:
        return found
    stored = placing.keep(path, days[0]) if path.exists() else None
    if not in_place:
        placing.put(new, path, hashlib.sha256(content).hexdigest(), present)
    return replace(found, kept=shown_as(stored, config) if stored else "")


def _refuse_unidentified(compared: Comparison | None, given: str) -> None:
    """Refuse to keep gone rows where a changed one can't be told from them."""
    if compared is not None and not compared.identified:
        reason = 'has no ids that stay with their rows, which gone = "kept" needs'
        hint = 'map the column of ids, or write gone = "withdrawn" in [[source]]'
        raise SitrepError([Problem(given, Code.ROWS_NOT_MATCHED, reason, hint)])


def _refuse_place(new: Path, path: Path, shown: str) -> None:
    """Refuse a link in the place of the file, and a new file of another kind."""
    if path.is_symlink():
        hint = "put the file itself there; then update it"
        raise SitrepError(
            [Problem(shown, Code.NOT_A_FILE, "is a link, which stays as it is", hint)]
        )
    if path.exists() and not path.is_file():
        raise SitrepError([Problem(shown, Code.NOT_A_FILE, "is not a file", "name a file")])
    if path.suffix.lower() != new.suffix.lower():
        reason = f"is no {path.suffix} file, as {shown} is"
        hint = f"save it as {path.suffix}, or name a {new.suffix or 'plain'} file in [[source]]"
        raise SitrepError([Problem(new.name, Code.KIND_NOT_READ, reason, hint)])


def _side(config: Config, path: Path, file: Path, today: dt.date) -> _Side:
    tables, problems, _ = read_all(config, {path: file})
    tables, config, mixed = one_unit(tables, config)
    cleaned = clean(tables, config, today)
    found = (*problems, *mixed, *cleaned.problems)
    return _Side(tuple(tables), cleaned, remedies.told(found, tables))


def _placed(problems: Iterable[Problem], shown: str, given: str) -> list[Problem]:
    """Return the problems of the new file, under the path that a person gave."""
    own = (p for p in problems if _of(p.path, shown))
    return [replace(p, path=given + p.path.removeprefix(shown)) for p in own]


def _of(path: str, shown: str) -> bool:
    """Return whether a path is that of a file or of a sheet in it."""
    return path == shown or path.startswith(f"{shown}[")


def _compared(
    config: Config, place: tuple[Path, str], earlier: Path | None, after: _Side, today: dt.date
) -> Comparison | None:
    """Return what differs from the file before; ``None`` where there is none to compare with."""
    if earlier is None:
        return None
    path, shown = place
    before = _side(config, path, earlier, today)
    parts = [*_parts(before, after, shown)]
    if not parts:
        return None
    return Comparison(
        tuple(row for part in parts for row in part.added),
        tuple(change for part in parts for change in part.changed),
        tuple(row for part in parts for row in part.gone),
        all(part.identified for part in parts),
    )


def _parts(before: _Side, after: _Side, shown: str) -> Iterator[Comparison]:
    sides = (before, after)
    tables = [[t for t in s.tables if _of(t.path, shown)] for s in sides]
    kinds = dict.fromkeys(t.table for own in tables for t in own)
    if "events" in kinds:
        accounts = [s.cleaned.accounts for s in sides]
        old, new = (a[[_of(str(p), shown) for p in a["path"]]] for a in accounts)
        measures = dict.fromkeys((*after.cleaned.measures, *before.cleaned.measures))
        yield compare_accounts(old, new, measures)
    for kind in kinds:
        if kind != "events":
            own = [[t for t in side if t.table == kind] for side in tables]
            for old_table, new_table in zip(*own, strict=False):
                earlier, later = ((t.path, t.frame) for t in (old_table, new_table))
                yield compare_texts(earlier, later, _KEYS[kind])
