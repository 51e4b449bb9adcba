"""JSON and Parquet to rows of text: a list of objects, bare or in an envelope, or of rows.

A row's "line" is its number, since such files have no lines of their own. Refused, as
problems: JSON that is not what it says, an answer that failed or is a part of one, a table
too large, Parquet where pyarrow is not there.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from sitrep import separated, workbooks
from sitrep.model.problem import Problem, SitrepError, short
from sitrep.sources import dtm
from sitrep.start import Locate, Start

if TYPE_CHECKING:
    import pandas as pd

_MOST_CELLS = 100_000_000
_AGAIN = "download it again"
_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")


def from_json(
    data: bytes, shown: str, encoding: str | None, locate: Locate
) -> tuple[pd.DataFrame, Start]:
    """Return the frame and where it starts."""
    text = separated.plain(data, shown, encoding).decode()
    try:
        found = json.loads(text, parse_int=str, parse_float=_float, parse_constant=lambda _: "")
    except json.JSONDecodeError as error:
        reason = f"is not JSON: {error.msg}"
        hint = "is it cut short, or of another kind? download it again"
        raise SitrepError([Problem(shown, reason, hint, error.lineno)]) from None
    except RecursionError:
        raise _refused(shown, "is JSON nested too deep for a table", _AGAIN) from None
    if _HALF_LETTER.search(text):
        _check_letters(found, shown)
    records = _records(found, shown)
    if records and all(isinstance(r, list) for r in records):
        return _of_rows(records, shown, locate)
    return _of_objects(records, shown, locate)


def _check_letters(found: object, shown: str) -> None:
    """Refuse halves of letters, which JSON can hold and no other text can."""
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise _refused(shown, "holds half of a letter (a lone surrogate)", _AGAIN) from None


def _float(text: str) -> str:
    return text.removesuffix(".0")


def _refused(shown: str, reason: str, hint: str) -> SitrepError:
    return SitrepError([Problem(shown, reason, hint)])


def _records(found: object, shown: str) -> list[Any]:
    if isinstance(found, dict):
        found = _enveloped(found, shown)
    if not isinstance(found, list):
        raise _refused(shown, "is JSON, and no list of objects", "it needs a list of rows")
    if not found:
        raise _refused(shown, "is a list of nothing", "it needs at least one row")
    kinds = {list if isinstance(r, list) else dict if isinstance(r, dict) else None for r in found}
    if None in kinds or len(kinds) > 1:
        reason = "is a JSON list in which not every item is an object"
        raise _refused(shown, reason, 'each row must be like {"event_id": "e1", "killed": 2}')
    return found


def _enveloped(found: dict[str, Any], shown: str) -> object:
    """Return the rows in the envelopes of ACLED, DTM, KoBo and ODK."""
    if "features" in found:
        hint = "save its table as CSV"
        raise _refused(shown, "is a map (GeoJSON), and no table of events", hint)
    if "result" in found:
        try:
            return dtm.records(found)
        except SitrepError as error:
            raise SitrepError(Problem(shown, p.reason, p.hint) for p in error.problems) from None
    if found.get("success") is False or "error" in found:
        reason = f"is an answer that failed: {short(str(found.get('error') or found))}"
        raise _refused(shown, reason, _AGAIN)
    if found.get("next") or found.get("@odata.nextLink"):
        raise _refused(shown, "is one page of several", "download all: a part is no total")
    key = next((k for k in ("data", "results", "value") if isinstance(found.get(k), list)), "")
    if not key:
        keys = ", ".join(short(k) for k in list(found)[:5])
        reason = f"is one JSON object ({keys}), and no list of them"
        raise _refused(shown, reason, "the rows must be a list, bare or under data or result")
    return _whole(found, found[key], shown)


def _whole(found: dict[str, Any], rows: list[Any], shown: str) -> list[Any]:
    """Return the rows, unless the envelope speaks of more."""
    stated = str(found.get("total_count", found.get("count", "")))
    if stated.isdecimal() and len(stated) < 12 and int(stated) > len(rows):
        reason = f"holds {len(rows):,} of the {int(stated):,} rows it speaks of"
        raise _refused(shown, reason, "download all: a part is no total")
    return rows


def _of_rows(records: list[list[object]], shown: str, locate: Locate) -> tuple[pd.DataFrame, Start]:
    cells = [[_text(v) for v in row] for row in records]
    if not any(map(any, cells)):
        raise _refused(shown, "is a list of nothing", "it needs at least one row")
    _check_area(len(cells), max(map(len, cells)), shown)
    return workbooks.gridded(cells, shown, locate)


def _of_objects(
    records: list[dict[str, object]], shown: str, locate: Locate
) -> tuple[pd.DataFrame, Start]:
    names = list(dict.fromkeys(name for row in records for name in row))
    _check_area(len(records), len(names), shown)
    if not names:
        raise _refused(shown, "is a list of nothing", "it needs at least one row")
    found = locate([names])
    columns = separated.column_names(names, 0, shown, found.repeats)
    cells = [[_text(row.get(name)) for name in names] for row in records]
    return separated.framed(cells, columns, range(1, len(cells) + 1)), Start(
        0, 0, format=found.format
    )


def _check_area(rows: int, columns: int, shown: str) -> None:
    if rows * columns > _MOST_CELLS:
        reason = f"is a table of {rows:,} rows and {columns:,} columns, more than fits"
        raise _refused(shown, reason, "save what you need of it as CSV")


def _text(value: object) -> str:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return workbooks.text(value)


def from_parquet(data: bytes, shown: str) -> tuple[pd.DataFrame, Start]:
    """Return the frame of a Parquet file; the numbers in it are text like all others."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        reason = "is a Parquet file, and pyarrow, which reads them, is not there"
        raise _refused(shown, reason, 'install it: pip install "sitrep[parquet]"') from None
    from pyarrow import ArrowException

    read: Callable[..., Any] = parquet.ParquetFile
    try:
        file = read(io.BytesIO(data))
        about = file.metadata
        _check_area(about.num_rows, about.num_columns, shown)
        table = file.read()
        columns = [column.to_pylist() for column in table.columns]
    except (ArrowException, OSError, ValueError) as error:
        reason = f"is not a Parquet file that can be read: {error}"[:300]
        raise _refused(shown, reason, "save it again, or as CSV") from None
    names = separated.column_names(table.column_names, 0, shown)
    cells = [[_text(v) for v in row] for row in zip(*columns, strict=True)]
    return separated.framed(cells, names, range(1, len(cells) + 1)), Start(0, 0)
