"""Sum each indicator by the periods that charts show: the report's own and those before it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from sitrep.arithmetic.periods import previous
from sitrep.model.dates import Period
from sitrep.model.summary import Point
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.windows import between, stamp


def bars(tallier: Tallier) -> dict[str, tuple[Point, ...]]:
    """Return each indicator's periods of the report's kind up to its own, oldest first.

    One that the baseline cuts is partial, and so is an earlier one within which the log begins:
    what happened before its first event may be in no log.
    """
    config, last = tallier.config, tallier.period
    periods = [last]
    while len(periods) < config.report.weeks and _reaches_before(tallier, periods[0]):
        periods.insert(0, previous(periods[0], config.weeks))
    first = max(tallier.baseline or periods[0].start, periods[0].start)
    begins = not tallier.baseline and len(periods) > 1 and not _reaches(tallier, periods[0].start)
    if periods[0].start < first or begins:
        periods[0] = replace(periods[0], partial=True)
    column = config.rules.allocate
    recent = between(tallier.dated, column, first, last.end)
    split = [between(recent, column, p.start, p.end) for p in periods]
    points = {}
    for measure in tallier.measures:
        if measure.group:
            continue
        sums = [(*tallier.summed(events, measure), len(events)) for events in split]
        points[measure.indicator] = tuple(
            Point(p, figure, reported, n)
            for p, (figure, reported, n) in zip(periods, sums, strict=True)
        )
    return points


def _reaches_before(tallier: Tallier, period: Period) -> bool:
    if tallier.baseline or tallier.dated.empty:
        return tallier.baseline is not None and tallier.baseline < period.start
    return _reaches(tallier, period.start - dt.timedelta(days=1))


def _reaches(tallier: Tallier, day: dt.date) -> bool:
    """Return whether the log's first event is of ``day`` or earlier."""
    return bool(tallier.day[tallier.dated.index].min() <= stamp(day))
