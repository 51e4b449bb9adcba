"""The data of a chart as office programs draw them: names along an axis, and series of numbers.

A chart without such a form (a map, a timeline) is a picture alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, TypeAlias

#: A name along the axis; of a line over time, its day.
Name: TypeAlias = str | dt.date


@dataclass(frozen=True, slots=True)
class PlotPoint:
    """One number and how it is printed; without a number it is a gap, never 0.

    ``low`` and ``high`` are the bounds that a source states, if both are known and differ.
    """

    value: int | None
    text: str = ""
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class PlotSeries:
    """What is counted, and a point for each name along the axis."""

    name: str
    points: tuple[PlotPoint, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart's data; ``caption`` explains what this form of it shows.

    ``title`` says what, when and in what unit.
    """

    kind: Literal["columns", "bars", "lines"]
    title: str
    caption: str
    names: tuple[Name, ...]
    series: tuple[PlotSeries, ...]
    #: What the highest figures that sources state are called.
    highest: str = ""
