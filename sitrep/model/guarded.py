"""What the rows of a log keep from an edition: found once, in all rows, counted or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Guarded:
    """What an edition may not hold, of all rows of the log: also those that do not count.

    ``events`` and ``totals`` are the ids of the restricted ones. ``facilities`` are the ids of
    those that may not be named, ``names`` their names where no place may bear them. ``urls`` are
    those of restricted rows. ``inputs`` maps each file that has such a row to what stands for its
    name.
    """

    events: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
