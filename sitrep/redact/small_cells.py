"""Withhold small counts of people of one sex or age, and whatever would tell them.

A cell is a count of a group by sex or age. Where one cell of an indicator is small, all cells of
that indicator are withheld: the others and the total would tell it. Totals stay. What a group adds
up to since the baseline is a longer window, and printed where it tells no period's small cell
together with the reports that are out (:mod:`sitrep.redact.telling`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from sitrep.arithmetic.small_cells import has_small, is_cell, is_small
from sitrep.model.cells import Path, rebuilt
from sitrep.model.dates import Window
from sitrep.model.declared import Declared
from sitrep.model.figure import Suppressed, Value
from sitrep.model.problem import Problem
from sitrep.model.summary import (
    Conflict,
    EventLine,
    Evidence,
    Revision,
    RunningTotal,
    Summary,
    Tally,
)
from sitrep.model.tallies import NO_CELLS
from sitrep.redact.clearing import UNCLEARED, Clear
from sitrep.redact.earlier import NOTHING_STATED, Earlier
from sitrep.redact.flows import without_small
from sitrep.redact.telling import Telling, is_part
from sitrep.vocabulary.fold import code

_HIDDEN = Suppressed.SUPPRESSED
#: A running total's source and indicator: the totals that tell each other.
_Told: TypeAlias = tuple[str, str]
#: Figures by group, by indicator.
_ByName: TypeAlias = dict[str, dict[str, Value]]


def withheld(
    summary: Summary, clear: Clear = UNCLEARED, earlier: Earlier = NOTHING_STATED
) -> Summary:
    """Return the summary without small cells, and without those that would tell them.

    ``earlier`` is what published reports have said.
    """
    return _Withholding(summary, clear, earlier).done()


def told_already(summary: Summary, clear: Clear, earlier: Earlier) -> list[Problem]:
    """Return a problem for each indicator whose withheld counts follow from published reports."""
    made = _Withholding(summary, clear, earlier)
    return [*made.telling.problems(made.small)]


class _Withholding:
    """What of one Summary is withheld.

    ``of_period`` are the indicators whose cells of the period are, ``small`` among them those that
    have a small one, ``of_before`` those of the period before, ``since`` those whose cells
    since the baseline are, ``of_events`` those whose cells of single events are, ``of_totals``
    the sources and indicators whose running totals of groups are. What people have cleared of a
    window counts there as if it were large.
    """

    def __init__(self, summary: Summary, clear: Clear, earlier: Earlier) -> None:
        self.summary, self.rules = summary, summary.rules
        self.clear, self.telling = clear, Telling(summary, clear, earlier)
        self.own = self.telling.own
        self.small = {*self._small_tallies("figure", self.own), *self._small_grids()}
        self.of_before = {*self._small_tallies("previous", earlier.before)}
        others = (i for i in self.telling.indicators if i not in self.small)
        tell = {i for i in others if self.telling.by_the_period(i, self.of_before)}
        self.of_period = self.small | tell
        printed = (self.of_period, self.of_before)
        self.since = {i for i in self.telling.indicators if self.telling.to_date(i, *printed)}
        parts = {f"{i}_{g}": (i, g) for i, g in summary.tallies if self._is_part(g)}
        events = {i for line in self._lines() for i in self._small_of(line, parts)}
        self.of_events = self.of_period | events
        #: The columns of events that are withheld.
        self.columns = {column for column, (i, _) in parts.items() if i in self.of_events}
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
                declared=tuple(map(self._chart, summary.declared)),
                flows=without_small(summary.flows, self.rules),
                records=tuple(r for r in summary.records if not self._is_part(r.group)),
                withheld=tuple(i for i in summary.indicators if i in self._withheld()),
            ),
            self._part,
        )
        return whole

    def _chart(self, chart: Declared) -> Declared:
        """Return a declared chart; of a part, without its data where any would tell a small count.

        It has counts of many windows and areas, so that it stands only where none of the
        indicator's windows has a small one, and no other report withholds any.
        """
        asked = chart.asked
        chart = replace(chart, flows=without_small(chart.flows, self.rules))
        if not self._is_part(asked.group):
            return replace(chart, small=())
        printed = (self.of_period, self.of_before, self.since)
        hidden = any(asked.indicator in names for names in printed)
        small = any(not self.clear.counts(asked.indicator, w) for w in chart.small)
        if hidden or small or self.telling.is_guarded(chart):
            return Declared(asked, withheld=True)
        return replace(chart, small=())

    def _withheld(self) -> set[str]:
        """Return the indicators of which some cell is withheld."""
        return self.of_events | {indicator for _, indicator in self.of_totals}

    def _part(self, path: Path, part: Any) -> Any:
        match part:
            case Tally() if path[0] != "cumulative":
                return self._tally(part, self.of_period)
            case EventLine() | Evidence():
                if self.columns.isdisjoint(part.figures):
                    return part
                own = {c: _HIDDEN if c in self.columns else f for c, f in part.figures.items()}
                return replace(part, figures=own)
            case RunningTotal() if self._is_told((part,)):
                people = part.people and _HIDDEN
                return replace(part, figure=part.figure and _HIDDEN, people=people)
        return part

    def _is_cell(self, group: str) -> bool:
        return is_cell(group, self.rules)

    def _is_part(self, group: str) -> bool:
        return is_part(group, self.rules)

    def _tally(self, tally: Tally, indicators: Collection[str]) -> Tally:
        """Return the tally without its figures where it is a part of one of ``indicators``."""
        if not self._is_part(tally.group):
            return tally
        if tally.indicator in indicators:
            tally = replace(tally, figure=tally.figure and _HIDDEN)
        elif tally.indicator not in self.of_before:
            return tally
        return replace(tally, previous=tally.previous and _HIDDEN, comparable=False)

    def _lines(self) -> Iterator[EventLine]:
        summary = self.summary
        yield from (*summary.events, *summary.undated, *summary.straddling)
        yield from (d.event for d in summary.disputed)

    def _small_of(self, line: EventLine, parts: Mapping[str, tuple[str, str]]) -> Iterator[str]:
        """Yield the indicators with a small cell of one event."""
        found: _ByName = {}
        for column, (indicator, group) in parts.items():
            found.setdefault(indicator, {})[group] = line.figures.get(column)
        yield from self._with_small(found, self.own)

    def _with_small(self, found: _ByName, window: Window | None) -> Iterator[str]:
        """Yield the indicators with a small cell that nobody has cleared of ``window``."""
        for indicator, figures in found.items():
            if has_small(figures, self.rules) and not self.clear.counts(indicator, window):
                yield indicator

    def _small_tallies(self, field: str, window: Window | None) -> Iterator[str]:
        """Yield the indicators with a small cell among the tallies, of the period or before."""
        yield from self._with_small(_by_group(self.summary.tallies.values(), field), window)
        for group in self.summary.overlaps:
            for one in group:
                yield from self._with_small(_by_group(one.tallies.values(), field), window)

    def _small_grids(self) -> Iterator[str]:
        for grid in self.summary.grids:
            cells = (f for cell, f in grid.cells.items() if cell not in NO_CELLS)
            small = any(is_small(figure, self.rules) for figure in cells)
            if small and not self.clear.counts(grid.indicator, self.own):
                yield grid.indicator

    def _small_totals(self) -> Iterator[_Told]:
        """Yield who states a small cell as a running total, or a small rise of one, and of what."""
        found: dict[tuple[_Told, str, object, object], dict[str, Value]] = {}
        for t in self._totals():
            window = ((t.source, t.indicator), t.where, t.since, t.as_of)
            found.setdefault(window, {})[_group(t)] = t.figure
        for (told, *_), figures in found.items():
            if has_small(figures, self.rules) and not self.clear.counts(told[1], self.own):
                yield told
        for series in self.summary.series:
            first = series.totals[0]
            small = any(map(self._is_small_rise, series.rises)) and self._is_cell(first.group)
            if small and not self.clear.counts(first.indicator, self.own):
                yield first.source, first.indicator

    def _totals(self) -> Iterator[RunningTotal]:
        yield from (*self.summary.totals, *self.summary.known)
        yield from (total for series in self.summary.series for total in series.totals)

    def _is_small_rise(self, rise: int | None) -> bool:
        return rise is not None and 0 < rise < self.rules.small_cell

    def _is_told(self, totals: Iterable[RunningTotal]) -> bool:
        return any(
            self._is_part(t.group) and (t.source, t.indicator) in self.of_totals for t in totals
        )

    def _is_of_cell(self, conflict: Conflict) -> bool:
        """Return whether sources differ on a cell that is withheld."""
        if not self._is_part(conflict.group):
            return False
        if conflict.event_id:
            return conflict.indicator in self.of_events
        told = {(s.source, conflict.indicator) for s in conflict.statements}
        return bool(told & self.of_totals)

    def _is_of_column(self, revision: Revision) -> bool:
        """Return whether a source has corrected a cell that is withheld."""
        totals = {f"{t.indicator}_{t.group}" for t in self._totals() if self._is_told((t,))}
        return revision.indicator in self.columns | totals


def _by_group(tallies: Iterable[Tally], field: str) -> _ByName:
    found: _ByName = {}
    for tally in tallies:
        found.setdefault(tally.indicator, {})[tally.group] = getattr(tally, field)
    return found


def _group(total: RunningTotal) -> str:
    """Return a total's group as groups of events are called."""
    return code(total.group)
