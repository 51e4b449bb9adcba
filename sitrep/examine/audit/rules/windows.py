"""Numbers of people of no stated time."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.examine.audit.blocks import Kind
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.model.codes import Code

_REASON = "is a number of people of no stated time"
_HINT = 'say since when or of which days it is, or state the period on the first page ("6–12 May")'


def _find(report: Report) -> Iterator[Finding]:
    if report.period is not None:
        return
    told: set[int] = set()
    for number in report.numbers:
        place = -number.table or number.block.order
        if not number.of_people or place in told or number.block.kind is Kind.HEADING:
            continue
        if not report.time_of(number) and not report.dated(number.block.text):
            told.add(place)
            yield at(number, _REASON, _HINT)


RULES = (
    Rule(
        Code.WINDOW_NOT_NAMED, "a number of people without a date, where no period is told", _find
    ),
)
