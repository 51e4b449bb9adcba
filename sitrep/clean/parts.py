"""Check parts against their wholes: each by itself, and together those with nobody in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sitrep.arithmetic.parts import APART, Counts, together
from sitrep.clean.cells import Cells
from sitrep.model.accounts import Measure
from sitrep.model.codes import Code

Columns = Mapping[str, object]


def check_parts(cells: Cells, columns: Columns, measures: Sequence[Measure]) -> None:
    """Record each part that exceeds its stated whole; under --keep-going the row counts.

    Parts that have nobody in common may exceed it together: they are one problem, of the whole.
    """
    wholes = {m.indicator: m for m in measures if not m.group}
    exceeding: dict[str, set[int]] = {}
    for part in measures:
        whole = wholes.get(part.indicator)
        if not part.group or whole is None:
            continue
        most = _bound(columns, whole, "high")
        for row in _above(_bound(columns, part, "low"), most):
            header = cells.table.headers.get(whole.column, whole.column)
            reason = f"is more than {header}, {int(most[row])}, of which it is a part"
            hint = "correct one of the two; with --keep-going the whole is at least its part"
            cells.report(row, part.column, (Code.PART_EXCEEDS_WHOLE, reason, hint))
            exceeding.setdefault(part.indicator, set()).add(row)
    for indicator in dict.fromkeys(m.indicator for m in measures):
        own = {m.group: m for m in measures if m.indicator == indicator}
        for group in (g for g in APART if g in own):
            told = exceeding.get(indicator, set()) if not group else set()
            _check_together(cells, columns, own, (own[group], told))


def _check_together(
    cells: Cells, columns: Columns, own: Mapping[str, Measure], of: tuple[Measure, set[int]]
) -> None:
    """Record each row, not told yet, in which parts of a whole together exceed it."""
    whole, told = of
    most = _bound(columns, whole, "high")
    lows = {group: _bound(columns, m, "low") for group, m in own.items()}
    for groups in APART[whole.group]:
        sums = together(lows, groups)
        if sums is None:
            continue
        for row in (row for row in _above(sums, most) if row not in told):
            told.add(row)
            parts = ", ".join(_named(cells, row, [own[g] for g in groups if g in own], columns))
            reason = f"is less than its parts together, {int(sums[row])}: {parts}"
            kept = "" if whole.group else "; with --keep-going the whole is at least its parts"
            fault = (Code.PART_EXCEEDS_WHOLE, reason, f"correct one of them{kept}")
            cells.report(row, whole.column, fault)


def _named(cells: Cells, row: int, parts: Sequence[Measure], columns: Columns) -> Iterator[str]:
    for part in parts:
        low = _bound(columns, part, "low")[row]
        if low == low:
            yield f"{cells.table.headers.get(part.column, part.column)} {int(low)}"


def _bound(columns: Columns, measure: Measure, bound: str) -> Counts:
    return np.asarray(columns[measure.part(bound)], dtype="float64")


def _above(low: Counts, most: Counts) -> list[int]:
    with np.errstate(invalid="ignore"):
        return [int(row) for row in (low > most).nonzero()[0]]
