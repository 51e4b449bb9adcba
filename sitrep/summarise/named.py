"""Sum the period's events by the parties and by the weapons that their sources name.

An event of which sources name different ones is in no row of a name: none is chosen.
"""

from __future__ import annotations

import pandas as pd

from sitrep.model.accounts import Measure
from sitrep.model.codes import Status
from sitrep.model.dates import Window
from sitrep.model.tallies import NameRow
from sitrep.summarise.tallies import Tallier

#: What stands for names that differ; no cell holds it.
_DIFFER = "\0differ"


def named_in(column: str, tallier: Tallier) -> tuple[NameRow, ...]:
    """Return a row for each name in ``column``, by deaths, then those that differ or are blank.

    No rows where no source names any.
    """
    if not (tallier.period_accounts[column] != "").any():
        return ()
    events, window = tallier.of_period, Window(tallier.period.start, tallier.period.end)
    names = _names(tallier.period_accounts, column).reindex(events.index).fillna("")
    if not (names != "").any():
        return ()
    killed = [Measure("killed", "killed", "")]
    rows = []
    for name, part in events.groupby(names.astype("str")):
        tallies = {t.indicator: t for t in tallier.tallied(part, killed, window)}
        own = "" if name == _DIFFER else str(name)
        rows.append(NameRow(own, len(part), tallies, differ=name == _DIFFER))
    return tuple(sorted(rows, key=_place))


def _names(accounts: pd.DataFrame, column: str) -> pd.Series[str]:
    """Return what each event's accounts name; a denial names nobody."""
    own = accounts[["event", "status"]].assign(name=accounts[column].astype("str"))
    own = own[(own["name"] != "") & (own["status"] != Status.DENIED)]
    by_event = own.groupby("event")["name"]
    return by_event.first().where(by_event.nunique() == 1, _DIFFER)


def _place(row: NameRow) -> tuple[object, ...]:
    killed = row.tallies["killed"].figure
    return (not row.name, not row.differ, -(killed.best if killed else 0), -row.events, row.name)
