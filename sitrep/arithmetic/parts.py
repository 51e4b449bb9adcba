"""Groups of people by sex and age that have nobody in common: together they fit into the whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Counts: TypeAlias = npt.NDArray[np.float64]

#: Groups that have nobody in common, by the group that they are parts of; "" is everyone.
APART: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "": (
        ("women", "men", "girls", "boys"),
        ("women", "men", "children"),
        ("females", "males"),
        ("females", "men", "boys"),
        ("women", "girls", "males"),
    ),
    "children": (("girls", "boys"),),
    "females": (("women", "girls"),),
    "males": (("men", "boys"),),
}


def together(lows: Mapping[str, Counts], groups: tuple[str, ...]) -> Counts | None:
    """Return how many people several groups are at the least, row by row.

    A group that is not stated (NaN) adds nobody. ``None`` where no row can state any of them.
    """
    stated = [np.nan_to_num(np.asarray(lows[g], dtype="float64")) for g in groups if g in lows]
    return np.sum(stated, axis=0) if stated else None


def least(lows: Mapping[str, Counts]) -> Counts | None:
    """Return how many people of all groups there are at the least, row by row."""
    sums = [s for groups in APART[""] if (s := together(lows, groups)) is not None]
    return np.max(sums, axis=0) if sums else None
