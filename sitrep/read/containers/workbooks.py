"""Read workbooks (xlsx, xls, ods) as rows of text; their size is checked first.

Problems: a file that is too large once unpacked; a sheet that is too large, perhaps by one
cell far away; a file that is not a workbook.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from xml.etree.ElementTree import ParseError

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read.containers import separated
from sitrep.read.containers.facts import Book, Facts, facts
from sitrep.read.containers.start import Locate, Start

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
_LARGEST = 1 << 30
#: Above this size and ratio of compression a file is a zip bomb: sheets don't pack so well.
_LARGE, _RATIO = 100 << 20, 200
_MOST_CELLS, _MOST_COLUMNS = 60_000_000, 5_000
_CELL = re.compile(rb"""\sr=["']([A-Z]{1,8})(\d{1,12})["']""")
_ROW = re.compile(rb"<table:table-row[^>]*?(?:/>|>.*?</table:table-row>)", re.DOTALL)
_CELLS = re.compile(rb"<table:(?:covered-)?table-cell[^>]*>")
_REPEATED = re.compile(rb"""number-(columns|rows)-repeated=["'](\d{1,12})["']""")
_HINT = "save what you need of it as a workbook of its own, or as CSV"


@dataclass(frozen=True, slots=True)
class About:
    """A sheet's name, whether it is one of cells, and whether it is hidden."""

    name: str
    cells: bool
    hidden: bool


@dataclass(frozen=True)
class Workbook:
    """A workbook's sheets and facts, and the cells of the chosen sheets."""

    sheets: tuple[About, ...]
    facts: Book
    cells: Mapping[str, list[list[str]]]


def opened(data: bytes, shown: str, choose: Callable[[Sequence[About]], Sequence[str]]) -> Workbook:
    """Return a workbook with the cells of the sheets that ``choose`` names."""
    _check_size(data, shown)
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    with _broken_told(shown):
        # First, since it refuses an xls whose chains of sectors would exhaust memory.
        known = facts(data)
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        sheets = tuple(
            About(s.name, s.typ == SheetTypeEnum.WorkSheet, s.visible != SheetVisibleEnum.Visible)
            for s in book.sheets_metadata
        )
        cells, merged = {}, {}
        for name in choose(sheets):
            sheet, own = book.get_sheet_by_name(name), known.sheets.get(name, Facts())
            cells[name] = _marked(sheet.to_python(skip_empty_area=False), own)
            merged[name] = replace(own, merged=own.merged or tuple(sheet.merged_cell_ranges or ()))
    return Workbook(sheets, replace(known, sheets=merged), cells)


def _marked(rows: Sequence[Sequence[object]], own: Facts) -> list[list[str]]:
    """Return cells as text, with a mark in those that have no value."""
    cells = [[text(v) for v in row] for row in rows]
    for (row, column), mark in own.marks.items():
        if row < len(cells) and column < len(cells[row]):
            cells[row][column] = mark
    return cells


def gridded(cells: list[list[str]], shown: str, locate: Locate) -> tuple[pd.DataFrame, Start]:
    """Return rows of cells, which begin on line 1, as a frame, and its start."""
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
    """Return the names of a workbook's sheets that are not hidden, in their order."""
    sheets = opened(data, shown, lambda sheets: ()).sheets
    return [sheet.name for sheet in sheets if sheet.cells and not sheet.hidden]


@contextmanager
def _broken_told(shown: str) -> Iterator[None]:
    """Turn what libraries raise about a broken workbook, whatever it is, into a problem."""
    from python_calamine import CalamineError

    try:
        with _silent():
            yield
    except SitrepError:
        raise
    except (CalamineError, OSError, ValueError, IndexError, ParseError) as error:
        raise _broken(shown, error) from None
    except BaseException as error:
        # Where calamine does not expect the damage, it ends in a Rust panic, which is not an
        # Exception.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise _broken(shown, "its parts contradict each other") from None


@contextmanager
def _silent() -> Iterator[None]:
    """Hide what Rust writes to the terminal before it panics."""
    try:
        kept = os.dup(2)
    except OSError:  # there is no terminal to write to
        yield
        return
    try:
        with open(os.devnull, "wb") as nothing:
            os.dup2(nothing.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


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
    """Check a packed workbook by its stated size, then by its unpacked content."""
    if not data.startswith(b"PK"):
        return
    broken = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_members(archive, len(data), shown)
    except broken as error:
        # RuntimeError includes NotImplementedError: a compression that no workbook uses.
        raise _broken(shown, error) from None


def _check_members(archive: zipfile.ZipFile, packed: int, shown: str) -> None:
    total = sum(m.file_size for m in archive.infolist())
    if total > _LARGEST or (total > _LARGE and total > _RATIO * packed):
        reason = f"unpacks from {packed:,} to {total:,} bytes, too many for a table"
        raise SitrepError([Problem(shown, Code.FILE_TOO_LARGE, reason, _HINT)])
    for member in archive.infolist():
        # Reading stops at the stated size, and fails where that is wrong.
        content = archive.read(member)
        if member.filename.startswith("xl/worksheets/"):
            _check_cells(content, shown)
        elif member.filename == "content.xml":
            _check_repeated(content, shown)
        elif member.filename.endswith("workbook.bin"):
            raise _broken(shown, "it is in the binary format (.xlsb)")


def _check_cells(content: bytes, shown: str) -> None:
    """Check a sheet's last row and column: the reader makes every cell up to them."""
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
    """Check how often an ods sheet repeats filled rows and cells."""
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
        reason = f"has a sheet of {rows:,} rows and {columns:,} columns, too large for a table"
        raise SitrepError([Problem(shown, Code.FILE_TOO_LARGE, reason, _HINT)])
