"""Where a sentence speaks of: the names of the report's areas and places in running text.

Names are compared folded. A name in a case of Ukrainian or Russian, or with what Arabic writes
as one with it, is known by its beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sitrep.narrative.tokens import Token
from sitrep.vocabulary.fold import spelling
from sitrep.vocabulary.prose import forms

_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class _Name:
    area: str
    words: tuple[str, ...]
    capital: bool


class Places:
    """The names of areas and places that a text may speak of, in the text they stand in."""

    def __init__(self, source: str, names: Iterable[str], others: Iterable[str] = ()) -> None:
        self._source = source
        self._taken = _spans(source, others)
        self._by_start: dict[str, list[_Name]] = {}
        for name in dict.fromkeys(names):
            self._add(name)

    def _add(self, name: str) -> None:
        for written in {name, name.split(",")[0]}:
            words = tuple(spelling(written).split())
            if words and len(written) >= _SHORTEST and not written.isdecimal():
                found = _Name(name, words, written[:1].isupper())
                self._by_start.setdefault(words[0][:_SHORTEST], []).append(found)

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
        at = place + 1
        for word in name.words[1:]:
            while at < len(tokens) and tokens[at].text in "-‐‑'’":
                at += 1
            if at >= len(tokens) or not _same(word, spelling(tokens[at].text)):
                return 0
            at += 1
        return at - place


def _same(name: str, word: str) -> bool:
    if name == word:
        return True
    cyrillic = "\u0400" <= name[:1] <= "\u04ff" and len(name) > 4
    return cyrillic and word.startswith(name[:-2]) and abs(len(name) - len(word)) <= 3


def _spans(source: str, names: Iterable[str]) -> frozenset[int]:
    """Return the places in ``source`` that names of another kind, sources, take up."""
    taken: set[int] = set()
    for name in {n for n in names if len(n) > _SHORTEST}:
        at = source.find(name)
        while at >= 0:
            taken.update(range(at, at + len(name)))
            at = source.find(name, at + len(name))
    return frozenset(taken)
