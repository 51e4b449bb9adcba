"""A count as its source states it, and what is counted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias


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


class Suppressed(StrEnum):
    """A figure that is known and not shown. Like unreported it is no zero, and counts as no."""

    SUPPRESSED = "suppressed"

    def __bool__(self) -> Literal[False]:
        return False


#: Nobody states a number.
Unreported: TypeAlias = None
#: What stands where a figure can: one, or why there is none.
Value: TypeAlias = Figure | Suppressed | Unreported
#: A number of attacks, or of what they hit: counted here, so that no source's words stand by it.
Count: TypeAlias = Annotated[int, "stands where a figure could"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted. ``stock`` is as of a date and never summed; a flow is over a window."""

    name: str
    label: str
    unit: str = "people"
    stock: bool = False
    #: Deaths and injuries are never rounded; large displacement figures may be.
    rounds: bool = False
