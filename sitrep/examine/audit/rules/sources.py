"""Numbers of people that name no source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sitrep.examine.audit import cues
from sitrep.examine.audit.blocks import Block, Kind, Part, Table
from sitrep.examine.audit.numbers import Number
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
    named = _named(report)
    # What has a source in one place needs none in the next.
    sourced = {(n.value, n.unit) for n in report.numbers if n.source or named[_place(n)]}
    told: set[int] = set()
    for number in report.numbers:
        place = _place(number)
        if not number.of_people or place in told or number.block.kind is Kind.HEADING:
            continue
        if number.value <= 1 or (number.value, number.unit) in sourced:
            continue
        if not named[place]:
            told.add(place)
            reason = _REASON.replace("sentence or paragraph", "table or caption")
            yield at(number, reason if number.table else _REASON, _HINT)


def _place(number: Number) -> int:
    """Return what tells the paragraph of a number, or its table, from all others."""
    return -number.table or number.block.order


def _named(report: Report) -> dict[int, bool]:
    """Return of each paragraph and table whether it names a source, or stands beside one."""
    found = {}
    for part, below in pairwise([*report.parts, None]):
        if isinstance(part, Table):
            heading = part.header[0].heading if part.header else ""
            cells = " ".join(c.text for row in part.rows for c in row)
            around = f"{part.caption} {part.below} {cells} {heading}"
            found[-part.number] = bool(cues.SOURCE.search(around))
        elif part is not None:
            around = f"{part.text} {part.heading} {_line_below(below)}"
            found[part.order] = bool(cues.SOURCE.search(around))
    return found


def _line_below(part: Part | None) -> str:
    """Return the line below a paragraph where it says whose numbers all are."""
    if not isinstance(part, Block):
        return ""
    return part.text if part.text.lower().startswith(("all ", "source", "(source")) else ""


RULES = (Rule(Code.SOURCE_NOT_NAMED, "a number of people without a source", _find),)
