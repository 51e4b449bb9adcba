"""Displacement from area to area: ribbons between two columns, as wide as their numbers.

Drawn where two or more pairs of known areas have a number. The largest are drawn; the others are
summed under the chart, and all are in its data and in the section's table.
"""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.charts import ChartKind
from sitrep.charts.drawing import flows as drawing
from sitrep.charts.drawing.ribbons import draw_ribbons
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.wording import caption, full_title
from sitrep.config.tables import Theme
from sitrep.model.dates import Window
from sitrep.model.flows import Flow
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words
from sitrep.wording.terms import rounding, unit

SECTION, ID = "displacement", "displacement-flows"
INDICATOR = "displaced"


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` where fewer than two pairs of areas have a number."""
    flows = [f for f in summary.flows if f.indicator == INDICATOR]
    if not drawing.are_several(flows):
        return None
    words = rounding(words, summary, INDICATOR)
    shown = drawing.drawable(flows)
    labels = _labels(summary, words, flows, shown)
    sheet = Sheet(look(theme, words), labels)
    draw_ribbons(sheet, words, shown)
    window = Window(summary.period.start, summary.period.end)
    plot = drawing.plot(words, summary, labels, shown, flows)
    return sheet.finish(drawing.rows(flows, shown, window), plot)


def _labels(summary: Summary, words: Words, flows: Sequence[Flow], shown: Sequence[Flow]) -> Labels:
    title = words("chart-flows")
    dates = words.dates(summary.period.start, summary.period.end)
    subtitle = words("chart-displacement-unit", dates=dates, unit=unit(words, flows[0].unit))
    full = full_title(words, title, subtitle)
    notes = [*drawing.notes(words, flows, shown), words("chart-flows-width")]
    alt = (words("chart-flows-told", title=full), *drawing.told(words, shown), *notes[:-1])
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, drawing.sources(flows), notes),
        alt=" ".join(alt),
        width="full",
    )


CHART = ChartKind(ID, SECTION, 55, draw)
