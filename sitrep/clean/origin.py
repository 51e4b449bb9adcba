"""Where the displaced came from: an area of the gazetteer, named as destinations are.

In come the columns ``origin_admin1``, ``origin_admin2`` and ``origin_pcode``; out go their P-codes
and names. Told: an origin in rows that state no displacement, and one of which no admin 1 is
known, since displacement is counted between areas of admin 1. A P-code that the gazetteer lacks
is a problem.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from sitrep.clean.cells import Cells
from sitrep.clean.places import origins_of
from sitrep.config.load import Config
from sitrep.config.tables import PlacesTable
from sitrep.model.codes import Code
from sitrep.model.columns import ORIGIN
from sitrep.model.problem import counted
from sitrep.places.gazetteer import Gazetteer


def of_events(
    cells: Cells, columns: Mapping[str, Any], config: Config, gazetteer: Gazetteer
) -> dict[str, object]:
    """Return the P-codes of a table's origins; ``columns`` holds its figures."""
    stated = np.logical_or.reduce([~cells.blank(c) for c in ORIGIN])
    if not stated.any():
        return {}
    pcodes = origins_of(cells, gazetteer, config.places)
    wanted = {i.name for i in config.indicators.values() if i.section == "displacement"}
    figures = [
        ~np.isnan(np.asarray(column, dtype="float64"))
        for name, column in columns.items()
        if name.endswith("__best") and name.split("__")[0] in wanted
    ]
    displaced = np.logical_or.reduce([np.zeros(len(stated), dtype=bool), *figures])
    _tell(cells, stated & ~displaced, _NO_DISPLACEMENT)
    known = ~cells.blank("origin_admin1") | np.array([bool(_admin1(p, gazetteer)) for p in pcodes])
    _tell(cells, stated & ~known & ~cells.bad, _NO_ADMIN1)
    return {"origin_pcode": pcodes}


_NO_DISPLACEMENT = (
    Code.ORIGIN_WITHOUT_DISPLACEMENT,
    "is filled, and no displacement is stated",
    "state the displaced, or leave the origin empty",
)
_NO_ADMIN1 = (
    Code.ORIGIN_WITHOUT_ADMIN1,
    "lies in no admin 1 that is known, so it counts as an origin that is not given",
    "fill origin_admin1, or name a gazetteer in [places]",
)


def _tell(cells: Cells, rows: np.ndarray, fault: tuple[Code, str, str]) -> None:
    """Warn once, at the first of ``rows``, in the first column that it fills."""
    if not rows.any():
        return
    first = int(rows.nonzero()[0][0])
    column = next(c for c in ORIGIN if not cells.blank(c)[first])
    code, reason, hint = fault
    n = counted(int(rows.sum()), "row", "rows")
    cells.warn(first, column, (code, f"{reason}, in {n}", hint))


def of_totals(cells: Cells, gazetteer: Gazetteer, places: PlacesTable) -> list[str]:
    """Return the name of each total's origin, the finest area first; empty where none is stated."""
    names = [cells.text(c).tolist() for c in ORIGIN[:2]]
    if all(cells.blank(c).all() for c in ORIGIN):
        return [""] * len(cells.frame)
    pcodes = [str(p) for p in origins_of(cells, gazetteer, places)]
    found = []
    for first, second, pcode in zip(*names, pcodes, strict=True):
        said = ", ".join(filter(None, (second, first)))
        found.append(said or gazetteer.names.get(pcode, pcode))
    return found


def as_areas(accounts: pd.DataFrame, gazetteer: Gazetteer) -> pd.DataFrame:
    """Return accounts whose origins have the names that the log has for areas of their P-codes.

    So an origin and a destination that are one area have one name. An origin that only a P-code
    names gets the name of its admin 1: the log's, else the gazetteer's.
    """
    codes, pcodes = pd.factorize(accounts["origin_pcode"])
    if not any(pcodes):
        return accounts
    wider = [_admin1(str(p), gazetteer) for p in pcodes]
    own = _names(accounts)
    known = [own.get(p, gazetteer.names.get(p, "")) if p else "" for p in wider]
    names = np.array(known, dtype=object)[codes]
    given = accounts["origin_admin1"].astype("str").to_numpy(dtype=object)
    # Of one row's two spellings of one area, that of the destination is printed.
    same = np.array(wider, dtype=object)[codes] == accounts["admin1_pcode"].astype("str").to_numpy()
    same &= (names != "") & (accounts["admin1"] != "").to_numpy()
    names = np.where(same, accounts["admin1"].astype("str").to_numpy(dtype=object), names)
    made = pd.Series(np.where(names != "", names, given), index=accounts.index)
    return accounts.assign(origin_admin1=made.astype("str").astype("category"))


def _admin1(pcode: str, gazetteer: Gazetteer) -> str:
    """Return the P-code of the admin 1 that an area is or lies in; empty where none is known."""
    while pcode and gazetteer.levels.get(pcode, 0) > 1:
        pcode = gazetteer.parents.get(pcode, "")
    return pcode if gazetteer.levels.get(pcode) == 1 else ""


def _names(accounts: pd.DataFrame) -> dict[str, str]:
    """Return the commonest name that the log has for each P-code of admin 1."""
    named = accounts[["admin1_pcode", "admin1"]].astype("str")
    named = named[(named["admin1_pcode"] != "") & (named["admin1"] != "")]
    counts = named.value_counts().reset_index()
    first = counts.drop_duplicates("admin1_pcode")
    return dict(zip(first["admin1_pcode"], first["admin1"], strict=True))
