"""Changes and corrections: since the last report, and by sources within the period."""

from __future__ import annotations

from sitrep.compose import since_last
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.model.figure import Value
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import Summary


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section, or ``None`` where no report came before and nothing was revised."""
    title, found = phrases.section_title("changes"), summary.changes
    said = tuple(since_last.sentences(found, phrases)) if found else ()
    tables = since_last.tables(found, phrases) if found else ()
    tables += (*_revised(summary, phrases), *_withdrawn(summary, phrases))
    return Section("changes", title, said, tables=tables) if said or tables else None


def _revised(summary: Summary, phrases: Phrases) -> tuple[Table, ...]:
    words = phrases.words
    if not summary.revisions:
        return ()
    rows = tuple(
        (
            phrases.column(r.indicator),
            words.figure(r.old),
            words.figure(r.new),
            revised(r.old, r.new, phrases),
            r.source,
            words.date(r.new_on) if r.new_on else "—",
        )
        for r in summary.revisions
    )
    columns = (
        Column(words("column-what")),
        Column(words("column-before"), "end"),
        Column(words("column-now"), "end"),
        Column(words("column-change"), "end"),
        Column(words("column-according-to")),
        Column(words("column-revised-on")),
    )
    caption = words("changes-table")
    return (Table("revisions", caption, columns, rows),)


def _withdrawn(summary: Summary, phrases: Phrases) -> tuple[Table, ...]:
    words = phrases.words
    if not summary.withdrawn:
        return ()
    rows = tuple(
        (
            phrases.event_type(e.event_type),
            phrases.place(e),
            phrases.when(e),
            phrases.named(e.sources),
        )
        for e in summary.withdrawn
    )
    names = ("column-type", "column-place", "column-date", "column-according-to")
    caption = words("changes-withdrawn")
    return (Table("withdrawn", caption, tuple(Column(words(name)) for name in names), rows),)


def revised(old: Value, new: Value, phrases: Phrases) -> str:
    """Return "revised +2", the sign always printed."""
    if not old or not new:
        return "—"
    change = new.best - old.best
    number = phrases.words.number(abs(change))
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return phrases.words("changes-revised", change=f"{sign}{number}")


SECTION = BuiltIn(
    "changes",
    "section-changes",
    100,
    make=compose,
    tables=("changes-sums", "changes-events", "changes-totals", "revisions", "withdrawn"),
)
