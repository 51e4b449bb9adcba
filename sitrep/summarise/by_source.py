"""What each source states of some events: its own figures, summed, and for how many of them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sitrep.arithmetic.figures import summed
from sitrep.arithmetic.sums import total
from sitrep.model.accounts import Measure
from sitrep.model.codes import Status
from sitrep.model.declared import Voice


def by_source(accounts: pd.DataFrame, events: pd.DataFrame, measure: Measure) -> Iterator[Voice]:
    """Yield what each source states, in alphabetical order; silent ones state nothing.

    What a source has since said otherwise is blank in ``accounts``. A source that speaks of events
    without giving their number states a minimum.
    """
    own = accounts[accounts["event"].isin(events.index) & (accounts["status"] != Status.DENIED)]
    for source, said in own.groupby(own["source"].astype("str")):
        known = _stating(said, measure)
        figure, _ = total(known, measure)
        reported, of = known["event"].nunique(), said["event"].nunique()
        if figure and reported < of:
            figure = summed([figure], missing=True)
        yield Voice(str(source), figure, reported, of)


def _stating(accounts: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    best = measure.part("best")
    return accounts[accounts[best].notna()] if best in accounts else accounts.iloc[:0]
