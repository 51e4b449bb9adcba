"""The registry of charts, with a module for each; only this folder imports matplotlib.

A chart takes a Summary, the language's Words and the Theme, and returns a Drawing: its words,
SVG, PNG and data. A map takes the Ground of areas too, and is left out where there is none. A
chart with nothing to show is left out. A new chart is a module that
declares a ``ChartKind``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitrep.config.tables import Theme
from sitrep.model.ground import Ground
from sitrep.model.registry import declared
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words


@dataclass(frozen=True)
class ChartKind:
    """A chart: its id, its section, its place in the report's order, and its function.

    Its function returns ``None`` if there is nothing to show. Units never share an axis, so each
    has a chart of its own.
    """

    name: str
    section: str
    place: int
    draw: Callable[[Summary, Words, Theme], Drawing | None] | None = None
    #: Instead of ``draw``, for a map.
    draw_on: Callable[[Ground, Summary, Words, Theme], Drawing | None] | None = None

    def drawn(
        self, summary: Summary, words: Words, theme: Theme, ground: Ground | None
    ) -> Drawing | None:
        """Return the chart, or ``None`` when there is nothing to show."""
        if self.draw_on:
            return self.draw_on(ground, summary, words, theme) if ground else None
        return self.draw(summary, words, theme) if self.draw else None


def known() -> tuple[ChartKind, ...]:
    """Return every chart, in the report's order."""
    return declared(__name__, ChartKind)


def installed(wanted: tuple[str, ...]) -> set[str]:
    """Return the font families that charts can be drawn with."""
    from sitrep.charts.drawing import style

    return style.installed(wanted)


def draw(
    summary: Summary,
    words: Words,
    theme: Theme,
    ground: Ground | None = None,
    *,
    screen: bool = False,
) -> tuple[Drawing, ...]:
    """Return the charts that have something to show, in the report's order.

    ``screen``: only the SVG for a browser; the PNG is empty.
    """
    from sitrep.charts.drawing.sheet import for_screen

    with for_screen(screen):
        drawn = [kind.drawn(summary, words, theme, ground) for kind in known()]
    return tuple(drawing for drawing in drawn if drawing is not None)
