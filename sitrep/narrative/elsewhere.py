"""Names of places that no figure of a report is of: those of other weeks, and of the gazetteer.

In: the rows of all weeks, the gazetteer, the map, and the Summary of one period. Out: the names,
so that a number in a sentence on Aleppo is held to nothing that is of Hama. What holds a place of
the report (the country of its areas) is not elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from sitrep.config.load import Config
from sitrep.model.ground import Ground
from sitrep.model.summary import Summary
from sitrep.model.totals import RunningTotal
from sitrep.places.gazetteer import Gazetteer, gazetteer_of
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import spelling

#: From the widest to the narrowest.
_LEVELS = ("country", "admin1", "admin2", "place")


class Log(Protocol):
    """The rows of all weeks, cleaned."""

    @property
    def accounts(self) -> pd.DataFrame:
        """The rows of events."""

    @property
    def totals(self) -> Sequence[RunningTotal]:
        """The running totals."""


class Inputs(Protocol):
    """What config.toml names, read and cleaned, and its map."""

    @property
    def config(self) -> Config:
        """What config.toml says."""

    @property
    def cleaned(self) -> Log:
        """The rows."""

    @property
    def ground(self) -> Ground | None:
        """The map, if there is one."""


@dataclass(frozen=True)
class Elsewhere:
    """Names of places, as they are compared; ``known`` are other names that are no mistake."""

    names: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Known:
    """All places that a log, its gazetteer and its map know."""

    rows: frozenset[tuple[str, ...]]
    totals: frozenset[str]
    gazetteer: Gazetteer
    mapped: tuple[frozenset[str], ...] = ()
    other: frozenset[str] = frozenset()

    def beside(self, summary: Summary) -> Elsewhere:
        """Return those of which the report of ``summary`` states nothing, and what holds it."""
        own = frozenset(_of(summary))
        here = own | frozenset(self._above(own))
        every = {name for row in self.rows for name in row} | self.totals
        every |= {name for _, name in self.gazetteer.spelt} | {n for a in self.mapped for n in a}
        # "The market" may be the name of a place, and any market.
        every -= lexicon.folded("facilities.elsewhere") | lexicon.folded("persons.facilities")
        return Elsewhere(frozenset(every) - here - {""}, self.other | here)

    def _above(self, own: frozenset[str]) -> Iterator[str]:
        """Yield the names of what a place of the report lies in, and its other spellings."""
        for row in self.rows:
            inside = [place for place, name in enumerate(row) if name in own]
            yield from row[: max(inside, default=0)]
        for spellings in self.mapped:
            if spellings & own:
                yield from spellings
        pcodes = {
            p for (_, name), each in self.gazetteer.spelt.items() if name in own for p in each
        }
        above = {p for pcode in pcodes for p in self._line(pcode)}
        yield from (name for (_, name), each in self.gazetteer.spelt.items() if each & above)

    def _line(self, pcode: str) -> Iterator[str]:
        seen: set[str] = set()
        while pcode and pcode not in seen:
            seen.add(pcode)
            yield pcode
            pcode = self.gazetteer.parents.get(pcode, "")


def known(inputs: Inputs) -> Known:
    """Return the places that the rows of all weeks, the gazetteer and the map name."""
    config, log = inputs.config, inputs.cleaned
    levels = [level for level in _LEVELS if level in log.accounts]
    frame = log.accounts[levels].astype("str").drop_duplicates()
    rows = frozenset(tuple(map(spelling, row)) for row in frame.itertuples(index=False))
    countries = frozenset(row[0] for row in rows if "country" in levels)
    # Of a log on one country nothing is elsewhere in it.
    if len(countries - {""}) == 1:
        rows = frozenset(row[1:] for row in rows)
    totals = frozenset(spelling(total.area) for total in log.totals)
    areas = inputs.ground.areas if inputs.ground else ()
    mapped = tuple(frozenset((spelling(area.name), *area.spellings)) for area in areas)
    title = frozenset(spelling(config.report.title).split())
    # What is wrong with the gazetteer is told where the log is cleaned.
    return Known(rows, totals, gazetteer_of(config, []), mapped, countries | title)


def _of(summary: Summary) -> Iterator[str]:
    """Yield the names, as they are compared, of all places that a report speaks of."""
    lists = (summary.events, summary.undated, summary.straddling, summary.withdrawn)
    events = [*(e for each in lists for e in each), *summary.health.events]
    events += [disputed.event for disputed in summary.disputed]
    names = [name for e in events for name in (e.area, e.admin2, e.place)]
    names += [row.name for row in summary.areas]
    names += [name for flow in summary.flows for name in (flow.origin, flow.destination)]
    totals = (*summary.totals, *summary.known, *(t for s in summary.series for t in s.totals))
    names += [total.area for total in totals]
    names += [row.area for row in summary.sectors.response]
    names += [hit.name for hit in (*summary.health.facilities, *summary.health.transports)]
    yield from (spelling(part) for name in names for part in (name, *name.split(",")) if name)
