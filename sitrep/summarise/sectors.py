"""Which rows of response, funding and access are in force at the end of a period.

Of each thing the latest row that is not after the period's end counts, and of rows published by the
cut-off only. A later row replaces an earlier one where it states all that the earlier one states. A
constraint that was lifted is shown once, in the period of that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from sitrep.arithmetic.shares import share_of, shortfall
from sitrep.model.dates import Period
from sitrep.model.sectors import Access, AccessStatus, Funding, Response, Sectors
from sitrep.summarise.five_w import people_reached
from sitrep.vocabulary.fold import fold, spelling

Row = TypeVar("Row", Response, Funding, Access)


def sectors_in(sectors: Sectors, period: Period, cut: dt.date | None = None) -> Sectors:
    """Return the rows in force, with shares and gaps; ``cut`` is the data cut-off, if one is."""
    known = _published(sectors, cut)
    responses = [r for r in known.response if r.as_of <= period.end]
    stated = _latest([r for r in responses if not r.of_5w], _of_response, _said_of_response)
    funding = [f for f in known.funding if f.as_of <= period.end]
    access = _latest([a for a in known.access if a.on <= period.end], _of_access, lambda row: {""})
    return Sectors(
        response=tuple(map(_measured, _with_parts([*stated, *people_reached(responses)]))),
        funding=tuple(
            replace(f, share=share_of(f.received, f.requirement))
            for f in _latest(funding, _of_funding, _said_of_funding)
        ),
        access=tuple(a for a in access if a.status != AccessStatus.LIFTED or period.start <= a.on),
        later=(*_later(known.response, period), *_later(known.access, period)),
    )


def _later(rows: Sequence[Response] | Sequence[Access], period: Period) -> list[Response | Access]:
    """Return the rows of a time that begins before the period's end and ends after it: a month.

    Of a count that runs on from one start and is stated by then, nothing is missing.
    """
    known = {_of_start(row) for row in rows if _day(row) <= period.end}
    return [
        row
        for row in rows
        if _day(row) > period.end
        and row.since.date
        and row.since.date <= period.end
        and _of_start(row) not in known
    ]


def _of_start(row: Response | Access) -> Hashable:
    return (_of_access(row) if isinstance(row, Access) else _of_response(row)), row.since


def late(sectors: Sectors, cut: dt.date | None) -> int:
    """Return how many rows were published after the cut-off."""
    every, known = sectors, _published(sectors, cut)
    return sum(
        len(getattr(every, name)) - len(getattr(known, name))
        for name in ("response", "funding", "access")
    )


def _published(sectors: Sectors, cut: dt.date | None) -> Sectors:
    if cut is None:
        return sectors
    return Sectors(
        tuple(r for r in sectors.response if (r.reported_on or r.as_of) <= cut),
        tuple(f for f in sectors.funding if (f.reported_on or f.as_of) <= cut),
        tuple(a for a in sectors.access if (a.reported_on or a.on) <= cut),
    )


def _latest(
    rows: Sequence[Row],
    key: Callable[[Row], Hashable],
    said: Callable[[Row], set[str]],
) -> list[Row]:
    """Return the rows that no later row of the same thing replaces, in their order."""
    by_key: dict[Hashable, list[Row]] = {}
    for row in rows:
        by_key.setdefault(key(row), []).append(row)
    return [row for row in rows if not _is_replaced(row, by_key[key(row)], said)]


def _is_replaced(row: Row, same: Iterable[Row], said: Callable[[Row], set[str]]) -> bool:
    return any(_day(other) > _day(row) and said(other) >= said(row) for other in same)


def _day(row: Response | Funding | Access) -> dt.date:
    return row.on if isinstance(row, Access) else row.as_of


def _of_response(row: Response) -> Hashable:
    own = (row.sector, row.indicator, row.unit, row.part_of, row.where, row.partner, row.source)
    return tuple(map(spelling, own))


def _said_of_response(row: Response) -> set[str]:
    return {name for name in ("in_need", "targeted", "reached") if getattr(row, name)}


def _of_funding(row: Funding) -> Hashable:
    return tuple(map(spelling, (row.plan, row.sector, row.currency, row.source)))


def _said_of_funding(row: Funding) -> set[str]:
    return {name for name in ("requirement", "received") if getattr(row, name)}


def _of_access(row: Access) -> Hashable:
    return tuple(map(spelling, (row.constraint, row.area, row.source)))


def _measured(row: Response) -> Response:
    if row.of_5w:
        return row
    share, gap = share_of(row.reached, row.targeted), shortfall(row.reached, row.targeted)
    return replace(row, share=share, gap=gap)


def _with_parts(rows: Sequence[Response]) -> list[Response]:
    """Return the rows by sector, each part behind its whole."""
    sectors = dict.fromkeys(spelling(row.sector) for row in rows)
    ordered = [row for s in sectors for row in rows if spelling(row.sector) == s]
    parts = [row for row in ordered if row.part_of]
    found: list[Response] = []
    for whole in (row for row in ordered if not row.part_of):
        found.append(whole)
        own = [p for p in parts if _is_part(p, whole)]
        found += own
        parts = [p for p in parts if p not in own]
    # The whole of these is not in force: they stand for themselves.
    return [*found, *parts]


def _is_part(part: Response, whole: Response) -> bool:
    same = fold(part.part_of) == fold(whole.indicator) and part.unit == whole.unit
    own, other = (spelling(row.sector) for row in (part, whole))
    return same and own == other and spelling(part.source) == spelling(whole.source)
