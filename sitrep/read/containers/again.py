"""Rows that are the header again, as exports by page and sheets pasted under each other have it."""

from __future__ import annotations

import pandas as pd

from sitrep.vocabulary.fold import fold


def header_again(frame: pd.DataFrame) -> list[int]:
    """Return the lines, which are the index, of rows of which each filled cell is its header.

    A row has several such cells: one alone may be a word of the table.
    """
    names = [str(name) for name in frame.columns]
    if not names:
        return []
    folded = [fold(name) for name in names]
    first = frame.iloc[:, 0]
    # To compare one column with few texts is far quicker than to look at each row.
    bare = names[0].strip()
    like = {names[0], bare, bare.upper(), bare.lower(), bare.capitalize(), f"{bare} "}
    found = []
    for line, row in frame[first.isin(like)].iterrows():
        cells = [(fold(str(cell)), name) for cell, name in zip(row, folded, strict=True)]
        filled = [(cell, name) for cell, name in cells if cell]
        if len(filled) > 1 and all(cell == name for cell, name in filled):
            found.append(int(str(line)))
    return found
