"""Which running totals speak for a period, and what they rose from."""

from __future__ import annotations

from itertools import pairwise

from sitrep.model.codes import Status
from sitrep.model.figure import Qualifier
from sitrep.model.summary import RunningTotal, Summary

#: A total of these groups is of civilians' harm or of everyone's; others stay in the tables.
SPEAKING = ("civilians", "")
#: So many areas side by side are spoken of one by one; the table has them all.
AREAS = 3


def key_totals(summary: Summary, indicator: str, unit: str = "") -> tuple[RunningTotal, ...]:
    """Return the period's totals of ``indicator`` that speak for it, the largest first.

    There is one for each area that lies in no other: of nested areas the widest speaks, and of
    areas side by side none speaks for another (model.md, rule 20). Each is one source's.
    """
    stated = _stated(summary, indicator, unit)
    areas = {total.where for total in stated}
    best: dict[str, RunningTotal] = {}
    for total in stated:
        if not areas & {*total.within}:
            best.setdefault(total.where, total)
    return tuple(sorted(best.values(), key=lambda t: -t.figure.best if t.figure else 0))


def _stated(summary: Summary, indicator: str, unit: str) -> tuple[RunningTotal, ...]:
    """Return the totals that may speak, best first.

    The latest stands first; on one date a stated number before a vague word, civilians
    before all, the lowest first.
    """
    found = [
        t
        for t in summary.totals
        if t.indicator == indicator
        and t.figure is not None
        and t.group in SPEAKING
        and (not unit or t.unit == unit)
        and t.status not in (Status.DENIED, Status.WITHDRAWN)
    ]
    return tuple(sorted(found, key=_rank))


def _rank(total: RunningTotal) -> tuple[object, ...]:
    figure = total.figure
    vague = not figure or figure.qualifier is Qualifier.VAGUE
    low = figure.low if figure else 0
    return (vague, -total.as_of.toordinal(), SPEAKING.index(total.group), low, total.total_id)


def change_since(total: RunningTotal, summary: Summary) -> tuple[int, RunningTotal] | None:
    """Return by how much the total's minimum changed since the last of its series, and that one.

    Only a stock may fall.
    """
    for series in summary.series:
        pairs = zip(pairwise(series.totals), series.rises, strict=True)
        for (earlier, later), rise in pairs:
            if later.total_id == total.total_id and rise:
                return rise, earlier
    return None


def same_window(total: RunningTotal, summary: Summary) -> tuple[RunningTotal, ...]:
    """Return the period's totals of the same thing and window, ``total`` among them."""

    def window(t: RunningTotal) -> tuple[object, ...]:
        return (t.since, t.as_of, t.where, t.group)

    return tuple(
        t
        for t in _stated(summary, total.indicator, total.unit)
        if window(t) == window(total) and t.figure and t.figure.qualifier is not Qualifier.VAGUE
    )
