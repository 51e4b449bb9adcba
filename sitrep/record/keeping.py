"""Read the record's entries, and add one: whole, or not at all.

How files are put into a folder is handed in, since the same way writes ``reports/``.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.record.entry import Entry, read, written
from sitrep.record.snapshots import ACCOUNTS

#: The record's folder in a workspace, and the one that is kept for its owner alone.
CLOSED = ".sitrep"
PLACE = f"{CLOSED}/record"
NAME = "record.json"
#: How the names of the folders begin in which reports are built to be published or verified.
ASIDE = "build-"
#: Writes files into a folder, all or none: ``sitrep.publish.folder.publish``.
Put = Callable[[Path, Mapping[str, bytes], str, Path], object]
#: Writes files into a folder, each in one step: ``sitrep.publish.folder.put``.
PutEach = Callable[[Path, Mapping[str, bytes]], object]
_DAYS_OF_MONTH = 30.44
_FROM_BACKUP = "put the file back from a backup; the record is sitrep's to write"


@dataclass(frozen=True)
class Kept:
    """An entry and the folder it is kept in."""

    entry: Entry
    folder: Path

    def content(self, name: str) -> bytes:
        """Return one of its files; raises SitrepError where it is missing or was changed."""
        try:
            content = (self.folder / name).read_bytes()
        except OSError as error:
            raise SitrepError([damaged(self.folder / name, error.strerror or str(error))]) from None
        if _hash(content) != self.entry.files.get(name):
            raise SitrepError([damaged(self.folder / name, "it was changed after it was kept")])
        return content

    def faults(self) -> list[Problem]:
        """Return what is wrong with its files; the accounts may be gone, since they go in time."""
        found: list[Problem] = []
        for name in self.entry.files:
            if name == ACCOUNTS and not (self.folder / name).exists():
                continue
            try:
                self.content(name)
            except SitrepError as error:
                found += error.problems
        return found

    def manifest(self, edition: str) -> Mapping[str, Any]:
        """Return the manifest of an edition as it was published; raises SitrepError likewise."""
        return dict(json.loads(self.content(f"{edition}/manifest.json")))


def entries(workspace: Path) -> tuple[Kept, ...]:
    """Return all that was published, in that order; raises SitrepError with all that is damaged."""
    home, found, problems = workspace / PLACE, [], []
    for path in sorted(home.iterdir()) if home.is_dir() else ():
        if path.name.startswith(".") or not path.is_dir():
            continue
        try:
            found.append(_entry(path))
        except OSError as error:
            problems.append(damaged(path / NAME, error.strerror or str(error)))
        except (ValueError, RecursionError) as error:
            problems.append(damaged(path / NAME, str(error).splitlines()[0]))
    if problems:
        raise SitrepError(problems)
    return tuple(sorted(found, key=lambda kept: kept.entry.order))


def _entry(path: Path) -> Kept:
    entry = read((path / NAME).read_bytes())
    if entry.folder != path.name:
        raise ValueError(f"it is of {entry.folder}")
    names = [PurePosixPath(name) for name in entry.files]
    if any(name.is_absolute() or ".." in name.parts for name in names):
        raise ValueError("it names a file outside its folder")
    return Kept(entry, path)


def find(kept: Sequence[Kept], period: str, template: str) -> tuple[Kept, ...]:
    """Return a period's report and its revisions, the first one first."""
    return tuple(k for k in kept if (k.entry.period, k.entry.template) == (period, template))


def add(workspace: Path, entry: Entry, files: Mapping[str, bytes], put: Put) -> None:
    """Put a report into the record: from then on it is published."""
    whole = replace(entry, files={name: _hash(content) for name, content in files.items()})
    place = workspace / PLACE / entry.folder
    content = {**files, NAME: written(whole)}
    put(place, content, f"{PLACE}/{entry.folder}", workspace / CLOSED)


def expire(kept: Sequence[Kept], months: int, today: dt.date) -> None:
    """Remove the accounts behind reports published more than ``months`` months ago."""
    for each in kept:
        if (today - each.entry.day).days > months * _DAYS_OF_MONTH:
            (each.folder / ACCOUNTS).unlink(missing_ok=True)


def snapshots_in(workspace: Path) -> tuple[Path, ...]:
    """Return the files of accounts in the record."""
    return tuple(sorted((workspace / PLACE).glob(f"*/{ACCOUNTS}")))


def unpublished(workspace: Path) -> tuple[Path, ...]:
    """Return what stopped commands have left beside the record: restricted pages may be in it."""
    return tuple(sorted((workspace / CLOSED).glob(f"{ASIDE}*")))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def damaged(path: Path, why: str, hint: str = _FROM_BACKUP) -> Problem:
    """Return the problem of a file of the record that can't be used."""
    parts = path.parts
    start = len(parts) - 1 - parts[::-1].index(CLOSED) if CLOSED in parts else 0
    where = "/".join(parts[start:]) if start else str(path)
    return Problem(where, Code.RECORD_DAMAGED, f"can't be used: {why}", hint)


def last_change(folder: Path) -> float:
    """Return when a workspace's record last changed, in seconds of the clock; 0 without one."""
    found = [path for path in (folder / PLACE).rglob("*") if path.is_file()]
    return max((path.stat().st_mtime for path in found), default=0.0)
