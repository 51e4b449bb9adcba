"""Running totals as charts need them: each once, and whether it is contested."""

from __future__ import annotations

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
    """Return a total's source, with its area if the totals shown are of several areas."""
    source = name(words, total.source)
    if total.origin:
        source = words("chart-source-from", source=source, origin=shorten(total.origin))
    if not total.area or len({t.where for t in shown}) < 2:
        return source
    return words("chart-source-of-area", source=source, area=shorten(total.area))


def of_one_area(words: Words, shown: Sequence[RunningTotal]) -> str:
    """Return the sentence that names the area of all totals; empty if they differ."""
    areas = {t.where: t.area for t in shown}
    area = next(iter(areas.values()))
    return words("chart-one-area", area=area) if len(areas) == 1 and area else ""
