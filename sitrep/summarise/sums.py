"""One measure over some events: its sum, its sources, and a single event's figure."""

from __future__ import annotations

import numpy as np
import pandas as pd

from sitrep.arithmetic import figures
from sitrep.arithmetic.figures import WEAKNESS
from sitrep.model.accounts import BOUNDS, Measure
from sitrep.model.codes import Status
from sitrep.model.figure import Figure, Qualifier


def total(events: pd.DataFrame, measure: Measure) -> tuple[Figure | None, int]:
    """Return a measure's sum over ``events`` and how many of them state it."""
    if measure.part("best") not in events:
        return None, 0
    known = events[measure.part("best")].notna().to_numpy()
    if not known.any():
        return None, 0
    if len(events) == 1:
        return figures_of(events, measure)[0], 1
    # Figures of one qualifier are summed as columns; ``figures.summed`` adds the sums.
    codes = events[measure.part("qualifier")].to_numpy()[known]
    low, best, high = (
        np.bincount(codes, weights=events[measure.part(bound)].to_numpy()[known])
        for bound in BOUNDS
    )
    # Where no number is stated at all, the sum is said in the first vague word.
    vague = np.flatnonzero(known)[codes == WEAKNESS.index(Qualifier.VAGUE)]
    word = str(events[measure.part("words")].iloc[vague[0]]) if len(vague) else ""
    words = {Qualifier.VAGUE: word}
    parts = [
        Figure(
            int(low[code]),
            int(best[code]),
            _ceiling(high[code]),
            WEAKNESS[code],
            words.get(WEAKNESS[code], ""),
        )
        for code in np.unique(codes)
    ]
    return figures.summed(parts, missing=not known.all()), int(known.sum())


def latest(events: pd.DataFrame, measure: Measure) -> tuple[Figure | None, int]:
    """Return the last statement of a stock, which is never summed, and how many state it.

    Several of one day may be of different places or of the same: only "at least the lowest"
    is certain.
    """
    if measure.part("best") not in events:
        return None, 0
    parts = [*measure.parts, "date_end"]
    known = events.loc[events[measure.part("best")].notna(), parts]
    last = figures_of(known[known["date_end"] == known["date_end"].max()], measure)
    stated = [f for f in last if f is not None]
    if len(stated) <= 1 or len({(f.low, f.best, f.high, f.qualifier) for f in stated}) == 1:
        return next(iter(stated), None), len(known)
    return figures.stated(min(f.low for f in stated), Qualifier.AT_LEAST), len(known)


def figures_of(events: pd.DataFrame, measure: Measure) -> list[Figure | None]:
    """Return each event's figure of ``measure``, ``None`` where it states none."""
    if measure.part("best") not in events:
        return [None] * len(events)
    columns = (events[part].tolist() for part in measure.parts)
    return [
        None
        if best != best
        else Figure(
            int(low),
            int(best),
            _ceiling(high),
            WEAKNESS[int(code)],
            words if isinstance(words, str) else "",
        )
        for low, best, high, code, words in zip(*columns, strict=True)
    ]


def _ceiling(high: float) -> int | None:
    return None if high == float("inf") else int(high)


def statements_counted(
    events: pd.DataFrame, accounts: pd.DataFrame, measure: Measure
) -> pd.DataFrame:
    """Return event and source of the figures counted; where sources differ, of those who agree.

    Number and qualifier must agree: 30 is not "more than 30" (model.md, rule 15). Denials
    state no count.
    """
    best, qualifier = measure.part("best"), measure.part("qualifier")
    if best not in events:
        return accounts.loc[[], ["event", "source"]]
    event = accounts["event"].to_numpy()
    place = events.index.get_indexer(pd.Index(event))
    states, denies = accounts[best].notna(), accounts["status"] == Status.DENIED
    (own,) = np.nonzero((place >= 0) & states & ~denies)
    own = own[events[best].notna().to_numpy()[place[own]]]
    agrees = np.ones(len(own), dtype=bool)
    for part in (best, qualifier):
        agrees &= accounts[part].to_numpy()[own] == events[part].to_numpy()[place[own]]
    answered = np.isin(event[own], event[own[agrees]])
    stated = accounts[["event", "source"]].iloc[own[agrees | ~answered]]
    return stated.astype({"source": "str"})


class Speakers:
    """Who states the figures counted of one measure."""

    def __init__(self, events: pd.DataFrame, accounts: pd.DataFrame, measure: Measure) -> None:
        said = statements_counted(events, accounts, measure)
        self._events = said["event"].to_numpy()
        self._sources, self._names = pd.factorize(said["source"], sort=True)

    def of(self, events: pd.DataFrame) -> tuple[str, ...]:
        """Return who states the figures of some of the events, in alphabetical order."""
        own = np.isin(self._events, events.index.to_numpy())
        return tuple(self._names[np.unique(self._sources[own])])
