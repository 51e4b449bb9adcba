"""Draw a plot as the program's own chart, whose numbers people find in its sheet and can edit.

What has no number is an empty cell. Each number is labelled as the report prints it. Where bars
stand alone, whiskers show the bounds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE as Kind
from pptx.enum.chart import XL_LABEL_POSITION as Position
from pptx.enum.chart import (
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR as Colour
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from sitrep.model.plot import Plot, PlotPoint, PlotSeries
from sitrep.outputs.slides.text import Box, Language, cleaned, width_of

_KINDS = {"columns": Kind.COLUMN_CLUSTERED, "bars": Kind.BAR_CLUSTERED, "lines": Kind.LINE_MARKERS}
_COLOURS = (Colour.ACCENT_1, Colour.ACCENT_3, Colour.ACCENT_2, Colour.ACCENT_6)
_MARKERS = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.DIAMOND,
)
_SIZE = 12
#: With more bars than these, names stand on one line each, and letters are smaller.
_FEW, _SMALL = 6, 10
#: With more names than these along an axis, only the largest and the last are labelled.
_MOST_LABELS = 14
#: The share of a line chart's room in which its points stand.
_WIDE, _HIGH = 0.88, 0.62
#: By language: how Office is told in which one to write months.
_LOCALES = {"en": "809", "fr": "40C", "es": "C0A", "ar": "2C01", "uk": "422", "ru": "419"}


class _Look(NamedTuple):
    """How a label looks."""

    size: int
    strong: bool
    language: str


def drawn(shapes: Any, plot: Plot, box: Box, language: Language) -> Any:
    """Add a plot to a slide's shapes and return its frame."""
    data = CategoryChartData(number_format="#,##0")
    between = " · " if plot.kind == "bars" and len(plot.names) > _FEW else "\n"
    names = [n if isinstance(n, dt.date) else _name(n, between) for n in plot.names]
    data.categories = names
    for series in plot.series:
        data.add_series(cleaned(series.name), [point.value for point in series.points])
    if lifted := _lifted(plot):
        data.add_series(cleaned(plot.highest), lifted)
    frame = shapes.add_chart(_KINDS[plot.kind], *box, data)
    chart = frame.chart
    _dress(chart, plot, language)
    if plot.kind == "lines":
        _lines(chart, plot, box, language)
    else:
        _bars(chart, plot, bool(lifted), language)
    return frame


def _name(text: str, between: str) -> str:
    return between.join(cleaned(line) for line in text.split("\n"))


def _lifted(plot: Plot) -> list[int | None]:
    """Return where the labels of bars with whiskers stand; nothing where there are none."""
    alone = len(plot.series) == 1 and plot.kind != "lines"
    points = plot.series[0].points
    if not alone or not any(p.high is not None for p in points):
        return []
    return [p.value if p.high is None else p.high for p in points]


# --- what all have ------------------------------------------------------------------------


def _dress(chart: Any, plot: Plot, language: Language) -> None:
    chart.has_title = False
    chart.font.size = Pt(_size(plot))
    chart.font.color.theme_color = Colour.TEXT_1
    named = len(plot.series) > 1 or plot.kind == "lines"
    chart.has_legend = named
    if named:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(_SIZE)
    values, names = chart.value_axis, chart.category_axis
    values.minimum_scale = 0
    values.has_major_gridlines = plot.kind != "bars"
    values.format.line.fill.background()
    if values.has_major_gridlines:
        _rule(values.major_gridlines.format.line)
    values.visible = plot.kind != "bars"
    values.tick_labels.number_format, values.tick_labels.number_format_is_linked = "#,##0", False
    names.has_major_gridlines = False
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _rule(names.format.line, 0.5)
    names.major_tick_mark = values.major_tick_mark = XL_TICK_MARK.NONE
    if language.rtl and plot.kind != "bars":
        names.reverse_order = True


def _rule(line: Any, darker: float = 0.15) -> None:
    line.color.theme_color = Colour.BACKGROUND_1
    line.color.brightness = -darker
    line.width = Pt(0.75)


def _size(plot: Plot) -> int:
    return _SMALL if plot.kind == "bars" and len(plot.names) > _FEW else _SIZE


def _label(point: Any, said: str, position: Any, look: _Look) -> None:
    label = point.data_label
    frame = label.text_frame
    frame.text = said
    frame.word_wrap = False
    font = frame.paragraphs[0].runs[0].font
    font.size, font.bold = Pt(look.size), look.strong
    font.color.theme_color = Colour.TEXT_1
    frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", look.language)
    label.position = position


# --- bars -----------------------------------------------------------------------------------


def _bars(chart: Any, plot: Plot, lifted: bool, language: Language) -> None:
    area = chart.plots[0]
    # A few bars must not fill the slide.
    area.gap_width = {1: 350, 2: 180, 3: 110}.get(len(plot.names), 55)
    if isinstance(plot.names[0], str) and len(plot.names) <= _MOST_LABELS:
        # None is left out for want of room.
        chart.category_axis._element.find("{*}lblOffset").addnext(
            parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
        )
    area.overlap = 100 if lifted else -5
    if plot.kind == "bars":
        chart.category_axis.reverse_order = True
        if language.rtl:
            chart.value_axis.reverse_order = True
    for index, (drawn_series, series) in enumerate(zip(area.series, plot.series, strict=False)):
        drawn_series.invert_if_negative = False
        drawn_series.format.fill.solid()
        drawn_series.format.fill.fore_color.theme_color = _COLOURS[index % len(_COLOURS)]
        if lifted:
            _whiskers(drawn_series, series)
        else:
            _labels(drawn_series, series, plot, language)
    if plot.kind == "columns" and len(plot.names) > 1:
        _past(area.series[0], len(plot.names))
    if lifted:
        hidden = area.series[1]
        hidden.format.fill.background()
        hidden.format.line.fill.background()
        _labels(hidden, plot.series[0], plot, language)


def _past(series: Any, count: int) -> None:
    """Draw the columns before the last one, which is the report's, lighter."""
    for index in range(count - 1):
        fill = series.points[index].format.fill
        fill.solid()
        fill.fore_color.theme_color = Colour.ACCENT_3


def _labels(drawn_series: Any, series: PlotSeries, plot: Plot, language: Language) -> None:
    last = len(series.points) - 1 if plot.kind == "columns" else -1
    for index in _labelled(series.points):
        point = drawn_series.points[index]
        # A space keeps the text off the whisker's end.
        said = series.points[index].text
        said = said if plot.kind == "columns" else f" {said}"
        look = _Look(_size(plot), index == last, language.name)
        _label(point, said, Position.OUTSIDE_END, look)


def _labelled(points: Sequence[PlotPoint]) -> Iterator[int]:
    stated = [i for i, p in enumerate(points) if p.value is not None]
    if len(points) > _MOST_LABELS:
        top = max(stated, key=lambda i: points[i].value or 0)
        stated = [i for i in stated if i in (top, len(points) - 1)]
    yield from stated


def _whiskers(drawn_series: Any, series: PlotSeries) -> None:
    """Draw the bounds of each figure that has some."""
    plus, minus = [], []
    for index, point in enumerate(series.points):
        if point.value is not None and point.high is not None and point.low is not None:
            plus.append((index, point.high - point.value))
            minus.append((index, point.value - point.low))
    count = len(series.points)
    bars = parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/><c:errValType val="cust"/>'
        f'<c:noEndCap val="0"/><c:plus>{_numbers(plus, count)}</c:plus>'
        f'<c:minus>{_numbers(minus, count)}</c:minus><c:spPr><a:ln w="15875"><a:solidFill>'
        '<a:schemeClr val="tx1"/></a:solidFill></a:ln></c:spPr></c:errBars>'
    )
    drawn_series._element.find("{*}cat").addprevious(bars)


def _numbers(found: Sequence[tuple[int, int]], count: int) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{value}</c:v></c:pt>' for i, value in found)
    about = f'<c:formatCode>General</c:formatCode><c:ptCount val="{count}"/>'
    return f"<c:numLit>{about}{points}</c:numLit>"


# --- lines ----------------------------------------------------------------------------------


def _lines(chart: Any, plot: Plot, box: Box, language: Language) -> None:
    _date_axis(chart.category_axis, plot, language)
    # Two totals of a line are joined though another line has a total between them.
    for blanks in chart._chartSpace.iter("{*}dispBlanksAs"):
        blanks.set("val", "span")
    for index, series in enumerate(chart.plots[0].series):
        colour = _COLOURS[index % len(_COLOURS)]
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
        _label(point, said, position, _Look(_SIZE, False, language.name))


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
    line, found = round(_SIZE * 1.5 * 12700), list(_places(plot, box))
    half = line // 3
    taken = [Box(x - half, y - half, 2 * half, 2 * half) for x, y in _traced(found)]
    # The latest of each line come first.
    for index, at, x, y in sorted(found, key=lambda one: -one[1]):
        width = width_of(plot.series[index].points[at].text, _SIZE)
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
