"""Choose round numbers and dates for an axis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise

from sitrep.charts.drawing import library as mpl
from sitrep.charts.drawing.sheet import Sheet
from sitrep.wording import Words

#: The most dates on an axis.
MOST = 9


def ticks(top: int, most: int) -> list[int]:
    """Return round whole numbers from 0 to at most ``top``, no more than ``most`` + 1 of them."""
    # The locator's last number lies at or beyond the end: one interval is past the top.
    locator = mpl.MaxNLocator(nbins=most + 1, steps=[1, 2, 5, 10], integer=True, min_n_ticks=1)
    return [int(value) for value in locator.tick_values(0, top + 1) if value <= top]


def date_axis(
    sheet: Sheet,
    words: Words,
    x: Callable[[dt.date], float],
    wanted: Sequence[dt.date],
    top: float,
) -> list[dt.date]:
    """Print dates under a line at ``top`` and return them.

    The ``wanted`` dates are printed if all have room, else round dates between the first and the
    last of them. Years are printed if they differ.
    """
    look, days = sheet.look, sorted(set(wanted))
    write = words.day if days[0].year == days[-1].year else words.date
    half = {day: look.width(write(day), look.quiet) / 2 for day in days}

    def centre(day: dt.date) -> float:
        side = half.setdefault(day, look.width(write(day), look.quiet) / 2)
        return min(x(day), sheet.width - side)

    def fits(found: Sequence[dt.date]) -> bool:
        room = all(centre(b) - centre(a) >= half[a] + half[b] + 7 for a, b in pairwise(found))
        return 1 < len(found) <= MOST and room

    choices = (days, *_round_days(days[0], days[-1]))
    shown = next((found for found in choices if fits(found)), days[-1:])
    for day in shown:
        sheet.line([(x(day), top), (x(day), top + 2.5)], look.rule, 0.9)
        sheet.lines((centre(day), top + 4), [write(day)], look.quiet, "middle")
    return list(shown)


def _round_days(start: dt.date, end: dt.date) -> Sequence[list[dt.date]]:
    """Return lists of days, Mondays and firsts of months between two dates, the longest first."""
    every = [start + dt.timedelta(days=n) for n in range(min((end - start).days, 800) + 1)]
    mondays = [d for d in every if d.weekday() == 0]
    firsts = [dt.date(y, m, 1) for y in range(start.year, end.year + 1) for m in range(1, 13)]
    months = [d for d in firsts if start <= d <= end]
    found = [every, every[::2], mondays, mondays[::2], months]
    found += [[d for d in months if (d.month - 1) % n == 0] for n in (2, 3, 6, 12)]
    found += [[d for d in months if d.month == 1 and d.year % n == 0] for n in (2, 5, 10, 50)]
    return found
