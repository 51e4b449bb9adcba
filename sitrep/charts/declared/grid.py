"""Small charts by area: an indicator's weeks, or other periods, in a panel for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing import weekly
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.panels import Panel, bounded, draw_panels
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.weekly import Weeks
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    by_period,
    cells,
    name,
    of_area,
    stated,
    ticks,
)
from sitrep.config.tables import Theme
from sitrep.model.declared import AreaLine, Declared
from sitrep.model.report import Column, Drawing, Table
from sitrep.model.summary import Point, Summary
from sitrep.wording import Words, phrases

#: The most panels; the CSV has all areas.
MOST = 12
#: The text alternative has so many of the latest periods of each area.
LATEST = 4
HEADER = ("area", *weekly.PERIOD, "events", "reported", *FIGURE_COLUMNS)


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return the chart, or a sheet that says why there is none."""
    said, style = Said.of(chart, summary, words), look(theme, words)
    words, by = said.words, by_period(said.words, summary.period)
    title = said.titled(words("chart-declared-grid", what=said.what, by_period=by))
    lines = chart.lines
    if not any(p.figure for line in lines for p in line.points):
        return said.without(style, title, said.why(), HEADER)
    sheet = Sheet(style, _labels(said, title, lines))
    draw_panels(sheet, words, [_panel(said, line) for line in lines[:MOST]])
    return sheet.finish(_rows(summary, lines), table=_table(said, title, lines))


def _panel(said: Said, line: AreaLine) -> Panel:
    columns = weekly.columns(said.summary, said.words, Weeks(line.points))
    room, years = _has_room(said.chart.lines), {p.period.start.year for p in line.points}
    if len(years) > 1:
        columns = weekly.dated(said.words, columns, line.points)
    return Panel(_area(said.words, line), tuple(replace(c, bounded=room) for c in columns))


def _has_room(lines: Sequence[AreaLine]) -> bool:
    return bounded(min(len(lines), MOST), len(lines[0].points))


def _area(words: Words, line: AreaLine) -> str:
    return name(words, line.area, 60) or words("chart-area-not-stated")


def _labels(said: Said, title: str, lines: Sequence[AreaLine]) -> Labels:
    words, subtitle = said.words, said.dated()
    kind = words("chart-bars", title=words("chart-full-title", what=title, when=subtitle))
    told = (_sentence(said, line) for line in lines[:MOST])
    return said.labels(title, subtitle, (kind, *told), _notes(said, lines))


def _sentence(said: Said, line: AreaLine) -> str:
    """Return an area's latest figures, period by period."""
    words = said.words
    told = [
        words("chart-declared-in-week", figure=_figure(words, p), week=ticks(words, p.period)[0])
        for p in line.points[-LATEST:]
    ]
    return of_area(words, line.area, words.list(told))


def _figure(words: Words, point: Point) -> str:
    return stated(words, point.figure) or phrases.missing(words, point.events, point.figure)


def _notes(said: Said, lines: Sequence[AreaLine]) -> Iterator[str]:
    words = said.words
    yield words("chart-declared-grid-note")
    points = [p for line in lines[:MOST] for p in line.points]
    notes = weekly.notes(said.summary, words, Weeks(tuple(points)))
    yield from notes if _has_room(lines) else weekly.unbounded(words, notes)
    if any(p.events and not p.figure for p in points):
        yield words("chart-declared-grid-ring")
    if len(lines) > MOST:
        yield words("chart-declared-grid-more", n=len(lines) - MOST)
    yield from said.notes()


def _table(said: Said, title: str, lines: Sequence[AreaLine]) -> Table:
    """Return the latest periods of the areas that are drawn."""
    words, latest = said.words, lines[0].points[-LATEST:]
    heads = [Column(" ".join(ticks(words, p.period)), "end") for p in latest]
    rows = (
        (_area(words, line), *(_brief(words, p) for p in line.points[-LATEST:]))
        for line in lines[:MOST]
    )
    caption = words("chart-table-latest", n=len(latest))
    return Table(said.chart.asked.id, caption, (Column(words("column-area")), *heads), tuple(rows))


def _brief(words: Words, point: Point) -> str:
    figure = point.figure
    return words.figure(figure) if figure else phrases.missing(words, point.events, figure)


def _rows(summary: Summary, lines: Sequence[AreaLine]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for line in lines:
        for p in line.points:
            head = (line.area, *weekly.period_cells(summary, p.period))
            yield *head, p.events, p.reported, *cells(p.figure)


DRAWER = Drawer("grid", 50, draw)
