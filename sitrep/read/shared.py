"""Find figures that would count twice: rows that two sheets share, and merged cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import pandas as pd

from sitrep.config.load import Config
from sitrep.model.accounts import TextTable, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, counted, quote

Merged = Sequence[tuple[str, int, int]]


def between(tables: Sequence[TextTable], shown: str) -> Problem | None:
    """Return the problem of sheets that share an id or a whole row; ``None`` where none do."""
    for one, other in combinations(tables, 2):
        first, second = (_sheet(t.path) for t in (one, other))
        ids = _ids(one) & _ids(other)
        same = 0 if ids else len(_rows(one) & _rows(other))
        if not ids and not same:
            continue
        what = counted(len(ids), "id", "ids") if ids else counted(same, "whole row", "whole rows")
        example = f" ({quote(min(ids))} is one)" if ids else ""
        reason = f"has two sheets, {quote(first)} and {quote(second)}, that share {what}{example}"
        hint = (
            f"which is the log? say in [[source]]: sheet = {quote(second)}; "
            'sheet = "*" where every row counts'
        )
        return Problem(shown, Code.SHEETS_SHARE_ROWS, reason, hint, column="sheet")
    return None


def share_rows(frames: Sequence[pd.DataFrame]) -> bool:
    """Whether two sheets share a whole row, or a cell of the column that tells rows apart."""
    for one, other in combinations(frames, 2):
        ids = one.columns[0]
        alone = one[ids].is_unique and ids in other and other[ids].is_unique
        rows = {*one.itertuples(index=False, name=None)}
        if (alone and {*one[ids]} & {*other[ids]}) or rows & {
            *other.itertuples(index=False, name=None)
        }:
            return True
    return False


def _sheet(path: str) -> str:
    return path.rpartition("[")[2].removesuffix("]")


def _ids(table: TextTable) -> set[str]:
    if "event_id" not in table.frame:
        return set()
    return {text for text in table.frame["event_id"].str.strip() if text}


def _rows(table: TextTable) -> set[tuple[str, ...]]:
    columns = sorted(c for c in table.frame.columns if c != "line")
    return set(table.frame[columns].itertuples(index=False, name=None))


def merged_figures(
    frame: pd.DataFrame, headers: Mapping[str, str], merged: Merged, config: Config, shown: str
) -> list[Problem]:
    """Return a problem for each merged cell that states one number for several events.

    Where the id is merged over the same rows, they are accounts of one event.
    """
    measured = {m.column for m in measures_in(frame.columns, config.indicators)}
    own = {headers.get(c, c) for c in frame.columns if c in measured or _stem(c) in measured}
    ids = {(top, end) for name, top, end in merged if name == headers.get("event_id", "event_id")}
    problems = []
    for name, first, last in merged:
        if name in own and not any(top <= first and last <= bottom for top, bottom in ids):
            reason = f"is one merged cell down to line {last}: each of its rows would count it"
            hint = "write the number once, in the row of its event"
            problems.append(Problem(shown, Code.CELL_MERGED, reason, hint, first, name))
    return problems


def _stem(column: str) -> str:
    return column.rpartition("_")[0]
