"""The registry of charts, with a module for each; only this folder imports matplotlib.

A chart takes a Summary, the language's Words and the Theme, and returns a Drawing: its words,
SVG, PNG and data. A chart with nothing to show is left out. A new chart is a module that
declares a ``ChartKind``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitrep.config.tables import Theme
from sitrep.model.registry import declared
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words


@dataclass(frozen=True)
class ChartKind:
    """A chart: its id, its section, its place in the report's order, and its function.

    ``draw`` returns ``None`` if there is nothing to show. Units never share an axis, so each
    has a chart of its own.
    """

    name: str
    section: str
    place: int
    draw: Callable[[Summary, Words, Theme], Drawing | None]


def known() -> tuple[ChartKind, ...]:
    """Return every chart, in the report's order."""
    return declared(__name__, ChartKind)


def draw(
    summary: Summary, words: Words, theme: Theme, *, screen: bool = False
) -> tuple[Drawing, ...]:
    """Return the charts that have something to show, in the report's order.

    ``screen``: only the SVG for a browser; the PNG is empty.
    """
    from sitrep.charts.drawing.sheet import for_screen

    with for_screen(screen):
        drawn = [kind.draw(summary, words, theme) for kind in known()]
    return tuple(drawing for drawing in drawn if drawing is not None)
