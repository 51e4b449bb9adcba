"""The data as one workbook: a read-me, a sheet for each table, the codebook.

Each table is a table of the program's own, with a header that stays. A number is a number, an
empty cell stays empty, and a text is never a formula.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sitrep.publish.bundle.tables import Field, Table
from sitrep.publish.csv import guarded

_WIDEST, _LONGEST = 60, 32_000
#: The same file is of the same bytes, whenever it is made.
_MADE = dt.datetime(2000, 1, 1)
#: Workbooks know no day before it.
_FIRST_DAY = "1900-03-01"


@dataclass(frozen=True)
class Sheet:
    """A table with the title of its sheet."""

    title: str
    table: Table


def made(title: str, about: tuple[str, Sequence[str]], sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook; ``about`` is the title and the lines of its first sheet."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title, "created": _MADE})
        look = _Look(book)
        _read_me(book.add_worksheet(about[0]), about[1], look)
        for sheet in sheets:
            _data(book.add_worksheet(sheet.title), sheet.table, look)
    return buffer.getvalue()


class _Look:
    """The formats of cells, each made once."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.bold = book.add_format({**top, "bold": True, "text_wrap": True})
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd"})
        self.number = book.add_format({**top, "num_format": "#,##0"})
        # What could be a formula stays text even when its cell is edited.
        wrap = {**top, "text_wrap": True}
        self.text = {q: book.add_format({**wrap, "quote_prefix": q}) for q in (False, True)}


def _read_me(sheet: Any, lines: Sequence[str], look: _Look) -> None:
    sheet.set_column(0, 0, 100)
    sheet.hide_gridlines(2)
    for number, line in enumerate(lines):
        if number:
            _text(sheet, (number, 0), line, look)
        else:
            sheet.write_string(0, 0, line, look.bold)


def _data(sheet: Any, table: Table, look: _Look) -> None:
    last = (len(table.rows), len(table.fields) - 1)
    # A table's name may hold no letters but these, and is one of the whole workbook's.
    columns = [{"header": name} for name in table.header]
    style = {"name": f"data_{table.name}", "columns": columns, "style": "Table Style Light 9"}
    sheet.add_table(0, 0, *last, style)
    sheet.freeze_panes(1, 0)
    for column, field in enumerate(table.fields):
        cells = [row[column] for row in table.rows]
        longest = max(len(text) for text in (field.name, *cells))
        sheet.set_column(column, column, min(max(longest + 4, 10), _WIDEST))
        for number, cell in enumerate(cells, 1):
            if cell:
                _cell(sheet, (number, column), cell, field, look)


def _cell(sheet: Any, at: tuple[int, int], cell: str, field: Field, look: _Look) -> None:
    if field.kind == "integer":
        sheet.write_number(*at, int(cell), look.number)
    elif field.kind == "date" and cell >= _FIRST_DAY:
        sheet.write_datetime(*at, dt.datetime.fromisoformat(cell), look.day)
    elif field.kind == "boolean":
        sheet.write_boolean(*at, cell == "true")
    else:
        _text(sheet, at, cell, look)


def _text(sheet: Any, at: tuple[int, int], text: str, look: _Look) -> None:
    sheet.write_string(*at, text[:_LONGEST], look.text[guarded(text) != text])
