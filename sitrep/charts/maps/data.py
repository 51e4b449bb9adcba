"""What a map shows of a Summary: which areas have reports, which none, which are not covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sitrep.arithmetic.figures import stated
from sitrep.model.figure import Qualifier, Value
from sitrep.model.ground import Ground
from sitrep.model.summary import AreaRow, Summary
from sitrep.places.matching import find

#: Rates are per so many inhabitants.
PER = 100_000


@dataclass(frozen=True)
class Shown:
    """The rows of a Summary on a ground: ``found`` by an area's place, the rest beside the map."""

    ground: Ground
    summary: Summary
    indicator: str
    found: Mapping[int, AreaRow]
    lost: tuple[AreaRow, ...]

    def figure(self, row: AreaRow) -> Value:
        """Return what a row counts."""
        if self.indicator == "events":
            return stated(row.events, Qualifier.EXACT)
        tally = row.tallies.get(self.indicator)
        return tally.figure if tally else None

    def rate(self, place: int) -> float | None:
        """Return an area's figure per 100,000 inhabitants."""
        figure, people = self.figure(self.found[place]), self.ground.people.get(place)
        return figure.best * PER / people if figure and people else None

    @cached_property
    def rates(self) -> bool:
        """Whether the map shows rates, rather than counts."""
        return any(self.rate(place) is not None for place in self.found)

    @cached_property
    def covered(self) -> frozenset[int] | None:
        """The areas that the sources record; ``None`` where any may be."""
        places = [self._named(name) for name in self.summary.events_covered]
        known = frozenset(place for place in places if place is not None)
        # A country, or a district, covers areas that only its source knows.
        return known if places and None not in places else None

    def _named(self, text: str) -> int | None:
        """Return the area of a P-code or a name."""
        coded = find(self.ground.areas, "", text)
        return find(self.ground.areas, text) if coded is None else coded

    @cached_property
    def silent(self) -> tuple[int, ...]:
        """The areas without any report that the sources record, or may record."""
        every = range(len(self.ground.areas))
        return tuple(n for n in every if n not in self.found and self._may(n))

    def _may(self, place: int) -> bool:
        return self.covered is None or place in self.covered

    @cached_property
    def ranked(self) -> tuple[int, ...]:
        """The areas with reports, the highest figure first, those that state none last."""

        def order(place: int) -> tuple[int, int, str]:
            row = self.found[place]
            figure = self.figure(row)
            return -(figure.best if figure else -1), -row.events, row.name

        return tuple(sorted(self.found, key=order))

    @cached_property
    def struck(self) -> tuple[int, ...]:
        """The areas that the map's title names: those whose figure is above 0; else all."""
        figures = {place: self.figure(self.found[place]) for place in self.ranked}
        some = tuple(p for p, figure in figures.items() if figure and figure.high != 0)
        return some or self.ranked


def shown(ground: Ground, summary: Summary) -> Shown:
    """Return what the map shows; of a period whose areas state no toll, its events."""
    found: dict[int, AreaRow] = {}
    lost = []
    for row in summary.areas:
        place = find(ground.areas, row.name, row.pcode) if row.name else None
        # Two names of one area would be drawn one over the other.
        if place is None or place in found:
            lost.append(row)
        else:
            found[place] = row
    tolled = any(t.figure for row in found.values() if (t := row.tallies.get(ground.indicator)))
    indicator = ground.indicator if tolled else "events"
    return Shown(ground, summary, indicator, found, tuple(lost))
