"""Check a report that was written elsewhere: ``sitrep audit report.docx``.

In: a Word, PDF, Markdown, web or text file, and on request a log to hold it to. Out: a problem for
each thing that is wrong, in the order in which they stand, and every number with
what it was read as.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.arithmetic.periods import Weeks
from sitrep.examine.audit.blocks import Block
from sitrep.examine.audit.files import read
from sitrep.examine.audit.numbers import Number
from sitrep.examine.audit.report import Finding, Report
from sitrep.examine.audit.rules import RULES
from sitrep.model.codes import Code
from sitrep.model.dates import Window
from sitrep.model.problem import Problem, SitrepError
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import tongue

_SAMPLE = 20_000


@dataclass(frozen=True)
class Found:
    """A problem of a report and the heading it stands under."""

    problem: Problem
    heading: str
    order: tuple[int, int]


@dataclass(frozen=True)
class Audit:
    """What an audit found in a report, and its numbers."""

    path: str
    found: tuple[Found, ...]
    report: Report

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems in the order of their places."""
        return tuple(f.problem for f in self.found)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the report."""
        return tuple(self.report.every_number)


def audit(path: Path, period: str = "", against: Path | None = None) -> Audit:
    """Return what is wrong in the report at ``path``; ``against``: the config.toml of its log.

    Raises SitrepError where it can't be read, or where ``period`` is none.
    """
    parts = read(path)
    asked = _window(period)
    texts = [p.text for p in parts if isinstance(p, Block)]
    sample = re.findall(r"[^\W\d_]+", " ".join(texts)[:_SAMPLE])
    report = Report(parts, tongue(map(fold, sample), "en"), asked)
    found = [*_by_rules(report), *_by_log(report, period, against)]
    shown = [_placed(str(path), code, finding) for code, finding in found]
    return Audit(str(path), tuple(sorted(dict.fromkeys(shown), key=lambda f: f.order)), report)


def _window(period: str) -> Window | None:
    if not period:
        return None
    try:
        asked = Weeks().parse(period)
    except ValueError as error:
        raise SitrepError(f"--period: {error}", usage=True) from None
    return Window(asked.start, asked.end)


def _by_rules(report: Report) -> Iterator[tuple[Code, Finding]]:
    for rule in RULES:
        yield from ((rule.code, finding) for finding in rule.find(report))


def _by_log(report: Report, period: str, against: Path | None) -> Iterator[tuple[Code, Finding]]:
    if against is not None:
        from sitrep.examine.audit.against import contradictions, counted

        yield from contradictions(report, counted(against, period, report.period))


def _placed(path: str, code: Code, finding: Finding) -> Found:
    block = finding.block
    line = block.line_at(finding.start)
    where = block.where
    problem = Problem(path, code, finding.reason, finding.hint, line, where, finding.words)
    return Found(problem, block.heading, (block.order, finding.start))
