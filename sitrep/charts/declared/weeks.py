"""An indicator by week, or by another period: bars with bounds, and the mean of four."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from sitrep.charts.declared import Drawer
from sitrep.charts.drawing import bars, flags, plots, weekly
from sitrep.charts.drawing.asked import Said
from sitrep.charts.drawing.columns import Column, draw_columns
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.weekly import Weeks
from sitrep.charts.drawing.wording import by_period, caption, in_full, stated
from sitrep.config.tables import Theme
from sitrep.model.declared import Declared
from sitrep.model.plot import Plot
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words, phrases

#: Of how many periods the line is the mean.
MEAN_OF = 4
#: The text alternative has a sentence for each of so many periods; of more, for the latest.
TOLD, LATEST = 12, 4
#: With more bars than these, names have a year in place of a day, and bars have no bounds.
YEAR, BOUNDED = 53, 110
HEADER = (*weekly.HEADER, "mean_of_four")


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return the chart, or a sheet that says why there is none."""
    said, style = Said.of(chart, summary, words), look(theme, words)
    words, weeks = said.words, Weeks(chart.lines[0].points if chart.lines else ())
    by = by_period(words, summary.period)
    title = said.titled(words("chart-declared-weeks", what=said.what, by_period=by))
    if not weeks.shown:
        return said.without(style, title, said.why(), HEADER)
    means = [_mean(said, weeks, n) for n in range(len(weeks.points))]
    plain = weekly.columns(summary, words, weeks)
    if len(weeks.points) > YEAR:
        plain = weekly.dated(words, plain, weeks.points)
    room = len(weeks.points) <= BOUNDED
    columns = [replace(c, mean=m, bounded=room) for c, m in zip(plain, means, strict=True)]
    labels = _labels(said, weeks, title, means)
    sheet = Sheet(style, replace(labels, width=weekly.fitting(style, words, columns)))
    if any(mean is not None for mean in means):
        bars.key(sheet, [(style.accent, "", words("chart-declared-mean"))])
    draw_columns(sheet, words, columns, weekly.marks(summary, words, weeks))
    return sheet.finish(_rows(summary, weeks, means), _plot(said, weeks, labels, columns))


def _mean(said: Said, weeks: Weeks, index: int) -> float | None:
    """Return the mean of the period and the three before it, if all are whole and state a number.

    Stocks have none.
    """
    points = weeks.points[max(0, index - MEAN_OF + 1) : index + 1]
    stock = said.summary.indicators[said.chart.asked.indicator].stock
    whole = not any(phrases.unfinished(said.summary, p.period) for p in points)
    figures = [p.figure.best for p in points if p.figure]
    if stock or not whole or len(figures) < MEAN_OF:
        return None
    return sum(figures) / MEAN_OF


def _labels(said: Said, weeks: Weeks, title: str, means: Sequence[float | None]) -> Labels:
    words, subtitle = said.words, said.dated()
    kind = words("chart-bars", title=words("chart-full-title", what=title, when=subtitle))
    marked = flags.told(words, weekly.marked(said.summary, weeks))
    notes = weekly.notes(said.summary, words, weeks)
    if len(weeks.points) > BOUNDED:
        notes = weekly.unbounded(words, notes)
    notes += _notes(said, means)
    return said.labels(title, subtitle, (kind, *_sentences(said, weeks, means), marked), notes)


def _notes(said: Said, means: Sequence[float | None]) -> Iterator[str]:
    if any(mean is not None for mean in means):
        yield said.words("chart-declared-mean-note")
    yield from said.notes()


def _sentences(said: Said, weeks: Weeks, means: Sequence[float | None]) -> Iterator[str]:
    """Yield what the periods show; of many, of the latest ones, the highest and the gaps."""
    words, points = said.words, weeks.points
    tell = partial(weekly.sentence, said.summary, words, weeks)
    if len(points) <= TOLD:
        yield from map(tell, points)
    else:
        known = [p for p in points if p.figure]
        highest = max(known, key=lambda p: p.figure.best if p.figure else 0)
        told = stated(words, highest.figure)
        yield words("chart-declared-highest", week=in_full(words, highest.period), figure=told)
        unit = str(said.summary.period.unit)
        silent = sum(not p.events for p in points)
        yield words("chart-declared-silent", n=silent, of=len(points), unit=unit) if silent else ""
        yield from map(tell, points[-LATEST:])
    if means[-1] is not None:
        yield words("chart-declared-mean-told", mean=words.number(round(means[-1], 1)))


def _plot(said: Said, weeks: Weeks, labels: Labels, columns: Sequence[Column]) -> Plot:
    """Return the bars for office programs; the means are in the data file."""
    words, summary = said.words, said.summary
    notes = [*weekly.notes(summary, words, weeks), *said.notes()]
    told = caption(words, summary.as_of, said.sources, weekly.unsigned(summary, words, notes))
    return plots.columns(words, labels, told, columns, words("chart-casualties-by-week-sums"))


def _rows(
    summary: Summary, weeks: Weeks, means: Sequence[float | None]
) -> Iterator[tuple[object, ...]]:
    yield HEADER
    rows = weekly.rows(summary, weeks)[1:]
    for place, row in enumerate(rows):
        # Rows of markers follow those of periods.
        yield (*row, means[place] if place < len(means) else "")


DRAWER = Drawer("weeks", 10, draw)
