"""Which areas the sources record, and so of which areas the figures are.

What lies outside is not covered: no report of it is none of silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd

from sitrep.model.accounts import TextTable
from sitrep.model.summary import Coverage, covered_by
from sitrep.vocabulary.fold import spelling

_AREAS = ("country", "admin1", "admin1_pcode", "admin2", "admin2_pcode")


def coverage(tables: Iterable[TextTable], aside: Collection[str] = ()) -> tuple[Coverage, ...]:
    """Return which areas each source of events or totals records.

    The events of files ``aside`` do not count: those of another source do.
    """
    found: dict[str, tuple[str, ...]] = {}
    counting: set[str] = set()
    for table in tables:
        if table.table == "events" and table.path not in aside:
            counting.add(table.name)
        if table.table in ("events", "totals"):
            own = found.get(table.name, table.covers)
            # What one file of a source may record anywhere, the source may.
            both = tuple(dict.fromkeys((*own, *table.covers)))
            found[table.name] = both if own and table.covers else ()
    return tuple(Coverage(name, areas, name in counting) for name, areas in found.items())


def within_coverage(
    areas: Iterable[str], events: pd.DataFrame, known: tuple[Coverage, ...]
) -> tuple[str, ...]:
    """Return ``areas`` without those that no source covers."""
    covered = {*map(spelling, covered_by(known))}
    if not covered:
        return tuple(areas)
    return tuple(area for area in areas if not _is_elsewhere(area, events, covered))


def outside(events: pd.DataFrame, known: tuple[Coverage, ...]) -> tuple[str, ...]:
    """Return the areas of events that no source of events covers; none where some covers all."""
    covered = {*map(spelling, covered_by(tuple(c for c in known if c.events)))}
    if not covered or events.empty:
        return ()
    rows = events[[*_AREAS]].astype("str").drop_duplicates()
    found: dict[str, None] = {}
    for country, admin1, *others in rows.itertuples(index=False, name=None):
        named = admin1 or country
        if named and not {*map(spelling, (country, admin1, *others))} & covered:
            found[named] = None
    return tuple(found)


def _is_elsewhere(who: str, events: pd.DataFrame, covered: set[str]) -> bool:
    own = events[(events[["admin1", "country"]].astype("str") == who).any(axis=1)]
    names = {spelling(str(name)) for column in _AREAS for name in own[column].unique()}
    return bool(len(own)) and not names & covered
