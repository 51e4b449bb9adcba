"""The words before a number that qualify it: "more than 12", "plus d'une trentaine"."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.narrative.tokens import APOSTROPHES, Token
from sitrep.vocabulary import lexicon

#: So many words qualify a number: "not more than".
_LONGEST = 3


def opener_before(tokens: Sequence[Token], place: int) -> str:
    """Return what the words before the token at ``place`` make of it: "more than", "about"."""
    return _before(tokens, place)[0]


def length_before(tokens: Sequence[Token], place: int) -> int:
    """Return how many tokens before the one at ``place`` qualify it."""
    return _before(tokens, place)[1]


def _before(tokens: Sequence[Token], place: int) -> tuple[str, int]:
    for start in range(max(place - 2 * _LONGEST, 0), place):
        said = _words([t.text for t in tokens[start:place]])
        if found := lexicon.meanings("figures.openers").get(" ".join(said)):
            return found, place - start
    return "", 0


def opens_number(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a qualifier of a number begins at ``place``."""
    for end in range(place + 1, min(place + 2 * _LONGEST, len(tokens))):
        said = _words([t.text for t in tokens[place:end]])
        if tokens[end].values and len(said) <= _LONGEST:
            return " ".join(said) in lexicon.meanings("figures.openers")
    return False


def _words(texts: Sequence[str]) -> list[str]:
    """Return words as they are listed: "plus d'" is "plus de"."""
    return ["de" if text == "d" else text for text in texts if text not in APOSTROPHES]
