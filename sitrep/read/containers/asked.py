"""Which rows of a file are asked for, as some of its columns show before the others are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import pandas as pd

from sitrep.model.problem import Problem

Mask = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True)
class Choice:
    """The rows to read, and those that can't be told to be asked for, with what is wrong.

    ``blank`` counts rows that are neither and hold nothing: no file counts those.
    """

    kept: Mask
    refused: Mask
    problems: tuple[Problem, ...]
    blank: int = 0

    @property
    def unread(self) -> int:
        """How many rows are not read."""
        return int((~self.kept).sum()) - self.blank

    @property
    def not_asked(self) -> int:
        """How many rows are not asked for."""
        return int((~self.kept & ~self.refused).sum()) - self.blank


class Choose(Protocol):
    """Chooses rows by some columns; ``sitrep.read.asked`` has the one that ``where`` needs."""

    def columns(self, names: Sequence[str]) -> list[str]:
        """Return those of a file's columns that show which rows are asked for; none if all do."""

    def rows(self, frame: pd.DataFrame) -> Choice | None:
        """Return the choice; ``None`` where the other columns are needed for it."""
