"""The Global Terrorism Database (GTD): one row is one attack.

A month or day of 0 is not known; negative numbers (-9, -99) stand for unknown numbers of people.
"""

from __future__ import annotations

import pandas as pd

from sitrep.read.formats import Format
from sitrep.read.split_dates import dates_of
from sitrep.vocabulary.fold import code, fold

#: Types of sitrep by GTD's attack types; the others are GTD's own, as codes.
_TYPES = {
    "bombing/explosion": "explosion",
    "hostage taking (kidnapping)": "abduction",
    "hostage taking (barricade incident)": "abduction",
}
#: specificity: 5 has no place, and 4 only the centre of a region.
_NO_POINT = {"4", "5"}
_UNKNOWN = r"-9{1,2}(?:\.0+)?"


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; what GTD writes for unknown is blank."""
    frame["event_id"] = frame["event_id"].str.strip().str.removesuffix(".0")
    frame["date_start"] = dates_of(frame["year"], frame["month"], frame["day"])
    for column in ("killed", "injured", "kidnapped"):
        text = frame[column].str.strip()
        frame[column] = text.where(~text.str.fullmatch(_UNKNOWN), "")
    kinds = {text: _TYPES.get(fold(text), code(text.replace("/", " "))) for text in _all(frame)}
    frame["event_type"] = frame["event_type"].map(kinds).astype("str")
    nowhere = frame["geo_precision"].str.strip().str.removesuffix(".0").isin(_NO_POINT)
    frame.loc[nowhere, ["latitude", "longitude"]] = ""
    for column in ("admin1", "place", "actor"):
        frame[column] = frame[column].where(frame[column].map(fold) != "unknown", "")
    frame["source"] = "GTD"
    return frame.drop(columns=["year", "month", "day"])


def _all(frame: pd.DataFrame) -> list[str]:
    return [str(text) for text in frame["event_type"].unique()]


FORMATS = (
    Format(
        name="gtd",
        title="Global Terrorism Database (GTD)",
        table="events",
        signature=frozenset(
            {"eventid", "iyear", "imonth", "iday", "country_txt", "attacktype1_txt", "nkill"}
        ),
        mapping={
            "event_id": "eventid",
            "year": "iyear",
            "month": "imonth",
            "day": "iday",
            "event_type": "attacktype1_txt",
            "country": "country_txt",
            "admin1": "provstate",
            "place": "city",
            "latitude": "latitude",
            "longitude": "longitude",
            "geo_precision": "specificity",
            "killed": "nkill",
            "injured": "nwound",
            "kidnapped": "nhostkid",
            "actor": "gname",
            "weapon": "weaptype1_txt",
            "description": "summary",
        },
        convert=_convert,
        caveats=("caveat-gtd-all", "caveat-gtd-doubt"),
        licence="GTD End User License (START, University of Maryland): no redistribution",
    ),
)
