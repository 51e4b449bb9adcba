"""Displacement from area to area: a table of it, or a sentence where there is one pair alone."""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.compose.tables import without_sameness
from sitrep.model.flows import Flow
from sitrep.model.report import Column, Table
from sitrep.model.summary import Summary
from sitrep.wording.flows import destination, hidden, origin, pair
from sitrep.wording.phrases import headed


def flows_part(summary: Summary, phrases: Phrases) -> tuple[tuple[str, ...], tuple[Table, ...]]:
    """Return the flows as a sentence or a table; nothing where the log gives no origins."""
    flows, words = summary.flows, phrases.words
    if not flows:
        return (), ()
    if len(flows) == 1 and not hidden(flows[0]):
        (flow,) = flows
        what = phrases.what(flow.indicator, flow.unit)
        said = {"pair": pair(words, flow), "figure": phrases.figure(flow.figure, flow.indicator)}
        sources = phrases.named(flow.sources)
        return (words("flows-one", what=headed(what), sources=sources, **said),), ()
    columns = (
        Column(words("column-what")),
        Column(words("column-origin")),
        Column(words("column-destination")),
        Column(words("column-figure"), "end"),
        Column(words("column-events"), "end"),
    )
    rows = tuple(_row(flow, phrases) for flow in flows)
    note = words("flows-note", sources=phrases.named(_sources(flows)))
    table = Table(
        "displacement-flows", words("flows-table", period=phrases.period()), columns, rows, note
    )
    return (), (without_sameness(table, (0,), phrases),)


def _sources(flows: tuple[Flow, ...]) -> list[str]:
    return list(dict.fromkeys(source for flow in flows for source in flow.sources))


def _row(flow: Flow, phrases: Phrases) -> tuple[str, ...]:
    words = phrases.words
    return (
        phrases.what(flow.indicator, flow.unit),
        origin(words, flow),
        destination(words, flow),
        phrases.figure(flow.figure, flow.indicator),
        words.number(flow.events),
    )
