"""The bounds of a figure: given in several cells (model.md, rule 10), and compared."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.arithmetic.figures import stated
from sitrep.model.figure import Figure, Qualifier

#: Statements of one number, the lowest first: "up to 30" is less than "30".
LOWEST = (
    Qualifier.UP_TO,
    Qualifier.ABOUT,
    Qualifier.EXACT,
    Qualifier.RANGE,
    Qualifier.VAGUE,
    Qualifier.AT_LEAST,
    Qualifier.MORE_THAN,
)


def ends(figures: Iterable[Figure]) -> tuple[Figure, Figure]:
    """Return which of several statements begins lowest and which ends highest, as stated.

    A statement ends at its high; one without a high at its number.
    """
    found = [(f, LOWEST.index(f.qualifier)) for f in figures]
    least, _ = min(found, key=lambda one: (one[0].best, one[1]))
    most, _ = max(found, key=lambda one: (one[0].high or one[0].best, one[1]))
    return least, most


def bounded(
    low: Figure | None, best: Figure | None, high: Figure | None, *, midpoint: bool = False
) -> Figure | None:
    """Return the figure of three cells, each ``None`` where it is blank.

    The best alone is what it says; low alone is "at least", high alone "up to"; low and high
    are a range, or exact where they are equal. Without a high, the high is open. Where
    low ≤ best ≤ high fails the range spans the three.
    """
    if low is None and high is None:
        return best
    if low is None and best is None and high is not None:
        return high if high.high is None else stated(high.high, Qualifier.UP_TO)
    floor = low or best
    if floor is not None and (high is None or high.high is None):
        return _open(floor, best)
    return _closed(floor, best, high, midpoint=midpoint)


def _open(low: Figure, best: Figure | None) -> Figure:
    """Return what has a lower end and no upper one; a best above the end is an estimate."""
    if best is not None and best.best != low.low:
        return Figure(min(low.low, best.best), best.best, None, Qualifier.RANGE)
    as_said = low.qualifier in (Qualifier.MORE_THAN, Qualifier.VAGUE)
    return low if as_said else stated(low.low, Qualifier.AT_LEAST)


def _closed(
    low: Figure | None, best: Figure | None, high: Figure | None, *, midpoint: bool
) -> Figure:
    """Return a range, or an exact figure where its ends are equal."""
    ends = [f.low if f is low else f.best for f in (low, best) if f]
    ends += [high.high] if high and high.high is not None else []
    least, most = min(ends), max(ends)
    if least == most:
        return stated(least, Qualifier.EXACT)
    if best is not None:
        return Figure(least, best.best, most, Qualifier.RANGE)
    middle = (least + most) // 2 if midpoint else least
    # The range is the source's own: it is printed as one, and not as an estimate.
    return Figure(least, middle, most, Qualifier.RANGE, f"{least}–{most}")


def against(now: Figure, then: Figure) -> str:
    """Return whether ``now`` is surely "up" or "down", the "same", or "unclear"."""
    if then.high is not None and now.low > then.high:
        return "up"
    if now.high is not None and now.high < then.low:
        return "down"
    exact = {now.qualifier, then.qualifier} == {Qualifier.EXACT}
    return "same" if exact and now.best == then.best else "unclear"
