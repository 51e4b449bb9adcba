"""The data as one workbook: a read-me, a sheet for each table, the codebook.

Each table is a table of the program's own, with a header that stays and is printed on each page. A
number is a number, an empty cell stays empty, and a text is never a formula.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitrep.publish.bundle.tables import Field, Table
from sitrep.publish.csv import guarded

_WIDEST, _LONGEST = 60, 32_000
#: More columns than these do not fit on a screen.
_MANY = 8
_A4 = 9
#: The height of a line in points, and the most lines of a row.
_LINE, _MOST_LINES = 15, 20
#: The same file is of the same bytes, whenever it is made.
_MADE = dt.datetime(2000, 1, 1)
#: Workbooks know no day before it.
_FIRST_DAY = "1900-03-01"


@dataclass(frozen=True)
class Sheet:
    """A table with the title of its sheet."""

    title: str
    table: Table


@dataclass(frozen=True)
class ReadMe:
    """The first sheet: its title, its lines, and what each other sheet is, by its title."""

    title: str
    lines: Sequence[str]
    sheets: Mapping[str, str]


def made(title: str, about: ReadMe, sheets: Sequence[Sheet]) -> bytes:
    """Return the workbook; ``about`` is its first sheet."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": title, "created": _MADE})
        look = _Look(book)
        _read_me(book.add_worksheet(about.title), about, look)
        for sheet in sheets:
            _data(book.add_worksheet(sheet.title), sheet.table, look)
    return buffer.getvalue()


class _Look:
    """The formats of cells, each made once."""

    def __init__(self, book: Any) -> None:
        top = {"valign": "top"}
        self.bold = book.add_format({**top, "bold": True})
        # Said of each cell: some programs do not know the styles of tables.
        fill = {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F4E79", "border": 1}
        self.head = book.add_format(
            {**fill, "border_color": "#FFFFFF", "align": "left", "indent": 1}
        )
        self.line = {q: book.add_format({**top, "quote_prefix": q}) for q in (False, True)}
        self.day = book.add_format({**top, "num_format": "yyyy-mm-dd"})
        self.number = book.add_format({**top, "num_format": "#,##0"})
        # What could be a formula stays text even when its cell is edited.
        wrap = {**top, "text_wrap": True, "align": "left", "indent": 1}
        self.text = {q: book.add_format({**wrap, "quote_prefix": q}) for q in (False, True)}


def _read_me(sheet: Any, about: ReadMe, look: _Look) -> None:
    sheet.set_column(0, 0, max(map(len, about.sheets)) + 4)
    sheet.set_column(1, 1, 90)
    sheet.hide_gridlines(2)
    _paper(sheet)
    for number, line in enumerate(about.lines):
        # It runs on over the next cell, which is empty.
        form = look.line[guarded(line) != line] if number else look.bold
        sheet.write_string(number, 0, line, form)
    for number, (title, what) in enumerate(about.sheets.items(), len(about.lines)):
        place = title.replace("'", "''")
        sheet.write_url(number, 0, f"internal:'{place}'!A1", string=title)
        _text(sheet, (number, 1), what, look)


def _paper(sheet: Any) -> None:
    """Let a sheet be printed as wide as a page, with its head on each."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&F&C&A&R&P/&N")


def _data(sheet: Any, table: Table, look: _Look) -> None:
    last = (len(table.rows), len(table.fields) - 1)
    # A table's name may hold no letters but these, and is one of the whole workbook's.
    columns = [{"header": name, "header_format": look.head} for name in table.header]
    style = {"name": f"data_{table.name}", "columns": columns, "style": "Table Style Light 9"}
    sheet.add_table(0, 0, *last, style)
    # The first column says what a row is of: it stays too where there are many.
    sheet.freeze_panes(1, int(len(table.fields) > _MANY))
    sheet.repeat_rows(0)
    _paper(sheet)
    for number, row in enumerate(table.rows, 1):
        # Not all programs make room for what is wrapped.
        if (lines := -(-max(map(len, row)) // (_WIDEST + 6))) > 1:
            sheet.set_row(number, _LINE * min(lines, _MOST_LINES))
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
