"""What each account of some events states, in its own words, with its address and its row."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sitrep.model.accounts import Reconciled
from sitrep.model.codes import Status
from sitrep.model.events import Evidence, Row
from sitrep.model.figure import Figure
from sitrep.summarise.lines import as_date
from sitrep.summarise.sums import figures_of


def evidence(reconciled: Reconciled, ids: Collection[str]) -> tuple[Evidence, ...]:
    """Return the accounts in force of the events with these ids, by event, file and line."""
    accounts = reconciled.accounts
    own = accounts[accounts["event_id"].isin({*ids})]
    own = own.assign(_id=own["event_id"].astype("str")).sort_values(["_id", "path", "line"])
    stated: list[dict[str, Figure]] = [{} for _ in range(len(own))]
    for measure in reconciled.measures:
        for figures, figure in zip(stated, figures_of(own, measure), strict=True):
            if figure is not None:
                figures[measure.column] = figure
    rows: Any = own.rename(columns={"_id": "identity"}).itertuples()
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
        )
        for row, figures in zip(rows, stated, strict=True)
    )
