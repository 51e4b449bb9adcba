"""Find which file of config.toml a new export replaces."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, short
from sitrep.read.files import one_file

Place = tuple[SourceTable, Path]


def plain_file(given: Path, config: Config) -> Path:
    """Return the new export; a path from config.toml is taken from its folder."""
    path = given if os.path.lexists(given) else config.folder / given
    path = path if os.path.lexists(path) else given
    try:
        kind = path.stat().st_mode
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "is not there" if missing else f"can't be read: {error.strerror or error}"
        code = Code.FILE_MISSING if missing else Code.FILE_UNREADABLE
        raise SitrepError([Problem(short(str(given)), code, reason, "check its name")]) from None
    if not stat.S_ISREG(kind):
        hint = "name the file that the export was saved to"
        raise SitrepError([Problem(str(given), Code.NOT_A_FILE, "is not a file", hint)])
    return path


def replaced_by(new: Path, name: str, config: Config) -> Place:
    """Return the source and the path that ``new`` replaces; ``name`` is a person's choice."""
    places = [(s, p) for s, p in config.files() if not s.query]
    shown = {shown_as(p, config): (s, p) for s, p in places}
    if name:
        own = os.path.normpath(config.folder / name)
        chosen = [pl for key, pl in shown.items() if name == key or own == str(pl[1])]
        if not chosen:
            raise SitrepError(f'--source "{short(name)}" is none of: {_list(shown)}', usage=True)
        return chosen[0]
    itself = [pl for pl in places if pl[1].exists() and pl[1].samefile(new)]
    if itself:
        return itself[0]
    return _fitting(new, shown, config)


def _fitting(new: Path, shown: dict[str, Place], config: Config) -> Place:
    """Return the one file whose source reads ``new`` alike; the only one there is in any case."""
    if len(shown) == 1:
        return next(iter(shown.values()))
    fitting = {key: place for key, place in shown.items() if _fits(new, place, config)}
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    why = "fits several files" if fitting else "has the columns of none of the files in config.toml"
    told = f"{short(new.name)} {why}: say which it replaces: {_choices(fitting or shown)}"
    raise SitrepError(told, usage=True)


def _fits(new: Path, place: Place, config: Config) -> bool:
    source, path = place
    if path.suffix.lower() != new.suffix.lower():
        return False
    try:
        kind = _kind(source, new, config)
    except SitrepError:
        return False
    try:
        return kind == _kind(source, path, config)
    except SitrepError:
        # What is in its place can't be read, or is not there yet.
        return True


def _kind(source: SourceTable, path: Path, config: Config) -> set[tuple[str, str, frozenset[str]]]:
    """Return the formats, kinds and columns of a file's tables."""
    tables = [t for t, _ in one_file(source, path, str(path), config)]
    return {(t.format, t.table, frozenset(map(str, t.frame.columns))) for t in tables}


def shown_as(path: Path, config: Config) -> str:
    """Return a path as config.toml gives it; outside its folder, whole."""
    inside = path.is_relative_to(config.folder)
    return path.relative_to(config.folder).as_posix() if inside else str(path)


def _list(names: dict[str, Place]) -> str:
    return ", ".join(list(names)[:20]) + (" …" if len(names) > 20 else "")


def _choices(names: dict[str, Place]) -> str:
    listed = " or ".join(f'--source "{name}"' for name in list(names)[:5])
    return listed + (" …" if len(names) > 5 else "")
