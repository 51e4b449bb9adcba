"""One measure over some events: its last statement where it is a stock, and its sources."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sitrep.arithmetic import figures
from sitrep.arithmetic.sums import figures_of
from sitrep.model.accounts import BOUNDS, Measure
from sitrep.model.codes import Status
from sitrep.model.figure import Figure, Qualifier


def latest(events: pd.DataFrame, measure: Measure) -> tuple[Figure | None, int]:
    """Return the last statement of a stock, which is never summed, and how many state it.

    Several of one day may be of different places or of the same: only "at least the lowest"
    is certain.
    """
    if measure.part("best") not in events:
        return None, 0
    known = events[events[measure.part("best")].notna()]
    last = figures_of(known[known["date_end"] == known["date_end"].max()], measure, span=True)
    stated = [f for f in last if f is not None]
    if len(stated) <= 1 or len({(f.low, f.best, f.high, f.qualifier) for f in stated}) == 1:
        return next(iter(stated), None), len(known)
    return figures.stated(min(f.low for f in stated), Qualifier.AT_LEAST), len(known)


def exceeds(events: pd.DataFrame, measure: Measure) -> bool:
    """Return whether in some event a group is more than what is counted of all.

    They are of different sources then: a source's own whole is at least its parts.
    """
    whole, part = Measure(measure.indicator, measure.indicator, ""), measure.part("best")
    if not measure.group or part not in events or whole.part("best") not in events:
        return False
    high = events[whole.part("high")].to_numpy()
    most = np.where(np.isfinite(high), high, events[whole.part("best")].to_numpy())
    return bool((events[part].to_numpy() > most).any())


def statements_counted(
    events: pd.DataFrame, accounts: pd.DataFrame, measure: Measure
) -> list[tuple[int, str]]:
    """Return event and source of the figures counted; where sources differ, of those who agree.

    Number, bounds and qualifier must agree: 30 is not "more than 30" (model.md, rule 15).
    Denials state no count.
    """
    own = _counted(events, accounts, measure)
    said = (accounts[column].iloc[own].tolist() for column in ("event", "source"))
    return list(zip(*said, strict=True))


def accounts_of(events: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Return the accounts that speak of ``events``."""
    own = _places(events, accounts["event"].to_numpy()) >= 0
    return accounts if own.all() else accounts[own]


def _places(events: pd.DataFrame, numbers: np.ndarray) -> np.ndarray:
    """Return where in ``events`` those of ``numbers`` are; -1 for those that are not there."""
    size = max((int(each.max()) for each in (numbers, events.index) if len(each)), default=-1)
    place = np.full(size + 1, -1)
    place[events.index] = np.arange(len(events))
    found: np.ndarray = place[numbers]
    return found


def _counted(events: pd.DataFrame, accounts: pd.DataFrame, measure: Measure) -> np.ndarray:
    """Return the places of the accounts whose figures are counted."""
    best = measure.part("best")
    if best not in events:
        return np.zeros(0, dtype=np.intp)
    event = accounts["event"].to_numpy()
    place = _places(events, event)
    states = accounts[best].notna().to_numpy()
    denies = (accounts["status"] == Status.DENIED).to_numpy()
    (own,) = np.nonzero((place >= 0) & states & ~denies)
    own = own[events[best].notna().to_numpy()[place[own]]]
    agrees = np.ones(len(own), dtype=bool)
    for part in map(measure.part, (*BOUNDS, "qualifier")):
        agrees &= accounts[part].to_numpy()[own] == events[part].to_numpy()[place[own]]
    answered = np.zeros(len(events), dtype=bool)
    answered[place[own[agrees]]] = True
    counted: np.ndarray = own[agrees | ~answered[place[own]]]
    return counted


class Speakers:
    """Who states the figures counted of one measure."""

    def __init__(self, events: pd.DataFrame, accounts: pd.DataFrame, measure: Measure) -> None:
        own = _counted(events, accounts, measure)
        self._size = int(events.index.max()) + 1 if len(events) else 0
        self._events, sources = accounts["event"].to_numpy()[own], accounts["source"].cat
        self._sources, self._names = sources.codes.to_numpy()[own], sources.categories

    def of(self, events: pd.DataFrame) -> tuple[str, ...]:
        """Return who states the figures of some of the events, in alphabetical order."""
        named = np.zeros(self._size, dtype=bool)
        named[events.index] = True
        own = named[self._events]
        return tuple(sorted(map(str, self._names[np.unique(self._sources[own])])))
