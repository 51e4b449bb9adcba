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
)
