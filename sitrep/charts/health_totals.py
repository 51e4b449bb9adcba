"""Health facilities affected so far, as each source states it: side by side, never added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, plots, totals
from sitrep.charts.drawing.bars import Bar, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, caption, cells, full_title, stated
from sitrep.config.tables import Theme
from sitrep.model.plot import Plot, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import RunningTotal, Summary
from sitrep.wording import Words

SECTION, ID = "health", "health-totals"
INDICATOR = "facilities_affected"
MOST = 8
HEADER = ("total_id", "source", "area", "since", "as_of", "reported_on", "status", *FIGURE_COLUMNS)


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` if there are fewer than two totals to compare."""
    every = [t for t in totals.every(summary) if t.indicator == INDICATOR and t.figure]
    every.sort(key=lambda t: (-t.as_of.toordinal(), t.source, t.total_id))
    if len(every) < 2:
        return None
    style = look(theme, words)
    sheet = Sheet(style, _labels(summary, words, every[:MOST]))
    bars.draw_rows(sheet, [_row(style, words, total, every[:MOST]) for total in every[:MOST]])
    plot = _plot(summary, words, sheet.labels, every[:MOST])
    return sheet.finish([HEADER, *(_cells(total) for total in every)], plot)


def _plot(
    summary: Summary, words: Words, labels: Labels, shown: Sequence[RunningTotal]
) -> Plot | None:
    """Return the bars for office programs, which draw none as an outline."""
    if any(totals.contested(total) for total in shown):
        return None
    notes = [note for note in _notes(words, shown) if note != words("chart-arrow")]
    said = caption(words, summary.as_of, (t.source for t in shown), notes)
    points = tuple(plots.point(words, t.figure) for t in shown)
    names = [_who(words, total, shown) for total in shown]
    return plots.bars(
        words, labels, said, names, [PlotSeries(words("chart-health-totals"), points)]
    )


def _row(style: Look, words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> Row:
    assert total.figure
    if totals.contested(total):
        segment = Segment(total.figure.best, "#FFFFFF", style.shade(2))
    else:
        segment = Segment(total.figure.best, style.shade(2))
    figure = shorten(words.figure(total.figure), 40)
    return Row(_who(words, total, shown), (Bar((segment,), figure, total.figure),))


def _who(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> str:
    dates = words.running(total.since, total.as_of)
    source = totals.stated_by(words, total, shown)
    return words("chart-health-totals-line", source=source, dates=dates)


def _labels(summary: Summary, words: Words, shown: Sequence[RunningTotal]) -> Labels:
    title = words("chart-health-totals")
    days = [t.as_of for t in shown]
    dates = words.dates(min(days), max(days))
    subtitle = words("chart-health-totals-stated", dates=dates)
    full = full_title(words, title, subtitle)
    kind = words("chart-bars", title=full)
    told = (
        words(
            "chart-health-totals-told",
            source=totals.stated_by(words, t, shown),
            figure=stated(words, t.figure),
            dates=words.running(t.since, t.as_of),
        )
        for t in shown
        if t.figure
    )
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, (t.source for t in shown), _notes(words, shown)),
        alt=" ".join(filter(None, (kind, *told, totals.of_one_area(words, shown)))),
        width="full",
        repeats=totals.repeat(summary, shown),
        states=tuple(t.total_id for t in shown),
    )


def _notes(words: Words, shown: Sequence[RunningTotal]) -> Iterator[str]:
    yield totals.of_one_area(words, shown)
    yield words("chart-health-totals-note")
    if any(t.figure and t.figure.high is None for t in shown):
        yield words("chart-arrow")
    if any(totals.contested(t) for t in shown):
        yield words("chart-outlined")


def _cells(total: RunningTotal) -> tuple[object, ...]:
    said = (total.since, total.as_of, total.reported_on, total.status)
    return (total.total_id, total.source, total.area, *said, *cells(total.figure))


CHART = ChartKind(ID, SECTION, 100, draw)
