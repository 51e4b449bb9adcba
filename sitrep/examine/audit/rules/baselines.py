"""Running totals of one thing since different days."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sitrep.examine.audit.blocks import Kind
from sitrep.examine.audit.numbers import Number
from sitrep.examine.audit.report import Finding, Report, Rule, at, day
from sitrep.model.codes import Code

_RISE = re.compile(r"\b(?:by|up|down|another|a further)\s$", re.IGNORECASE)
_HINT = "count both since the same day, or say beside each why its start is another"


def _find(report: Report) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Number] = {}
    for number in (n for n in report.numbers if n.block.kind is not Kind.CAPTION):
        since = _since(report, number)
        if since is None or not _runs(number):
            continue
        key = (number.what or number.unit, number.claim.groups, number.claim.areas)
        before = first.setdefault(key, number)
        other = _since(report, before)
        if other != since and isinstance(other, dt.date) and not before.other_source(number):
            what = (number.what or number.unit).replace("_", " ")
            reason = f"counts {what} since {day(since)}; {before.text} counts since {day(other)}"
            yield at(number, reason, _HINT)


def _runs(number: Number) -> bool:
    """Return whether a number may be a running total: not a share, not a rise."""
    rise = _RISE.search(number.sentence[: number.at])
    return bool((number.what or number.of_people) and not number.claim.percent and not rise)


def _since(report: Report, number: Number) -> dt.date | None:
    time = number.time
    if not time and number.table:
        table = report.tables[number.table - 1]
        title = table.header[number.column].text
        label = table.rows[number.row][0].text
        for text in (title, label, table.caption):
            if begun := [d for d in report.dated(text) if d.since]:
                return begun[0].window.start
        return None
    found = time[1] if time and time[0] == "since" else None
    return found if isinstance(found, dt.date) else None


RULES = (Rule(Code.BASELINES_MIXED, "totals of one thing since different days", _find),)
