"""Find the indicators with a small count by sex or age in any period since the baseline."""

from __future__ import annotations

import numpy as np

from sitrep.arithmetic.periods import previous
from sitrep.arithmetic.small_cells import groups_of
from sitrep.model.accounts import Measure
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.windows import stamp


def small_counts(tallier: Tallier) -> tuple[str, ...]:
    """Return the indicators, by name; the periods are of the report's kind, up to its own."""
    groups = groups_of(tallier.config.rules)
    own = [m for m in tallier.measures if m.group in groups]
    if not own or tallier.since_baseline.empty:
        return ()
    starts = _starts(tallier)
    return tuple(sorted({m.indicator for m in own if _is_small(tallier, m, starts)}))


def _starts(tallier: Tallier) -> np.ndarray:
    """Return the first days of the periods that hold the events since the baseline."""
    first = tallier.day[tallier.since_baseline.index].min()
    periods = [tallier.period]
    while stamp(periods[0].start) > first:
        periods.insert(0, previous(periods[0], tallier.config.weeks))
    return np.array([p.start for p in periods], dtype="datetime64[ns]")


def _is_small(tallier: Tallier, measure: Measure, starts: np.ndarray) -> bool:
    """Return whether a period's sum of a measure may be small, and not zero."""
    events = tallier.since_baseline
    if measure.part("best") not in events:
        return False
    known = events[events[measure.part("best")].notna()]
    days = known[tallier.config.rules.allocate].to_numpy().astype("datetime64[ns]")
    period = np.searchsorted(starts, days, side="right") - 1
    if (period < 0).any() or not len(period):
        return bool((period < 0).any())
    low, high = (
        np.bincount(period, weights=known[measure.part(bound)].to_numpy(dtype=float))
        for bound in ("low", "high")
    )
    return bool(((low < tallier.config.rules.small_cell) & (high > 0)).any())
