"""Disputed and unverified reports: claim and denial side by side, each attributed."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import FLASH, LONG, STANDARD, BuiltIn
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import Statement, Summary
from sitrep.wording.phrases import sources


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section, or ``None`` where nothing is disputed: the overview says so."""
    if not summary.disputed:
        return None
    words = phrases.words
    rows = tuple(
        (
            phrases.event_type(d.event.event_type),
            phrases.place(d.event),
            phrases.when(d.event, short=True),
            _by(d.claims, phrases) or words("disputed-by-nobody"),
            _by(d.denials, phrases) or _doubted(d.claims, phrases),
            phrases.status(d.event.status),
        )
        for d in summary.disputed
    )
    columns = tuple(
        Column(t)
        for t in (
            words("column-event"),
            words("column-place"),
            words("column-dates"),
            words("column-reported-by"),
            words("column-denied-by"),
            words("column-status"),
        )
    )
    note = words("disputed-note")
    table = Table("disputed", words("disputed-table"), columns, rows, note)
    title = phrases.section_title("disputed")
    return Section("disputed", title, tables=(table,))


def _doubted(claims: Iterable[Statement], phrases: Phrases) -> str:
    """Return the sources that doubt the event in their own accounts, which is no denial."""
    own = _by((s for s in claims if s.status == "disputed"), phrases)
    return phrases.words("disputed-own-account", sources=own) if own else "—"


def _by(statements: Iterable[Statement], phrases: Phrases) -> str:
    words = phrases.words
    said = dict.fromkeys(
        words("disputed-by", source=s.source, date=words.date(s.reported_on))
        if s.reported_on
        else s.source
        for s in statements
    )
    return sources(words, said)


SECTION = BuiltIn(
    "disputed",
    "section-disputed",
    110,
    make=compose,
    tables=("disputed",),
    templates=(STANDARD, FLASH, LONG),
)
