"""The files of a workspace that hold rows: those of its sources, and the exports they replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sitrep.config.load import Config
from sitrep.config.replaced import FOLDER, replaced
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.read import containers, recognise
from sitrep.read.earlier import named
from sitrep.read.files import one_file
from sitrep.update.choosing import shown_as


@dataclass(frozen=True)
class File:
    """A file and the source it is read as; ``kept``: a later export has replaced it."""

    source: SourceTable
    path: Path
    shown: str
    kept: bool


class Sheet(NamedTuple):
    """A file's cells under its own names, and the tables that they make."""

    rows: containers.Rows
    tables: tuple[TextTable, ...]


@dataclass(frozen=True)
class Opened:
    """A file that was read; all but workbooks have one sheet."""

    file: File
    sheets: tuple[Sheet, ...]


def _present(config: Config) -> Iterator[tuple[SourceTable, Path]]:
    return ((source, path) for source, path in config.files() if not source.query)


def files(config: Config) -> Iterator[File]:
    """Yield each file of a source, and each that it has replaced; no database."""
    for source, path in _present(config):
        own = named(source, path)
        yield File(own, path, shown_as(path, config), kept=False)
        for old in replaced(path):
            yield File(own, old, shown_as(old, config), kept=True)


def opened(file: File, config: Config) -> Opened:
    """Return what is in a file; raises SitrepError where it can't be read as its source."""
    locate = recognise.locator(file.source, file.shown)
    rows = containers.tables(file.path, file.shown, file.source, locate)
    tables = [table for table, _ in one_file(file.source, file.path, file.shown, config)]
    if len(rows) == 1:
        return Opened(file, (Sheet(rows[0], tuple(tables)),))
    paths = [containers.sheet_path(file.shown, each.sheet) for each in rows]
    own = [tuple(t for t in tables if t.path.startswith(path)) for path in paths]
    return Opened(file, tuple(map(Sheet, rows, own)))


def strangers(config: Config) -> Iterator[Problem]:
    """Warn of what stands beside replaced exports and is read as none: it may hold rows too."""
    known = {file.path for file in files(config)}
    folders = {path.parent / FOLDER for _, path in _present(config)}
    for folder in sorted(f for f in folders if f.is_dir() or f.is_symlink()):
        found = [folder] if folder.is_symlink() else sorted(folder.iterdir())
        for path in found:
            if path not in known and not path.name.startswith("."):
                reason = "is read as an export of no source, so nothing in it is forgotten"
                hint = "look at it yourself; remove it if it may hold what is to be forgotten"
                where = shown_as(path, config)
                yield Problem(where, Code.FORGOTTEN_HELD, reason, hint, severity=Severity.WARNING)
