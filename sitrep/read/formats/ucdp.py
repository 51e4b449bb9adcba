"""UCDP GED and its candidate releases: one row is one event, deaths only.

``best`` is the most likely number of deaths, between ``low`` and ``high``. It includes deaths
of civilians. Rows known only to the country have its centre as coordinates, which are dropped.
"""

from __future__ import annotations

import pandas as pd

from sitrep.read.formats import Format
from sitrep.vocabulary.fold import fold

#: date_prec: 1 the day, 2 two to six days, 3 the week, 4 the month, 5 longer.
_PRECISION = {"1": "day", "2": "week", "3": "week", "4": "month", "5": "year"}
_TYPES = {
    "1": "state_based_conflict",
    "2": "non_state_conflict",
    "3": "one_sided_violence",
}
#: where_prec from 6 on: the country, or waters and airspace.
_COUNTRY_ONLY = {"6", "7"}


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns, with codes and lists in cells converted."""
    frame["date_precision"] = frame["date_precision"].map(lambda v: _PRECISION.get(v, v))
    frame["event_type"] = frame["event_type"].map(_TYPES).fillna("other")
    nowhere = frame["geo_precision"].isin(_COUNTRY_ONLY)
    frame.loc[nowhere, ["latitude", "longitude"]] = ""
    # A cell lists the dates of all reports; the last one is the account's.
    frame["reported_on"] = frame["reported_on"].str.split(";").map(_latest)
    for column in ("date_start", "date_end"):
        frame[column] = frame[column].str.slice(0, 10)
    frame["actor"] = frame["side_a"] + " – " + frame["side_b"]
    # The export gives an unknown district as "false" or a blank.
    frame["admin2"] = frame["admin2"].where(frame["admin2"].map(fold) != "false", "")
    # Where no more than the governorate is known, its name stands for the place too.
    again = frame["place"].map(fold) == frame["admin1"].map(fold)
    frame["place"] = frame["place"].where(~again, "")
    frame["source"] = "UCDP GED"
    return frame


def _latest(dates: list[str]) -> str:
    return max((d.strip()[:10] for d in dates), default="")


FORMATS = (
    Format(
        name="ucdp",
        title="UCDP Georeferenced Event Dataset (and candidate)",
        table="events",
        signature=frozenset(
            {"id", "date_start", "date_prec", "where_prec", "best", "low", "high", "dyad_name"}
        ),
        mapping={
            "event_id": "id",
            "date_start": "date_start",
            "date_end": "date_end",
            "date_precision": "date_prec",
            "reported_on": "source_date",
            "event_type": "type_of_violence",
            "country": "country",
            "admin1": "adm_1",
            "admin2": "adm_2",
            "place": "where_coordinates",
            "latitude": "latitude",
            "longitude": "longitude",
            "geo_precision": "where_prec",
            "killed_low": "low",
            "killed_best": "best",
            "killed_high": "high",
            "killed_civilians": "deaths_civilians",
            "side_a": "side_a",
            "side_b": "side_b",
        },
        convert=_convert,
        caveats=(
            "caveat-ucdp-deaths",
            "caveat-ucdp-best",
        ),
        licence="CC BY 4.0 (Uppsala Conflict Data Program)",
    ),
)
