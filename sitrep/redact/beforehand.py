"""What is kept from the public before anything is counted, so that sums hold without it.

A restricted running total is left out, and said to be. Of an open list, a word that only restricted
rows use may tell anything: it becomes "other".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sitrep.model.codes import Certainty, Code, Damage, EventType, FacilityStatus
from sitrep.model.guarded import Guarded
from sitrep.model.summary import RunningTotal
from sitrep.vocabulary.fold import code
from sitrep.vocabulary.health import is_health

_OTHER = EventType.OTHER.value
#: The known codes of each open list; an unknown word is printed as the log has it.
_KNOWN: dict[str, frozenset[str]] = {
    "event_type": frozenset(map(str, EventType)),
    "facility_type": frozenset(),
    "facility_damage": frozenset(map(str, Damage)),
    "facility_status": frozenset(map(str, FacilityStatus)),
    "health_certainty": frozenset(map(str, Certainty)),
}


def beforehand(
    accounts: pd.DataFrame, totals: Sequence[RunningTotal], guarded: Guarded
) -> tuple[pd.DataFrame, tuple[RunningTotal, ...], dict[Code, int]]:
    """Return the accounts and totals to count, and how many totals are left out."""
    shown = tuple(t for t in totals if t.total_id not in guarded.totals)
    kept = len(totals) - len(shown)
    return _generalised(accounts, guarded), shown, {Code.RESTRICTED: kept} if kept else {}


def _generalised(accounts: pd.DataFrame, guarded: Guarded) -> pd.DataFrame:
    """Return ``accounts`` with "other" for unknown words that only restricted events have.

    A facility of health care stays one.
    """
    within = accounts["event_id"].isin(guarded.events)
    if not within.any():
        return accounts
    changed: dict[str, Any] = {}
    for column, known in _KNOWN.items():
        words = accounts[column].astype("str")
        own = {*words[within].unique()} - {*words[~within].unique()}
        alone = {word: _general(word) for word in own if word and code(word) not in known}
        if alone:
            changed[column] = words.replace(alone).astype("category")
    return accounts.assign(**changed)


def _general(word: str) -> str:
    return "health_facility" if is_health(word) else _OTHER
