"""Tell of ids that are one only because what can't be seen in them is dropped (model.md, rule 1).

Comes in: the tables of events, as text. Goes out: one warning for each id of several spellings,
at the first row that has another than the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, quote
from sitrep.vocabulary.fold import visible

_HINT = "write it alike; where two things are meant, give each an id of its own"


def tell_spellings_of_ids(tables: Sequence[TextTable], problems: list[Problem]) -> None:
    """Warn once about each event and facility whose id is spelt in several ways."""
    for column in ("event_id", "facility_id"):
        own = [table for table in tables if column in table.frame]
        hidden = {visible(t) for table in own for t in _texts(table, column) if visible(t) != t}
        if hidden:
            rows = pd.concat([_rows(table, column, hidden) for table in own])
            problems.extend(_told(rows, column))


def _texts(table: TextTable, column: str) -> Iterator[str]:
    """Yield the distinct ids of a column that may hold what can't be seen."""
    texts = map(str.strip, map(str, table.frame[column].unique()))
    return (text for text in texts if not text.isascii() or " " in text or not text.isprintable())


def _rows(table: TextTable, column: str, ids: set[str]) -> pd.DataFrame:
    """Return path, line, text and id of the rows of ``ids``."""
    texts = table.frame[column].astype("str").str.strip()
    known = {text: visible(text) for text in texts.unique()}
    rows = pd.DataFrame({"line": table.frame["line"], "text": texts, "id": texts.map(known)})
    return rows[rows["id"].isin(ids)].assign(path=table.path)


def _told(rows: pd.DataFrame, column: str) -> Iterator[Problem]:
    for own, same in rows.groupby("id", sort=False):
        counts = same["text"].value_counts(sort=False)
        if len(counts) < 2:
            continue
        listed = ", ".join(f"{quote(str(text))} ({n:,})" for text, n in counts.items())
        reason = f"holds one id in {len(counts)} spellings: {listed}; taken as {quote(str(own))}"
        row = same[same["text"] != same["text"].iloc[0]].iloc[0]
        yield Problem(
            str(row["path"]),
            Code.SPELLINGS_JOINED,
            reason,
            _HINT,
            int(row["line"]),
            column,
            severity=Severity.WARNING,
        )
