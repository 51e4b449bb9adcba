"""Read files into text tables with canonical columns; each row has its line number.

Reads the files and databases that config.toml names; cells stay text. Problems: a file that
can't be read, is named twice or is a copy; columns of no known format; a missing column; a
cell too long to have been typed.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from sitrep.config import connections
from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read import containers, recognise, shape, shared, withdrawn
from sitrep.read.containers.choosing import EVERY
from sitrep.read.tables import text_tables
from sitrep.read.units import one_unit

__all__ = ["TextTable", "one_unit", "read"]


def read(config: Config) -> tuple[list[TextTable], list[Problem]]:
    """Return the tables of all files that could be read, and the problems of all files."""
    tables: list[TextTable] = []
    problems: list[Problem] = []
    seen: dict[tuple[Path, object], str] = {}
    same: dict[tuple[str, object, str], str] = {}
    given: list[withdrawn.Given] = []
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
            found = _read_one(source, path, shown, config)
        except SitrepError as error:
            problems.extend(error.problems)
            continue
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
    return [*tables, *lists], [*problems, *refused]


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
    return len(source.sheet) == 1 and source.sheet[0] != EVERY


def _read_one(
    source: SourceTable, path: Path, shown: str, config: Config
) -> list[tuple[TextTable, str]]:
    """Return the tables of one file, each with the sheet it is from."""
    start = config.folder if source.query else path
    found = containers.tables(start, shown, source, recognise.locator(source, shown))
    name = source.name or (connections.name(source.path) if source.query else path.stem)
    paths = [containers.sheet_path(shown, r.sheet) if len(found) > 1 else shown for r in found]
    sheets = [
        text_tables(rows, source, (name, own), config)
        for rows, own in zip(found, paths, strict=True)
    ]
    firsts = [tables[0] for tables in sheets]
    if not source.sheet and (problem := shared.between(firsts, shown)):
        first = replace(firsts[0], problems=(*firsts[0].problems, problem))
        return [(first, found[0].sheet)]
    each = zip(sheets, found, strict=True)
    return [(table, rows.sheet) for tables, rows in each for table in tables]
