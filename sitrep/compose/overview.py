"""Situation overview: the period's events in a table, and sentences on what they are."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.compose.highlights import no_reports
from sitrep.compose.phrases import Phrases, sentence
from sitrep.compose.tables import is_other, totals_table, without_sameness
from sitrep.model import Column, EventLine, Section, Summary, Table

#: A PDF table of thousands of rows takes minutes; the data hold the rest.
MOST_ROWS = 25


def compose(summary: Summary, phrases: Phrases) -> Section:
    """Return the overview; where nothing was reported, only that sentence."""
    title = phrases.section_title("overview")
    if not summary.has_reports:
        return Section("overview", title, paragraphs=(no_reports(phrases),))
    paragraphs = tuple(filter(None, [_events(summary, phrases), _edges(summary, phrases)]))
    tables = (_table(summary, phrases),) if summary.events else ()
    others = tuple(t for t in summary.totals if is_other(summary.indicators[t.indicator]))
    tables = (*tables, *totals_table("other-totals", others, phrases))
    return Section("overview", title, paragraphs=paragraphs, tables=tables)


def _events(summary: Summary, phrases: Phrases) -> str:
    words, n = phrases.words, len(summary.events)
    if not n:
        return words(
            "No dated event is held for %(period)s; running totals were published.",
            period=phrases.period(),
        )
    kinds = [
        words("%(type)s %(number)s", type=phrases.event_type(t.event_type),
              number=words.number(t.events))
        for t in summary.types
    ]  # fmt: skip
    text = words.plural(
        "%(number)s event was reported for %(period)s (%(types)s).",
        "%(number)s events were reported for %(period)s (%(types)s).",
        n,
        number=words.spelled(n),
        period=phrases.period(),
        types=", ".join(kinds),
    )
    return sentence(text)


def _edges(summary: Summary, phrases: Phrases) -> str:
    """Return which events run over the period's edge: counted once, and named."""
    n = len(summary.straddling)
    if not n:
        return ""
    words = phrases.words
    named = words.list(
        words("%(type)s at %(place)s, %(when)s", type=phrases.event_type(e.event_type),
              place=phrases.place(e), when=phrases.when(e))
        for e in summary.straddling[:3]
    )  # fmt: skip
    return sentence(
        words.plural(
            "%(number)s event runs over the edge of the period and is counted once, by its first "
            "day: %(named)s.",
            "%(number)s events run over the edge of the period and are counted once, by their "
            "first day; among them %(named)s.",
            n,
            number=words.spelled(n),
            named=named,
        )
        if summary.rules.allocate == "date_start"
        else words.plural(
            "%(number)s event runs over the edge of the period and is counted once, by its last "
            "day: %(named)s.",
            "%(number)s events run over the edge of the period and are counted once, by their "
            "last day; among them %(named)s.",
            n,
            number=words.spelled(n),
            named=named,
        )
    )


def toll(event: EventLine, phrases: Phrases, indicators: Iterable[str]) -> str:
    """Return the figures an event states, in the order of ``indicators``; else a dash."""
    words = phrases.words
    said = [
        words("%(what)s: %(figure)s", what=phrases.what(name),
              figure=phrases.figure(event.figures[name], name))
        for name in indicators
        if name in event.figures
    ]  # fmt: skip
    return "; ".join(said) or "—"


def _table(summary: Summary, phrases: Phrases) -> Table:
    words = phrases.words
    shown, rest = summary.events[:MOST_ROWS], len(summary.events) - MOST_ROWS
    rows = tuple(
        (
            phrases.when(e, short=True),
            phrases.event_type(e.event_type),
            phrases.place(e),
            toll(e, phrases, summary.indicators),
            words.list(e.sources) if e.sources else "—",
            phrases.status(e.status),
        )
        for e in shown
    )
    note = words("A dash means that the source states no number: not reported, not zero.")
    if rest > 0:
        more = words.plural("%(n)s more event is in report.json.",
                            "%(n)s more events are in report.json.", rest)  # fmt: skip
        note = f"{note} {more}"
    titles = (words("Date"), words("Type"), words("Place"), words("Stated toll"),
              words("According to"), words("Status"))  # fmt: skip
    caption = words("Events reported for %(period)s", period=phrases.period())
    table = Table("events", caption, tuple(Column(t) for t in titles), rows, note)
    return without_sameness(table, (4, 5), phrases)
