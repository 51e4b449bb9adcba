"""Rows that have a problem of their own are compared with the others of their event all the same.

Without this, a repeated id would be told only after the problem of the earlier row is mended.
A cell that can't be read neither contradicts nor completes another account. What is found is
told and changes nothing: a row without a problem of its own counts under --keep-going as if the
rows that are left out did not exist.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from sitrep.clean import identity, repeats
from sitrep.clean.cells import Cells
from sitrep.model.accounts import EVENT_DATES, Measure
from sitrep.model.problem import Problem

#: The path and the line of a row.
Place = tuple[str, int]


@dataclass(frozen=True)
class LeftOut:
    """All rows of the events of which one is left out, in the order of the files.

    ``unread``: of each row that is left out, the columns that can't be used as they are.
    """

    rows: pd.DataFrame
    unread: Mapping[Place, Collection[str]]


def left_out(accounts: pd.DataFrame, tables: Sequence[Cells]) -> LeftOut:
    """Return the rows of ``tables`` that are left out, with those ``accounts`` of their events."""
    own = [cells.rejected for cells in tables if len(cells.rejected)]
    if not own:
        return LeftOut(accounts.iloc[:0], {})
    ids = {str(identity) for frame in own for identity in frame["event_id"]}
    of_events = accounts[accounts["event_id"].isin(ids)]
    plain = [frame.astype(dict.fromkeys(_categories(frame), "str")) for frame in (of_events, *own)]
    rows = pd.concat(plain, ignore_index=True)
    order = {cells.table.path: n for n, cells in enumerate(tables)}
    rows = rows.assign(_file=rows["path"].map(order)).sort_values(["_file", "line"], kind="stable")
    rows = rows.drop(columns="_file").reset_index(drop=True)
    rows = rows.astype({"event_id": "category", "event_type": "category"})
    unread = {
        (cells.table.path, int(cells.frame["line"].iloc[row])): columns
        for cells in tables
        for row, columns in cells.unread.items()
    }
    return LeftOut(rows, unread)


def _categories(frame: pd.DataFrame) -> list[str]:
    return [*frame.select_dtypes("category").columns]


def tell_of_left_out(
    left: LeftOut,
    measures: Sequence[Measure],
    said_to_be_one: Collection[str],
    problems: list[Problem],
) -> None:
    """Add what is wrong between rows of one event because of a row that is left out."""
    if left.rows.empty:
        return
    known = {(p.path, p.line, p.code) for p in problems}
    found: list[Problem] = []
    repeats.tell_duplicates(left.rows, left.unread, measures, found)
    again = {(p.path, p.line) for p in found}
    dates_read = [
        place not in again and not {*EVENT_DATES} & {*left.unread.get(place, ())}
        for place in zip(left.rows["path"], left.rows["line"], strict=True)
    ]
    told = {p.value for p in problems if p.code is identity.SHARED}
    identity.refuse_shared_ids(left.rows[dates_read], {*said_to_be_one, *told}, found)
    problems += [p for p in found if (p.path, p.line, p.code) not in known]
