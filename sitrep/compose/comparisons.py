"""Comparisons of the dead beyond the period before: whole sentences, none of unlike coverage."""

from __future__ import annotations

from sitrep.arithmetic.bounds import against
from sitrep.compose.phrases import Phrases
from sitrep.model.summary import Comparison, Summary
from sitrep.model.tallies import Against
from sitrep.wording.catalogue import Counted
from sitrep.wording.phrases import before_noun


def last_year(summary: Summary, phrases: Phrases) -> str:
    """Return the dead of the same period a year before; empty where the two don't compare."""
    found = _of(Against.LAST_YEAR, summary)
    if found is None or not found.tally.comparable:
        return ""
    words = phrases.words
    window = words.window(found.before)
    return words("highlights-last-year", window=window, **_figures(found, phrases))


def year_to_date(summary: Summary, phrases: Phrases) -> str:
    """Return the dead of the year so far, beside those of a year before where they compare."""
    found = _of(Against.YEAR_TO_DATE, summary)
    if found is None or not found.tally.figure or not found.tally.window.start:
        return ""
    words, tally = phrases.words, found.tally
    # Alone it is news only where no other sentence has the same sum.
    same = (summary.tallies["killed", ""], summary.cumulative.get(("killed", "")))
    if not tally.comparable and any(other and other.of == tally.of for other in same):
        return ""
    return words(
        "highlights-year-to-date",
        date=words.date(found.tally.window.start),
        n=words.count(tally.of),
        before=words.window(found.before),
        **_figures(found, phrases),
    )


def since_marker(summary: Summary, phrases: Phrases) -> str:
    """Return the dead since the last marker beside those of as many days before it."""
    found = _of(Against.SINCE_MARKER, summary)
    if found is None or not found.tally.comparable or not found.tally.window.start:
        return ""
    words, before = phrases.words, found.before
    days = (before.end - before.start).days + 1 if before.start else 0
    return words(
        "highlights-since-marker",
        date=words.date(found.tally.window.start),
        label=found.label,
        days=words.count(days),
        **_figures(found, phrases),
    )


def _of(kind: Against, summary: Summary) -> Comparison | None:
    return next((each for each in summary.comparisons if each.against is kind), None)


def _figures(found: Comparison, phrases: Phrases) -> dict[str, str | Counted]:
    """Return both figures, which is surely more, and who states them."""
    words, tally = phrases.words, found.tally
    then = tally.previous if tally.comparable else None
    assert tally.figure
    figure, old = words.alike(tally.figure, then or tally.figure)
    return {
        "trend": against(tally.figure, then) if then else "alone",
        "figure": before_noun(words, tally.figure, figure),
        "old": old,
        "sources": phrases.named(tally.sources),
    }
