"""A report before it is published, as the rules of the preflight see it, and a rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from sitrep.arithmetic.periods import previous
from sitrep.config.load import Config
from sitrep.examine.own_texts import narratives, texts_beside
from sitrep.model.codes import Code
from sitrep.model.dates import Period
from sitrep.model.finding import Passage
from sitrep.model.problem import Fault, Problem, Severity
from sitrep.model.summary import Summary
from sitrep.narrative.load import source_of


@dataclass(frozen=True)
class Narrative:
    """A person's text: its file, as problems name it, what it says, the day it was written last."""

    path: str
    text: str
    written: dt.date


@dataclass(frozen=True)
class LookedAt:
    """What a report is made of. ``summary`` has all that is counted, whoever may see it.

    ``accounts`` are all those of the log; ``today`` is the day of the check.
    """

    config: Config
    summary: Summary
    accounts: pd.DataFrame
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

    def fault(
        self, section: str, fault: Fault, value: str = "", severity: Severity = Severity.WARNING
    ) -> Problem:
        """Return what is wrong with a figure; its place is the report and the section."""
        return Problem(
            f"the report of {self.period.id}",
            *fault,
            column=section,
            value=value,
            severity=severity,
        )


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


def at_line(text: str, position: int) -> int:
    """Return the line of a position, counted from 1."""
    return text.count("\n", 0, position) + 1
