"""The words of a text with their places, folded once each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sitrep.vocabulary.fold import fold

#: A word may hold apostrophes and hyphens: al-Khalid, N'Dour.
_WORD = re.compile(r"[^\W\d_]+(?:['\-\u0300-\u036f][^\W\d_]+)*")


class Word(NamedTuple):
    """A word, where it stands, and how it is compared."""

    start: int
    end: int
    text: str
    folded: str


def words(text: str) -> Sequence[Word]:
    """Return the words of ``text`` in order."""
    return [Word(m.start(), m.end(), m[0], _folded(m[0])) for m in _WORD.finditer(text)]


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    return fold(word)
