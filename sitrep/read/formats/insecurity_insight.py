"""Insecurity Insight: attacks on health care, and its files of other sectors.

One row is one event. The slices by country and year name a place. The yearly workbook of the
Safeguarding Health in Conflict Coalition (67 columns) does not; it cuts names at 63 characters
and repeats some. Of columns with the same name the first is the total, and is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from sitrep.read.formats import Format
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: The workbook's names for columns of the slices.
_ALIASES = {
    "obstruction to health care": "access denied or obstructed",
    "health transportation stolen/highjacked": "health transportation stolen/hijacked",
}
_SILENT = frozenset({"no information", "noinformation", "not applicable", "notapplicable"})
#: What happened, by the columns that count it; each is read only as zero or more.
_COUNTED = {
    "facilities_destroyed": "number of attacks on health facilities reporting destruction",
    "facilities_damaged": "number of attacks on health facilities reporting damaged",
    "facilities_entered": "forceful entry into health facility",
    "facilities_occupied": "occupation of health facility",
    "transport_destroyed": "health transportation destroyed",
    "transport_damaged": "health transportation damaged",
    "transport_stolen": "health transportation stolen/hijacked",
    "supplies_looted": "looting/theft/robbery/burglary of health supplies",
    "access_denied": "access denied or obstructed",
    "workers_kidnapped": "health workers kidnapped",
    "workers_arrested": "health workers arrested",
    "workers_threatened": "health workers threatened",
    "workers_assaulted": "health workers assaulted",
    "workers_abused": "health workers sexually assaulted",
}


def prepare(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the file's columns under the slices' names, only the first of each name."""
    names = [_ALIASES.get(fold(c), c) for c in frame.columns]
    again = pd.Index([fold(n) for n in names]).duplicated()
    return Prepared(frame.set_axis(names, axis=1).loc[:, ~again])


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; each row is an attack on health care."""
    frame["location"] = _said(frame["location"])
    frame = _placed(frame)
    happened = {c: _some(frame[c]) for c in _COUNTED}
    harmed = _some(frame["killed_health_workers"]) | _some(frame["injured_health_workers"])
    frame = _described(frame, happened, harmed)
    return frame.drop(columns=[*_COUNTED, "location"])


def _described(
    frame: pd.DataFrame, happened: dict[str, pd.Series[bool]], harmed: pd.Series[bool]
) -> pd.DataFrame:
    """Return ``frame`` with each event's type, what was hit, and the damage."""
    facility, transport, workers = (
        _any(happened, kind) for kind in ("facilities_", "transport_", "workers_")
    )
    hit = facility | transport
    kidnapped = happened["workers_kidnapped"] & ~hit
    obstructed = happened["access_denied"] & ~hit & ~harmed
    frame["event_type"] = np.select(
        [kidnapped, obstructed], ["abduction", "obstruction"], "attack_on_health"
    )
    building = frame["location"].map(fold).str.startswith("health")
    # Never blank: an abduction or obstruction is an attack on health care by what it hit.
    frame["facility_type"] = np.select(
        [facility, transport, building, harmed | workers, happened["supplies_looted"]],
        [
            "health_facility",
            "health_transport",
            "health_facility",
            "health_workers",
            "health_supplies",
        ],
        "health_services",
    )
    frame["facility_damage"] = np.select(
        [
            happened["facilities_destroyed"],
            happened["facilities_damaged"],
            happened["facilities_occupied"],
            facility,
            happened["transport_destroyed"],
            happened["transport_damaged"],
            happened["supplies_looted"],
        ],
        ["destroyed", "damaged", "occupied", "", "destroyed", "damaged", "looted"],
        "",
    )
    return frame


def _said(column: pd.Series[str]) -> pd.Series[str]:
    """Return a column with texts that mean "no information" blanked."""
    meaning = {t: "" if _silent(t) else t.strip() for t in column.unique()}
    return column.map(meaning).astype("str")


def _silent(text: str) -> bool:
    folded = fold(text)
    return folded in _SILENT or folded.startswith(("no information ", "not applicable"))


def _some(column: pd.Series[str]) -> pd.Series[bool]:
    """Return which cells count more than zero; a yes counts as 1."""
    return pd.to_numeric(column, errors="coerce").gt(0) | column.map(fold).isin(
        lexicon.folded("answers.yes")
    )


def _any(happened: dict[str, pd.Series[bool]], kind: str) -> pd.Series[bool]:
    return pd.concat([v for k, v in happened.items() if k.startswith(kind)], axis=1).any(axis=1)


_SHARED = {
    "event_id": "sind event id",
    "date_start": "date",
    "country": "country",
    "admin1": "admin 1",
    "latitude": "latitude",
    "longitude": "longitude",
    "geo_precision": "geo precision",
    "actor": "reported perpetrator name",
    "actor_kind": "reported perpetrator",
    "weapon": "weapon carried/used",
    "description": "event description",
}


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Return what all its files share: names that say something, and only stated points."""
    for column in ("admin1", "actor", "actor_kind", "weapon"):
        frame[column] = _said(frame[column])
    frame["event_id"] = frame["event_id"].str.strip().str.removesuffix(".0")
    frame["geo_precision"] = frame["geo_precision"].str.strip()
    # An event known only to the country has its centre as coordinates, which are no place.
    nowhere = frame["geo_precision"].str.startswith("(6)")
    frame.loc[nowhere, ["latitude", "longitude"]] = ""
    frame["actor"] = frame["actor"].where(frame["actor"] != "", frame["actor_kind"])
    frame["source"] = "Insecurity Insight"
    return frame.drop(columns="actor_kind")


def _sibling(
    sector: str, title: str, own: Mapping[str, str], known_by: Iterable[str] = ()
) -> Format:
    """Return the format of a sector's file; ``own``: its columns that the others lack."""
    mapping = {**_SHARED, **own}

    def convert(frame: pd.DataFrame) -> pd.DataFrame:
        return _placed(frame).assign(event_type=sector)

    return Format(
        name=f"insecurity_insight_{sector}",
        title=f"Insecurity Insight, {title}",
        table="events",
        signature=frozenset(
            {mapping["event_id"], "reported perpetrator", *own.values(), *known_by}
        ),
        mapping=mapping,
        convert=convert,
        caveats=("caveat-insecurity-insight-groups", "caveat-insecurity-insight-undated"),
        licence="CC BY-SA (Insecurity Insight)",
    )


def _counts(group: str, name: str, *whats: str) -> dict[str, str]:
    return {f"{what}_{group}": f"{name} {what}" for what in whats}


_ALL = ("killed", "injured", "kidnapped", "arrested")

FORMATS = (
    _sibling(
        "education",
        "attacks on education",
        {**_counts("educators", "educators", *_ALL), **_counts("students", "students", *_ALL)},
    ),
    _sibling("aid_workers", "aid workers (KIKA)", _counts("aid_workers", "aid workers", *_ALL)),
    _sibling(
        "explosive_weapons",
        "explosive weapons",
        {
            "weapon": "explosive weapon type",
            **_counts("aid_workers", "aid workers", "killed"),
            **_counts("health_workers", "health workers", "killed"),
            **_counts("educators", "educators", "killed"),
            **_counts("students", "students", "killed"),
        },
    ),
    _sibling(
        "sexual_violence",
        "conflict-related sexual violence",
        {"killed": "reported deaths following the sexual violence"},
        ("number of reported victims",),
    ),
    _sibling(
        "protection",
        "attacks on camps of displaced people",
        {
            "event_id": "sind id",
            "place": "camp name",
            **_counts("camp_residents", "camp resident", "killed", "injured"),
            **_counts("camp_residents", "camp residents", "kidnapped", "arrested"),
            **_counts("service_providers", "service provider", "killed", "kidnapped", "arrested"),
        },
    ),
    Format(
        name="insecurity_insight",
        title="Insecurity Insight / SHCC attacks on health care",
        table="events",
        signature=frozenset(
            {
                "sind event id",
                "reported perpetrator",
                "health workers killed",
                "health workers injured",
                "health transportation damaged",
            }
        ),
        mapping={
            **_SHARED,
            "location": "location",
            "killed_health_workers": "health workers killed",
            "injured_health_workers": "health workers injured",
            **_COUNTED,
        },
        prepare=prepare,
        repeats=True,
        convert=_convert,
        caveats=(
            "caveat-insecurity-insight-health-workers",
            "caveat-insecurity-insight-counts-one",
            "caveat-insecurity-insight-facilities",
            "caveat-insecurity-insight-incomplete",
            "caveat-health-overlap",
            "caveat-insecurity-insight-undated",
        ),
        licence="CC BY-SA (Insecurity Insight; Safeguarding Health in Conflict Coalition)",
    ),
)
