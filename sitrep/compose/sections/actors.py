"""Parties and weapons: events and deaths by those that sources name, which are their claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import LONG, BuiltIn
from sitrep.model.edition import open_to
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import NameRow, Summary


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` where no source names a party or a weapon."""
    if not (summary.actors or summary.weapons):
        return None
    words = phrases.words
    tables = (
        *_table("by-actor", words("column-actor"), summary.actors, phrases),
        *_table("by-weapon", words("column-weapon"), summary.weapons, phrases),
    )
    alone = (*_alone("actor", summary.actors, phrases), *_alone("weapon", summary.weapons, phrases))
    claims = words("actors-note", sources=phrases.named(_sources(summary)))
    shown = open_to(summary.edition)
    closed = any(event.sensitivity not in shown for event in summary.events)
    return Section(
        "actors",
        phrases.section_title("actors"),
        paragraphs=alone,
        tables=tables,
        notes=(claims, *([words("actors-restricted")] if closed else [])),
    )


def _alone(kind: str, rows: Sequence[NameRow], phrases: Phrases) -> Iterator[str]:
    """Yield the sentence of what all events have in common: a table of one row says no more."""
    if len(rows) == 1 and not rows[0].differ:
        n = phrases.words.count(rows[0].events)
        yield phrases.words("actors-alone", kind=kind, name=rows[0].name, n=n)


def _table(name: str, title: str, rows: Sequence[NameRow], phrases: Phrases) -> tuple[Table, ...]:
    if len(rows) < 2:
        return ()
    words = phrases.words
    return (
        Table(
            name,
            words("actors-table", what=title, period=phrases.period()),
            (
                Column(title),
                Column(words("column-events"), "end"),
                Column(phrases.what("killed"), "end"),
            ),
            tuple(
                (
                    _named(row, phrases),
                    words.number(row.events),
                    phrases.figure(row.tallies["killed"].figure, "killed"),
                )
                for row in rows
            ),
        ),
    )


def _sources(summary: Summary) -> Iterator[str]:
    for row in (*summary.actors, *summary.weapons):
        yield from row.tallies["killed"].sources


def _named(row: NameRow, phrases: Phrases) -> str:
    if row.differ:
        return phrases.words("actors-differ")
    return row.name or phrases.words("not-stated")


SECTION = BuiltIn(
    "actors",
    "section-actors",
    45,
    make=compose,
    tables=("by-actor", "by-weapon"),
    templates=(LONG,),
)
