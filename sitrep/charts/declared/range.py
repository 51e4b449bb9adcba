"""Who says what of a period: each source's figure with its bounds, on one scale of numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing import plots, totals
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.dots import Dot, draw_dots
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look, shorten
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, cells, name, since, stated
from sitrep.config.tables import Theme
from sitrep.model.declared import Declared
from sitrep.model.figure import Figure, Value
from sitrep.model.plot import Plot, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import RunningTotal, Summary
from sitrep.wording import Words, phrases

#: The most rows drawn; the CSV has all.
MOST = 14
HEADER = ("kind", "source", "area", "since", "as_of", "events", "reported", *FIGURE_COLUMNS)
_EVENTS, _SOURCE, _BESIDE, _TOTAL = "sum of events", "events", "events beside", "running total"


@dataclass(frozen=True, slots=True)
class _Row:
    """One who says something: of the period's events, or as a running total."""

    kind: str
    source: str
    figure: Value
    reported: int = 0
    of: int = 0
    total: RunningTotal | None = None


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return the chart, or a sheet that says why there is none."""
    said, style = Said.of(chart, summary, words), look(theme, words)
    title = said.titled(said.words("chart-declared-range", what=said.what))
    rows = [] if chart.withheld else _stated(said)
    if not rows:
        return said.without(style, title, said.why(), HEADER)
    said = replace(said, speakers=_speakers(said, rows))
    labels = _labels(said, title, rows)
    sheet = Sheet(style, labels)
    draw_dots(sheet, said.words, [_dot(said, row) for row in rows[:MOST]])
    return sheet.finish(_rows(said, rows), _plot(said, labels, rows[:MOST]))


def _stated(said: Said) -> list[_Row]:
    """Return who states a number: the sum of events, then sources, then running totals."""
    tally, found = said.chart.tally, list[_Row]()
    if tally:
        found.append(_Row(_EVENTS, "", tally.figure, tally.reported, tally.of))
    voices = [_Row(_SOURCE, v.source, v.figure, v.reported, v.of) for v in said.chart.voices]
    # One source alone says what the sum says.
    found += sorted(voices, key=_highest) if len(voices) > 1 else []
    found += sorted(_beside(said), key=_highest)
    of_period = {t.total_id: t for t in said.summary.totals}
    shown = [t for t in said.totals() if t.total_id in of_period]
    found += sorted((_Row(_TOTAL, t.source, t.figure, total=t) for t in shown), key=_highest)
    return [row for row in found if row.figure]


def _beside(said: Said) -> Iterator[_Row]:
    """Yield what sources that overlap with the counted one state; of all areas alone."""
    asked = said.chart.asked
    column = f"{asked.indicator}_{asked.group}" if asked.group else asked.indicator
    for one in (one for group in said.summary.overlaps for one in group):
        tally = one.tallies.get(column)
        if tally and not asked.areas and asked.indicator not in one.apart and not one.counts:
            yield _Row(_BESIDE, one.source, tally.figure, tally.reported, tally.of)


def _speakers(said: Said, rows: Sequence[_Row]) -> tuple[str, ...]:
    """Return the sources of all that is drawn."""
    named = (row.source for row in rows if row.source)
    return tuple(dict.fromkeys((*said.sources, *named)))


def _highest(row: _Row) -> tuple[int, str]:
    return -(row.figure.best if row.figure else 0), row.source


# --- words --------------------------------------------------------------------------------


def _name(words: Words, row: _Row) -> str:
    return name(words, row.source, 60) or phrases.headed(words("chart-declared-events"))


def _about(words: Words, row: _Row) -> str:
    """Return which events a figure is of, or of which dates and area."""
    if row.total is None:
        return words("chart-declared-of-events", reported=row.reported, of=row.of)
    dates = words("chart-declared-dates", since=since(words, row.total), date=_as_of(words, row))
    area = row.total.area
    return words("chart-source-of-area", source=dates, area=shorten(area, 40)) if area else dates


def _as_of(words: Words, row: _Row) -> str:
    return words.date(row.total.as_of) if row.total else ""


def _dot(said: Said, row: _Row) -> Dot:
    assert isinstance(row.figure, Figure)
    text = shorten(said.words.figure(row.figure), 40)
    hollow = row.total is not None and totals.contested(row.total)
    signs = {_EVENTS: 0, _SOURCE: 0, _BESIDE: 1, _TOTAL: 2}
    name_, about = _name(said.words, row), _about(said.words, row)
    return Dot(name_, about, row.figure, text, signs[row.kind], hollow)


def _labels(said: Said, title: str, rows: Sequence[_Row]) -> Labels:
    words, subtitle = said.words, said.dated()
    kind = words("chart-declared-dots", title=words("chart-full-title", what=title, when=subtitle))
    told = (_sentence(words, row) for row in rows[:MOST])
    return said.labels(title, subtitle, (kind, *told), _notes(said, rows))


def _sentence(words: Words, row: _Row) -> str:
    figure = stated(words, row.figure)
    who = _name(words, row)
    return words("chart-declared-range-told", who=who, figure=figure, about=_about(words, row))


def _notes(said: Said, rows: Sequence[_Row]) -> Iterator[str]:
    words, kinds = said.words, {row.kind for row in rows[:MOST]}
    yield words("chart-declared-never-added")
    if _TOTAL in kinds:
        yield words("chart-declared-diamond")
    if _BESIDE in kinds:
        yield words("chart-declared-square")
    figures = [row.figure for row in rows[:MOST] if row.figure]
    if any(f.high is not None and f.low < f.high for f in figures):
        yield words("chart-whisker")
    if any(f.high is None for f in figures):
        yield words("chart-arrow")
    if any(row.total and totals.contested(row.total) for row in rows[:MOST]):
        yield words("chart-totals-hollow")
    yield from said.in_other_units()
    if len(rows) > MOST:
        yield words("chart-declared-rows-more", n=len(rows) - MOST)


def _plot(said: Said, labels: Labels, rows: Sequence[_Row]) -> Plot | None:
    """Return a bar for each who says something, from 0 as the dots are; its range as a whisker.

    ``None`` if any is contested: no program draws such a bar hollow.
    """
    words = said.words
    if any(row.total and totals.contested(row.total) for row in rows):
        return None
    names = ("\n".join((_name(words, row), _about(words, row))) for row in rows)
    points = tuple(plots.point(words, row.figure) for row in rows)
    notes = [words("chart-declared-never-added")]
    if any(p.low is not None for p in points):
        notes.append(words("chart-whisker"))
    caption = " ".join((*notes, *said.in_other_units()))
    return plots.bars(words, labels, caption, names, [PlotSeries(said.what, points)])


def _rows(said: Said, rows: Sequence[_Row]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    tally = said.chart.tally
    for row in rows:
        head: tuple[object, ...] = ("", "", "", row.of, row.reported)
        if tally:
            head = ("", tally.window.start, tally.window.end, row.of, row.reported)
        if row.total:
            head = (row.total.area, row.total.since, row.total.as_of, "", "")
        yield row.kind, row.source, *head, *cells(row.figure)


DRAWER = Drawer("range", 20, draw)
