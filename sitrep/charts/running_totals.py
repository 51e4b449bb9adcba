"""Displacement so far, as each source states it: a line per source, unit, group, area and start.

People, movements and households never share an axis: each unit has a chart of its own. Values
are printed at their points; the key above gives each line's source and start.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from sitrep.charts import ChartKind
from sitrep.charts.drawing import flags, plots, rises, scale, series, totals
from sitrep.charts.drawing.markers import marker
from sitrep.charts.drawing.placing import around, free, traced
from sitrep.charts.drawing.sheet import Box, Labels, Sheet
from sitrep.charts.drawing.sheet import Point as Place
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    caption,
    cells,
    full_title,
    started,
    stated,
)
from sitrep.config.tables import Theme
from sitrep.model.report import Drawing
from sitrep.model.sectors import Marker
from sitrep.model.summary import RunningTotal, Series, Summary
from sitrep.wording import Words
from sitrep.wording.terms import group, rounding

SECTION = "displacement"
HEIGHT = 100.0
#: With more points than these in a line, only its ends are labelled.
LABELLED = 5
_TOTAL = "line source unit group area since as_of reported_on status"
HEADER = (*_TOTAL.split(), *FIGURE_COLUMNS, "rise_of_minimum")
_TITLES = {
    "people": "chart-totals-people",
    "movements": "chart-totals-movements",
    "households": "chart-totals-households",
}
_UNITS = {
    "people": "chart-totals-unit-people",
    "movements": "chart-totals-unit-movements",
    "households": "chart-totals-unit-households",
}
_DASHES = ("", "dashed", "dotted", "")


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    top: float
    base: float
    right: float
    first: dt.date
    days: int
    largest: int
    days_stated: tuple[dt.date, ...]

    def place(self, total: RunningTotal) -> Place:
        assert total.figure
        height = (self.base - self.top - 16) * total.figure.best / self.largest
        return self.x(total.as_of), self.base - height

    def x(self, day: dt.date) -> float:
        inset = 12.0
        share = (day - self.first).days / self.days
        return self.left + inset + (self.right - self.left - 2 * inset) * share


def draw(summary: Summary, words: Words, theme: Theme, unit: str = "people") -> Drawing | None:
    """Return the chart of one unit, or ``None`` when fewer than two totals are stated in it."""
    words = rounding(words, summary, series.INDICATOR)
    lines = series.chosen(summary, unit)
    points = series.points(lines)
    if len(points) < 2:
        return None
    style = look(theme, words)
    sheet = Sheet(style, _labels(summary, words, lines, series.width(summary, unit)))
    _key(sheet, words, lines)
    draft = _plan(sheet, words, points)
    shown = flags.dated(sheet, words, _marked(summary, points), draft.x)
    plot = _plan(sheet, words, points)
    _axes(sheet, words, plot)
    flags.draw(sheet, shown, plot.base)
    _lines(sheet, plot, lines)
    sheet.labels = replace(sheet.labels, states=_values(sheet, words, plot, lines))
    sheet.y = plot.base + 16
    who = [_who(words, line.totals[0], lines) for line in lines]
    return sheet.finish(_rows(lines), plots.lines(words, sheet.labels, who, lines))


def _marked(summary: Summary, points: Sequence[RunningTotal]) -> tuple[Marker, ...]:
    return flags.within(summary, *(end(t.as_of for t in points) for end in (min, max)))


# --- words --------------------------------------------------------------------------------


def _labels(summary: Summary, words: Words, lines: Sequence[Series], width: str) -> Labels:
    unit = lines[0].totals[0].unit
    days = [t.as_of for line in lines for t in line.totals]
    title = words(_TITLES[unit])
    dates = words.dates(min(days), max(days))
    subtitle = words("chart-totals-stated", dates=dates, unit=words(_UNITS[unit]))
    full = full_title(words, title, subtitle)
    sources = [line.totals[0].source for line in lines]
    told = [words("chart-lines", title=full), *(_sentence(words, line, lines) for line in lines)]
    points = series.points(lines)
    marked = flags.told(words, _marked(summary, points))
    return Labels(
        id=f"displacement-totals-{unit}",
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, sources, _notes(words, lines)),
        alt=" ".join(filter(None, (*told, totals.of_one_area(words, points), marked))),
        width=width,
        over_time=True,
        repeats=totals.repeat(summary, points),
        told_by=_told_by(summary, lines),
    )


def _told_by(summary: Summary, lines: Sequence[Series]) -> str:
    """Return the table that states all of it: the one of the period's totals, if none rises."""
    new = {total.total_id for total in summary.totals}
    alone = all(len(line.totals) == 1 and line.totals[0].total_id in new for line in lines)
    return "displacement-totals" if alone else ""


def _notes(words: Words, lines: Sequence[Series]) -> Iterator[str]:
    yield totals.of_one_area(words, series.points(lines))
    if any(rise and rise > 0 for line in lines for rise in line.rises):
        yield words("displacement-rise")
    if len(lines) > 1:
        yield words("chart-totals-lines-note")
    if any(totals.contested(t) for line in lines for t in line.totals):
        yield words("chart-totals-hollow")


def _who(words: Words, total: RunningTotal, lines: Sequence[Series]) -> str:
    source = totals.stated_by(words, total, series.points(lines))
    text = started(words, source, total)
    if total.group and total.group != "people":
        text = words("chart-totals-line-of-group", line=text, group=group(words, total.group))
    return text


def _sentence(words: Words, line: Series, lines: Sequence[Series]) -> str:
    told = [
        words("chart-totals-point", figure=stated(words, t.figure), date=words.date(t.as_of))
        for t in line.totals
        if t.figure
    ]
    who = _who(words, line.totals[0], lines)
    first = words("chart-totals-told", line=who, told=words.list(told))
    return " ".join((first, *(rises.told(words, change) for change in rises.changes(words, line))))


def _rows(lines: Sequence[Series]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for number, line in enumerate(lines, 1):
        for total, rise in zip(line.totals, (None, *line.rises), strict=False):
            what = (total.unit, total.group, total.area, total.since, total.as_of)
            said = (total.reported_on, total.status, *cells(total.figure), rise)
            yield (number, total.source, *what, *said)


# --- picture ------------------------------------------------------------------------------


def _colour(style: Look, index: int) -> str:
    return (style.shade(0), style.shade(2), style.accent, style.rule)[index]


def _key(sheet: Sheet, words: Words, lines: Sequence[Series]) -> None:
    """Name each line, with the latest rise of its stated minimum."""
    style = sheet.look
    for index, line in enumerate(lines):
        text = _who(words, line.totals[0], lines)
        for change in list(rises.changes(words, line))[-1:]:
            text = rises.named(words, text, change)
        wrapped = style.wrap(text, sheet.width - 24, style.body)
        y = sheet.y + style.body.size * 0.65
        if len(line.totals) > 1:
            sheet.line([(0, y), (18, y)], _colour(style, index), 1.6, _DASHES[index])
        marker(sheet, (9, y), index, _colour(style, index))
        sheet.lines((24, sheet.y), wrapped, style.body)
        sheet.y += style.body.leading * len(wrapped) + 1
    sheet.y += 5


def _plan(sheet: Sheet, words: Words, points: Sequence[RunningTotal]) -> _Plot:
    style, largest = sheet.look, max(1, *(series.number(t) for t in points))
    left = 6 + max(style.width(words.number(n), style.quiet) for n in scale.ticks(largest, 4))
    days = [t.as_of for t in points]
    first, last = min(days), max(days)
    if first == last:
        first, last = first - dt.timedelta(days=3), last + dt.timedelta(days=3)
    base = sheet.y + HEIGHT
    return _Plot(left, sheet.y, base, sheet.width, first, (last - first).days, largest, tuple(days))


def _axes(sheet: Sheet, words: Words, plot: _Plot) -> None:
    style = sheet.look
    for value in scale.ticks(plot.largest, 4):
        y = plot.base - (plot.base - plot.top - 16) * value / plot.largest
        if value:
            sheet.line([(plot.left, y), (plot.right, y)], style.grid, 0.6)
        sheet.text((plot.left - 6, y), words.number(value), style.quiet, "end")
    sheet.line([(plot.left, plot.base), (plot.right, plot.base)], style.rule, 0.9)
    scale.date_axis(sheet, words, plot.x, plot.days_stated, plot.base)


def _lines(sheet: Sheet, plot: _Plot, lines: Sequence[Series]) -> None:
    for index, line in enumerate(lines):
        places = [plot.place(t) for t in line.totals]
        if len(places) > 1:
            sheet.line(places, _colour(sheet.look, index), 1.6, _DASHES[index])
    for index, line in enumerate(lines):
        colour = _colour(sheet.look, index)
        for total in line.totals:
            marker(sheet, plot.place(total), index, colour, hollow=totals.contested(total))


def _values(sheet: Sheet, words: Words, plot: _Plot, lines: Sequence[Series]) -> tuple[str, ...]:
    """Label the points where there is room, the latest first; return the ids of those totals."""
    labelled = []
    taken = [
        Box(x - 4, y - 4, 8, 8)
        for line in lines
        for x, y in traced([plot.place(t) for t in line.totals])
    ]
    style, ends = sheet.look, [line.totals[-1] for line in lines]
    rest = [
        t
        for line in lines
        for t in line.totals[:-1]
        if len(line.totals) <= LABELLED or t is line.totals[0]
    ]
    within = Box(plot.left, plot.top - 6, plot.right - plot.left, plot.base - plot.top + 5)
    for total in (*ends, *rest):
        text = shorten(words.figure(total.figure), 32)
        width = style.width(text, style.body) + 3
        if box := free(around(plot.place(total), width, style.body.leading), within, taken):
            taken.append(box)
            labelled.append(total.total_id)
            sheet.plate(box)
            sheet.lines((box.x + width / 2, box.y + 1), [text], style.body, "middle")
    return tuple(labelled)


PEOPLE = ChartKind("displacement-totals-people", SECTION, 60, partial(draw, unit="people"))
MOVEMENTS = ChartKind("displacement-totals-movements", SECTION, 70, partial(draw, unit="movements"))
HOUSEHOLDS = ChartKind(
    "displacement-totals-households", SECTION, 80, partial(draw, unit="households")
)
