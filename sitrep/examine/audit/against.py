"""Hold each number of a report to the figures of a log: ``sitrep audit … --against config.toml``.

It is for the office: the figures are those of the internal edition, nothing withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from sitrep.examine.audit.blocks import Kind
from sitrep.examine.audit.numbers import Number, numbers
from sitrep.examine.audit.report import Finding, Report, at
from sitrep.model.codes import Code
from sitrep.model.dates import Window
from sitrep.model.edition import INTERNAL
from sitrep.model.problem import SitrepError
from sitrep.model.request import Request, clock
from sitrep.model.summary import Summary
from sitrep.narrative.derived import nearest
from sitrep.narrative.facts import Facts
from sitrep.narrative.grounding import described, is_supported
from sitrep.narrative.reading import Claim
from sitrep.narrative.stated import Stated
from sitrep.pipeline import gather, summary_of

_NO_FIGURES = frozenset({"money", "sources", "accounts"})
#: What a report says of its inputs and of whom to ask is no figure.
_ASIDE = re.compile(r"\W*(?:sources?|methods?|methodology|contacts?|annex|about)\b", re.IGNORECASE)
#: Which problems holding a report to a log finds, and what each is.
CHECKS = {
    Code.NUMBER_CONTRADICTED: "a number other than the log's of the same thing, area and days",
    Code.NUMBER_UNSUPPORTED: "a number that no figure of the log supports",
}


def counted(config: Path, period: str, stated: Window | None) -> Summary:
    """Return the log's figures: of the period asked for, else of that which the report states."""
    if not config.is_file():
        raise SitrepError(f'--against: "{config}" is not there; name a config.toml', usage=True)
    inputs = gather(config, today=clock())
    if not period and stated and stated.start:
        period = f"{stated.start}..{stated.end}"
    request = Request(config, clock(), period, edition=INTERNAL)
    return summary_of(inputs, request)[0]


def contradictions(report: Report, summary: Summary) -> Iterator[tuple[Code, Finding]]:
    """Yield a finding for each number that a figure contradicts, or that none supports."""
    facts = Facts(summary, report.language)
    for number in _numbers(report, facts):
        claim = replace(number.claim, sourced=False)
        aside = {*claim.concepts} & _NO_FIGURES or _ASIDE.match(number.block.heading)
        if not (aside or is_supported(claim, facts) or _is_loosely(number, facts)):
            yield _wrong(number, claim, facts)


def _is_loosely(number: Number, facts: Facts) -> bool:
    """Return whether a figure has the number of a sentence that compares, or of a caption.

    Which time, group and area such a text says of which number can't be told.
    """
    loose = number.claim.differs or number.block.kind is Kind.CAPTION
    return loose and any(facts.says(s, number.claim) for s in facts.stated)


def _numbers(report: Report, facts: Facts) -> Sequence[Number]:
    return numbers(report.parts, report.language, report.year, facts.places)


def _wrong(number: Number, claim: Claim, facts: Facts) -> tuple[Code, Finding]:
    fitting = [s for s in facts.fitting(claim) if not s.single] if _is_exact(claim) else []
    if fitting:
        figure = min(fitting, key=lambda s: _distance(s, number))
        reason = f"differs from the log's figure: {described(figure, facts)}"
        hint = "correct it, or say which source it is of"
        return Code.NUMBER_CONTRADICTED, at(number, reason, hint)
    figure_near = nearest(claim, facts)
    near = f"; the nearest is {described(figure_near, facts)}" if figure_near else ""
    read = number.of(number.text)
    reason = f"is a number that no figure of the log supports, read as {read}{near}"
    return Code.NUMBER_UNSUPPORTED, at(number, reason, "correct it, or name its source behind it")


def _is_exact(claim: Claim) -> bool:
    """Return whether a claim says what it counts, and where or when."""
    said = claim.concepts and not claim.percent and not claim.differs
    return bool(said and (claim.areas or claim.times))


def _distance(figure: Stated, number: Number) -> tuple[bool, Fraction]:
    return bool(figure.group), abs(figure.best - number.value)
