"""Read files into text tables with canonical columns; each row has its line number.

Reads the files and databases that config.toml names; cells stay text. Problems: a file that
can't be read, is named twice or is a copy; columns of no known format; a missing column; a
cell too long to have been typed.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from sitrep.config import connections
from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import BOUNDS, TABLES, TextTable, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError, nearest
from sitrep.read import containers, recognise, shared, withdrawn
from sitrep.read import formats as sources
from sitrep.read.aggregates import refuse_aggregates
from sitrep.read.containers.choosing import EVERY
from sitrep.read.header import Origin
from sitrep.read.units import one_unit
from sitrep.vocabulary.fold import fold, visible

__all__ = ["TextTable", "one_unit", "read"]

#: No spreadsheet holds a longer cell; a longer one is an error or an attack.
LONGEST_CELL = 32_767
#: The columns that a table needs: one of each group.
_NEEDED = {
    "events": (("date_start", "date_end"),),
    "totals": (("indicator",), ("figure",), ("as_of",)),
    "facilities": (("facility_id",),),
    "link": (("event_id",), ("same_as",)),
}
#: Columns that say what happened, where no indicator does.
_HAPPENED = ("event_type", "facility_id", "facility_name", "facility_type", "facility_damage")


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
            problems.extend(table.problems)
            given.append((source, table))
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
    tables = [
        _table(rows, source, (name, own), config) for rows, own in zip(found, paths, strict=True)
    ]
    if not source.sheet and (problem := shared.between(tables, shown)):
        first = replace(tables[0], problems=(*tables[0].problems, problem))
        return [(first, found[0].sheet)]
    return [(table, rows.sheet) for table, rows in zip(tables, found, strict=True)]


def _table(
    rows: containers.Rows, source: SourceTable, names: tuple[str, str], config: Config
) -> TextTable:
    name, shown = names
    hxl = rows.format == "hxl"
    at = Origin(shown, rows.sheet, rows.header)
    # sitrep numbers the lines itself, so a column called "line" is dropped.
    frame = rows.frame.drop(columns="line", errors="ignore")
    frame = frame if hxl else recognise.with_one_date(recognise.without_tags(frame), at)
    total = _counted(rows, len(frame))
    mapped, headers = _with_mapping(frame, source, config, at)
    found = sources.detect(
        dict.fromkeys([*mapped.columns, *frame.columns]), rows.format or source.format, source.table
    )
    if isinstance(found, Problem):
        raise SitrepError([replace(found, path=shown, line=rows.header if found.line else 0)])
    ready = recognise.prepared(mapped, found, at)
    headers |= {k: headers.get(_named(v), v) for k, v in ready.headers.items()}
    canonical, headers = _canonical(ready.frame, found, mapped[[*source.columns]], headers)
    _check_columns(canonical, found.table, config, at)
    if found.table == "events" and not found.mapping:
        refuse_aggregates(canonical, at)
    misses = _near_misses(canonical, found.table, config, at) if not hxl else []
    canonical, long_cells = _without_long_cells(canonical, headers, shown)
    merged = shared.merged_figures(canonical, headers, rows.merged, config, shown)
    return TextTable(
        path=shown,
        name=name,
        table=found.table,
        format=found.name,
        caveats=found.caveats,
        frame=canonical.rename_axis("line").reset_index(),
        headers=headers,
        rows=total,
        sha256=rows.sha256,
        dates=source.dates,
        problems=(*rows.problems, *ready.problems, *misses, *long_cells, *merged),
        left_out=(*ready.left_out, *rows.foot),
        movements=found.movements,
        letters={k: rows.letters[v] for k, v in headers.items() if v in rows.letters},
        day_zero=rows.day_zero,
    )


def _counted(rows: containers.Rows, framed: int) -> int:
    """Return how many rows a table has, including footers and rows left out with a problem."""
    refused = sum(p.severity is Severity.ERROR for p in rows.problems)
    return framed - (rows.format == "hxl" and rows.header > 0) + len(rows.foot) + refused


# --- the columns --------------------------------------------------------------------------


def _with_mapping(
    frame: pd.DataFrame, source: SourceTable, config: Config, at: Origin
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the frame with mapped columns under canonical names, and the file's name of each.

    A column may be mapped twice: one date can be both start and end. A mapped column replaces
    one that has the canonical name already.
    """
    known = {c for columns in TABLES.values() for c in columns} | {*config.indicators}
    known |= {
        m.column + end
        for m in measures_in(source.columns, config.indicators)
        for end in ("", *(f"_{bound}" for bound in BOUNDS))
    }
    unknown = [k for k in source.columns if k not in known]
    if unknown:
        reason = "is not a column sitrep reads, so nothing can be mapped to it"
        code = Code.COLUMN_UNKNOWN
        raise SitrepError(
            Problem(at.path, code, reason, nearest(k, known), column=f"columns.{k}")
            for k in unknown
        )
    own = {fold(c): c for c in frame.columns}
    missing = [c for c in source.columns.values() if fold(c) not in own]
    if missing:
        raise SitrepError(_no_column(at, c, nearest(c, own.values())) for c in missing)
    mapped = {k: own[fold(c)] for k, c in source.columns.items()}
    for name, column in config.columns.items():
        if fold(column) in own:
            mapped.setdefault(name, own[fold(column)])
    gone = set(mapped.values()) | {own[k] for k in mapped if k in own}
    kept = [c for c in frame.columns if c not in gone]
    chosen = frame[[*mapped.values(), *kept]].set_axis([*mapped, *kept], axis=1)
    return chosen, {**{_named(c): c for c in kept}, **mapped}


def _named(column: str) -> str:
    """Return the name that a column keeps. Its accents stay: a group in it is printed."""
    return visible(column).casefold()


def _canonical(
    frame: pd.DataFrame, found: sources.Format, by_hand: pd.DataFrame, headers: dict[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return canonical columns, and the header that each has in the file."""
    by_fold = {fold(c): c for c in frame.columns}
    own = {c: by_hand.loc[frame.index, c] for c in by_hand.columns}
    if not found.mapping:
        canonical = frame.set_axis([_named(c) for c in frame.columns], axis=1)
        return canonical.assign(**{k: v for k, v in own.items() if k not in canonical}), headers
    taken = {k: by_fold[v] for k, v in found.mapping.items() if v in by_fold}
    canonical = frame[[*taken.values()]].set_axis([*taken], axis=1)
    absent = [c for c in found.mapping if c not in taken]
    canonical = canonical.assign(**dict.fromkeys(absent, ""))
    if found.convert:
        canonical = found.convert(canonical)
    # The mapping in config.toml overrides the format's.
    canonical = canonical.assign(**own)
    return canonical, {**{k: headers.get(v, v) for k, v in found.mapping.items()}, **headers}


def _no_column(at: Origin, name: str, hint: str) -> Problem:
    return Problem(at.path, Code.COLUMN_MISSING, "there is no such column", hint, at.header, name)


def _check_columns(frame: pd.DataFrame, table: str, config: Config, at: Origin) -> None:
    """Raise SitrepError where a column that the table needs is missing."""
    columns = list(frame.columns)
    lacking = [group[0] for group in _NEEDED[table] if not set(group) & set(columns)]
    problems = [_no_column(at, name, _which(name, columns)) for name in lacking]
    happened = set(_HAPPENED) & set(columns) or measures_in(columns, config.indicators)
    if table == "events" and not happened:
        reason = "no column says what happened"
        hint = "add event_type, or a column of an indicator such as killed"
        problems.append(Problem(at.path, Code.COLUMN_MISSING, reason, hint, at.header))
    if problems:
        raise SitrepError(problems)


def _which(name: str, columns: list[str]) -> str:
    close = difflib.get_close_matches(name, columns, n=1, cutoff=0.6)
    own = close[0] if close else "…"
    return f'add it, or name the column in [[source]]: columns = {{{name} = "{own}"}}'


def _near_misses(frame: pd.DataFrame, table: str, config: Config, at: Origin) -> list[Problem]:
    """Warn about a column whose name is close to a canonical one, such as "kiled"."""
    known = [*TABLES[table], *(config.indicators if table == "events" else ())]
    columns = list(frame.columns)
    measured = {m.column for m in measures_in(columns, config.indicators)}
    problems = []
    for column in columns:
        if column in known or column.rpartition("_")[0] in measured or column in measured:
            continue
        close = difflib.get_close_matches(column[:80], known, n=1, cutoff=0.85)
        if close and close[0] not in columns:
            problems.append(
                Problem(
                    at.path,
                    Code.COLUMN_UNKNOWN,
                    "is not a column sitrep reads",
                    f'did you mean "{close[0]}"?',
                    at.header,
                    column,
                    severity=Severity.WARNING,
                )
            )
    return problems


def _without_long_cells(
    frame: pd.DataFrame, headers: Mapping[str, str], shown: str
) -> tuple[pd.DataFrame, list[Problem]]:
    problems: list[Problem] = []
    for column in frame.columns:
        if max(map(len, frame[column].to_numpy()), default=0) <= LONGEST_CELL:
            continue
        lengths = frame[column].str.len()
        for line, value in frame.loc[lengths > LONGEST_CELL, column].items():
            reason = f"the cell is {len(value):,} characters long"
            hint = f"a cell can have {LONGEST_CELL:,}; shorten it"
            name = headers.get(column, column)
            at = (int(str(line)), name, value[:80])
            problems.append(Problem(shown, Code.CELL_TOO_LONG, reason, hint, *at))
    lines = {p.line for p in problems}
    return (frame[~frame.index.isin(lines)] if lines else frame), problems
