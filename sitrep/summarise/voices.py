"""Who states each measure of the period's events: only one source's figures make a sum or a rest.

Figures of one event by different sources are conflicting words on it: they are never added, nor
taken from one another.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from sitrep.model.accounts import Measure
from sitrep.summarise.sums import statements_counted


class Voices:
    """The sources of the figures counted, by measure and event."""

    def __init__(self, events: pd.DataFrame, accounts: pd.DataFrame) -> None:
        self._events, self._accounts = events, accounts
        self._known: dict[str, dict[object, set[str]]] = {}

    def agree(self, measures: Iterable[Measure]) -> bool:
        """Return whether in each event one source states all of ``measures`` stated there."""
        common: dict[object, set[str]] = {}
        for measure in measures:
            for event, sources in self._of(measure).items():
                common[event] = common.get(event, sources) & sources
        return all(common.values())

    def most(self, measures: Iterable[Measure]) -> int:
        """Return the sum of the highest numbers stated; of an open end, the number it begins at."""
        return sum(self._most(measure) for measure in measures)

    def _most(self, measure: Measure) -> int:
        if measure.part("best") not in self._events:
            return 0
        high, best = (self._events[measure.part(part)] for part in ("high", "best"))
        return int(high.where(np.isfinite(high), best).sum())

    def _of(self, measure: Measure) -> dict[object, set[str]]:
        if measure.column not in self._known:
            found: dict[object, set[str]] = {}
            for event, source in statements_counted(self._events, self._accounts, measure):
                found.setdefault(event, set()).add(source)
            self._known[measure.column] = found
        return self._known[measure.column]
