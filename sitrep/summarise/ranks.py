"""The areas of a period beside the period before, each compared where its coverage is alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pandas as pd

from sitrep.model.tallies import AreaRow, Tally
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.windows import between


def compared(
    tallier: Tallier, events: pd.DataFrame, tally: Callable[[pd.DataFrame], Tally]
) -> Iterator[AreaRow]:
    """Yield each area that has events in the period or in the one before.

    Two figures are compared where both periods are whole, the same sources speak of the area in
    both, and every event states a number.
    """
    column, before = tallier.config.rules.allocate, tallier.before
    now = between(events, column, tallier.period.start, tallier.period.end)
    then = between(events, column, before.start, before.end)
    whole = not tallier.period.partial and tallier.is_whole_from(before.start)
    names = sorted({*_areas(tallier, now), *_areas(tallier, then)})
    for name in names:
        own, earlier = (part[_areas(tallier, part) == name] for part in (now, then))
        told, was = tally(own), tally(earlier)
        stated = told.reported == told.of > 0 and was.reported == was.of > 0
        alike = whole and stated and tallier.speakers(own) == tallier.speakers(earlier)
        both = bool(told.figure and was.figure)
        told = replace(told, previous=was.figure, comparable=alike and both)
        yield AreaRow(name, _pcode(own if len(own) else earlier), len(own), {told.indicator: told})


def _areas(tallier: Tallier, events: pd.DataFrame) -> pd.Series[str]:
    return events[tallier.level].astype("str")


def _pcode(events: pd.DataFrame) -> str:
    return str(events["admin1_pcode"].iloc[0])
