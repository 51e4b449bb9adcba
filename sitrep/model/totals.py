"""Running totals: one source's figure over a window and an area, never added to anything."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.model.codes import Status
from sitrep.model.dates import Since
from sitrep.model.figure import Value


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """One source's figure over a window and an area; never added to anything.

    ``people`` is the same figure in people where ``unit`` is households and a household
    size is configured.
    """

    total_id: str
    indicator: str
    unit: str
    group: str
    figure: Value
    since: Since
    as_of: dt.date
    area: str
    source: str
    reported_on: dt.date | None
    status: Status = Status.REPORTED
    note: str = ""
    people: Value = None
    area_pcode: str = ""

    @property
    def where(self) -> str:
        """What tells its area from others: the P-code, so that two spellings are one area."""
        return self.area_pcode or self.area


@dataclass(frozen=True, slots=True)
class Series:
    """Running totals alike in source, indicator, unit, group, area and ``since``, by date.

    ``rises[i]`` is how much the reported minimum rose from total i to i + 1; a fall is
    ``None`` there and a :class:`Mismatch`.
    """

    totals: tuple[RunningTotal, ...]
    rises: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two totals that look comparable and are not; ``what``: since, area, unit, source, fall."""

    earlier: RunningTotal
    later: RunningTotal
    what: tuple[str, ...]
