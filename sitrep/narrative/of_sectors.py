"""What is stated of response, funding and access, as people's text may repeat it.

Their figures are never a toll: a number of people reached supports none of people killed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.model.dates import Window
from sitrep.model.figure import Figure, Value
from sitrep.model.sectors import Funding, Response, Sectors
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import finder

#: Stands for the indicator of each such figure, which config.toml does not know.
NAME = "sectors"
#: What a sentence may call what they count, besides their units.
WORDS = frozenset({"targeted", "reached", "need", "assisted", "constraints", "partners"})
#: The numbers of one figure, its unit, its group, its areas and its window.
Stated = tuple[tuple[int, ...], str, str, tuple[str, ...], Window]


def stated(sectors: Sectors) -> Iterator[Stated]:
    """Yield every figure of the rows in force, once for each group that its indicator names."""
    for row in sectors.response:
        areas = (row.area,) if row.area else ()
        window = Window(row.since.date, row.as_of)
        for value in (row.in_need, row.targeted, row.reached, row.gap):
            for group in ("", *_groups(row)) if value else ():
                yield _numbers(value), row.unit, group, areas, window
        if row.partners:
            yield (row.partners,), "partners", "", areas, window
    for funding in sectors.funding:
        yield from _amounts(funding)
    if sectors.access:
        latest = max(row.on for row in sectors.access)
        yield (len(sectors.access),), "constraints", "", (), Window(None, latest)


def is_money(unit: str) -> bool:
    """Return whether a unit is the code of a currency: "USD"."""
    return len(unit) == 3 and unit.isupper()


def percentages(sectors: Sectors) -> frozenset[int]:
    """Return the shares that are printed."""
    shares = [r.share for r in sectors.response] + [f.share for f in sectors.funding]
    return frozenset(share.percent for share in shares if share)


def _amounts(row: Funding) -> Iterator[Stated]:
    for value in (row.requirement, row.received):
        if value:
            yield _numbers(value), row.currency, "", (), Window(None, row.as_of)


def _numbers(value: Value) -> tuple[int, ...]:
    if not isinstance(value, Figure):
        return ()
    every = (value.best, value.low, value.high)
    return tuple(dict.fromkeys(n for n in every if n is not None))


def _groups(row: Response) -> set[str]:
    words = re.findall(r"[^\W\d_]+", fold(row.indicator))
    hits = (finder("narrative.groups").at(words, place) for place in range(len(words)))
    return {hit[0] for hit in hits if hit}
