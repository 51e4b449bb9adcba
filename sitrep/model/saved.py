"""The pictures of a report's charts for a page: by chart id, each saved when it is first shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sitrep.model.report import Drawing


class Saved(Mapping[str, bytes]):
    """One kind of picture of each drawing, as ``save`` returns it."""

    def __init__(self, drawings: Sequence[Drawing], save: Callable[[Drawing], bytes]) -> None:
        self._drawings = {drawing.chart.id: drawing for drawing in drawings}
        self._save = save
        self._saved: dict[str, bytes] = {}

    def __getitem__(self, chart: str) -> bytes:
        if chart not in self._saved:
            self._saved[chart] = self._save(self._drawings[chart])
        return self._saved[chart]

    def __iter__(self) -> Iterator[str]:
        return iter(self._drawings)

    def __len__(self) -> int:
        return len(self._drawings)

    def __reduce__(self) -> tuple[Any, ...]:
        # Figures can't go to the process of a workspace's templates; their pictures can.
        return dict, (dict(self),)


class Pictures(NamedTuple):
    """What a page may show of its charts: them whole, or without their heading and caption."""

    whole: Mapping[str, bytes]
    plots: Mapping[str, bytes]


def on_screen(drawings: Sequence[Drawing]) -> Pictures:
    """Return pictures that look the same on every machine: their letters are outlines."""
    whole = Saved(drawings, lambda drawing: drawing.svg)
    return Pictures(whole, Saved(drawings, lambda drawing: drawing.drawn.saved("plot")))


def on_paper(drawings: Sequence[Drawing]) -> Pictures:
    """Return pictures whose letters are text wherever they can be: the PDF embeds the fonts."""
    whole = Saved(drawings, lambda drawing: drawing.paper)
    return Pictures(whole, Saved(drawings, lambda drawing: drawing.drawn.saved("paper-plot")))
