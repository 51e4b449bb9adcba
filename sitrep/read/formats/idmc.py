"""IDMC's internal displacement updates (IDU): one row is one flow that a report states.

The figure's qualifier has a column of its own, and is put before the figure in words. Columns
with HTML are not read.
"""

from __future__ import annotations

import pandas as pd

from sitrep.read.formats import Format
from sitrep.vocabulary.fold import fold

#: IDMC's qualifiers as words before a number; cleaning judges any other one.
_QUALIFIERS = {
    "": "",
    "total": "",
    "exact": "",
    "exactly": "",
    "approximately": "about ",
    "more than": "more than ",
    "more than or equal to": "at least ",
    "less than or equal to": "up to ",
}
_MOMENT = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z"
#: Days are stamped with New Zealand's midnight (11:00 or 12:00 UTC of the day before): in
#: each of 113 published rows that day, and not the day in UTC, is the one IDMC's text gives.
_ZONE_OF_DAYS = "Pacific/Auckland"


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns, with days, the figure in words, and plain text."""
    words = {q: _QUALIFIERS.get(fold(q), f"{q.strip()} ") for q in frame["qualifier"].unique()}
    figure = frame["displaced"].str.strip()
    stated = frame["qualifier"].map(words).astype("str") + figure
    frame["displaced"] = stated.where(figure != "", "")
    for column in ("date_start", "date_end"):
        frame[column] = _days(frame[column])
    kind = frame["displacement_type"].str.strip()
    text = kind.where(kind == "", kind + ": ") + frame["description"]
    frame["description"] = text.str.replace(r"<[^>]*>", " ", regex=True).str.strip()
    frame["event_type"] = "displacement"
    frame["source"] = "IDMC"
    return frame.drop(columns=["qualifier", "displacement_type"])


def _days(stamps: pd.Series[str]) -> pd.Series[str]:
    """Return the day of each stamp that is a midnight; others stay unchanged."""
    different = pd.Series(stamps.unique(), dtype="str")
    texts = different.where(different.str.fullmatch(_MOMENT), None)
    moments = pd.to_datetime(texts, format="ISO8601", utc=True, errors="coerce")
    days = different.copy()
    for zone in ("UTC", _ZONE_OF_DAYS):
        local = moments.dt.tz_convert(zone)
        midnight = local.notna() & (local == local.dt.normalize())
        days = days.where(~midnight, local.dt.strftime("%Y-%m-%d"))
    return stamps.map(dict(zip(different, days, strict=True))).astype("str")


FORMATS = (
    Format(
        name="idmc",
        title="IDMC internal displacement updates (IDU)",
        table="events",
        movements=True,
        signature=frozenset(
            {"id", "iso3", "displacement_type", "qualifier", "figure", "displacement_start_date"}
        ),
        mapping={
            "event_id": "id",
            "date_start": "displacement_start_date",
            "date_end": "displacement_end_date",
            "reported_on": "created_at",
            "country": "country",
            "place": "locations_name",
            "latitude": "latitude",
            "longitude": "longitude",
            "displaced": "figure",
            "qualifier": "qualifier",
            "displacement_type": "displacement_type",
            "description": "event_name",
            "source_url": "source_url",
        },
        convert=_convert,
        caveats=(
            "caveat-idmc-movements",
            "caveat-idmc-provisional",
            "caveat-idmc-disasters",
            "caveat-idmc-households",
            "caveat-idmc-places",
        ),
        licence="CC BY 3.0 IGO (Internal Displacement Monitoring Centre)",
    ),
)
