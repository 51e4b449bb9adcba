"""The registry of charts, with a module for each; only this folder imports matplotlib.

A chart takes a Summary, the language's Words and the Theme, and returns a Drawing: its words,
data, and pictures, each saved when it is asked for. A map takes the Ground of areas too, and is
left out where there is none. A chart with nothing to show is left out. A new chart is a module
that declares a ``ChartKind``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from sitrep.config.tables import Theme
from sitrep.model.edition import DRAFT
from sitrep.model.ground import Ground
from sitrep.model.registry import declared
from sitrep.model.report import PICTURES, Drawing
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


def without_font(things: Sequence[object]) -> Mapping[str, str]:
    """Return the letters in ``things`` that no font here has, by the name of their script."""
    from sitrep.charts.drawing import letters
    from sitrep.model.texts import texts

    return letters.lacking(texts(things))


def draw(
    summary: Summary,
    words: Words,
    theme: Theme,
    ground: Ground | None = None,
    pictures: Collection[str] = PICTURES,
) -> tuple[Drawing, ...]:
    """Return the charts that have something to show, in the report's order.

    ``pictures``: the endings of the pictures that become files; a chart names no other file.
    """
    every = (kind.drawn(summary, words, theme, ground) for kind in known())
    drawn = (drawing for drawing in every if drawing is not None)
    if summary.draft:
        drawn = (_of_draft(drawing, words) for drawing in drawn)
    return tuple(_only(drawing, pictures) for drawing in drawn)


def _of_draft(drawing: Drawing, words: Words) -> Drawing:
    """Return the drawing with a mark that it is a draft, in its picture and its files' names."""
    drawing.drawn.stamp(words("chart-draft"))
    chart = drawing.chart
    files = {kind: _marked(getattr(chart, kind)) for kind in (*PICTURES, "csv")}
    return replace(drawing, chart=replace(chart, **files))


def _marked(place: str) -> str:
    path = PurePosixPath(place)
    return str(path.with_name(f"{DRAFT}{path.name}"))


def _only(drawing: Drawing, pictures: Collection[str]) -> Drawing:
    """Return the drawing without the names of files that are not made."""
    unmade = {ending: "" for ending in PICTURES if ending not in pictures}
    return replace(drawing, chart=replace(drawing.chart, **unmade)) if unmade else drawing
