"""The report that was published before one that is built, and what is behind it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import pandas as pd

from sitrep.arithmetic.periods import Weeks
from sitrep.config.load import Config
from sitrep.model.accounts import said_on
from sitrep.model.changes import Behind, LastReport
from sitrep.model.codes import Precision, Status
from sitrep.model.dates import Period, Since
from sitrep.model.edition import PUBLIC
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.request import Request
from sitrep.model.totals import RunningTotal
from sitrep.record.entry import Entry
from sitrep.record.keeping import Kept, entries
from sitrep.record.snapshots import ACCOUNTS, Snapshot, snapshot_of

_REPORT = f"{PUBLIC}/report.json"
_PRECISION = {4: Precision.YEAR, 7: Precision.MONTH}


def last_before(kept: Sequence[Kept], template: str, period: Period, weeks: Weeks) -> Kept | None:
    """Return the last report of the same kind that ends no later than ``period``.

    It may be an issue of the period's own report. What is withdrawn states nothing any more.
    """
    found = []
    for each in kept:
        entry = each.entry
        with suppress(ValueError):
            own = weeks.parse(entry.period)
            like = entry.template == template and own.unit is period.unit
            if like and own.end <= period.end and not entry.withdrawn:
                found.append((own.end, entry.order, each))
    return max(found, key=lambda one: one[:2])[2] if found else None


def behind(request: Request, config: Config, period: Period) -> Behind | None:
    """Return the last report and what is behind it; ``None`` where there is none.

    Raises SitrepError where what the record keeps of it was changed.
    """
    kept = entries(config.folder)
    named = request.release.since if request.release else None
    if named is None:
        found = last_before(kept, config.template, period, config.weeks)
    else:
        found = next((k for k in kept if k.entry.folder == named), None)
    return _behind(found, config) if found else None


def _behind(kept: Kept, config: Config) -> Behind:
    entry, snapshot = kept.entry, _snapshot(kept)
    said = json.loads(kept.content(_REPORT)) if _REPORT in entry.files else {}
    last = LastReport(
        entry.folder,
        config.weeks.parse(entry.period),
        entry.number,
        entry.revision,
        entry.day,
        kept=snapshot is not None,
    )
    totals = tuple(_totals(said))
    if snapshot is None:
        return Behind(last, totals=totals, stated=dict(_stated(said)))
    return Behind(last, snapshot.counted, _known(snapshot, entry), snapshot.baseline, totals)


def _known(snapshot: Snapshot, entry: Entry) -> frozenset[str]:
    """Return the events of which something had been reported by the report's cut-off."""
    accounts = snapshot.accounts
    if entry.as_of is not None:
        accounts = accounts[said_on(accounts) <= pd.Timestamp(entry.as_of)]
    return frozenset(accounts["event_id"].astype("str"))


def _snapshot(kept: Kept) -> Snapshot | None:
    """Return the accounts behind a report; ``None`` where they are not kept any more."""
    if not (kept.folder / ACCOUNTS).is_file():
        return None
    content = kept.content(ACCOUNTS)
    with suppress(ValueError):  # those of the first versions hold accounts alone
        return snapshot_of(content)
    return None


def _stated(said: Mapping[str, Any]) -> Iterator[tuple[str, Figure]]:
    for name, entry in said.get("figures", {}).items():
        if figure := _figure(entry):
            yield name, figure


def _totals(said: Mapping[str, Any]) -> Iterator[RunningTotal]:
    """Yield the running totals that a report.json states, by the whole names of their sources."""
    names = {own["short"]: own["name"] for own in said.get("sources", ()) if own["short"]}
    for each in said.get("totals", ()):
        yield RunningTotal(
            each["total_id"],
            each["indicator"],
            each["unit"],
            each["group"],
            _figure(each["figure"]),
            _since(each["since"]),
            dt.date.fromisoformat(each["as_of"]),
            each["area"],
            names.get(each["source"], each["source"]),
            None,
            status=Status(each["status"]),
            area_pcode=each["area_pcode"],
        )


def _figure(said: Any) -> Figure | None:
    """Return a figure; ``None`` where none is stated, and where it is withheld."""
    if not isinstance(said, dict) or said.get("best") is None:
        return None
    return Figure(said["low"], said["best"], said["high"], Qualifier(said["qualifier"]))


def _since(text: str) -> Since:
    with suppress(ValueError):
        filled = f"{text}-01-01"[:10] if len(text) in _PRECISION else text
        return Since(dt.date.fromisoformat(filled), _PRECISION.get(len(text), Precision.DAY))
    return Since(words=text)
