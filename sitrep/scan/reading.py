"""A text as the rules read it: one form of each digit, dash, quote and space, nothing invisible.

Arabic digits are 0-9, ``٫`` is a point, a prime is an apostrophe. Each character knows where it
stands in the text itself.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from sitrep.model.finding import Passage
from sitrep.scan.words import Word, words

_SAME = {
    **dict.fromkeys("’ʼ‘‛′´`", "'"),
    **dict.fromkeys("″“”„‟", '"'),
    **dict.fromkeys("º˚", "°"),
    **{"٫": ".", "٬": ",", "،": ",", "؛": ";", "\u2212": "-", "\u0640": "", "\t": " "},
}
#: Wide forms, and the joined ones of Arabic letters: only these are taken apart.
_JOINED = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD), range(0xFF01, 0xFFEF))


class _Seen(dict[str, str]):
    """What is read for each character, found once."""

    def __missing__(self, char: str) -> str:
        self[char] = found = _read(char)
        return found


def _read(char: str) -> str:
    if char in _SAME:
        return _SAME[char]
    if any(ord(char) in block for block in _JOINED):
        return unicodedata.normalize("NFKC", char)
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    if category in ("Zs", "Pd"):
        return " " if category == "Zs" else "-"
    # The vowels that Arabic may write above and below its letters are marks.
    hidden = category == "Cf" or (category == "Mn" and "\u0600" <= char <= "\u06ff")
    return "" if hidden else char


_SEEN = _Seen()


@dataclass(frozen=True)
class Reading:
    """What is read of a passage. ``starts`` is where each character stands in ``given``."""

    passage: Passage
    given: str
    text: str
    starts: Sequence[int]

    @classmethod
    def of(cls, passage: Passage) -> Reading:
        """Return what is read of ``passage``."""
        given = unicodedata.normalize("NFC", passage.text)
        if given.isascii():
            return cls(passage, given, given.replace("\t", " "), range(len(given) + 1))
        parts = [_SEEN[char] for char in given]
        text = "".join(parts)
        if len(text) == len(given) and all(parts):
            return cls(passage, given, text, range(len(given) + 1))
        starts = [n for n, part in enumerate(parts) for _ in part]
        return cls(passage, given, text, [*starts, len(given)])

    @cached_property
    def lines(self) -> Sequence[int]:
        """Where each line of the text begins."""
        return [0, *accumulate(len(line) + 1 for line in self.given.split("\n"))]

    @cached_property
    def low(self) -> str:
        """What is read in small letters, each where it stands in ``text``."""
        low = self.text.lower()
        # Of a few letters the small one is two.
        return low if len(low) == len(self.text) else "".join(c.lower()[:1] for c in self.text)

    @cached_property
    def words(self) -> Sequence[Word]:
        """The words of what is read, in order."""
        return words(self.text)

    def words_before(self, place: int, most: int) -> Sequence[Word]:
        """Return the last words before ``place``, the nearest first."""
        end = bisect_left(self.words, (place,))
        return self.words[max(0, end - most) : end][::-1]
