"""WHO's Surveillance System for Attacks on Health Care (SSA): one row is one attack.

Places are known only to the country. ``Attack Type`` joins its types by commas, but types also
contain commas, and one an unclosed bracket, so the known types are searched for.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from sitrep.model.codes import Certainty
from sitrep.read.formats import Format
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold, visible

_OBSTRUCTION = "Obstruction to health care delivery"
_REMOVAL = "Abduction/Arrest/Detention of health personnel or patients"
#: The fixed list of types without explanations in brackets, and the weapon of each.
_VOCABULARY = {
    _REMOVAL: "",
    "Armed or violent search of health care personnel, facility or transport": "",
    "Assault": "",
    "Chemical agent": "chemical agent",
    "Criminalization of health care": "",
    "Militarization of a health care asset": "",
    _OBSTRUCTION: "",
    "Psychological violence/threat of violence/intimidation": "",
    "Removal of health care assets": "",
    "Setting fire": "fire",
    "Sexual assault": "",
    "Violence with heavy weapons": "heavy weapons",
    "Violence with individual weapons": "individual weapons",
    "Other": "",
    "Unknown": "",
}
#: A type begins the cell or follows a comma; words in brackets have no capital.
_TYPE = re.compile(r"(?:^|,)\s*(" + "|".join(map(re.escape, _VOCABULARY)) + r")(?=\s*(?:[,(]|$))")
#: The explanation after a type; one opens a second bracket and closes only that.
_EXPLANATION = re.compile(r"^ ?\([^()]*(?:\([^()]*\))?\)?")
#: What was affected: the first column with YES gives the type.
_AFFECTED = {
    "facilities": "health_facility",
    "transport": "health_transport",
    "warehouse": "health_warehouse",
    "personnel": "health_workers",
    "patients": "patients",
    "supplies": "health_supplies",
}


def attack_types(cell: str) -> tuple[str, ...]:
    """Return the types in a cell of ``Attack Type``; unknown text is a type of its own."""
    text = " ".join(cell.split())
    types, end = [], 0
    for match in _TYPE.finditer(text):
        types += [text[end : match.start()], match[1]]
        end = match.end()
    types.append(text[end:])
    return tuple(t for part in types if (t := _EXPLANATION.sub("", part).strip(" ,")))


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns, with types, certainty, and what was affected."""
    types = {cell: attack_types(cell) for cell in frame["types"].unique()}
    frame["description"] = _of(frame["types"], {c: "; ".join(t) for c, t in types.items()})
    frame["weapon"] = _of(frame["types"], {c: _weapons(t) for c, t in types.items()})
    only = _of(frame["types"], {c: t[0] if len(t) == 1 else "" for c, t in types.items()})
    taken = _counts(frame["workers_abducted"]) | _counts(frame["patients_abducted"])
    frame["event_type"] = np.select(
        [(only == _REMOVAL) & taken, only == _OBSTRUCTION],
        ["abduction", "obstruction"],
        "attack_on_health",
    )
    # Each row is an attack on health care, even where its type is abduction.
    affected = [_yes(frame[column]) for column in _AFFECTED]
    frame["facility_type"] = np.select(affected, [*_AFFECTED.values()], "health_services")
    frame["health_certainty"] = _of(
        frame["health_certainty"], {c: _certainty(c) for c in frame["health_certainty"].unique()}
    )
    frame["source"] = "WHO SSA"
    return frame.drop(columns=["types", "workers_abducted", "patients_abducted", *_AFFECTED])


def _of(column: pd.Series[str], meaning: dict[str, str]) -> pd.Series[str]:
    return column.map(meaning).astype("str")


def _weapons(types: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(w for t in types if (w := _VOCABULARY.get(t, ""))))


def _certainty(cell: str) -> str:
    folded = fold(cell)
    known = (c.value for c in Certainty if folded.startswith(c))
    return next(known, visible(cell).casefold())


def _yes(column: pd.Series[str]) -> np.ndarray:
    return column.map(fold).isin(lexicon.folded("answers.yes")).to_numpy(dtype=bool)


def _counts(column: pd.Series[str]) -> pd.Series[bool]:
    """Return which cells have a number above zero."""
    return pd.to_numeric(column, errors="coerce").gt(0)


FORMATS = (
    Format(
        name="who_ssa",
        title="WHO Surveillance System for Attacks on Health Care (SSA)",
        table="events",
        signature=frozenset(
            {"attack id", "attack date", "certainty level", "attack type", "total death"}
        ),
        mapping={
            "event_id": "attack id",
            "date_start": "attack date",
            "country": "country / territory",
            "health_certainty": "certainty level",
            "types": "attack type",
            "injured": "total injured",
            "killed": "total death",
            "facilities": "hc facilities",
            "transport": "hc transport",
            "personnel": "hc personnel",
            "supplies": "hc supplies assets",
            "warehouse": "hc warehouse storage",
            "patients": "hc patients",
            "workers_abducted": "hw abduction",
            "patients_abducted": "patient abduction",
        },
        convert=_convert,
        caveats=(
            "caveat-who-ssa-places",
            "caveat-who-ssa-health-workers",
            "caveat-who-ssa-certainty",
            "caveat-who-ssa-types",
            "caveat-health-overlap",
            "caveat-who-ssa-undated",
        ),
        licence="WHO terms of use for data (extranet.who.int/ssa)",
    ),
)
