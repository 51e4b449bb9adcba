"""Sources that overlap: which one counts, and what the others state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.compose.phrases import Phrases
from sitrep.config.tables import DISPUTED
from sitrep.model.report import Column, Table
from sitrep.model.summary import Overlapping, Summary
from sitrep.wording import Words
from sitrep.wording.phrases import headed


def caveats(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield how many events were linked by hand, and which sources are never added."""
    words = phrases.words
    if summary.linked:
        yield words(
            "overlap-linked",
            n=summary.linked,
        )
    for overlap in summary.overlaps:
        yield words(
            "overlap-counted-once",
            counted=overlap[0].source,
            others=words.list(o.source for o in overlap[1:]),
        )
        for one in (o for o in overlap if o.apart):
            yield words("overlap-counted-apart", source=one.source, what=_apart(one, phrases))


def tables(summary: Summary, phrases: Phrases) -> tuple[Table, ...]:
    """Return for each overlap a table with a column for each source, the one that counts first."""
    return tuple(
        _table(f"overlap-{n}", overlap, phrases) for n, overlap in enumerate(summary.overlaps, 1)
    )


def _apart(one: Overlapping, phrases: Phrases) -> str:
    """Return what a source counts although it is not the first."""
    words = phrases.words
    whats = (words("overlap-claims") if n == DISPUTED else phrases.what(n) for n in one.apart)
    return words.list(whats)


def _table(name: str, overlap: Sequence[Overlapping], phrases: Phrases) -> Table:
    words = phrases.words
    heads = (_head(one, words) for one in overlap)
    columns = (Column(words("column-what")), *(Column(head, "end") for head in heads))
    caption = words("overlap-table", period=phrases.period())
    note = words("overlap-note")
    return Table(name, caption, columns, tuple(_rows(overlap, phrases)), note)


def _head(one: Overlapping, words: Words) -> str:
    if one.counts:
        return words("overlap-column-counted", source=one.source)
    if one.apart:
        return words("overlap-column-apart", source=one.source)
    return words("overlap-column-beside", source=one.source)


def _rows(overlap: Sequence[Overlapping], phrases: Phrases) -> Iterator[tuple[str, ...]]:
    words = phrases.words
    none = words("no-reports")
    yield (words("column-events"), *(words.number(o.events) if o.events else none for o in overlap))
    if any(o.shared for o in overlap[1:]):
        counts = (words.number(o.events if o.counts else o.shared) for o in overlap)
        yield (words("overlap-row-in-counts"), *counts)
    if any(o.attacks for o in overlap):
        attacks = (words.number(o.attacks) if o.attacks else "—" for o in overlap)
        yield (headed(phrases.what("attacks_on_health")), *attacks)
    for column in dict.fromkeys(c for o in overlap for c in o.tallies):
        said = (o.tallies.get(column) for o in overlap)
        figures = (phrases.figure(t.figure, t.indicator) if t else "—" for t in said)
        yield (headed(phrases.column(column)), *figures)
