"""A count as its source states it, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Qualifier(StrEnum):
    """How firmly a source states a number, from the firmest to the weakest."""

    EXACT = "exact"
    RANGE = "range"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    VAGUE = "vague"
    UP_TO = "up to"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as stated. ``high`` is ``None`` when open (no bound); unreported is no Figure.

    ``words`` are the source's own; empty for a figure that was computed.
    """

    low: int
    best: int
    high: int | None
    qualifier: Qualifier
    words: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted. ``stock`` is as of a date and never summed; a flow is over a window."""

    name: str
    label: str
    unit: str = "people"
    stock: bool = False
    #: Deaths and injuries are never rounded; large displacement figures may be.
    rounds: bool = False
