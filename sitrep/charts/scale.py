"""Round numbers and dates to put on an axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence


def ticks(top: int, most: int) -> list[int]:
    """Return round whole numbers from 0 to at most ``top``, no more than ``most`` + 1 of them."""
    step, power = 1, 1
    while top // step > most:
        for factor in (1, 2, 5):
            step = factor * power
            if top // step <= most:
                break
        else:
            power *= 10
    return list(range(0, top + 1, step))


def days(
    start: dt.date, end: dt.date, room: float, width: Callable[[dt.date], float]
) -> list[dt.date]:
    """Return dates between ``start`` and ``end`` whose labels fit ``room`` side by side.

    They are days, Mondays or firsts of months, as finely as their labels' width allows.
    """
    for candidate in _candidates(start, end):
        needed = sum(width(day) + 8 for day in candidate)
        widest = max((width(day) + 8 for day in candidate), default=0)
        if candidate and max(needed, widest * len(candidate)) <= room:
            return candidate
    return [start]


def _candidates(start: dt.date, end: dt.date) -> Sequence[list[dt.date]]:
    length = (end - start).days
    every = [start + dt.timedelta(days=n) for n in range(min(length, 800) + 1)]
    mondays = [d for d in every if d.weekday() == 0]
    years = range(start.year, end.year + 1)
    firsts = [dt.date(y, m, 1) for y in years for m in range(1, 13)]
    months = [d for d in firsts if start <= d <= end]
    found = [every, every[::2], mondays, mondays[::2], months]
    found += [[d for d in months if (d.month - 1) % n == 0] for n in (2, 3, 6, 12)]
    found += [[d for d in months if d.month == 1 and d.year % n == 0] for n in (2, 5, 10, 50)]
    return found
