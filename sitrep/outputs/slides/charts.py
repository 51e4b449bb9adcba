"""Draw a plot as the program's own chart, whose numbers people find in its sheet and can edit.

What has no number is an empty cell. Each number is labelled as the report prints it. Where bars
stand alone, whiskers show the bounds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE as Kind
from pptx.enum.chart import XL_LABEL_POSITION as Position
from pptx.enum.chart import (
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_THEME_COLOR as Colour
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from sitrep.model.plot import Plot, PlotPoint, PlotSeries
from sitrep.outputs.slides.labels import COLOURS, SIZE, LabelLook, label
from sitrep.outputs.slides.lines import draw_lines
from sitrep.outputs.slides.text import Box, Language, cleaned

_KINDS = {"columns": Kind.COLUMN_CLUSTERED, "bars": Kind.BAR_CLUSTERED, "lines": Kind.LINE_MARKERS}
#: With more bars than these, names stand on one line each, and letters are smaller.
_FEW, _SMALL = 6, 10
#: With more names than these along an axis, only the largest and the last are labelled.
_MOST_LABELS = 14
#: The series of bars that is drawn as an outline.
_HOLLOW = 2


class _Writer(CategoryWorkbookWriter):  # type: ignore[misc]
    """Writes the sheet of a chart, in which a text is never a formula or a link."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        with super()._open_worksheet(xlsx_file) as (workbook, worksheet):
            worksheet.strings_to_formulas = worksheet.strings_to_urls = False
            yield workbook, worksheet


class _Data(CategoryChartData):  # type: ignore[misc]
    """The numbers of a chart."""

    @property
    def _workbook_writer(self) -> Any:
        return _Writer(self)


def drawn(shapes: Any, plot: Plot, box: Box, language: Language) -> Any:
    """Add a plot to a slide's shapes and return its frame."""
    data = _Data(number_format="#,##0")
    most = _FEW if plot.kind == "bars" else _MOST_LABELS
    between = "\n" if len(plot.names) <= most else " · "
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
        draw_lines(chart, plot, box, language)
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
        chart.legend.font.size = Pt(SIZE)
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
    return _SMALL if plot.kind == "bars" and len(plot.names) > _FEW else SIZE


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
        _fill(drawn_series, index)
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


def _fill(series: Any, index: int) -> None:
    """Fill bars in the colour of their series; the third is an outline.

    Printed in grey, its colour would be the second one's.
    """
    fill, line = series.format.fill, series.format.line
    fill.solid()
    if index != _HOLLOW:
        fill.fore_color.theme_color = COLOURS[index % len(COLOURS)]
        return
    fill.fore_color.theme_color = Colour.BACKGROUND_1
    line.color.theme_color = COLOURS[0]
    line.width = Pt(1)


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
        look = LabelLook(_size(plot), index == last, language.name)
        label(point, said, Position.OUTSIDE_END, look)


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
