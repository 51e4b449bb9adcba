"""The canonical columns of every table but that of events, as the data model names them."""

from __future__ import annotations

#: Where the displaced came from. ``origin_pcode`` is of the finest area that is stated.
ORIGIN = ("origin_admin1", "origin_admin2", "origin_pcode")
#: What figures need of a row, beside the figures themselves. Every other column may hold a
#: person, a place or free text, so that ``sitrep forget`` empties it: a new column too, until it
#: is named here, and a column of a file that no table has.
LASTING = frozenset(
    {
        *ORIGIN,
        "event_id",
        "same_as",
        "date_start",
        "date_end",
        "date_precision",
        "reported_on",
        "status",
        "event_type",
        "country",
        "admin1",
        "admin1_pcode",
        "admin2",
        "admin2_pcode",
        "facility_id",
        "facility_type",
        "facility_damage",
        "facility_status",
        "health_certainty",
        "weapon",
        "source",
        "sensitivity",
        "total_id",
        "indicator",
        "unit",
        "group",
        "figure",
        "since",
        "as_of",
        "area",
        "area_pcode",
        "sector",
        "in_need",
        "targeted",
        "reached",
        "part_of",
        "partner",
        "plan",
        "requirement",
        "received",
        "currency",
    }
)

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
    "country",
    *ORIGIN,
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
