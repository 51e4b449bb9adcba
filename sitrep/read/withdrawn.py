"""Read publishers' lists of withdrawn events as tables of withdrawals.

For each list that a [[source]] names, there is a table with a withdrawal for each of its
events that is in that source's files; the list's other events are ignored. Problems: a list
that can't be read or names no events; a format that has no such list.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.read import containers
from sitrep.read import formats as sources

Given: TypeAlias = tuple[SourceTable, TextTable]


def lists(given: Iterable[Given], folder: Path) -> tuple[list[TextTable], list[Problem]]:
    """Return a table for each list of withdrawn events, and what is wrong with them."""
    by_list: dict[tuple[str, str], list[TextTable]] = {}
    problems: list[Problem] = []
    for source, table in given:
        if source.withdrawn is None:
            continue
        if _format(table).withdraw is None:
            known = ", ".join(f.name for f in sources.known() if f.withdraw)
            reason = f"is a table of {table.format}, which has no list of withdrawn events"
            hint = f"remove it from [[source]]; it is for: {known}"
            code = Code.WITHDRAWALS_NOT_KNOWN
            problems.append(Problem(table.path, code, reason, hint, column="withdrawn"))
            continue
        key = (source.withdrawn, source.id_prefix or "")
        by_list.setdefault(key, []).append(table)
    found = []
    for (name, prefix), tables in by_list.items():
        try:
            found.append(_list(name, prefix, tables, folder))
        except SitrepError as error:
            problems.extend(error.problems)
    return found, [*problems, *(p for table in found for p in table.problems)]


def _list(name: str, prefix: str, tables: list[TextTable], folder: Path) -> TextTable:
    """Return the withdrawals of a list; it has the ids without the ``prefix`` of the tables."""
    path, shown = folder / name, name if not Path(name).is_absolute() else Path(name).name
    rows = containers.rows(path, shown, SourceTable(path=name))
    withdraw = _format(tables[0]).withdraw
    events = pd.concat([t.frame for t in tables], ignore_index=True).fillna("")
    events["event_id"] = events["event_id"].str.removeprefix(prefix)
    frame = withdraw(rows.frame, events) if withdraw else events.iloc[:0]
    if isinstance(frame, Problem):
        raise SitrepError([replace(frame, path=shown)])
    frame = frame.assign(event_id=prefix + frame["event_id"])
    problems = list(rows.problems)
    if frame.empty:
        read = ", ".join(t.path for t in tables)
        reason = f"names {len(rows.frame):,} withdrawn events, none of which is in {read}"
        hint = "check that it is the list for these data"
        code = Code.WITHDRAWALS_ELSEWHERE
        problems.append(Problem(shown, code, reason, hint, severity=Severity.WARNING))
    return replace(
        tables[0],
        path=shown,
        caveats=(),
        frame=frame,
        rows=len(frame),
        sha256=rows.sha256,
        problems=tuple(problems),
        left_out=(),
        asked="",
        not_asked=0,
    )


def _format(table: TextTable) -> sources.Format:
    return next(f for f in sources.known() if (f.name, f.table) == (table.format, table.table))
