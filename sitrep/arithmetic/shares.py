"""The share that a part is of its whole, and what is missing of the whole.

Of figures that are not exact only what surely holds is said: more than 200,000 of 823,000 are more
than 24 per cent, rounded down. Of a vague word, a range or an open target nothing is said.
"""

from __future__ import annotations

from fractions import Fraction

from sitrep.arithmetic.figures import stated
from sitrep.model.figure import Qualifier, Value
from sitrep.model.sectors import Share

_OPEN = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
_FIRM = (Qualifier.EXACT, Qualifier.ABOUT)


def share_of(part: Value, whole: Value) -> Share | None:
    """Return the part's share in per cent; ``None`` where nothing sure can be said."""
    kind = _kind(part, whole)
    if kind is None or not part or not whole or not whole.best:
        return None
    exact = Fraction(part.best * 100, whole.best)
    if kind in _OPEN:
        return Share(int(exact), kind) if exact >= 1 else None
    if kind is Qualifier.UP_TO:
        return Share(-int(-exact // 1), kind)
    near = int(exact + Fraction(1, 2))
    # A part is never printed as the whole, nor as nothing.
    if exact < 100 <= near:
        near = 99
    return Share(near, kind, some=part.best > 0)


def shortfall(part: Value, whole: Value) -> Value:
    """Return how much of the whole is missing, 0 where nothing is; ``None`` where unsure."""
    kind = _kind(part, whole)
    if kind is None or not part or not whole:
        return None
    left = whole.best - part.best
    if left <= 0:
        return None if kind is Qualifier.UP_TO else stated(0, Qualifier.EXACT)
    if kind is Qualifier.AT_LEAST:
        return stated(left, Qualifier.UP_TO)
    if kind is Qualifier.MORE_THAN:
        # "Fewer than" is printed of what is at most one less.
        return stated(left - 1, Qualifier.UP_TO, f"< {left}")
    return stated(left, Qualifier.AT_LEAST if kind is Qualifier.UP_TO else kind)


def _kind(part: Value, whole: Value) -> Qualifier | None:
    """Return how firmly the two can be held against each other."""
    if not part or not whole or whole.qualifier not in _FIRM:
        return None
    if part.qualifier in _FIRM:
        about = Qualifier.ABOUT in (part.qualifier, whole.qualifier)
        return Qualifier.ABOUT if about else Qualifier.EXACT
    bounded = part.qualifier in (*_OPEN, Qualifier.UP_TO)
    return part.qualifier if bounded and whole.qualifier is Qualifier.EXACT else None
