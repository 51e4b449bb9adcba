"""Draw lines over time as the program's own chart, with labels that cover nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pptx.enum.chart import XL_LABEL_POSITION as Position
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_THEME_COLOR as Colour
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from sitrep.model.plot import Plot
from sitrep.outputs.slides.labels import COLOURS, SIZE, LabelLook, label
from sitrep.outputs.slides.text import Box, Language, width_of

_MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.DIAMOND,
)
#: The share of a chart's room in which its points stand.
_WIDE, _HIGH = 0.88, 0.62
#: By language: how Office is told in which one to write months.
_LOCALES = {"en": "809", "fr": "40C", "es": "C0A", "ar": "2C01", "uk": "422", "ru": "419"}


def draw_lines(chart: Any, plot: Plot, box: Box, language: Language) -> None:
    """Draw a line for each series, on an axis of days."""
    _date_axis(chart.category_axis, plot, language)
    # Two totals of a line are joined though another line has a total between them.
    for blanks in chart._chartSpace.iter("{*}dispBlanksAs"):
        blanks.set("val", "span")
    for index, series in enumerate(chart.plots[0].series):
        colour = COLOURS[index % len(COLOURS)]
        series.smooth = False
        series.format.line.width = Pt(2.5)
        series.format.line.color.theme_color = colour
        series.marker.style, series.marker.size = _MARKERS[index % len(_MARKERS)], 9
        series.marker.format.fill.solid()
        series.marker.format.fill.fore_color.theme_color = colour
        series.marker.format.line.color.theme_color = Colour.BACKGROUND_1
    for index, at, position in _room(plot, box):
        point = chart.plots[0].series[index].points[at]
        said = plot.series[index].points[at].text
        label(point, said, position, LabelLook(SIZE, False, language.name))


def _days(plot: Plot) -> list[int]:
    return [name.toordinal() for name in plot.names if isinstance(name, dt.date)]


def _ends(plot: Plot) -> tuple[int, int]:
    """Return the first and last day of the axis, with room for the labels of the ends."""
    days = _days(plot)
    room = max(1, round((days[-1] - days[0]) * 0.1)) if len(days) > 1 else 3
    return days[0] - room, days[-1] + room


def _date_axis(axis: Any, plot: Plot, language: Language) -> None:
    locale = _LOCALES.get(language.name.split("-")[0], "809")
    axis.tick_labels.number_format = f"[$-{locale}]d mmm yyyy"
    axis.tick_labels.number_format_is_linked = False
    first, last = _ends(plot)
    epoch = dt.date(1899, 12, 30).toordinal()
    axis.minimum_scale, axis.maximum_scale = first - epoch, last - epoch
    # About six days are named.
    step = max(1, -(-(last - first) // 6))
    after = axis._element.find("{*}lblOffset")
    for tag, value in (("majorTimeUnit", "days"), ("majorUnit", step), ("baseTimeUnit", "days")):
        for old in axis._element.findall(f"{{*}}{tag}"):
            axis._element.remove(old)
        after.addnext(parse_xml(f'<c:{tag} {nsdecls("c")} val="{value}"/>'))


def _room(plot: Plot, box: Box) -> Iterator[tuple[int, int, Any]]:
    """Yield the points that are labelled, and on which side: no label covers anything else."""
    line, found = round(SIZE * 1.5 * 12700), list(_places(plot, box))
    half = line // 3
    taken = [Box(x - half, y - half, 2 * half, 2 * half) for x, y in _traced(found)]
    # The latest of each line come first.
    for index, at, x, y in sorted(found, key=lambda one: -one[1]):
        width = width_of(plot.series[index].points[at].text, SIZE)
        for position, left, base in (
            (Position.ABOVE, x - width // 2, y + half),
            (Position.BELOW, x - width // 2, y - half - line),
            (Position.RIGHT, x + half, y - line // 2),
            (Position.LEFT, x - half - width, y - line // 2),
        ):
            place = Box(left, base, width, line)
            inside = left >= 0 and place.right <= box.width * _WIDE and base >= 0
            if inside and not any(_meet(place, other) for other in taken):
                taken.append(place)
                yield index, at, position
                break


def _places(plot: Plot, box: Box) -> Iterator[tuple[int, int, int, int]]:
    """Yield each point's series, name, and about where it stands above the axes' corner."""
    days, (first, last) = _days(plot), _ends(plot)
    top = max(p.value or 0 for s in plot.series for p in s.points) * 1.15 or 1
    for index, series in enumerate(plot.series):
        for at, point in enumerate(series.points):
            if point.value is not None:
                across = (days[at] - first) / (last - first)
                x = round(box.width * _WIDE * across)
                yield (index, at, x, round(box.height * _HIGH * point.value / top))


def _traced(found: Sequence[tuple[int, int, int, int]]) -> Iterator[tuple[int, int]]:
    """Yield where points and the lines between them stand."""
    yield from ((x, y) for _, _, x, y in found)
    for (one, _, x0, y0), (other, _, x1, y1) in pairwise(found):
        if one == other:
            yield from ((x0 + (x1 - x0) * i // 12, y0 + (y1 - y0) * i // 12) for i in range(1, 12))


def _meet(one: Box, other: Box) -> bool:
    apart = one.left >= other.right or other.left >= one.right
    return not (apart or one.top >= other.bottom or other.top >= one.bottom)
