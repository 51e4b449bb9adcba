"""Read Parquet as rows of text; the only module that imports pyarrow."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pandas as pd

from sitrep.model.codes import Code
from sitrep.read.containers import separated
from sitrep.read.containers.objects import as_text, check_area, refused
from sitrep.read.containers.start import Start

SUFFIXES = frozenset({".parquet", ".pq"})


def from_parquet(data: bytes, shown: str) -> tuple[pd.DataFrame, Start]:
    """Return the frame of a Parquet file, with numbers as text, and its start."""
    try:
        import pyarrow.parquet as parquet
    except ImportError:
        reason = "is a Parquet file, and pyarrow, which reads it, is not installed"
        hint = 'install it: pip install "humanitarian-sitrep[parquet]"'
        raise refused(shown, Code.PACKAGE_MISSING, reason, hint) from None
    from pyarrow import ArrowException

    read: Callable[..., Any] = parquet.ParquetFile
    try:
        file = read(io.BytesIO(data))
        about = file.metadata
        check_area(about.num_rows, about.num_columns, shown)
        table = file.read()
        columns = [column.to_pylist() for column in table.columns]
    except (ArrowException, OSError, ValueError) as error:
        reason = f"is not a Parquet file that can be read: {error}"[:300]
        hint = "save it again, or as CSV"
        raise refused(shown, Code.FILE_DAMAGED, reason, hint) from None
    names = separated.column_names(table.column_names, 0, shown)
    cells = [[as_text(v) for v in row] for row in zip(*columns, strict=True)]
    return separated.framed(cells, names, range(1, len(cells) + 1)), Start(0, 0)
