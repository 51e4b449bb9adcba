"""Events by type, and how many of each type state a number killed."""

from __future__ import annotations

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, plots
from sitrep.charts.drawing.bars import Bar, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look
from sitrep.charts.drawing.wording import caption, event_type, full_title
from sitrep.config.tables import Theme
from sitrep.model.plot import PlotPoint, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary, TypeRow
from sitrep.wording import Words

SECTION, ID = "casualties", "events-by-type"
MOST = 12
HEADER = ("event_type", "start", "end", "events", "state_killed")


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart; ``None`` for events of one type: sentences say how many state a number.

    A section with a table of events and tolls by type leaves it out: that tells the same.
    """
    rows = sorted((r for r in summary.types if r.events), key=lambda r: (-r.events, r.event_type))
    if len(rows) < 2:
        return None
    style = look(theme, words)
    sheet = Sheet(style, _labels(summary, words, rows))
    bars.key(sheet, _key(style, words, rows))
    bars.draw_rows(sheet, [_row(style, words, row) for row in rows[:MOST]])
    window = (summary.period.start, summary.period.end)
    data = [HEADER, *((r.event_type, *window, r.events, _stating(r)) for r in rows)]
    names = [event_type(words, row.event_type) for row in rows[:MOST]]
    points = tuple(PlotPoint(row.events, _text(words, row)) for row in rows[:MOST])
    series = [PlotSeries(words("column-events"), points)]
    return sheet.finish(data, plots.bars(words, sheet.labels, sheet.labels.caption, names, series))


def _colours(style: Look) -> tuple[tuple[str, str], tuple[str, str]]:
    return (style.shade(1), ""), (style.shade(5), style.shade(2))


def _key(style: Look, words: Words, rows: list[TypeRow]) -> list[tuple[str, str, str]]:
    states, silent = _colours(style)
    found = [(*states, words("chart-events-stating")), (*silent, words("not-stated"))]
    wanted = (any(_stating(r) for r in rows), any(_stating(r) < r.events for r in rows))
    return [item for item, shown in zip(found, wanted, strict=True) if shown]


def _stating(row: TypeRow) -> int:
    tally = row.tallies.get("killed")
    return tally.reported if tally else 0


def _row(style: Look, words: Words, row: TypeRow) -> Row:
    stating = _stating(row)
    states, silent = _colours(style)
    segments = (Segment(stating, *states), Segment(row.events - stating, *silent))
    return Row(event_type(words, row.event_type), (Bar(segments, _text(words, row)),))


def _text(words: Words, row: TypeRow) -> str:
    text, stating = words.number(row.events), _stating(row)
    if 0 < stating < row.events:
        return words("chart-events-with-toll", events=text, stating=_n(words, stating))
    return text


def _n(words: Words, number: int) -> str:
    return words.number(number)


def _sentence(words: Words, row: TypeRow) -> str:
    count = words("chart-events-counted", n=row.events)
    return words(
        "chart-events-told",
        type=event_type(words, row.event_type),
        count=count,
        stating=_n(words, _stating(row)),
    )


def _labels(summary: Summary, words: Words, rows: list[TypeRow]) -> Labels:
    title = words("chart-events-by-type")
    dates = words.dates(summary.period.start, summary.period.end)
    subtitle = words("chart-events-by-type-unit", dates=dates)
    full = full_title(words, title, subtitle)
    sources = dict.fromkeys(s for event in summary.events for s in event.sources)
    silent = any(_stating(row) < row.events for row in rows)
    note = words("chart-events-not-zero") if silent else ""
    kind = words("chart-bars", title=full)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, sources, [note]),
        alt=" ".join((kind, *(_sentence(words, row) for row in rows[:MOST]))),
        told_by="by-type",
    )


CHART = ChartKind(ID, SECTION, 30, draw)
