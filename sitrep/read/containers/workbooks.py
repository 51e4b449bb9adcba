"""Workbooks (xlsx, xls, ods) to rows of text, refused by their size before they are read.

In come a file's bytes; out go the cells of one sheet. Refused, as problems: what unpacks to
too much, a sheet too large to be a table (a cell far off makes one), what is no workbook.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest
from sitrep.read.containers import separated
from sitrep.read.containers.start import Locate, Start, first_filled

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_LARGEST = 1 << 30
#: Sheets pack well, but not like this: from here on the ratio tells a bomb.
_LARGE, _RATIO = 100 << 20, 200
_MOST_CELLS, _MOST_COLUMNS = 60_000_000, 5_000
_CELL = re.compile(rb"""\sr=["']([A-Z]{1,8})(\d{1,12})["']""")
_ROW = re.compile(rb"<table:table-row[^>]*?(?:/>|>.*?</table:table-row>)", re.DOTALL)
_CELLS = re.compile(rb"<table:(?:covered-)?table-cell[^>]*>")
_REPEATED = re.compile(rb"""number-(columns|rows)-repeated=["'](\d{1,12})["']""")
_HINT = "save what you need of it as a workbook of its own, or as CSV"


def rows(
    data: bytes, shown: str, sheet: str | None, locate: Locate = first_filled
) -> tuple[pd.DataFrame, Start, str]:
    """Return the frame, where it starts (its header a line) and the sheet's name."""
    _check_size(data, shown)
    name, cells = _cells(data, shown, sheet)
    if not any(any(row) for row in cells):
        hint = "it needs a header line and at least one row; is it the right sheet?"
        raise SitrepError([Problem(shown, Code.EMPTY, "the sheet is empty", hint)])
    frame, start = gridded(cells, shown, locate)
    return frame, start, name


def gridded(cells: list[list[str]], shown: str, locate: Locate) -> tuple[pd.DataFrame, Start]:
    """Return rows of cells, the first on line 1, as a frame, and where it starts."""
    found = locate(cells[: separated.LOOKED_AT])
    line = found.header + 1
    width = max(map(len, cells))
    header = [*cells[found.header], *[""] * (width - len(cells[found.header]))]
    names = [*found.names] or separated.column_names(header, line, shown, found.repeats)
    width = max(width, len(names))
    names += [separated.placeholder(n + 1) for n in range(len(names), width)]
    body = [[*row, *[""] * (width - len(row))] for row in cells[found.body :]]
    frame = separated.framed(body, names, range(found.body + 1, len(cells) + 1))
    return frame, Start(line, found.body, found.names, found.repeats, found.format)


def sheet_names(data: bytes, shown: str) -> list[str]:
    """Return the names of a workbook's sheets, in their order."""
    _check_size(data, shown)
    from python_calamine import CalamineWorkbook

    with _broken_told(shown):
        return CalamineWorkbook.from_object(io.BytesIO(data)).sheet_names


def _cells(data: bytes, shown: str, wanted: str | None) -> tuple[str, list[list[str]]]:
    from python_calamine import CalamineWorkbook

    with _broken_told(shown):
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        if wanted is not None and wanted not in book.sheet_names:
            said = ("there is no such sheet", nearest(wanted, book.sheet_names))
            code = Code.SHEET_UNKNOWN
            raise SitrepError([Problem(shown, code, *said, column="sheet", value=wanted)])
        name = wanted or book.sheet_names[0]
        found = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return name, [[text(v) for v in row] for row in found]


@contextmanager
def _broken_told(shown: str) -> Iterator[None]:
    """Turn what calamine says of a broken workbook into a problem."""
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, OSError, ValueError, IndexError) as error:
        raise _broken(shown, error) from None
    except BaseException as error:
        # A workbook broken in a way that calamine does not expect ends in a Rust panic,
        # which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise _broken(shown, "its parts contradict each other") from None


def _broken(shown: str, why: object) -> SitrepError:
    reason = f"is not a workbook that can be read: {why}"[:300]
    hint = "save it again as .xlsx or as CSV"
    return SitrepError([Problem(shown, Code.FILE_DAMAGED, reason, hint)])


def text(value: object) -> str:
    """Return a cell as a person would type it: no ".0", no midnight."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).removesuffix(" 00:00:00")


# --- size ---------------------------------------------------------------------------------


def _check_size(data: bytes, shown: str) -> None:
    """Refuse a packed workbook by what it says of its size, then by what it unpacks to."""
    if not data.startswith(b"PK"):
        return
    broken = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, len(data), shown)
    except broken as error:
        # Among them NotImplementedError: a way of packing that no workbook uses.
        raise _broken(shown, error) from None


def _check_members(archive: zipfile.ZipFile, packed: int, shown: str) -> None:
    total = sum(m.file_size for m in archive.infolist())
    if total > _LARGEST or (total > _LARGE and total > _RATIO * packed):
        reason = f"unpacks from {packed:,} to {total:,} bytes, more than a table would"
        raise SitrepError([Problem(shown, Code.FILE_TOO_LARGE, reason, _HINT)])
    for member in archive.infolist():
        # Reading stops at the size stated, and fails where that is a lie.
        content = archive.read(member)
        if member.filename.startswith("xl/worksheets/"):
            _check_cells(content, shown)
        elif member.filename == "content.xml":
            _check_repeated(content, shown)
        elif member.filename.endswith("workbook.bin"):
            raise _broken(shown, "it is in the binary format (.xlsb)")


def _check_cells(content: bytes, shown: str) -> None:
    """Refuse a sheet by its last row and column: every cell up to them would be made."""
    columns, last = set(), 0
    for letters, row in _CELL.findall(content):
        columns.add(letters)
        last = max(last, int(row))
    _check_area(last, max(map(_place, columns), default=0), shown)


def _place(letters: bytes) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def _check_repeated(content: bytes, shown: str) -> None:
    """Refuse an ods sheet by how often it repeats rows and cells in which something stands."""
    rows, columns = 0, 0
    for row in _ROW.findall(content):
        if b"<text:" not in row and b"office:value" not in row:
            continue
        head = row[: row.index(b">") + 1]
        rows += _times(head, b"rows")
        cells = _CELLS.findall(row)
        # Empty cells at a row's end are a sheet's edge, not its content.
        while cells and cells[-1].endswith(b"/>") and b"office:value" not in cells[-1]:
            cells.pop()
        columns = max(columns, sum(_times(cell, b"columns") for cell in cells))
    _check_area(rows, columns, shown)


def _times(element: bytes, what: bytes) -> int:
    return next((int(n) for kind, n in _REPEATED.findall(element) if kind == what), 1)


def _check_area(rows: int, columns: int, shown: str) -> None:
    if columns > _MOST_COLUMNS or rows * columns > _MOST_CELLS:
        reason = f"has a sheet of {rows:,} rows and {columns:,} columns, more than a table would"
        raise SitrepError([Problem(shown, Code.FILE_TOO_LARGE, reason, _HINT)])
