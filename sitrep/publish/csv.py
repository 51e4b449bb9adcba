"""Write tables as CSV: the annex, the charts' data, a list of problems.

Spreadsheets run what looks like a formula, and many separate cells by semicolons instead of
commas. One guard turns a formula into text wherever a spreadsheet could start a cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

#: The start of a formula, in full-width characters too.
_FORMULA = re.compile(r'[\s"]*[=+\-@＝＋－＠]')
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*", re.ASCII)
#: Where a formula could begin: few cells have such a place.
_BEGINS = re.compile(r'(?:\A|[;\t\r\n])[\s"]*[=+\-@＝＋－＠]|\A[\t\r\n]')
#: Where some spreadsheets end a cell, even inside quotation marks.
_CELL_ENDS = re.compile(r"([;\t\r\n])")


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that a spreadsheet opens as data: no cell is run as a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([guarded(c) for c in row] for row in rows)
    return out.getvalue().encode()


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows as CSV (see :func:`as_csv`); raises SitrepError if ``path`` can't be written."""
    try:
        path.write_bytes(as_csv(rows))
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        problem = Problem(str(path), Code.FILE_NOT_WRITTEN, reason, "choose another file")
        raise SitrepError([problem]) from None


def guarded(cell: str) -> str:
    """Return ``cell`` with an apostrophe, which makes it text, wherever a formula could begin."""
    if not _BEGINS.search(cell):
        return cell
    text = "".join(_text(part) for part in _CELL_ENDS.split(cell))
    return f"'{text}" if text.startswith(("\t", "\r", "\n")) else text


def _text(part: str) -> str:
    return f"'{part}" if _FORMULA.match(part) and not _NUMBER.fullmatch(part) else part
