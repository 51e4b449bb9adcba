"""Summary to charts: a registry, and a module for each; the only importers of matplotlib.

In comes a Summary, the language's Words and the Theme; out come Drawings: each a chart's
words, its SVG and PNG, and its data. What has nothing to show is left out. A module that
declares a ``ChartKind`` is all that a new chart takes.
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
    """A chart that sitrep draws: its id, the section it stands in, and what draws it.

    ``draw`` returns ``None`` where there is nothing to show. Units never share an axis, so each
    has its picture.
    """

    name: str
    section: str
    place: int
    draw: Callable[[Summary, Words, Theme], Drawing | None]


def known() -> tuple[ChartKind, ...]:
    """Return every chart, in the order in which they stand in the report."""
    return declared(__name__, ChartKind)


def draw(
    summary: Summary, words: Words, theme: Theme, *, screen: bool = False
) -> tuple[Drawing, ...]:
    """Return the charts that ``summary`` has something to show for, in the report's order.

    ``screen``: as the SVG that a browser shows alone; their PNG is empty.
    """
    from sitrep.charts.drawing.sheet import for_screen

    with for_screen(screen):
        drawn = [kind.draw(summary, words, theme) for kind in known()]
    return tuple(drawing for drawing in drawn if drawing is not None)
