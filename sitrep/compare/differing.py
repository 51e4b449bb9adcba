"""One indicator then and now: which events are counted otherwise, and what that adds to a sum."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from sitrep.arithmetic.figures import SPANS, WEAKNESS
from sitrep.arithmetic.sums import total
from sitrep.compare.counting import dated, within
from sitrep.compare.fates import Fates
from sitrep.model.accounts import BOUNDS, Measure
from sitrep.model.changes import Bridge, ChangeKind, Step, number_of
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Value

#: The bounds of a figure by which its best is not its minimum.
_SPANS = [WEAKNESS.index(qualifier) for qualifier in SPANS]


@dataclass(frozen=True)
class Scope:
    """Where changes are looked for: the last report's period, and since the baseline.

    ``column`` is the date by which events belong to periods.
    """

    last: Period
    since: dt.date | None
    until: dt.date
    column: str

    def of_period(self, events: pd.DataFrame) -> np.ndarray:
        """Return which events the last report's period holds."""
        window, unit = Window(self.last.start, self.last.end), self.last.unit
        held: np.ndarray = within(events, window, self.column, unit) & dated(events, unit)
        return held

    def of_baseline(self, events: pd.DataFrame, until: dt.date) -> np.ndarray:
        """Return which events are counted since the baseline until a day."""
        return within(events, Window(self.since, until), self.column, self.last.unit)


class Differing:
    """An indicator's events then and now: those that count."""

    def __init__(self, then: pd.DataFrame, now: pd.DataFrame, measure: Measure, scope: Scope):
        self.then, self.now, self.measure, self.scope = then, now, measure, scope
        sides = {"then": then, "now": now}
        self.flags = {
            side: {
                "period": scope.of_period(events),
                "baseline": scope.of_baseline(events, scope.last.end),
            }
            for side, events in sides.items()
        }

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The events that differ, with both figures and where each side has them.

        Columns: ``event_id``, of each side ``at_…`` (its place, -1 for none), ``low_…``,
        ``best_…``, ``high_…``, ``qualifier_…``, ``period_…`` and ``baseline_…``; ``other``:
        whether the figures differ.
        """
        both = self._side("then").merge(self._side("now"), on="event_id", how="outer")
        for name in ("then", "now"):
            both[f"at_{name}"] = both[f"at_{name}"].fillna(-1).astype("int64")
            for window in ("period", "baseline"):
                both[f"{window}_{name}"] = both[f"{window}_{name}"].eq(True)
        moved = (both["period_then"] != both["period_now"]) | (
            both["baseline_then"] != both["baseline_now"]
        )
        figures = pd.Series(False, index=both.index)
        for part in (*BOUNDS, "qualifier"):
            one, other = both[f"{part}_then"], both[f"{part}_now"]
            figures |= (one != other) & ~(one.isna() & other.isna())
        inside = both[["period_then", "period_now", "baseline_then", "baseline_now"]].any(axis=1)
        both["other"] = figures
        return both[inside & (moved | figures)].reset_index(drop=True)

    def _side(self, name: str) -> pd.DataFrame:
        events = self.then if name == "then" else self.now
        best = self.measure.part("best")
        if best not in events:
            events = events.iloc[:0].assign(**dict.fromkeys(self.measure.parts, np.nan))
            flags = {window: np.zeros(0, dtype=bool) for window in ("period", "baseline")}
        else:
            flags = self.flags[name]
        parts = {part: events[self.measure.part(part)] for part in (*BOUNDS, "qualifier")}
        frame = pd.DataFrame({**parts, **flags}, index=events.index).add_suffix(f"_{name}")
        frame["event_id"] = events["event_id"].astype("str")
        frame[f"at_{name}"] = np.arange(len(events))
        return frame[events[best].notna()]

    @property
    def many(self) -> int:
        """How many events differ."""
        return len(self.rows)

    def gravest(self, most: int) -> list[int]:
        """Return which of ``rows`` differ most: in the last report's period, then anywhere."""
        rise = self.rows["best_now"].fillna(0) - self.rows["best_then"].fillna(0)
        order = np.lexsort((-rise.abs().to_numpy(), -np.abs(self.effects("period"))))
        return [int(at) for at in order[:most]]

    def sum(self, side: str, window: str) -> Value:
        """Return the sum of a side's events in the last report's period, or since the baseline."""
        events = self.then if side == "then" else self.now
        return total(events[self.flags[side][window]], self.measure)[0]

    def effects(self, window: str) -> np.ndarray:
        """Return what each of ``rows`` adds to the sum of a window."""
        now, then = (self._adds(side, window) for side in ("now", "then"))
        risen: np.ndarray = (now - then).astype("int64")
        return risen

    def _adds(self, side: str, window: str) -> np.ndarray:
        """Return what each of ``rows`` is in a sum: of an open one, the least that it states."""
        found = self.sum(side, window)
        open_sum = found is None or getattr(found, "high", None) is None
        rows = self.rows
        adds = rows[f"best_{side}"]
        if open_sum:
            adds = adds.mask(rows[f"qualifier_{side}"].isin(_SPANS), rows[f"low_{side}"])
        inside = rows[f"{window}_{side}"].to_numpy(dtype=bool)
        return np.where(inside, adds.fillna(0).to_numpy(), 0)

    def kinds(self, window: str, fates: Fates) -> list[ChangeKind | None]:
        """Return what each of ``rows`` is to a window; ``None`` to one that it leaves as it was."""
        columns = ("event_id", "at_then", "at_now", f"{window}_then", f"{window}_now", "other")
        rows = zip(*(self.rows[column].tolist() for column in columns), strict=True)
        return [
            self._kind(identity, (then >= 0, now >= 0), moved=was != is_now, fates=fates)
            if was != is_now or (was and other)
            else None
            for identity, then, now, was, is_now, other in rows
        ]

    @staticmethod
    def _kind(identity: str, there: tuple[bool, bool], *, moved: bool, fates: Fates) -> ChangeKind:
        if all(there):
            return ChangeKind.MOVED if moved else ChangeKind.REVISED
        return fates.came(identity) if there[1] else fates.went(identity)

    def of_period(self, fates: Fates) -> Bridge:
        """Return the last report's sum of its period beside what it is now."""
        before, after = self.sum("then", "period"), self.sum("now", "period")
        window = Window(self.scope.last.start, self.scope.last.end)
        steps = self._steps("period", fates, number_of(after) - number_of(before))
        return Bridge(self.measure.indicator, window, before, steps, None, after)

    def of_baseline(self, fates: Fates) -> Bridge:
        """Return the last report's sum since the baseline beside this report's."""
        every = self.scope.of_baseline(self.now, self.scope.until)
        before = self.sum("then", "baseline")
        after = total(self.now[every], self.measure)[0]
        later = total(self.now[every & ~self.flags["now"]["baseline"]], self.measure)[0]
        rise = number_of(after) - number_of(before) - number_of(later)
        steps = self._steps("baseline", fates, rise)
        window = Window(self.scope.since, self.scope.until)
        return Bridge(self.measure.indicator, window, before, steps, later, after)

    def _steps(self, window: str, fates: Fates, rise: int) -> tuple[Step, ...]:
        """Return the steps of a kind each; what they leave of ``rise`` is by another rule."""
        by: dict[ChangeKind, int] = {}
        for kind, effect in zip(
            self.kinds(window, fates), self.effects(window).tolist(), strict=True
        ):
            if kind is not None:
                by[kind] = by.get(kind, 0) + effect
        if rest := rise - sum(by.values()):
            by[ChangeKind.RULE] = by.get(ChangeKind.RULE, 0) + rest
        return tuple(Step(kind, by[kind]) for kind in ChangeKind if kind in by)
