"""Running totals in force: of one source and window the one published last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sitrep.model.codes import Code, Status
from sitrep.model.summary import RunningTotal


def is_late(total: RunningTotal, as_of: dt.date | None) -> bool:
    """Return whether a total was published after the cut-off."""
    return as_of is not None and _published(total) > as_of


def _published(total: RunningTotal) -> dt.date:
    return total.reported_on or total.as_of


#: Of totals that are alike in these, the one published later replaces the others.
_SAME_TOTAL = ("source", "indicator", "unit", "group", "where", "origin", "since", "as_of")


Corrected = tuple[tuple[RunningTotal, RunningTotal], ...]


def totals_in_force(
    totals: Sequence[RunningTotal], as_of: dt.date | None, left_out: dict[Code, int]
) -> tuple[tuple[RunningTotal, ...], Corrected]:
    """Return the totals that count, and each replaced total with its replacement.

    Late and withdrawn totals are counted in ``left_out`` by reason. Two totals published on
    one day both count, since nothing shows which corrects the other.
    """
    given = [t for t in totals if not is_late(t, as_of)]
    last: dict[tuple[object, ...], RunningTotal] = {}
    for total in given:
        same = _scope(total)
        if same not in last or _published(total) > _published(last[same]):
            last[same] = total
    kept, corrected, back = [], [], 0
    for total in given:
        newest = last[_scope(total)]
        replaced = _published(total) < _published(newest)
        if total.status == Status.WITHDRAWN or (replaced and newest.status == Status.WITHDRAWN):
            back += 1
        elif replaced:
            corrected.append((total, newest))
        else:
            kept.append(total)
    for reason, n in ((Code.AFTER_CUT_OFF, len(totals) - len(given)), (Code.WITHDRAWN, back)):
        if n:
            left_out[reason] = left_out.get(reason, 0) + n
    return tuple(kept), tuple(corrected)


def _scope(total: RunningTotal) -> tuple[object, ...]:
    return tuple(getattr(total, name) for name in _SAME_TOTAL)
