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


#: The words of a computed minimum with an "about" in it: it is said as "at least about 12".
ROUGHLY = "about"
#: The words of a computed range in which no number is a best estimate: it is said as "8–11".
BETWEEN = "range"
#: The words of a nought that another source exceeds without an upper end: no number is missing.
EXCEEDED = "exceeded"


@dataclass(frozen=True, slots=True)
class Figure:
    """A count as stated. ``high`` is ``None`` when there is no upper bound.

    ``words`` are the source's own; empty for a computed figure. A count that nobody states is
    ``Unreported``, not a Figure.
    """

    low: int
    best: int
    high: int | None
    qualifier: Qualifier
    words: str = ""


class Suppressed(StrEnum):
    """A figure that is known but not shown. Like ``Unreported`` it is false, and it is not 0."""

    SUPPRESSED = "suppressed"

    def __bool__(self) -> Literal[False]:
        return False


#: Nobody states a number.
Unreported: TypeAlias = None
#: A figure, or the reason why there is none.
Value: TypeAlias = Figure | Suppressed | Unreported
#: A number of attacks, or of facilities hit: counted by sitrep, so it has no source's words.
Count: TypeAlias = Annotated[int, "stands where a figure could"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted: a ``stock`` as of a date, never summed; or a flow over a window."""

    name: str
    label: str
    unit: str = "people"
    stock: bool = False
    #: Deaths and injuries are never rounded; large displacement figures may be.
    rounds: bool = False
    #: Where it is printed. What is no casualty has a place of its own (model.md, rule 27).
    section: str = "overview"

    @property
    def moves(self) -> bool:
        """Whether it counts displacement as it happens, so that people come from somewhere."""
        return self.section == "displacement" and not self.stock
