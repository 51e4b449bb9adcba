"""sitrep's own columns, as the data model names them."""

from __future__ import annotations

from sitrep.read.formats import Format

FORMATS = (
    Format("canonical", "sitrep events", "events", frozenset({"date_start"})),
    Format("canonical", "sitrep running totals", "totals", frozenset({"indicator", "as_of"})),
    Format(
        "canonical", "sitrep health facilities", "facilities", frozenset({"facility_id", "name"})
    ),
    Format("canonical", "sitrep links between events", "link", frozenset({"event_id", "same_as"})),
    Format(
        "canonical",
        "sitrep response by sector",
        "response",
        frozenset({"sector", "indicator", "reached", "as_of"}),
    ),
    Format("canonical", "sitrep funding", "funding", frozenset({"requirement", "received"})),
    Format("canonical", "sitrep access", "access", frozenset({"constraint", "area", "since"})),
)
