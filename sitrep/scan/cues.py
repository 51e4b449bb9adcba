"""The words beside which a name stands: titles, kinship, "named", "aged", in all languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from sitrep.scan.words import Word
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import forms

TITLES, OF_PLACES, KIN, OWN_KIN = "titles", "titles_of_places", "kin", "own_kin"
NAMED, ROLES, AGED = "named", "roles", "aged"
#: A name may follow these, and precede those.
BEFORE_NAMES = (TITLES, OF_PLACES, KIN, OWN_KIN, NAMED, ROLES)
BEHIND_NAMES = (KIN, AGED)
_LONGEST = 3


class Cue(NamedTuple):
    """What a word of the text means, and how many words it has."""

    meaning: str
    words: int


@cache
def _phrases() -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """Return the phrases of all languages by their first words."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for meaning in (*BEFORE_NAMES, AGED):
        for phrase in lexicon.written(f"persons.{meaning}"):
            parts = tuple(part.rstrip(".") for part in fold(phrase).split())
            found.setdefault(parts[0], {})[parts] = meaning
    return found


@lru_cache(maxsize=65_536)
def _beginning(folded: str) -> tuple[Mapping[tuple[str, ...], str], str] | None:
    """Return the phrases that a word may begin, and the form in which it does."""
    # Of l'imam the second part, of Arabic the word without what is written as one with it.
    for form in (*forms(folded), folded.rpartition("'")[2]):
        if phrases := _phrases().get(form):
            return phrases, form
    return None


def at(words: Sequence[Word], place: int) -> Cue | None:
    """Return the longest cue that begins at ``place``."""
    begun = _beginning(words[place].folded)
    if begun is None:
        return None
    phrases, form = begun
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        rest = tuple(word.folded for word in words[place + 1 : place + length])
        if meaning := phrases.get((form, *rest)):
            return Cue(meaning, length)
    return None


@cache
def folded(kind: str) -> frozenset[str]:
    """Return the words of ``persons.<kind>`` of all languages, as words are compared."""
    return frozenset(lexicon.folded(f"persons.{kind}"))
