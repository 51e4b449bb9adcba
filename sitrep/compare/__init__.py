"""Compare two sets of rows: which are new, which changed and how, which are gone.

Rows are found again by event, source and day of reporting, each once. A row that differs from one
in its id alone is that row with another id. Where rows have no ids, or ids that only number the
rows, nothing shows whether a row that differs is a changed or a new one: it counts as new.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from sitrep.compare.pairs import Pairs
from sitrep.compare.rows import Rows, of_accounts, of_texts
from sitrep.model.accounts import Measure

#: What shows a person which row it is, besides its figures.
_TELLING = (
    *("date_start", "event_type", "admin1", "admin2", "place"),
    *("indicator", "area", "as_of", "figure", "reached", "received", "name"),
)


@dataclass(frozen=True)
class Cell:
    """What one row said in a column, and what it says now; blank: nothing."""

    column: str
    before: str
    after: str


@dataclass(frozen=True)
class Row:
    """A row by its place and id; ``said`` holds its date, its area, its figures."""

    path: str
    line: int
    event_id: str
    source: str
    said: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Change:
    """A row that says something else now."""

    row: Row
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Comparison:
    """What became of the rows. ``identified``: a changed row can be told from a new one."""

    added: tuple[Row, ...]
    changed: tuple[Change, ...]
    gone: tuple[Row, ...]
    identified: bool = True

    @property
    def nothing(self) -> bool:
        """Whether both sets say the same."""
        return not (self.added or self.changed or self.gone)


def compare_accounts(
    before: pd.DataFrame, after: pd.DataFrame, measures: Iterable[Measure]
) -> Comparison:
    """Return what differs between two frames of cleaned accounts."""
    figures = tuple(measures)
    return compare(of_accounts(before, figures), of_accounts(after, figures))


def compare_texts(
    before: tuple[str, pd.DataFrame], after: tuple[str, pd.DataFrame], key: Sequence[str]
) -> Comparison:
    """Return what differs between two tables of another kind, each with its path.

    ``key`` is the column of ids, "" for none, and those that say what a row without one is of.
    """
    rows = [of_texts(frame, path, key) for path, frame in (before, after)]
    return compare(*rows)


def compare(before: Rows, after: Rows) -> Comparison:
    """Return what differs between two sets of rows."""
    pairs = Pairs(before, after)
    pairs.by_id()
    identified = all((rows.frame["event_id"] != "").all() for rows in (before, after))
    if pairs.shifted():
        unnumbered = [Rows(r.frame.assign(event_id=""), r.columns) for r in (before, after)]
        pairs, identified = Pairs(*unnumbered), False
    changed = sorted((*pairs.changed, *pairs.renamed), key=lambda pair: pair[1])
    now = _rows(after, (new for _, new in changed))
    cells = (_cells(before, old, after, new) for old, new in changed)
    return Comparison(
        tuple(_rows(after, pairs.added)),
        tuple(Change(row, own) for row, own in zip(now, cells, strict=True) if own),
        tuple(_rows(before, pairs.gone)),
        identified,
    )


def _rows(rows: Rows, chosen: Iterable[int]) -> Iterator[Row]:
    """Yield rows with what shows a person which they are."""
    names = [n for n in rows.columns if n in _TELLING or len(rows.columns[n]) > 1]
    for at in chosen:
        own = (rows.frame[c].iloc[at] for c in ("path", "line", "event_id", "source"))
        path, line, event, source = own
        said = ((name, rows.text(at, name)) for name in names)
        filled = tuple((name, text) for name, text in said if text)
        yield Row(str(path), int(line), str(event), str(source), filled)


def _cells(before: Rows, old: int, after: Rows, new: int) -> tuple[Cell, ...]:
    names = dict.fromkeys([*after.columns, *before.columns])
    cells = (Cell(n, before.text(old, n), after.text(new, n)) for n in names)
    return tuple(cell for cell in cells if cell.before != cell.after)
