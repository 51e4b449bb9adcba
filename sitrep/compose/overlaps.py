"""Sources that overlap: which one counts, and what the others state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.compose.phrases import Phrases
from sitrep.config.tables import DISPUTED
from sitrep.model.report import Column, Table
from sitrep.model.summary import Overlapping, Summary
from sitrep.wording import Words
from sitrep.wording.phrases import headed

DASH = "—"


def caveats(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield how many events were linked by hand, and which sources are never added."""
    words = phrases.words
    if summary.linked:
        yield words(
            "overlap-linked",
            n=words.count(summary.linked),
        )
    for overlap in summary.overlaps:
        yield words(
            "overlap-counted-once",
            counted=overlap[0].source,
            others=words.list(o.source for o in overlap[1:]),
        )
        if len([*_rows(overlap, phrases)]) == 1 and any(o.events for o in overlap[1:]):
            named = zip(_events(overlap, words), overlap, strict=True)
            counts = (words("overlap-count", n=n, source=o.source) for n, o in named)
            yield words("overlap-events", counts=words.list(counts))
        for one in (o for o in overlap if o.apart):
            yield words("overlap-counted-apart", source=one.source, what=_apart(one, phrases))


def tables(summary: Summary, phrases: Phrases) -> tuple[Table, ...]:
    """Return for each overlap a table with a column for each source, the one that counts first.

    A row is of what several of them state, or one that does not count it; without such, there is
    no table.
    """
    return tuple(
        _table(f"overlap-{n}", overlap, phrases)
        for n, overlap in enumerate(summary.overlaps, 1)
        if len([*_rows(overlap, phrases)]) > 1
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
    """Yield how many events each source has, then what other sections can't print of them."""
    yield (phrases.words("column-events"), *_events(overlap, phrases.words))
    for indicator, head, figures in _stated(overlap, phrases):
        stating = [o for o, figure in zip(overlap, figures, strict=True) if figure != DASH]
        if len(stating) > 1 or any(not (o.counts or indicator in o.apart) for o in stating):
            yield (head, *figures)


def _events(overlap: Sequence[Overlapping], words: Words) -> Iterator[str]:
    none = words("no-reports")
    return (words.number(one.events) if one.events else none for one in overlap)


def _stated(
    overlap: Sequence[Overlapping], phrases: Phrases
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each indicator with a row's heading and the figure of each source; a dash for none."""
    words = phrases.words
    if any(o.shared for o in overlap[1:]):
        counts = (words.number(o.events if o.counts else o.shared) for o in overlap)
        yield "", words("overlap-row-in-counts"), tuple(counts)
    attacks = (words.number(o.attacks) if o.attacks else DASH for o in overlap)
    yield "attacks_on_health", headed(phrases.what("attacks_on_health")), tuple(attacks)
    for column in dict.fromkeys(c for o in overlap for c in o.tallies):
        said = [o.tallies.get(column) for o in overlap]
        figures = (phrases.figure(t.figure, t.indicator) if t else DASH for t in said)
        indicator = next(t.indicator for t in said if t)
        yield indicator, headed(phrases.column(column)), tuple(figures)
