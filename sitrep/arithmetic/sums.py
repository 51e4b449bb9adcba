"""The figures of events in a frame, each by itself and as a sum."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sitrep.arithmetic import figures
from sitrep.arithmetic.figures import WEAKNESS
from sitrep.model.accounts import BOUNDS, Measure
from sitrep.model.figure import Figure, Qualifier


def total(events: pd.DataFrame, measure: Measure) -> tuple[Figure | None, int]:
    """Return a measure's sum over ``events`` and how many of them state it."""
    if measure.part("best") not in events:
        return None, 0
    known = events[measure.part("best")].notna().to_numpy()
    if not known.any():
        return None, 0
    if len(events) == 1:
        return figures_of(events, measure)[0], 1
    # Figures of one qualifier are summed as columns; ``figures.summed`` adds the sums.
    codes = events[measure.part("qualifier")].to_numpy()[known]
    low, best, high = (
        np.bincount(codes, weights=events[measure.part(bound)].to_numpy()[known])
        for bound in BOUNDS
    )
    # Where no number is stated at all, the sum is said in the first vague word.
    vague = np.flatnonzero(known)[codes == WEAKNESS.index(Qualifier.VAGUE)]
    word = str(events[measure.part("words")].iloc[vague[0]]) if len(vague) else ""
    words = {Qualifier.VAGUE: word}
    parts = [
        Figure(
            int(low[code]),
            int(best[code]),
            _ceiling(high[code]),
            WEAKNESS[code],
            words.get(WEAKNESS[code], ""),
        )
        for code in np.unique(codes)
    ]
    return figures.summed(parts, missing=not known.all()), int(known.sum())


def figures_of(events: pd.DataFrame, measure: Measure) -> list[Figure | None]:
    """Return each event's figure of ``measure``, ``None`` where it states none."""
    if measure.part("best") not in events:
        return [None] * len(events)
    columns = (events[part].tolist() for part in measure.parts)
    return [
        None
        if best != best
        else Figure(
            int(low),
            int(best),
            _ceiling(high),
            WEAKNESS[int(code)],
            words if isinstance(words, str) else "",
        )
        for low, best, high, code, words in zip(*columns, strict=True)
    ]


def _ceiling(high: float) -> int | None:
    return None if high == float("inf") else int(high)
