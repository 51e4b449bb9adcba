"""Count what the charts that config.toml declares show: an indicator by period, area or day.

Every count is of the events that belong to a window by ``[rules] allocate``, as elsewhere; what a
window has no report of stays unreported. Which windows hold a small count is noted for redaction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pandas as pd

from sitrep.arithmetic.figures import stated
from sitrep.arithmetic.periods import previous
from sitrep.arithmetic.small_cells import has_small, is_cell, is_small
from sitrep.model.accounts import Measure
from sitrep.model.codes import Precision, Status
from sitrep.model.dates import Calendar, Period, Window
from sitrep.model.declared import AreaLine, Asked, Declared, Kind, Voice
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.flows import Flow
from sitrep.model.tallies import Point, Tally
from sitrep.summarise.by_source import by_source
from sitrep.summarise.flows import flows_of, of_areas
from sitrep.summarise.ranks import compared
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.windows import between, stamp
from sitrep.vocabulary.fold import code, spelling

#: The most periods that a chart shows: five years of weeks.
MOST = 262
#: Counted, not summed: the events that are attacks on health care.
_ATTACKS = "attacks_on_health"


def declared(tallier: Tallier) -> tuple[Declared, ...]:
    """Return each declared chart with what is counted for it, in the order of config.toml."""
    return tuple(_Counting(tallier, asked).done() for asked in tallier.config.charts)


def of_indicators(
    whole: Sequence[Declared], other: Sequence[Declared], names: Iterable[str]
) -> tuple[Declared, ...]:
    """Return the charts of ``whole``; of those indicators, as ``other`` counts them."""
    theirs, own = {*names}, {d.asked.id: d for d in other}
    return tuple(own.get(d.asked.id, d) if d.asked.indicator in theirs else d for d in whole)


class _Counting:
    """One declared chart, counted from the events of a tallier."""

    def __init__(self, tallier: Tallier, asked: Asked) -> None:
        self.tallier, self.asked = tallier, asked
        self.column = tallier.config.rules.allocate
        self.measure = _measure(tallier.measures, asked.indicator, asked.group)
        self.periods, self.earlier = _periods(tallier, asked)

    def done(self) -> Declared:
        """Return the chart with its data."""
        events, kind = self._events(), self.asked.kind
        made = Declared(self.asked, earlier=self.earlier, loose=self._loose())
        if kind in (Kind.WEEKS, Kind.CALENDAR):
            made = replace(made, lines=(AreaLine("", self._points(events)),))
        elif kind is Kind.GRID:
            made = replace(made, lines=self._by_area(events))
        elif kind is Kind.AREAS:
            made = replace(made, areas=tuple(compared(self.tallier, events, self._tally)))
        elif kind is Kind.RANGE:
            made = replace(made, voices=self._voices(events))
        elif kind is Kind.FLOWS:
            # Those that begin in an area that is asked for may end in any.
            events = self.tallier.dated
        own = self._between(events, self.first, self.last)
        if kind is Kind.FLOWS:
            made = replace(made, flows=of_areas(self._flows(own), self.asked.areas))
        return replace(made, tally=self._tally(own), small=tuple(self._small()))

    def _by_area(self, events: pd.DataFrame) -> tuple[AreaLine, ...]:
        """Return a line for each area, the most affected first; events without an area last."""
        recent = self._between(events, self.first, self.last)
        groups = recent.groupby(recent[self.tallier.level].astype("str"))
        lines = [(part, AreaLine(str(area), self._points(part))) for area, part in groups]
        ranked = sorted(lines, key=lambda pair: self._rank(*pair))
        return tuple(line for _, line in ranked)

    def _rank(self, events: pd.DataFrame, line: AreaLine) -> tuple[bool, int, int, str]:
        figure, _ = self._summed(events, self.measure)
        return not line.area, -(figure.best if figure else -1), -len(events), line.area

    def _voices(self, events: pd.DataFrame) -> tuple[Voice, ...]:
        own = self._between(events, self.first, self.last)
        attacks = self.asked.indicator == _ATTACKS
        stock = self.tallier.config.indicators[self.asked.indicator].stock
        if attacks or stock or self.measure not in self.tallier.logged:
            return ()
        return tuple(by_source(self.tallier.accounts, own, self.measure))

    @property
    def first(self) -> dt.date:
        """The first day that the chart shows."""
        return self.periods[0].start

    @property
    def last(self) -> dt.date:
        """The last day that the chart shows."""
        return self.tallier.period.end

    # --- which events -----------------------------------------------------------------

    def _events(self) -> pd.DataFrame:
        """Return the events of the areas that are asked for, with dates as exact as needed."""
        events = self._of(self.tallier.dated)
        if self.asked.kind is Kind.CALENDAR:
            return events[events["date_precision"] == Precision.DAY]
        return events

    def _of(self, events: pd.DataFrame) -> pd.DataFrame:
        """Return those of ``events`` that the chart counts."""
        if self.asked.indicator == _ATTACKS:
            events = events[events["health"]]
        return events[self._is_asked(events)] if self.asked.areas else events

    def _is_asked(self, events: pd.DataFrame) -> pd.Series[bool]:
        wanted = {spelling(area) for area in self.asked.areas}
        found = pd.Series(False, index=events.index)
        for column in (self.tallier.level, "admin1_pcode"):
            own = events[column].astype("str")
            known = {name for name in own.unique() if name and spelling(name) in wanted}
            found |= own.isin(known)
        return found

    def _between(self, events: pd.DataFrame, start: dt.date, end: dt.date) -> pd.DataFrame:
        return between(events, self.column, start, end)

    def _loose(self) -> int:
        """Return how many events of the window are known too coarsely for its periods or days."""
        events = self._of(self.tallier.undated)
        near = between(events, "date_start", None, self.last)
        found = int((near["date_end"] >= stamp(self.first)).sum())
        if self.asked.kind is Kind.CALENDAR:
            dated = self._between(self._of(self.tallier.dated), self.first, self.last)
            found += int((dated["date_precision"] != Precision.DAY).sum())
        return found

    # --- their sums -------------------------------------------------------------------

    def _points(self, events: pd.DataFrame) -> tuple[Point, ...]:
        """Return the chart's periods with their sums, oldest first."""
        recent = self._between(events, self.first, self.last)
        if self.asked.kind is Kind.CALENDAR:
            known = {str(day)[:10]: part for day, part in recent.groupby(self.column)}
            return tuple(self._point(known.get(p.id, recent[:0]), p) for p in self.periods)
        return tuple(
            self._point(self._between(recent, period.start, period.end), period)
            for period in self.periods
        )

    def _point(self, events: pd.DataFrame, period: Period) -> Point:
        figure, reported = self._summed(events, self.measure)
        return Point(period, figure, reported, len(events))

    def _summed(self, events: pd.DataFrame, measure: Measure) -> tuple[Figure | None, int]:
        if measure.indicator == _ATTACKS:
            n = len(events)
            return (stated(n, Qualifier.EXACT) if n else None), n
        return self.tallier.summed(events, measure)

    def _tally(self, events: pd.DataFrame) -> Tally:
        window = Window(self.first, self.last)
        (tally,) = self.tallier.tallied(events, [self.measure], window)
        if self.asked.indicator != _ATTACKS:
            return tally
        figure, reported = self._summed(events, self.measure)
        sources = self._sources_of(events)
        return replace(tally, figure=figure, reported=reported, sources=sources)

    def _sources_of(self, events: pd.DataFrame) -> tuple[str, ...]:
        """Return who speaks of events, but for those who deny them."""
        accounts = self.tallier.accounts
        own = accounts["event"].isin(events.index) & (accounts["status"] != Status.DENIED)
        return tuple(sorted(accounts["source"][own].astype("str").unique()))

    def _flows(self, events: pd.DataFrame) -> tuple[Flow, ...]:
        """Return the flows of the window, with those marked that are small in some period of it."""
        window, rules = Window(self.first, self.last), self.tallier.config.rules
        summed = partial(flows_of, self.tallier, self.measure, window=window)
        parts = (self._between(events, period.start, period.end) for period in self.periods)
        small = {
            (f.origin, f.destination)
            for part in parts
            for f in summed(part)
            if is_small(f.figure, rules)
        }
        return tuple(replace(f, small=(f.origin, f.destination) in small) for f in summed(events))

    # --- small counts -----------------------------------------------------------------

    def _small(self) -> Iterator[Window]:
        """Yield the windows in which a group by sex or age has a small count, in some area.

        Each area is looked at by itself, and each day of a week that the chart's start cuts: two
        charts, one less the other, would tell what lies between them.
        """
        rules = self.tallier.config.rules
        own = [m for m in self.tallier.measures if m.indicator == self.asked.indicator]
        cells = [m for m in own if is_cell(m.group, rules)]
        if not is_cell(self.asked.group, rules):
            return
        for window in self._windows():
            start = window.start or self.first
            part = self._between(self.tallier.dated, start, window.end)
            if any(self._has_small(group, cells) for group in self._parts(part)):
                yield window

    def _windows(self) -> Iterator[Window]:
        if self.asked.kind is Kind.AREAS:
            yield Window(self.tallier.before.start, self.tallier.before.end)
        first, *others = self.periods
        if first.partial and self.asked.kind is not Kind.CALENDAR:
            whole = self.tallier.config.weeks.containing(first.start)
            yield from (Window(p.start, p.end) for p in _in_days([whole]))
        yield Window(first.start, first.end)
        yield from (Window(p.start, p.end) for p in others)

    def _parts(self, events: pd.DataFrame) -> Iterator[pd.DataFrame]:
        """Yield the events whose sums the chart shows, or whose sums follow from those."""
        yield events
        if self.asked.areas or self.asked.kind in (Kind.AREAS, Kind.GRID):
            for _, part in events.groupby(events[self.tallier.level].astype("str")):
                yield part

    def _has_small(self, events: pd.DataFrame, cells: Iterable[Measure]) -> bool:
        figures: Mapping[str, Value] = {m.group: self._summed(events, m)[0] for m in cells}
        return has_small(figures, self.tallier.config.rules)


def _measure(measures: Iterable[Measure], indicator: str, group: str) -> Measure:
    """Return the column of an indicator's group; one that no log has states nothing."""
    wanted = code(group)
    same = (m for m in measures if m.indicator == indicator and code(m.group) == wanted)
    column = f"{indicator}_{wanted}" if wanted else indicator
    return next(same, Measure(column, indicator, wanted))


def _periods(tallier: Tallier, asked: Asked) -> tuple[list[Period], bool]:
    """Return the periods up to the tallier's own, oldest first, and whether earlier ones are cut.

    They go back to ``since``, else as far as those of the other charts. A calendar has days; ranks
    of areas, and who says what, are of the tallier's own period.
    """
    config, periods, since = tallier.config, [tallier.period], asked.since
    if asked.kind in (Kind.AREAS, Kind.RANGE):
        return periods, False
    most = MOST if since else config.report.weeks
    start = since or tallier.baseline or _begin(tallier)
    while len(periods) < most and periods[0].start > start:
        periods.insert(0, previous(periods[0], config.weeks))
    first = periods[0]
    if (since or tallier.baseline) and first.start < start <= first.end:
        periods[0] = replace(first, start=start, partial=True)
    return _in_days(periods) if asked.kind is Kind.CALENDAR else periods, (
        bool(since) and first.start > start
    )


def _in_days(periods: Sequence[Period]) -> list[Period]:
    """Return each day of some periods as a period."""
    first, last = periods[0].start, periods[-1].end
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return [Period(str(day), day, day, Calendar.DATES) for day in days]


def _begin(tallier: Tallier) -> dt.date:
    """Return the day of the log's first dated event."""
    return tallier.first_day or tallier.period.start
