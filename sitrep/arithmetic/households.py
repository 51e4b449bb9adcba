"""People for a figure of households."""

from __future__ import annotations

from sitrep.model.figure import ROUGHLY, Figure, Qualifier


def households_to_people(figure: Figure, size: float | None) -> Figure | None:
    """Return people for a figure of households: "about", its bounds, "at least" and "up to" kept.

    ``None`` without a size, and for a word instead of a number: "dozens" times five is none.
    """
    if size is None or figure.qualifier is Qualifier.VAGUE:
        return None
    low, best = round(figure.low * size), round(figure.best * size)
    high = None if figure.high is None else round(figure.high * size)
    if figure.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN):
        return Figure(low, best, None, Qualifier.AT_LEAST, ROUGHLY)
    kept = Qualifier.UP_TO if figure.qualifier is Qualifier.UP_TO else Qualifier.ABOUT
    return Figure(low, best, high, kept)
