"""Areas by their figure in the period, with the change from the period before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing import bars, plots
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.bars import Bar, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, cells, name, of_area, sources_cell, stated
from sitrep.config.tables import Theme
from sitrep.model.declared import Declared
from sitrep.model.figure import Figure, Value
from sitrep.model.plot import Plot, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import AreaRow, Summary, Tally
from sitrep.wording import Words, phrases

#: The most areas drawn; the CSV has all.
MOST = 15
_BEFORE = tuple(f"previous_{column}" for column in FIGURE_COLUMNS)
HEADER = (
    *("area", "pcode", "start", "end", "events", "indicator", "group", "reported"),
    *FIGURE_COLUMNS,
    *_BEFORE,
    "compared",
    "sources",
)


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return the chart, or a sheet that says why there is none."""
    said, style = Said.of(chart, summary, words), look(theme, words)
    title = said.titled(said.words("chart-declared-areas", what=said.what))
    rows = sorted(chart.areas, key=_order)
    if not any(_figure(row) for row in rows):
        return said.without(style, title, said.why(), HEADER)
    labels = _labels(said, title, rows)
    sheet = Sheet(style, labels)
    bars.draw_rows(sheet, [_row(said, style, row) for row in rows[:MOST]])
    return sheet.finish(_rows(rows), _plot(said, labels, rows))


def _tally(row: AreaRow) -> Tally:
    (tally,) = row.tallies.values()
    return tally


def _figure(row: AreaRow) -> Value:
    return _tally(row).figure


def _order(row: AreaRow) -> tuple[bool, int, int, str]:
    """Return the sort key: the highest figure first, events without an area last."""
    figure = _figure(row)
    return not row.name, -(figure.best if figure else -1), -row.events, row.name


def _area(words: Words, row: AreaRow) -> str:
    return name(words, row.name, 60) or words("chart-area-not-stated")


def _row(said: Said, style: Look, row: AreaRow) -> Row:
    figure = _figure(row)
    size = (Segment(figure.best, style.shade(1)),) if figure else ()
    return Row(_area(said.words, row), (Bar(size, _label(said, row), figure),))


def _label(said: Said, row: AreaRow) -> str:
    """Return an area's figure with its change, or why there is none."""
    words, tally = said.words, _tally(row)
    if not isinstance(tally.figure, Figure):
        return phrases.missing(words, row.events, tally.figure)
    figure = shorten(words.figure(tally.figure), 40)
    if not tally.comparable or not isinstance(tally.previous, Figure):
        return figure
    before, change = words.figure(tally.previous), tally.figure.best - tally.previous.best
    if change == 0:
        return words("chart-declared-as-before", figure=figure)
    if change > 0:
        return words("chart-declared-up", figure=figure, before=before)
    return words("chart-declared-down", figure=figure, before=before)


def _labels(said: Said, title: str, rows: Sequence[AreaRow]) -> Labels:
    words, subtitle = said.words, said.dated()
    kind = words("chart-bars", title=words("chart-full-title", what=title, when=subtitle))
    return said.labels(title, subtitle, (kind, *_sentences(said, rows)), _notes(said, rows))


def _sentences(said: Said, rows: Sequence[AreaRow]) -> Iterator[str]:
    words = said.words
    for row in rows[:MOST]:
        figure = _figure(row)
        told = _label(said, row)
        if figure and not _tally(row).comparable:
            told = stated(words, figure)
        yield of_area(words, row.name, told)


def _notes(said: Said, rows: Sequence[AreaRow]) -> Iterator[str]:
    words, figures = said.words, [f for row in rows if (f := _figure(row))]
    if any(f.high is not None and f.low < f.high for f in figures):
        yield words("chart-whisker")
    if any(f.high is None for f in figures):
        yield words("chart-arrow")
    if any(not _tally(row).comparable for row in rows[:MOST]):
        yield words("chart-declared-not-compared")
    if len(rows) > MOST:
        yield words("chart-areas-more", n=len(rows) - MOST)
    yield from said.notes()


def _plot(said: Said, labels: Labels, rows: Sequence[AreaRow]) -> Plot:
    words, names = said.words, []
    for row in rows[:MOST]:
        silent = () if _figure(row) else (_label(said, row),)
        names.append("\n".join((_area(words, row), *silent)))
    points = tuple(
        plots.point(words, _figure(row), _label(said, row) if _figure(row) else "")
        for row in rows[:MOST]
    )
    return plots.bars(words, labels, labels.caption, names, [PlotSeries(said.what, points)])


def _rows(rows: Sequence[AreaRow]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for row in rows:
        tally = _tally(row)
        head = (row.name, row.pcode, tally.window.start, tally.window.end, row.events)
        of = (tally.indicator, tally.group, tally.reported)
        told = (*cells(tally.figure), *cells(tally.previous))
        yield *head, *of, *told, "yes" if tally.comparable else "no", sources_cell(tally)


DRAWER = Drawer("areas", 40, draw)
