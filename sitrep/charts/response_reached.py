"""People reached of those targeted, by sector: bars on one scale, each labelled with its share.

Drawn where two or more rows state both numbers, for one unit; what has no target is in the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, plots
from sitrep.charts.drawing.bars import Bar, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, caption, cells, full_title, name
from sitrep.config.tables import Theme
from sitrep.model.plot import Plot, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.sectors import Response
from sitrep.model.summary import Summary
from sitrep.wording import Words
from sitrep.wording.phrases import share
from sitrep.wording.terms import unit

SECTION, ID = "response", "response-reached"
MOST = 12
HEADER = (
    "sector",
    "indicator",
    "area",
    "unit",
    "since",
    "as_of",
    "source",
    *(f"reached_{column}" for column in FIGURE_COLUMNS),
    *(f"targeted_{column}" for column in FIGURE_COLUMNS),
)


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` where fewer than two rows state reached and target."""
    pairs = paired(summary)
    if len(pairs) < 2:
        return None
    style = look(theme, words)
    sheet = Sheet(style, _labels(summary, words, pairs))
    bars.key(sheet, _key(style, words, pairs[:MOST]))
    bars.draw_rows(sheet, [_row(style, words, row, pairs) for row in pairs[:MOST]])
    return sheet.finish([HEADER, *map(_cells, pairs)], _plot(summary, words, sheet.labels, pairs))


def _plot(summary: Summary, words: Words, labels: Labels, pairs: Sequence[Response]) -> Plot:
    """Return the bars for office programs: what was reached beside the target."""
    shown = pairs[:MOST]
    reached = tuple(plots.point(words, r.reached, _told(words, r)) for r in shown)
    targeted = tuple(plots.point(words, r.targeted) for r in shown)
    series = [
        PlotSeries(words("chart-response-reached"), reached),
        PlotSeries(words("chart-response-target"), targeted),
    ]
    more = [words("chart-response-more", n=len(pairs) - MOST)] if len(pairs) > MOST else []
    said = caption(words, summary.as_of, (r.source for r in pairs), more)
    return plots.bars(words, labels, said, [_what(words, row, pairs) for row in shown], series)


def paired(summary: Summary) -> list[Response]:
    """Return the rows that state reached and target, of the unit that most of them have."""
    found = [r for r in summary.sectors.response if r.share and not r.part_of]
    units = Counter(row.unit for row in found).most_common(1)
    return [row for row in found if row.unit == units[0][0]]


# --- words --------------------------------------------------------------------------------


def _what(words: Words, row: Response, pairs: Sequence[Response]) -> str:
    """Return a row's sector, with what it counts where the sector has several rows.

    Where several count the same, each has its area.
    """
    alone = sum(other.sector == row.sector for other in pairs) == 1
    areas = {o.area for o in pairs if (o.sector, o.indicator) == (row.sector, row.indicator)}
    sector, what = name(words, row.sector, 60), shorten(row.indicator, 60)
    if len(areas) > 1 and row.area:
        what = words("label-in-area", what=what or sector, area=shorten(row.area))
    if alone or not what:
        return sector
    return words("chart-response-row", sector=sector, what=what) if row.indicator else what


def _told(words: Words, row: Response) -> str:
    reached, targeted = shorten(words.figure(row.reached), 40), words.figure(row.targeted)
    values = {"reached": reached, "targeted": targeted}
    return words("chart-response-told", share=share(words, row.share), **values)


def _labels(summary: Summary, words: Words, pairs: Sequence[Response]) -> Labels:
    days = [row.as_of for row in pairs]
    dates = words.dates(min(days), max(days))
    title = words("chart-response")
    subtitle = words("chart-response-unit", unit=unit(words, pairs[0].unit), dates=dates)
    full = full_title(words, title, subtitle)
    told = (
        words("chart-response-row-told", what=_what(words, row, pairs), told=_told(words, row))
        for row in pairs[:MOST]
    )
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, (r.source for r in pairs), _notes(words, pairs)),
        alt=" ".join((words("chart-bars", title=full), *told)),
        width="full",
    )


def _notes(words: Words, pairs: Sequence[Response]) -> list[str]:
    found = {
        words("chart-response-note"): True,
        words("chart-response-more", n=len(pairs) - MOST): len(pairs) > MOST,
    }
    return [note for note, wanted in found.items() if wanted]


def _cells(row: Response) -> tuple[object, ...]:
    what = (row.sector, row.indicator, row.area, row.unit, row.since, row.as_of, row.source)
    return (*what, *cells(row.reached), *cells(row.targeted))


# --- picture ------------------------------------------------------------------------------


def _key(style: Look, words: Words, pairs: Sequence[Response]) -> list[tuple[str, str, str]]:
    found = [(style.shade(1), "", words("chart-response-reached"))]
    found.append((style.shade(6), style.shade(2), words("chart-response-left")))
    if any(_above(row) for row in pairs):
        found.append((style.accent, "", words("chart-response-above")))
    return found


def _above(row: Response) -> int:
    """Return how many more than the target were reached."""
    if not row.reached or not row.targeted:
        return 0
    return max(0, row.reached.best - row.targeted.best)


def _row(style: Look, words: Words, row: Response, pairs: Sequence[Response]) -> Row:
    assert row.reached
    assert row.targeted
    above = _above(row)
    parts = [
        Segment(row.reached.best - above, style.shade(1)),
        Segment(max(0, row.targeted.best - row.reached.best), style.shade(6), style.shade(2)),
        Segment(above, style.accent),
    ]
    shown = tuple(part for part in parts if part.size)
    return Row(_what(words, row, pairs), (Bar(shown, _told(words, row)),))


CHART = ChartKind(ID, SECTION, 110, draw)
