"""Files to rows of text, whatever contains them: workbooks here, plain text in ``separated``.

In comes one file; out go its cells as they stand, each row with its physical line. Refused,
as problems: what is no plain file, is empty or no workbook. Blank rows and columns are none.
"""

from __future__ import annotations

import hashlib
import io
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep import separated
from sitrep.config import SourceTable
from sitrep.errors import Problem, Severity, SitrepError, nearest

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}


@dataclass(frozen=True)
class Rows:
    """A file's cells. ``frame`` has the header's names and, as its index, each row's line.

    ``problems`` name the rows left out of it; ``header`` is the header's line.
    """

    frame: pd.DataFrame
    header: int
    problems: tuple[Problem, ...]
    sha256: str


def rows(path: Path, shown: str, source: SourceTable) -> Rows:
    """Return the rows of the file at ``path``; raises SitrepError when it holds none to read."""
    data = _bytes(path, shown)
    if path.suffix.lower() in _WORKBOOKS:
        frame, header, problems = _workbook(data, shown, source)
    else:
        frame, header, problems = separated.rows(data, shown, source.encoding)
    blank = _blank_rows(frame)
    frame, unnamed = _without_unnamed(frame[~blank] if blank.any() else frame, header, shown)
    digest = hashlib.sha256(data).hexdigest()
    return Rows(frame, header, (*problems, *unnamed), digest)


def _bytes(path: Path, shown: str) -> bytes:
    def refuse(reason: str, hint: str) -> SitrepError:
        return SitrepError([Problem(shown, reason, hint)])

    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            raise refuse("is a folder, not a file", 'name the files in it: path = "folder/*.csv"')
        if not stat.S_ISREG(kind):
            raise refuse("is a device or a pipe, not a file", "save its content as a CSV file")
        data = path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            raise refuse("is a link to a file that is not there", "mend or remove it") from None
        near = nearest(path.name, sorted(p.name for p in path.parent.glob("*") if p.is_file()))
        raise refuse("there is no such file", near or "correct path in config.toml") from None
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        raise refuse(reason, "check its name and who may read it") from None
    if not data.strip():
        raise refuse("is empty", "it needs a header line and at least one row")
    return data


# --- workbooks ----------------------------------------------------------------------------


def _workbook(
    data: bytes, shown: str, source: SourceTable
) -> tuple[pd.DataFrame, int, list[Problem]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        if source.sheet is not None and source.sheet not in book.sheet_names:
            hint = nearest(source.sheet, book.sheet_names)
            raise SitrepError(
                [Problem(shown, "there is no such sheet", hint, column="sheet", value=source.sheet)]
            )
        sheet = book.get_sheet_by_name(source.sheet or book.sheet_names[0])
        cells = [[_cell(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, OSError, ValueError, IndexError) as error:
        reason = f"is not a workbook that can be read: {error}"
        raise SitrepError([Problem(shown, reason, "save it again as .xlsx or as CSV")]) from None
    start = next((n for n, row in enumerate(cells) if any(row)), None)
    if start is None:
        hint = "it needs a header line and at least one row; is it the right sheet?"
        raise SitrepError([Problem(shown, "the sheet is empty", hint)])
    names = separated.column_names(cells[start], start + 1, shown)
    lines = range(start + 2, len(cells) + 1)
    return separated.framed(cells[start + 1 :], names, lines), start + 1, []


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).removesuffix(" 00:00:00")


# --- what is no row and no column -----------------------------------------------------------


def _blank_rows(frame: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mark the rows in which nothing stands: spreadsheets leave them at the foot."""
    import numpy as np

    blank = np.ones(len(frame), dtype=bool)
    for column in frame.columns:
        if not blank.any():
            break
        left = blank.nonzero()[0]
        blank[left] = (frame[column].iloc[left].str.strip() == "").to_numpy()
    return blank


def _without_unnamed(
    frame: pd.DataFrame, header: int, shown: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Drop columns without a name; where something stands in one, a warning says so."""
    unnamed = [c for n, c in enumerate(frame.columns, 1) if c == separated.placeholder(n)]
    filled = [c for c in unnamed if (frame[c].str.strip() != "").any()]
    hint = "name the column in the header, or empty it"
    problems = [
        Problem(shown, "has no name, so it is not read", hint, header, c, severity=Severity.WARNING)
        for c in filled
    ]
    return (frame.drop(columns=unnamed) if unnamed else frame), problems
