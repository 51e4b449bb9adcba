"""Find blank cells and rows: those with nothing but white space."""

from __future__ import annotations

import numpy as np
import pandas as pd


def blank_cells(column: pd.Series[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which cells of a column of text are blank."""
    # pandas strips and compares cell by cell, in many times as long.
    texts = column.tolist()
    return np.fromiter((not t or t.isspace() for t in texts), dtype=bool, count=len(texts))


def blank_rows(frame: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which rows are blank: spreadsheets leave such rows at the foot."""
    blank = np.ones(len(frame), dtype=bool)
    for column in frame.columns:
        if not blank.any():
            break
        left = blank.nonzero()[0]
        blank[left] = blank_cells(frame[column].iloc[left])
    return blank
