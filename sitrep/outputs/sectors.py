"""Response, funding and access as data of report.json, and the shares that they print."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.model.figure import Qualifier, Value
from sitrep.model.sectors import Access, Funding, Response, Share
from sitrep.outputs.breakdown import part


@dataclass(frozen=True, slots=True)
class ShareEntry:
    """A percentage, as firmly as it is known: exact, about, at least, more than or up to."""

    percent: int
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class ResponseEntry:
    """What one source states of one indicator of a sector.

    ``part_of`` is the indicator of the whole that it is a part of. ``share`` and ``gap`` are of the
    target. ``of_5w``: made of the rows of a 5W sheet, of so many ``partners``.
    """

    sector: str
    indicator: str
    unit: str
    area: str
    area_pcode: str
    in_need: Value
    targeted: Value
    reached: Value
    share: ShareEntry | None
    gap: Value
    part_of: str
    since: str
    as_of: dt.date
    source: str
    reported_on: dt.date | None
    partner: str
    partners: int
    of_5w: bool
    note: str


@dataclass(frozen=True, slots=True)
class FundingEntry:
    """What a plan, or one sector of it, requires and has received; ``share`` is the coverage."""

    plan: str
    sector: str
    requirement: Value
    received: Value
    share: ShareEntry | None
    currency: str
    as_of: dt.date
    source: str
    reported_on: dt.date | None
    note: str


@dataclass(frozen=True, slots=True)
class AccessEntry:
    """One constraint on access to people in need, and how it stands.

    ``withheld``: the log describes it, in own words or a note, and the edition does not.
    """

    constraint: str
    area: str
    since: str
    as_of: dt.date | None
    status: str
    source: str
    reported_on: dt.date | None
    note: str
    withheld: bool


def of_response(row: Response) -> ResponseEntry:
    """Return one row of the response."""
    return part(ResponseEntry, row, since=str(row.since), share=_share(row.share))


def of_funding(row: Funding) -> FundingEntry:
    """Return one row of funding."""
    return part(FundingEntry, row, share=_share(row.share))


def of_access(row: Access) -> AccessEntry:
    """Return one constraint on access."""
    return part(AccessEntry, row, since=str(row.since))


def _share(share: Share | None) -> ShareEntry | None:
    return part(ShareEntry, share) if share else None
