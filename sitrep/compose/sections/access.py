"""Access and coordination: what keeps aid from people, where, since when, and how it stands."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.compose import later
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.sections.response import DASH
from sitrep.compose.tables import without_sameness
from sitrep.model.report import Column, Section, Table
from sitrep.model.sectors import Access, AccessStatus
from sitrep.model.summary import Summary
from sitrep.wording import terms
from sitrep.wording.phrases import headed

#: So many areas are named in the sentence; the table has all.
_AREAS = 4


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` where no row is in force."""
    rows = summary.sectors.access
    if not rows:
        return None
    paragraphs = (*_sentence(rows, phrases), *later.of_access(summary, phrases))
    title = phrases.section_title("access")
    return Section("access", title, paragraphs, tables=(_table(rows, phrases),))


def _sentence(rows: Sequence[Access], phrases: Phrases) -> list[str]:
    words = phrases.words
    held = [row for row in rows if row.status != AccessStatus.LIFTED]
    areas = list(dict.fromkeys(row.area for row in held if row.area))
    if not held:
        return []
    n, date = words.count(len(held)), words.date(phrases.summary.period.end)
    if 0 < len(areas) <= _AREAS:
        return [words("access-in-force-in", n=n, date=date, areas=words.list(areas))]
    return [words("access-in-force", n=n, date=date)]


def _table(rows: Sequence[Access], phrases: Phrases) -> Table:
    words = phrases.words
    cells = tuple(
        (
            headed(terms.constraint(words, row.constraint)),
            row.area or words("not-stated"),
            words.start(row.since) if row.since else words("not-stated"),
            terms.access_status(words, row.status) if row.status else words("not-stated"),
            phrases.short_date(row.as_of) if row.as_of else DASH,
            row.note or DASH,
            row.source,
        )
        for row in rows
    )
    names = ("constraint", "area", "since", "status", "as-of", "note", "according-to")
    columns = tuple(Column(words(_COLUMNS[name])) for name in names)
    caption = words("access-table", date=words.date(phrases.summary.period.end))
    withheld = sum(row.withheld for row in rows)
    note = words("access-withheld", n=words.count(withheld)) if withheld else ""
    filled = [n for n in range(len(names)) if any(row[n] != DASH for row in cells)]
    table = Table(
        "access",
        caption,
        tuple(columns[n] for n in filled),
        tuple(tuple(row[n] for n in filled) for row in cells),
        note,
    )
    last = len(filled) - 1
    return without_sameness(table, (3, last), phrases)


_COLUMNS = {
    "constraint": "column-constraint",
    "area": "column-area",
    "since": "column-since",
    "status": "column-status",
    "as-of": "column-as-of",
    "note": "column-note",
    "according-to": "column-according-to",
}

SECTION = BuiltIn("access", "section-access", 80, make=compose, tables=("access",))
