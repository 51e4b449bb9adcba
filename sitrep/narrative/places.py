"""Where a sentence speaks of: the names of the report's areas and places in running text.

Names are compared folded. A name in a case of Ukrainian or Russian, or with what Arabic writes
as one with it, is known by its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.narrative.tokens import Token
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import spelling
from sitrep.vocabulary.prose import NO_WORD, finder, forms

_SHORTEST = 3
#: So much longer or shorter is a name in another case.
_ENDING = 3
#: So far before a name stands the "in" of "in the city of Aleppo".
_AHEAD = 4
_OF = frozenset({"of", "de", "d", "del"})
_ARTICLES = frozenset({"the", "la", "le", "l", "el", "los", "las", "les"})
#: What Arabic writes as one with a name that something is in.
_IN = "ب"


@dataclass(frozen=True, slots=True)
class _Name:
    area: str
    words: tuple[str, ...]
    capital: bool
    elsewhere: bool = False


class Places:
    """The names of areas and places that a text may speak of, in the text they stand in.

    Those ``elsewhere``, as they are compared, are names only where the text says "in" before
    them, has a colon behind, or says that they saw something: any word may be the name of some
    village.
    """

    def __init__(
        self,
        source: str,
        names: Iterable[str],
        others: Iterable[str] = (),
        elsewhere: Iterable[str] = (),
    ) -> None:
        self._source = source
        self._taken = _spans(source, others)
        self._by_start: dict[str, list[_Name]] = {}
        for name in dict.fromkeys(names):
            self._add(name)
        for name in elsewhere:
            self._add(name, elsewhere=True)

    def _add(self, name: str, elsewhere: bool = False) -> None:
        for written in {name, name.split(",")[0]}:
            words = tuple(spelling(written).split())
            if words and len(written) >= _SHORTEST and not written.isdecimal():
                capital = written[:1].isupper() or (
                    elsewhere and written[:1].upper() != written[:1]
                )
                found = _Name(name, words, capital, elsewhere)
                self._by_start.setdefault(words[0][:_SHORTEST], []).append(found)

    def is_taken(self, token: Token) -> bool:
        """Return whether a token is of a name of another kind: of a source."""
        return token.start in self._taken

    def is_capital(self, token: Token) -> bool:
        """Return whether a word begins with a capital letter, and is none of capitals alone."""
        written = self._source[token.start : token.end]
        return written[:1].isupper() and not written.isupper()

    def found(self, tokens: Sequence[Token]) -> dict[int, tuple[str, int]]:
        """Return the areas named in ``tokens``, by token, and how many tokens each has."""
        hits: dict[int, tuple[str, int]] = {}
        place = 0
        while place < len(tokens):
            hit = self._at(tokens, place)
            if hit:
                hits[place] = (hit[0].area, hit[1])
            place += hit[1] if hit else 1
        return hits

    def _at(self, tokens: Sequence[Token], place: int) -> tuple[_Name, int] | None:
        token = tokens[place]
        if token.kind != "word" or token.start in self._taken:
            return None
        best: tuple[_Name, int] | None = None
        for form in forms(spelling(token.text)):
            for name in self._by_start.get(form[:_SHORTEST], ()):
                length = self._length(name, tokens, place, form)
                if length and (best is None or length > best[1]):
                    best = name, length
        return best

    def _length(self, name: _Name, tokens: Sequence[Token], place: int, first: str) -> int:
        """Return how many tokens the name takes where it begins with ``first``; 0 if it doesn't."""
        if name.capital and not self._source[tokens[place].start].isupper():
            return 0
        if not _same(name.words[0], first):
            return 0
        length = len(name.words)
        if name.elsewhere and not (
            is_placed(tokens, place, length) or is_subject(tokens, place, length)
        ):
            return 0
        at = place + 1
        for word in name.words[1:]:
            while at < len(tokens) and tokens[at].text in "-‐‑'’":
                at += 1
            if at >= len(tokens) or not _same(word, spelling(tokens[at].text)):
                return 0
            at += 1
        return at - place


def is_placed(tokens: Sequence[Token], place: int, length: int = 1) -> bool:
    """Return whether a text says that something is in what begins at ``place``: "in Aleppo"."""
    inside = _inside()
    before = [token.text for token in tokens[max(place - _AHEAD, 0) : place]]
    if before[-1:] and (before[-1] in inside or (before[-1] in _OF and inside & {*before[:-1]})):
        return True
    if len(before) > 1 and before[-1] in _ARTICLES and before[-2] in inside:
        return True
    if tokens[place].text.startswith(_IN):
        return True
    return any(token.text == ":" for token in tokens[place + length : place + length + 1])


def is_subject(tokens: Sequence[Token], place: int, length: int = 1) -> bool:
    """Return whether a text says that what begins at ``place`` saw something: "Aleppo saw 5"."""
    end, words = place + length, [t.text if t.kind == "word" else NO_WORD for t in tokens]
    before = words[place - 1] if place else NO_WORD
    # The Bishop of Aleppo is no place.
    if before in _OF and not _kinds() & {*words[max(place - _AHEAD, 0) : place - 1]}:
        return False
    if place and before == NO_WORD and end < len(tokens) and tokens[end].values:
        return True  # In a list: Idleb saw 7 killed, Aleppo 12.
    verbs = finder("narrative.verbs")
    # Arabic says what happened before where it did.
    ahead = range(max(place - 2, 0), place) if before >= "\u0600" else range(0)
    behind = range(end, min(end + _AHEAD, len(tokens)))
    numbers = [i for i in behind if tokens[i].values]
    near = [i for i in behind if i < min(numbers, default=len(tokens))]
    return any(verbs.at(words, i) for i in (*ahead, *near))


@cache
def _kinds() -> frozenset[str]:
    return lexicon.folded("areas.kinds")


@cache
def _inside() -> frozenset[str]:
    return lexicon.folded("areas.inside") - _OF - {_IN}


def _same(name: str, word: str) -> bool:
    if name == word:
        return True
    if not "\u0400" <= name[:1] <= "\u04ff" or len(name) <= _SHORTEST:
        return False
    stem = name[:-2] if len(name) > _SHORTEST + 1 else name[:-1]
    return word.startswith(stem) and abs(len(name) - len(word)) <= _ENDING


def _spans(source: str, names: Iterable[str]) -> frozenset[int]:
    """Return the places in ``source`` that names of another kind, sources, take up."""
    taken: set[int] = set()
    for name in {n for n in names if len(n) > _SHORTEST}:
        at = source.find(name)
        while at >= 0:
            taken.update(range(at, at + len(name)))
            at = source.find(name, at + len(name))
    return frozenset(taken)
