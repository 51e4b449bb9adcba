"""Withhold small counts of people of one sex or age, and whatever would tell them.

A cell is a count of a group by sex or age. Where one cell of an indicator is small, all cells of
that indicator are withheld: the others and the total would tell it. Totals stay. What a group adds
up to since the baseline is withheld as soon as one period since then has a small cell, because the
difference to an earlier report's would tell that one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from sitrep.arithmetic.small_cells import groups_of, is_small
from sitrep.model.cells import Path, rebuilt
from sitrep.model.figure import Suppressed
from sitrep.model.summary import (
    Conflict,
    EventLine,
    Revision,
    RunningTotal,
    Series,
    Summary,
    Tally,
)
from sitrep.model.tallies import NO_CELLS, REST, STANDING_REST

_HIDDEN = Suppressed.SUPPRESSED
#: A running total's source and indicator: the totals that tell each other.
_Told = tuple[str, str]


def withheld(summary: Summary) -> Summary:
    """Return the summary without small cells, and without those that would tell them."""
    if not summary.rules.small_cell:
        return summary
    return _Withholding(summary).done()


class _Withholding:
    """What of one Summary is withheld.

    ``of_period`` are the indicators whose cells of the period are, ``since`` those whose cells
    since the baseline are, ``of_events`` those whose cells of single events are, ``of_totals``
    the sources and indicators whose running totals of groups are.
    """

    def __init__(self, summary: Summary) -> None:
        self.summary, self.rules = summary, summary.rules
        self.groups = groups_of(self.rules)
        #: Those of whom neither is stated are no cell, but tell the others.
        self.parts = self.groups | {
            REST,
            *([STANDING_REST] if self.rules.small_cell_groups else []),
        }
        self.of_period = {*self._small_tallies(), *self._small_grids()}
        self.since = self.of_period | {*summary.small} | {*self._small(summary.cumulative.values())}
        columns = {f"{i}_{g}": i for i in summary.indicators for g in self.groups}
        stated = [pair for line in self._lines() for pair in line.figures.items()]
        small = {columns[c] for c, f in stated if c in columns and is_small(f, self.rules)}
        self.of_events = self.of_period | small
        self.columns = {f"{i}_{g}" for i in self.of_events for g in self.parts}
        self.of_totals = {*self._small_totals()}

    def done(self) -> Summary:
        """Return the summary without what is withheld."""
        summary = self.summary
        whole: Summary = rebuilt(
            replace(
                summary,
                cumulative={k: self._tally(t, self.since) for k, t in summary.cumulative.items()},
                grids=tuple(g for g in summary.grids if g.indicator not in self.of_period),
                series=tuple(s for s in summary.series if not self._is_told(s.totals)),
                mismatches=tuple(
                    m for m in summary.mismatches if not self._is_told((m.earlier, m.later))
                ),
                conflicts=tuple(c for c in summary.conflicts if not self._is_of_cell(c)),
                revisions=tuple(r for r in summary.revisions if not self._is_of_column(r)),
                withheld=tuple(i for i in summary.indicators if i in self.since | self.of_events),
                small=(),
            ),
            self._part,
        )
        return whole

    def _part(self, path: Path, part: Any) -> Any:
        match part:
            case Tally():
                return self._tally(part, self.of_period)
            case EventLine():
                own = {c: _HIDDEN if c in self.columns else f for c, f in part.figures.items()}
                return replace(part, figures=own)
            case RunningTotal() if self._is_told((part,)):
                people = part.people and _HIDDEN
                return replace(part, figure=part.figure and _HIDDEN, people=people)
        return part

    def _tally(self, tally: Tally, indicators: Iterable[str]) -> Tally:
        """Return the tally without its figures where it is a part of one of ``indicators``."""
        if tally.group not in self.parts or tally.indicator not in indicators:
            return tally
        figure, before = tally.figure and _HIDDEN, tally.previous and _HIDDEN
        return replace(tally, figure=figure, previous=before, comparable=False)

    def _lines(self) -> Iterator[EventLine]:
        summary = self.summary
        yield from (*summary.events, *summary.undated, *summary.straddling)
        yield from (d.event for d in summary.disputed)

    def _small(self, tallies: Iterable[Tally]) -> Iterator[str]:
        """Yield the indicators of the small cells among ``tallies``."""
        for tally in tallies:
            figures = (tally.figure, tally.previous)
            if tally.group in self.groups and any(is_small(f, self.rules) for f in figures):
                yield tally.indicator

    def _small_tallies(self) -> Iterator[str]:
        yield from self._small(self.summary.tallies.values())
        for group in self.summary.overlaps:
            for one in group:
                yield from self._small(one.tallies.values())

    def _small_grids(self) -> Iterator[str]:
        for grid in self.summary.grids:
            cells = (f for cell, f in grid.cells.items() if cell not in NO_CELLS)
            if any(is_small(figure, self.rules) for figure in cells):
                yield grid.indicator

    def _small_totals(self) -> Iterator[_Told]:
        every = [*self.summary.totals, *self.summary.known]
        every += [total for series in self.summary.series for total in series.totals]
        for total in every:
            if total.group in self.groups and is_small(total.figure, self.rules):
                yield total.source, total.indicator
        for series in self.summary.series:
            if any(map(self._is_small_rise, series.rises)) and self._has_group(series):
                yield series.totals[0].source, series.totals[0].indicator

    def _is_small_rise(self, rise: int | None) -> bool:
        return rise is not None and 0 < rise < self.rules.small_cell

    def _has_group(self, series: Series) -> bool:
        return series.totals[0].group in self.groups

    def _is_told(self, totals: Iterable[RunningTotal]) -> bool:
        return any(
            t.group in self.parts and (t.source, t.indicator) in self.of_totals for t in totals
        )

    def _is_of_cell(self, conflict: Conflict) -> bool:
        """Return whether sources differ on a cell that is withheld."""
        if conflict.group not in self.parts:
            return False
        if conflict.event_id:
            return conflict.indicator in self.of_events
        told = {(s.source, conflict.indicator) for s in conflict.statements}
        return bool(told & self.of_totals)

    def _is_of_column(self, revision: Revision) -> bool:
        """Return whether a source has corrected a cell that is withheld."""
        totals = {f"{i}_{g}" for _, i in self.of_totals for g in self.parts}
        return revision.indicator in self.columns | totals
