"""Displacement from area to area: ribbons between two columns of names.

Of an indicator that is a stock they are of people who are there on a day, by where they came from:
of running totals that name an origin, as sources state them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing import flows as drawing
from sitrep.charts.drawing import stocks
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.ribbons import draw_ribbons
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look
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
    if summary.indicators[chart.asked.indicator].stock:
        return _of_stock(said, style)
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


def _of_stock(said: Said, style: Look) -> Drawing:
    """Return the chart of people who are there on a day, by where they came from."""
    words, stock = said.words, stocks.latest(said)
    title = said.titled(words("chart-declared-flows-stock", what=said.what))
    if not stock or not drawing.are_several(stock.flows):
        why = words("chart-flows-no-origin") if not stock else words("chart-flows-one")
        return said.without(style, title, why, drawing.HEADER)
    shown = drawing.drawable(stock.flows)
    subtitle = words("chart-totals-stated", dates=words.date(stock.day), unit=said.counted)
    others = [words("chart-flows-stock-others")] if stock.others else []
    about = [words("chart-flows-stock"), *others]
    left = [*drawing.notes(words, stock.flows, shown), *about]
    head = words("chart-flows-told", title=full_title(words, title, subtitle))
    alt = (head, *drawing.told(words, shown), *left)
    said = replace(said, speakers=tuple(drawing.sources(stock.flows)))
    labels = said.labels(title, subtitle, alt, [*left, words("chart-flows-width")])
    sheet = Sheet(style, labels)
    draw_ribbons(sheet, words, shown)
    plot = drawing.plot(words, said.summary, labels, shown, stock.flows)
    plot = replace(plot, caption=" ".join((plot.caption, *about)))
    return sheet.finish(drawing.rows(stock.flows, shown, Window(None, stock.day)), plot)


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
