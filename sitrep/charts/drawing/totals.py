"""Running totals as charts need them: each once, and whether it is contested."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sitrep.charts.drawing.style import shorten
from sitrep.charts.drawing.wording import name
from sitrep.model.codes import Status
from sitrep.model.summary import RunningTotal, Summary
from sitrep.wording import Words


def every(summary: Summary) -> Iterator[RunningTotal]:
    """Yield each running total up to the baseline once; withdrawn ones are not shown."""
    seen = set()
    series = (total for line in summary.series for total in line.totals)
    for total in (*series, *summary.totals):
        if total.total_id not in seen and total.status is not Status.WITHDRAWN:
            seen.add(total.total_id)
            yield total


def repeat(summary: Summary, shown: Iterable[RunningTotal]) -> bool:
    """Return whether none of the totals shown is of the period: their chart says nothing new."""
    new = {total.total_id for total in summary.totals}
    return new.isdisjoint(total.total_id for total in shown)


def contested(total: RunningTotal) -> bool:
    """Return whether some source disputes or denies the total."""
    return total.status in (Status.DISPUTED, Status.DENIED)


def stated_by(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> str:
    """Return a total's source, with its area where that is not the one of most totals shown."""
    source = name(words, total.source)
    if total.origin:
        source = words("chart-source-from", source=source, origin=shorten(total.origin))
    if not total.area or total.where == _usual(shown):
        return source
    return words("chart-source-of-area", source=source, area=shorten(total.area))


def of_one_area(words: Words, shown: Sequence[RunningTotal]) -> str:
    """Return the sentence that names the area of all totals, or of most; empty without one."""
    areas = {t.where: t.area for t in shown}
    area = areas.get(_usual(shown), "")
    if not area:
        return ""
    return words("chart-one-area" if len(areas) == 1 else "chart-usual-area", area=area)


def _usual(shown: Sequence[RunningTotal]) -> str:
    """Return where more than two thirds of the totals are; empty if nowhere or not all stated."""
    where, n = Counter(t.where for t in shown).most_common(1)[0]
    # Beside a total without an area, one whose area is left out would read like that one.
    most = 3 * n > 2 * len(shown) and all(t.area for t in shown)
    return where if most or n == len(shown) else ""
