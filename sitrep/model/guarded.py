"""What the rows of a log keep from an edition: found once, in all rows, counted or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Guarded:
    """What an edition may not hold, of all rows of the log: also those that do not count.

    ``events`` and ``totals`` are the ids of the restricted ones. ``facilities`` are the ids of
    those that may not be named, ``strict`` of these the ones that a row restricts. ``names`` are
    the ids of those whose name no place may bear, each with a name as names are compared. ``urls``
    are those of restricted rows. ``inputs`` maps each file that has such a row to what stands for
    its name.
    """

    events: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    strict: tuple[str, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    urls: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)


def file_of(path: str) -> str:
    """Return the file of a path that may be of one of its sheets: "log.xlsx[October]"."""
    return path.partition("[")[0] if path.endswith("]") else path


def sheet_of(path: str) -> str:
    """Return the sheet that a path names; "" where it names a whole file."""
    return path.partition("[")[2].removesuffix("]") if path.endswith("]") else ""
