"""The registry of charts, with a module for each; only this folder imports matplotlib.

A chart takes a Summary, the language's Words and the Theme, and returns a Drawing: its words,
data, and pictures, each saved when it is asked for. A map takes the Ground of areas too, and is
left out where there is none. A chart with nothing to show is left out. A new chart is a module
that declares a ``ChartKind``. Charts that config.toml declares come after these (:mod:`declared`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from sitrep.config.complaints import locate
from sitrep.config.load import Config
from sitrep.config.tables import Theme
from sitrep.model import registry
from sitrep.model.codes import Code
from sitrep.model.declared import Kind
from sitrep.model.edition import DRAFT
from sitrep.model.ground import Ground
from sitrep.model.problem import Problem, nearest
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


#: The section whose indicators count people who went from one area to another.
_MOVED = "displacement"


def known() -> tuple[ChartKind, ...]:
    """Return every chart, in the report's order."""
    return registry.declared(__name__, ChartKind)


def faults(config: Config) -> Iterator[Problem]:
    """Yield a problem for each declared chart with the id of a built-in one, or of no flows."""
    names = [kind.name for kind in known()] if config.charts else []
    for place, chart in enumerate(config.charts):
        if chart.id in names:
            line, key = locate(config.text, ("chart", place, "id")), f"chart.{place + 1}.id"
            fault = (Code.NAME_TAKEN, "is the id of a chart that sitrep draws", "choose another")
            yield Problem(str(config.path), *fault, line, key, chart.id)
        if chart.kind is Kind.FLOWS and config.indicators[chart.indicator].section != _MOVED:
            place_of = locate(config.text, ("chart", place, "indicator"))
            moving = [i.name for i in config.indicators.values() if i.section == _MOVED]
            reason = 'is no displacement, which is what "flows" shows'
            fault = (Code.VALUE_NOT_ALLOWED, reason, nearest(chart.indicator, moving))
            key = f"chart.{place + 1}.indicator"
            yield Problem(str(config.path), *fault, place_of, key, chart.indicator)


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
    """Return the charts that have something to show, in the report's order, then the declared ones.

    ``pictures``: the endings of the pictures that become files; a chart names no other file.
    """
    from sitrep.charts import declared as own

    drawn = (kind.drawn(summary, words, theme, ground) for kind in known())
    asked = (own.draw(chart, summary, words, theme) for chart in summary.declared)
    every = (drawing for drawing in (*drawn, *asked) if drawing is not None)
    if summary.draft:
        every = (_of_draft(drawing, words) for drawing in every)
    return tuple(_only(drawing, pictures) for drawing in every)


def _of_draft(drawing: Drawing, words: Words) -> Drawing:
    """Return the drawing with a mark that it is a draft, in its picture and its files' names."""
    drawing.drawn.stamp(words("chart-draft"))
    chart = drawing.chart
    files: dict[str, Any] = {kind: _marked(getattr(chart, kind)) for kind in (*PICTURES, "csv")}
    return replace(drawing, chart=replace(chart, **files))


def _marked(place: str) -> str:
    path = PurePosixPath(place)
    return str(path.with_name(f"{DRAFT}{path.name}"))


def _only(drawing: Drawing, pictures: Collection[str]) -> Drawing:
    """Return the drawing without the names of files that are not made."""
    unmade: dict[str, Any] = {ending: "" for ending in PICTURES if ending not in pictures}
    return replace(drawing, chart=replace(drawing.chart, **unmade)) if unmade else drawing
