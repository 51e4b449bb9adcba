"""Find the periods since the baseline with a small count by sex or age, and of what."""

from __future__ import annotations

import datetime as dt

import numpy as np

from sitrep.arithmetic.periods import previous
from sitrep.arithmetic.small_cells import has_small, is_cell
from sitrep.model.accounts import BOUNDS, Measure, of_a
from sitrep.model.dates import Period, Unit, Window
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.tallies import SmallCount, Span
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.windows import stamp


def small_counts(tallier: Tallier) -> tuple[SmallCount, ...]:
    """Return the periods and indicators; the periods are of the report's kind, up to its own."""
    rules = tallier.config.rules
    own = [m for m in tallier.measures if is_cell(m.group, rules)]
    if not own or tallier.since_baseline.empty:
        return ()
    periods = _periods(tallier)
    starts = np.array([p.start for p in periods], dtype="datetime64[ns]")
    # What no period can hold comes after the last one.
    windows = [*(Window(p.start, p.end) for p in periods), None]
    found = []
    for indicator in sorted({m.indicator for m in own}):
        groups = {m.group: _sums(tallier, m, starts) for m in own if m.indicator == indicator}
        whole = (m for m in tallier.measures if (m.indicator, m.group) == (indicator, ""))
        everyone = next((_sums(tallier, m, starts) for m in whole), {})
        for n in sorted({n for sums in groups.values() for n in sums}):
            stated = {group: sums.get(n) for group, sums in groups.items()}
            if has_small(stated, rules):
                found.append(SmallCount(indicator, windows[n], stated, everyone.get(n)))
    return tuple(found)


def by_day(tallier: Tallier) -> dict[tuple[str, str], dict[dt.date, Span]]:
    """Return the sums of each group by sex or age by day, of the whole log.

    Events known to a month or a year alone are of no day.
    """
    cells = [m for m in tallier.logged if is_cell(m.group, tallier.config.rules)]
    found: dict[tuple[str, str], dict[dt.date, Span]]
    found = {(m.indicator, m.group): {} for m in cells}
    events = tallier.counted
    dated = events["date_precision"].isin(of_a(Unit.WEEK))
    for measure in (m for m in cells if m.part("best") in events):
        columns = [measure.part("low"), measure.part("high")]
        known = events[[tallier.config.rules.allocate, *columns]]
        known = known[dated & events[measure.part("best")].notna()]
        sums = known.groupby(known[tallier.config.rules.allocate].dt.date)[columns].sum()
        found[measure.indicator, measure.group] = {
            day: (int(low), None if high == np.inf else int(high))
            for day, (low, high) in zip(sums.index, sums.to_numpy(), strict=True)
        }
    return found


def _periods(tallier: Tallier) -> list[Period]:
    """Return the periods that hold the events since the baseline, up to the report's own."""
    first = tallier.day[tallier.since_baseline.index].min()
    periods = [tallier.period]
    while stamp(periods[0].start) > first:
        periods.insert(0, previous(periods[0], tallier.config.weeks))
    return periods


def _sums(tallier: Tallier, measure: Measure, starts: np.ndarray) -> dict[int, Figure]:
    """Return a measure's sums by the number of the period; none where no event states it.

    What no period can hold, because it is known to a month or a year alone, is one of its own.
    """
    events = tallier.since_baseline
    if measure.part("best") not in events:
        return {}
    known = events[events[measure.part("best")].notna()]
    days = known[tallier.config.rules.allocate].to_numpy().astype("datetime64[ns]")
    dated = ~known.index.isin(tallier.undated.index)
    period = np.where(dated, np.searchsorted(starts, days, side="right") - 1, len(starts))
    sums = known.groupby(period)[[measure.part(bound) for bound in BOUNDS]].sum()
    return {
        int(n): Figure(int(low), int(best), None if high == np.inf else int(high), Qualifier.RANGE)
        for n, (low, best, high) in zip(sums.index, sums.to_numpy(), strict=True)
    }
