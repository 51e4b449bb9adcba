"""IOM's Missing Migrants Project: one row is one incident of deaths during migration.

The columns have had several names, and both coordinates stand in one cell. A cumulative incident
is a count over a time that the file does not give: it is known to its month.
"""

from __future__ import annotations

import pandas as pd

from sitrep.read import coordinates
from sitrep.read.formats import Format, parts
from sitrep.read.header import Origin, Prepared
from sitrep.read.split_dates import dates_of
from sitrep.vocabulary.fold import fold

#: The names that columns have had, the latest first: the first that is there is read.
_NAMES = {
    "incident id": ("main id", "web id"),
    "incident date": ("date of incident", "reported date", "website date"),
    "incident year": ("year of incident", "reported year"),
    "month": ("reported month", "incident month"),
    "number of dead": ("number dead",),
    "location of incident": ("location of death", "location description"),
    "coordinates": ("location coordinates",),
    "url": (),
}
_TOLD = ("incident type", "cause of death", "country of incident", "migration route")
_FIGURES = ("minimum estimated number of missing",)


def _prepare(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the file's columns under their latest names, with a date and a point in each row."""
    listed = [name for names in _NAMES.items() for name in (names[0], *names[1])]
    cells = parts.cells_of(frame, (*listed, *_TOLD, *_FIGURES))
    for name, others in _NAMES.items():
        for other in others:
            cells[name] = cells[name].where(cells[name] != "", cells[other])
    blank = pd.Series("", index=cells.index, dtype="str")
    known = dates_of(cells["incident year"], cells["month"], blank)
    whole = cells["incident date"]
    return Prepared(cells.assign(**{"incident date": whole.where(whole != "", known)}))


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; the missing are a minimum, as the source says."""
    frame["latitude"], frame["longitude"] = coordinates.split(frame["coordinates"])
    missing = frame["missing"].str.replace(r"\.0+$", "", regex=True)
    some = ~missing.isin(["", "0"]) & parts.numbers(missing).notna()
    frame["missing"] = missing.where(~some, "at least " + missing)
    summed = frame["incident_type"].map(fold).str.startswith("cumulative")
    frame["date_precision"] = pd.Series("", index=frame.index).where(~summed, "month")
    route = frame["route"].where(frame["route"] == "", "; " + frame["route"])
    frame["description"] = (frame["cause"] + route).str.removeprefix("; ")
    frame["event_type"] = "deaths_during_migration"
    frame["source"] = "IOM Missing Migrants"
    return frame.drop(columns=["coordinates", "incident_type", "cause", "route"])


FORMATS = (
    Format(
        name="missing_migrants",
        title="IOM Missing Migrants Project",
        table="events",
        signature=frozenset({"region of incident", "minimum estimated number of missing"}),
        mapping={
            "event_id": "incident id",
            "date_start": "incident date",
            "incident_type": "incident type",
            "country": "country of incident",
            "place": "location of incident",
            "coordinates": "coordinates",
            "killed": "number of dead",
            "missing": "minimum estimated number of missing",
            "cause": "cause of death",
            "route": "migration route",
            "source_url": "url",
        },
        prepare=_prepare,
        convert=_convert,
        caveats=("caveat-missing-migrants-causes", "caveat-missing-migrants-groups"),
        licence="CC BY 4.0 (IOM Missing Migrants Project)",
    ),
)
