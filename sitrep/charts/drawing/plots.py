"""A chart's data as office programs draw them, in the printed words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitrep.charts.drawing import totals
from sitrep.charts.drawing.columns import Column
from sitrep.charts.drawing.sheet import Labels
from sitrep.charts.drawing.style import shorten
from sitrep.model.figure import Figure, Value
from sitrep.model.plot import Name, Plot, PlotPoint, PlotSeries
from sitrep.model.summary import Series
from sitrep.wording import Words


def point(words: Words, figure: Value, text: str = "") -> PlotPoint:
    """Return a figure as a point; one that is unreported or withheld is a gap."""
    if not isinstance(figure, Figure):
        return PlotPoint(None)
    spread = figure.high is not None and figure.low < figure.high
    bounds = (figure.low, figure.high) if spread else ()
    return PlotPoint(figure.best, text or shorten(words.figure(figure), 40), *bounds)


def bars(
    words: Words, labels: Labels, caption: str, names: Iterable[str], series: Sequence[PlotSeries]
) -> Plot:
    """Return a plot of horizontal bars."""
    highest = words("chart-plot-highest")
    return Plot("bars", labels.full_title, caption, tuple(names), tuple(series), highest)


def columns(words: Words, labels: Labels, caption: str, shown: Sequence[Column], name: str) -> Plot:
    """Return a plot of a column per period; a period without a number says why under its name."""
    names: tuple[Name, ...] = tuple(
        "\n".join((*c.ticks, c.note) if c.note else c.ticks) for c in shown
    )
    points = tuple(point(words, c.figure, _plain(words, c.figure)) for c in shown)
    series, highest = (PlotSeries(name, points),), words("chart-plot-highest")
    return Plot("columns", labels.full_title, caption, names, series, highest)


def lines(
    words: Words, labels: Labels, names: Sequence[str], shown: Sequence[Series]
) -> Plot | None:
    """Return a plot of a line for each series of totals, each at its day.

    ``None`` if any is contested: no program draws such a marker hollow.
    """
    points = [total for line in shown for total in line.totals]
    if any(totals.contested(total) for total in points):
        return None
    days = tuple(sorted({total.as_of for total in points}))
    series = []
    for name, line in zip(names, shown, strict=True):
        stated = {total.as_of: point(words, total.figure) for total in line.totals}
        series.append(PlotSeries(name, tuple(stated.get(d, PlotPoint(None)) for d in days)))
    return Plot("lines", labels.full_title, labels.caption, days, tuple(series))


def _plain(words: Words, figure: Value) -> str:
    """Return a figure for a narrow column."""
    return shorten(words.figure(figure), 24) if figure else ""
