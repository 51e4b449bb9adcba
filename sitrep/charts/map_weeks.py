"""Small maps of the last periods: how many were killed or injured, or events, by area in each.

All have one scale. The map is in the briefing pack and on the slides; a template prints it with
``chart("map-weeks")``, and no section does by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from sitrep.arithmetic.figures import stated as exactly
from sitrep.charts import ChartKind
from sitrep.charts.drawing.sheet import Box, Labels, Sheet
from sitrep.charts.drawing.style import look
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    by_period,
    caption,
    cells,
    full_title,
    in_full,
    name,
    sources_of,
    stated,
    ticks,
)
from sitrep.charts.maps import told
from sitrep.charts.maps.small import Panel, draw_panels
from sitrep.config.tables import Theme
from sitrep.look.colours import WHITE
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Qualifier, Value
from sitrep.model.flows import AreaPoints
from sitrep.model.ground import Ground
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.model.tallies import Point
from sitrep.places.matching import find
from sitrep.wording import Words
from sitrep.wording.phrases import missing, unfinished

ID = "map-weeks"
#: So many areas of each period the text alternative names.
_TOLD = 12
HEADER = ("area", "pcode", "on_map", "start", "end", "events", "indicator", *FIGURE_COLUMNS)


@dataclass(frozen=True)
class _Weeks:
    """What the maps show: ``found`` by an area's place in the ground, ``lost`` beside them."""

    ground: Ground
    summary: Summary
    indicator: str
    found: Mapping[int, AreaPoints]
    lost: tuple[AreaPoints, ...]

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods, oldest first."""
        rows = (*self.found.values(), *self.lost)
        return tuple(point.period for point in rows[0].points) if rows else ()

    def figure(self, point: Point) -> Value:
        """Return what an area's period counts."""
        if self.indicator == "events":
            return exactly(point.events, Qualifier.EXACT) if point.events else None
        return point.figure

    def at(self, number: int) -> dict[int, Value]:
        """Return the figures of one period by area, of those with reports."""
        points = {place: row.points[number] for place, row in self.found.items()}
        return {place: self.figure(point) for place, point in points.items() if point.events}


def draw(ground: Ground, summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the maps, or ``None`` where fewer than two periods have reports of their areas."""
    data = _shown(ground, summary)
    if sum(bool(data.at(n)) for n in range(len(data.periods))) < 2:
        return None
    sheet = Sheet(look(theme, words), _labels(data, words))
    panels = [
        Panel(_titled(data, words, period), data.at(n)) for n, period in enumerate(data.periods)
    ]
    panels.append(Panel((words("map-weeks-areas"),), dict.fromkeys(data.found), names=True))
    if unlabelled := draw_panels(sheet, ground, panels, words):
        said = words("map-weeks-unlabelled", n=unlabelled)
        sheet.labels = replace(sheet.labels, caption=f"{sheet.labels.caption} {said}")
    _draw_key(sheet, words, covered=bool(summary.events_covered))
    return sheet.finish([HEADER, *_rows(data)])


def _shown(ground: Ground, summary: Summary) -> _Weeks:
    """Return what the maps show; where no area states a toll, the events."""
    wanted = "killed" if ground.indicator == "events" else ground.indicator
    found: dict[int, AreaPoints] = {}
    lost = []
    for row in (r for r in summary.area_points if r.indicator == wanted):
        place = find(ground.areas, row.name, row.pcode) if row.name else None
        # Two names of one area would be drawn one over the other.
        if place is None or place in found:
            lost.append(row)
        else:
            found[place] = row
    tolled = any(point.figure for row in found.values() for point in row.points)
    indicator = ground.indicator if tolled else "events"
    return _Weeks(ground, summary, indicator, found, tuple(lost))


# --- words --------------------------------------------------------------------------------


def _titled(data: _Weeks, words: Words, period: Period) -> tuple[str, ...]:
    title = " · ".join(filter(None, ticks(words, period)))
    if unfinished(data.summary, period):
        title = words("chart-week-partial", week=title)
    return (title,)


def _labels(data: _Weeks, words: Words) -> Labels:
    by = by_period(words, data.summary.period)
    title = {
        "killed": words("map-weeks-killed", by_period=by),
        "injured": words("map-weeks-injured", by_period=by),
    }.get(data.indicator, words("map-weeks-events", by_period=by))
    dates = words.window(Window(data.periods[0].start, data.periods[-1].end))
    events = words("map-dates-events", dates=dates)
    subtitle = events if data.indicator == "events" else words("chart-people", dates=dates)
    full = full_title(words, title, subtitle)
    tally = data.summary.cumulative.get((data.indicator, ""))
    covered = data.summary.events_covered
    notes = [words("covered-alone", areas=words.list(covered))] if covered else []
    notes += [words("map-areas-not-places"), *_lost(data, words)]
    notes += told.of_boundaries(data.ground, words)
    return Labels(
        id=ID,
        section="",
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, data.summary.as_of, sources_of(data.summary, [tally]), notes),
        alt=" ".join((words("map-weeks-told", title=full), *_sentences(data, words), *notes)),
        width="full",
    )


def _sentences(data: _Weeks, words: Words) -> Iterator[str]:
    """Yield each period's figures by area."""
    for n, period in enumerate(data.periods):
        rows = [row for row in data.found.values() if row.points[n].events]
        if not rows:
            yield words("chart-week-told", week=in_full(words, period), told=words("no-reports"))
            continue
        rows.sort(key=lambda row: _size(data, row.points[n]), reverse=True)
        said = [_said(data, words, row, n) for row in rows[:_TOLD]]
        if more := len(rows[_TOLD:]):
            said.append(words("map-more-areas", n=more))
        week = in_full(words, period)
        if unfinished(data.summary, period):
            week = words("chart-week-partial", week=week)
        yield words("chart-week-told", week=week, told=words.list(said))


def _size(data: _Weeks, point: Point) -> int:
    figure = data.figure(point)
    return figure.best if figure else -1


def _said(data: _Weeks, words: Words, row: AreaPoints, number: int) -> str:
    point = row.points[number]
    figure = data.figure(point)
    text = stated(words, figure) if figure else missing(words, point.events, figure)
    return words("labelled-figure", what=name(words, row.name, 60), figure=text)


def _lost(data: _Weeks, words: Words) -> Iterator[str]:
    """Yield which areas the maps lack; their figures are in the data file."""
    rows = [row for row in data.lost if any(point.events for point in row.points)]
    if rows:
        names = [name(words, r.name, 60) or words("chart-area-not-stated") for r in rows[:6]]
        if more := len(rows[6:]):
            names.append(words("map-more-areas", n=more))
        yield words("map-weeks-lost", areas=words.list(names))


def _rows(data: _Weeks) -> Iterator[tuple[object, ...]]:
    for place, rows in ((True, data.found.values()), (False, data.lost)):
        for row in rows:
            for point in row.points:
                window = (point.period.start, point.period.end)
                counted = (point.events, data.indicator, *cells(data.figure(point)))
                yield (row.name, row.pcode, "yes" if place else "no", *window, *counted)


# --- picture ------------------------------------------------------------------------------


def _draw_key(sheet: Sheet, words: Words, *, covered: bool) -> None:
    """Draw what signs mean, in one line."""
    look, x, y = sheet.look, 0.0, sheet.y
    silent = words("map-key-no-reports-or-covered") if covered else words("map-key-no-reports")
    signs = (words("map-weeks-open"), silent)
    for number, text in enumerate(signs):
        middle = y + look.quiet.leading / 2
        if number:
            sheet.hatched(Box(x, middle - 4, 14, 8), look.rule)
        else:
            sheet.disc((x + 7, middle), 2.4, WHITE, look.shade(1))
        sheet.lines((x + 19, y), [text], look.quiet)
        x += 19 + look.width(text, look.quiet) + 16
    sheet.y += look.quiet.leading


CHART = ChartKind(ID, "", 115, draw_on=draw)
