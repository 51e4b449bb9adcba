"""Changes and corrections: later figures by the same source for the same event."""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.model.figure import Value
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import Summary


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section, or ``None`` where no figure was revised."""
    if not summary.revisions:
        return None
    words = phrases.words
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
    title = phrases.section_title("changes")
    return Section("changes", title, tables=(Table("revisions", caption, columns, rows),))


def revised(old: Value, new: Value, phrases: Phrases) -> str:
    """Return "revised +2", the sign always printed."""
    if not old or not new:
        return "—"
    change = new.best - old.best
    number = phrases.words.number(abs(change))
    sign = "+" if change > 0 else "−" if change < 0 else "±"
    return phrases.words("changes-revised", change=f"{sign}{number}")


SECTION = BuiltIn("changes", "section-changes", 100, make=compose, tables=("revisions",))
