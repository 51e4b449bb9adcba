"""An indicator day by day: a strip of squares, darker for more; a day without reports has none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.days import Day, draw_days
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, cells, stated
from sitrep.config.tables import Theme
from sitrep.model.dates import Unit
from sitrep.model.declared import Declared
from sitrep.model.report import Column, Drawing, Table
from sitrep.model.summary import Point, Summary
from sitrep.wording import Words, phrases

#: The text alternative has so many of the latest days, and of those with the highest figures.
LATEST, HIGHEST = 7, 3
#: So many of the latest weeks stand in its table.
LISTED = 4
HEADER = ("date", "partial", "events", "reported", *FIGURE_COLUMNS)
#: A first day of a week for periods that are no weeks.
_MONDAY = dt.date(2024, 1, 1)


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return the chart, or a sheet that says why there is none."""
    said, style = Said.of(chart, summary, words), look(theme, words)
    title = said.titled(said.words("chart-declared-calendar", what=said.what))
    points = chart.lines[0].points if chart.lines else ()
    if not any(p.figure for p in points):
        return said.without(style, title, said.why(), HEADER)
    sheet = Sheet(style, _labels(said, title, points))
    weekly = summary.period.unit in (Unit.WEEK, Unit.WEEKS)
    monday = summary.period.start if weekly else _MONDAY
    draw_days(sheet, said.words, [_day(said, p) for p in points], monday)
    return sheet.finish(_rows(said, points), table=_table(said, points, monday))


def _day(said: Said, point: Point) -> Day:
    ahead = phrases.unfinished(said.summary, point.period)
    return Day(point.period.start, point.figure, bool(point.events), ahead and not point.events)


def _labels(said: Said, title: str, points: Sequence[Point]) -> Labels:
    words, subtitle = said.words, said.dated()
    kind = words("chart-declared-strip", title=words("chart-full-title", what=title, when=subtitle))
    return said.labels(title, subtitle, (kind, *_sentences(said, points)), _notes(said, points))


def _sentences(said: Said, points: Sequence[Point]) -> Iterator[str]:
    """Yield how many days state a number, the highest of them, and the latest days one by one."""
    words, known = said.words, [p for p in points if p.figure]
    yield words("chart-declared-days-stated", n=len(known), of=len(points))
    highest = sorted(known, key=lambda p: -p.figure.best if p.figure else 0)[:HIGHEST]
    told = [_told(said, p) for p in highest]
    yield words("chart-declared-days-highest", days=words.list(told))
    silent = sum(not p.events and not phrases.unfinished(said.summary, p.period) for p in points)
    if silent:
        yield words("chart-declared-days-silent", n=silent)
    latest = [_told(said, p) for p in points[-LATEST:]]
    yield words("chart-declared-days-latest", days=words.list(latest))
    yield from said.notes()


def _table(said: Said, points: Sequence[Point], monday: dt.date) -> Table:
    """Return the latest weeks, the last one first: a row for each, and a column for each day."""
    words, weeks = said.words, dict[dt.date, dict[int, str]]()
    for point in reversed(points):
        number = (point.period.start - monday).days % 7
        first = point.period.start - dt.timedelta(days=number)
        weeks.setdefault(first, {})[number] = _figure(said, point)
    week = range(7)
    rows = tuple(
        (words.dates(first, first + dt.timedelta(days=6)), *(days.get(n, "") for n in week))
        for first, days in [*weeks.items()][:LISTED]
    )
    heads = (Column(words.weekday(monday + dt.timedelta(days=n)), "end") for n in week)
    caption = words("chart-table-latest-weeks", n=len(rows))
    return Table(said.chart.asked.id, caption, (Column(words("column-dates")), *heads), rows)


def _told(said: Said, point: Point) -> str:
    words, day = said.words, point.period.start
    figure = stated(words, point.figure) if point.figure else _figure(said, point)
    return words("chart-declared-on-day", figure=figure, day=words.date(day))


def _figure(said: Said, point: Point) -> str:
    """Return a day's figure, or why it has none."""
    if point.figure:
        return said.words.figure(point.figure)
    if not point.events and phrases.unfinished(said.summary, point.period):
        return said.words("chart-declared-ahead")
    return phrases.missing(said.words, point.events, point.figure)


def _notes(said: Said, points: Sequence[Point]) -> Iterator[str]:
    words, figures = said.words, [p.figure for p in points if p.figure]
    if any(f.high is None for f in figures):
        yield words("chart-declared-minimums")
    elif any(f.low != f.high for f in figures):
        yield words("chart-declared-bounds")
    if any(not p.events for p in points):
        yield words("chart-declared-dot")
    yield from said.notes()


def _rows(said: Said, points: Sequence[Point]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for p in points:
        unfinished = "yes" if phrases.unfinished(said.summary, p.period) else "no"
        yield p.period.start, unfinished, p.events, p.reported, *cells(p.figure)


DRAWER = Drawer("calendar", 60, draw)
