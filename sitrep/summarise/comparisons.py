"""The dead beside those of a year before, of the year so far, and of the days before a marker.

A comparison is one of like coverage only where both windows lie within the history held, the same
sources and areas report in both, each event states a number that no rule chose, and no event is
known too coarsely to say in which window it lies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from sitrep.arithmetic.periods import year_before
from sitrep.model.accounts import Measure
from sitrep.model.dates import Window
from sitrep.model.sectors import Marker
from sitrep.model.tallies import Against, Comparison, Tally
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.windows import between, stamp

_KILLED = Measure("killed", "killed", "")


def comparisons(tallier: Tallier, markers: Sequence[Marker]) -> tuple[Comparison, ...]:
    """Return those that the history held allows; the last marker before the period counts."""
    found = (_last_year(tallier), _year_to_date(tallier), _since_marker(tallier, markers))
    return tuple(comparison for each in found for comparison in each)


def _last_year(tallier: Tallier) -> Iterator[Comparison]:
    period = tallier.period
    before = year_before(period, tallier.config.weeks)
    if before and tallier.is_whole_from(before.start):
        own = Window(period.start, period.end), Window(before.start, before.end)
        yield Comparison(Against.LAST_YEAR, _compared(tallier, *own), own[1])


def _year_to_date(tallier: Tallier) -> Iterator[Comparison]:
    """Yield the year so far, where it is more than the period and not since the baseline."""
    start, end = dt.date(tallier.period.end.year, 1, 1), tallier.period.end
    if start >= tallier.period.start or start == tallier.baseline:
        return
    if tallier.is_whole_from(start) and start.year > 1:
        # 29 February has no day of the year before.
        then = end.replace(year=end.year - 1, day=min(end.day, 28) if end.month == 2 else end.day)
        before = Window(start.replace(year=start.year - 1), then)
        yield Comparison(
            Against.YEAR_TO_DATE, _compared(tallier, Window(start, end), before), before
        )


def _since_marker(tallier: Tallier, markers: Sequence[Marker]) -> Iterator[Comparison]:
    """Yield the days since the last marker beside as many before it."""
    past = [marker for marker in markers if marker.date < tallier.period.start]
    if not past:
        return
    marker, now = past[-1], Window(past[-1].date, tallier.period.end)
    days = (now.end - marker.date).days + 1
    if marker.date.toordinal() <= days:
        return
    first, last = (marker.date - dt.timedelta(days=n) for n in (days, 1))
    if tallier.is_whole_from(first):
        before = Window(first, last)
        tally = _compared(tallier, now, before)
        yield Comparison(Against.SINCE_MARKER, tally, before, marker.label)


def _compared(tallier: Tallier, now: Window, before: Window) -> Tally:
    """Return the dead of ``now`` with those of ``before``, and whether the two are comparable."""
    events, earlier = (_within(window, tallier) for window in (now, before))
    coarse = tallier.counted.drop(index=tallier.dated.index)
    unplaced = pd.concat([_touching(coarse, window) for window in (now, before)])
    (tally,) = tallier.tallied(events, [_KILLED], now)
    then, reported = tallier.summed(earlier, _KILLED)
    alike = (
        not tallier.period.partial
        and (before.start is None or tallier.is_whole_from(before.start))
        and unplaced.empty
        and (tally.reported, reported) == (len(events), len(earlier))
        and tallier.speakers(events) == tallier.speakers(earlier)
        and not (tallier.chosen(_KILLED, events) or tallier.chosen(_KILLED, earlier))
    )
    return replace(tally, previous=then, comparable=bool(alike and tally.figure and then))


def _within(window: Window, tallier: Tallier) -> pd.DataFrame:
    return between(tallier.dated, tallier.config.rules.allocate, window.start, window.end)


def _touching(events: pd.DataFrame, window: Window) -> pd.DataFrame:
    """Return events known to a month or year that some day of ``window`` may be of."""
    begun = between(events, "date_start", None, window.end)
    return begun[begun["date_end"] >= stamp(window.start)] if window.start else begun
