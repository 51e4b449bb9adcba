"""The response, its funding and access to people: what sources state of each sector."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from sitrep.model.dates import Since
from sitrep.model.figure import Qualifier, Value


class Constraint(StrEnum):
    """The known kinds of constraint on access, after OCHA's access monitoring."""

    MOVEMENT_INTO = "movement_into"
    MOVEMENT_WITHIN = "movement_within"
    HOSTILITIES = "hostilities"
    VIOLENCE = "violence"
    INTERFERENCE = "interference"
    DENIAL = "denial"
    OBSTRUCTED_SERVICES = "obstructed_services"
    EXPLOSIVE_HAZARDS = "explosive_hazards"
    ENVIRONMENT = "environment"
    OTHER = "other"


class AccessStatus(StrEnum):
    """How a constraint on access stands."""

    ONGOING = "ongoing"
    WORSENED = "worsened"
    EASED = "eased"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of its whole in per cent, as firmly as both are stated.

    Where it is at least, more than or up to something, it is rounded to that side. ``percent`` 0
    with ``some`` is less than 1.
    """

    percent: int
    qualifier: Qualifier
    some: bool = True


@dataclass(frozen=True, slots=True)
class Response:
    """What one source states of one indicator of a sector: the need, the target, who was reached.

    ``part_of`` is the indicator of the whole that it is a part of. ``share`` and ``gap`` are of
    the target; only figures of one row are of one programme and window. ``partners``: of so many
    partners' rows in a 5W sheet the figure is made; 0 in other tables.
    """

    sector: str
    indicator: str
    unit: str
    area: str
    in_need: Value
    targeted: Value
    reached: Value
    since: Since
    as_of: dt.date
    source: str
    partner: str = ""
    part_of: str = ""
    reported_on: dt.date | None = None
    area_pcode: str = ""
    sensitivity: str = ""
    note: str = ""
    of_5w: bool = False
    partners: int = 0
    share: Share | None = None
    gap: Value = None

    @property
    def where(self) -> str:
        """The key of its area: the P-code if known, so that two spellings are one area."""
        return self.area_pcode or self.area


@dataclass(frozen=True, slots=True)
class Funding:
    """What a plan, or one sector of it, requires and has received; ``share`` is the coverage."""

    plan: str
    sector: str
    requirement: Value
    received: Value
    currency: str
    as_of: dt.date
    source: str
    reported_on: dt.date | None = None
    sensitivity: str = ""
    note: str = ""
    share: Share | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """One constraint on access to people in need: a known kind, or the log's own words.

    ``withheld``: the log describes it, in own words or a note, and the edition does not.
    """

    constraint: str
    area: str
    since: Since
    as_of: dt.date | None
    status: str
    source: str
    reported_on: dt.date | None = None
    sensitivity: str = ""
    note: str = ""
    withheld: bool = False

    @property
    def on(self) -> dt.date:
        """The day that the row is of: without one, the day since which the constraint holds."""
        return self.as_of or self.since.date or dt.date.min


@dataclass(frozen=True, slots=True)
class Sectors:
    """All that is stated of response, funding and access."""

    response: tuple[Response, ...] = ()
    funding: tuple[Funding, ...] = ()
    access: tuple[Access, ...] = ()
    #: Of a period: rows that begin in it or before and are as of a later day, so none of its own.
    later: tuple[Response | Access, ...] = ()


@dataclass(frozen=True, slots=True)
class Marker:
    """A dated event that charts over time show: a ceasefire, an election."""

    date: dt.date
    label: str
