"""Check the rows of a response that are parts: each names a whole, which is no smaller."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sitrep.clean.cells import Cells
from sitrep.model.codes import Code
from sitrep.model.problem import nearest
from sitrep.model.sectors import Response
from sitrep.vocabulary.fold import fold, spelling

_FIGURES = ("in_need", "targeted", "reached")


def check(cells: Cells, rows: Mapping[int, Response], wrong: Collection[int]) -> None:
    """Refuse a part whose whole no row states; warn of one that is larger than its whole.

    A row of ``wrong`` has a problem of its own: it may be a whole, and its figures are not used.
    """
    for n, row in rows.items():
        if not row.part_of:
            continue
        beside = {m: other for m, other in rows.items() if m != n and _is_of(other, row)}
        wholes = {m: o for m, o in beside.items() if fold(o.indicator) == fold(row.part_of)}
        if not wholes:
            reason = "is the indicator of no row of this sector"
            hint = nearest(row.part_of, sorted({other.indicator for other in beside.values()}))
            hint = hint or "add the row of the whole, or leave part_of empty"
            cells.reject(n, "part_of", (Code.WHOLE_UNKNOWN, reason, hint))
            continue
        if n not in wrong:
            _compare(cells, n, row, [whole for m, whole in wholes.items() if m not in wrong])


def _is_of(whole: Response, part: Response) -> bool:
    """Return whether a row may be the whole of a part: of the same sector, and no part itself."""
    return spelling(whole.sector) == spelling(part.sector) and not whole.part_of


def _compare(cells: Cells, n: int, part: Response, wholes: list[Response]) -> None:
    alike = [
        w
        for w in wholes
        if (w.as_of, w.since, w.unit, w.source) == (part.as_of, part.since, part.unit, part.source)
    ]
    for name in _FIGURES:
        own, tops = getattr(part, name), [getattr(w, name) for w in alike]
        if not own or not tops or not all(top and top.high is not None for top in tops):
            continue
        if own.low > max(top.high for top in tops):
            reason = "is a part, and more than its whole"
            hint = "correct one of the two, or name another whole in part_of"
            cells.warn(n, name, (Code.PART_EXCEEDS_WHOLE, reason, hint))
