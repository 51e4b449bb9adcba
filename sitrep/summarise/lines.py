"""Rows of events to the lines a report names: events, denials, conflicts, sources."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sitrep.figures import WEAKNESS
from sitrep.model import (
    Conflict,
    Disputed,
    EventLine,
    Figure,
    Revision,
    Rules,
    RunningTotal,
    Source,
    Statement,
    Window,
)
from sitrep.reconcile import Reconciled
from sitrep.summarise.tallies import figure_of

if TYPE_CHECKING:
    import pandas as pd


def event_lines(events: pd.DataFrame, reconciled: Reconciled) -> tuple[EventLine, ...]:
    """Return a line per event, by date."""
    if events.empty:
        return ()
    sources = _sources_by_event(events, reconciled)
    ordered = events.sort_values(["date_start", "event_id"])
    return tuple(
        _line(row, sources.get(index, ()), reconciled) for index, row in ordered.iterrows()
    )


def _line(row: pd.Series[object], sources: tuple[str, ...], reconciled: Reconciled) -> EventLine:
    found = {m.column: figure_of(row, m) for m in reconciled.measures}
    return EventLine(
        event_id=str(row["event_id"]),
        window=Window(as_date(row["date_start"]), as_date(row["date_end"]) or dt.date.min),
        precision=str(row["date_precision"]),
        event_type=str(row["event_type"]),
        area=str(row["admin1"]),
        place=str(row["place"]),
        status=_status(row),
        figures={k: f for k, f in found.items() if f is not None},
        sources=sources,
        description=str(row["description"]),
        actor=str(row["actor"]),
        sensitivity=str(row["sensitivity"]),
    )


def _status(row: pd.Series[object]) -> str:
    if row["denied"]:
        return "denied"
    if row["disputed"]:
        return "disputed"
    return "confirmed" if row["confirmed"] else "reported"


def as_date(value: object) -> dt.date | None:
    """Return a timestamp's date, or ``None`` for a missing one."""
    import pandas as pd

    return value.date() if isinstance(value, pd.Timestamp) else None


def _sources_by_event(
    events: pd.DataFrame, reconciled: Reconciled
) -> dict[object, tuple[str, ...]]:
    accounts = reconciled.accounts
    own = accounts[accounts["event"].isin(events.index) & (accounts["status"] != "denied")]
    pairs = own[["event", "source"]].astype({"source": "str"}).drop_duplicates()
    return {k: tuple(v) for k, v in pairs.groupby("event")["source"]}


def disputed_in(events: pd.DataFrame, reconciled: Reconciled) -> tuple[Disputed, ...]:
    """Return each contested event with its claims and its denials, attributed."""
    lines = {line.event_id: line for line in event_lines(events, reconciled)}
    accounts = reconciled.accounts
    own = accounts[accounts["event"].isin(events.index)]
    found: dict[str, tuple[list[Statement], list[Statement]]] = {}
    for row in own.sort_values(["reported_on", "line"]).itertuples():
        claims, denials = found.setdefault(str(row.event_id), ([], []))
        status = str(row.status)
        statement = Statement(
            str(row.source), None, as_date(row.reported_on), status, str(row.description)
        )
        (denials if status in ("denied", "disputed") else claims).append(statement)
    return tuple(
        Disputed(line, *(tuple(part) for part in found[identity]))
        for identity, line in lines.items()
    )


def stated_conflicts(
    events: pd.DataFrame, reconciled: Reconciled, rules: Rules
) -> tuple[Conflict, ...]:
    """Return the conflicts between sources on the period's events."""
    measures = {m.column: m for m in reconciled.measures}
    statements = reconciled.statements
    own = statements[statements["event"].isin(events.index)]
    if own.empty:
        return ()
    found = []
    for (event, column), part in own.groupby(["event", "measure"], sort=True):
        measure, row = measures[str(column)], events.loc[event]
        said = tuple(_statement(r) for r in part.sort_values(["best", "line"]).itertuples())
        start, end = as_date(row["date_start"]), as_date(row["date_end"])
        found.append(
            Conflict(str(row["event_id"]), measure.indicator, measure.group, said,
                     figure_of(row, measure), rules.conflict, Window(start, end or dt.date.min),
                     str(row["place"]) or str(row["admin1"]))
        )  # fmt: skip
    return tuple(found)


def _statement(row: object) -> Statement:
    figure = _figure(row, "")
    source, when = getattr(row, "source", ""), getattr(row, "reported_on", None)
    return Statement(str(source), figure, as_date(when))


def _figure(row: object, prefix: str) -> Figure:
    low, best, high, code = (
        float(getattr(row, f"{prefix}{p}")) for p in ("low", "best", "high", "qualifier")
    )
    ceiling = None if high == float("inf") else int(high)
    words = str(getattr(row, f"{prefix}words"))
    return Figure(int(low), int(best), ceiling, WEAKNESS[int(code)], words)


def stated_revisions(events: pd.DataFrame, reconciled: Reconciled) -> tuple[Revision, ...]:
    """Return the later figures by the same source for the period's events."""
    revisions = reconciled.revisions
    own = revisions[revisions["event"].isin(events.index)]
    return tuple(
        Revision(str(r.event_id), str(r.measure), str(r.source), _figure(r, "old_"),
                 _figure(r, ""), as_date(r.old_reported_on), as_date(r.reported_on))
        for r in own.itertuples()
    )  # fmt: skip


def sources_of(
    events: pd.DataFrame, totals: Iterable[RunningTotal], reconciled: Reconciled
) -> tuple[Source, ...]:
    """Return who speaks of the period, with how many accounts and totals, most first."""
    accounts = reconciled.accounts
    own = accounts[accounts["event"].isin(events.index)].astype({"source": "str"})
    stated = Counter(t.source for t in totals)
    days: dict[str, list[dt.date]] = {}
    for total in totals:
        if total.reported_on:
            days.setdefault(total.source, []).append(total.reported_on)
    counted = own.groupby("source")["reported_on"].agg(["size", "min", "max"])
    urls = own[own["source_url"] != ""].drop_duplicates("source").set_index("source")["source_url"]
    found = []
    for name in sorted({*counted.index, *stated}):
        size, seen = 0, list(days.get(name, ()))
        if name in counted.index:
            size = int(counted.at[name, "size"])
            seen += [d for c in ("min", "max") if (d := as_date(counted.at[name, c]))]
        url = str(urls.get(name, ""))
        found.append(
            Source(name, size, stated[name], min(seen, default=None), max(seen, default=None), url)
        )
    return tuple(sorted(found, key=lambda s: (-s.accounts - s.totals, s.name)))
