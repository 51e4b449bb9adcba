"""What is kept from an edition before anything is counted, so that sums hold without it.

A restricted running total, or row of a sector, is left out, and said to be; so is a total by origin
that could tell a small count. Of an open list, a word
that only restricted rows use may tell anything: it becomes "other".
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol

import pandas as pd

from sitrep.model.codes import Certainty, Code, Damage, EventType, FacilityStatus
from sitrep.model.columns import ORIGIN
from sitrep.model.edition import Edition, open_to
from sitrep.model.guarded import Guarded
from sitrep.model.sectors import Sectors
from sitrep.model.summary import Rules, RunningTotal
from sitrep.redact.origins import without_small_origins
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


class Rows(Protocol):
    """Cleaned rows of all tables, and what each edition may not hold of them."""

    @property
    def accounts(self) -> pd.DataFrame:
        """A row per account."""

    @property
    def totals(self) -> Sequence[RunningTotal]:
        """All running totals."""

    @property
    def sectors(self) -> Sectors:
        """All rows of response, funding and access."""

    @property
    def guarded(self) -> Mapping[str, Guarded]:
        """What each edition may not hold."""


def beforehand(
    rows: Rows, edition: Edition, rules: Rules
) -> tuple[pd.DataFrame, tuple[RunningTotal, ...], Sectors, dict[Code, int]]:
    """Return the accounts, totals and rows of sectors to count, and how many are left out."""
    guarded = rows.guarded.get(edition.name, Guarded())
    free = tuple(t for t in rows.totals if t.total_id not in guarded.totals)
    shown = free if edition.small_cells else without_small_origins(free, rules)
    sectors, closed = _open(rows.sectors, open_to(edition.name))
    kept = len(rows.totals) - len(free) + closed
    left_out = {Code.RESTRICTED: kept, Code.ORIGIN_WITHHELD: len(free) - len(shown)}
    counted = {reason: n for reason, n in left_out.items() if n}
    return _generalised(rows.accounts, guarded), shown, sectors, counted


def _open(sectors: Sectors, levels: Collection[str]) -> tuple[Sectors, int]:
    """Return the rows of sectors of these levels, and how many others there are."""
    response = tuple(r for r in sectors.response if r.sensitivity in levels)
    funding = tuple(f for f in sectors.funding if f.sensitivity in levels)
    access = tuple(a for a in sectors.access if a.sensitivity in levels)
    every = len(sectors.response) + len(sectors.funding) + len(sectors.access)
    return Sectors(response, funding, access), every - len(response) - len(funding) - len(access)


def _generalised(accounts: pd.DataFrame, guarded: Guarded) -> pd.DataFrame:
    """Return ``accounts`` with "other" for unknown words that only restricted events have.

    A facility of health care stays one. No party, weapon or origin of a restricted event is kept.
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
    # Few events are by one party with one weapon, or of people from one place: of a restricted one
    # none of these is said.
    for column in ("actor", "weapon", *ORIGIN):
        changed[column] = accounts[column].astype("str").mask(within, "").astype("category")
    return accounts.assign(**changed)


def _general(word: str) -> str:
    return "health_facility" if is_health(word) else _OTHER
