"""A report before it is published, as the rules of the preflight see it, and a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from sitrep.arithmetic.periods import previous
from sitrep.config.load import Config
from sitrep.examine.own_texts import narratives, texts_beside
from sitrep.examine.preflight.built import Page, pages_in
from sitrep.model.accounts import Measure
from sitrep.model.codes import Code
from sitrep.model.dates import Period
from sitrep.model.edition import PUBLIC
from sitrep.model.events import Row
from sitrep.model.finding import Passage
from sitrep.model.problem import Fault, Problem, Severity
from sitrep.model.summary import Summary, Tally
from sitrep.model.totals import RunningTotal
from sitrep.narrative.load import source_of


@dataclass(frozen=True)
class Narrative:
    """A person's text: its file, as problems name it, what it says, the day it was written last."""

    path: str
    text: str
    written: dt.date


@dataclass(frozen=True)
class Said:
    """What is told of a figure beside its fault: what it is of, how grave it is, and its row."""

    value: str = ""
    severity: Severity = Severity.WARNING
    row: Row | None = None


_UNSAID = Said()


@dataclass(frozen=True)
class Log:
    """All accounts of the log, what they count, and the file and line of each running total."""

    accounts: pd.DataFrame
    measures: Sequence[Measure] = ()
    totals: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def greatest(self, tally: Tally) -> Row | None:
        """Return the row that states most of a sum; ``None`` where no column of the log does."""
        own = (tally.indicator, tally.group)
        measure = next((m for m in self.measures if (m.indicator, m.group) == own), None)
        rows = self.accounts[self.accounts["event_id"].isin(tally.events)]
        if measure is None or not len(rows := rows.dropna(subset=[measure.part("best")])):
            return None
        most = rows[measure.part("best")].to_numpy().argmax()
        path, line = (rows[name].tolist()[most] for name in ("path", "line"))
        return Row(str(path), int(line))


@dataclass(frozen=True)
class LookedAt:
    """What a report is made of. ``summary`` has all that is counted, whoever may see it.

    ``today`` is the day of the check.
    """

    config: Config
    summary: Summary
    log: Log
    editions: Sequence[str]
    today: dt.date

    @property
    def period(self) -> Period:
        """The report's period."""
        return self.summary.period

    @cached_property
    def narratives(self) -> Sequence[Narrative]:
        """The texts that the report prints."""
        return self._narratives(self.period.id)

    @cached_property
    def earlier(self) -> Sequence[Narrative]:
        """The texts of the report before it."""
        return self._narratives(previous(self.period, self.config.weeks).id)

    def _narratives(self, period: str) -> list[Narrative]:
        files = (narratives(self.config.folder, edition, period) for edition in self.editions)
        found = []
        for path in dict.fromkeys(path for paths in files for path in paths):
            text, problems = source_of(path)
            if not problems:
                day = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC).date()
                found.append(Narrative(f"narrative/{path.name}", text, day))
        return found

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """The texts that people have written beside the log for all reports: not narratives."""
        found = (texts_beside(self.config, each, self.period.id) for each in self.editions)
        every = dict.fromkeys(passage for passages in found for passage in passages)
        return [passage for passage in every if not passage.path.startswith("narrative/")]

    @cached_property
    def folders(self) -> Mapping[str, Path]:
        """The folder of each edition that is built, as it would be published."""
        home, name, found = self.config.folder, self.period.id, {}
        for edition in self.editions:
            out = "reports" if edition == PUBLIC else "restricted"
            places = [home / part / name / edition for part in ("drafts", out)]
            if place := next((p for p in places if p.is_dir()), None):
                found[edition] = place
        return found

    @cached_property
    def pages(self) -> Mapping[str, Sequence[tuple[Path, Page]]]:
        """The pages of each edition that is built."""
        return {edition: [*pages_in(folder)] for edition, folder in self.folders.items()}

    def fault(self, section: str, fault: Fault, said: Said = _UNSAID) -> Problem:
        """Return what is wrong with a figure.

        Its place is the row that it comes from; where none is known, the report and the section.
        """
        path = said.row.path if said.row else f"the report of {self.period.id}"
        line = said.row.line if said.row else 0
        return Problem(path, *fault, line, section, said.value, severity=said.severity)

    def row_of(self, total: RunningTotal) -> Row | None:
        """Return the row of a running total; ``None`` of one that sitrep has summed."""
        place = self.log.totals.get(total.total_id)
        return Row(*place) if place else None


@dataclass(frozen=True)
class Rule:
    """A rule of the preflight.

    ``checks`` is what it looks for, in words, for the docs. A rule without ``find`` is told by
    another part of the check.
    """

    code: Code
    severity: Severity
    checks: str
    find: Callable[[LookedAt], Iterator[Problem]] | None = field(default=None, repr=False)
