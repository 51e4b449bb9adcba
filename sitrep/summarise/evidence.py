"""What each account of some events states, in its own words, with its address and its row."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

from sitrep.arithmetic.sums import figures_of
from sitrep.model.accounts import Reconciled
from sitrep.model.codes import Status
from sitrep.model.events import Evidence, Row
from sitrep.model.figure import Figure
from sitrep.summarise.lines import as_date

_TOLD = (
    "identity",
    "source",
    "reported_on",
    "status",
    "path",
    "line",
    "source_url",
    "description",
    "earlier",
)


def evidence(
    accounts: pd.DataFrame, reconciled: Reconciled, ids: Collection[str]
) -> tuple[Evidence, ...]:
    """Return what ``accounts`` in force state of the events with these ids, by file and line."""
    own = in_force(accounts, reconciled)
    own = own[own["event_id"].isin({*ids})]
    own = own.assign(identity=own["event_id"].astype("str"))
    own = own.sort_values(["identity", "path", "line"])
    stated: list[dict[str, Figure]] = [{} for _ in range(len(own))]
    for measure in reconciled.measures:
        for figures, figure in zip(stated, figures_of(own, measure), strict=True):
            if figure is not None:
                figures[measure.column] = figure
    rows: Any = own[[*_TOLD]].itertuples()
    return tuple(
        Evidence(
            event_id=row.identity,
            source=str(row.source),
            reported_on=as_date(row.reported_on),
            status=Status(str(row.status)),
            figures=figures,
            row=Row(str(row.path), int(row.line)),
            url=str(row.source_url),
            description=str(row.description),
            replaced=bool(row.earlier),
        )
        for row, figures in zip(rows, stated, strict=True)
    )


def in_force(accounts: pd.DataFrame, reconciled: Reconciled) -> pd.DataFrame:
    """Return the accounts that are in force, as their sources wrote them.

    Those of ``reconciled`` hold only what stands of each. ``earlier``: a later one of the same
    source replaces it.
    """
    standing = reconciled.accounts[["path", "line", "earlier"]].astype({"path": "str"})
    own = accounts.assign(path=accounts["path"].astype("str"))
    return own.merge(standing, on=["path", "line"])
