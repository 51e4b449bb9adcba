"""Find what has changed since the last report: events, sums, running totals.

Each sum of the last report, what has changed in it, and what has come since add up to this
report's (model.md, Revisions and as-of).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from sitrep.arithmetic.small_cells import is_cell
from sitrep.arithmetic.sums import figures_of
from sitrep.compare.counting import ATTACK, ATTACKS, BETWEEN, counting, wholes
from sitrep.compare.differing import Differing, Scope
from sitrep.compare.fates import Fates
from sitrep.compare.running import totals_changed
from sitrep.config.load import Config
from sitrep.model.accounts import Measure, Reconciled
from sitrep.model.changes import (
    Behind,
    Bridge,
    ChangeKind,
    Changes,
    EventChange,
    Step,
    number_of,
)
from sitrep.model.codes import EventType, Precision, Status
from sitrep.model.dates import Window
from sitrep.model.events import EventLine
from sitrep.model.figure import Figure
from sitrep.model.summary import Summary
from sitrep.vocabulary.fold import spelling

#: So many events are named; the others are counted.
MOST = 30


@dataclass(frozen=True)
class Now:
    """The log now: all accounts, the events behind its figures, and the rules they count by.

    ``turned`` are the events of indicators that count another source, by their names.
    """

    accounts: pd.DataFrame
    reconciled: Reconciled
    turned: Mapping[tuple[str, ...], Reconciled]
    config: Config

    def side(self, indicator: str) -> Reconciled:
        """Return the events that an indicator counts."""
        own = (side for names, side in self.turned.items() if indicator in names)
        return next(own, self.reconciled)

    def counting(self, indicator: str) -> pd.DataFrame:
        """Return those of them that count."""
        side = self.side(indicator)
        if id(side) not in self._counting:
            self._counting[id(side)] = counting(side, self.config)
        return self._counting[id(side)]

    @cached_property
    def _counting(self) -> dict[int, pd.DataFrame]:
        return {}


def with_changes(summary: Summary, behind: Behind | None, now: Now) -> Summary:
    """Return the summary with what has changed since the last report, where there is one."""
    return replace(summary, changes=changes_since(behind, now, summary)) if behind else summary


def changes_since(behind: Behind, now: Now, summary: Summary) -> Changes:
    """Return what has changed since the report that ``behind`` is of, until the summary's end."""
    last, rules = behind.last, now.config.rules
    here = (t for t in now.reconciled.totals if not is_cell(t.group, rules))
    before = (t for t in behind.totals if not is_cell(t.group, rules))
    short = _short(now.config)
    changed = totals_changed(before, tuple(here))
    totals = tuple(replace(t, source=short(t.source)) for t in changed)
    if not last.kept:
        return Changes(last, period=tuple(_figures_only(behind, now)), totals=totals)
    moved = behind.baseline != summary.baseline
    scope = Scope(last.period, summary.baseline, summary.period.end, rules.allocate)
    found = [_Indicator(m, behind, now, scope) for m in _measures(now)]
    events = sorted((change for one in found for change in one.events()), key=_gravity)
    many = sum(one.differing.many for one in found)
    period = (one.differing.of_period(one.fates) for one in found)
    since = (one.differing.of_baseline(one.fates) for one in found if one.name != ATTACKS)
    return Changes(
        last,
        tuple(events[:MOST]),
        max(many - MOST, 0),
        tuple(bridge for bridge in period if bridge.changed),
        () if moved or not behind.baseline else tuple(b for b in since if b.after or b.before),
        totals,
        moved_baseline=moved,
    )


def _short(config: Config) -> Callable[[str], str]:
    """Return what tells how reports call a source, however its name is spelt."""
    names = config.source_names.items()
    short = {spelling(name): known.short for name, known in names if known.short}
    return lambda name: short.get(spelling(name), name)


def _gravity(change: EventChange) -> tuple[int, int, str]:
    """Return by what changes are ordered: the largest first."""
    rise = number_of(change.new) - number_of(change.old)
    return (-abs(change.effect), -abs(rise), change.event.event_id)


def _measures(now: Now) -> tuple[Measure, ...]:
    every = dict.fromkeys(
        (*now.reconciled.measures, *(m for s in now.turned.values() for m in s.measures))
    )
    return (*wholes(tuple(every), now.config.indicators), Measure(ATTACKS, ATTACKS, ""))


def _figures_only(behind: Behind, now: Now) -> Iterator[Bridge]:
    """Yield the sums that differ, where the record no longer holds the accounts behind them."""
    period = behind.last.period
    scope = Scope(period, None, period.end, now.config.rules.allocate)
    for measure in _measures(now):
        events = now.counting(measure.indicator)
        before = behind.stated.get(measure.indicator)
        after = Differing(events, events, measure, scope).sum("now", "period")
        if before != after and not _alike(before, after):
            rise = number_of(after) - number_of(before)
            steps = (Step(ChangeKind.RULE, rise),) if rise else ()
            window = Window(period.start, period.end)
            yield Bridge(measure.indicator, window, before, steps, None, after)


def _alike(one: object, other: object) -> bool:
    """Return whether two sums are of the same bounds, whatever words stand for them."""
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return False
    return (one.low, one.best, one.high) == (other.low, other.best, other.high)


class _Indicator:
    """One indicator then and now."""

    def __init__(self, measure: Measure, behind: Behind, now: Now, scope: Scope) -> None:
        self.measure, self.name, self.scope = measure, measure.indicator, scope
        self.side = now.side(self.name)
        self.now = now.counting(self.name)
        self.then = _of(behind.counted, self.name)
        ids: Collection[str] = frozenset(self.now["event_id"])
        self.fates = Fates(self.side, ids, now.accounts, behind.known)
        self.short = _short(now.config)
        self.differing = Differing(self.then, self.now, measure, scope)

    def events(self) -> Iterator[EventChange]:
        """Yield the events that differ most."""
        differing = self.differing
        rows = differing.rows
        effects = differing.effects("period")
        own, since = (differing.kinds(window, self.fates) for window in ("period", "baseline"))
        for at in differing.gravest(MOST):
            row = rows.iloc[at]
            kind = own[at] or since[at]
            then = self._line(self.then, row["at_then"])
            event = self._line(self.now, row["at_now"]) or then
            if kind is None or event is None:
                continue
            if kind is ChangeKind.REMOVED:
                # Its rows are gone, and with them what may be shown: perhaps for that very reason.
                event = replace(event, place="", admin2="")
            old, new = (
                _figure(events, row[f"at_{side}"], self.measure)
                for side, events in (("then", self.then), ("now", self.now))
            )
            yield EventChange(
                kind,
                self.name,
                replace(event, sources=self._named(event.event_id, row["at_now"])),
                old,
                new,
                int(effects[at]),
                self.fates.into.get(event.event_id, "") if kind is ChangeKind.MERGED else "",
                then.window if then and kind is ChangeKind.MOVED else None,
            )

    def _named(self, identity: str, at: int) -> tuple[str, ...]:
        """Return the sources as reports call them."""
        return tuple(self.short(s) for s in self._sources(identity, at))

    def _sources(self, identity: str, at: int) -> tuple[str, ...]:
        """Return who states the figure that counts now, or has withdrawn or denied the event."""
        side, best = self.side, self.measure.part("best")
        if at < 0:
            back = side.withdrawn
            every = [side.accounts, *([back.accounts] if back else [])]
            gone = [a[(a["event_id"] == identity) & ~a["earlier"]] for a in every]
            return tuple(sorted({str(name) for a in gone for name in a["source"]}))
        here = side.accounts["event"] == self.now.index[at]
        own = side.accounts[here & ~side.accounts["earlier"]]
        if best in own:
            stating = own[own[best] == self.now[best].iloc[at]]
            own = stating if len(stating) else own
        return tuple(sorted({*own["source"].astype("str")}))

    def _type(self, word: str) -> str:
        """Return an event's type; a word of the log then, which none of its rows has now, is none.

        Restricted rows alone may have had it, and nothing shows any more which these were.
        """
        known = {*map(str, EventType), *self.now["event_type"]}
        return word if word in known else EventType.OTHER.value

    def _line(self, events: pd.DataFrame, at: int) -> EventLine | None:
        """Return an event without its figures; ``None`` where the side has none."""
        if at < 0:
            return None
        row = events.iloc[at]
        return EventLine(
            event_id=str(row["event_id"]),
            window=Window(_day(row["date_start"]), _day(row["date_end"]) or dt.date.max),
            precision=Precision(str(row["date_precision"])),
            event_type=self._type(str(row["event_type"])),
            area=str(row["admin1" if (events["admin1"] != "").any() else "country"]),
            place=str(row["place"]),
            status=Status.REPORTED,
            figures={},
            sources=(),
            sensitivity=str(row["sensitivity"]),
            admin2=str(row["admin2"]),
            health=bool(row[ATTACK.part("best")] == 1),
        )


def _of(counted: Mapping[str, pd.DataFrame], indicator: str) -> pd.DataFrame:
    """Return the events that an indicator counted in the last report."""
    own = (frame for names, frame in counted.items() if indicator in names.split(BETWEEN))
    return next(own, counted[""])


def _figure(events: pd.DataFrame, at: int, measure: Measure) -> Figure | None:
    return figures_of(events.iloc[[at]], measure)[0] if at >= 0 else None


def _day(value: object) -> dt.date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None
