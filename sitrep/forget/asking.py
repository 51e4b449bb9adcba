"""What a person asks to forget, as ids: an event, a facility, or all before a day.

In come the words of the command; out goes an Asked. Refused: words that are the id of nothing, and
a facility without an id in rows that have none either.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from sitrep.clean.facilities import Registry
from sitrep.model.forgotten import Asked
from sitrep.model.problem import SitrepError, nearest, quote
from sitrep.vocabulary.fold import spelling, visible


def asked_of(
    words: Sequence[str], before: dt.date | None, rows: pd.DataFrame, registry: Registry
) -> Asked:
    """Return what ``words`` name in the ``rows`` of all files; raises SitrepError for others."""
    known = _Known(rows, registry)
    unknown = [word for word in words if not known.takes(word)]
    if unknown:
        raise SitrepError("\n".join(map(known.told, unknown)))
    return Asked(tuple(known.events), tuple(known.facilities), before)


class _Known:
    """All ids and names there are, and which of them were asked for."""

    def __init__(self, rows: pd.DataFrame, registry: Registry) -> None:
        self.rows, self.registry = rows, registry
        self.of_events = {*rows["id"][rows["kind"].isin(["events", "totals"])]} - {""}
        given = rows["id"][rows["kind"] == "facilities"]
        hit = rows["facility"][rows["facility"] != rows["name"].map(spelling)]
        self.of_facilities = {*given, *hit, *registry.names} - {""}
        self.events: dict[str, None] = {}
        self.facilities: dict[str, None] = {}

    def takes(self, word: str) -> bool:
        """Ask for what ``word`` names; return whether it names anything."""
        identity, name = visible(word), spelling(word)
        if identity in self.of_events:
            self.events[identity] = None
        elif identity in self.of_facilities:
            self.facilities[identity] = None
        elif name in self.registry.ids:
            self.facilities[self.registry.ids[name]] = None
        else:
            return self._takes_rows(name)
        return True

    def _takes_rows(self, name: str) -> bool:
        """Ask for the events that name a facility without an id: no name is written down."""
        own = self.rows[(self.rows["facility"] == name) & (name != "")]
        self.events |= dict.fromkeys(sorted({*own["id"]} - {""}))
        if (own["id"] == "").any():
            reason = "is a facility without an id, in rows without ids"
            hint = "give it an id in a table of facilities; then forget that"
            raise SitrepError(f"{quote(name)} {reason}; {hint}")
        return bool(len(own))

    def told(self, word: str) -> str:
        """Return what to say of a word that names nothing."""
        names = sorted({*self.rows["name"]} - {""})
        near = nearest(word, [*sorted(self.of_events), *sorted(self.of_facilities), *names])
        return f"{quote(word)} is no event and no facility of your files; {near}".rstrip("; ")
