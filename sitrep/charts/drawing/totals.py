"""Running totals as charts need them: each once, with the dates that its window leaves open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitrep.model.summary import RunningTotal, Summary


def every(summary: Summary) -> Iterator[RunningTotal]:
    """Yield each running total up to the baseline once; withdrawn ones are not shown."""
    seen = set()
    series = (total for line in summary.series for total in line.totals)
    for total in (*series, *summary.totals):
        if total.total_id not in seen and total.status != "withdrawn":
            seen.add(total.total_id)
            yield total


def start(total: RunningTotal) -> tuple[dt.date | None, bool]:
    """Return a total's first day and whether it is stated to the day; ``None`` is open."""
    text = total.since.strip()
    try:
        if len(text) == 7:
            return dt.date.fromisoformat(f"{text}-01"), False
        return dt.date.fromisoformat(text), True
    except ValueError:
        return None, False


def contested(total: RunningTotal) -> bool:
    """Return whether some source disputes or denies the total."""
    return total.status in ("disputed", "denied")
