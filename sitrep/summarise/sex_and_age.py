"""Sex and age of those whom the period's events count, as one grid with the rest of the total.

In come the tallies of groups; out go the cells that sources state, and sums and rests of them
where one source states all that they are made of. A cell that nobody states is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sitrep.arithmetic.figures import summed
from sitrep.arithmetic.rests import left
from sitrep.model.accounts import Measure
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.tallies import CELLS, Age, Cell, Grid, Sex, Tally
from sitrep.summarise.voices import Voices

Tallies = Mapping[tuple[str, str], Tally]

#: By the group of all of one sex: its adults and its children.
_SEXES = {"females": ("women", "girls"), "males": ("men", "boys")}
#: The groups that tell both sex and age.
_BOTH = frozenset(chain.from_iterable(_SEXES.values()))
_REST: Cell = (Age.NOT_STATED, Sex.NOT_STATED)
_WHOLE: Cell = (Age.ALL, Sex.ALL)


@dataclass(frozen=True)
class Groups:
    """The groups of one indicator that events state, and what can be made of them."""

    whole: Tally
    stated: Mapping[str, Tally]
    voices: Voices

    @property
    def rest(self) -> Figure | None:
        """Those whose sex and age nobody states; ``None`` where that is not known."""
        told = self._told()
        figure = self.whole.figure
        if not (figure and told and self._agree(self.stated, whole=True)):
            return None
        return left(figure, told, self._most_told())

    def grid(self) -> Grid | None:
        """Return the grid; ``None`` where sex and age are not both stated of several groups."""
        if len(self.stated) < 2 or not _BOTH & {*self.stated}:
            return None
        stated = {CELLS[group]: self._figure(group) for group in self.stated}
        ends = {_REST: self.rest, _WHOLE: self.whole.figure}
        cells = {**self._sums(), **stated, **dict(self._rests()), **ends}
        tallies = (self.whole, *self.stated.values())
        sources = tuple(sorted({source for tally in tallies for source in tally.sources}))
        known = {cell: figure for cell, figure in cells.items() if figure}
        return Grid(self.whole.indicator, known, sources)

    def _figure(self, group: str) -> Figure | None:
        tally = self.stated.get(group)
        return (tally.figure or None) if tally else None

    def _figures(self, groups: Collection[str]) -> list[Figure]:
        return [figure for group in groups if (figure := self._figure(group))]

    def _agree(self, groups: Collection[str], *, whole: bool = False) -> bool:
        names = [*groups, ""] if whole else [*groups]
        return self.voices.agree(measure(self.whole.indicator, name) for name in names)

    def _told(self) -> list[Figure]:
        """Return figures that do not overlap and hold all who are told apart; none if unknown."""
        sexed = [group for group in _SEXES if group in self.stated]
        # Children of a sex that nobody states may be among all of that sex.
        if "children" in self.stated and any(_SEXES[g][1] not in self.stated for g in sexed):
            return []
        young = [group for group in ("girls", "boys") if group in self.stated]
        found = [
            self._figures([sex] if sex in self.stated else [adults, children])
            for sex, (adults, children) in _SEXES.items()
        ]
        if whole := self._figure("children"):
            unsexed = left(whole, self._figures(young), self._most(young))
            found.append([unsexed] if unsexed else [])
        return [*chain.from_iterable(found)]

    def _most(self, groups: Iterable[str]) -> int:
        return self.voices.most(measure(self.whole.indicator, group) for group in groups)

    def _most_told(self) -> int:
        """Return how many there are at the most whose sex or age is stated."""
        sexed = [[sex] if sex in self.stated else both for sex, both in _SEXES.items()]
        told = self._most(chain.from_iterable(sexed))
        young = sum(figure.low for figure in self._figures(("girls", "boys")))
        return told + max(self._most(["children"]) - young, 0)

    def _sums(self) -> dict[Cell, Figure]:
        """Return totals of rows and columns of which one source states all the cells.

        They are minima unless all people are told apart: those of the rest may be of any.
        """
        closed = self._is_closed()
        return {
            cell: summed(self._figures(groups), missing=not closed)
            for cell, groups in _SUMS.items()
            if {*groups} <= {*self.stated} and self._agree(groups)
        }

    def _is_closed(self) -> bool:
        figure, told = self.whole.figure, self._told()
        exact = figure and {f.qualifier for f in (figure, *told)} == {Qualifier.EXACT}
        return bool(figure and exact and sum(f.best for f in told) == figure.best)

    def _rests(self) -> Iterator[tuple[Cell, Figure]]:
        """Yield the children of a sex that is not stated, and those of a sex without an age."""
        for cell, (whole, *parts) in _RESTS.items():
            stated = [group for group in (whole, *parts) if group in self.stated]
            figure = self._figure(whole)
            if figure and self._agree(stated):
                rest = left(figure, self._figures(stated[1:]), self._most(stated[1:]))
                if rest:
                    yield cell, rest


#: The totals of rows and columns, each of two cells.
_SUMS: Mapping[Cell, tuple[str, str]] = {
    (Age.ADULTS, Sex.ALL): ("women", "men"),
    (Age.CHILDREN, Sex.ALL): ("girls", "boys"),
    **{CELLS[sex]: parts for sex, parts in _SEXES.items()},
}
#: Cells of what is left of a group beside its parts.
_RESTS: Mapping[Cell, tuple[str, ...]] = {
    (Age.CHILDREN, Sex.NOT_STATED): ("children", "girls", "boys"),
    (Age.NOT_STATED, Sex.FEMALE): ("females", *_SEXES["females"]),
    (Age.NOT_STATED, Sex.MALE): ("males", *_SEXES["males"]),
}


def groups_of(tallies: Tallies, voices: Voices) -> Iterator[Groups]:
    """Yield, for each indicator, its groups by sex and age, where some are stated."""
    for (indicator, group), whole in tallies.items():
        own = {g: tally for g in CELLS if (tally := tallies.get((indicator, g)))}
        stated = {g: tally for g, tally in own.items() if tally.figure}
        if not group and stated:
            yield Groups(whole, stated, voices)


def grids(tallies: Tallies, voices: Voices) -> tuple[Grid, ...]:
    """Return a grid for each indicator of which both sex and age are stated."""
    found = (groups.grid() for groups in groups_of(tallies, voices))
    return tuple(grid for grid in found if grid)


def measure(indicator: str, group: str) -> Measure:
    """Return the measure of an indicator, or of one of its groups."""
    return Measure(f"{indicator}_{group}" if group else indicator, indicator, group)
