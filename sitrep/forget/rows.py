"""All rows of a workspace's files by what finds them: id, facility, dates.

In come opened files; out goes a frame with one row for each row of their tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from sitrep.clean import date_columns
from sitrep.clean.cells import Cells
from sitrep.clean.facilities import Registry, clean_facilities
from sitrep.clean.links import heads_of
from sitrep.config.load import Config
from sitrep.forget.files import Opened
from sitrep.model.accounts import TextTable
from sitrep.model.dates import last_day
from sitrep.model.forgotten import Asked
from sitrep.vocabulary.fold import spelling

#: Each kind of table with the column of its ids, where it has one.
ID_OF = {"events": "event_id", "totals": "total_id", "facilities": "facility_id"}
ID_OF |= {"link": "event_id"}
#: The columns that date a row, the one that counts first.
_DATES = {"events": ("date_end", "date_start"), "access": ("as_of", "since")}
_COLUMNS = ("kind", "line", "id", "other", "facility", "name", "first", "last")


def registry_of(every: Iterable[Opened]) -> Registry:
    """Return the registry of health facilities that the present files have."""
    tables = [t for o in every if not o.file.kept for s in o.sheets for t in s.tables]
    return clean_facilities((t for t in tables if t.table == "facilities"), lambda cells: {}, [])


def index(every: Sequence[Opened], config: Config, registry: Registry) -> pd.DataFrame:
    """Return the rows of all files: ``file`` and ``sheet`` number them, dates may be missing."""
    parts = [
        _rows(table, config, registry).assign(file=number, sheet=at)
        for number, opened in enumerate(every)
        for at, sheet in enumerate(opened.sheets)
        for table in sheet.tables
    ]
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=_COLUMNS)
    return whole.assign(head=_heads(whole))


def _rows(table: TextTable, config: Config, registry: Registry) -> pd.DataFrame:
    cells = Cells(table, [])
    ids = cells.text(ID_OF.get(table.table, ""))
    blank = pd.Series("", index=ids.index, dtype="str")
    of_events = table.table == "events"
    name = cells.text("facility_name") if of_events else blank
    own = cells.text("facility_id") if of_events else blank
    pairs = zip(own, name, strict=True)
    first, last = _days(cells, table.table, config)
    return pd.DataFrame(
        {
            "kind": table.table,
            "line": table.frame["line"].to_numpy(),
            "id": ids.to_numpy(),
            "other": cells.text("same_as").to_numpy(),
            "facility": [registry.resolve(i, n) or spelling(n) for i, n in pairs],
            "name": name.to_numpy(),
            "first": first,
            "last": last,
        }
    )


def _days(cells: Cells, kind: str, config: Config) -> tuple[np.ndarray, np.ndarray]:
    """Return the first and the last day of each row; NaT where it has none that can be read."""
    columns = _DATES.get(kind, ("as_of",))
    ends = [_column(cells, column, config) for column in columns]
    last = ends[0][1]
    for _, days in ends[1:]:
        last = np.where(np.isnat(last), days, last)
    first = ends[-1][0]
    return np.where(np.isnat(first), last, first), last


def _column(cells: Cells, column: str, config: Config) -> tuple[np.ndarray, np.ndarray]:
    parsed = date_columns.parsed(cells, column, config.zone)
    first = parsed.take(lambda v: v[0] if v else "NaT", "datetime64[s]")
    return first, parsed.take(lambda v: last_day(*v) if v else "NaT", "datetime64[s]")


def _heads(rows: pd.DataFrame) -> pd.Series[str]:
    """Return the id of each row's event: linked ids are of one."""
    links = rows[rows["kind"] == "link"]
    heads = heads_of((a, b) for a, b in zip(links["id"], links["other"], strict=True) if a and b)
    return rows["id"].map(lambda identity: heads.get(identity, identity))


def wanted(rows: pd.DataFrame, asked: Asked) -> pd.Series[bool]:
    """Return which rows are to be forgotten; an event goes with all its rows."""
    kinds, ids = rows["kind"], rows["head"]
    heads = {*ids[rows["id"].isin(asked.events) | rows["other"].isin(asked.events)]}
    hit = (kinds == "events") & rows["facility"].isin(asked.facilities)
    over = _before(rows, asked)
    named = ids.isin({*heads, *ids[hit]} - {""}) & kinds.isin(["events", "link"])
    named |= rows["id"].isin(asked.events) & (kinds == "totals")
    named |= (kinds == "facilities") & ids.isin(asked.facilities)
    return named | hit | over


def _before(rows: pd.DataFrame, asked: Asked) -> pd.Series[bool]:
    """Return the rows dated before the day; an event's last day is that of its last row."""
    if asked.before is None:
        return pd.Series(data=False, index=rows.index)
    events = (rows["kind"] == "events") & (rows["id"] != "")
    last = rows["last"].where(~events, rows.groupby(["kind", "head"])["last"].transform("max"))
    over = last < pd.Timestamp(asked.before)
    links = (rows["kind"] == "link") & rows["head"].isin(rows["head"][over & events])
    return over | links
