"""The canonical columns of every table but that of events, as the data model names them."""

from __future__ import annotations

TOTAL_COLUMNS: tuple[str, ...] = (
    "total_id",
    "indicator",
    "unit",
    "group",
    "figure",
    "since",
    "as_of",
    "area",
    "area_pcode",
    "source",
    "reported_on",
    "status",
    "sensitivity",
    "note",
)
FACILITY_COLUMNS: tuple[str, ...] = (
    "facility_id",
    "name",
    "aliases",
    "facility_type",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "note",
)
LINK_COLUMNS: tuple[str, ...] = ("event_id", "same_as", "source", "note")
RESPONSE_COLUMNS: tuple[str, ...] = (
    "sector",
    "indicator",
    "area",
    "area_pcode",
    "in_need",
    "targeted",
    "reached",
    "unit",
    "part_of",
    "partner",
    "since",
    "as_of",
    "source",
    "reported_on",
    "sensitivity",
    "note",
)
FUNDING_COLUMNS: tuple[str, ...] = (
    "plan",
    "sector",
    "requirement",
    "received",
    "currency",
    "as_of",
    "source",
    "reported_on",
    "sensitivity",
    "note",
)
ACCESS_COLUMNS: tuple[str, ...] = (
    "constraint",
    "area",
    "since",
    "as_of",
    "status",
    "source",
    "reported_on",
    "sensitivity",
    "note",
)
