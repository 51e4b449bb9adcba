"""Displacement from area to area over a window: ribbons between two columns of names."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing import flows as drawing
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.ribbons import draw_ribbons
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.wording import full_title
from sitrep.config.tables import Theme
from sitrep.model.dates import Window
from sitrep.model.declared import Declared
from sitrep.model.flows import Flow
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return the chart, or a sheet that says why there is none."""
    said, style = Said.of(chart, summary, words), look(theme, words)
    title = said.titled(said.words("chart-declared-flows", what=said.what))
    if not drawing.are_several(chart.flows):
        return said.without(style, title, _why(said), drawing.HEADER)
    shown = drawing.drawable(chart.flows)
    labels = _labels(said, title, shown)
    sheet = Sheet(style, labels)
    draw_ribbons(sheet, said.words, shown)
    own = Window(summary.period.start, summary.period.end)
    window = chart.tally.window if chart.tally else own
    plot = drawing.plot(said.words, summary, labels, shown, chart.flows)
    return sheet.finish(drawing.rows(chart.flows, shown, window), plot)


def _labels(said: Said, title: str, shown: Sequence[Flow]) -> Labels:
    words, flows = said.words, said.chart.flows
    left = [*drawing.notes(words, flows, shown), *said.notes()]
    full = full_title(words, title, said.dated())
    alt = (words("chart-flows-told", title=full), *drawing.told(words, shown), *left)
    return said.labels(title, said.dated(), alt, [*left, words("chart-flows-width")])


def _why(said: Said) -> str:
    """Return why no ribbons are drawn: no number, no origin, or one pair of areas alone."""
    words, flows = said.words, said.chart.flows
    tally = said.chart.tally
    if tally is None or not tally.figure:
        return said.why()
    told = [flow for flow in flows if flow.told and flow.figure]
    if not told:
        return words("chart-flows-no-origin")
    return " ".join((words("chart-flows-one"), *drawing.told(words, told[:1])))


DRAWER = Drawer("flows", 70, draw)
