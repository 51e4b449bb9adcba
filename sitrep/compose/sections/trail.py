"""Where the figures come from: each event with its id and rows, and each problem with its cell.

Only an edition that holds the log's ids has it; of the shipped ones, the internal one.
"""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import LONG, STANDARD, BuiltIn
from sitrep.compose.sections.annex import MOST_ROWS
from sitrep.compose.tables import cut, labelled
from sitrep.model.problem import short
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import EventLine, Summary
from sitrep.wording import terms


def trail(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` where no event bears its rows and no problem its file."""
    if not any(event.rows for event in summary.events):
        return None
    tables = (_events(summary, phrases), _problems(summary, phrases))
    found = tuple(table for table in tables if table.rows)
    return Section("trail", phrases.section_title("trail"), tables=found)


def _events(summary: Summary, phrases: Phrases) -> Table:
    words = phrases.words
    described = any(event.description for event in summary.events)
    columns = (
        Column(words("column-id")),
        Column(words("column-date")),
        Column(words("column-place")),
        Column(words("column-figures")),
        Column(words("column-according-to")),
        Column(words("column-in-the-log")),
        *((Column(words("column-description")),) if described else ()),
    )
    shown = summary.events[:MOST_ROWS]
    rows = tuple(_event(event, summary, phrases)[: len(columns)] for event in shown)
    caption = words("trail-events-table", period=phrases.period())
    every = len(summary.events)
    note = cut(len(shown), every, phrases) if len(shown) < every else ""
    return Table("trail-events", caption, columns, rows, note)


def _event(event: EventLine, summary: Summary, phrases: Phrases) -> tuple[str, ...]:
    words = phrases.words
    figures = labelled(event.figures, summary.indicators, phrases)
    rows = [f"{row.path}:{row.line}" for row in sorted(event.rows, key=lambda r: (r.path, r.line))]
    return (
        event.event_id,
        phrases.when(event, short=True),
        phrases.place(event),
        words.list(figures) if figures else "—",
        phrases.named(event.sources) or "—",
        words.list(rows) if rows else "—",
        event.description or "—",
    )


def _problems(summary: Summary, phrases: Phrases) -> Table:
    words = phrases.words
    columns = (
        Column(words("column-in-the-log")),
        Column(words("column-column")),
        Column(words("column-value")),
        Column(words("column-what-is-wrong")),
    )
    shown = summary.problems[:MOST_ROWS]
    rows = tuple(
        (
            f"{problem.path}:{problem.line}" if problem.line else problem.path,
            problem.column or "—",
            short(problem.value) or "—",
            terms.reason(words, problem.code),
        )
        for problem in shown
    )
    every = len(summary.problems)
    note = cut(len(shown), every, phrases) if len(shown) < every else ""
    return Table("trail-problems", words("trail-problems-table"), columns, rows, note)


TRAIL = BuiltIn(
    "trail",
    "section-trail",
    300,
    make=trail,
    tables=("trail-events", "trail-problems"),
    templates=(STANDARD, LONG),
    written=False,
)
