"""Running totals: which are of the period, which form series, which only look comparable."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import groupby, pairwise

from sitrep.arithmetic import figures
from sitrep.model.codes import Status
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Figure, Indicator, Qualifier
from sitrep.model.summary import Conflict, Mismatch, RunningTotal, Series, Statement
from sitrep.vocabulary.fold import fold

#: What must be alike for two totals to be of one series, besides indicator and group.
SCOPE = ("source", "unit", "area", "since")


def in_period(totals: Iterable[RunningTotal], period: Period) -> tuple[RunningTotal, ...]:
    """Return the totals published or dated in ``period``, none dated after its end."""
    found = (
        t
        for t in totals
        if t.as_of <= period.end
        and (period.start <= (t.reported_on or t.as_of) <= period.end or period.start <= t.as_of)
    )
    return tuple(sorted(found, key=lambda t: (t.indicator, t.unit, t.as_of, t.source, t.total_id)))


def _scope(total: RunningTotal) -> tuple[str, ...]:
    return (total.indicator, total.group, total.origin, *(_said(total, name) for name in SCOPE))


def _said(total: RunningTotal, name: str) -> str:
    """Return one part of a total's scope, as text to compare."""
    if name == "since":
        return fold(str(total.since))
    return str(getattr(total, "where" if name == "area" else name))


def series_of(
    totals: Iterable[RunningTotal], indicators: Mapping[str, Indicator]
) -> tuple[Series, ...]:
    """Return totals alike in all but date, oldest first, with the rises of their minimum."""
    stated = [t for t in totals if t.figure and t.status is not Status.DENIED]
    ordered = sorted(stated, key=lambda t: (_scope(t), *_when(t)))
    found = []
    for _, part in groupby(ordered, key=_scope):
        members = tuple(part)
        stock = indicators[members[0].indicator].stock
        found.append(Series(members, tuple(_rise(a, b, stock) for a, b in pairwise(members))))
    return tuple(found)


def known_from(
    series: Iterable[Series], totals: Iterable[RunningTotal]
) -> tuple[RunningTotal, ...]:
    """Return the latest total of each series of which ``totals``, the period's, hold none.

    What a source published stays known until it publishes a newer one (model.md, rule 31): a
    count of a later window, which begins after this one ends, is one too.
    """
    held = {t.total_id for t in totals}
    every = tuple(series)
    older = (s.totals[-1] for s in every if held.isdisjoint(t.total_id for t in s.totals))
    begun = _last_starts(t for s in every for t in s.totals)
    found = (
        t
        for t in older
        if t.status is not Status.WITHDRAWN and begun.get(_kind(t), t.as_of) <= t.as_of
    )
    return tuple(sorted(found, key=lambda t: (t.indicator, t.unit, -t.as_of.toordinal())))


def _last_starts(totals: Iterable[RunningTotal]) -> dict[tuple[str, ...], dt.date]:
    """Return when the last window began of each kind of count, where its source says so."""
    starts: dict[tuple[str, ...], dt.date] = {}
    for total in totals:
        if (day := total.since.day) and total.status is not Status.WITHDRAWN:
            starts[_kind(total)] = max(starts.get(_kind(total), day), day)
    return starts


def _kind(total: RunningTotal) -> tuple[str, ...]:
    """Return what must be alike for two counts to be of windows that follow each other."""
    return (total.indicator, total.group, total.source, total.unit, total.where, total.origin)


def _when(total: RunningTotal) -> tuple[dt.date, dt.date, str]:
    return (total.as_of, total.reported_on or total.as_of, total.total_id)


def _rise(earlier: RunningTotal, later: RunningTotal, stock: bool) -> int | None:
    """Return how much the reported minimum rose; ``None`` where a flow's total falls.

    ``None`` also for two totals of one date, and for two of a flow without a stated start.
    """
    if not earlier.figure or not later.figure or earlier.as_of == later.as_of:
        return None
    if not stock and not earlier.since:
        return None
    change = figures.rise(earlier.figure, later.figure)
    return None if change is None or (change < 0 and not stock) else change


def mismatches_of(
    stated: Iterable[RunningTotal],
    all_totals: Iterable[RunningTotal],
    indicators: Mapping[str, Indicator],
) -> tuple[Mismatch, ...]:
    """Return the pairs a reader might compare and must not, for each total of the period.

    Either the same source changed its window, area or unit, or a count that can only grow
    is lower than one stated before (model.md, Windows; cases 3 and 5).
    """
    everything = [t for t in all_totals if t.figure and t.status is not Status.DENIED]
    found: dict[tuple[str, str], Mismatch] = {}
    fallen: set[tuple[str, str]] = set()
    for later in stated:
        vague = not later.figure or later.figure.qualifier is Qualifier.VAGUE
        if vague or later.status is Status.DENIED:
            continue
        earlier = [t for t in everything if _before(t, later)]
        for other in (_last_by_source(earlier, later), _highest(earlier, later)):
            if other is None:
                continue
            what = _differences(other, later, indicators)
            if other.where != later.where:
                # Areas are never compared pair by pair; a later, smaller figure is noted once.
                once = (later.indicator, later.group)
                if "fall" not in what or once in fallen:
                    continue
                fallen.add(once)
            if what:
                found[other.total_id, later.total_id] = Mismatch(other, later, what)
    return tuple(found.values())


def _before(total: RunningTotal, later: RunningTotal) -> bool:
    return (
        total.indicator == later.indicator
        and total.group == later.group
        and total.origin == later.origin
        and total.as_of < later.as_of
        # A window that begins after another has ended is no changed window of it.
        and not (later.since.day and total.since and total.as_of < later.since.day)
        and isinstance(total.figure, Figure)
        and total.figure.qualifier is not Qualifier.VAGUE
    )


def _last_by_source(earlier: list[RunningTotal], later: RunningTotal) -> RunningTotal | None:
    own = [t for t in earlier if t.source == later.source and t.where == later.where]
    if any(_scope(t) == _scope(later) for t in own):
        return None
    return max(own, key=lambda t: t.as_of, default=None)


def _highest(earlier: list[RunningTotal], later: RunningTotal) -> RunningTotal | None:
    """Return the earlier total of the same unit that the later one falls below."""
    same = [t for t in earlier if t.unit == later.unit and _low(t) > _low(later)]
    return max(same, key=_low, default=None)


def _best(total: RunningTotal) -> int:
    return total.figure.best if total.figure else 0


def _low(total: RunningTotal) -> int:
    return total.figure.low if total.figure else 0


def _differences(
    earlier: RunningTotal, later: RunningTotal, indicators: Mapping[str, Indicator]
) -> tuple[str, ...]:
    changed = [name for name in SCOPE if _said(earlier, name) != _said(later, name)]
    stock = indicators[later.indicator].stock
    fell = earlier.unit == later.unit and _low(later) < _low(earlier) and not stock
    if changed == ["source"] and not fell:
        return ()
    return (*changed, *(["fall"] if fell else []))


def conflicts_between(totals: Iterable[RunningTotal]) -> tuple[Conflict, ...]:
    """Return the totals of one window and area on which sources differ, shown side by side."""

    def same(total: RunningTotal) -> tuple[str, ...]:
        parts = (total.unit, total.group, total.where, total.origin, _said(total, "since"))
        return (total.indicator, *parts, total.as_of.isoformat())

    found = []
    claimed = [t for t in totals if t.status != "denied"]
    for _, part in groupby(sorted(claimed, key=same), key=same):
        # A source that states two has corrected itself: its last total counts.
        last = {t.source: t for t in sorted(part, key=_when) if t.figure}
        stated = list(last.values())
        firm = [t for t in stated if t.figure and t.figure.qualifier is not Qualifier.VAGUE]
        members = sorted(firm or stated, key=lambda t: (_best(t), _low(t), t.source))
        # "Up to 20" and "up to 30" have one low, and differ.
        if len({(_low(t), _best(t)) for t in members}) < 2:
            continue
        first = members[0]
        found.append(
            Conflict(
                indicator=first.indicator,
                group=first.group,
                statements=tuple(
                    Statement(t.source, t.figure, t.reported_on, t.status) for t in members
                ),
                chosen=None,
                rule="",
                window=window_of(first),
                place=first.area,
                totals=tuple(t.total_id for t in members),
            )
        )
    return tuple(found)


def window_of(total: RunningTotal) -> Window:
    """Return a total's window; its start is open where its source gives no day."""
    return Window(total.since.day, total.as_of)
