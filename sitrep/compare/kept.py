"""The rows of replaced exports that are gone from the present one and still count.

In come the tables of all files and the replaced exports; out go tables with those rows added.
Nothing counts twice: a row that is there in any form, by its id or by all else that it says, is not
gone. Problems: a warning of what is gone; a source told to keep rows that have no ids to find them
again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, TypeAlias

import pandas as pd

from sitrep.compare import Comparison, compare_accounts
from sitrep.model.accounts import Measure, TextTable
from sitrep.model.codes import Code
from sitrep.model.earlier import Earlier
from sitrep.model.problem import Problem, Severity, counted

KEPT, WITHDRAWN = "method-gone-kept", "method-gone-withdrawn"


class Typed(Protocol):
    """Cleaned tables: their accounts, and what those count."""

    @property
    def accounts(self) -> pd.DataFrame:
        """A row per account."""

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The columns of figures."""


Clean: TypeAlias = Callable[[Iterable[TextTable]], Typed]


def with_gone(
    tables: Sequence[TextTable], earlier: Iterable[Earlier], clean: Clean
) -> tuple[list[TextTable], list[Problem]]:
    """Return the tables with the rows that are gone and count; each source says by which rule."""
    beside = [t for t in tables if t.table == "facilities"]
    problems: list[Problem] = []
    added: list[TextTable] = []
    rules: dict[str, str] = {}
    for source in earlier:
        kept = _kept(source, lambda own: clean([*own, *beside]), problems)
        added += kept or ()
        rules |= dict.fromkeys((t.path for t in source.of), WITHDRAWN if kept is None else KEPT)
    said = [
        replace(t, caveats=(*t.caveats, rules[t.path])) if t.path in rules else t for t in tables
    ]
    return [*said, *added], problems


def _kept(source: Earlier, clean: Clean, problems: list[Problem]) -> list[TextTable] | None:
    """Return the rows that are gone, by file; ``None`` where such rows do not count."""
    if source.rule == "withdrawn":
        return None
    now = clean(source.of).accounts
    # A row that is there and can't be used, or is not asked for, is not gone.
    aside = source.ids - {*now["event_id"].astype("str")}
    kept: list[TextTable] = []
    told: list[Problem] = []
    for table in reversed(source.tables):
        cleaned = clean([table])
        before, found = cleaned.accounts, compare_accounts(cleaned.accounts, now, cleaned.measures)
        if not found.identified:
            if found.gone or source.rule == "kept":
                problems.append(_unidentified(source, table, found))
            return None
        gone = [row for row in found.gone if row.event_id not in aside]
        if gone:
            there = {(row.line, row.event_id) for row in gone}
            kept.append(_only(table, there))
            told.append(_told(source, table, [row.line for row in gone]))
            rows = [key in there for key in zip(before["line"], before["event_id"], strict=True)]
            now = pd.concat([now, before[rows]], ignore_index=True)
    problems += told
    return kept


def _only(table: TextTable, there: set[tuple[int, str]]) -> TextTable:
    ids = table.frame["event_id"].str.strip()
    own = [key in there for key in zip(table.frame["line"], ids, strict=True)]
    frame = table.frame[own].reset_index(drop=True)
    return replace(
        table,
        frame=frame,
        rows=len(frame),
        problems=(),
        left_out=(),
        asked="",
        not_asked=0,
    )


def _told(source: Earlier, table: TextTable, lines: Sequence[int]) -> Problem:
    many = counted(len(lines), "row is", "rows are")
    reason = f"{many} no longer in {source.of[0].path}; {'it' if len(lines) == 1 else 'they'}"
    reason += " still count" + "s" * (len(lines) == 1)
    hint = 'if what is gone is withdrawn, write gone = "withdrawn" in its [[source]]'
    where = (min(lines), "", "", Severity.WARNING)
    return Problem(table.path, Code.ROW_GONE, reason, hint, *where)


def _unidentified(source: Earlier, table: TextTable, found: Comparison) -> Problem:
    path, n = source.of[0].path, len(found.gone)
    reason = "has no ids that stay with their rows: nothing tells a changed row from a new one; "
    hint = 'map the column of ids: columns = {event_id = "…"}'
    if source.rule == "kept":
        reason += 'gone = "kept" would count a changed row twice'
        return Problem(path, Code.ROWS_NOT_MATCHED, reason, f'{hint}, or write gone = "withdrawn"')
    rows = counted(n, "row", "rows")
    reason += f"{rows} of {table.path} that {'is' if n == 1 else 'are'} not in it so do not count"
    hint += ', or write gone = "withdrawn" in its [[source]]'
    return Problem(path, Code.ROWS_NOT_MATCHED, reason, hint, severity=Severity.WARNING)
