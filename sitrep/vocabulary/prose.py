"""Words of running text: what its numbers count, and what stands around them.

What a number counts is looked up in all languages at once; the small words of one language
("on", "a") mean other things in the next, so they are those of the text's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import LANGUAGES, found

#: What Arabic writes as one with the next word: and, so, in, for, like; and the article.
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_ARTICLES = ("ال", "لل")
_LONGEST = 4
#: Stands among words for what is none.
NO_WORD = "\0"
AND = "و"


@lru_cache(maxsize=8_192)
def forms(word: str) -> tuple[str, ...]:
    """Return a folded word, and an Arabic one without what is written as one with it."""
    if not "\u0600" <= word[:1] <= "\u06ff":
        return (word,)
    listed = [word, *(word[1:] for c in _CLITICS if word.startswith(c) and len(word) > 3)]
    bare = [w[2:] for w in listed for a in _ARTICLES if w.startswith(a) and len(w) > 4]
    return tuple(dict.fromkeys([*listed, *bare]))


class Finder:
    """Finds phrases in folded words; a phrase that ends in a hyphen stands for any ending."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._whole: dict[tuple[str, ...], str] = {}
        self._starts: dict[str, str] = {}
        for meaning, phrase in phrases:
            plain = fold(phrase)
            if plain.endswith("-"):
                self._starts[plain[:-1]] = meaning
            else:
                self._whole[tuple(plain.split())] = meaning

    def at(self, words: Sequence[str], place: int) -> tuple[str, int] | None:
        """Return what begins at ``place`` and how many words it has, the longest first."""
        if words[place] == NO_WORD:
            return None
        for length in range(min(_LONGEST, len(words) - place), 0, -1):
            rest = tuple(words[place + 1 : place + length])
            for form in forms(words[place]):
                if meaning := self._whole.get((form, *rest)):
                    return meaning, length
        for form in forms(words[place]):
            for end in range(len(form), 2, -1):
                if meaning := self._starts.get(form[:end]):
                    return meaning, 1
        return None

    def exact(self, word: str) -> bool:
        """Return whether a phrase is, or begins with, the word as it is written."""
        stem = any(self._starts.get(word[:end]) for end in range(len(word), 2, -1))
        return stem or any(phrase[0] == word for phrase in self._whole)


@cache
def finder(kind: str) -> Finder:
    """Return what finds the words of ``kind`` of all languages."""
    return Finder(
        (str(meaning), word)
        for own in LANGUAGES
        for meaning, listed in dict(found(kind, own) or {}).items()
        for word in listed
    )


@cache
def small(language: str, kind: str) -> Finder:
    """Return what finds the small words of one language: "durations", "since" and the like."""
    return Finder((kind, word) for word in found(f"narrative.prose.{kind}", language))


@cache
def empty(language: str) -> frozenset[str]:
    """Return the words of a language that name nothing."""
    return frozenset(map(fold, found("narrative.prose.function", language)))


@cache
def scales() -> Mapping[str, int]:
    """Return what multiplies the number before it: "million", "тис."."""
    kinds = ("figures.scales", "narrative.scales")
    listed = (dict(found(kind, own) or {}) for own in LANGUAGES for kind in kinds)
    return {fold(w).rstrip("."): int(n) for table in listed for n, ws in table.items() for w in ws}


def tongue(words: Iterable[str], usual: str) -> str:
    """Return the language that a text is written in: the one of most of its small words."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for word in words:
        for language in LANGUAGES:
            counts[language] += word in empty(language)
    usual = usual if usual in counts else "en"
    return max(LANGUAGES, key=lambda language: (counts[language], language == usual))
