"""Whether published reports and this one together tell a small count that is withheld.

The sum over a window is the difference of two points in time: a figure that is printed joins its
first day to the day after its last. Where printed figures, added and subtracted, lead from the
first day of a window to the day after its last, they tell that window's count. Where they leave
hardly anybody for what is withheld in a window, or hardly anybody else, they nearly do.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import TypeAlias

from sitrep.model.dates import Window
from sitrep.model.published import Stated

#: The first day of a window and the day after its last.
_Ends: TypeAlias = tuple[dt.date, dt.date]
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

    def tells(
        self, indicator: str, small: Iterable[Window], printed: Sequence[Printed], limit: int
    ) -> bool:
        """Return whether ``printed`` would complete what tells the count of a small window.

        A count is small below ``limit``.
        """
        out = [*self._out(indicator)]
        guarded = {_ends(w) for w in small} - {_ends(p.window) for p in printed if p.group}
        if not guarded:
            return False
        groups = {p.group for p in (*out, *printed)} - {EVERYONE}
        return any(
            _tell(group, guarded, [*out, *printed], limit) and not _tell(group, guarded, out, limit)
            for group in groups
        )

    def shifts(self, indicator: str, printed: Sequence[Printed], limit: int) -> bool:
        """Return whether a group's figure differs by a small count from what was published."""
        return any(
            (s.group, s.window) == (p.group, p.window) and _differs_little(s, p, limit)
            for p in printed
            if p.group
            for s in self._out(indicator)
        )

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
        out = [p for p in self._out(indicator) if p.window not in own]
        known_now = [*out, *(p for p in hidden if not p.group)]
        told = (g for g in small if _tell(g, {_ends(w) for w in own}, known_now, limit))
        group = next(told, None)
        mine = (s for s in self.stated if (s.indicator, s.group) == (indicator, group))
        return next((s for s in mine if s.low is not None and s.window not in own), None)

    def _out(self, indicator: str) -> Iterator[Printed]:
        for s in self.stated:
            if s.indicator == indicator and s.low is not None:
                yield Printed(s.group, s.window, s.low, s.high)


def _ends(window: Window) -> _Ends:
    return window.start or dt.date.min, window.end + dt.timedelta(days=1)


def _tell(group: str, guarded: set[_Ends], known: Sequence[Printed], limit: int) -> bool:
    """Return whether the known figures of a group tell a guarded count, or leave little for it."""
    own = [p for p in known if p.group == group]
    joined = [_ends(p.window) for p in own]
    if any(_leads(window, joined) for window in guarded):
        return True
    totals = {p.window: p for p in known if p.group == EVERYONE}
    return any(_leaves_little(p, guarded, own, totals, limit) for p in own)


def _leads(wanted: _Ends, joined: Sequence[_Ends]) -> bool:
    """Return whether steps along ``joined``, forwards or backwards, lead from end to end."""
    reached, ahead = {wanted[0]}, [wanted[0]]
    while ahead:
        day = ahead.pop()
        near = {b if day == a else a for a, b in joined if day in (a, b)} - reached
        reached |= near
        ahead.extend(near)
    return wanted[1] in reached


def _leaves_little(
    whole: Printed,
    guarded: set[_Ends],
    known: Sequence[Printed],
    totals: dict[Window, Printed],
    limit: int,
) -> bool:
    """Return whether hardly any of a group, or hardly anyone else, is left where it is guarded.

    What is left of the whole window are its days that no shorter figure speaks of.
    """
    if not any(_holds(_ends(whole.window), window) for window in guarded):
        return False
    parts = [*_parts(whole, guarded, known)]
    most = whole.high and whole.high - sum(p.low for p in parts)
    if most is not None and most < limit - 1:
        return True
    of_all = [totals.get(p.window) for p in (whole, *parts)]
    if None in of_all or any(p.high is None for p in parts) or not (total := of_all[0]):
        return False
    highest = [p.high or 0 for p in parts]
    everyone = (total.high or 0) - sum(p.low for p in of_all[1:] if p)
    return total.high is not None and everyone - (whole.low - sum(highest)) < limit - 1


def _parts(whole: Printed, guarded: set[_Ends], known: Sequence[Printed]) -> Iterator[Printed]:
    """Yield figures of windows within ``whole``, none with a guarded one, none over another."""
    taken: list[_Ends] = []
    for part in sorted(known, key=lambda p: _ends(p.window)[1] - _ends(p.window)[0]):
        own = _ends(part.window)
        inside = _holds(_ends(whole.window), own) and own != _ends(whole.window)
        free = not any(own[0] < b and a < own[1] for a, b in taken)
        if inside and free and not any(_holds(own, window) for window in guarded):
            taken.append(own)
            yield part


def _holds(outer: _Ends, inner: _Ends) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _differs_little(stated: Printed, now: Printed, limit: int) -> bool:
    if stated.high is None or now.high is None:
        return False
    steps = (abs(now.low - stated.low), abs(now.high - stated.high))
    return any(0 < step < limit for step in steps)


NOTHING_STATED = Earlier()
