"""Scan texts for what may harm the people in them, before a report is published.

In: passages (a cell, a text, a value of config.toml) with their places. Out: a finding for each
phone number, mail or web address, position, plate, id and person that a rule sees. It reads no
file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from sitrep.model.finding import Finding, Kind, Passage
from sitrep.model.registry import declared
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span

__all__ = ["Known", "scan"]


def scan(
    passages: Iterable[Passage],
    known: Known,
    is_cleared: Callable[[Finding], bool] = lambda finding: False,
) -> Iterator[Finding]:
    """Yield what the rules find in ``passages``, without what ``is_cleared``."""
    for passage in passages:
        yield from (found for found in _findings(passage, known) if not is_cleared(found))


@cache
def every_rule() -> tuple[Rule, ...]:
    """Return all rules, that first which stands where two find the same."""
    return declared("sitrep.scan.rules", Rule)


def _findings(passage: Passage, known: Known) -> Iterator[Finding]:
    if passage.names:
        yield Finding(Kind.PERSON, passage.text, passage, passage.line, 1)
        return
    reading = Reading.of(passage)
    taken: list[tuple[Span, Kind]] = []
    for rule in every_rule():
        if rule.kind not in passage.quiet:
            new = _apart(rule.find(reading, known), [span for span, _ in taken])
            taken += ((span, rule.kind) for span in new)
    yield from (_finding(span, kind, reading) for span, kind in sorted(taken))


def _apart(found: Iterable[Span], taken: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that overlap none of ``taken`` and none before; the longer of two."""
    others = sorted(taken)
    last = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        after = bisect_right(others, (start, end))
        clear = all(end <= s or start >= e for s, e in others[max(0, after - 1) : after + 1])
        if start >= last and clear:
            last = end
            yield start, end


def _finding(span: Span, kind: Kind, reading: Reading) -> Finding:
    start = reading.starts[span[0]]
    end = reading.starts[span[1] - 1] + 1
    passage, text = reading.passage, reading.given[start:end]
    if passage.column:
        return Finding(kind, text, passage, passage.line, start + 1)
    line = bisect_right(reading.lines, start)
    at = start - reading.lines[line - 1] + 1
    return Finding(kind, text, passage, passage.line + line - 1 if passage.line else line, at)
