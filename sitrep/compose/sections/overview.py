"""Situation overview: how many events there were, and what belongs to no other section."""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.sections.casualties import own_tallies
from sitrep.compose.sections.highlights import disputed_of, no_reports, undated
from sitrep.compose.sections.key_figures import carded_totals, stated_on_cards
from sitrep.compose.tables import latest_known, printed_in, totals_of, totals_part
from sitrep.model.codes import EventType
from sitrep.model.figure import Value
from sitrep.model.report import Section
from sitrep.model.summary import Summary
from sitrep.wording import Words
from sitrep.wording.event_types import counted, is_built_in, listed


def compose(summary: Summary, phrases: Phrases) -> Section:
    """Return the overview; where nothing was reported, only that sentence."""
    title, carded = phrases.section_title("overview"), carded_totals(summary, phrases)
    if not summary.has_reports:
        none = tuple(filter(None, (no_reports(phrases), undated(phrases))))
        known = latest_known("latest-known", summary, carded, phrases)
        return Section("overview", title, paragraphs=none, tables=known)
    said = (
        _events(summary, phrases),
        _standing(summary, phrases),
        _edges(summary, phrases),
        undated(phrases),
    )
    paragraphs = tuple(filter(None, said))
    others = totals_of(summary, printed_in("overview", summary))
    spoken = stated_on_cards(others, summary, phrases)
    sentences, more = totals_part("other-totals", others, spoken, phrases)
    sums = own_tallies("overview", summary, phrases)
    paragraphs = (*paragraphs, *sums, *sentences)
    tables = (*more, *latest_known("latest-known", summary, carded, phrases))
    return Section("overview", title, paragraphs=paragraphs, tables=tables)


def _events(summary: Summary, phrases: Phrases) -> str:
    words, n = phrases.words, len(summary.events)
    if not n and not summary.totals:
        return words("overview-none-counted", period=phrases.period())
    if not n:
        return words(
            "overview-no-events",
            period=phrases.period(),
        )
    stated = [t.event_type for t in summary.types if t.events]
    if len(stated) == 1 and stated[0] != EventType.OTHER and is_built_in(stated[0]):
        told = counted(words, stated[0], n)
        return words("overview-events-of-a-type", n=n, counted=told, period=phrases.period())
    if len(stated) == 1:
        return words(
            "overview-events-alike",
            n=words.count(n),
            period=phrases.period(),
            stated="no" if stated[0] == EventType.OTHER else "yes",
            type=phrases.event_type(stated[0]),
        )
    kinds = {t.event_type: t.events for t in summary.types if t.events}
    return words(
        "overview-events",
        n=words.count(n),
        period=phrases.period(),
        types=listed(words, kinds),
    )


def _standing(summary: Summary, phrases: Phrases) -> str:
    """Return how many events are disputed and confirmed (model.md, case 15); empty for none."""
    count, disputed = phrases.words.count, disputed_of(summary)
    if not (disputed or summary.confirmed):
        return ""
    one = "disputed" if disputed else "confirmed"
    return phrases.words(
        "overview-standing",
        n=len(summary.events),
        how="both" if disputed and summary.confirmed else one,
        disputed=count(disputed),
        confirmed=count(summary.confirmed),
    )


def _edges(summary: Summary, phrases: Phrases) -> str:
    """Return which events cross the period's edge: counted once, and named."""
    n = len(summary.straddling)
    if not n:
        return ""
    words = phrases.words
    named = words.list(
        words(
            "overview-edge",
            type=phrases.event_type(e.event_type),
            place=phrases.place(e),
            when=phrases.when(e),
        )
        for e in summary.straddling[:3]
    )
    counted = (
        words("overview-counted-first-day")
        if summary.rules.allocate == "date_start"
        else words("overview-counted-last-day")
    )
    return words(
        "overview-edges",
        n=words.count(n),
        counted=counted,
        named=named,
    )


def annex(summary: Summary, phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    """Return every event of the period for a spreadsheet: a header, then a row an event.

    Each figure has columns for low, best, high and qualifier; an open high is empty, and so is a
    figure that no source states. One that the edition withholds says so as its qualifier.
    """
    words = phrases.words
    names = list(dict.fromkeys(n for e in summary.events for n in e.figures))
    header = (
        *(
            words("column-first-day"),
            words("column-last-day"),
            words("column-type"),
            words("column-area"),
            words("column-place"),
        ),
        *(title for n in names for title in _titles(phrases.column(n), words)),
        *(words("column-according-to"), words("column-status")),
    )
    rows = [header]
    for event in summary.events:
        figures = [cell for n in names for cell in _cells(event.figures.get(n), words)]
        start, end = event.window.start, event.window.end
        rows.append(
            (
                start.isoformat() if start else "",
                end.isoformat(),
                phrases.event_type(event.event_type),
                event.area,
                event.place,
                *figures,
                words.list(event.sources),
                phrases.status(event.status),
            )
        )
    return tuple(rows)


def _titles(what: str, words: Words) -> tuple[str, ...]:
    return (
        words("column-low", what=what),
        words("column-best", what=what),
        words("column-high", what=what),
        words("column-qualifier", what=what),
    )


def _cells(figure: Value, words: Words) -> tuple[str, ...]:
    if not figure:
        return ("", "", "", "" if figure is None else words.figure(figure))
    high = "" if figure.high is None else str(figure.high)
    return (str(figure.low), str(figure.best), high, figure.qualifier.value)


SECTION = BuiltIn(
    "overview",
    "section-overview",
    30,
    make=compose,
    tables=("other-totals", "latest-known"),
)
