"""Read Parquet as rows of text; the only module that imports pyarrow.

Each distinct value of a column is made into text once. Where some columns show which rows are
asked for, they are read first, and of the others only those rows.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from sitrep.model.codes import Code
from sitrep.read.containers import separated
from sitrep.read.containers.asked import Choice, Choose, Mask
from sitrep.read.containers.blank import blank_rows
from sitrep.read.containers.objects import as_text, check_area, refused
from sitrep.read.containers.start import Start

SUFFIXES = frozenset({".parquet", ".pq"})
_HINT = (
    "ask for some of its rows: where = {date_start = {from = 2019-01-01}} in [[source]], by a "
    "column under its name in the file"
)
#: So many rows are unpacked at a time, so that those not asked for take no memory.
_AT_A_TIME = 100_000


def from_parquet(
    data: bytes, shown: str, choose: Choose | None = None
) -> tuple[pd.DataFrame, Start, Choice | None]:
    """Return the frame of a Parquet file, with numbers as text, its start, and what was chosen.

    ``choose`` says which rows are read; the frame's index has the numbers of those.
    """
    try:
        import pyarrow.parquet as parquet
        from pyarrow import ArrowException
    except ImportError:
        reason = "is a Parquet file, and pyarrow, which reads it, is not installed"
        hint = 'install it: pip install "humanitarian-sitrep[parquet]"'
        raise refused(shown, Code.PACKAGE_MISSING, reason, hint) from None
    opened: Callable[..., Any] = parquet.ParquetFile
    try:
        return _chosen(opened(io.BytesIO(data)), shown, choose)
    except (ArrowException, OSError, ValueError) as error:
        reason = f"is not a Parquet file that can be read: {error}"[:300]
        hint = "save it again, or as CSV"
        raise refused(shown, Code.FILE_DAMAGED, reason, hint) from None


def _chosen(
    file: Any, shown: str, choose: Choose | None
) -> tuple[pd.DataFrame, Start, Choice | None]:
    """Return the rows that are asked for; where the columns do not show which, all of them."""
    rows, given = file.metadata.num_rows, file.schema_arrow.names
    names = separated.column_names(given, 0, shown)
    own = dict(zip(names, given, strict=True))
    choice = None
    if choose and (asked := choose.columns(names)):
        check_area(rows, len(asked), shown, _HINT)
        seen = _read(file, {name: own[name] for name in asked})
        choice = choose.rows(seen)
    if choice is None:
        check_area(rows, len(names), shown, _HINT)
        return _read(file, own), Start(0, 0), None
    # A row that is blank wherever it is asked about may be blank in all: then it is none.
    blank = blank_rows(seen) & ~choice.kept
    check_area(int((choice.kept | blank).sum()), len(names), shown, _HINT)
    empty = int(blank_rows(_read(file, own, blank)).sum()) if blank.any() else 0
    return _read(file, own, choice.kept), Start(0, 0), replace(choice, blank=empty)


def _read(file: Any, columns: Mapping[str, str], kept: Mask | None = None) -> pd.DataFrame:
    """Return columns as text, each under its name here; of the rows, those ``kept``."""
    parts: dict[str, list[np.ndarray]] = {name: [] for name in columns}
    known: dict[str, dict[str, str]] = {name: {} for name in columns}
    for start, batch in _batches(file, [*columns.values()], kept):
        mask = None if kept is None else kept[start : start + batch.num_rows]
        if mask is not None and not mask.any():
            continue
        for name, column in columns.items():
            texts = _texts(batch.column(column), known[name])
            parts[name].append(texts if mask is None else texts[mask])
    lines = np.arange(file.metadata.num_rows) if kept is None else np.flatnonzero(kept)
    whole = {name: np.concatenate(own) for name, own in parts.items() if own}
    index = pd.Index(lines + 1, dtype="int64")
    return pd.DataFrame(whole or None, columns=[*columns], index=index, dtype="str")


def _batches(file: Any, columns: Sequence[str], kept: Mask | None) -> Iterator[tuple[int, Any]]:
    """Yield the rows in parts, each with the number of its first; no group without one ``kept``."""
    # Where two columns have one name in Arrow's eyes, all are read.
    own = columns if len(columns) < len(file.schema_arrow.names) else None
    start = 0
    for group in range(file.num_row_groups):
        rows = file.metadata.row_group(group).num_rows
        if kept is None or kept[start : start + rows].any():
            place = start
            for batch in file.iter_batches(_AT_A_TIME, row_groups=[group], columns=own):
                yield place, batch
                place += batch.num_rows
        start += rows


def _texts(column: Any, known: dict[str, str]) -> np.ndarray:
    """Return a column's cells as text; ``known`` has its texts so far, to keep each once."""
    from pyarrow import ArrowNotImplementedError, types

    try:
        coded = column if types.is_dictionary(column.type) else column.dictionary_encode()
    except ArrowNotImplementedError:  # lists and objects
        coded = None
    if coded is None:
        cells: np.ndarray = np.array([as_text(value) for value in column.to_pylist()], dtype=object)
        return cells
    words = [as_text(value) for value in coded.dictionary.to_pylist()]
    if len(words) * 2 < len(column):
        words = [known.setdefault(word, word) for word in words]
    codes = coded.indices.fill_null(len(words)).to_numpy(zero_copy_only=False)
    texts: np.ndarray = np.array([*words, ""], dtype=object)[codes]
    return texts
