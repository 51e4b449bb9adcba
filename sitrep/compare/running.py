"""Running totals of the last report that are not what they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sitrep.model.changes import ChangeKind, TotalChange
from sitrep.model.dates import Since
from sitrep.model.figure import Figure, Value
from sitrep.model.totals import RunningTotal

_Key: TypeAlias = tuple[str, ...]


def totals_changed(
    before: Iterable[RunningTotal], now: Iterable[RunningTotal]
) -> Iterator[TotalChange]:
    """Yield each total that its source has revised, taken back, or counts from another day.

    A total of a later day is none of these: it is the next one of its series.
    """
    here = {_whole(total): total for total in now}
    for old in before:
        new = here.get(_whole(old))
        if new is not None:
            if not _same(old.figure, new.figure):
                yield _change(ChangeKind.REVISED, old, new.figure)
        elif again := _of_that_day(old, here.values()):
            yield _change(ChangeKind.RESTARTED, old, again.figure, again.since)
        else:
            yield _change(ChangeKind.REMOVED, old, None)
            continue
        if later := _restarted(old, here.values()):
            yield _change(ChangeKind.RESTARTED, old, later.figure, later.since)


def _series(total: RunningTotal) -> _Key:
    return (total.indicator, total.unit, total.group, total.where, total.source)


def _whole(total: RunningTotal) -> _Key:
    return (*_series(total), str(total.since), total.as_of.isoformat())


def _of_that_day(old: RunningTotal, now: Iterable[RunningTotal]) -> RunningTotal | None:
    """Return what the source states of the same day from another start."""
    own = (t for t in now if _series(t) == _series(old) and t.as_of == old.as_of)
    return next(own, None)


def _restarted(old: RunningTotal, now: Iterable[RunningTotal]) -> RunningTotal | None:
    """Return the latest total, where none that is later than ``old`` counts from its start."""
    later = [t for t in now if _series(t) == _series(old) and t.as_of > old.as_of]
    if not later or any(str(t.since) == str(old.since) for t in later):
        return None
    return max(later, key=lambda t: t.as_of)


def _same(one: Value, other: Value) -> bool:
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return one == other
    bounds = ((f.low, f.best, f.high, f.qualifier) for f in (one, other))
    return len({*bounds}) == 1


def _change(
    kind: ChangeKind, old: RunningTotal, new: Value, restarted: Since | None = None
) -> TotalChange:
    return TotalChange(
        kind,
        old.indicator,
        old.unit,
        old.group,
        old.area,
        old.source,
        old.since,
        old.as_of,
        old.figure,
        new,
        restarted,
    )
