"""A chart's data as a workbook: one sheet of rows, and one that says what they are.

A number is a number, an empty cell stays empty, and a text is never a formula.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any

from sitrep.model.graphic import numeric
from sitrep.publish.csv import guarded
from sitrep.publish.pack.framed import Told

_WIDEST, _LONGEST = 60, 32_000
#: The same file is of the same bytes, whenever it is made.
_MADE = dt.datetime(2000, 1, 1)


def made(rows: Sequence[Sequence[str]], told: Told) -> bytes:
    """Return the workbook of a chart's data, the header first."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": told.title, "created": _MADE})
        head = book.add_format({"bold": True, "bottom": 1})
        plain = {
            False: book.add_format({"text_wrap": True, "valign": "top"}),
            # What could be a formula stays text even when its cell is edited.
            True: book.add_format({"text_wrap": True, "valign": "top", "quote_prefix": True}),
        }
        _data(book.add_worksheet(_named(told.sheets[0])), rows, head, plain)
        about = book.add_worksheet(_named(told.sheets[1]))
        about.set_column(0, 0, 22)
        about.set_column(1, 1, 100)
        for number, (label, text) in enumerate(told.facts):
            about.write_string(number, 0, label, book.add_format({"bold": True, "valign": "top"}))
            _text(about, (number, 1), text, plain)
    return buffer.getvalue()


def _data(sheet: Any, rows: Sequence[Sequence[str]], head: Any, plain: dict[bool, Any]) -> None:
    header, *body = rows
    for column, (title, is_number) in enumerate(zip(header, numeric(rows), strict=True)):
        cells = [row[column] for row in body]
        sheet.write_string(0, column, title, head)
        longest = max(len(text) for text in (title, *cells))
        sheet.set_column(column, column, min(max(longest + 2, 8), _WIDEST))
        for number, cell in enumerate(cells, 1):
            if cell and is_number:
                sheet.write_number(number, column, float(cell))
            elif cell:
                _text(sheet, (number, column), cell, plain)
    sheet.freeze_panes(1, 0)


def _text(sheet: Any, at: tuple[int, int], text: str, plain: dict[bool, Any]) -> None:
    sheet.write_string(*at, text[:_LONGEST], plain[guarded(text) != text])


def _named(title: str) -> str:
    """Return a title as the name of a sheet, which has at most 31 letters."""
    return re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:31] or "1"
