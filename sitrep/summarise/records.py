"""Since when no period has had as many killed, or as many civilians among them.

All that is held is compared, not only what charts show. A period counts as lower only where the
highest that it can be is below the lowest that this one can be, every event of it states a number,
and the sources and areas of this one report in it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sitrep.arithmetic.periods import previous
from sitrep.model.accounts import Measure
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Figure
from sitrep.model.tallies import Record
from sitrep.summarise.tallies import Tallier

_COUNTED = (Measure("killed", "killed", ""), Measure("killed_civilians", "killed", "civilians"))
#: The fewest lower periods that make a number remarkable.
FEWEST = 4


def records(tallier: Tallier) -> tuple[Record, ...]:
    """Return a record of each number that at least four periods before are surely below."""
    own = [m for m in _COUNTED if m.column in {known.column for known in tallier.measures}]
    found = (_Search(tallier, measure).found() for measure in own)
    return tuple(record for record in found if record)


class _Search:
    """The periods before the report's own, as one measure sees them."""

    def __init__(self, tallier: Tallier, measure: Measure) -> None:
        self._tallier, self._measure = tallier, measure
        self._speak = tallier.speakers_of(measure)
        self._first = tallier.config.report.baseline or tallier.first_day

    def found(self) -> Record | None:
        """Return the record; ``None`` where the period has none."""
        now, _ = self._tallier.summed(self._tallier.of_period, self._measure)
        if self._tallier.period.partial or not now or not now.low:
            return None
        voices, lower, last = self._voices(self._tallier.of_period), 0, self._tallier.period
        before: tuple[Window, Figure] | None = None
        for period in self._earlier():
            then = self._complete(self._tallier.within(period), voices)
            if then is None:
                break
            if then.high is None or then.high >= now.low:
                before = Window(period.start, period.end), then
                break
            lower, last = lower + 1, period
        if lower < FEWEST:
            return None
        of = (self._measure.indicator, self._measure.group)
        starts = before is None and not self._reaches(last)
        window, figure = before or (None, None)
        return Record(*of, since=last.start, starts=starts, before=window, figure=figure)

    def _earlier(self) -> Iterator[Period]:
        """Yield the periods before, the latest first, as far as the history held goes."""
        period = self._tallier.period
        while self._reaches(period):
            period = previous(period, self._tallier.config.weeks)
            yield period

    def _reaches(self, period: Period) -> bool:
        """Return whether a whole period before this one is held.

        A baseline says where the history starts; without one it starts in the first event's period.
        """
        if self._first is None or self._first >= period.start:
            return False
        before = previous(period, self._tallier.config.weeks)
        return not self._tallier.config.report.baseline or before.start >= self._first

    def _complete(self, events: pd.DataFrame, voices: set[str]) -> Figure | None:
        """Return the sum of a period in which every event states a number and ``voices`` report."""
        figure, reported = self._tallier.summed(events, self._measure)
        if not figure or reported < len(events) or not voices <= self._voices(events):
            return None
        return figure

    def _voices(self, events: pd.DataFrame) -> set[str]:
        areas = events[self._tallier.level].astype("str").unique()
        return {*self._speak.of(events), *(f"in {area}" for area in areas if area)}
