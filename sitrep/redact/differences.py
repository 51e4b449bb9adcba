"""Bounds of a running count between any two days, from what is known between some of them.

People are counted up from day to day. Knowing the count of a window bounds the difference of the
counter between its two ends, both ways. Bounds of all other windows follow: the tightest is the
shortest path in the graph of what is known (a system of difference constraints).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

#: The first day of a window and the day after its last.
Ends = tuple[dt.date, dt.date]
#: A window, the least that is counted in it, and the most; without a bound ``None``.
Known = tuple[Ends, int, int | None]


@dataclass(frozen=True)
class Bounds:
    """The most by which a counter can rise between two days, by their numbers in ``days``."""

    days: Sequence[dt.date]
    most: npt.NDArray[np.float64]

    @property
    def consistent(self) -> bool:
        """Whether any counts at all fit what is known."""
        return bool((np.diagonal(self.most) >= 0).all())

    def of(self, window: Ends) -> tuple[float, float]:
        """Return the least and the most of a window whose ends are among the days."""
        first, last = (self.days.index(day) for day in window)
        return -float(self.most[last, first]), float(self.most[first, last])


def bounds(days: Iterable[dt.date], known: Iterable[Known], within: Bounds | None = None) -> Bounds:
    """Return what follows of all windows between ``days``; all ends in ``known`` are among them.

    The counter never falls. In no window it rises by more than that of ``within``, which counts
    everyone between the same days.
    """
    order = sorted(days)
    most = np.full((len(order), len(order)), np.inf)
    # From a later day to an earlier one it does not rise.
    most[np.tril_indices(len(order))] = 0
    if within is not None:
        most = np.minimum(most, np.where(np.triu(np.ones_like(most), 1) > 0, within.most, np.inf))
    number = {day: n for n, day in enumerate(order)}
    for (first, after), low, high in known:
        start, end = number[first], number[after]
        most[end, start] = min(most[end, start], -low)
        most[start, end] = min(most[start, end], np.inf if high is None else high)
    for way in range(len(order)):
        np.minimum(most, most[:, way, None] + most[None, way, :], out=most)
    return Bounds(order, most)
