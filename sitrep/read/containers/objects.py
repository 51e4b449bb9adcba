"""Helpers that JSON and Parquet share: cells as text, and the largest table."""

from __future__ import annotations

import json

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read.containers import workbooks

_MOST_CELLS = 100_000_000


def refused(shown: str, code: Code, reason: str, hint: str) -> SitrepError:
    """Return the error that refuses a whole file; the caller raises it."""
    return SitrepError([Problem(shown, code, reason, hint)])


def check_area(
    rows: int, columns: int, shown: str, hint: str = "save what you need of it as CSV"
) -> None:
    """Raise SitrepError for a table of too many cells."""
    if rows * columns > _MOST_CELLS:
        reason = f"is a table of {rows:,} rows and {columns:,} columns, which is too large"
        raise refused(shown, Code.FILE_TOO_LARGE, reason, hint)


def as_text(value: object) -> str:
    """Return a cell as text; a list or an object as JSON."""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return workbooks.text(value)
