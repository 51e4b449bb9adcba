"""A built report's charts and figures as Python has them; a notebook shows a chart as a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sitrep.model.pictures import PRINT, SCREEN, Form, Frame
from sitrep.model.problem import nearest
from sitrep.model.report import Drawing

if TYPE_CHECKING:
    from pandas import DataFrame

T = TypeVar("T")
#: A number as sitrep writes it; what begins with a zero may be a code.
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?", re.ASCII)
#: Columns of names and codes, whatever their cells look like.
_CODES = re.compile(r"(^|_)(id|ids|p?code|name|period|week|words)$")


def numeric(rows: Sequence[Sequence[str]]) -> tuple[bool, ...]:
    """Return which columns of a chart's data hold numbers and empty cells, and nothing else."""
    header, *body = rows
    return tuple(
        not _CODES.search(title) and all(_NUMBER.fullmatch(row[n]) for row in body if row[n])
        for n, title in enumerate(header)
    )


@dataclass(frozen=True)
class Graphic:
    """A chart that stands alone, with its words and data.

    Jupyter shows it by itself. ``figure`` is matplotlib's Figure as pages show it: what you change
    in it is in every picture that you ask for afterwards, and in no file that is written already.
    """

    drawing: Drawing
    frame: Frame

    @property
    def id(self) -> str:
        """Its id, as its files are called."""
        return self.drawing.chart.id

    @property
    def title(self) -> str:
        """Its title: what, when, unit."""
        return self.drawing.chart.title

    @property
    def caption(self) -> str:
        """Its caption: sources, as-of date, what its signs mean."""
        return self.drawing.chart.caption

    @property
    def alt(self) -> str:
        """Its text alternative, for those who can't see it."""
        return self.drawing.chart.alt

    @property
    def figure(self) -> Any:
        """The ``matplotlib.figure.Figure``, to alter or save yourself."""
        return self.drawing.drawn.figure

    @property
    def data(self) -> DataFrame:
        """Its data; what is not reported is ``<NA>``, never 0."""
        import pandas as pd

        rows = self.drawing.data
        found = pd.DataFrame([*rows[1:]], columns=[*rows[0]])
        for title, is_number in zip(rows[0], numeric(rows), strict=True):
            if is_number:
                numbers = pd.to_numeric(found[title].replace("", pd.NA))
                found[title] = numbers.convert_dtypes()
        return found

    def svg(self) -> bytes:
        """Return the picture as SVG."""
        return self.drawing.drawn.framed(self.frame, Form("svg")).content

    def pdf(self) -> bytes:
        """Return the picture as PDF."""
        return self.drawing.drawn.framed(self.frame, Form("pdf")).content

    def png(self, size: str = PRINT, *, transparent: bool = False) -> bytes:
        """Return the picture as PNG in a size: "screen", "slide" or "print"."""
        return self.drawing.drawn.framed(self.frame, Form("png", size, transparent)).content

    def _repr_svg_(self) -> str:
        return self.svg().decode()

    def _repr_png_(self) -> bytes:
        return self.png(SCREEN)


class Named(Mapping[str, T]):
    """Things by their names; an unknown name is answered with the nearest known one."""

    def __init__(self, things: Mapping[str, T], what: str, also: Mapping[str, str]) -> None:
        self._things, self._what, self._also = dict(things), what, dict(also)

    def __getitem__(self, name: str) -> T:
        known = self._also.get(name, name)
        if known not in self._things:
            hint = nearest(str(name), [*self._things, *self._also])
            raise KeyError(f'this report has no {self._what} "{name}"; {hint}')
        return self._things[known]

    def __iter__(self) -> Iterator[str]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def __repr__(self) -> str:
        return f"<{self._what}s: {', '.join(self._things)}>"


def graphics(drawings: Sequence[Drawing], frame: Frame) -> Named[Graphic]:
    """Return charts by their ids, and by their sections: a section's name is its first chart."""
    sections: dict[str, str] = {}
    for drawing in drawings:
        sections.setdefault(drawing.chart.section, drawing.chart.id)
    return Named({d.chart.id: Graphic(d, frame) for d in drawings}, "chart", sections)
