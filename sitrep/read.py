"""Files to text tables in canonical columns, each row with the line it stands on.

In come the files that config.toml names; out go tables of text, nothing typed yet.
Refused, as problems: a file that isn't there or can't be read as text, a table without a
header, rows longer or shorter than it, a column that isn't there, a cell no hand has typed.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import sources
from sitrep.config import Config, SourceTable
from sitrep.errors import Problem, Severity, SitrepError, nearest
from sitrep.tables import EVENT_COLUMNS, FACILITY_COLUMNS, TOTAL_COLUMNS, measures_in

if TYPE_CHECKING:
    import pandas as pd

#: No spreadsheet holds a longer cell; a longer one is a slip or an attack.
LONGEST_CELL = 32_767
_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}
_COLUMNS = {"events": EVENT_COLUMNS, "totals": TOTAL_COLUMNS, "facilities": FACILITY_COLUMNS}


@dataclass(frozen=True)
class TextTable:
    """One file as text. ``frame`` has canonical columns and ``line`` (1-based, physical).

    ``headers`` maps each canonical column to the file's own name for it. ``rows`` counts
    the file's rows; ``problems`` by line name those that were left out of ``frame``.
    """

    path: str
    name: str
    table: str
    format: str
    caveats: tuple[str, ...]
    frame: pd.DataFrame
    headers: Mapping[str, str]
    rows: int
    sha256: str
    dates: str | None = None
    problems: tuple[Problem, ...] = field(default=())


def read(config: Config) -> tuple[list[TextTable], list[Problem]]:
    """Return a table for each file that could be read, and what was wrong with all of them."""
    tables: list[TextTable] = []
    problems: list[Problem] = []
    for source, path in config.files():
        shown = _shown(path, config.folder)
        try:
            table = _read_one(source, path, shown, config)
        except SitrepError as error:
            problems.extend(error.problems)
            continue
        tables.append(table)
        problems.extend(table.problems)
    return tables, problems


def _shown(path: Path, folder: Path) -> str:
    """Return the path as config.toml gives it: no machine's folders in a report."""
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return path.name


def _read_one(source: SourceTable, path: Path, shown: str, config: Config) -> TextTable:
    data = _bytes(path, shown)
    frame, problems = _workbook(path, data, shown, source) if _is_workbook(path) else _text(
        data, shown, source
    )
    frame = _without_tags(frame)
    rows = len(frame) + len(problems)
    named = {str(c): sources.fold(str(c)) for c in frame.columns}
    mapped = _with_mapping(frame, source, shown)
    found = sources.detect(mapped.columns, source.format, source.table)
    if isinstance(found, Problem):
        raise SitrepError([_at(found, shown)])
    canonical, headers = _canonical(mapped, found, source, named)
    problems += _near_misses(canonical, found.table, config, shown)
    canonical, long_cells = _without_long_cells(canonical, headers, shown)
    return TextTable(
        path=shown,
        name=source.name or path.stem,
        table=found.table,
        format=found.name,
        caveats=found.caveats,
        frame=canonical,
        headers=headers,
        rows=rows,
        sha256=hashlib.sha256(data).hexdigest(),
        dates=source.dates,
        problems=(*problems, *long_cells),
    )


def _at(problem: Problem, path: str) -> Problem:
    return Problem(
        path, problem.reason, problem.hint, problem.line, problem.column, problem.value
    )


# --- the file -----------------------------------------------------------------------------


def _bytes(path: Path, shown: str) -> bytes:
    def refuse(reason: str, hint: str = "") -> SitrepError:
        return SitrepError([Problem(shown, reason, hint)])

    try:
        data = path.read_bytes()
    except FileNotFoundError:
        near = nearest(path.name, sorted(p.name for p in path.parent.glob("*") if p.is_file()))
        raise refuse("there is no such file", near) from None
    except IsADirectoryError:
        raise refuse("is a folder, not a file", 'name the files in it: path = "folder/*.csv"'
                     ) from None
    except OSError as error:
        raise refuse(f"can't be read: {error.strerror or error}") from None
    if not data.strip():
        raise refuse("is empty", "it needs a header line and at least one row")
    return data


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() in _WORKBOOKS


def _workbook(
    path: Path, data: bytes, shown: str, source: SourceTable
) -> tuple[pd.DataFrame, list[Problem]]:
    import pandas as pd
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
    except (CalamineError, OSError) as error:
        raise SitrepError([Problem(shown, f"is not a workbook that can be read: {error}")]) from None
    if source.sheet is not None and source.sheet not in book.sheet_names:
        hint = nearest(source.sheet, book.sheet_names)
        raise SitrepError([Problem(shown, "there is no such sheet", hint, column="sheet",
                                   value=source.sheet)])
    sheet = book.get_sheet_by_name(source.sheet or book.sheet_names[0])
    rows = [[_cell(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
    if len(rows) < 2:
        raise SitrepError([Problem(shown, "the sheet has no rows under its header")])
    frame = pd.DataFrame(rows[1:], columns=rows[0], dtype="str")
    frame["line"] = range(2, len(frame) + 2)
    return frame[(frame.drop(columns="line") != "").any(axis=1)], []


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).removesuffix(" 00:00:00")


def _text(data: bytes, shown: str, source: SourceTable) -> tuple[pd.DataFrame, list[Problem]]:
    text = _decoded(data, shown, source.encoding)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SitrepError([Problem(shown, "holds a NUL byte, so it is not plain text",
                                   "save it again as CSV (UTF-8)", line)])
    separator = _separator(text)
    header = next(csv.reader(io.StringIO(text), delimiter=separator), [])
    _check_header(header, shown)
    return _parsed(text, separator, header, shown)


def _decoded(data: bytes, shown: str, encoding: str | None) -> str:
    if encoding is None:
        marks = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
        encoding = next((name for mark, name in marks if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except LookupError:
        hint = 'known: "utf-8", "utf-16", "windows-1252", "windows-1256", "latin-1"'
        raise SitrepError([Problem(shown, "is not an encoding", hint, column="encoding",
                                   value=encoding)]) from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte 0x{data[error.start]:02X} is not {encoding.upper().removesuffix('-SIG')}"
        raise SitrepError([Problem(shown, reason, _encoding_hint(data), line)]) from None


def _encoding_hint(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    name = best.encoding.replace("_", "-").replace("cp125", "windows-125") if best else ""
    guess = name if name and name not in ("utf-8", "ascii") else "windows-1252"
    return f'save it as UTF-8, or say what it is in [[source]]: encoding = "{guess}"'


def _separator(text: str) -> str:
    first = text[: text.find("\n")] if "\n" in text else text
    return max(",;\t", key=first.count)


def _check_header(header: list[str], shown: str) -> None:
    folded = [sources.fold(h) for h in header]
    twice = sorted({h for h in folded if h and folded.count(h) > 1})
    if twice:
        hint = "give each column a name of its own"
        raise SitrepError([Problem(shown, "stands twice in the header", hint, 1, h) for h in twice])


def _parsed(
    text: str, separator: str, header: list[str], shown: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the frame with its lines; rows of another length than the header are problems."""
    import pandas as pd

    read: Callable[..., pd.DataFrame] = pd.read_csv
    options = {"sep": separator, "dtype": "str", "keep_default_na": False, "low_memory": False}
    try:
        frame = read(io.StringIO(text), **options, skip_blank_lines=False)
    except pd.errors.ParserError:
        frame = None
    lines = text.count("\n") + (not text.endswith("\n"))
    # One line a row, and no row cut short: the quick reader was right about all of it.
    if frame is not None and len(frame) == lines - 1 and len(frame.columns) == len(header):
        whole = frame.notna().all(axis=1)
        if whole.all():
            frame["line"] = range(2, len(frame) + 2)
            return frame, []
    return _parsed_row_by_row(text, separator, header, shown)


def _parsed_row_by_row(
    text: str, separator: str, header: list[str], shown: str
) -> tuple[pd.DataFrame, list[Problem]]:
    import pandas as pd

    rows, lines, problems = [], [], []
    for line, row in _records(text, separator):
        if not any(row):
            continue
        if len(row) == len(header):
            rows.append(row)
            lines.append(line)
        else:
            reason = f"the row has {len(row)} cells and the header {len(header)}"
            hint = "look for a separator inside a text: such a cell needs quotes"
            problems.append(Problem(shown, reason, hint, line))
    frame = pd.DataFrame(rows, columns=header, dtype="str")
    frame["line"] = pd.Series(lines, dtype="int64")
    return frame, problems


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record after the header with the physical line on which it starts."""
    csv.field_size_limit(len(text) + 1)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    next(reader)
    start = reader.line_num + 1
    for row in reader:
        yield start, row
        start = reader.line_num + 1


# --- the columns --------------------------------------------------------------------------


def _without_tags(frame: pd.DataFrame) -> pd.DataFrame:
    """Drop the row of HXL tags that exports from HDX carry under the header."""
    if frame.empty:
        return frame
    first = frame.iloc[0].drop("line").astype("str").str.strip()
    filled = first[first != ""]
    tagged = len(filled) > 0 and filled.str.startswith("#").mean() > 0.5
    return frame.iloc[1:] if tagged else frame


def _with_mapping(frame: pd.DataFrame, source: SourceTable, shown: str) -> pd.DataFrame:
    """Return the frame with config.toml's ``columns`` renamed to canonical ones."""
    own = {sources.fold(str(c)): c for c in frame.columns}
    missing = [c for c in source.columns.values() if sources.fold(c) not in own]
    if missing:
        raise SitrepError(
            Problem(shown, "there is no such column", nearest(c, map(str, frame.columns)), 1, c)
            for c in missing
        )
    return frame.rename(columns={own[sources.fold(c)]: k for k, c in source.columns.items()})


def _canonical(
    frame: pd.DataFrame, found: sources.Format, source: SourceTable, named: Mapping[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return canonical columns, and for each the header under which it stands in the file."""
    by_fold = {sources.fold(str(c)): c for c in frame.columns}
    headers = {v: k for k, v in named.items()} | dict(source.columns)
    if not found.mapping:
        return frame.rename(columns={c: f for f, c in by_fold.items()}), headers
    taken = {k: by_fold[v] for k, v in found.mapping.items() if v in by_fold}
    canonical = frame[[*taken.values()]].set_axis([*taken], axis=1).copy()
    canonical["line"] = frame["line"]
    if found.convert:
        canonical = found.convert(canonical)
    return canonical, headers | {k: str(v) for k, v in taken.items()}


def _near_misses(
    frame: pd.DataFrame, table: str, config: Config, shown: str
) -> list[Problem]:
    """Warn of a column that is no canonical one but nearly is: "kiled" is read by nobody."""
    import difflib

    known = [*_COLUMNS[table], *(config.indicators if table == "events" else ())]
    columns = [str(c) for c in frame.columns if c != "line"]
    measured = {m.column for m in measures_in(columns, config.indicators)}
    problems = []
    for column in columns:
        if column in known or column.rpartition("_")[0] in measured or column in measured:
            continue
        close = difflib.get_close_matches(column, known, n=1, cutoff=0.85)
        if close and close[0] not in columns:
            problems.append(
                Problem(shown, "is not a column sitrep reads", f'did you mean "{close[0]}"?', 1,
                        column, severity=Severity.WARNING)
            )  # fmt: skip
    return problems


def _without_long_cells(
    frame: pd.DataFrame, headers: Mapping[str, str], shown: str
) -> tuple[pd.DataFrame, list[Problem]]:
    problems: list[Problem] = []
    for column in frame.columns.drop("line"):
        lengths = frame[column].str.len()
        for index in frame.index[lengths > LONGEST_CELL]:
            value, length = str(frame.at[index, column])[:80], int(lengths[index])
            reason = f"the cell is {length:,} characters long"
            hint = f"a cell can have {LONGEST_CELL:,}"
            problems.append(Problem(shown, reason, hint, int(frame.at[index, "line"]),
                                    headers.get(column, column), value))
    lines = {p.line for p in problems}
    return (frame[~frame["line"].isin(lines)] if lines else frame), problems
