"""Find the canonical columns that a header may mean: by known words, then by similar spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import chain

from sitrep.model.accounts import BOUNDS
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import Counted, bare_header, plain_header, said_to_count
from sitrep.vocabulary.fold import fold

#: The least similarity (0 to 100) and length of a header that is read as a misspelt word.
_LIKE, _LONG_ENOUGH = 88, 5
_MOST_WORDS = 8
#: Columns of events whose words name the area of a total, the likeliest first, each a lower rank.
_OF_AREAS, _LOWER = ("admin1", "admin2", "country"), 20


class Told(IntEnum):
    """How a header was matched to a column, the best first."""

    NAME = 0
    WORD = 1
    SPELLING = 2
    PART = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """A canonical column that a header may mean; ``rank`` is 0 for the best word."""

    target: str
    told: Told
    rank: int
    word: str = ""


def meanings(header: str, table: str) -> list[Meaning]:
    """Return what a header may mean in a table, by the surest way that gives a result."""
    if found := told(header, table):
        return [found]
    return list(_less_sure(header, table))


def told(header: str, table: str) -> Meaning | None:
    """Return the column of which a header is the name or a known word."""
    plain, known = plain_header(header), _words(table)
    if fold(header) in lexicon.headers(table):
        return Meaning(fold(header), Told.NAME, 0)
    unnumbered = re.sub(r"\s?\d+$", "", plain)
    ranked = [
        (rank, t) for rank, own in ((0, plain), (10, unnumbered)) for t in (own, bare_header(own))
    ]
    for rank, text in ranked:
        if text in known:
            target, place = known[text]
            return Meaning(target, Told.WORD, place + rank)
    if table == "events" and (target := said_to_count(header).target):
        return Meaning(target, Told.NAME if fold(header) == target else Told.WORD, 0)
    return None


def is_of_event(header: str) -> bool:
    """Return whether a header says no more than that it is of the event: "Incident", "Event no"."""
    plain = plain_header(header)
    named = lexicon.folded("dates.of_event").intersection(plain.split())
    return bool(named) and not bare_header(plain)


def _less_sure(header: str, table: str) -> Iterator[Meaning]:
    from rapidfuzz import fuzz, process

    plain, known = plain_header(header), _words(table)
    close = process.extractOne(plain[:80], known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if close and len(plain) >= _LONG_ENOUGH:
        target, place = known[close[0]]
        yield Meaning(target, Told.SPELLING, place, close[0])
        return
    count = said_to_count(header) if table == "events" else Counted()
    if count.refused or count.households:
        return
    if count.indicator:
        # "Killed M" is never all of the killed.
        target = "_".join(filter(None, (count.indicator, count.group)))
        yield Meaning(target, Told.PART, 0, target)
    # Long text is not a header: a title in a cell would contain half of the words.
    if len(own := frozenset(plain.split())) <= _MOST_WORDS:
        for text, (target, place) in known.items():
            if len(text) > 2 and own.issuperset(text.split()):
                yield Meaning(target, Told.PART, place, text)


@cache
def _words(table: str) -> Mapping[str, tuple[str, int]]:
    """Return each word of a table's headers with its column and its place among the words."""
    found: dict[str, tuple[str, int]] = {}
    for target, words in lexicon.headers(table).items():
        found[plain_header(target)] = target, 0
        for own in words:
            for place, word in enumerate(own):
                found.setdefault(plain_header(word), (target, place))
    if table == "events":
        for word, indicator in lexicon.meanings("headers.indicators").items():
            found.setdefault(word, (indicator, 0))
    return {**_areas(), **found} if table == "totals" else found


def _areas() -> dict[str, tuple[str, int]]:
    """Return the words by which events name their areas: a total has one column for all."""
    found: dict[str, tuple[str, int]] = {}
    for level, column in enumerate(_OF_AREAS, 1):
        for word in chain.from_iterable(lexicon.headers("events")[column]):
            found.setdefault(plain_header(word), ("area", _LOWER * level))
    return found


def without_bound(target: str) -> str:
    """Return the measure of which ``target`` is the low, the best or the high."""
    stem, _, end = target.rpartition("_")
    return stem if end in BOUNDS else target
