"""Small maps of one ground side by side, one a period: same part, same scale, discs for counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.scale import ticks
from sitrep.charts.drawing.sheet import Box, Point, Sheet
from sitrep.charts.drawing.style import shorten
from sitrep.charts.maps.frame import Extent, Frame, chosen, framed, hatching
from sitrep.charts.maps.labels import Labels
from sitrep.look.colours import WHITE, mix
from sitrep.model.figure import Value
from sitrep.model.ground import Area, Ground
from sitrep.wording import Words

#: So many maps stand beside each other; the gap between two.
_ACROSS, _GAP = 4, 8.0
#: The radius of the largest disc at the most, and the least of any, in points; the largest stands
#: for at least so many. Discs of many areas are smaller: each has about its share of the map.
_MOST, _LEAST, _SMALL, _SHARE = 11.0, 1.8, 20, 0.5
#: Names and numbers are written if each area has about a square of this side.
_ROOM = 22.0


@dataclass(frozen=True)
class Panel:
    """One small map: its title, and each area's figure; areas without reports are absent.

    A panel of ``names`` has no figures: it says which area is which.
    """

    title: str
    figures: Mapping[int, Value]
    names: bool = False


@dataclass(frozen=True)
class Scale:
    """What all small maps share: the largest figure, its disc, and whether labels have room."""

    most: int
    largest: float
    labelled: bool

    def radius(self, figure: Value) -> float:
        """Return the radius of a figure's disc: the disc is as large as the figure."""
        if not figure:
            return _LEAST
        return max(self.largest * math.sqrt(figure.best / max(self.most, _SMALL)), _LEAST)


def scale_of(sheet: Sheet, ground: Ground, panels: Sequence[Panel]) -> Scale:
    """Return the scale of some small maps on a sheet."""
    box = _frame(sheet, _extent(ground, panels), (0.0, 0.0, _wide(sheet))).box
    areas = max(len(panel.figures) for panel in panels)
    room = math.sqrt(box.width * box.height / max(areas, 1))
    figures = [f.best for panel in panels for f in panel.figures.values() if f]
    return Scale(max(figures, default=0), min(_MOST, _SHARE * room), room >= _ROOM)


def draw_panels(
    sheet: Sheet, ground: Ground, panels: Sequence[Panel], scale: Scale, words: Words
) -> int:
    """Draw the maps in rows, and move the sheet down; return how many labels have no room."""
    extent, wide, unlabelled = _extent(ground, panels), _wide(sheet), 0
    for row in (panels[n : n + _ACROSS] for n in range(0, len(panels), _ACROSS)):
        titles = [sheet.look.wrap(panel.title, wide, sheet.look.body) for panel in row]
        top = sheet.y + max(map(len, titles)) * sheet.look.body.leading + 2
        bottom = top
        for column, panel in enumerate(row):
            frame = _frame(sheet, extent, (column * (wide + _GAP), top, wide))
            sheet.lines((frame.box.x, sheet.y), titles[column], sheet.look.body)
            unlabelled += _draw(sheet, ground, frame, panel, (scale, words))
            bottom = frame.box.y + frame.box.height
        sheet.y = bottom + 8
    return unlabelled


def samples(scale: Scale) -> list[int]:
    """Return the round numbers whose discs a key shows."""
    steps = [n for n in ticks(scale.most, 4) if n > 0]
    return sorted({steps[0], steps[-1]}) if steps else []


def _wide(sheet: Sheet) -> float:
    return (sheet.width - _GAP * (_ACROSS - 1)) / _ACROSS


def _extent(ground: Ground, panels: Sequence[Panel]) -> Extent:
    places = dict.fromkeys(n for panel in panels for n in panel.figures)
    return chosen([ground.areas[n] for n in places], ground.areas)[0]


def _frame(sheet: Sheet, extent: Extent, box: tuple[float, float, float]) -> Frame:
    x, y, wide = box
    return framed(extent, x, y, wide, 2 * x + wide if sheet.look.rtl else 0)


def _draw(
    sheet: Sheet, ground: Ground, frame: Frame, panel: Panel, how: tuple[Scale, Words]
) -> int:
    look = sheet.look
    sheet.rect(frame.box, mix(look.body.colour, WHITE, 0.93))
    for n in sorted(range(len(ground.areas)), key=lambda n: n in panel.figures):
        _draw_area(sheet, frame, ground.areas[n], panel, n in panel.figures)
    labels, unlabelled = Labels(sheet, frame.box), 0
    if panel.names:
        named = [_name(sheet, frame, labels, ground.areas[n]) for n in panel.figures]
        unlabelled = named.count(False)
    else:
        unlabelled = _draw_discs(sheet, ground, frame, panel, (labels, *how))
    sheet.rect(frame.box, "none", look.rule)
    return unlabelled


def _draw_area(sheet: Sheet, frame: Frame, area: Area, panel: Panel, reported: bool) -> None:
    rings = frame.rings(area)
    sheet.shape(rings, sheet.look.shade(6) if reported else WHITE, sheet.look.rule)
    if not reported and not panel.names:
        sheet.strokes(hatching(rings), sheet.look.grid, 0.6)


def _name(sheet: Sheet, frame: Frame, labels: Labels, area: Area) -> bool:
    kind, text = sheet.look.body, shorten(area.name, 24)
    if labels.inside(frame.rings(area), text, kind):
        return True
    return labels.beside(frame.at(area.mark), 0.0, [(text, kind)], near=True)


def _draw_discs(
    sheet: Sheet, ground: Ground, frame: Frame, panel: Panel, how: tuple[Labels, Scale, Words]
) -> int:
    labels, scale, words = how
    marks = {n: _inside(frame, frame.at(ground.areas[n].mark)) for n in panel.figures}
    radii = {n: scale.radius(figure) for n, figure in panel.figures.items()}
    labels.taken += [
        Box(x - radii[n], y - radii[n], 2 * radii[n], 2 * radii[n]) for n, (x, y) in marks.items()
    ]
    for n, figure in panel.figures.items():
        full = bool(figure and figure.best)
        fill, edge = (sheet.look.shade(1), WHITE) if full else (WHITE, sheet.look.shade(1))
        sheet.disc(marks[n], radii[n], fill, edge)
    if not scale.labelled:
        return 0
    written = [
        labels.beside(marks[n], radii[n], [(said, sheet.look.body)], near=True)
        for n, figure in panel.figures.items()
        if figure and (said := shorten(words.figure(figure), 22))
    ]
    return written.count(False)


def _inside(frame: Frame, at: Point) -> Point:
    """Return a mark well inside the frame, so that no disc is cut."""
    box, (x, y) = frame.box, at
    return (
        min(max(x, box.x + _MOST), box.x + box.width - _MOST),
        min(max(y, box.y + _MOST), box.y + box.height - _MOST),
    )
