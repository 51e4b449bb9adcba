"""Where a table starts in a file: shared by the containers and the code that knows formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Row: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True)
class Start:
    """The header's row and the first row below it, each an index into the rows looked at.

    ``names``: the columns' names, if the header row does not give them; ``repeats``: whether a
    name may occur twice; ``format``: the format, if the rows and not the names show it.
    """

    header: int
    body: int
    names: tuple[str, ...] = ()
    repeats: bool = False
    format: str | None = None


#: Takes the first rows and returns where the table starts.
Locate: TypeAlias = Callable[[Sequence[Row]], Start]


def first_filled(rows: Sequence[Row]) -> Start:
    """Return a start whose header is the first row that is not blank."""
    found = next((n for n, row in enumerate(rows) if any(c.strip() for c in row)), 0)
    return Start(found, found + 1)
