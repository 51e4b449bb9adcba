"""The Report to report.json: the same figures as its pages, as data, with a published schema."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

from sitrep.model.codes import Status
from sitrep.model.dates import Calendar, Window
from sitrep.model.figure import Figure
from sitrep.model.problem import Problem
from sitrep.model.report import Card, FigureEntry, Masthead, Report
from sitrep.model.summary import Overlapping, Revision, Source, Statement

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PeriodEntry:
    """The report's period; ``partial``: the data stop before it ends."""

    id: str
    start: dt.date
    end: dt.date
    calendar: Calendar
    partial: bool


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A chart: its words, and its files relative to the report's folder."""

    id: str
    title: str
    alt: str
    caption: str
    svg: str
    png: str
    csv: str


@dataclass(frozen=True, slots=True)
class TotalEntry:
    """One source's figure over a window and an area.

    ``since`` is the day, month or year it counts from, or the source's words for it; empty
    where it is not stated. ``people`` is the same in people, where households have a size.
    """

    total_id: str
    indicator: str
    unit: str
    group: str
    figure: Figure | None
    since: str
    as_of: dt.date
    area: str
    source: str
    reported_on: dt.date | None
    status: Status
    note: str
    people: Figure | None
    area_pcode: str


@dataclass(frozen=True, slots=True)
class ConflictEntry:
    """Sources that differ on the figure of one event, or of one window.

    ``subject`` is the event's id, or the totals' ids for people to read; ``totals`` holds
    each of those ids.
    """

    subject: str
    indicator: str
    group: str
    statements: tuple[Statement, ...]
    chosen: Figure | None
    rule: str
    window: Window
    place: str
    kind: str
    totals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DisputedEntry:
    """An event with its claims and its denials, each attributed."""

    event_id: str
    window: Window
    event_type: str
    area: str
    place: str
    status: Status
    claims: tuple[Statement, ...]
    denials: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report as data: the same figures as its pages, each with how firmly it is known."""

    title: str
    language: str
    edition: str
    period: PeriodEntry
    as_of: dt.date
    masthead: Masthead
    key_figures: tuple[Card, ...]
    figures: Mapping[str, FigureEntry]
    totals: tuple[TotalEntry, ...]
    conflicts: tuple[ConflictEntry, ...]
    disputed: tuple[DisputedEntry, ...]
    changes: tuple[Revision, ...]
    charts: tuple[ChartEntry, ...]
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]
    problems: tuple[Problem, ...]
    overlaps: tuple[tuple[Overlapping, ...], ...]


def as_json(report: Report) -> str:
    """Return report.json; the same text for the same report."""
    summary = report.summary
    document = Document(
        title=report.masthead.title,
        language=report.language,
        edition=report.edition,
        period=_part(PeriodEntry, report.period),
        as_of=report.as_of,
        masthead=report.masthead,
        key_figures=tuple(card for section in report.sections for card in section.cards),
        figures=report.figures,
        totals=tuple(_part(TotalEntry, t, since=str(t.since)) for t in summary.totals),
        conflicts=tuple(_part(ConflictEntry, c) for c in summary.conflicts),
        disputed=tuple(
            _part(DisputedEntry, d.event, claims=d.claims, denials=d.denials)
            for d in summary.disputed
        ),
        changes=summary.revisions,
        charts=tuple(_part(ChartEntry, chart) for chart in report.charts),
        sources=summary.sources,
        caveats=report.caveats,
        problems=summary.problems,
        overlaps=summary.overlaps,
    )
    return TypeAdapter(Document).dump_json(document, indent=2).decode("utf-8") + "\n"


def _part(kind: Callable[..., T], whole: object, **more: Any) -> T:
    """Return a ``kind`` with the fields that ``whole`` has by the same names, and ``more``."""
    names = [f.name for f in fields(cast("Any", kind)) if f.name not in more]
    return kind(**{name: getattr(whole, name) for name in names}, **more)


def schema() -> str:
    """Return the JSON Schema of report.json, as docs/report.schema.json publishes it."""
    body = TypeAdapter(Document).json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "report.json"}
    return json.dumps({**body, **head}, indent=2, ensure_ascii=False) + "\n"
