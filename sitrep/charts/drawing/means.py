"""A line through the means of neighbouring bars, with a gap where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.charts.drawing.sheet import Point, Sheet
from sitrep.look.colours import WHITE


def draw_line(sheet: Sheet, places: Sequence[Point | None], half: float) -> None:
    """Draw the line; a mean without neighbours is a stroke of ``half`` its width to each side."""
    for run in _runs(places):
        if len(run) == 1:
            ((x, y),) = run
            run = [(x - half, y), (x + half, y)]
        # The rim keeps the line apart from dark bars.
        for colour, width in ((WHITE, 3.0), (sheet.look.accent, 1.5)):
            sheet.line(run, colour, width)


def _runs(places: Sequence[Point | None]) -> list[list[Point]]:
    runs: list[list[Point]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]
