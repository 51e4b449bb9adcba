"""Whether published reports and this one together tell a small count that is withheld.

Figures of other windows, added and subtracted, bound the count of a withheld one from below and
from above (:mod:`sitrep.redact.differences`). Where the two are nearer to each other than the
largest small count is to nobody, they tell too much.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from sitrep.model.dates import Window
from sitrep.model.published import Stated
from sitrep.model.tallies import Span
from sitrep.redact.differences import Ends, bounds

#: Counts by day.
Days = Mapping[dt.date, Span]
#: The group of everyone.
EVERYONE = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of a group in a window that can be read; of a total the group is empty."""

    group: str
    window: Window
    low: int
    high: int | None


@dataclass(frozen=True)
class Earlier:
    """What published reports state, and the window before that of this report."""

    stated: Sequence[Stated] = ()
    before: Window | None = None

    def withheld(self, indicator: str) -> set[Window]:
        """Return the windows of which some report withholds an indicator's groups."""
        return {s.window for s in self.stated if s.indicator == indicator and s.low is None}

    def path(self, indicator: str, window: Window) -> str:
        """Return the report that withholds an indicator's groups of a window."""
        found = (s for s in self.stated if (s.indicator, s.window) == (indicator, window))
        return next((s.path for s in found if s.low is None), "")

    def told(
        self,
        indicator: str,
        small: Iterable[Window],
        printed: Sequence[Printed],
        limit: int,
        totals: Sequence[Printed] = (),
    ) -> set[Window]:
        """Return the small windows whose counts follow once ``printed`` is out as well.

        Those whose counts follow from what is out already are not among them. A count is small
        below ``limit``. ``totals`` are of other windows, and printed too.
        """
        own = {p.window for p in printed}
        out = _sharing_days(own, self._out(indicator))
        beside = _sharing_days(own | {p.window for p in out}, totals)
        guarded = {*small} - {p.window for p in printed if p.group}
        groups = {p.group for p in (*out, *printed)} - {EVERYONE} if guarded else set()
        found: set[Window] = set()
        for group in groups:
            if told := _told(group, guarded, [*out, *beside, *printed], limit):
                found |= told - _told(group, guarded, out, limit)
        return found

    def shifts(self, indicator: str, printed: Sequence[Printed], limit: int) -> bool:
        """Return whether a group's figure differs by a small count from what was published."""
        return any(
            (s.group, s.window) == (p.group, p.window) and _differs_little(s, p, limit)
            for p in printed
            if p.group
            for s in self._out(indicator)
        )

    def moved(self, indicator: str, own: Window, days: Mapping[str, Days], limit: int) -> bool:
        """Return whether a published figure that shares days with ``own`` has changed a little.

        ``days`` are the log's counts by group. Whoever knows what the annex says of the other days
        finds the change in any window that holds the day of it.
        """
        for out in self._out(indicator):
            if not out.group or out.group not in days or not _share_days(out.window, own):
                continue
            spans = [s for day, s in days[out.group].items() if _holds(out.window, day)]
            highs = [high for _, high in spans]
            most = None if None in highs else sum(high or 0 for high in highs)
            now = replace(out, low=sum(low for low, _ in spans), high=most)
            if _differs_little(out, now, limit):
                return True
        return False

    def leaves(
        self,
        indicator: str,
        printed: Sequence[Printed],
        days: Mapping[str, Days],
        limit: int,
        cleared: Sequence[Window] = (),
    ) -> bool:
        """Return whether figures leave a small rest to days on which something has happened.

        ``days`` are the log's counts by group. A reader may know that nothing has happened on all
        others: windows that differ in such days alone are one. Those of ``cleared`` periods may
        be small.
        """
        out = _sharing_days({p.window for p in printed}, self._out(indicator))
        for group, own in days.items():
            now = _rests(group, [*out, *printed], own, limit)
            new = now - _rests(group, out, own, limit)
            if any(not _is_within(ends, own, cleared) for ends in new):
                return True
        return False

    def teller(
        self, indicator: str, hidden: Sequence[Printed], small: Set[str], limit: int
    ) -> Stated | None:
        """Return a published figure from which a count follows that this report withholds.

        ``hidden`` is what it withholds, with its total; ``small`` are the groups that are small.
        Of what was published for the same window, only the same number tells it: another one is
        out of date.
        """
        known = {(s.group, s.window): s for s in self.stated if s.indicator == indicator}
        same = {
            p.group: s
            for p in hidden
            if p.group
            and (s := known.get((p.group, p.window)))
            and (s.low, s.high) == (p.low, p.high)
        }
        # All but one and the total tell that one.
        if same and (small & same.keys() or len(same) >= len(hidden) - 2):
            return next(iter(same.values()))
        own = {p.window for p in hidden}
        out = [p for p in _sharing_days(own, self._out(indicator)) if p.window not in own]
        known_now = [*out, *(p for p in hidden if not p.group)]
        told = (group for group in small if _told(group, own, known_now, limit))
        group = next(told, None)
        mine = (s for s in self.stated if (s.indicator, s.group) == (indicator, group))
        return next((s for s in mine if s.low is not None and s.window not in own), None)

    def _out(self, indicator: str) -> Iterator[Printed]:
        for s in self.stated:
            if s.indicator == indicator and s.low is not None:
                yield Printed(s.group, s.window, s.low, s.high)


def _ends(window: Window) -> Ends:
    return window.start or dt.date.min, window.end + dt.timedelta(days=1)


def _sharing_days(own: Set[Window], others: Iterable[Printed]) -> list[Printed]:
    """Return those that share days with one of ``own``, or with others that do.

    What is known of other days bounds nothing in these.
    """
    known = [*others]
    near: set[Window] = set()
    block: set[Window] = set()
    end = dt.date.min
    for window in sorted({*own, *(p.window for p in known)}, key=_ends):
        first, after = _ends(window)
        if first >= end:
            near |= block if block & own else set()
            block, end = set(), after
        block.add(window)
        end = max(end, after)
    near |= block if block & own else set()
    return [p for p in known if p.window in near]


def _told(group: str, guarded: Set[Window], known: Sequence[Printed], limit: int) -> set[Window]:
    """Return the guarded windows of which known figures leave less open than a small count.

    A count is open where it may be anything from 0 to ``limit`` less one, or to the number of all
    people counted in its window. That there is nobody is told: zero is not small.
    """
    own = [_known(p) for p in known if p.group == group]
    totals = [_known(p) for p in known if p.group == EVERYONE]
    windows = {window: _ends(window) for window in guarded}
    days = {day for ends in (*windows.values(), *(k[0] for k in (*own, *totals))) for day in ends}
    everyone = bounds(days, totals)
    mine = bounds(days, own, everyone if everyone.consistent else None)
    if not mine.consistent:
        # Some figure has been revised since: only sums and differences tell.
        joined = [ends for ends, *_ in own]
        return {window for window, ends in windows.items() if _leads(ends, joined)}
    found = set()
    for window, ends in windows.items():
        low, high = mine.of(ends)
        there = everyone.of(ends)[1] if everyone.consistent else float("inf")
        if 0 < high < low + min(limit - 1, there):
            found.add(window)
    return found


def _rests(group: str, known: Sequence[Printed], days: Days, limit: int) -> set[Ends]:
    """Return the windows with a small count that known figures leave to busy days."""
    busy = [*sorted(day for day, (low, _) in days.items() if low), dt.date.max]

    def busy_ends(ends: Ends) -> Ends:
        first, after = (busy[bisect_left(busy, day)] for day in ends)
        return first, after

    own, totals = (
        [(busy_ends(_ends(p.window)), p.low, p.high) for p in known if p.group == name]
        for name in (group, EVERYONE)
    )
    ends = sorted({day for each, *_ in (*own, *totals) for day in each})
    mine = bounds(ends, own)
    everyone = bounds(ends, totals)
    if not own or not mine.consistent:
        return set()
    found = set()
    for first, after in combinations(ends, 2):
        low, high = mine.of((first, after))
        there = everyone.of((first, after))[1] if everyone.consistent else float("inf")
        if 0 < high < limit and high < low + min(limit - 1, there):
            found.add((first, after))
    return found


def _is_within(ends: Ends, days: Days, windows: Sequence[Window]) -> bool:
    """Return whether all busy days between ``ends`` lie in one of ``windows``."""
    busy = [day for day, (low, _) in days.items() if low and ends[0] <= day < ends[1]]
    return any(all(_holds(window, day) for day in busy) for window in windows)


def _share_days(one: Window, other: Window) -> bool:
    (first, after), (begin, end) = _ends(one), _ends(other)
    return first < end and begin < after


def _holds(window: Window, day: dt.date) -> bool:
    first, after = _ends(window)
    return first <= day < after


def _known(printed: Printed) -> tuple[Ends, int, int | None]:
    return _ends(printed.window), printed.low, printed.high


def _leads(wanted: Ends, joined: Sequence[Ends]) -> bool:
    """Return whether steps along ``joined``, forwards or backwards, lead from end to end."""
    reached, ahead = {wanted[0]}, [wanted[0]]
    while ahead:
        day = ahead.pop()
        near = {b if day == a else a for a, b in joined if day in (a, b)} - reached
        reached |= near
        ahead.extend(near)
    return wanted[1] in reached


def _differs_little(stated: Printed, now: Printed, limit: int) -> bool:
    # Of open figures the minimum tells: "at least 7" after "at least 6" is one woman more.
    steps = [abs(now.low - stated.low)]
    if stated.high is not None and now.high is not None:
        steps.append(abs(now.high - stated.high))
    return any(0 < step < limit for step in steps)


NOTHING_STATED = Earlier()
