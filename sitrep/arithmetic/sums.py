"""The figures of events in a frame, each by itself and as a sum."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
from pandas.api.extensions import ExtensionArray

from sitrep.arithmetic import figures
from sitrep.arithmetic.figures import SPANS, WEAKNESS
from sitrep.model.accounts import BOUNDS, Measure
from sitrep.model.figure import BETWEEN, EXCEEDED, Figure, Qualifier

_VAGUE, _RANGE = WEAKNESS.index(Qualifier.VAGUE), WEAKNESS.index(Qualifier.RANGE)


def total(events: pd.DataFrame, measure: Measure) -> tuple[Figure | None, int]:
    """Return a measure's sum over ``events`` and how many of them state it.

    It is the sum of the figures chosen; its low and high span all sources where they differ,
    but for a range and "up to", of which the bounds are what is said.
    """
    if measure.part("best") not in events:
        return None, 0
    stated = events[measure.part("best")].to_numpy()
    known = ~np.isnan(stated)
    if not known.any():
        return None, 0
    if len(events) == 1:
        return figures_of(events, measure, span=True)[0], 1
    # Figures of one qualifier are summed as columns; ``figures.summed`` adds the sums.
    codes = events[measure.part("qualifier")].to_numpy()[known]
    low, best, high = (
        np.bincount(codes, weights=events[measure.part(bound)].to_numpy()[known])
        for bound in BOUNDS
    )
    words = _words(events[measure.part("words")].array[known], codes)
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
    least, most = (events[name].to_numpy()[known].sum() for name in _span(events, measure))
    # "Several" states no number beside events that do.
    some = (codes == _VAGUE) & (stated[known] == 0)
    reported = int((~some).sum() or known.sum())
    whole = _whole(parts, missing=not known.all(), exceeded=most == float("inf"))
    return _widened(whole, least, most), reported


def _whole(parts: list[Figure], *, missing: bool, exceeded: bool) -> Figure:
    """Return the sum of parts; ``exceeded``: of one of them a source states no upper end."""
    whole = figures.summed(parts, missing=missing or exceeded)
    closed = not missing and all(part.high is not None for part in parts)
    if closed and whole.qualifier in (Qualifier.EXACT, Qualifier.UP_TO):
        # No number is missing, and no minimum is stated.
        return figures.summed(parts, missing=False)
    return whole


def _words(texts: ExtensionArray, codes: np.ndarray) -> dict[Qualifier, str]:
    """Return the words of figures' sums, by qualifier, from the words and the codes of each."""
    found = {}
    # Where no number is stated at all, the sum is said in the first vague word.
    if (vague := codes == _VAGUE).any():
        found[Qualifier.VAGUE] = str(texts[vague][0])
    # Of ranges that sources state in words none has a best estimate, nor has their sum.
    if (ranges := codes == _RANGE).any():
        stated = all(isinstance(word, str) and word for word in texts[ranges])
        found[Qualifier.RANGE] = BETWEEN if stated else ""
    return found


def figures_of(
    events: pd.DataFrame, measure: Measure, *, span: bool = False
) -> list[Figure | None]:
    """Return each event's figure of ``measure``, ``None`` where it states none.

    It is one source's own statement; with ``span`` its low and high are as in a sum.
    """
    if measure.part("best") not in events:
        return [None] * len(events)
    columns = (events[part].tolist() for part in measure.parts)
    found = [
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
    if not span:
        return found
    bounds = (events[name].tolist() for name in _span(events, measure))
    return [f and _widened(f, *ends) for f, *ends in zip(found, *bounds, strict=True)]


def _span(events: pd.DataFrame, measure: Measure) -> tuple[str, str]:
    """Return the columns of the bounds over all sources."""
    least, most = measure.part("least"), measure.part("most")
    return (least, most) if least in events else (measure.part("low"), measure.part("high"))


def _widened(figure: Figure, least: float, most: float) -> Figure:
    """Return a figure with bounds over all sources, but for one whose bounds are what it says."""
    if figure.qualifier in SPANS:
        return figure
    high = None if figure.high is None else _ceiling(most)
    nought = figure.qualifier is Qualifier.EXACT and not figure.best
    words = EXCEEDED if nought and figure.high != high and high is None else figure.words
    return replace(figure, low=min(figure.low, int(least)), high=high, words=words)


def _ceiling(high: float) -> int | None:
    return None if high == float("inf") else int(high)
