"""The Aid Worker Security Database (AWSD): one row is one attack on aid workers.

All its figures are of aid workers, so none is of all people.
"""

from __future__ import annotations

import pandas as pd

from sitrep.read.formats import Format
from sitrep.read.split_dates import dates_of
from sitrep.vocabulary.fold import fold


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; each row is an attack on aid workers."""
    frame["date_start"] = dates_of(frame["year"], frame["month"], frame["day"])
    for column in ("admin1", "admin2", "place", "actor", "weapon"):
        frame[column] = frame[column].where(frame[column].map(fold) != "unknown", "")
    frame["event_type"], frame["source"] = "attack_on_aid_workers", "AWSD"
    return frame.drop(columns=["year", "month", "day"])


FORMATS = (
    Format(
        name="awsd",
        title="Aid Worker Security Database (AWSD)",
        table="events",
        signature=frozenset(
            {"incident id", "year", "country", "total killed", "total wounded", "total kidnapped"}
        ),
        mapping={
            "event_id": "incident id",
            "year": "year",
            "month": "month",
            "day": "day",
            "country": "country",
            "admin1": "region",
            "admin2": "district",
            "place": "city",
            "latitude": "latitude",
            "longitude": "longitude",
            "killed_aid_workers": "total killed",
            "injured_aid_workers": "total wounded",
            "kidnapped_aid_workers": "total kidnapped",
            "detained_aid_workers": "total detained",
            "actor": "actor name",
            "weapon": "means of attack",
            "description": "details",
        },
        convert=_convert,
        caveats=("caveat-awsd-aid-workers", "caveat-awsd-provisional"),
        licence="As Humanitarian Outcomes states (aidworkersecurity.org); cite the AWSD",
    ),
)
