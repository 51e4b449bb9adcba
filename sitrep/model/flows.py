"""Displacement from one area to another, and the counts of areas by period."""

from __future__ import annotations

from dataclasses import dataclass

from sitrep.model.figure import Value
from sitrep.model.tallies import Point


@dataclass(frozen=True, slots=True)
class Flow:
    """How many events displaced from one area of admin 1 to another; both may be the same one.

    Without ``origin``, no source gives one, or the edition does not hold it; with ``differ``,
    the sources of an event give different ones. ``pairs`` above 1: so many pairs of areas
    together, which the edition does not tell apart. ``events`` are those that state a number.
    """

    indicator: str
    unit: str
    origin: str
    origin_pcode: str
    destination: str
    destination_pcode: str
    figure: Value
    events: int
    sources: tuple[str, ...] = ()
    differ: bool = False
    pairs: int = 1
    #: Whether it is small in some period of a longer window: the next report would tell that.
    small: bool = False

    @property
    def within(self) -> bool:
        """Whether people stayed in the area that they came from."""
        return bool(self.origin) and self.origin == self.destination

    @property
    def told(self) -> bool:
        """Whether both areas are known."""
        return bool(self.origin and self.destination)


@dataclass(frozen=True, slots=True)
class AreaPoints:
    """An indicator of one area by period, oldest first."""

    name: str
    pcode: str
    indicator: str
    points: tuple[Point, ...]
