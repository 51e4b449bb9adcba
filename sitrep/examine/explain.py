"""Explain a figure: each event behind it, each account of these, and the sum step by step.

The figure is the report's own: its tally says which events it is made of. It is for those who may
read the log, so nothing is withheld.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from sitrep.arithmetic import figures
from sitrep.arithmetic.sums import figures_of
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import method
from sitrep.config.built_in import DERIVED
from sitrep.model.accounts import Measure, Reconciled
from sitrep.model.codes import Status
from sitrep.model.counted import Counted
from sitrep.model.dates import Window
from sitrep.model.edition import INTERNAL
from sitrep.model.events import Row
from sitrep.model.explanation import Aside, Explanation, Fate, Kind, Term, Told
from sitrep.model.figure import Figure, Value
from sitrep.model.problem import SitrepError, nearest
from sitrep.model.problem import counted as counted_of
from sitrep.model.request import Request
from sitrep.model.summary import RunningTotal, Summary, Tally
from sitrep.pipeline import counted, gather
from sitrep.summarise.lines import as_date
from sitrep.vocabulary.fold import spelling


@dataclass(frozen=True)
class Question:
    """Which figure: an indicator, and of which group and area; empty for all."""

    indicator: str
    group: str = ""
    area: str = ""


def explain(request: Request, question: Question) -> Explanation:
    """Return where a figure comes from.

    Raises SitrepError where the report has no such figure, with the nearest name.
    """
    inputs = gather(request.config, today=request.today)
    found = counted(inputs, replace(request, edition=INTERNAL))
    summary = found.summary
    phrases = Phrases(summary, inputs.words(request))
    tally, area = _tally(summary, question)
    own = (tally.indicator, tally.group)
    measure = next((m for m in inputs.cleaned.measures if (m.indicator, m.group) == own), None)
    asked = _Asked(_side(found, tally.indicator), measure, request.as_of)
    terms = tuple(_terms(asked, inputs.cleaned.accounts, tally))
    return Explanation(
        tally,
        area,
        phrases.what(tally.indicator, tally.unit, tally.group),
        phrases.figure(tally.figure, tally.indicator),
        summary.as_of,
        tuple(method.caveats(summary, phrases)),
        terms,
        kind=_kind(tally, measure, stock=summary.indicators[tally.indicator].stock),
        aside=tuple(_aside(summary, tally.indicator, area, phrases)),
        totals=tuple(t for t in summary.totals if _is_of(t, tally, area)),
        problems=tuple(p for p in inputs.problems if measure and p.column == measure.column),
    )


# --- which figure -------------------------------------------------------------------------


def _tally(summary: Summary, question: Question) -> tuple[Tally, str]:
    """Return the figure that is asked for, and the area's name as the report prints it."""
    groups = {
        group: t for (name, group), t in summary.tallies.items() if name == question.indicator
    }
    if not groups:
        hint = nearest(question.indicator, sorted({name for name, _ in summary.tallies}))
        raise _unknown(f'no event of the period states "{question.indicator}"', hint)
    if question.group and question.area:
        raise SitrepError("the report has no figure of a group in one area", usage=True)
    if question.group not in groups:
        reason = f'"{question.group}" is not a group of {question.indicator} in this period'
        raise _unknown(reason, nearest(question.group, sorted(filter(None, groups))))
    if not question.area:
        return groups[question.group], ""
    asked = spelling(question.area)
    rows = {r.name: r for r in summary.areas if question.indicator in r.tallies}
    row = next((r for r in rows.values() if asked in (spelling(r.name), spelling(r.pcode))), None)
    if row is None:
        reason = f'"{question.area}" is not an area with {question.indicator} in this period'
        raise _unknown(reason, nearest(question.area, sorted(filter(None, rows))))
    return row.tallies[question.indicator], row.name


def _kind(tally: Tally, measure: Measure | None, *, stock: bool) -> Kind:
    if measure is not None:
        return Kind.LATEST if stock else Kind.SUM
    return Kind.REST if tally.group else Kind.COUNT


def _unknown(reason: str, hint: str) -> SitrepError:
    return SitrepError(f"{reason}; {hint}" if hint else reason, usage=True)


def _side(found: Counted, indicator: str) -> Reconciled:
    """Return the events that an indicator counts: another source's, where config.toml says so."""
    turned = (o for names, o in found.turned.items() if indicator in names)
    return next(turned, found.reconciled)


# --- its events ---------------------------------------------------------------------------


@dataclass(frozen=True)
class _Asked:
    """The events that count, what is asked of them (``None``: their number), and the cut-off."""

    side: Reconciled
    measure: Measure | None
    cut: dt.date | None

    def figures(self, rows: pd.DataFrame) -> list[Figure | None]:
        """Return what each row of events or of accounts states."""
        return figures_of(rows, self.measure) if self.measure else [None] * len(rows)


def _terms(asked: _Asked, accounts: pd.DataFrame, tally: Tally) -> Iterator[Term]:
    """Yield the events of a tally, by date, each with the sum up to it."""
    events = asked.side.events
    events = events[events["event_id"].isin(tally.events)]
    told = _told(asked, accounts, tally.events)
    stated: list[Figure | None] = []
    events = events.sort_values(["date_start", "event_id"])
    for row, figure in zip(events.to_dict("records"), asked.figures(events), strict=True):
        stated.append(figure)
        so_far = figures.add(stated)[0] if asked.measure else None
        place = ", ".join(filter(None, (str(row["place"]), str(row["admin1"]))))
        window = Window(as_date(row["date_start"]), as_date(row["date_end"]) or dt.date.max)
        identity = str(row["event_id"])
        yield Term(identity, window, place, figure, so_far, tuple(_settled(told[identity], figure)))


def _told(asked: _Asked, accounts: pd.DataFrame, ids: tuple[str, ...]) -> Mapping[str, list[Told]]:
    """Return all accounts of the events, those that do not count included, by event."""
    standing = asked.side.accounts
    standing = standing[standing["event_id"].isin(ids)]
    # A later row of the source replaces what it states alone: where it is blank, this still counts.
    gone = [figure is None for figure in asked.figures(standing)]
    replaced = standing["earlier"].to_numpy(dtype=bool) & np.array(gone, dtype=bool)
    rows = zip(standing["path"], standing["line"], replaced, strict=True)
    in_force = {(str(path), int(line)): bool(out) for path, line, out in rows}
    found: dict[str, list[Told]] = {}
    own = accounts[accounts["event_id"].isin(ids)].sort_values(["path", "line"])
    for row, figure in zip(own.to_dict("records"), asked.figures(own), strict=True):
        place, when = (str(row["path"]), int(row["line"])), as_date(row["reported_on"])
        fate = _fate(row, figure, asked, in_force.get(place))
        said = (figure, fate, str(row["description"]))
        found.setdefault(str(row["event_id"]), []).append(
            Told(Row(*place), str(row["source"]), when, *said)
        )
    return found


def _fate(row: Mapping[Any, Any], figure: Value, asked: _Asked, replaced: bool | None) -> Fate:
    """Return what becomes of an account; ``replaced`` is ``None`` where it is not in force."""
    if row["status"] == Status.WITHDRAWN:
        return Fate.WITHDRAWN
    if replaced is None:
        said = as_date(row["reported_on"]) or as_date(row["date_end"])
        late = asked.cut is not None and said is not None and said > asked.cut
        return Fate.TOO_LATE if late else Fate.TAKEN_BACK
    if row["status"] == Status.DENIED:
        return Fate.DENIES
    if asked.measure and figure is None:
        return Fate.NO_NUMBER
    return Fate.REPLACED if replaced else Fate.COUNTED


def _settled(told: Iterable[Told], figure: Value) -> Iterator[Told]:
    """Yield the accounts; those that state another figure than the event's differ from it."""
    for one in told:
        counts = one.fate is Fate.COUNTED and isinstance(one.figure, Figure)
        yield replace(one, fate=Fate.DIFFERS) if counts and not _same(one.figure, figure) else one


def _same(one: Value, other: Value) -> bool:
    """Return whether two figures agree in number and qualifier: 30 is not "more than 30"."""
    if not isinstance(one, Figure) or not isinstance(other, Figure):
        return False
    return (one.best, one.qualifier) == (other.best, other.qualifier)


# --- what is in no sum --------------------------------------------------------------------


def _aside(summary: Summary, indicator: str, area: str, phrases: Phrases) -> Iterator[Aside]:
    """Yield the events near the period that are not in it, or do not count, and why.

    Of one ``area`` they are its own alone, and of attacks on health care those alone.
    """
    counted_ids = {line.event_id for line in summary.events}
    denied = (d.event for d in summary.disputed if d.event.event_id not in counted_ids)
    found = (
        *((line, "its date is known too coarsely for the period") for line in summary.undated),
        *((line, "all its sources have withdrawn it") for line in summary.withdrawn),
        *((line, "it is disputed or denied, and not counted") for line in denied),
    )
    for line, reason in found:
        if area in ("", line.area) and (line.health or indicator not in DERIVED):
            yield Aside(line.event_id, phrases.when(line), reason)
    for group in () if area else summary.overlaps:
        turned = any(indicator in one.apart for one in group)
        for one in group:
            counts = indicator in one.apart if turned else one.counts
            if one.events and not counts:
                events = counted_of(one.events, "event", "events")
                yield Aside("", "", f"{events} of {one.source} beside those that count")


def _is_of(total: RunningTotal, tally: Tally, area: str) -> bool:
    same = (total.indicator, total.group) == (tally.indicator, tally.group)
    return same and (not area or spelling(total.area) == spelling(area))
