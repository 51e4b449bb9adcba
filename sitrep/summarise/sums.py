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
    # Its own columns alone: a copy of all of a log's columns takes many times as long.
    known = events.loc[events[measure.part("best")].notna(), [*measure.parts]]
    if known.empty:
        return None, 0
    if len(events) == 1:
        return figures_of(known, measure)[0], 1
    # Figures of one qualifier are summed as columns; ``figures.summed`` adds the sums.
    codes = known[measure.part("qualifier")].to_numpy()
    low, best, high = (
        np.bincount(codes, weights=known[measure.part(bound)].to_numpy()) for bound in BOUNDS
    )
    # Where no number is stated at all, the sum is said in the first vague word.
    vague = known.loc[codes == WEAKNESS.index(Qualifier.VAGUE), measure.part("words")]
    words = {Qualifier.VAGUE: str(next(iter(vague), ""))}
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
    return figures.summed(parts, missing=len(known) < len(events)), len(known)


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
    counted = events.loc[events[best].notna(), [best, qualifier]]
    own = accounts.loc[
        accounts["event"].isin(counted.index)
        & accounts[best].notna()
        & (accounts["status"] != Status.DENIED),
        ["event", "source", best, qualifier],
    ]
    stated_of = counted.reindex(own["event"])
    agrees = (own[[best, qualifier]].to_numpy() == stated_of.to_numpy()).all(axis=1)
    answered = own["event"].isin(own.loc[agrees, "event"])
    stated: pd.DataFrame = own.loc[agrees | ~answered, ["event", "source"]]
    return stated.assign(source=stated["source"].astype("str"))


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
