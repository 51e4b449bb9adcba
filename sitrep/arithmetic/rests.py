"""What is left of a count beside its parts."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.arithmetic.figures import SPANS
from sitrep.model.figure import Figure, Qualifier


def left(whole: Figure, parts: Iterable[Figure], most: int = 0) -> Figure | None:
    """Return what is left of ``whole`` beside ``parts`` that do not overlap.

    It is as firm as its parts: a part between 3 and 5 leaves 5 to 7 of 10. A part that is "at
    least 3" tells three apart. A sum of 3 to 5 and of a count that nobody states is "at least 3"
    too: ``most`` is what all parts may tell apart, if that is more than they say. ``None`` where
    nothing is surely left, and for a whole or a part without a number.
    """
    told = list(parts)
    kinds = {whole.qualifier, *(part.qualifier for part in told)}
    if Qualifier.VAGUE in kinds or whole.qualifier is Qualifier.UP_TO:
        return None
    least = sum(p.low if p.qualifier in SPANS else p.best for p in told)
    most = max(most, sum(p.high if p.high is not None else p.best for p in told))
    low, best = max(whole.low - most, 0), max(whole.best - sum(p.best for p in told), 0)
    if whole.high is None:
        return Figure(low, low, None, whole.qualifier, whole.words) if low else None
    high = whole.high - least
    if high <= 0:
        return None
    if low != high:
        return Figure(low, max(best, low), high, Qualifier.RANGE)
    return Figure(low, best, high, Qualifier.ABOUT if Qualifier.ABOUT in kinds else whole.qualifier)
