"""A map: how many were killed or injured, or events reported, by area; rates where it can.

A symbol stands for its whole area and never for a place: no event's coordinates are drawn.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.charts import ChartKind
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, cells, sources_cell
from sitrep.charts.maps import told
from sitrep.charts.maps.data import Shown, shown
from sitrep.charts.maps.drawn import draw_map
from sitrep.config.tables import Theme
from sitrep.model.ground import Ground
from sitrep.model.report import Drawing
from sitrep.model.summary import AreaRow, Summary
from sitrep.wording import Words

SECTION, ID = "highlights", "map"
HEADER = (
    "area",
    "pcode",
    "on_map",
    "start",
    "end",
    "events",
    "indicator",
    "reported",
    *FIGURE_COLUMNS,
    "population",
    "per_100000",
    "sources",
)


def draw(ground: Ground, summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the map, or ``None`` when none of its areas has a report."""
    data = shown(ground, summary)
    if not data.found:
        return None
    style = look(theme, words)
    title, when = told.title(data, words), told.subtitle(data, words)
    labels = Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=when,
        full_title=words("chart-full-title", what=title, when=when),
        caption=told.caption(data, words),
        alt=told.alt(data, words),
    )
    sheet = Sheet(style, labels)
    if unnamed := draw_map(sheet, data, words):
        rows = [data.found[place] for place in unnamed]
        caption = " ".join([labels.caption, *told.unnamed(data, words, rows)])
        sheet.labels = replace(labels, caption=caption)
    on_map = [_cells(data, data.found[place], place) for place in data.ranked]
    return sheet.finish([HEADER, *on_map, *(_cells(data, row, None) for row in data.lost)])


def _cells(data: Shown, row: AreaRow, place: int | None) -> tuple[object, ...]:
    window, tally = data.summary.areas_window, row.tallies.get(data.indicator)
    head = (row.name, row.pcode, "no" if place is None else "yes", window.start, window.end)
    reported = tally.reported if tally else row.events if data.indicator == "events" else 0
    people = "" if place is None else data.ground.people.get(place, "")
    rate = None if place is None else data.rate(place)
    per = "" if rate is None else round(rate, 2)
    counted = (row.events, data.indicator, reported, *cells(data.figure(row)))
    return (*head, *counted, people, per, sources_cell(tally))


CHART = ChartKind(ID, SECTION, 110, draw_on=draw)
