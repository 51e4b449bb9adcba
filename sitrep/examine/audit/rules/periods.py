"""Headings, captions, heads and feet of pages that name another period than the report's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from sitrep.examine.audit.blocks import Block, Kind
from sitrep.examine.audit.dates import Dated
from sitrep.examine.audit.report import Finding, Report, Rule, day
from sitrep.model.codes import Code
from sitrep.model.dates import Window

_KINDS = (Kind.HEADING, Kind.CAPTION, Kind.RUNNING)
#: Words beside which a date may be of another time than the report's.
_ASIDE = re.compile(
    r"\b(?:since|next|compared|previous|background|history|chronolog\w*|timeline|trend\w*|as of|"
    r"published|issued|update[d]?|until|source|sources|between|review|baseline|from)\b",
    re.I,
)
_SHOWN = dt.timedelta(days=45)
_RUNNING_TOTAL = 62


def _find(report: Report) -> Iterator[Finding]:
    if report.period is None:
        return
    for block in report.all_blocks:
        if block.kind not in _KINDS or len(block.text) > 400:
            continue
        named = report.dated(block.text)
        stale = [d for d in named if _is_other(d, report.period)]
        if stale and len(stale) == len(named) and not _is_aside(block, stale[0]):
            yield _finding(report.period, block, stale[0])


def _is_other(found: Dated, period: Window) -> bool:
    """Return whether dates are of another time: before the period, or days beyond its end."""
    start, end = found.window.start or found.window.end, found.window.end
    first = period.start or period.end
    if found.since:
        return False
    if end < first:
        return True
    days = (end - start).days
    return start > period.end and (0 < days < _RUNNING_TOTAL or end - period.end > _SHOWN)


def _is_aside(block: Block, found: Dated) -> bool:
    said = _ASIDE.search(block.text)
    return bool(said) and not (
        block.kind is Kind.RUNNING and found.window.start != found.window.end
    )


def _finding(period: Window, block: Block, found: Dated) -> Finding:
    words = block.text[found.start : found.end]
    what = "head or foot of pages" if block.kind is Kind.RUNNING else block.kind.value
    of = f"{day(period.start or period.end)} to {day(period.end)}"
    reason = f"is not in the report's period, {of}, and stands in a {what}"
    return Finding(block, found.start, words, reason, "write this report's dates, or take it out")


RULES = (
    Rule(Code.PERIOD_STALE, "a heading, caption, head or foot with another period's dates", _find),
)
