"""Numbers in words among a sentence's tokens: "forty", "-", "two" become one word worth 42.

They stay words: whether they are figures hangs on what stands around them ("two days").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from sitrep.narrative.tokens import Token
from sitrep.vocabulary.prose import NO_WORD, small
from sitrep.vocabulary.spelled import number_at

_HYPHENS = frozenset("-‐‑")


def with_spelled(tokens: Sequence[Token], language: str) -> list[Token]:
    """Return the tokens with each number in words as one; one is no count."""
    found, place = list[Token](), 0
    said = without_hyphens(tokens)
    words = [tokens[i].text if tokens[i].kind == "word" else NO_WORD for i in said]
    for at, start in enumerate(said):
        if start < place:
            continue
        found += tokens[place:start]
        read = _read(words, at, language)
        last = said[at + read[1] - 1] if read else start
        found.append(_joined(tokens[start : last + 1], read[0]) if read else tokens[start])
        place = last + 1
    return [*found, *tokens[place:]]


def _read(words: Sequence[str], at: int, language: str) -> tuple[int, int] | None:
    """Return the number that begins at ``at`` and its length; "pour cent" holds none."""
    if words[at] == NO_WORD or (at and small(language, "percent").at(words, at - 1)):
        return None
    read = number_at(words, at, language)
    return read if read and read[0] > 1 else None


def _joined(tokens: Sequence[Token], value: int) -> Token:
    text = " ".join(token.text for token in tokens if token.kind == "word")
    return replace(tokens[0], text=text, end=tokens[-1].end, values=(Fraction(value),))


def without_hyphens(tokens: Sequence[Token]) -> list[int]:
    """Return the places of all tokens but hyphens: "forty-two" says nothing between its words."""
    return [i for i in range(len(tokens)) if not _is_hyphen(tokens, i)]


def _is_hyphen(tokens: Sequence[Token], place: int) -> bool:
    """Return whether a hyphen joins the words on its two sides."""
    near = tokens[max(place - 1, 0) : place + 2]
    if len(near) < 3 or tokens[place].text not in _HYPHENS:
        return False
    words = near[0].kind == near[2].kind == "word"
    return words and all(a.end == b.start for a, b in pairwise(near))
