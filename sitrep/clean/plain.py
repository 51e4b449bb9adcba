"""Cells as they are read: without outer white space, and blank where a sign says "nothing"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import compress

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold, visible

#: Columns in which "NA" may be a name: Namibia's code, someone's initials.
NAMES = frozenset(
    {
        "country",
        "admin1",
        "admin2",
        "place",
        "area",
        "origin_admin1",
        "origin_admin2",
        "facility_name",
        "name",
        "aliases",
        "actor",
        "source",
    }
)
#: Columns in which a word for "unknown" states nothing: it fills no area or origin and is no type.
UNSTATED = frozenset(
    {
        "event_type",
        "country",
        "admin1",
        "admin2",
        "place",
        "area",
        "origin_admin1",
        "origin_admin2",
        "facility_name",
        "facility_type",
    }
)
#: A shorter sign may be an abbreviation of a name: "ND" in a column of areas.
_SHORTEST_WORD = 5
#: Ids are the same where they look the same (model.md, rule 1).
IDS = frozenset({"event_id", "same_as", "facility_id", "total_id"})
#: The length of the longest sign of an empty cell: longer texts are skipped, for speed.
_LONGEST_SIGN = 5


@cache
def _nothing() -> frozenset[str]:
    return frozenset(map(fold, lexicon.found("figures.unreported", "signs")))


def _signs_of_nothing(texts: Sequence[str]) -> set[str]:
    """Return those of ``texts`` that mark an empty cell: "NA", "N/A", a dash."""
    # No step of this is Python's own code, since a column may have a million texts.
    short = {*compress(texts, map(_LONGEST_SIGN.__ge__, map(len, texts)))} - {""}
    return {t for t in short if fold(t) in _nothing()}


@cache
def _unknown() -> frozenset[str]:
    """Return the words for "unknown" of all languages, as they are written and folded."""
    words = [w for own in lexicon.LANGUAGES for w in lexicon.found("figures.unreported", own)]
    words = [w for w in words if len(w) >= _SHORTEST_WORD]
    return frozenset([*map(str.casefold, words), *map(fold, words)])


def _words_for_unknown(texts: Sequence[str]) -> set[str]:
    # No step of this is Python's own code either, unless a text is such a word.
    if _unknown().isdisjoint(map(str.casefold, texts)):
        return set()
    return {text for text in texts if text.casefold() in _unknown()}


def _is_plain_word(text: str) -> bool:
    """Return whether ``text`` is ASCII without white space, so that nothing of it is unseen."""
    return text.isascii() and len(text.split(None, 1)) < 2


def plain(column: str, texts: Iterable[str]) -> list[str]:
    """Return a column's texts stripped, with what states nothing blank and ids as they look."""
    plain = list(map(str.strip, texts))
    if column in IDS and not _is_plain_word("".join(plain)):
        plain = [t if _is_plain_word(t) else visible(t) for t in plain]
    if column not in NAMES and (nothing := _signs_of_nothing(plain)):
        plain = ["" if text in nothing else text for text in plain]
    if column in UNSTATED and (unknown := _words_for_unknown(plain)):
        plain = ["" if text in unknown else text for text in plain]
    return plain
