"""Texts that are empty, of another period, repeated, or older than the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from sitrep.examine.audit.dates import dated
from sitrep.examine.preflight.built import at_line
from sitrep.examine.preflight.looked_at import LookedAt, Narrative, Rule
from sitrep.model.accounts import said_on
from sitrep.model.codes import Code
from sitrep.model.dates import Period, Unit
from sitrep.model.problem import Problem, Severity
from sitrep.narrative.parts import Heading, headings

#: Beside these words a text may speak of the period before.
_ASIDE = re.compile(
    r"\b(?:previous|last|compared|earlier|before|since|up from|down from|from \d|against|than|"
    r"précédent\w*|dernière|anterior|pasada|минул\w+|попередн\w+)\b|السابق|الماضي",
    re.IGNORECASE,
)
_WEEK = re.compile(r"\b(?:week|semaine|semana)\s+(\d{1,2})\b|(?<![\w-])W(\d{1,2})\b", re.IGNORECASE)
#: A shorter paragraph may be the same in two weeks.
_LONG = 60


def _empty(looked: LookedAt) -> Iterator[Problem]:
    """Yield each heading with nothing under it."""
    for text in looked.narratives:
        lines = text.text.split("\n")
        found = headings(text.text)
        for heading, following in pairwise([*found, None]):
            if heading is None:
                continue
            until = following.start if following else len(lines)
            deeper = following is not None and following.level > heading.level
            if not deeper and not "".join(lines[heading.end : until]).strip():
                hint = "write the text, or take the heading out"
                yield _at(text, heading, (Code.SECTION_EMPTY, "has nothing under it", hint))


def _at(text: Narrative, heading: Heading, fault: tuple[Code, str, str]) -> Problem:
    title = heading.title
    return Problem(text.path, *fault, heading.start + 1, "", title, severity=Severity.WARNING)


def _stale(looked: LookedAt) -> Iterator[Problem]:
    """Yield dates and week numbers of the period before, in headings and in what is said as new."""
    before, language = looked.summary.previous, looked.config.report.language
    for text in looked.narratives:
        for number, line in enumerate(text.text.split("\n"), 1):
            if _ASIDE.search(line):
                continue
            for words in _of_before(line, before, language):
                reason = f"is of the period before, {before.start} to {before.end}"
                hint = "write this period's dates, or say beside it what is compared"
                fault = (Code.PERIOD_STALE, reason, hint)
                yield Problem(text.path, *fault, number, "", words, severity=Severity.WARNING)


def _of_before(line: str, before: Period, language: str) -> Iterator[str]:
    """Yield where a line names the period before: its id, its number, or its first and last day."""
    if before.id in line:
        yield before.id
    elif before.unit is Unit.WEEK:
        numbers = (m for m in _WEEK.finditer(line) if int(m[1] or m[2]) == before.number)
        yield from (m[0] for m in numbers)
    for found in dated(line, language, before.end.year):
        window = found.window
        if (window.start, window.end) == (before.start, before.end) and not found.since:
            yield line[found.start : found.end]


def _repeated(looked: LookedAt) -> Iterator[Problem]:
    """Yield each paragraph that the report before has too."""
    known = {each for text in looked.earlier for _, each in _paragraphs(text.text)}
    for text in looked.narratives:
        for start, paragraph in _paragraphs(text.text):
            if paragraph in known:
                reason = "stands in the text of the period before, word for word"
                fault = (Code.TEXT_REPEATED, reason, "write what is new, or take it out")
                line = at_line(text.text, start)
                yield Problem(text.path, *fault, line, "", paragraph, severity=Severity.WARNING)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each long paragraph with its place; no headings and no tables."""
    for match in re.finditer(r"(?:^(?![#|])[^\n]+\n?)+", text, re.MULTILINE):
        plain = " ".join(match[0].split())
        if len(plain) >= _LONG:
            yield match.start(), plain


def _outdated(looked: LookedAt) -> Iterator[Problem]:
    """Yield each text that was written before the last account of the period came."""
    accounts, period = looked.log.accounts, looked.period
    days = said_on(accounts)
    own = accounts["date_start"].between(str(period.start), str(period.end))
    own &= days <= pd.Timestamp(looked.summary.as_of)
    if not own.any():
        return
    last = days[own].max().date()
    for text in looked.narratives:
        if text.written < last:
            reason = f"was written on {text.written}; the period's last account is of {last}"
            fault = (Code.TEXT_OUTDATED, reason, "read it against the figures, and save it again")
            yield Problem(text.path, *fault, severity=Severity.WARNING)


RULES = (
    Rule(Code.SECTION_EMPTY, Severity.WARNING, "a heading with nothing under it", _empty),
    Rule(
        Code.PERIOD_STALE,
        Severity.WARNING,
        "the dates or the number of the period before, in a line that compares nothing",
        _stale,
    ),
    Rule(
        Code.TEXT_REPEATED,
        Severity.WARNING,
        f"a paragraph of {_LONG} characters or more that the report before has too",
        _repeated,
    ),
    Rule(
        Code.TEXT_OUTDATED,
        Severity.WARNING,
        "a text that was saved before the last account of the period came",
        _outdated,
    ),
)
