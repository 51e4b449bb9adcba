"""Funding: what each plan and sector requires, what it has received, and the coverage."""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.sections.response import DASH, stated
from sitrep.compose.tables import without_sameness
from sitrep.model.report import Column, Section, Table
from sitrep.model.sectors import Funding
from sitrep.model.summary import Summary
from sitrep.wording.phrases import share


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` where no row is in force."""
    rows = summary.sectors.funding
    if not rows:
        return None
    plans = [row for row in rows if row.plan and not row.sector and row.share]
    return Section(
        "funding",
        phrases.section_title("funding"),
        paragraphs=tuple(_sentence(row, phrases) for row in plans[:1]),
        tables=(_table(rows, phrases),),
    )


def _sentence(row: Funding, phrases: Phrases) -> str:
    words = phrases.words
    said = {
        "plan": row.plan,
        "received": phrases.figure(row.received),
        "requirement": phrases.figure(row.requirement),
        "share": share(words, row.share, in_text=True),
        "date": words.date(row.as_of),
        "source": row.source,
    }
    if row.currency:
        return words("funding-plan-in", currency=row.currency, **said)
    return words("funding-plan", **said)


def _table(rows: tuple[Funding, ...], phrases: Phrases) -> Table:
    words = phrases.words
    cells = tuple(
        (
            row.plan or words("funding-no-plan"),
            row.sector or words("funding-whole-plan"),
            stated(row.requirement, phrases),
            stated(row.received, phrases),
            share(words, row.share) or DASH,
            row.currency or DASH,
            phrases.short_date(row.as_of),
            row.source,
        )
        for row in rows
    )
    columns = (
        Column(words("column-plan")),
        Column(words("column-sector")),
        Column(words("column-requirement"), "end"),
        Column(words("column-received"), "end"),
        Column(words("column-coverage"), "end"),
        Column(words("column-currency")),
        Column(words("column-as-of")),
        Column(words("column-according-to")),
    )
    caption = words("funding-table", date=words.date(phrases.summary.period.end))
    notes = {
        words("funding-note-sectors"): any(row.plan and row.sector for row in rows),
        words("funding-note-dash"): any(DASH in row[2:4] for row in cells),
    }
    note = " ".join(note for note, wanted in notes.items() if wanted)
    table = Table("funding", caption, columns, cells, note)
    return without_sameness(table, (0, 1, 5, 6, 7), phrases)


SECTION = BuiltIn("funding", "section-funding", 90, make=compose, tables=("funding",))
