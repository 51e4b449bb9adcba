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
)
from sitrep.charts.maps import told
from sitrep.charts.maps.small import Panel, Scale, draw_panels, samples, scale_of
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
    scale, said = scale_of(sheet, ground, panels), ""
    if scale.labelled:
        names = Panel(words("map-weeks-areas"), dict.fromkeys(data.found), names=True)
        panels.append(names)
    unlabelled = draw_panels(sheet, ground, panels, scale, words)
    if not scale.labelled:
        said = words("map-weeks-dense")
    elif unlabelled:
        said = words("map-weeks-unlabelled", n=unlabelled)
    sheet.labels = replace(sheet.labels, caption=f"{sheet.labels.caption} {said}".rstrip())
    _draw_key(sheet, words, scale, covered=bool(summary.events_covered))
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


def _titled(data: _Weeks, words: Words, period: Period) -> str:
    week = in_full(words, period)
    partial = unfinished(data.summary, period)
    return words("chart-week-partial", week=week) if partial else week


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
    covered = data.summary.events_of
    notes = [words("covered-short", areas=words.list(covered))] if covered else []
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
        over_time=True,
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
        yield words("chart-week-told", week=_titled(data, words, period), told=words.list(said))


def _size(data: _Weeks, point: Point) -> int:
    figure = data.figure(point)
    return figure.best if figure else -1


def _said(data: _Weeks, words: Words, row: AreaPoints, number: int) -> str:
    point = row.points[number]
    figure = data.figure(point)
    text = stated(words, figure) if figure else missing(words, point.events, figure)
    return words("figure-in-area", area=name(words, row.name, 60), figure=text)


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


def _draw_key(sheet: Sheet, words: Words, scale: Scale, *, covered: bool) -> None:
    """Draw what signs mean, in one line or two."""
    look, x = sheet.look, 0.0
    silent = words("map-key-no-reports-or-covered") if covered else words("map-key-no-reports")
    sizes = [exactly(n, Qualifier.EXACT) for n in samples(scale)]
    tall = max([2 * scale.radius(size) for size in sizes], default=0.0)
    tall = max(tall, look.quiet.leading)
    discs = [(size, words.number(size.best)) for size in sizes]
    for size, text in (*discs, (None, words("map-weeks-open"))):
        radius, middle = scale.radius(size), sheet.y + tall / 2
        fill, edge = (look.shade(1), WHITE) if size else (WHITE, look.shade(1))
        sheet.disc((x + radius + 1, middle), radius, fill, edge)
        x = _write(sheet, text, (x + 2 * radius + 6, middle))
    wide = look.width(silent, look.quiet) + 19
    if x + wide > sheet.width:
        x, sheet.y = 0.0, sheet.y + tall + 2
        tall = look.quiet.leading
    middle = sheet.y + tall / 2
    sheet.hatched(Box(x, middle - 4, 14, 8), look.rule)
    _write(sheet, silent, (x + 19, middle))
    sheet.y += tall


def _write(sheet: Sheet, text: str, at: tuple[float, float]) -> float:
    """Write a text of the key; return where the next sign begins."""
    sheet.text(at, text, sheet.look.quiet)
    return at[0] + sheet.look.width(text, sheet.look.quiet) + 14


CHART = ChartKind(ID, "", 115, draw_on=draw)
