"""Turn rows of events into a report's lines: events, denials, conflicts, revisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from sitrep.arithmetic.figures import WEAKNESS
from sitrep.arithmetic.sums import figures_of
from sitrep.model.accounts import WHEN, Measure, Reconciled
from sitrep.model.codes import Precision, Status
from sitrep.model.dates import Window
from sitrep.model.figure import Figure
from sitrep.model.summary import (
    Conflict,
    Disputed,
    EventLine,
    Revision,
    Row,
    Rules,
    RunningTotal,
    Statement,
)
from sitrep.summarise import disagreements
from sitrep.summarise.sums import accounts_of, statements_counted
from sitrep.summarise.windows import level_of

#: The columns of events of which a line is made, but for areas and figures.
_LISTED = (
    "event_id",
    *WHEN,
    "other_dates",
    "event_type",
    "admin2",
    "place",
    "actor",
    "description",
    "sensitivity",
    "confirmed",
    "disputed",
    "denied",
    "health",
)
_POSITION = ("latitude", "longitude")
_KILLED = Measure("killed", "killed", "")


def event_lines(events: pd.DataFrame, reconciled: Reconciled) -> tuple[EventLine, ...]:
    """Return a line per event, by date."""
    if events.empty:
        return ()
    own = accounts_of(events, reconciled.accounts)
    sources = _sources_by_event(own)
    ids = events["event_id"].astype("str")
    ordered = events.assign(_id=ids).sort_values(["date_start", "_id"])
    stated = _figures_by_event(ordered, reconciled)
    rows = _rows_by_event(own)
    by = _sources_by_figure(events, own, reconciled.measures)
    level = level_of(reconciled.events)
    differing = disagreements.differing(events, own, level)
    return tuple(
        EventLine(
            event_id=str(row.event_id),
            window=Window(as_date(row.date_start), _last_day(row.date_end)),
            precision=Precision(str(row.date_precision)),
            event_type=str(row.event_type),
            area=str(getattr(row, level)),
            place=str(row.place),
            status=_status(row),
            figures=found,
            sources=_speakers(sources.get(row.Index, ()), by.get(row.Index, {})),
            description=str(row.description),
            actor=str(row.actor),
            sensitivity=str(row.sensitivity),
            stated_by={m: tuple(by.get(row.Index, {}).get(m, ())) for m in found},
            other_dates=disagreements.other_dates(row),
            differing=tuple(differing.get(row.Index, ())),
            rows=tuple(rows.get(row.Index, ())),
            admin2=str(row.admin2),
            health=bool(row.health),
        )
        for row, found in zip(ordered[[*_LISTED, level]].itertuples(), stated, strict=True)
    )


def _speakers(sources: Iterable[str], by: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return an event's sources; those whose figures are printed stand first."""
    counted = {source for stated in by.values() for source in stated}
    return tuple(sorted(sources, key=lambda source: source not in counted))


def _figures_by_event(events: pd.DataFrame, reconciled: Reconciled) -> list[dict[str, Figure]]:
    """Return the figures that each event states, by measure."""
    found: list[dict[str, Figure]] = [{} for _ in range(len(events))]
    for measure in reconciled.measures:
        for own, figure in zip(found, figures_of(events, measure), strict=True):
            if figure is not None:
                own[measure.column] = figure
    return found


def withdrawn_lines(events: pd.DataFrame, reconciled: Reconciled) -> tuple[EventLine, ...]:
    """Return a line per event that all its sources have withdrawn; it states no figure."""
    lines = event_lines(events, reconciled)
    return tuple(replace(line, status=Status.WITHDRAWN, description="") for line in lines)


def _status(row: Any) -> Status:
    if row.denied:
        return Status.DENIED
    if row.disputed:
        return Status.DISPUTED
    return Status.CONFIRMED if row.confirmed else Status.REPORTED


def _last_day(value: object) -> dt.date:
    return as_date(value) or dt.date.max


def as_date(value: object) -> dt.date | None:
    """Return a timestamp's date, or ``None`` for a missing one."""
    return value.date() if isinstance(value, pd.Timestamp) else None


def _sources_by_event(accounts: pd.DataFrame) -> dict[object, list[str]]:
    own = accounts[accounts["status"] != Status.DENIED]
    numbers, sources = (own[column].tolist() for column in ("event", "source"))
    found: dict[object, list[str]] = {}
    for event, source in dict.fromkeys(zip(numbers, sources, strict=True)):
        found.setdefault(event, []).append(str(source))
    return found


def _rows_by_event(own: pd.DataFrame) -> dict[object, list[Row]]:
    """Return the file and line of each event's accounts, denials included."""
    paths = own["path"].cat.categories.tolist()
    grades = (own[c].astype("str") for c in ("source_reliability", "information_credibility"))
    degrees = (own[c].astype("object").where(own[c].notna(), None) for c in _POSITION)
    columns = (own["event"], own["path"].cat.codes, own["line"], *grades, *degrees)
    found: dict[object, list[Row]] = {}
    for event, path, line, source, told, *at in zip(*(c.tolist() for c in columns), strict=True):
        found.setdefault(event, []).append(Row(paths[path], line, _grade(source, told), *at))
    return found


def _grade(source: str, told: str) -> str:
    """Return both grades of an account: "B2", or the words that the log has for them."""
    grades = [grade for grade in (source, told) if grade]
    return ("" if all(len(grade) == 1 for grade in grades) else ", ").join(grades)


def _sources_by_figure(
    events: pd.DataFrame, accounts: pd.DataFrame, measures: Iterable[Measure]
) -> dict[object, dict[str, list[str]]]:
    """Return who states the figure printed, by event and measure."""
    found: dict[object, dict[str, list[str]]] = {}
    for measure in measures:
        for event, source in dict.fromkeys(statements_counted(events, accounts, measure)):
            found.setdefault(event, {}).setdefault(measure.column, []).append(source)
    return found


def disputed_in(events: pd.DataFrame, reconciled: Reconciled) -> tuple[Disputed, ...]:
    """Return each contested event with its claims and its denials, attributed.

    The figure of each is how many killed it states.
    """
    if events.empty:
        return ()
    lines = {line.event_id: line for line in event_lines(events, reconciled)}
    own = accounts_of(events, reconciled.accounts)
    found: dict[str, tuple[list[Statement], list[Statement]]] = {}
    # Only each source's last account: a claim that it has since denied is no claim.
    own = own[~own["earlier"]]
    own = own.sort_values(["reported_on", "line"])
    said = own[["event_id", "status", "source", "reported_on", "description"]].itertuples()
    for row, figure in zip(said, figures_of(own, _KILLED), strict=True):
        claims, denials = found.setdefault(str(row.event_id), ([], []))
        status = Status(str(row.status))
        statement = Statement(
            str(row.source), figure, as_date(row.reported_on), status, str(row.description)
        )
        # A source's "disputed" is its own doubt, and denies nothing.
        (denials if status == Status.DENIED else claims).append(statement)
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
    events = events[events.index.isin(own["event"])]
    said: dict[tuple[int, str], list[Statement]] = {}
    for row in own.sort_values(["event", "measure", "best", "line"]).itertuples():
        said.setdefault((int(str(row.event)), str(row.measure)), []).append(_statement(row))
    chosen = {
        name: dict(zip(events.index, figures_of(events, m), strict=True))
        for name, m in measures.items()
    }
    named = events[["event_id", "date_start", "date_end", "place", "admin1"]]
    rows = {row.Index: row for row in named.itertuples()}
    return tuple(
        Conflict(
            event_id=str(rows[event].event_id),
            indicator=measures[name].indicator,
            group=measures[name].group,
            statements=tuple(statements),
            chosen=chosen[name][event],
            rule=rules.conflict,
            window=Window(as_date(rows[event].date_start), _last_day(rows[event].date_end)),
            place=str(rows[event].place) or str(rows[event].admin1),
        )
        for (event, name), statements in said.items()
    )


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
        Revision(
            str(r.event_id),
            str(r.measure),
            str(r.source),
            _figure(r, "old_"),
            _figure(r, ""),
            as_date(r.old_reported_on),
            as_date(r.reported_on),
        )
        for r in own.itertuples()
    )


def total_revisions(totals: Iterable[RunningTotal], reconciled: Reconciled) -> tuple[Revision, ...]:
    """Return the corrections that sources have made to the period's running totals.

    A denial corrects no number, and a figure that is published again is the same.
    """
    ids = {t.total_id for t in totals}
    return tuple(
        Revision(
            new.total_id,
            f"{new.indicator}_{new.group}" if new.group else new.indicator,
            new.source,
            old.figure,
            new.figure,
            old.reported_on,
            new.reported_on,
        )
        for old, new in reconciled.total_revisions
        if new.total_id in ids and new.status is not Status.DENIED and _said(old) != _said(new)
    )


def _said(total: RunningTotal) -> tuple[object, ...]:
    figure = total.figure
    return (figure.low, figure.best, figure.high, figure.qualifier) if figure else ()
