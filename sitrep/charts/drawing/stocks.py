"""A stock of people by where they came from, as the running totals that name an origin state it.

Totals of sources, of dates and of areas within each other are never drawn together: the latest day
is taken, of its sources the one that counts most, and of areas the widest that are several.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.totals import every
from sitrep.model.flows import Flow
from sitrep.model.summary import RunningTotal
from sitrep.vocabulary.fold import spelling


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock by origin: who was where on ``day``; ``others``: totals that are left out."""

    day: dt.date
    flows: tuple[Flow, ...]
    others: bool


def latest(said: Said) -> Stock | None:
    """Return what is asked for, of the latest day; ``None`` where no total names an origin."""
    asked = said.chart.asked
    found = [
        t
        for t in every(said.summary)
        if t.indicator == asked.indicator
        and t.unit == said.counted_in
        and t.origin
        and t.figure
        and not t.group
    ]
    if not found:
        return None
    day = max(t.as_of for t in found)
    of_day = [t for t in found if t.as_of == day]
    source = max(dict.fromkeys(t.source for t in of_day), key=lambda s: _size(of_day, s))
    own = _side_by_side([t for t in of_day if t.source == source])
    flows = _of_areas(_named(own), {*map(spelling, asked.areas)})
    return Stock(day, tuple(flows), len(own) < len(found))


def _size(totals: Iterable[RunningTotal], source: str) -> int:
    return sum(t.figure.best for t in totals if t.source == source and t.figure)


def _side_by_side(totals: list[RunningTotal]) -> list[RunningTotal]:
    """Return the totals of the widest areas of which none lies in another one.

    Where that is a single pair, such as of a country, what lies in it is taken.
    """
    while True:
        areas = {t.where for t in totals}
        widest = [t for t in totals if areas.isdisjoint(t.within)]
        rest = [t for t in totals if t not in widest]
        if not rest or len({t.where for t in widest}) > 1:
            return widest
        totals = rest


def _named(totals: Sequence[RunningTotal]) -> list[Flow]:
    """Return the totals as flows, the largest first; an area has the name that it has as origin."""
    origins = {spelling(t.origin): t.origin for t in totals}
    wider = {t.area.partition(", ")[2] for t in totals}
    flows = []
    for total in totals:
        # "Nordmark, Ruritania" is Nordmark where all lie in Ruritania, and nothing else does.
        is_whole = len(wider) > 1 or ", " in next(iter(wider))
        name = total.area if is_whole else total.area.partition(", ")[0]
        flows.append(_flow(total, origins.get(spelling(name), name)))
    return sorted(flows, key=lambda f: (-(f.figure.best if f.figure else 0), f.origin))


def _flow(total: RunningTotal, area: str) -> Flow:
    ends = (total.origin, "", area, total.area_pcode)
    return Flow(total.indicator, total.unit, *ends, total.figure, 0, (total.source,))


def _of_areas(flows: Sequence[Flow], wanted: set[str]) -> list[Flow]:
    """Return the flows that begin or end in one of some areas; all for none."""
    return [
        f
        for f in flows
        if not wanted
        or wanted & {*map(spelling, (f.origin, f.destination, f.destination_pcode))} - {""}
    ]
