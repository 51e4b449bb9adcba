"""The pictures of a report's charts by chart id, each saved when a page first shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sitrep.model.report import Drawing


class Saved(Mapping[str, bytes]):
    """One kind of picture of each drawing: "svg", "png", "bare" or "paper"."""

    def __init__(self, drawings: Sequence[Drawing], kind: str) -> None:
        self._drawings = {drawing.chart.id: drawing for drawing in drawings}
        self._kind = kind

    def __getitem__(self, chart: str) -> bytes:
        saved: bytes = getattr(self._drawings[chart], self._kind)
        return saved

    def __iter__(self) -> Iterator[str]:
        return iter(self._drawings)

    def __len__(self) -> int:
        return len(self._drawings)

    def __reduce__(self) -> tuple[Any, ...]:
        # Figures can't go to the process of a workspace's templates; their pictures can.
        return dict, (dict(self),)
