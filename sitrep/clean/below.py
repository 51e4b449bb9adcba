"""Tell of areas and sources that stand once, above rows that lack them.

A merged cell speaks for its rows in a workbook; saved as text it is filled in the first alone.
"""

from __future__ import annotations

import numpy as np

from sitrep.clean.cells import Cells
from sitrep.model.codes import Code
from sitrep.model.problem import counted

_COLUMNS = ("country", "admin1", "admin2", "source")
_HINT = "where a row is of what stands above it, write that in the row"


def tell_blank_below(cells: Cells) -> None:
    """Warn of a column of different texts, several of which stand above blank cells.

    The first cell is filled, and at least as many are blank as are filled.
    """
    for column in (c for c in _COLUMNS if c in cells.frame):
        codes, _ = cells.coded(column)
        blank = cells.blank(column)
        filled, empty = int((~blank).sum()), int(blank.sum())
        above = int((blank[1:] & ~blank[:-1]).sum())
        if above < 2 or empty < filled or blank[0]:
            continue
        if len(np.unique(codes[~blank])) == filled:
            rows = counted(empty, "row", "rows")
            reason = f"is empty in {rows} below filled ones, as merged cells are once saved as text"
            cells.warn(int(blank.argmax()), column, (Code.EMPTY, reason, _HINT))
