"""Tell of numbers by which forms say "not known", where they may mean that: 99, 999, 88.

In come the cells of a column and their figures; each such number is told once, as a warning. The
number counts until ``[rules] unreported`` names it.
"""

from __future__ import annotations

import numpy as np

from sitrep.arithmetic.not_known import may_be_code, may_be_codes
from sitrep.clean.cells import Cells, Parsed
from sitrep.model.figure import Figure, Qualifier


def warn_of_codes(cells: Cells, column: str, parsed: Parsed[Figure | None]) -> None:
    """Warn of numbers of ``column`` that may be codes."""
    codes, texts = cells.coded(column)
    many = np.bincount(codes, minlength=len(texts)).tolist() if len(codes) else []
    rows: dict[int, int] = {}
    first: dict[int, int] = {}
    for place, n in enumerate(many):
        figure = parsed.values[place]
        if figure:
            exact = figure.qualifier is Qualifier.EXACT
            rows[figure.best] = rows.get(figure.best, 0) + (n if exact else 0)
            first.setdefault(figure.best, place)
    for number in may_be_codes(rows):
        place = first[number]
        row = int(np.equal(codes, place).argmax())
        header = cells.table.headers.get(column, column)
        cells.warn(row, column, may_be_code(texts[place], rows[number], header))
