"""Read files into text tables with canonical columns; each row has its line number.

Reads the files and databases that config.toml names; cells stay text. Problems: a file that
can't be read, is named twice or is a copy; columns of no known format; a missing column; a
cell too long to have been typed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from sitrep.config import connections, remedies
from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.earlier import Earlier
from sitrep.model.problem import Problem, SitrepError
from sitrep.read import containers, shape, withdrawn
from sitrep.read.earlier import Present, earlier, named
from sitrep.read.files import one_file
from sitrep.read.units import one_unit

__all__ = ["Read", "TextTable", "one_unit", "read", "read_all"]


class Read(NamedTuple):
    """The tables of all files that could be read, the problems of all, the replaced exports."""

    tables: list[TextTable]
    problems: list[Problem]
    earlier: list[Earlier]


def read(config: Config) -> tuple[list[TextTable], list[Problem]]:
    """Return the tables of all files that could be read, and the problems of all files."""
    found = read_all(config)
    return found.tables, found.problems


def read_all(config: Config, instead: Mapping[Path, Path] | None = None) -> Read:
    """Return all that ``read`` does, and the exports that were replaced.

    ``instead`` says which file is read for another, as if it stood in its place.
    """
    tables: list[TextTable] = []
    problems: list[Problem] = []
    seen: dict[tuple[Path, object], str] = {}
    same: dict[tuple[str, object, str], str] = {}
    given: list[withdrawn.Given] = []
    present: list[Present] = []
    other = instead or {}
    for source, path in config.files():
        shown = _shown(path, source, config.folder, seen.values())
        key = (path.resolve(), source.query or source.sheet)
        if key in seen:
            hint = "its rows would count twice: keep one [[source]] for it"
            reason = "is named twice in config.toml"
            problems.append(Problem(seen[key], Code.NAMED_TWICE, reason, hint))
            continue
        seen[key] = shown
        try:
            found = one_file(named(source, path), other.get(path, path), shown, config)
        except SitrepError as error:
            there = remedies.tables_of(source)
            problems.extend(remedies.fitted(problem, there) for problem in error.problems)
            continue
        present.append((source, path, tuple(table for table, _ in found)))
        for table, sheet in found:
            content = (table.sha256, sheet or source.query, table.table)
            if len(table.frame) and (twin := same.get(content)):
                problems.append(_twice(table.path, twin))
                continue
            same[content] = table.path
            tables.append(table)
            given.append((source, table))
    problems += shape.agreed(given)
    lists, refused = withdrawn.lists(given, config.folder)
    before, unread = earlier(config, present, other)
    return Read([*tables, *lists], [*problems, *refused, *unread], before)


def _twice(path: str, twin: str) -> Problem:
    if path == twin:
        hint = "its rows would count twice: keep one [[source]] for it"
        return Problem(path, Code.NAMED_TWICE, "is read twice", hint)
    reason = f"holds the same, byte for byte, as {twin}: its rows would count twice"
    return Problem(path, Code.FILE_REPEATED, reason, "delete one of the two files")


def _shown(path: Path, source: SourceTable, folder: Path, taken: Collection[str]) -> str:
    """Return the path as config.toml gives it; outside its folder, as few parts as are unique.

    A report must not show the folders of the machine it was made on.
    """
    if source.query:
        name = connections.shown(source.path, folder)
        numbered = (f"{name}, query {n}" for n in range(2, len(taken) + 2))
        return name if name not in taken else next(n for n in numbered if n not in taken)
    sheet = f"[{source.sheet[0]}]" if _of_one_sheet(source) else ""
    if path.is_relative_to(folder):
        return path.relative_to(folder).as_posix() + sheet
    names = ("/".join(path.parts[-n:]) + sheet for n in range(1, len(path.parts)))
    return next((name for name in names if name not in taken), str(path) + sheet)


def _of_one_sheet(source: SourceTable) -> bool:
    return len(source.sheet) == 1 and source.sheet[0] != containers.choosing.EVERY
