"""People reached, by sector, from the rows of a 5W sheet: never added where they may be the same.

A row is one partner's activity in one area. Rows of one activity, unit and dates are added over
areas that lie apart. Rows of one area may be of the same people, whoever the partner is, so the
largest of them counts; so it is with activities and with dates: of each activity the latest dates
count, and of the activities the largest. What is left out this way makes the figure a minimum.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from sitrep.arithmetic.figures import add, distinct_minimum, stated
from sitrep.model.dates import Since
from sitrep.model.figure import Qualifier, Value
from sitrep.model.sectors import Response
from sitrep.vocabulary.fold import spelling


@dataclass(frozen=True)
class _Activity:
    """One activity's figure over its areas, and the rows that it is of."""

    reached: Value
    rows: tuple[Response, ...]


def people_reached(rows: Iterable[Response]) -> list[Response]:
    """Return one row for each sector and unit of 5W rows; other rows are left alone."""
    groups: dict[Hashable, list[Response]] = {}
    for row in (r for r in rows if r.of_5w):
        groups.setdefault((spelling(row.sector), row.unit), []).append(row)
    return [_of_sector(own) for own in groups.values()]


def _of_sector(rows: Sequence[Response]) -> Response:
    activities = [_activity(own) for own in _by_activity(rows)]
    reached = distinct_minimum(a.reached or None for a in activities)
    counted = [row for a in activities for row in a.rows]
    known = [r.since.date for r in counted if r.since.date]
    areas = {spelling(r.where): r.area for r in counted}
    whole = len(known) == len(counted)
    return Response(
        sector=counted[0].sector,
        indicator="",
        unit=counted[0].unit,
        area=counted[0].area if len(areas) == 1 else "",
        in_need=None,
        targeted=None,
        reached=reached,
        since=Since(min(known)) if whole and known else Since(),
        as_of=max(r.as_of for r in counted),
        source=counted[0].source if len({r.source for r in counted}) == 1 else "",
        of_5w=True,
        partners=len({spelling(r.partner) for r in counted if r.partner}),
    )


def _activity(rows: Sequence[Response]) -> _Activity:
    last = max(rows, key=lambda r: (r.as_of, r.since.date or r.as_of))
    latest = [r for r in rows if (r.as_of, r.since) == (last.as_of, last.since)]
    areas = _apart(latest)
    figures = [distinct_minimum(r.reached or None for r in own) for own in areas]
    total, _, _ = add(figures)
    # A row without a number is not zero, also where another of its area has one.
    if total and total.qualifier is Qualifier.EXACT and any(r.reached is None for r in latest):
        total = stated(total.low, Qualifier.AT_LEAST)
    return _Activity(total, tuple(latest))


def _apart(rows: Sequence[Response]) -> list[list[Response]]:
    """Return the rows by area; areas that hold each other are one, and an unnamed one holds all."""
    if any(not r.where for r in rows):
        return [list(rows)]
    groups: list[list[Response]] = []
    for row in rows:
        meeting = [g for g in groups if any(_meet(row, other) for other in g)]
        joined = [row, *(other for g in meeting for other in g)]
        groups = [*(g for g in groups if g not in meeting), joined]
    return groups


def _meet(one: Response, other: Response) -> bool:
    """Return whether one area is the other or holds it, as far as names and P-codes tell."""
    if one.area_pcode and other.area_pcode:
        a, b = one.area_pcode, other.area_pcode
        return a.startswith(b) or b.startswith(a)
    return spelling(one.area) == spelling(other.area)


def _by_activity(rows: Iterable[Response]) -> list[list[Response]]:
    groups: dict[Hashable, list[Response]] = {}
    for row in rows:
        groups.setdefault(spelling(row.indicator), []).append(row)
    return list(groups.values())
