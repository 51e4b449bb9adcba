"""Withhold running totals by where people came from, where one of them may be a small count.

A stock's total from one area may be of few people, and the totals beside it, or within wider areas,
would tell it by subtraction. So all totals by origin go that its source states of that day, of
areas as small as that one's or smaller; those of wider areas stay, and so do the whole stocks.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from sitrep.arithmetic.small_cells import is_small
from sitrep.model.summary import Rules, RunningTotal


def without_small_origins(totals: Iterable[RunningTotal], rules: Rules) -> tuple[RunningTotal, ...]:
    """Return the totals without those by origin that could tell a small count."""
    every = tuple(totals)
    widest: dict[tuple[object, ...], int] = {}
    for total in every:
        if total.origin and is_small(total.figure, rules):
            key = _round(total)
            widest[key] = min(len(total.within), widest.get(key, len(total.within)))
    return tuple(
        t for t in every if not (t.origin and len(t.within) >= widest.get(_round(t), math.inf))
    )


def _round(total: RunningTotal) -> tuple[object, ...]:
    """Return what the totals have in common that a source states of one day."""
    return (total.indicator, total.unit, total.group, total.source, total.as_of)
