"""Running totals in a table, each part under its whole, and parts of other dates told apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.compose.phrases import Phrases
from sitrep.model.summary import RunningTotal


@dataclass(frozen=True)
class Line:
    """A total, and the whole above it that it is a part of; ``alike``: both are of one window."""

    total: RunningTotal
    whole: RunningTotal | None = None

    @property
    def alike(self) -> bool:
        """Whether part and whole are of the same dates."""
        whole = self.whole
        return whole is not None and _window(self.total) == _window(whole)


def under_wholes(totals: Sequence[RunningTotal]) -> tuple[Line, ...]:
    """Return the totals in their order, but each part below its whole."""
    wholes = {total.total_id: whole for total in totals if (whole := _whole_of(total, totals))}
    lines = []
    for total in totals:
        if total.total_id not in wholes:
            lines.append(Line(total))
            parts = [Line(t, total) for t in totals if wholes.get(t.total_id) is total]
            lines += sorted(parts, key=lambda line: not line.alike)
    return tuple(lines)


def _whole_of(part: RunningTotal, totals: Iterable[RunningTotal]) -> RunningTotal | None:
    """Return the total of everyone by the part's source: of its own dates, or else the latest."""
    if not part.group:
        return None
    wholes = [t for t in totals if not t.group and _scope(t) == _scope(part)]
    return max(wholes, key=lambda t: (_window(t) == _window(part), t.as_of), default=None)


def _scope(total: RunningTotal) -> tuple[str, ...]:
    return (total.indicator, total.unit, total.where, total.origin, total.source)


def _window(total: RunningTotal) -> tuple[object, ...]:
    return (total.since, total.as_of)


def label(line: Line, phrases: Phrases) -> str:
    """Return what a row counts; a part of its whole's own dates is set in under it."""
    total, words = line.total, phrases.words
    if not line.alike:
        return phrases.what(total.indicator, total.unit, total.group)
    group = phrases.group(total.group)
    if total.unit == "people":
        return words("row-of-whom", group=group)
    return words("row-of-which", what=group)


def apart(lines: Iterable[Line], phrases: Phrases) -> str:
    """Return, once, which part is of other dates than its whole; empty for none."""
    found = [(line.total, line.whole) for line in lines if line.whole and not line.alike]
    if not found:
        return ""
    (part, whole), *_ = found
    return phrases.words(
        "totals-part-apart",
        part=phrases.what(part.indicator, part.unit, part.group),
        part_window=phrases.since(part),
        whole=phrases.what(whole.indicator, whole.unit),
        whole_window=phrases.since(whole),
        n=phrases.words.count(len(found)),
    )
