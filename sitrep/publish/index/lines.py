"""The reports by period: one line for each, however many templates and issues it has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from sitrep.model.published import Cell, Entry, Line, Published, Variant, Year
from sitrep.publish.index import tolls
from sitrep.wording import Words, terms


def by_period(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Return the entries of each period, in the page's order: the usual, latest one is first."""
    found: dict[tuple[str, dt.date, dt.date], list[Entry]] = {}
    for entry in entries:
        period = entry.published.period
        found.setdefault((period.id, period.start, period.end), []).append(entry)
    return list(found.values())


def lines(groups: Sequence[Sequence[Entry]], names: Sequence[str], words: Words) -> list[Line]:
    """Return a line for each period, with a cell for each of the indicators ``names``."""
    rows = tolls.cells([group[0].published for group in groups], names, words)
    return [_line(group, row, words) for group, row in zip(groups, rows, strict=True)]


def _line(group: Sequence[Entry], row: tuple[Cell, ...], words: Words) -> Line:
    main, *others = group
    return Line(main, row, tuple(Variant(_label(e, main, words), e) for e in others))


def _label(entry: Entry, main: Entry, words: Words) -> str:
    """Return what sets a report apart from the one that the line is of."""
    named = _named(entry, main, words)
    gone = entry.published.withdrawn
    if not gone:
        return named
    return words("index-issue-withdrawn", issue=named, date=words.date(gone.day))


def _named(entry: Entry, main: Entry, words: Words) -> str:
    own, usual = entry.published, main.published
    # Templates of one's own may all have one heading; their names tell them apart.
    named = entry.heading if entry.heading != main.heading else ""
    kind = named or terms.template(words, own.template or "standard")
    if own.issue == usual.issue and not entry.replaced:
        return kind
    issue = {"replaced": "yes" if entry.replaced else "no", "number": own.issue}
    if own.template == usual.template:
        return words("index-issue", **issue)
    return words("index-issue-of", template=kind, **issue)


def years(lines: Sequence[Line]) -> tuple[Year, ...]:
    """Return the lines by the year in which the greater part of their period lies."""
    return tuple(_years(lines))


def _years(lines: Sequence[Line]) -> Iterator[Year]:
    # Latest first, but a long period may end late and have its middle in the year before.
    for year, found in groupby(sorted(lines, key=_year, reverse=True), key=_year):
        yield Year(f"y{year}", str(year), tuple(found))


def _year(line: Line) -> int:
    return middle(line.entry.published).year


def middle(report: Published) -> dt.date:
    """Return the middle day of a report's period."""
    return report.period.start + (report.period.end - report.period.start) / 2
