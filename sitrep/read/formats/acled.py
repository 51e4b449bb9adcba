"""ACLED exports: one row is one political violence or protest event, deaths only.

Three layouts (31 columns; that of 2020; upper case before 2018) share the columns read
here; rows of the API's JSON have them too. ``fatalities`` is the most conservative figure
of those reported, and 0 where there was no information.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.read.formats import Format
from sitrep.vocabulary.fold import fold

#: time_precision: 1 the day, 2 the week, 3 the month.
_PRECISION = {"1": "day", "2": "week", "3": "month"}
#: Types of sitrep by ACLED's sub-event types and, where there are none, its older event types.
_TYPES = {
    "air/drone strike": "airstrike",
    "shelling/artillery/missile attack": "shelling",
    "armed clash": "ground_attack",
    "government regains territory": "ground_attack",
    "non-state actor overtakes territory": "ground_attack",
    "battle-no change of territory": "ground_attack",
    "battle-government regains territory": "ground_attack",
    "battle-non-state actor overtakes territory": "ground_attack",
    "remote explosive/landmine/ied": "explosion",
    "suicide bomb": "explosion",
    "grenade": "explosion",
    "abduction/forced disappearance": "abduction",
}
_SECONDS = r"\d{9,10}"
#: The columns by which a list of withdrawn events may name an event.
_ID_COLUMNS = ("event_id_cnty", "data_id")


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns, with codes and time stamps converted."""
    frame["date_precision"] = frame["date_precision"].replace(_PRECISION)
    frame["event_type"] = _types(frame["sub_event_type"], frame["event_type"])
    frame["reported_on"] = _moments(frame["reported_on"])
    second = frame["actor2"].where(frame["actor2"].str.strip() == "", " – " + frame["actor2"])
    frame["actor"] = frame["actor"] + second
    # As with UCDP, the source is the data set; its own source column names its sources.
    frame["source"] = "ACLED"
    return frame.drop(columns=["sub_event_type", "actor2"])


def _types(sub: pd.Series[str], main: pd.Series[str]) -> pd.Series[str]:
    """Return sitrep's type of each event, else ACLED's own event type in snake case."""
    known = {text: _TYPES.get(fold(text), "") for text in {*sub.unique(), *main.unique()}}
    snake = {text: re.sub(r"[^a-z0-9]+", "_", fold(text)).strip("_") for text in main.unique()}
    found = sub.map(known)
    found = found.where(found != "", main.map(known))
    return found.where(found != "", main.map(snake)).astype("str")


def _moments(stamps: pd.Series[str]) -> pd.Series[str]:
    """Return Unix seconds as ISO times in UTC; other texts stay unchanged."""
    codes, uniques = pd.factorize(stamps)
    different = pd.Series(uniques, dtype="str").str.strip().str.removesuffix(".0")
    known = different.str.fullmatch(_SECONDS).to_numpy(dtype=bool)
    seconds = different.where(known, "0").astype("int64").to_numpy()
    iso = np.datetime_as_string(seconds.astype("datetime64[s]"))
    moments = (pd.Series(iso, dtype="str") + "Z").where(known, different)
    return moments.take(codes).set_axis(stamps.index)


def withdrawals(deleted: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame | Problem:
    """Return a withdrawal of each of ``events`` that ACLED's list names, with the list's line.

    ``deleted`` is the list with its own columns: ``event_id_cnty`` or, in older lists,
    ``data_id``, which is never mistaken for an event id. If ``deleted_timestamp`` is absent or
    blank, the event is withdrawn from the time of its own record.
    """
    own = {fold(c): c for c in deleted.columns}
    found = [c for c in _ID_COLUMNS if c in own]
    if not found:
        hint = f"it needs a column {' or '.join(_ID_COLUMNS)}"
        return Problem("", Code.COLUMN_MISSING, "names no withdrawn events", hint, line=1)
    events = events.drop(columns="line")
    blank = pd.Series("", index=deleted.index, dtype="str")
    stamps = deleted[own["deleted_timestamp"]] if "deleted_timestamp" in own else blank
    listed = pd.DataFrame({"line": deleted.index, "deleted": _moments(stamps).to_numpy()})
    parts = []
    for column in found:
        ids = deleted[own[column]].str.strip().to_numpy()
        named = listed.assign(_id=ids)[ids != ""]
        key = {"event_id_cnty": "event_id"}.get(column, column)
        parts.append(named.merge(events.assign(_id=events[key].str.strip()), on="_id"))
    # An event that is named twice is withdrawn once: by the first line that gives a time.
    rows = pd.concat(parts).assign(_unsaid=lambda f: f["deleted"].str.strip() == "")
    rows = rows.sort_values(["_unsaid", "line"], kind="stable")
    rows = rows.drop_duplicates(["event_id", "source"])
    when = rows["deleted"].where(~rows["_unsaid"], rows["reported_on"])
    kept = rows[["line", "event_id", "date_start", "date_precision", "source"]]
    kept = kept.assign(reported_on=when, status="withdrawn")
    ordered: pd.DataFrame = kept.sort_values("line", ignore_index=True)
    return ordered


FORMATS = (
    Format(
        name="acled",
        title="ACLED (three layouts, CSV or JSON)",
        table="events",
        signature=frozenset({"event_id_cnty", "event_date", "event_type", "actor1", "fatalities"}),
        mapping={
            "event_id": "event_id_cnty",
            "data_id": "data_id",
            "date_start": "event_date",
            "date_precision": "time_precision",
            "reported_on": "timestamp",
            "event_type": "event_type",
            "sub_event_type": "sub_event_type",
            "country": "country",
            "admin1": "admin1",
            "admin2": "admin2",
            "place": "location",
            "latitude": "latitude",
            "longitude": "longitude",
            "geo_precision": "geo_precision",
            "killed_best": "fatalities",
            "actor": "actor1",
            "actor2": "actor2",
            "description": "notes",
        },
        convert=_convert,
        withdraw=withdrawals,
        caveats=(
            "caveat-acled-fatalities",
            "caveat-acled-not-recorded",
            "caveat-acled-civilians",
            "caveat-acled-sources",
            "caveat-acled-coordinates",
        ),
        licence="ACLED Terms of Use (acleddata.com): the data may not be redistributed",
    ),
)
