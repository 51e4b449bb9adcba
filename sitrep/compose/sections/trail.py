"""Where the figures come from: each event with its id, rows and positions, what sources differ on,
which events may be one, and each problem with its cell.

Only an edition that holds the log's ids has it; of the shipped ones, the internal one.
"""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import LONG, STANDARD, BuiltIn
from sitrep.compose.sections.annex import MOST_ROWS
from sitrep.compose.tables import cut, labelled
from sitrep.model.codes import Status
from sitrep.model.problem import short
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import Conflict, EventLine, Evidence, Row, Summary
from sitrep.wording import terms


def trail(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` where no event bears its rows and no problem its file."""
    if not any(event.rows for event in summary.events):
        return None
    tables = (
        _events(summary, phrases),
        _evidence(summary, phrases),
        _conflicts(summary, phrases),
        _candidates(summary, phrases),
        _problems(summary, phrases),
    )
    found = tuple(table for table in tables if table.rows)
    return Section("trail", phrases.section_title("trail"), tables=found)


def _events(summary: Summary, phrases: Phrases) -> Table:
    words = phrases.words
    described = any(event.description for event in summary.events)
    placed = any(row.latitude is not None for event in summary.events for row in event.rows)
    columns = (
        Column(words("column-id")),
        Column(words("column-date")),
        Column(words("column-place")),
        *((Column(words("column-position")),) if placed else ()),
        Column(words("column-figures")),
        Column(words("column-according-to")),
        Column(words("column-in-the-log")),
        *((Column(words("column-description")),) if described else ()),
    )
    shown = summary.events[:MOST_ROWS]
    rows = tuple(
        (
            event.event_id,
            phrases.when(event, short=True),
            phrases.place(event),
            *((_positions(event, phrases),) if placed else ()),
            *_stated(event, summary, phrases),
            *((event.description or "—",) if described else ()),
        )
        for event in shown
    )
    caption = words("trail-events-table", period=phrases.period())
    note = _cut(len(shown), len(summary.events), phrases)
    return Table("trail-events", caption, columns, rows, note)


def _stated(event: EventLine, summary: Summary, phrases: Phrases) -> tuple[str, ...]:
    """Return an event's figures, its sources, and its rows with their grades."""
    figures = labelled(event.figures, summary.indicators, phrases)
    rows = [_row(row, phrases) for row in sorted(event.rows, key=lambda r: (r.path, r.line))]
    return (
        phrases.words.list(figures) if figures else "—",
        phrases.named(event.sources) or "—",
        phrases.words.list(rows) if rows else "—",
    )


def _row(row: Row, phrases: Phrases) -> str:
    place = f"{row.path}:{row.line}"
    return phrases.words("graded-row", row=place, grade=row.grade) if row.grade else place


def _positions(event: EventLine, phrases: Phrases) -> str:
    """Return the positions that an event's rows state, each once, in degrees."""
    stated = dict.fromkeys((r.latitude, r.longitude) for r in event.rows if r.latitude is not None)
    said = [
        phrases.words("position-degrees", latitude=str(latitude), longitude=str(longitude))
        for latitude, longitude in stated
    ]
    return phrases.words.list(said) if said else "—"


def _cut(shown: int, every: int, phrases: Phrases) -> str:
    return cut(shown, every, phrases) if shown < every else ""


def _evidence(summary: Summary, phrases: Phrases) -> Table:
    """Return what each account states: the evidence of each figure."""
    words = phrases.words
    linked = any(told.url for told in summary.evidence)
    columns = (
        Column(words("column-id")),
        Column(words("column-source")),
        Column(words("column-published")),
        Column(words("column-figures")),
        *((Column(words("column-address")),) if linked else ()),
        Column(words("column-in-the-log")),
    )
    rows = tuple(
        (
            told.event_id,
            told.source or "—",
            phrases.short_date(told.reported_on) if told.reported_on else "—",
            _said(told, phrases),
            *((told.url or "—",) if linked else ()),
            f"{told.row.path}:{told.row.line}",
        )
        for told in summary.evidence[:MOST_ROWS]
    )
    caption = words("trail-evidence-table", period=phrases.period())
    note = _cut(len(rows), len(summary.evidence), phrases)
    return Table("trail-evidence", caption, columns, rows, note)


def _said(told: Evidence, phrases: Phrases) -> str:
    """Return an account's figures, each with the source's words where they say it otherwise."""
    words = phrases.words
    if told.status is Status.DENIED:
        return words("status-denied")
    said = []
    for name, figure in told.figures.items():
        text = phrases.figure(figure, name)
        own = figure.words if figure else ""
        if own and own.casefold() != text.casefold():
            text = words("figure-in-words", figure=text, words=short(own))
        said.append(words("labelled-figure", what=phrases.column(name), figure=text))
    return words.list(said) if said else "—"


def _conflicts(summary: Summary, phrases: Phrases) -> Table:
    """Return every statement on which sources differ, a row each."""
    words = phrases.words
    columns = (
        Column(words("column-id")),
        Column(words("column-what")),
        Column(words("column-source")),
        Column(words("column-figure"), "end"),
        Column(words("column-published")),
        Column(words("column-printed-as"), "end"),
    )
    rows = [
        (
            conflict.subject,
            phrases.what(conflict.indicator, "", conflict.group),
            statement.source,
            words.figure(statement.figure),
            phrases.short_date(statement.reported_on) if statement.reported_on else "—",
            _printed(conflict, phrases),
        )
        for conflict in summary.conflicts
        for statement in conflict.statements
    ]
    shown = tuple(rows[:MOST_ROWS])
    note = _cut(len(shown), len(rows), phrases)
    return Table("trail-conflicts", words("trail-conflicts-table"), columns, shown, note)


def _printed(conflict: Conflict, phrases: Phrases) -> str:
    if conflict.chosen is not None:
        return phrases.words.figure(conflict.chosen)
    figures = [s.figure for s in conflict.statements if s.figure]
    return phrases.words("by-source", spread=phrases.words.spread(figures))


def _candidates(summary: Summary, phrases: Phrases) -> Table:
    """Return the pairs of events that may be one; what a person decides goes to a link table."""
    words = phrases.words
    columns = (Column(words("column-event")), Column(words("column-may-be-the-same-as")))
    shown = summary.candidates[:MOST_ROWS]
    note = _cut(len(shown), len(summary.candidates), phrases) or words("trail-candidates-note")
    return Table("trail-candidates", words("trail-candidates-table"), columns, shown, note)


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
    note = _cut(len(shown), len(summary.problems), phrases)
    return Table("trail-problems", words("trail-problems-table"), columns, rows, note)


TRAIL = BuiltIn(
    "trail",
    "section-trail",
    300,
    make=trail,
    tables=(
        "trail-events",
        "trail-evidence",
        "trail-conflicts",
        "trail-candidates",
        "trail-problems",
    ),
    templates=(STANDARD, LONG),
    written=False,
)
