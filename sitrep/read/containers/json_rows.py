"""Read JSON as rows of text: a list of objects or rows, bare or in an envelope.

A row's "line" is its number, since JSON has no lines. Problems: text that is not JSON; an
answer that failed or is incomplete; a table that is too large.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, short
from sitrep.read.containers import encodings, separated, workbooks
from sitrep.read.containers.objects import as_text, check_area, refused
from sitrep.read.containers.start import Locate, Start

SUFFIXES = frozenset({".json", ".geojson"})
_AGAIN = "download it again"
_HALF_LETTER = re.compile(r"\\u[dD][89a-fA-F]")


def from_json(
    data: bytes, shown: str, encoding: str | None, locate: Locate
) -> tuple[pd.DataFrame, Start]:
    """Return the frame and where it starts."""
    text = encodings.plain(data, shown, encoding).decode()
    try:
        found = json.loads(text, parse_int=str, parse_float=_float, parse_constant=lambda _: "")
    except json.JSONDecodeError as error:
        reason = f"is not JSON: {error.msg}"
        hint = "download it again: it may be incomplete, or another kind of file"
        raise SitrepError([Problem(shown, Code.FILE_DAMAGED, reason, hint, error.lineno)]) from None
    except RecursionError:
        reason = "is JSON nested too deep for a table"
        raise refused(shown, Code.NOT_A_TABLE, reason, _AGAIN) from None
    if _HALF_LETTER.search(text):
        _check_letters(found, shown)
    records = _records(found, shown)
    if records and all(isinstance(r, list) for r in records):
        return _of_rows(records, shown, locate)
    return _of_objects(records, shown, locate)


def _check_letters(found: object, shown: str) -> None:
    """Refuse lone surrogates, which JSON can hold and UTF-8 can't."""
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        reason = "holds half of a letter (a lone surrogate)"
        raise refused(shown, Code.FILE_DAMAGED, reason, _AGAIN) from None


def _float(text: str) -> str:
    return text.removesuffix(".0")


def _records(found: object, shown: str) -> list[Any]:
    if isinstance(found, dict):
        found = _enveloped(found, shown)
    if not isinstance(found, list):
        reason = "is JSON, but not a list of objects"
        raise refused(shown, Code.NOT_A_TABLE, reason, "it needs a list of rows")
    if not found:
        raise _no_rows(shown)
    kinds = {list if isinstance(r, list) else dict if isinstance(r, dict) else None for r in found}
    if None in kinds or len(kinds) > 1:
        reason = "is a JSON list in which not every item is an object"
        hint = 'each row must be like {"event_id": "e1", "killed": 2}'
        raise refused(shown, Code.NOT_A_TABLE, reason, hint)
    return found


def _no_rows(shown: str) -> SitrepError:
    return refused(shown, Code.NO_ROWS, "is an empty list", "it needs at least one row")


def _enveloped(found: dict[str, Any], shown: str) -> object:
    """Return the rows in the envelopes of ACLED, DTM, KoBo and ODK."""
    if "features" in found:
        hint = "save its table as CSV"
        reason = "is a map (GeoJSON), not a table of events"
        raise refused(shown, Code.KIND_NOT_READ, reason, hint)
    if "result" in found:
        return dtm_rows(found, shown)
    if found.get("success") is False or "error" in found:
        reason = f"is an answer that failed: {short(str(found.get('error') or found))}"
        raise refused(shown, Code.DATA_INCOMPLETE, reason, _AGAIN)
    if found.get("next") or found.get("@odata.nextLink"):
        hint = "download all pages: a part would give wrong totals"
        raise refused(shown, Code.DATA_INCOMPLETE, "is one page of several", hint)
    key = next((k for k in ("data", "results", "value") if isinstance(found.get(k), list)), "")
    if not key:
        keys = ", ".join(short(k) for k in list(found)[:5])
        reason = f"is one JSON object ({keys}), not a list of them"
        hint = "the rows must be a list, bare or under data or result"
        raise refused(shown, Code.NOT_A_TABLE, reason, hint)
    return _whole(found, found[key], shown)


def dtm_rows(envelope: dict[str, Any], shown: str) -> list[Any]:
    """Return the rows in DTM's JSON envelope; raises SitrepError if it failed or lacks rows."""
    rows = envelope.get("result")
    if not isinstance(rows, list):
        said = envelope.get("errorMessages") or "no list of results"
        hint = "download it again; DTM's answer says that it failed"
        reason = f"holds no DTM data ({said})"[:200]
        raise refused(shown, Code.DATA_INCOMPLETE, reason, hint)
    stated = str(envelope.get("totalRecordsCount", ""))
    if stated.isdecimal() and len(stated) < 12 and int(stated) > len(rows):
        reason = f"holds {len(rows):,} of the {int(stated):,} rows that DTM has"
        hint = "download all pages: a part would give wrong totals"
        raise refused(shown, Code.DATA_INCOMPLETE, reason, hint)
    return rows


def _whole(found: dict[str, Any], rows: list[Any], shown: str) -> list[Any]:
    """Return the rows; raises SitrepError where the envelope states more."""
    stated = str(found.get("total_count", found.get("count", "")))
    if stated.isdecimal() and len(stated) < 12 and int(stated) > len(rows):
        reason = f"holds {len(rows):,} of the {int(stated):,} rows that it states"
        hint = "download all rows: a part would give wrong totals"
        raise refused(shown, Code.DATA_INCOMPLETE, reason, hint)
    return rows


def _of_rows(records: list[list[object]], shown: str, locate: Locate) -> tuple[pd.DataFrame, Start]:
    cells = [[as_text(v) for v in row] for row in records]
    if not any(map(any, cells)):
        raise _no_rows(shown)
    check_area(len(cells), max(map(len, cells)), shown)
    return workbooks.gridded(cells, shown, locate)


def _of_objects(
    records: list[dict[str, object]], shown: str, locate: Locate
) -> tuple[pd.DataFrame, Start]:
    names = list(dict.fromkeys(name for row in records for name in row))
    check_area(len(records), len(names), shown)
    if not names:
        raise _no_rows(shown)
    found = locate([names])
    columns = separated.column_names(names, 0, shown, found.repeats)
    cells = [[as_text(row.get(name)) for name in names] for row in records]
    return separated.framed(cells, columns, range(1, len(cells) + 1)), Start(
        0, 0, format=found.format
    )
