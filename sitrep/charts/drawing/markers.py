"""The markers of a chart's lines, which differ without colour too."""

from __future__ import annotations

from sitrep.charts.drawing.sheet import Point, Sheet
from sitrep.look.colours import WHITE


def marker(sheet: Sheet, at: Point, index: int, colour: str, *, hollow: bool = False) -> None:
    """Draw the marker of line ``index`` (0 to 3): disc, square, diamond, triangle."""
    (x, y), r = at, 3.0
    fill = WHITE if hollow else colour
    if index == 0:
        sheet.disc(at, r, fill, colour)
        return
    corners = {
        1: [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)],
        2: [(x, y - 4), (x + 4, y), (x, y + 4), (x - 4, y)],
        3: [(x, y - 3.6), (x + 3.6, y + 2.8), (x - 3.6, y + 2.8)],
    }
    sheet.polygon(corners[index], fill, colour)
