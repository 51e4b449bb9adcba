"""Sum each indicator by the periods that charts show: the report's own and those before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

import pandas as pd

from sitrep.arithmetic import figures
from sitrep.arithmetic.periods import previous
from sitrep.model.accounts import Measure
from sitrep.model.dates import Period
from sitrep.model.figure import Qualifier
from sitrep.model.summary import Point
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.windows import between, is_whole_from

#: Of the groups, civilians alone have a key figure of their own.
_CARDED = "civilians"


class Bars:
    """The periods of the report's kind up to its own, oldest first, each with its events.

    One that the baseline cuts is partial, and so is an earlier one within which the log begins:
    what happened before its first event may be in no log.
    """

    def __init__(self, tallier: Tallier) -> None:
        self._tallier = tallier

    def weekly(self) -> dict[str, tuple[Point, ...]]:
        """Return each indicator's sum of each period."""
        whole = [m for m in self._tallier.measures if not m.group]
        return {measure.indicator: self._points(measure) for measure in whole}

    def histories(self) -> dict[tuple[str, str], tuple[Point, ...]]:
        """Return civilians and attacks on health care by period, for the key figures of them.

        Civilians have none where config.toml names groups that can identify somebody: those may
        be among them, or be what is left. A period of which no attack was reported has no number:
        that is not zero.
        """
        named = self._tallier.config.rules.small_cell_groups
        civilians = [m for m in self._tallier.measures if m.group == _CARDED and not named]
        found = {(m.indicator, m.group): self._points(m) for m in civilians}
        return {**found, ("attacks_on_health", ""): tuple(self._attacks())}

    def _points(self, measure: Measure) -> tuple[Point, ...]:
        return tuple(
            Point(period, *self._tallier.summed(events, measure), len(events))
            for period, events in zip(self._periods, self._events, strict=True)
        )

    def _attacks(self) -> Iterator[Point]:
        for period, events in zip(self._periods, self._events, strict=True):
            n = int(events["health"].sum())
            figure = figures.stated(n, Qualifier.EXACT) if n else None
            yield Point(period, figure, n, n)

    @cached_property
    def _periods(self) -> Sequence[Period]:
        tallier, config = self._tallier, self._tallier.config
        periods = [tallier.period]
        while len(periods) < config.report.weeks and _reaches_before(tallier, periods[0]):
            periods.insert(0, previous(periods[0], config.weeks))
        start, baseline = periods[0].start, tallier.baseline
        # Nothing can be said of the only period of a log without a baseline.
        if (baseline or len(periods) > 1) and not _is_whole_from(start, tallier):
            periods[0] = replace(periods[0], partial=True)
        return periods

    @cached_property
    def _events(self) -> Sequence[pd.DataFrame]:
        periods, column = self._periods, self._tallier.config.rules.allocate
        first = max(self._tallier.baseline or periods[0].start, periods[0].start)
        recent = between(self._tallier.dated, column, first, periods[-1].end)
        return [between(recent, column, p.start, p.end) for p in periods]


def _reaches_before(tallier: Tallier, period: Period) -> bool:
    return _is_whole_from(period.start - dt.timedelta(days=1), tallier)


def _is_whole_from(day: dt.date, tallier: Tallier) -> bool:
    # The baseline as the period moves it: a report of before the baseline has its own first day.
    return is_whole_from(day, tallier.first_day, tallier.baseline)
