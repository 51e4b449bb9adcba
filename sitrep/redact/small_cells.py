"""Withhold small counts of people of one sex or age, and whatever would tell them.

A cell is a count of a group by sex or age. Where one cell of an indicator is small, all cells of
that indicator are withheld: the others and the total would tell it. Totals stay. What a group adds
up to since the baseline is withheld as soon as one period since then has a small cell, because the
difference to an earlier report's would tell that one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from sitrep.arithmetic.small_cells import has_small, is_cell, is_small
from sitrep.model.cells import Path, rebuilt
from sitrep.model.codes import Code
from sitrep.model.dates import Window
from sitrep.model.figure import Figure, Suppressed, Value
from sitrep.model.problem import Problem
from sitrep.model.summary import (
    Conflict,
    EventLine,
    Revision,
    RunningTotal,
    Summary,
    Tally,
)
from sitrep.model.tallies import NO_CELLS, REST, STANDING_REST
from sitrep.redact.clearing import UNCLEARED, Clear
from sitrep.redact.earlier import NOTHING_STATED, Earlier, Printed
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
    return [*_Withholding(summary, clear, earlier).told()]


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
        self.clear, self.earlier = clear, earlier
        self.own = Window(summary.period.start, summary.period.end)
        self.small = {*self._small_tallies("figure", self.own), *self._small_grids()}
        self.of_before = {*self._small_tallies("previous", earlier.before)}
        self.of_period = self.small | {*self._would_tell()}
        small = {s.indicator for s in summary.small if not clear.counts(s.indicator, s.window)}
        self.since = self.of_period | small | {*self._small_since()}
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
                withheld=tuple(i for i in summary.indicators if i in self._withheld()),
                small=(),
            ),
            self._part,
        )
        return whole

    def told(self) -> Iterator[Problem]:
        """Yield a problem where published reports tell what this one withholds."""
        period = self.summary.period.id
        for indicator in sorted(self.small):
            hidden = self._printed(indicator)
            small = {p.group for p in hidden if p.group and self._is_small(p)}
            limit = self.rules.small_cell
            if stated := self.earlier.teller(indicator, hidden, small, limit):
                reason = f"tells small counts of {indicator} in {period}, which are withheld now"
                hint = (
                    f'clear them ([[cells]] in cleared.toml: indicator = "{indicator}", '
                    f'period = "{period}"), or remove that report if nobody has seen it'
                )
                column = f"figures.{indicator}.groups.{stated.group}"
                yield Problem(stated.path, Code.TOLD_ALREADY, reason, hint, column=column)
        yield from self._completed()

    def _is_small(self, printed: Printed) -> bool:
        return printed.low < self.rules.small_cell and printed.high != 0

    def _completed(self) -> Iterator[Problem]:
        """Yield a problem where a total of this report makes earlier ones tell a small count."""
        for indicator in sorted({i for i, g in self.summary.tallies if self._is_part(g)}):
            totals = [p for p in self._printed(indicator) if not p.group]
            for window in sorted(self._told(indicator, totals), key=lambda window: window.end):
                days = f"{window.start}..{window.end}"
                reason = f"has small counts of {indicator}, {days}, which this total would tell"
                hint = (
                    f'clear them ([[cells]] in cleared.toml: indicator = "{indicator}", '
                    f'period = "{days}"), or remove that report if nobody has seen it'
                )
                if path := self.earlier.path(indicator, window):
                    column = f"figures.{indicator}"
                    yield Problem(path, Code.TOLD_ALREADY, reason, hint, column=column)

    def _would_tell(self) -> Iterator[str]:
        """Yield the indicators whose counts would tell a small one together with earlier reports'.

        What is cleared of the period may be told.
        """
        for indicator in {i for i, g in self.summary.tallies if self._is_part(g)} - self.small:
            printed = [*self._printed(indicator), *self._printed_before(indicator)]
            moved = self.earlier.shifts(indicator, printed, self.rules.small_cell)
            told = moved or self._told(indicator, printed)
            if told and not self.clear.counts(indicator, self.own):
                yield indicator

    def _told(self, indicator: str, printed: Sequence[Printed]) -> set[Window]:
        """Return the windows whose small counts would follow, but for those that are cleared."""
        small = {s.window for s in self.summary.small if s.indicator == indicator and s.window}
        small |= self.earlier.withheld(indicator)
        small = {window for window in small if not self.clear.counts(indicator, window)}
        return self.earlier.told(indicator, small, printed, self.rules.small_cell)

    def _printed(self, indicator: str) -> list[Printed]:
        """Return what can be read of an indicator's total and cells in the period."""
        return [*self._read(indicator, self.own, "figure")]

    def _printed_before(self, indicator: str) -> list[Printed]:
        before = self.earlier.before
        if before is None or indicator in self.of_before:
            return []
        return [*self._read(indicator, before, "previous")]

    def _read(self, indicator: str, window: Window, field: str) -> Iterator[Printed]:
        for (name, group), tally in self.summary.tallies.items():
            figure, told = getattr(tally, field), not group or self._is_part(group)
            if name == indicator and told and isinstance(figure, Figure):
                yield Printed(group, window, figure.low, figure.high)

    def _withheld(self) -> set[str]:
        """Return the indicators of which some cell is withheld."""
        return self.since | self.of_events | {indicator for _, indicator in self.of_totals}

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

    def _is_cell(self, group: str) -> bool:
        return is_cell(group, self.rules)

    def _is_part(self, group: str) -> bool:
        """Return whether a group is a cell, or no cell and would tell others: those left over."""
        left = group == REST or (group == STANDING_REST and bool(self.rules.small_cell_groups))
        return left or self._is_cell(group)

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

    def _small_since(self) -> Iterator[str]:
        """Yield the indicators with a small cell among the sums since the baseline."""
        found = _by_group(self.summary.cumulative.values(), "figure")
        yield from self._with_small(found, None)

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
