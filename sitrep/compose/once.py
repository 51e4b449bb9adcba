"""What a report says once: its sentences, of which areas its sums are, and what its charts say."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sitrep.compose.key_totals import displacement_totals, health_totals
from sitrep.compose.phrases import Phrases
from sitrep.model.report import Chart, Section
from sitrep.model.summary import Summary

#: Sections of sums, cards and ranks: the first that is printed says of which areas these are.
_OF_SUMS = ("highlights", "key_figures", "casualties", "displacement", "health")
#: Sections of sums of events, where running totals are of other areas too.
_OF_EVENTS = ("highlights", "casualties")


def is_printed(chart: Chart, tables: Collection[str], phrases: Phrases) -> bool:
    """Return whether a section with these tables prints the chart.

    It says more than the tables, and something that no earlier report has said.
    """
    return chart.told_by not in tables and (phrases.given.repeats or not chart.repeats)


def charted(charts: Sequence[Chart], wanted: Collection[str], phrases: Phrases) -> frozenset[str]:
    """Return the ids of the running totals that charts of the ``wanted`` sections surely state."""
    shown = (c for c in charts if c.section in wanted and not c.told_by)
    return frozenset(i for c in shown if is_printed(c, (), phrases) for i in c.states)


def told(summary: Summary, drawn: Collection[str]) -> frozenset[str]:
    """Return the ids of the running totals that sentences of the ``drawn`` sections state."""
    found = displacement_totals(summary) if "displacement" in drawn else []
    found += health_totals(summary) if "health" in drawn else []
    return frozenset(total.total_id for total in found)


def left_out(
    listed: Mapping[str, Section | None], charts: Sequence[Chart], phrases: Phrases
) -> int:
    """Return how many charts the sections leave out because they show nothing new."""
    n = 0
    for chart in charts:
        section = listed.get(chart.section)
        tables = {table.id for table in section.tables} if section else {""}
        told = bool(chart.told_by) and chart.told_by in tables
        n += chart.section in listed and chart.repeats and not told and not phrases.given.repeats
    return n


def with_charts(section: Section, drawn: Sequence[Chart], phrases: Phrases) -> Section:
    """Return the section with the charts that it prints, and without the notes that they have."""
    tables = {section.id, *(table.id for table in section.tables)}
    shown = tuple(c for c in drawn if is_printed(c, tables, phrases))
    notes = tuple(n for n in section.notes if not any(n in c.caption for c in shown))
    return replace(section, charts=shown, notes=notes)


def with_coverage(
    listed: Mapping[str, Section | None], summary: Summary, phrases: Phrases
) -> dict[str, Section | None]:
    """Return the sections, the first one of sums with a note on the areas that sums are of.

    There is none where all areas are covered. Charts say it themselves: they also go out alone.
    """
    said = coverage(summary, phrases)
    names = _OF_SUMS if summary.covered else _OF_EVENTS
    first = next((name for name in listed if listed[name] and name in names), None)
    found = dict(listed)
    if said and first and (section := found[first]):
        found[first] = replace(section, notes=(said, *section.notes))
    return found


def coverage(summary: Summary, phrases: Phrases) -> str:
    """Return of which areas the report's sums are; empty where all are covered."""
    words = phrases.words
    if not summary.has_reports:
        return ""
    if summary.covered:
        return words("covered-alone", areas=words.list(summary.figures_of))
    if summary.events_covered:
        return words("covered-events-alone", areas=words.list(summary.events_of))
    return ""


def table_notes(
    listed: Mapping[str, Section | None], phrases: Phrases
) -> dict[str, Section | None]:
    """Return the sections; only the first table of running totals says that they are not added."""
    note, said, found = phrases.words("totals-note"), False, dict(listed)
    for name, section in listed.items():
        tables = []
        for table in section.tables if section else ():
            if note in table.note:
                shorter = " ".join(table.note.replace(note, "").split())
                table = replace(table, note=shorter) if said else table
                said = True
            tables.append(table)
        found[name] = replace(section, tables=tuple(tables)) if section else None
    return found


def sentences(listed: Mapping[str, Section | None]) -> dict[str, Section | None]:
    """Return the sections, each without the sentences that one before it has printed.

    A section of sentences alone keeps them all: it would be empty. A chart and a table say by
    themselves what they show.
    """
    said: set[str] = set()
    found: dict[str, Section | None] = {}
    for name, section in listed.items():
        if section and (section.charts or section.tables):
            kept = tuple(text for text in section.paragraphs if text not in said)
            section = replace(section, paragraphs=kept)
        found[name] = section
        said |= {*section.paragraphs, *section.bullets} if section else set()
    return found
