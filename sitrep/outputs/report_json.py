"""Write the Report as report.json: the figures of its pages as data, with a published schema."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from sitrep.model.changes import Reissue
from sitrep.model.codes import Status
from sitrep.model.dates import Calendar, Window
from sitrep.model.events import Disputed
from sitrep.model.figure import Value
from sitrep.model.problem import Problem
from sitrep.model.published import SCHEMA_VERSION
from sitrep.model.report import Card, Drawing, FigureEntry, Masthead, Report
from sitrep.model.sectors import Marker
from sitrep.model.summary import Overlapping, Revision, Source, Statement, Summary
from sitrep.outputs import Output, Setting, sectors
from sitrep.outputs.breakdown import Breakdown, TallyEntry, breakdown, part, tallied
from sitrep.outputs.changes import SinceEntry, since_last
from sitrep.outputs.completeness import CompletenessEntry, completeness
from sitrep.outputs.told import SectionEntry, highlights, sections
from sitrep.templating import renamed
from sitrep.templating.renamed import Kind, Renamed


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
    """A chart: its words, and its files relative to the report's folder.

    ``svg`` and ``png`` are empty where the build makes no such picture.
    """

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
    ``latest_known``: it is older than the period, and nothing newer of its series is known.
    ``origin``: the area that those counted came from, if stated.
    """

    total_id: str
    indicator: str
    unit: str
    group: str
    figure: Value
    since: str
    as_of: dt.date
    area: str
    source: str
    reported_on: dt.date | None
    status: Status
    note: str
    people: Value
    area_pcode: str
    origin: str
    latest_known: bool


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
    chosen: Value
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
class OverlapEntry:
    """What one of several overlapping sources states of the period, by itself.

    ``counts``: whether it is the one that counts; ``apart``: what it counts although it is not.
    ``shared`` of its ``events`` are in the
    counts anyway. ``attacks`` are those on health care. ``tallies`` holds what its events
    state, by measure.
    """

    source: str
    counts: bool
    window: Window
    events: int
    shared: int
    attacks: int
    tallies: Mapping[str, TallyEntry]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report as data: the same figures as its pages, each with how firmly it is known.

    ``schema_version`` rises when a field is removed or means something else, not when one is
    added. A file without it is of version 1.
    """

    schema_version: int
    title: str
    language: str
    edition: str
    period: PeriodEntry
    as_of: dt.date
    masthead: Masthead
    key_figures: tuple[Card, ...]
    #: The sentences of the highlights, a person's own first, without markup.
    highlights: tuple[str, ...]
    #: The text of the pages, without charts and tables.
    sections: tuple[SectionEntry, ...]
    figures: Mapping[str, FigureEntry]
    #: The same since the baseline or, without one, since the log's first day.
    since_baseline: Mapping[str, FigureEntry]
    totals: tuple[TotalEntry, ...]
    conflicts: tuple[ConflictEntry, ...]
    disputed: tuple[DisputedEntry, ...]
    changes: tuple[Revision, ...]
    #: Null where no report was published before.
    since_last_report: SinceEntry | None
    charts: tuple[ChartEntry, ...]
    sources: tuple[Source, ...]
    caveats: tuple[str, ...]
    problems: tuple[Problem, ...]
    overlaps: tuple[tuple[OverlapEntry, ...], ...]
    breakdown: Breakdown
    response: tuple[sectors.ResponseEntry, ...]
    funding: tuple[sectors.FundingEntry, ...]
    access: tuple[sectors.AccessEntry, ...]
    markers: tuple[Marker, ...]
    #: Null where config.toml expects nobody.
    completeness: CompletenessEntry | None
    #: The areas that the counted events are of; none where they may be of any.
    events_covered: tuple[str, ...]
    #: Null for the first issue of a report.
    reissue: Reissue | None


def as_json(report: Report) -> str:
    """Return report.json; the same text for the same report."""
    summary = report.summary
    document = Document(
        schema_version=SCHEMA_VERSION,
        title=report.masthead.title,
        language=report.language,
        edition=report.edition,
        period=part(PeriodEntry, report.period),
        as_of=report.as_of,
        masthead=report.masthead,
        key_figures=tuple(card for section in report.sections for card in section.cards),
        highlights=highlights(report),
        sections=tuple(sections(report)),
        figures=report.figures,
        since_baseline=report.since_baseline,
        totals=tuple(_totals(summary)),
        conflicts=tuple(part(ConflictEntry, c) for c in summary.conflicts),
        disputed=tuple(map(_disputed, summary.disputed)),
        changes=summary.revisions,
        since_last_report=since_last(summary),
        charts=tuple(part(ChartEntry, chart) for chart in report.charts),
        sources=summary.sources,
        caveats=report.caveats,
        problems=summary.problems,
        overlaps=tuple(tuple(map(_overlap, group)) for group in summary.overlaps),
        breakdown=breakdown(summary),
        response=tuple(map(sectors.of_response, summary.sectors.response)),
        funding=tuple(map(sectors.of_funding, summary.sectors.funding)),
        access=tuple(map(sectors.of_access, summary.sectors.access)),
        markers=summary.markers,
        completeness=completeness(summary),
        events_covered=summary.events_of,
        reissue=summary.reissue,
    )
    text = _adapter().dump_json(document, indent=2).decode("utf-8")
    if renamed.every(Kind.JSON):
        data = renamed.with_old_names(json.loads(text))
        text = json.dumps(data, indent=2, ensure_ascii=False)
    return f"{text}\n"


@cache
def _adapter() -> TypeAdapter[Document]:
    # Not at import: to make it takes longer than to write a report with it.
    return TypeAdapter(Document)


def _totals(summary: Summary) -> Iterator[TotalEntry]:
    for totals, older in ((summary.totals, False), (summary.known, True)):
        for total in totals:
            yield part(TotalEntry, total, since=str(total.since), latest_known=older)


def _disputed(one: Disputed) -> DisputedEntry:
    return part(DisputedEntry, one.event, claims=one.claims, denials=one.denials)


def _overlap(one: Overlapping) -> OverlapEntry:
    return part(OverlapEntry, one, tallies=tallied(one.tallies))


def schema() -> str:
    """Return the JSON Schema of report.json, as docs/report.schema.json publishes it."""
    body = _adapter().json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "report.json"}
    for entry in renamed.every(Kind.JSON):
        _deprecate(body, entry)
    return json.dumps({**body, **head}, indent=2, ensure_ascii=False) + "\n"


def _deprecate(body: dict[str, Any], entry: Renamed) -> None:
    """Write a renamed field into the schema, with what to read instead."""
    place = body
    for step in entry.old.split(".")[:-1]:
        place = place["properties"][step]
        place = place.get("items", place)
        place = body["$defs"][place["$ref"].rpartition("/")[2]] if "$ref" in place else place
    said = {"deprecated": True, "description": f"{entry.reason}; {entry.remedy}"}
    place["properties"][entry.name] = said


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return report.json as a file."""
    return as_json(report).encode()


OUTPUT = Output(name="json", label="Data", ending="json", place=50, write=write, always=True)
