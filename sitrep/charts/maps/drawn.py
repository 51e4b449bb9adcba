"""Draw a map: areas, symbols or shades, labels, scale bar, locator and key."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from sitrep.charts.drawing.sheet import Box, Point, Sheet
from sitrep.charts.drawing.style import shorten
from sitrep.charts.maps.bearings import LOCATOR, draw_locator, draw_scale
from sitrep.charts.maps.data import Shown
from sitrep.charts.maps.frame import Frame, chosen, framed, hatching
from sitrep.charts.maps.labels import Labels, Lines
from sitrep.charts.maps.told import rated, value
from sitrep.look.colours import WHITE, mix, on
from sitrep.model.ground import Area
from sitrep.wording import Words

#: The radius of the largest symbol and the least of any, in points.
_MOST, _LEAST = 21.0, 3.2
#: The largest symbol stands for at least so many: of a week with two deaths, none is large.
_SMALL = 20
#: How many shades rates have.
_SHADES = 4


def draw_map(sheet: Sheet, data: Shown, words: Words) -> list[int]:
    """Draw the map and the row under it; return the areas whose names have no room."""
    areas = data.ground.areas
    reported = [areas[place] for place in data.ranked]
    extent, part = chosen(reported, areas)
    mirrored = sheet.width if sheet.look.rtl else 0
    frame = framed(extent, 0, sheet.y, sheet.width, mirrored)
    limits = _limits(data)
    _draw_areas(sheet, data, frame, limits)
    box = frame.box
    labels = Labels(sheet, box)
    marks = [_mark(frame, areas[place]) for place in data.ranked]
    radii = [0.0 if data.rates else _radius(data, place) for place in data.ranked]
    labels.taken += map(_around, marks, radii)
    draw_scale(sheet, frame, labels, words)
    for place, at, radius in zip(data.ranked, marks, radii, strict=True):
        _draw_symbol(sheet, data, place, at, radius)
    unnamed = [
        place
        for place, at, radius in zip(data.ranked, marks, radii, strict=True)
        if not _label(sheet, data, words, labels, (place, at, radius))
    ]
    _name_neighbours(sheet, data, frame, labels)
    sheet.rect(box, "none", sheet.look.rule)
    sheet.y = box.y + box.height + 5
    _draw_foot(sheet, data, frame if part else None, limits, words)
    return unnamed


# --- areas ----------------------------------------------------------------------------------


def _draw_areas(sheet: Sheet, data: Shown, frame: Frame, limits: Sequence[float]) -> None:
    look = sheet.look
    sheet.rect(frame.box, mix(look.body.colour, WHITE, 0.93))
    silent = set(data.silent)
    # Those with reports come last, so that no hatching touches their boundaries.
    for place in sorted(range(len(data.ground.areas)), key=lambda place: place in data.found):
        rings = frame.rings(data.ground.areas[place])
        sheet.shape(rings, _fill(sheet, data, place, limits), look.rule)
        if place in silent:
            sheet.strokes(hatching(rings), look.grid, 0.7)


def _fill(sheet: Sheet, data: Shown, place: int, limits: Sequence[float]) -> str:
    if place not in data.found:
        return WHITE
    rate = data.rate(place)
    if not data.rates:
        return sheet.look.shade(6)
    return WHITE if rate is None else _shade(sheet, sum(rate > limit for limit in limits))


def _shade(sheet: Sheet, step: int) -> str:
    return sheet.look.shade((6, 5, 4, 2)[step])


def _limits(data: Shown) -> tuple[float, ...]:
    """Return the upper limits of all shades but the darkest: round, and of equal width."""
    rates = [rate for place in data.found if (rate := data.rate(place))]
    if not rates:
        return ()
    step = max(rates) / _SHADES
    unit = 10 ** math.floor(math.log10(step))
    wide = next(n * unit for n in (1, 2, 2.5, 5, 10) if n * unit >= step)
    return tuple(wide * n for n in range(1, _SHADES) if wide * n < max(rates))


# --- symbols and labels ---------------------------------------------------------------------


def _mark(frame: Frame, area: Area) -> Point:
    """Return where an area's symbol stands: well inside it, and inside the frame."""
    x, y = frame.at(area.mark)
    box = frame.box
    return (
        min(max(x, box.x + _MOST), box.x + box.width - _MOST),
        min(max(y, box.y + _MOST), box.y + box.height - _MOST),
    )


def _around(at: Point, radius: float) -> Box:
    return Box(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius)


def _radius(data: Shown, place: int) -> float:
    """Return the radius of the symbol of an area: its disc is as large as its figure."""
    figure = data.figure(data.found[place])
    every = [f.best for row in data.found.values() if (f := data.figure(row))]
    if not figure:
        return _LEAST
    return max(_MOST * math.sqrt(figure.best / max(*every, _SMALL)), _LEAST)


def _draw_symbol(sheet: Sheet, data: Shown, place: int, at: Point, radius: float) -> None:
    figure = data.figure(data.found[place])
    if data.rates:
        return
    fill = sheet.look.shade(1) if figure and figure.best else WHITE
    sheet.disc(at, radius, fill, WHITE if figure and figure.best else sheet.look.shade(1))


def _label(
    sheet: Sheet, data: Shown, words: Words, labels: Labels, mark: tuple[int, Point, float]
) -> bool:
    """Write an area's name by its symbol, and its figure in it or, too wide, under the name.

    Return whether the name has room.
    """
    place, at, radius = mark
    look, row = sheet.look, data.found[place]
    figure = data.figure(row)
    area = (shorten(row.name, 28), look.strong)
    if not figure:
        said = words("map-not-stated") if figure is None else words.figure(figure)
    else:
        qualifier, number = value(words, figure, data.rate(place))
        within = replace(look.strong, colour=on(look.shade(1)))
        if not qualifier and figure.best and look.width(number, within) <= 2 * radius - 4:
            sheet.text(at, number, within, "middle")
            return labels.beside(at, radius, [area], [(shorten(row.name, 12), look.body)])
        said = f"{qualifier} {number}".strip()
    # A figure is never cut: labels without room stand under the map.
    both: Lines = [area, (said, look.body)]
    return labels.beside(at, radius, both, [(f"{shorten(row.name, 28)} {said}", look.body)])


def _name_neighbours(sheet: Sheet, data: Shown, frame: Frame, labels: Labels) -> None:
    kind = replace(sheet.look.quiet, italic=True)
    for place, area in enumerate(data.ground.areas):
        if place not in data.found:
            labels.inside(frame.rings(area), shorten(area.name, 28), kind)


# --- key ----------------------------------------------------------------


def _draw_foot(
    sheet: Sheet, data: Shown, frame: Frame | None, limits: Sequence[float], words: Words
) -> None:
    """Draw the locator, where the map shows only a part, and the key beside it."""
    top, start = sheet.y, 0.0
    bottom = top
    if frame:
        bottom = draw_locator(sheet, data.ground.areas, frame)
        start = LOCATOR + 10
    y = top
    for fill, edge, hatched, text in _key(sheet, data, limits, words):
        swatch = Box(start, y + 1, 14, 8)
        if hatched:
            sheet.hatched(swatch, sheet.look.rule)
        else:
            sheet.rect(swatch, fill, edge)
        lines = sheet.look.wrap(text, sheet.width - start - 20, sheet.look.quiet)
        sheet.lines((start + 19, y), lines, sheet.look.quiet)
        y += sheet.look.quiet.leading * len(lines) + 1.5
    sheet.y = max(bottom, y)


def _key(
    sheet: Sheet, data: Shown, limits: Sequence[float], words: Words
) -> list[tuple[str, str, bool, str]]:
    """Return the key's entries: fill, edge, whether hatched, and what it means."""
    look = sheet.look
    found = []
    if data.rates:
        ends = [0.0, *limits]
        for step, low in enumerate(ends):
            bounds = [rated(words, limit) for limit in (low, *limits[step : step + 1])]
            text = (
                words("map-rate-between", low=bounds[0], high=bounds[1])
                if bounds[1:]
                else words("map-rate-above", low=bounds[0])
            )
            found.append((_shade(sheet, step), look.rule, False, text))
    else:
        found.append((look.shade(6), look.rule, False, words("map-key-reports")))
    if data.silent:
        surely = data.covered is not None or not data.summary.events_covered
        text = words("map-key-no-reports") if surely else words("map-key-no-reports-or-covered")
        found.append((WHITE, look.rule, True, text))
    if data.covered is not None and len(data.silent) + len(data.found) < len(data.ground.areas):
        found.append((WHITE, look.rule, False, words("map-key-not-covered")))
    if data.rates and any(data.rate(place) is None for place in data.found):
        found.append((WHITE, look.rule, False, words("map-key-no-rate")))
    return found
