"""Which lines of displacement totals a chart draws, and over which width of a page."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.model.codes import Status
from sitrep.model.figure import Qualifier
from sitrep.model.summary import RunningTotal, Series, Summary

INDICATOR = "displaced"
#: The units of totals, each with a chart of its own.
UNITS = ("people", "movements", "households")
MOST = 4
#: A chart has room in half a page's width up to so many points, in so many lines.
_FEW_POINTS, _FEW_LINES = 4, 2


def chosen(summary: Summary, unit: str) -> list[Series]:
    """Return at most four lines: the longest, then those with a number, then the latest."""
    found = []
    for line in summary.series:
        kept = [
            (total, rise)
            for total, rise in zip(line.totals, (*line.rises, None), strict=False)
            if total.figure and total.status is not Status.WITHDRAWN
        ]
        first = line.totals[0]
        if kept and first.indicator == INDICATOR and first.unit == unit:
            rises = tuple(rise for _, rise in kept[:-1])
            found.append(Series(tuple(total for total, _ in kept), rises))
    best = sorted(found, key=_rank)[:MOST]
    return sorted(best, key=lambda line: -number(line.totals[-1]))


def _rank(line: Series) -> tuple[int, bool, int, str]:
    last = line.totals[-1]
    vague = not last.figure or last.figure.qualifier is Qualifier.VAGUE
    return (-len(line.totals), vague, -last.as_of.toordinal(), last.source)


def number(total: RunningTotal) -> int:
    """Return a total's best number; 0 without one."""
    return total.figure.best if total.figure else 0


def points(lines: Sequence[Series]) -> list[RunningTotal]:
    """Return the totals of several lines."""
    return [total for line in lines for total in line.totals]


def width(summary: Summary, unit: str) -> str:
    """Return "half" for one of two small charts of two units, which stand side by side.

    One alone would leave half of the page white.
    """
    small = [other for other in UNITS if _is_small(chosen(summary, other))]
    return "half" if unit in small and len(small) == 2 else "full"


def _is_small(lines: Sequence[Series]) -> bool:
    return 2 <= len(points(lines)) <= _FEW_POINTS and len(lines) <= _FEW_LINES
