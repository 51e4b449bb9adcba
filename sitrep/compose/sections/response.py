"""Response by cluster: needs, who was reached of those targeted, and the gap, as sources state it.

A part stands under its whole. A share is given only of figures that one row states together: of
other programmes or dates there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitrep.compose import later
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import BuiltIn
from sitrep.compose.tables import without_sameness
from sitrep.model.figure import Value
from sitrep.model.report import Column, Rows, Section, Table
from sitrep.model.sectors import Response
from sitrep.model.summary import Summary
from sitrep.vocabulary.fold import fold
from sitrep.wording import terms
from sitrep.wording.phrases import share

DASH = "—"


@dataclass(frozen=True)
class _Part:
    """A column of the table, and the cell of it that a row has; ``always`` it is printed."""

    column: Column
    cell: Callable[[Response], str]
    always: bool = False


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` where no row is in force."""
    rows = summary.sectors.response
    if not rows:
        return None
    paragraphs = (*_furthest(rows, phrases), *later.of_response(summary, phrases))
    title = phrases.section_title("response")
    return Section("response", title, paragraphs, tables=(_table(rows, phrases),))


def _furthest(rows: Sequence[Response], phrases: Phrases) -> list[str]:
    """Return a sentence on the target that is furthest from being reached."""
    words, pairs = phrases.words, [r for r in rows if r.share and not r.part_of]
    if not pairs:
        return []
    row = min(pairs, key=lambda r: r.share.percent if r.share else 0)
    said = {
        "sector": row.sector,
        "reached": phrases.figure(row.reached),
        "targeted": phrases.figure(row.targeted),
        "unit": terms.unit(words, row.unit),
        "share": share(words, row.share, in_text=True),
        "date": words.date(row.as_of),
        "source": row.source,
    }
    return [words("response-furthest" if len(pairs) > 1 else "response-one", **said)]


def _table(rows: Sequence[Response], phrases: Phrases) -> Table:
    words = phrases.words
    parts = [p for p in _parts(phrases) if p.always or any(p.cell(r) != DASH for r in rows)]
    columns = tuple(part.column for part in parts)
    cells = tuple(tuple(part.cell(row) for part in parts) for row in rows)
    caption = words("response-table", date=words.date(phrases.summary.period.end))
    table = Table("response", caption, columns, cells, " ".join(_notes(rows, cells, phrases)))
    titles = [column.title for column in columns]
    same = (words("column-area"), words("column-according-to"), words("column-partner"))
    return without_sameness(table, [n for n, t in enumerate(titles) if t in same], phrases)


def _parts(phrases: Phrases) -> tuple[_Part, ...]:
    words = phrases.words

    def figure(name: str) -> Callable[[Response], str]:
        return lambda row: stated(getattr(row, name), phrases)

    return (
        _Part(Column(words("column-sector")), lambda row: row.sector, always=True),
        _Part(Column(words("column-what")), lambda row: what(row, phrases), always=True),
        _Part(Column(words("column-in-need"), "end"), figure("in_need")),
        _Part(Column(words("column-reached"), "end"), figure("reached")),
        _Part(Column(words("column-target"), "end"), figure("targeted")),
        _Part(
            Column(words("column-of-target"), "end"), lambda row: share(words, row.share) or DASH
        ),
        _Part(Column(words("column-gap"), "end"), figure("gap")),
        _Part(Column(words("column-window")), lambda row: _window(row, phrases), always=True),
        _Part(Column(words("column-area")), lambda row: row.area or DASH),
        _Part(Column(words("column-partner")), lambda row: row.partner or DASH),
        _Part(Column(words("column-according-to")), lambda row: row.source or DASH, always=True),
    )


def what(row: Response, phrases: Phrases) -> str:
    """Return what a row counts, with its unit where that is not people; a part is set in."""
    words, said = phrases.words, row.indicator
    if row.of_5w:
        said = words("response-5w", n=row.partners) if row.partners else words("response-5w-unsaid")
    if row.unit and fold(row.unit) not in ("people", fold(row.indicator)):
        said = words("response-with-unit", what=said, unit=terms.unit(words, row.unit))
    return words("row-of-which", what=said) if row.part_of else said or DASH


def stated(figure: Value, phrases: Phrases) -> str:
    """Return a figure, or a dash where the source states none."""
    return DASH if figure is None else phrases.figure(figure)


def _window(row: Response, phrases: Phrases) -> str:
    if row.since.day:
        return phrases.short_dates(row.since.day, row.as_of)
    if row.since:
        return phrases.words.running(row.since, row.as_of)
    return phrases.words("as-of", date=phrases.short_date(row.as_of))


def _notes(rows: Sequence[Response], cells: Rows, phrases: Phrases) -> list[str]:
    words = phrases.words
    apart = any(r.targeted and not r.reached for r in rows)
    apart = apart and any(r.reached and not r.targeted for r in rows)
    found = {
        words("response-note-dash"): any(DASH in row for row in cells),
        words("response-note-pairs"): apart,
        words("response-note-5w"): any(r.of_5w for r in rows),
    }
    return [note for note, wanted in found.items() if wanted]


SECTION = BuiltIn("response", "section-response", 70, make=compose, tables=("response",))
