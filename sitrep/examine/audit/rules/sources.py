"""Numbers of people that name no source."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.examine.audit import cues
from sitrep.examine.audit.blocks import Block, Kind, Table
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.model.codes import Code

_REASON = "is a number of people without a source in its sentence or paragraph"
_HINT = (
    'name who says it ("according to …"), or list the sources of all numbers in a line that '
    'begins with "Sources:"'
)


def _find(report: Report) -> Iterator[Finding]:
    if report.names_sources:
        return
    told: set[int] = set()
    sourced = _sourced(report)
    for number in report.numbers:
        place = -number.table or number.block.order
        if not number.of_people or place in told or number.block.kind is Kind.HEADING:
            continue
        if number.value <= 1 or (number.value, number.unit) in sourced:
            continue
        around = _around(report, number.block, number.table)
        if not cues.SOURCE.search(around):
            told.add(place)
            reason = _REASON.replace("sentence or paragraph", "table or caption")
            yield at(number, reason if number.table else _REASON, _HINT)


def _sourced(report: Report) -> set[tuple[object, str]]:
    """Return the numbers, with their units, that have a source somewhere and need none again."""
    return {
        (number.value, number.unit)
        for number in report.numbers
        if number.source or cues.SOURCE.search(_around(report, number.block, number.table))
    }


def _around(report: Report, block: Block, table: int) -> str:
    if table:
        found = report.tables[table - 1]
        cells = " ".join(c.text for row in found.rows for c in row)
        return f"{found.caption} {found.below} {cells} {block.heading}"
    after = _next(report, block)
    return f"{block.text} {block.heading} {after}"


def _next(report: Report, block: Block) -> str:
    """Return the line below a paragraph where it says whose numbers all are."""
    parts = report.parts
    place = next((i for i, p in enumerate(parts) if p is block), len(parts))
    below = parts[place + 1] if place + 1 < len(parts) else None
    if isinstance(below, Table) or below is None:
        return ""
    return below.text if below.text.lower().startswith(("all ", "source", "(source")) else ""


RULES = (Rule(Code.SOURCE_NOT_NAMED, "a number of people without a source", _find),)
