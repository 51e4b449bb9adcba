"""Running totals, the series they form, and totals that only look comparable."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.model.codes import Status
from sitrep.model.dates import Since
from sitrep.model.figure import Value


@dataclass(frozen=True, slots=True)
class RunningTotal:
    """One source's figure over a window and an area; never added to anything.

    ``people`` is the same figure in people when ``unit`` is households and config.toml gives a
    household size.
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
    #: The area that the people counted came from; of those from anywhere it is empty.
    origin: str = ""
    #: The areas of other totals that its area lies in, as their ``where``.
    within: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The key of its area: the P-code if known, so that two spellings are one area."""
        return self.area_pcode or self.area


@dataclass(frozen=True, slots=True)
class Series:
    """Running totals, by date, with the same source, indicator, unit, group, area and ``since``.

    ``rises[i]`` is how much the reported minimum rose from total i to i + 1; it is ``None`` for
    a fall, which is a :class:`Mismatch`.
    """

    totals: tuple[RunningTotal, ...]
    rises: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Two totals that look comparable but are not; ``what``: since, area, unit, source, fall."""

    earlier: RunningTotal
    later: RunningTotal
    what: tuple[str, ...]
