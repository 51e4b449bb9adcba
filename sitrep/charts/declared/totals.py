"""Running totals as lines, one for each source and area; none is added to another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing import plots
from sitrep.charts.drawing import totals as running
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.direct import Line, Stated, draw_lines
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look, shorten
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, cells, started, stated
from sitrep.config.tables import Theme
from sitrep.model.declared import Declared
from sitrep.model.report import Drawing
from sitrep.model.summary import RunningTotal, Series, Summary
from sitrep.wording import Words

#: The most lines drawn; the CSV has all.
MOST = 6
_TOTAL = ("source", "unit", "group", "area", "since", "as_of", "reported_on", "status")
HEADER = ("line", *_TOTAL, *FIGURE_COLUMNS)


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return the chart, or a sheet that says why there is none."""
    said, style = Said.of(chart, summary, words), look(theme, words)
    title = said.titled(said.words("chart-declared-totals", what=said.what))
    lines = [] if chart.withheld else _chosen(said)
    if not lines:
        why = said.words("chart-declared-no-totals", what=said.what)
        why = said.words("chart-declared-withheld") if chart.withheld else why
        return said.without(style, title, why, HEADER)
    said = replace(said, speakers=tuple(dict.fromkeys(s.totals[0].source for s in lines)))
    labels, drawn = _labels(said, title, lines), lines[:MOST]
    sheet = Sheet(style, labels)
    draw_lines(sheet, said.words, [_line(said.words, one, drawn) for one in drawn])
    who = [_who(said.words, one.totals[0], drawn) for one in drawn]
    return sheet.finish(_rows(lines), plots.lines(said.words, labels, who, drawn))


def _chosen(said: Said) -> list[Series]:
    """Return the lines: those with most points first, then those with the highest figure."""
    first, wanted = said.chart.asked.since, {t.total_id for t in said.totals()}
    found, seen = list[Series](), set[str]()
    for line in (*said.summary.series, *(Series((t,), ()) for t in said.summary.totals)):
        kept = tuple(
            t
            for t in line.totals
            if t.total_id in wanted - seen and (first is None or t.as_of >= first)
        )
        seen |= {t.total_id for t in kept}
        if kept:
            found.append(Series(kept, ()))
    return sorted(found, key=_rank)


def _rank(line: Series) -> tuple[int, int, str, str]:
    last = line.totals[-1]
    return -len(line.totals), -(last.figure.best if last.figure else 0), last.source, last.area


def _line(words: Words, line: Series, lines: Sequence[Series]) -> Line:
    points = tuple(Stated(t.as_of, t.figure, running.contested(t)) for t in line.totals if t.figure)
    latest = shorten(words.figure(line.totals[-1].figure), 32)
    return Line(_who(words, line.totals[0], lines), latest, points)


def _who(words: Words, total: RunningTotal, lines: Sequence[Series]) -> str:
    """Return a line's source, area and start."""
    shown = [t for line in lines for t in line.totals]
    source = running.stated_by(words, total, shown)
    return started(words, source, total)


def _labels(said: Said, title: str, lines: Sequence[Series]) -> Labels:
    words, days = said.words, [t.as_of for line in lines for t in line.totals]
    dates = words.dates(min(days), max(days))
    subtitle = words("chart-totals-stated", dates=dates, unit=said.counted)
    kind = words("chart-lines", title=words("chart-full-title", what=title, when=subtitle))
    told = (_sentence(said, line, lines) for line in lines[:MOST])
    return said.labels(title, subtitle, (kind, *told), _notes(said, lines))


def _sentence(said: Said, line: Series, lines: Sequence[Series]) -> str:
    """Return a line's first figure and its latest ones."""
    words, kept = said.words, line.totals
    told = [
        words("chart-totals-point", figure=stated(words, t.figure), date=words.date(t.as_of))
        for t in (kept if len(kept) <= 4 else (kept[0], *kept[-3:]))
    ]
    who = _who(words, kept[0], lines[:MOST])
    return words("chart-totals-told", line=who, told=words.list(told))


def _notes(said: Said, lines: Sequence[Series]) -> Iterator[str]:
    words, shown = said.words, [t for line in lines[:MOST] for t in line.totals]
    yield running.of_one_area(words, shown)
    if len(lines) > 1:
        yield words("chart-totals-lines-note")
    if any(running.contested(t) for t in shown):
        yield words("chart-totals-hollow")
    figures = [t.figure for t in shown if t.figure]
    if any(f.high is not None and f.low < f.high for f in figures):
        yield words("chart-whisker")
    yield from said.in_other_units()
    if len(lines) > MOST:
        yield words("chart-declared-lines-more", n=len(lines) - MOST)


def _rows(lines: Sequence[Series]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for number, line in enumerate(lines, 1):
        for t in line.totals:
            told = (t.source, t.unit, t.group, t.area, t.since, t.as_of, t.reported_on, t.status)
            yield number, *told, *cells(t.figure)


DRAWER = Drawer("totals", 30, draw)
