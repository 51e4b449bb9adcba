"""Find blank cells and rows: those with nothing but white space."""

from __future__ import annotations

from operator import not_

import numpy as np
import pandas as pd


def blank_cells(column: pd.Series[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which cells of a column of text are blank."""
    # No step of this is Python's own code, since a column may have a million cells.
    return np.fromiter(
        map(not_, map(str.strip, column.to_numpy(dtype=object))), dtype=bool, count=len(column)
    )


def blank_rows(frame: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which rows are blank: spreadsheets leave such rows at the foot."""
    blank = np.ones(len(frame), dtype=bool)
    for column in frame.columns:
        if not blank.any():
            break
        left = blank.nonzero()[0]
        blank[left] = blank_cells(frame[column].iloc[left])
    return blank
