"""Choose rows by what ``where`` asks of a file's own columns, before its others are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from sitrep.model.problem import SitrepError
from sitrep.read import columns
from sitrep.read.containers.asked import Choice
from sitrep.read.shape import Setting, where


@dataclass
class Chooser:
    """Chooses a file's rows (see :class:`sitrep.read.containers.asked.Choose`)."""

    setting: Setting
    #: The column that each key of ``where`` asks about, under the name that it gets.
    asked: dict[str, str] = field(default_factory=dict)
    #: The name that each has in the file.
    own: dict[str, str] = field(default_factory=dict)

    def columns(self, names: Sequence[str]) -> list[str]:
        """Return the columns that ``where`` asks about; none where a key is of no column yet.

        Columns that are to become rows, or a date in several, are only there once all are read.
        """
        source = self.setting.source
        if not source.where or source.wide:
            return []
        bare = pd.DataFrame(columns=[*names], dtype="str")
        try:
            mapped, headers = columns.with_mapping(
                bare, source, self.setting.config, self.setting.at
            )
        except SitrepError:  # told once the rows are read
            return []
        self.asked = where.columns_asked(mapped.columns, headers, self.setting)
        if {*self.asked} != {*source.where}:
            return []
        self.own = {c: c if c in names else headers[c] for c in self.asked.values()}
        return [*dict.fromkeys(self.own.values())]

    def rows(self, frame: pd.DataFrame) -> Choice | None:
        """Return the rows asked for; ``None`` where the first one may be a row of HXL tags."""
        if len(frame) and frame.iloc[0].str.startswith("#").any():
            return None
        named = pd.DataFrame({c: frame[own] for c, own in self.own.items()}, index=frame.index)
        return where.chosen(named, self.asked, self.setting)
