"""Running totals as charts need them: each once, and whether it is contested."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.model.codes import Status
from sitrep.model.summary import RunningTotal, Summary


def every(summary: Summary) -> Iterator[RunningTotal]:
    """Yield each running total up to the baseline once; withdrawn ones are not shown."""
    seen = set()
    series = (total for line in summary.series for total in line.totals)
    for total in (*series, *summary.totals):
        if total.total_id not in seen and total.status is not Status.WITHDRAWN:
            seen.add(total.total_id)
            yield total


def contested(total: RunningTotal) -> bool:
    """Return whether some source disputes or denies the total."""
    return total.status in (Status.DISPUTED, Status.DENIED)
