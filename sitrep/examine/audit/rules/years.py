"""Days and years that can't be: 31 April, and a year long past or far ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.examine.audit import dates
from sitrep.examine.audit.blocks import Block
from sitrep.examine.audit.report import Finding, Report, Rule
from sitrep.model.codes import Code

_BACK, _AHEAD = 80, 3
_YEAR = re.compile(r"\d{4}")
_BARE = re.compile(
    r"\b(?:in|since|during|until|of|from)\s+((?:1[0-8]|2[1-9])\d\d)(?![\d,.]*\d)(?=\W*(?:$|[.,;)]))"
)


def _find(report: Report) -> Iterator[Finding]:
    for block in report.all_blocks:
        for start, words in dates.impossible(block.text):
            hint = "write the day that is meant"
            yield Finding(block, start, words, "is a day that no calendar has", hint)
        for found in report.dated(block.text):
            words = block.text[found.start : found.end]
            if found.year and any(_is_off(int(y), report.year) for y in _YEAR.findall(words)):
                yield _finding(block, found.start, words, report.year)
        for match in _BARE.finditer(block.text):
            yield _finding(block, match.start(1), match[1], report.year)


def _is_off(year: int, own: int) -> bool:
    return year > own + _AHEAD or year < own - _BACK


def _finding(block: Block, start: int, words: str, own: int) -> Finding:
    reason = f"has a year that can't be meant in a report of {own}"
    return Finding(block, start, words, reason, "write the year that is meant")


RULES = (Rule(Code.YEAR_IMPOSSIBLE, "a day that is in no calendar, or an impossible year", _find),)
