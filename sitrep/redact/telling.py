"""What this report and those that are out together would tell of counts that are withheld.

Its figures are read as its readers read them: the period's, those of the period before, the totals
by period that charts show, and the sums since the baseline.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from sitrep.arithmetic.small_cells import has_small, is_cell
from sitrep.model.codes import Code
from sitrep.model.dates import Window
from sitrep.model.declared import Declared
from sitrep.model.figure import Figure
from sitrep.model.problem import Problem
from sitrep.model.summary import Rules, Summary, Tally
from sitrep.model.tallies import REST, STANDING_REST
from sitrep.redact.clearing import Clear
from sitrep.redact.earlier import EVERYONE, Days, Earlier, Printed
from sitrep.redact.releases import is_released


def is_part(group: str, rules: Rules) -> bool:
    """Return whether a group is a cell, or no cell and would tell others: those left over."""
    left = group == REST or (group == STANDING_REST and bool(rules.small_cell_groups))
    return left or is_cell(group, rules)


class Telling:
    """What a Summary's figures tell beside ``earlier`` ones; what is cleared may be told."""

    def __init__(self, summary: Summary, clear: Clear, earlier: Earlier) -> None:
        self.summary, self.rules = summary, summary.rules
        self.clear, self.earlier = clear, earlier
        self.own = Window(summary.period.start, summary.period.end)
        #: The indicators that have groups by sex or age.
        self.indicators = sorted({i for i, g in summary.tallies if is_part(g, self.rules)})

    def by_the_period(self, indicator: str, of_before: Collection[str]) -> bool:
        """Return whether counts of the period would tell a small one of other windows.

        Those of the period before are not printed for the indicators in ``of_before``.
        """
        printed = [*self._of_period(indicator), *self._of_the_one_before(indicator, of_before)]
        told = self._shows(indicator, self.own, printed) or bool(self._told(indicator, printed))
        return told and not self.clear.counts(indicator, self.own)

    def to_date(self, indicator: str, of_period: Collection[str], before: Collection[str]) -> bool:
        """Return whether counts since the baseline would tell a small one, of them or within them.

        Counts of the period and of the one before are not printed for the indicators in
        ``of_period`` and ``before``.
        """
        tallies = [t for (i, _), t in self.summary.cumulative.items() if i == indicator]
        small = has_small({t.group: t.figure for t in tallies}, self.rules)
        if small and not self.clear.counts(indicator, None):
            return True
        within = self._guarded(indicator)
        # What no period can hold is listed by itself: less that, the rest is of the periods.
        if (within and self.summary.undated) or not self._is_released(indicator):
            return True
        since = [p for t in tallies if (p := _printed(t, "figure", t.window))]
        own = [p for p in self._of_period(indicator) if indicator not in of_period or not p.group]
        printed = [*since, *own, *self._of_the_one_before(indicator, {*of_period, *before})]
        if any(self._shows(indicator, p.window, printed) for p in since):
            return True
        return bool(self._told(indicator, [*printed, *self._nobody_before(printed, within)]))

    def is_guarded(self, chart: Declared) -> bool:
        """Return whether a declared chart of a part may tell a small count.

        It may where any window of its indicator has one, or where one of its counts differs
        little from what was published of the same days.
        """
        indicator, group = chart.asked.indicator, chart.asked.group
        shown = [
            Printed(group, Window(p.period.start, p.period.end), p.figure.low, p.figure.high)
            for line in chart.lines
            for p in line.points
            if isinstance(p.figure, Figure) and not line.area and not chart.asked.areas
        ]
        moved = self.earlier.shifts(indicator, shown, self.rules.small_cell)
        return moved or bool(self._guarded(indicator))

    def problems(self, small: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem where published reports tell small counts of the period."""
        period = self.summary.period.id
        for indicator in sorted(small):
            hidden = self._of_period(indicator)
            few = {p.group for p in hidden if p.group and self._is_small(p)}
            if stated := self.earlier.teller(indicator, hidden, few, self.rules.small_cell):
                reason = f"tells small counts of {indicator} in {period}, which are withheld now"
                column = f"figures.{indicator}.groups.{stated.group}"
                hint = _remedy(indicator, period)
                yield Problem(stated.path, Code.TOLD_ALREADY, reason, hint, column=column)
        yield from self._completed()

    def _completed(self) -> Iterator[Problem]:
        """Yield a problem where a total of this report makes earlier ones tell a small count."""
        for indicator in self.indicators:
            totals = [p for p in self._of_period(indicator) if not p.group]
            for window in sorted(self._told(indicator, totals), key=lambda window: window.end):
                days = f"{window.start}..{window.end}"
                reason = f"has small counts of {indicator}, {days}, which this total would tell"
                hint = _remedy(indicator, days)
                if path := self.earlier.path(indicator, window):
                    column = f"figures.{indicator}"
                    yield Problem(path, Code.TOLD_ALREADY, reason, hint, column=column)

    def _told(self, indicator: str, printed: Sequence[Printed]) -> set[Window]:
        """Return the windows whose small counts would follow, but for those that are cleared."""
        small = {window for window in self._guarded(indicator) if window}
        totals, limit = self._by_period(indicator), self.rules.small_cell
        return self.earlier.told(indicator, small, printed, limit, totals)

    def _shows(self, indicator: str, window: Window, printed: Sequence[Printed]) -> bool:
        """Return whether figures show a small change, or a small rest, of what was published."""
        limit, days = self.rules.small_cell, self._days(indicator)
        changed = self.earlier.shifts(indicator, printed, limit)
        changed = changed or self.earlier.moved(indicator, window, days, limit)
        cleared = self.clear.windows(indicator)
        return changed or self.earlier.leaves(indicator, printed, days, limit, cleared)

    def _days(self, indicator: str) -> dict[str, Days]:
        """Return the log's counts by day of an indicator's groups, but for cleared ones."""
        own = {g: d for (name, g), d in self.summary.by_day.items() if name == indicator}
        return {} if self.clear.counts(indicator, self.own) else own

    def _is_released(self, indicator: str) -> bool:
        mine = (s for s in self.summary.small if s.indicator == indicator)
        small = [s for s in mine if not self.clear.counts(indicator, s.window)]
        return is_released(small, self.rules.small_cell)

    def _guarded(self, indicator: str) -> set[Window | None]:
        """Return the windows with a small count and those that a report withholds, uncleared.

        ``None`` stands for what no period can hold.
        """
        small = {s.window for s in self.summary.small if s.indicator == indicator}
        small |= self.earlier.withheld(indicator)
        return {window for window in small if not self.clear.counts(indicator, window)}

    def _is_small(self, printed: Printed) -> bool:
        return printed.low < self.rules.small_cell and printed.high != 0

    def _of_period(self, indicator: str) -> list[Printed]:
        """Return what can be read of an indicator's total and cells in the period."""
        return [*self._read(indicator, self.own, "figure")]

    def _of_the_one_before(self, indicator: str, hidden: Collection[str]) -> list[Printed]:
        before = self.earlier.before
        if before is None or indicator in hidden:
            return []
        return [*self._read(indicator, before, "previous")]

    def _read(self, indicator: str, window: Window, field: str) -> Iterator[Printed]:
        for (name, group), tally in self.summary.tallies.items():
            told = name == indicator and (not group or is_part(group, self.rules))
            if told and (printed := _printed(tally, field, window)):
                yield printed

    def _by_period(self, indicator: str) -> list[Printed]:
        """Return the totals of the periods before this one, as charts and highlights show them.

        That of a partial period too: a baseline cuts its window; where the log begins within it,
        nobody is counted before.
        """
        first = self.summary.baseline or dt.date.min
        shown = [
            (Window(max(p.period.start, first), p.period.end), p.figure)
            for p in self.summary.weekly.get(indicator, ())
        ]
        beaten = (r for r in self.summary.records if (r.indicator, r.group) == (indicator, ""))
        shown += [(r.before, r.figure) for r in beaten if r.before]
        return [
            Printed(EVERYONE, window, figure.low, figure.high)
            for window, figure in dict(shown).items()
            if isinstance(figure, Figure)
        ]

    def _nobody_before(
        self, printed: Iterable[Printed], others: Iterable[Window | None]
    ) -> Iterator[Printed]:
        """Yield that nobody is counted before the log's first day, where a window begins earlier.

        With a baseline the sums begin on it, whatever there was before.
        """
        first = next((t.window.start for t in self.summary.cumulative.values()), None)
        windows = [*(p.window for p in printed), *others, self.own]
        starts = [w.start for w in windows if w and w.start]
        if not self.summary.baseline and first and min(starts) < first:
            yield Printed(EVERYONE, Window(min(starts), first - dt.timedelta(days=1)), 0, 0)


def _printed(tally: Tally, field: str, window: Window) -> Printed | None:
    figure = getattr(tally, field)
    if not isinstance(figure, Figure):
        return None
    return Printed(tally.group, window, figure.low, figure.high)


def _remedy(indicator: str, period: str) -> str:
    return (
        f'clear them ([[cells]] in cleared.toml: indicator = "{indicator}", '
        f'period = "{period}"), or remove that report if nobody has seen it'
    )
