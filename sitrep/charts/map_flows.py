"""Displacement on a map: arrows between areas, whose widths are the numbers.

An arrow joins the marks of two areas. It is no route, and neither end is a place. What the map
lacks is said under it: people who stayed within an area, areas without a boundary, unknown origins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitrep.charts import ChartKind
from sitrep.charts.drawing import flows as drawing
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.wording import caption, full_title, stated
from sitrep.charts.maps import told
from sitrep.charts.maps.arrows import FEW, Moved, draw_arrows
from sitrep.config.tables import Theme
from sitrep.model.dates import Window
from sitrep.model.flows import Flow
from sitrep.model.ground import Ground
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.places.matching import find
from sitrep.wording import Words
from sitrep.wording.flows import hidden, pair
from sitrep.wording.phrases import headed
from sitrep.wording.terms import rounding, unit

SECTION, ID = "displacement", "map-flows"
INDICATOR = "displaced"
#: So many flows that the map lacks are named under it, the rest counted.
_NAMED = 6


def draw(ground: Ground, summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the map, or ``None`` where no flow joins two of its areas."""
    flows = [f for f in summary.flows if f.indicator == INDICATOR]
    moved = [m for f in drawing.drawable(_between(flows, ground)) if (m := _moved(f, ground))]
    if not moved:
        return None
    words = rounding(words, summary, INDICATOR)
    labels = _labels(ground, summary, words, flows, moved)
    sheet = Sheet(look(theme, words), labels)
    if unnamed := draw_arrows(sheet, ground, moved, words):
        said = (_unnamed(words, m.flow) for m in unnamed)
        sheet.labels = replace(labels, caption=" ".join([labels.caption, *said]))
    window = Window(summary.period.start, summary.period.end)
    return sheet.finish(drawing.rows(flows, [m.flow for m in moved], window))


def _between(flows: Iterable[Flow], ground: Ground) -> Iterator[Flow]:
    yield from (flow for flow in flows if _moved(flow, ground))


def _moved(flow: Flow, ground: Ground) -> Moved | None:
    """Return a flow between two areas of the ground; ``None`` if it is none."""
    if not flow.told or not flow.figure:
        return None
    start = find(ground.areas, flow.origin, flow.origin_pcode)
    end = find(ground.areas, flow.destination, flow.destination_pcode)
    if start is None or end is None or start == end:
        return None
    return Moved(flow, start, end)


def _labels(
    ground: Ground, summary: Summary, words: Words, flows: Sequence[Flow], moved: Sequence[Moved]
) -> Labels:
    title = words("chart-flows")
    dates = words.dates(summary.period.start, summary.period.end)
    subtitle = words("chart-displacement-unit", dates=dates, unit=unit(words, flows[0].unit))
    full = full_title(words, title, subtitle)
    shown = [m.flow for m in moved]
    notes = [words("map-flows-not-routes"), *_left_out(words, flows, shown)]
    notes += told.of_boundaries(ground, words)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, drawing.sources(flows), notes),
        alt=" ".join((words("map-told", title=full), *drawing.told(words, shown), *notes)),
        # Many arrows need room.
        width="half" if len(moved) <= FEW else "full",
    )


def _left_out(words: Words, flows: Sequence[Flow], shown: Sequence[Flow]) -> Iterator[str]:
    """Yield what the map does not show: the largest by name and number, the rest counted."""
    rest = [f for f in flows if f not in shown and f.figure]
    said = [
        words("flow-figure", pair=pair(words, flow), figure=stated(words, flow.figure))
        for flow in rest[:_NAMED]
    ]
    if more := len(rest[_NAMED:]):
        said.append(words("flow-others", n=more))
    if said:
        yield words("map-flows-missing", flows=words.list(said))
    for flow in flows:
        if hidden(flow):
            yield words("chart-flows-small", n=flow.pairs)


def _unnamed(words: Words, flow: Flow) -> str:
    figure = stated(words, flow.figure)
    return words("map-unnamed", area=headed(pair(words, flow)), figure=figure)


CHART = ChartKind(ID, SECTION, 57, draw_on=draw)
