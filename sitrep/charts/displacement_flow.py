"""Displacement by period: the flow that events report, never mixed with stocks or totals."""

from __future__ import annotations

from sitrep.charts import ChartKind
from sitrep.charts.drawing import flags, weekly
from sitrep.charts.drawing.columns import draw_columns
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.weekly import Weeks
from sitrep.charts.drawing.wording import by_period, caption, full_title, sources_of, span
from sitrep.config.tables import Theme
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words
from sitrep.wording.terms import rounding, unit

SECTION, ID = "displacement", "displacement-by-week"
INDICATOR = "displaced"
#: So few bars would be far apart over the page's whole width.
FEW = 3


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` when no event states a number, or there is but one bar."""
    words = rounding(words, summary, INDICATOR)
    weeks = weekly.trimmed(summary, INDICATOR, {})
    if not weeks.shown or weeks.single:
        return None
    style = look(theme, words)
    columns = weekly.columns(summary, words, weeks)
    # No other small chart of the section stands beside it.
    width = weekly.fitting(style, words, columns) if len(columns) <= FEW else "full"
    sheet = Sheet(style, _labels(summary, words, weeks, width))
    draw_columns(sheet, words, columns, weekly.marks(summary, words, weeks))
    plot = weekly.plotted(summary, words, weeks, sheet.labels, INDICATOR)
    return sheet.finish(weekly.rows(summary, weeks), plot)


def _labels(summary: Summary, words: Words, weeks: Weeks, width: str) -> Labels:
    points = weeks.points
    indicator = summary.indicators.get(INDICATOR)
    counted = unit(words, indicator.unit if indicator else "people")
    title = words("chart-displacement-by-week", by_period=by_period(words, summary.period))
    dates = words.window(span(points))
    subtitle = words("chart-displacement-unit", dates=dates, unit=counted)
    sources = sources_of(summary, [summary.cumulative.get((INDICATOR, ""))])
    notes = weekly.notes(summary, words, weeks)
    notes.append(words("chart-displacement-note", unit=str(summary.period.unit)))
    full = full_title(words, title, subtitle)
    marked = flags.told(words, weekly.marked(summary, weeks))
    sentences = (weekly.sentence(summary, words, weeks, p) for p in points)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, sources, notes),
        alt=" ".join((words("chart-bars", title=full), *sentences, marked)).rstrip(),
        width=width,
        over_time=True,
    )


CHART = ChartKind(ID, SECTION, 50, draw)
