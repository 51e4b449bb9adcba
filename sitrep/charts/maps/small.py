"""Small maps of one ground side by side, one a period: same part, same scale, discs for counts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
#: The radius of the largest disc and the least of any, in points; the largest stands for at least
#: so many.
_MOST, _LEAST, _SMALL = 11.0, 2.2, 20


@dataclass(frozen=True)
class Panel:
    """One small map: its title in lines, and each area's figure; areas without reports are absent.

    A panel of ``names`` has no figures: it says which area is which.
    """

    title: tuple[str, ...]
    figures: Mapping[int, Value]
    names: bool = False


def draw_panels(sheet: Sheet, ground: Ground, panels: Sequence[Panel], words: Words) -> int:
    """Draw the maps in rows, and move the sheet down; return how many figures have no room."""
    places = list(dict.fromkeys(n for panel in panels for n in panel.figures))
    extent, _ = chosen([ground.areas[n] for n in places], ground.areas)
    wide = (sheet.width - _GAP * (_ACROSS - 1)) / _ACROSS
    figures = [f for panel in panels for f in panel.figures.values() if f]
    most = max([f.best for f in figures], default=0)
    unlabelled, across = 0, range(0, len(panels), _ACROSS)
    for row in (panels[n : n + _ACROSS] for n in across):
        lines = max(len(panel.title) for panel in row)
        top = sheet.y + lines * sheet.look.body.leading + 2
        bottom = top
        for column, panel in enumerate(row):
            frame = _frame(sheet, extent, (column * (wide + _GAP), top, wide))
            sheet.lines((frame.box.x, sheet.y), panel.title, sheet.look.body)
            unlabelled += _draw(sheet, ground, frame, panel, (most, words))
            bottom = frame.box.y + frame.box.height
        sheet.y = bottom + 8
    return unlabelled


def _frame(sheet: Sheet, extent: Extent, box: tuple[float, float, float]) -> Frame:
    x, y, wide = box
    return framed(extent, x, y, wide, 2 * x + wide if sheet.look.rtl else 0)


def _draw(
    sheet: Sheet, ground: Ground, frame: Frame, panel: Panel, scale: tuple[int, Words]
) -> int:
    look = sheet.look
    sheet.rect(frame.box, mix(look.body.colour, WHITE, 0.93))
    for n in sorted(range(len(ground.areas)), key=lambda n: n in panel.figures):
        _draw_area(sheet, frame, ground.areas[n], panel, n in panel.figures)
    labels, unlabelled = Labels(sheet, frame.box), 0
    if panel.names:
        for n in panel.figures:
            _name(sheet, frame, labels, ground.areas[n])
    else:
        unlabelled = _draw_discs(sheet, ground, frame, panel, (labels, *scale))
    sheet.rect(frame.box, "none", look.rule)
    return unlabelled


def _draw_area(sheet: Sheet, frame: Frame, area: Area, panel: Panel, reported: bool) -> None:
    rings = frame.rings(area)
    sheet.shape(rings, sheet.look.shade(6) if reported else WHITE, sheet.look.rule)
    if not reported and not panel.names:
        sheet.strokes(hatching(rings), sheet.look.grid, 0.6)


def _name(sheet: Sheet, frame: Frame, labels: Labels, area: Area) -> None:
    if not labels.inside(frame.rings(area), shorten(area.name, 24), sheet.look.body):
        labels.beside(frame.at(area.mark), 0.0, [(shorten(area.name, 24), sheet.look.body)])


def _draw_discs(
    sheet: Sheet, ground: Ground, frame: Frame, panel: Panel, scale: tuple[Labels, int, Words]
) -> int:
    labels, most, words = scale
    marks = {n: _inside(frame, frame.at(ground.areas[n].mark)) for n in panel.figures}
    radii = {n: _radius(figure, most) for n, figure in panel.figures.items()}
    labels.taken += [
        Box(x - radii[n], y - radii[n], 2 * radii[n], 2 * radii[n]) for n, (x, y) in marks.items()
    ]
    for n, figure in panel.figures.items():
        full = bool(figure and figure.best)
        fill, edge = (sheet.look.shade(1), WHITE) if full else (WHITE, sheet.look.shade(1))
        sheet.disc(marks[n], radii[n], fill, edge)
    written = [
        labels.beside(marks[n], radii[n], [(shorten(words.figure(figure), 22), sheet.look.body)])
        for n, figure in panel.figures.items()
        if figure
    ]
    return written.count(False)


def _radius(figure: Value, most: int) -> float:
    if not figure:
        return _LEAST
    return max(_MOST * math.sqrt(figure.best / max(most, _SMALL)), _LEAST)


def _inside(frame: Frame, at: Point) -> Point:
    """Return a mark well inside the frame, so that no disc is cut."""
    box, (x, y) = frame.box, at
    return (
        min(max(x, box.x + _MOST), box.x + box.width - _MOST),
        min(max(y, box.y + _MOST), box.y + box.height - _MOST),
    )
