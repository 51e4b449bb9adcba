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
BEHIND_NAMES = (KIN, ROLES, AGED)
_LONGEST = 3
_SHORTEST = 3


class Cue(NamedTuple):
    """What a word of the text means, and how many words it has."""

    meaning: str
    words: int


@cache
def _phrases() -> Mapping[str, Mapping[tuple[str, ...], str]]:
    """Return the phrases of all languages by their first words."""
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for meaning in (*BEFORE_NAMES, AGED):
        for phrase in lexicon.written(f"persons.cues.{meaning}"):
            parts = tuple(part.rstrip(".") for part in fold(phrase).split())
            found.setdefault(parts[0], {})[parts] = meaning
    return found


@cache
def _stems() -> Mapping[str, str]:
    """Return the beginnings of words that are cues whatever their endings."""
    return {
        fold(phrase)[:-1]: meaning
        for meaning in (*BEFORE_NAMES, AGED)
        for phrase in lexicon.written(f"persons.cues.{meaning}")
        if phrase.endswith("-")
    }


@lru_cache(maxsize=65_536)
def begun(folded: str) -> tuple[Mapping[tuple[str, ...], str], str] | None:
    """Return the phrases that a word may begin, and the form in which it does."""
    # Of l'imam the second part; of Arabic the word without what is written as one with it, and
    # with its article where "to the" has swallowed it.
    forms_of = (*forms(folded), folded.rpartition("'")[2], f"ال{folded[2:]}")
    for form in forms_of if folded.startswith("لل") else forms_of[:-1]:
        if phrases := _phrases().get(form):
            return phrases, form
    for end in range(min(len(folded), max(map(len, _stems()))), _SHORTEST, -1):
        if meaning := _stems().get(folded[:end]):
            return {(folded,): meaning}, folded
    return None


def at(words: Sequence[Word], place: int) -> Cue | None:
    """Return the longest cue that begins at ``place``."""
    beginning = begun(words[place].folded)
    if beginning is None:
        return None
    phrases, form = beginning
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        rest = tuple(word.folded for word in words[place + 1 : place + length])
        if meaning := phrases.get((form, *rest)):
            return Cue(meaning, length)
    return None


@cache
def folded(kind: str) -> frozenset[str]:
    """Return the words of ``persons.<kind>`` of all languages, as words are compared."""
    return frozenset(lexicon.folded(f"persons.{kind}"))
