"""Read what a workbook says about its cells besides their values.

For each sheet: the cells with an error or a formula without a stored result, the hidden rows,
in xlsx the cells that are struck through and in ods the merged ones; for the workbook: the day
from which it counts days. A sheet whose XML has none of these is not parsed.
"""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree import ElementTree

from sitrep.model.accounts import NOT_STORED
from sitrep.model.dates import DAY_ZERO, DAY_ZERO_1904
from sitrep.read.containers import compound, xls_size
from sitrep.read.containers.struck import Struck, struck

#: A cell's row and column, both from 0.
Place: TypeAlias = tuple[int, int]
Box: TypeAlias = tuple[Place, Place]

_TELLING = re.compile(rb"""hidden=|<(?:\w+:)?f[\s>/]|\st=["']e["']""")
_LETTERS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TRUE = ("1", "true")


@dataclass(frozen=True)
class Facts:
    """One sheet's facts: texts of cells without a value, hidden rows (from 0), merged cells."""

    marks: Mapping[Place, str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    merged: tuple[Box, ...] = ()
    #: Cells struck through, whole or "partly".
    struck: Mapping[Place, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Book:
    """A workbook's facts: the day before its day 1, and the facts of each sheet."""

    day_zero: dt.date = DAY_ZERO
    sheets: Mapping[str, Facts] = field(default_factory=dict)


def facts(data: bytes) -> Book:
    """Return a workbook's facts; raises ValueError where it contradicts itself."""
    if data.startswith(compound.MARK):
        return _xls(compound.streams(data))
    if not data.startswith(b"PK"):
        return Book()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names:
            return _xlsx(archive, names)
        if "content.xml" in names:
            return _ods(archive.read("content.xml"))
    return Book()


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _get(element: ElementTree.Element, name: str) -> str:
    """Return an attribute by its name in any namespace; "" where it is missing."""
    found = (v for k, v in element.attrib.items() if k.rpartition("}")[2] == name)
    return next(found, "")


# --- xlsx ---------------------------------------------------------------------------------


def _xlsx(archive: zipfile.ZipFile, names: set[str]) -> Book:
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    targets = {}
    if "xl/_rels/workbook.xml.rels" in names:
        related = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {_get(r, "Id"): _get(r, "Target") for r in related}
    day_zero, sheets, marked = DAY_ZERO, {}, struck(archive, names)
    for element in book.iter():
        if _local(element) == "workbookPr" and _get(element, "date1904") in _TRUE:
            day_zero = DAY_ZERO_1904
        if _local(element) == "sheet":
            # The relation's id is an attribute with a namespace, so all values are tried.
            target = next((targets[v] for v in element.attrib.values() if v in targets), "")
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if path in names:
                sheets[_get(element, "name")] = _xlsx_sheet(archive.read(path), marked)
    return Book(day_zero, sheets)


def _xlsx_sheet(content: bytes, marked: Struck) -> Facts:
    if not marked and not _TELLING.search(content):
        return Facts()
    marks, hidden, lined, row = {}, set(), {}, -1
    for element in _rows(content, "row"):
        row = int(_get(element, "r") or row + 2) - 1
        if _get(element, "hidden") in _TRUE:
            hidden.add(row)
        column = -1
        for cell in element:
            named = _LETTERS.fullmatch(_get(cell, "r"))
            column = _place(named[1]) if named else column + 1
            if mark := _xlsx_mark(cell):
                marks[row, column] = mark
            if how := marked and _struck(cell, marked):
                lined[row, column] = how
    return Facts(marks, frozenset(hidden), struck=lined)


def _struck(cell: ElementTree.Element, marked: Struck) -> str:
    """Return how a filled cell is struck through, if it is."""
    value = next((part.text or "" for part in cell if _local(part) == "v"), "")
    shared = value if _get(cell, "t") == "s" else ""
    return marked.of(_get(cell, "s") or "0", shared) if value else ""


def _rows(content: bytes, name: str) -> Iterator[ElementTree.Element]:
    """Yield each element with ``name``, then clear it: a sheet's whole tree would be large."""
    for _, element in ElementTree.iterparse(io.BytesIO(content)):
        if _local(element) == name:
            yield element
            element.clear()


def _place(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _xlsx_mark(cell: ElementTree.Element) -> str:
    parts = {_local(part): part for part in cell}
    if _get(cell, "t") == "e":
        return (parts["v"].text or "#N/A") if "v" in parts else "#N/A"
    stored = "v" in parts and (parts["v"].text or _get(cell, "t") == "str")
    if "f" in parts and not stored:
        return f"{NOT_STORED}={parts['f'].text or '…'}"
    return ""


# --- ods ----------------------------------------------------------------------------------


def _ods(content: bytes) -> Book:
    """Return the facts of all sheets; repeated rows and cells count as often as they repeat."""
    day_zero, sheets = DAY_ZERO, {}
    rows: list[ElementTree.Element] = []
    for _, element in ElementTree.iterparse(io.BytesIO(content)):
        name = _local(element)
        if name == "null-date" and _get(element, "date-value").startswith("1904"):
            day_zero = DAY_ZERO_1904
        elif name == "table-row":
            rows.append(element)
        elif name == "table":
            sheets[_get(element, "name")] = _ods_sheet(rows)
            rows = []
            element.clear()
    return Book(day_zero, sheets)


def _ods_sheet(rows: list[ElementTree.Element]) -> Facts:
    marks, hidden, merged, at = {}, set(), [], 0
    for row in rows:
        if _get(row, "visibility") in ("collapse", "filter"):
            hidden.add(at)
        for column, cell in _ods_cells(row):
            if mark := _ods_mark(cell):
                marks[at, column] = mark
            if down := int(_get(cell, "number-rows-spanned") or 1) - 1:
                merged.append(((at, column), (at + down, column)))
        at += int(_get(row, "number-rows-repeated") or 1)
    return Facts(marks, frozenset(hidden), tuple(merged))


def _ods_cells(row: ElementTree.Element) -> Iterator[tuple[int, ElementTree.Element]]:
    column = 0
    for cell in row:
        yield column, cell
        column += int(_get(cell, "number-columns-repeated") or 1)


def _ods_mark(cell: ElementTree.Element) -> str:
    """Return an error as it is shown, or a formula without a stored result."""
    formula = _get(cell, "formula")
    texts = [e.text or "" for e in cell.iter() if _local(e) == "p"]
    kinds = [v for k, v in cell.attrib.items() if k.rpartition("}")[2] == "value-type"]
    if "error" in kinds:
        return next(iter(texts), "") or "#N/A"
    if formula and not kinds:
        return f"{NOT_STORED}{formula.partition(':')[2] or formula}"
    return ""


# --- xls ----------------------------------------------------------------------------------

_BOUNDSHEET, _DATEMODE, _EOF = 0x85, 0x22, 0x0A
_ROW, _FORMULA, _ERROR = 0x208, 0x06, 0x205
_HIDDEN = 0x20
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def _xls(streams: Mapping[str, bytes]) -> Book:
    stream = streams.get("Workbook") or streams.get("Book") or b""
    day_zero, sheets = DAY_ZERO, {}
    _check_records(stream)
    for kind, content in _records(stream, 0):
        if kind == _DATEMODE and content[:1] == b"\1":
            day_zero = DAY_ZERO_1904
        if kind == _BOUNDSHEET and len(content) > 8 and streams.get("Workbook"):
            at, length = int.from_bytes(content[:4], "little"), content[6]
            code = "utf-16-le" if content[7] & 1 else "latin-1"
            name = content[8 : 8 + length * (1 + (content[7] & 1))].decode(code, "replace")
            sheets[name] = _xls_sheet(stream, at)
    return Book(day_zero, sheets)


def _check_records(stream: bytes) -> None:
    """Check the claims of all records, those of each sheet included."""
    starts = [0]
    for kind, content in _records(stream, 0):
        xls_size.check(kind, content, len(stream))
        if kind == _BOUNDSHEET and len(content) > 4:
            starts.append(int.from_bytes(content[:4], "little"))
    for at in starts[1:]:
        for kind, content in _records(stream, at):
            xls_size.check(kind, content, len(stream))


def _xls_sheet(stream: bytes, at: int) -> Facts:
    marks, hidden = {}, set()
    for kind, content in _records(stream, at):
        if kind == _ROW and len(content) > 12 and content[12] & _HIDDEN:
            hidden.add(int.from_bytes(content[:2], "little"))
        # A formula's result is an error where it ends in FFFF and begins with 2.
        result = content[6:14]
        error = kind == _FORMULA and result[:1] == b"\2" and result[6:] == b"\xff\xff"
        if error or (kind == _ERROR and content[7:8] == b"\1"):
            row, column = (int.from_bytes(content[n : n + 2], "little") for n in (0, 2))
            marks[row, column] = _ERRORS.get(content[8 if error else 6], "#N/A")
    return Facts(marks, frozenset(hidden))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from ``at`` to the end of their part, as (kind, content)."""
    while at + 4 <= len(stream):
        kind, length = (int.from_bytes(stream[n : n + 2], "little") for n in (at, at + 2))
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length
