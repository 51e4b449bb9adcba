"""Which texts of the log an edition prints, cell by cell, as passages for the scan."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

import pandas as pd

from sitrep.clean.guarding import sensitivity
from sitrep.model.accounts import TABLES, TextTable
from sitrep.model.columns import ORIGIN
from sitrep.model.edition import PLACES, Edition
from sitrep.model.finding import Kind, Passage
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: By a column, the key of ``[edition.NAME]`` that prints it.
_PRINTED_BY = {
    "description": "text",
    "note": "text",
    "actor": "actors",
    "weapon": "actors",
    "source_url": "urls",
    "partner": "partners",
    "constraint": "constraints",
}
#: The finest place that must be printed for these.
_FINEST = {"place": "place", "admin2": "admin2"}
#: What is printed of a restricted event; of a restricted row of another table nothing is.
_OF_RESTRICTED = frozenset({"event_type", "country", "admin1", "source", "facility_type"})
_IDS = frozenset({"event_id", "total_id", "facility_id"})
_AREAS = frozenset({"country", "admin1", "admin2", "place", "area", *ORIGIN[:2]})
_TEXTS = frozenset(
    {"event_type", "facility_type", "facility_name", "name", "aliases", "source", "indicator"}
    | {"unit", "group", "sector", "plan", "part_of", "health_certainty"}
    | {*_PRINTED_BY, *_IDS, *_AREAS}
)
_PARTIES = ("actor", "weapon")
#: Ids are ids, and addresses addresses.
_QUIET_IDS = frozenset({Kind.ID, Kind.PHONE, Kind.PLATE})
_QUIET_URLS = frozenset({Kind.URL, Kind.ID})
#: Notes and spellings that no edition prints.
_NEVER = {"facilities": frozenset({"note", "aliases"}), "link": frozenset({"note"})}


class Held(NamedTuple):
    """A text of the log with the lines that have it in one column.

    ``letter`` is a workbook's for the column. ``printed``: the edition may print the column.
    ``restricts``: a word in a row's ``sensitivity`` keeps the text out of it.
    """

    passage: Passage
    lines: tuple[int, ...]
    letter: str
    printed: bool
    restricts: bool


def texts_of(
    table: TextTable, restricted: Collection[int], edition: Edition, actors: bool
) -> Iterator[Held]:
    """Yield each different text in each column of a table, of the rows that are not closed.

    ``restricted`` are the lines of restricted events, ``actors`` whether the report prints
    parties.
    """
    rows = table.frame
    closed = rows["line"].isin([*restricted]) | _is_closed(rows, edition)
    events = table.table == "events"
    for column in (c for c in rows.columns if c in _TEXTS):
        stays = events and column in _OF_RESTRICTED
        shown = _is_printed(table, column, edition) and (actors or column not in _PARTIES)
        restricts = "sensitivity" in TABLES[table.table] and not stays and edition.closes
        for text, lines in _by_text(rows if stays else rows[~closed], column):
            held = (lines, table.letters.get(column, ""), shown, restricts)
            yield Held(_passage(table, column, text), *held)


def _is_closed(rows: pd.DataFrame, edition: Edition) -> pd.Series[bool]:
    """Return which rows their own ``sensitivity`` keeps from the edition."""
    if "sensitivity" not in rows:
        return pd.Series(False, index=rows.index)
    own = rows["sensitivity"].astype("str").str.strip()
    return ~own.map({text: sensitivity(text) for text in own.unique()}).isin(edition.open)


def _is_printed(table: TextTable, column: str, edition: Edition) -> bool:
    if column in _NEVER.get(table.table, ()):
        return False
    if column in _FINEST:
        return PLACES.index(edition.places) >= PLACES.index(_FINEST[column])
    return bool(getattr(edition, _PRINTED_BY[column])) if column in _PRINTED_BY else True


def _by_text(rows: pd.DataFrame, column: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield each text of a column, with its lines."""
    found: dict[str, list[int]] = {}
    for text, line in zip(rows[column].tolist(), rows["line"].tolist(), strict=True):
        if text and text.strip():
            found.setdefault(text, []).append(int(line))
    yield from ((text, tuple(lines)) for text, lines in found.items())


def _passage(table: TextTable, column: str, text: str) -> Passage:
    header = table.headers.get(column, column)
    quiet = _QUIET_IDS if column in _IDS else _QUIET_URLS if column == "source_url" else frozenset()
    is_of_persons = fold(header.replace("_", " ")) in lexicon.folded("persons.headers")
    return Passage(table.path, text, 0, header, quiet, areas=column in _AREAS, names=is_of_persons)
