"""Where a table starts in a file: the hand-over between those who read rows and who knows them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Row: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True)
class Start:
    """The header's row and the first below it, each an index into the rows looked at.

    ``names`` are the columns' where the header row does not give them; ``repeats``: whether a
    name may stand twice; ``format``: the format, where it was told by the rows and not the names.
    """

    header: int
    body: int
    names: tuple[str, ...] = ()
    repeats: bool = False
    format: str | None = None


#: Whoever knows the formats looks at the first rows and says where the table starts.
Locate: TypeAlias = Callable[[Sequence[Row]], Start]


def first_filled(rows: Sequence[Row]) -> Start:
    """Return the first row in which something stands as the header."""
    found = next((n for n, row in enumerate(rows) if any(c.strip() for c in row)), 0)
    return Start(found, found + 1)
