"""Who claims what: each source's running total as a span of dates, side by side, never added."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, flags, scale, totals
from sitrep.charts.drawing.sheet import ARROW, Box, Labels, Sheet
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    caption,
    cells,
    full_title,
    since,
    stated,
)
from sitrep.config.tables import Theme
from sitrep.model.codes import Precision, Status
from sitrep.model.report import Drawing
from sitrep.model.summary import RunningTotal, Summary
from sitrep.wording import Words
from sitrep.wording.terms import group

SECTION, ID = "casualties", "claims-timeline"
MOST = 10
THICK = 7.0
#: The largest shares of the sheet's width for sources and for figures.
SOURCES, FIGURES = 0.38, 0.26
HEADER = (
    "total_id",
    "source",
    "indicator",
    "group",
    "unit",
    "area",
    "since",
    "as_of",
    "reported_on",
    "status",
    *FIGURE_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    right: float
    first: dt.date
    last: dt.date
    shown: Sequence[RunningTotal]

    def x(self, day: dt.date) -> float:
        length = max(1, (self.last - self.first).days)
        return self.left + (self.right - self.left) * (day - self.first).days / length


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` if there are fewer than two claims to compare."""
    every = claims(summary)
    if len(every) < 2:
        return None
    style, shown = look(theme, words), every[:MOST]
    sheet = Sheet(style, _labels(summary, words, every))
    if len({t.indicator for t in shown}) > 1:
        key = [(*_colours(style, name), text) for name, text in _kinds(words).items()]
        bars.key(sheet, key)
    plot = _plan(sheet, summary, words, shown)
    marked = flags.within(summary, plot.first, plot.last)
    flagged = flags.dated(sheet, words, marked, plot.x)
    base = sheet.y + sum(_tall(sheet, plot, words, t) for t in shown)
    for day in scale.date_axis(sheet, words, plot.x, _days(plot, shown), base):
        sheet.line([(plot.x(day), sheet.y), (plot.x(day), base)], style.grid, 0.6)
    flags.draw(sheet, flagged, base)
    for total in shown:
        _row(sheet, plot, words, total)
    sheet.y += 16
    return sheet.finish(_rows(every))


def claims(summary: Summary) -> list[RunningTotal]:
    """Return the claims to show, the latest first: deaths, and injuries if there is room."""
    with_number = (t for t in totals.every(summary) if t.figure)
    both = sorted((t for t in with_number if t.indicator in ("killed", "injured")), key=_latest)
    killed = [t for t in both if t.indicator == "killed"]
    return both if len(both) <= MOST else killed


def _latest(total: RunningTotal) -> tuple[int, bool, str, str]:
    return (-total.as_of.toordinal(), total.indicator != "killed", total.source, total.total_id)


# --- words --------------------------------------------------------------------------------


def _kinds(words: Words) -> dict[str, str]:
    return {"killed": words("chart-killed"), "injured": words("chart-injured")}


def _label(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> str:
    """Return what a row says of its total; the chart's title says that all are of the dead."""
    return _figure(words, total, bare=all(t.indicator == "killed" for t in shown))


def _figure(words: Words, total: RunningTotal, stated: str = "", *, bare: bool = False) -> str:
    """Return what a total states, its number as ``stated``, else as its source puts it."""
    figure = stated or shorten(words.figure(total.figure), 40)
    if bare:
        text = figure
    elif total.indicator == "killed":
        text = words("chart-claim-killed", figure=figure)
    else:
        text = words("chart-claim-injured", figure=figure)
    if total.group and total.group != "people":
        text = words("chart-claim-of-group", figure=text, group=group(words, total.group))
    if totals.contested(total):
        denied = total.status is Status.DENIED
        status = words("status-denied") if denied else words("status-disputed")
        text = words("chart-claim-with-status", figure=text, status=status)
    return text


def _sentence(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> str:
    return words(
        "chart-claim-told",
        source=totals.stated_by(words, total, shown),
        claim=_figure(words, total, stated(words, total.figure)),
        since=since(words, total),
        date=words.date(total.as_of),
    )


def _labels(summary: Summary, words: Words, every: Sequence[RunningTotal]) -> Labels:
    shown = every[:MOST]
    if any(t.indicator == "injured" for t in shown):
        title = words("chart-claims-killed-and-injured")
    else:
        title = words("chart-claims-killed")
    starts = [t.since.date for t in shown if t.since.date]
    first = max(_earliest(summary), min(starts)) if starts else None
    dates = words.dates(first, max(t.as_of for t in shown))
    subtitle = words("chart-claims-unit", dates=dates)
    full = full_title(words, title, subtitle)
    kind = words("chart-timeline", title=full)
    notes = _notes(summary, words, every)
    told = (_sentence(words, t, shown) for t in shown)
    marked = flags.told(words, flags.within(summary, *_axis(summary, shown)))
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, (t.source for t in shown), notes),
        alt=" ".join(filter(None, (kind, *told, totals.of_one_area(words, shown), marked))),
        width="full",
        over_time=True,
        repeats=totals.repeat(summary, shown),
        states=tuple(t.total_id for t in shown),
    )


def _notes(summary: Summary, words: Words, every: Sequence[RunningTotal]) -> Iterator[str]:
    shown = every[:MOST]
    yield totals.of_one_area(words, shown)
    yield words("chart-claims-note")
    first = _earliest(summary)
    starts = [t.since for t in shown]
    if any(start.date is None or start.date < first for start in starts):
        yield words("chart-claims-arrow")
    coarse = {start.precision for start in starts if start.latest and start.latest > first}
    if Precision.MONTH in coarse:
        yield words("chart-claims-dotted")
    if Precision.YEAR in coarse:
        yield words("chart-claims-dotted-year")
    if any(totals.contested(t) for t in shown):
        yield words("chart-outlined")
    if more := max(0, len(every) - MOST):
        yield words(
            "chart-claims-more",
            n=more,
        )


def _rows(every: Sequence[RunningTotal]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for t in every:
        what = (t.total_id, t.source, t.indicator, t.group, t.unit, t.area)
        yield (*what, t.since, t.as_of, t.reported_on, t.status, *cells(t.figure))


# --- picture ------------------------------------------------------------------------------


def _earliest(summary: Summary) -> dt.date:
    """Return the first day worth showing: the baseline, else half a year back."""
    return summary.baseline or summary.period.start - dt.timedelta(days=182)


def _colours(style: Look, indicator: str) -> tuple[str, str]:
    return (style.shade(1), "") if indicator == "killed" else (style.shade(5), style.shade(2))


def _plan(sheet: Sheet, summary: Summary, words: Words, shown: Sequence[RunningTotal]) -> _Plot:
    style = sheet.look
    named = max(style.width(totals.stated_by(words, t, shown), style.body) for t in shown)
    left = min(named, sheet.width * SOURCES) + 8 + ARROW
    told = max(style.width(_label(words, t, shown), style.strong) for t in shown)
    right = sheet.width - min(told, sheet.width * FIGURES) - 8
    return _Plot(left, right, *_axis(summary, shown), shown)


def _axis(summary: Summary, shown: Sequence[RunningTotal]) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the axis."""
    starts = [t.since.date for t in shown if t.since.date]
    last = max(t.as_of for t in shown)
    first = max(_earliest(summary), min(starts, default=last))
    return min(first, min(t.as_of for t in shown), last - dt.timedelta(days=6)), last


def _wrapped(
    sheet: Sheet, plot: _Plot, words: Words, total: RunningTotal
) -> tuple[list[str], list[str]]:
    style = sheet.look
    named = totals.stated_by(words, total, plot.shown)
    source = style.wrap(named, plot.left - 8 - ARROW, style.body)
    figure = _label(words, total, plot.shown)
    return source, style.wrap(figure, sheet.width - plot.right - 8, style.strong)


def _tall(sheet: Sheet, plot: _Plot, words: Words, total: RunningTotal) -> float:
    return sheet.look.strong.leading * max(map(len, _wrapped(sheet, plot, words, total))) + 5


def _days(plot: _Plot, shown: Sequence[RunningTotal]) -> list[dt.date]:
    """Return the dates at which a claim starts or ends, and the axis's own ends."""
    starts = (t.since.date for t in shown if t.since.date and t.since.date >= plot.first)
    return [plot.first, plot.last, *starts, *(t.as_of for t in shown)]


def _row(sheet: Sheet, plot: _Plot, words: Words, total: RunningTotal) -> None:
    style, tall = sheet.look, _tall(sheet, plot, words, total)
    source, figure = _wrapped(sheet, plot, words, total)
    middle = sheet.y + tall / 2
    top = middle - style.body.leading * len(source) / 2
    sheet.lines((plot.left - 8 - ARROW, top), source, style.body, "end")
    top = middle - style.strong.leading * len(figure) / 2
    sheet.lines((plot.right + 8, top), figure, style.strong)
    _span(sheet, plot, total, middle)
    sheet.y += tall


def _span(sheet: Sheet, plot: _Plot, total: RunningTotal, middle: float) -> None:
    """Draw the dates a total covers; what its source leaves open is dotted or an arrow."""
    style, first, exact = sheet.look, total.since.date, total.since.day is not None
    fill, edge = _colours(style, total.indicator)
    colour = edge or fill
    end = max(plot.x(total.as_of), plot.left + 2)
    begin = total.since.latest
    solid = end - 5 if begin is None else min(max(plot.x(begin), plot.left), end - 2)
    box = Box(solid, middle - THICK / 2, end - solid, THICK)
    if totals.contested(total):
        sheet.rect(box, "#FFFFFF", colour)
    else:
        sheet.rect(box, fill, edge)
    if first is None or not exact:
        start = plot.left if first is None else max(plot.x(first), plot.left)
        sheet.line([(start, middle), (solid, middle)], colour, 1.6, "dotted")
    if first is None or first < plot.first:
        sheet.arrow((plot.left, middle), (plot.left - ARROW, middle), colour)


CHART = ChartKind(ID, SECTION, 40, draw)
