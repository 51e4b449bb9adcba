"""IDMC's Global Internal Displacement Database (GIDD): a country's stocks and flows of a year.

A row states up to four running totals: people displaced at the year's end, and displacements
during it, each by conflict and by disasters. None is added to another, nor years.
"""

from __future__ import annotations

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read.formats import Format, parts
from sitrep.read.header import Origin, Prepared

#: What each column counts: indicator, unit, cause. Earlier files call displacements new.
_COUNTED = {
    "conflict stock displacement": ("idp_stock", "people", "conflict"),
    "disaster stock displacement": ("idp_stock", "people", "disasters"),
    "conflict internal displacements": ("displaced", "movements", "conflict"),
    "disaster internal displacements": ("displaced", "movements", "disasters"),
    "conflict new displacements": ("displaced", "movements", "conflict"),
    "disaster new displacements": ("displaced", "movements", "disasters"),
}
_MADE = ("figure", "indicator", "unit", "group")


def _prepare(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return a row for each figure that a country's year states."""
    cells = parts.cells_of(frame, ("iso3", "name", "year"))
    columns = [c for c in _COUNTED if c in cells]
    if not columns:
        reason, hint = "states no stock and no displacements", "download the displacement data"
        raise SitrepError([Problem("", Code.COLUMN_MISSING, reason, hint, origin.header)])
    rows = [_counted(cells, column) for column in columns]
    long = pd.concat(rows).sort_index(kind="stable")
    empty = parts.without(cells, _absent(cells, long), Code.EMPTY)
    return parts.together(empty, Prepared(long))


def _absent(cells: pd.DataFrame, rows: pd.DataFrame) -> pd.Series[bool]:
    return pd.Series(~cells.index.isin(rows.index), index=cells.index, dtype="bool")


def _counted(cells: pd.DataFrame, column: str) -> pd.DataFrame:
    figure = cells[column].str.strip()
    said = dict(zip(_MADE[1:], _COUNTED[column], strict=True))
    return cells.assign(figure=figure, **said)[~parts.unreported(figure)]


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns: a stock is of the year's last day, a flow of its days."""
    year = frame["year"].str.removesuffix(".0")
    frame["as_of"] = year + "-12-31"
    frame["since"] = (year + "-01-01").where(frame["unit"] == "movements", "")
    frame["area"] = frame["name"].where(frame["name"] != "", frame["iso3"])
    frame["source"] = "IDMC GIDD"
    where = frame["iso3"].where(frame["iso3"] != "", frame["name"])
    frame["total_id"] = parts.ids("gidd", where, frame["indicator"], frame["group"], year)
    return frame.drop(columns=["iso3", "name", "year"])


FORMATS = (
    Format(
        name="gidd",
        title="IDMC Global Internal Displacement Database (GIDD), by country and year",
        table="totals",
        signature=frozenset({"iso3", "name", "year", "conflict stock displacement"}),
        mapping={
            "iso3": "iso3",
            "name": "name",
            "year": "year",
            **{name: name for name in _MADE},
        },
        prepare=_prepare,
        convert=_convert,
        caveats=("caveat-gidd-causes", "caveat-gidd-movements"),
        licence="CC BY 4.0 (Internal Displacement Monitoring Centre)",
    ),
)
