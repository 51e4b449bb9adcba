"""Numbers written in words: "forty-two", "deux cents", "treinta y dos", "اثنان وثلاثون".

In: folded words, hyphens left out. Out: the number that begins at one of them, and how many words
it takes. A language lists its small numbers in every form; this puts them together. What does not
go together is two numbers: "twenty and five", "five six". A scale alone is none: "some thousand".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import LANGUAGES, found, meanings

#: What Arabic writes as one with a number: and, so, in, for, like. Not the article: "12 in the
#: hundred" is a percentage.
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_AND = "و"
_UNITS_FIRST = frozenset({"ar"})
#: French counts on from 60 and from 80 up to 79 and 99; it says "et" before 1 and 11 alone.
_COUNTED_ON = {"fr": (60, 80)}
_ELEVENS = (1, 11)
_LONGEST = 3
#: "A hundred" is one hundred.
_ONE = {"en": ("a", "an")}
_HUNDRED, _THOUSAND = 100, 1_000


@dataclass(frozen=True)
class _Table:
    """What one language builds its numbers from."""

    numbers: Mapping[tuple[str, ...], int]
    scales: Mapping[str, int]
    after_hundreds: frozenset[str]
    after_tens: frozenset[str]


@cache
def _table(language: str) -> _Table:
    listed = dict(found("figures.numbers", language)).items()
    numbers = {_parts(w): int(n) for n, ws in listed for w in ws if int(n)}
    tables = (dict(found(f"{kind}.scales", language)) for kind in ("figures", "narrative"))
    # A sign of one letter belongs to digits: 12m.
    scales = {
        fold(w).rstrip("."): int(n) for t in tables for n, ws in t.items() for w in ws if len(w) > 1
    }
    joins = (found(f"figures.joining.{kind}", language) for kind in ("hundreds", "tens"))
    after_hundreds, after_tens = (frozenset(map(fold, listed)) for listed in joins)
    return _Table(numbers, scales, after_hundreds, after_tens)


def _parts(phrase: str) -> tuple[str, ...]:
    return tuple(fold(phrase).replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a number: its value, its words, what joins it to the part before."""

    value: int
    length: int
    joiner: str = ""
    #: A scale with nothing before it, which is a number only where it goes on.
    bare: bool = False


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read so far: what is multiplied, what is below that, the least scale in it."""

    total: int
    below: int
    least: int

    def scaled(self, scale: int) -> _Read | None:
        """Return it with ``scale`` multiplying what came last; ``None`` where it can't."""
        if scale == _HUNDRED:
            hundreds = 0 < self.below < _HUNDRED and self.below % 10
            return _Read(self.total, self.below * scale, self.least) if hundreds else None
        if not self.below or (self.least and scale >= self.least):
            return None
        return _Read(self.total + self.below * scale, 0, scale)


def number_at(words: Sequence[str], place: int, language: str) -> tuple[int, int] | None:
    """Return the number that begins at ``place`` and how many of ``words`` it takes."""
    if not (first := _first(words, place, language)):
        return None
    end, value = place + first.length, first.value
    read = _Read(value, 0, value) if value >= _THOUSAND else _Read(0, value, 0)
    while step := _step(read, words, end, language):
        read, length = step
        end += length
    return None if first.bare and end == place + 1 else (read.total + read.below, end - place)


def _step(read: _Read, words: Sequence[str], place: int, language: str) -> tuple[_Read, int] | None:
    """Return the number once it goes on with what stands at ``place``, and that one's length."""
    if place >= len(words):
        return None
    scale = _table(language).scales.get(words[place])
    if scale and (scaled := read.scaled(scale)):
        return scaled, 1
    part = _next(words, place, language)
    if part and _adds(read, part, language):
        return _Read(read.total, read.below + part.value, read.least), part.length
    return None


def _adds(read: _Read, part: _Part, language: str) -> bool:
    """Return whether a part goes on with a number: hundreds, then tens, then units."""
    table, value, joiner, tens = _table(language), part.value, part.joiner, read.below % _HUNDRED
    if not tens:
        limit = _HUNDRED if read.below else _THOUSAND
        joins = not joiner or joiner in table.after_hundreds
        return joins and value < limit and bool(read.total or read.below)
    if language in _UNITS_FIRST:
        return tens < 10 and value in range(20, _HUNDRED, 10) and joiner in table.after_tens
    counts_on = _COUNTED_ON.get(language, ())
    if joiner and (joiner not in table.after_tens or (counts_on and value not in _ELEVENS)):
        return False
    unit = tens >= 20 and tens % 10 == 0 and value < 10
    return unit or (tens in counts_on and 10 <= value < 20)


def _first(words: Sequence[str], place: int, language: str) -> _Part | None:
    scales = _table(language).scales
    if words[place] in _ONE.get(language, ()) and place + 1 < len(words):
        scale = scales.get(words[place + 1], 0)
        return _Part(scale, 2) if 0 < scale <= _THOUSAND else None
    if listed := _part(words, place, language):
        return listed
    return _Part(_THOUSAND, 1, bare=True) if scales.get(words[place]) == _THOUSAND else None


def _next(words: Sequence[str], place: int, language: str) -> _Part | None:
    """Return the part at ``place``, with what joins it to the one before."""
    table = _table(language)
    if words[place] in table.after_hundreds | table.after_tens:
        after = _part(words, place + 1, language) if place + 1 < len(words) else None
        return _Part(after.value, after.length + 1, words[place]) if after else None
    return _part(words, place, language, within=True)


def _part(words: Sequence[str], place: int, language: str, within: bool = False) -> _Part | None:
    """Return the listed number at ``place``, the longest; Arabic writes "and" as one with it."""
    for length in range(min(_LONGEST, len(words) - place), 0, -1):
        for form, joiner in _forms(words[place]):
            value = _table(language).numbers.get((form, *words[place + 1 : place + length]))
            if value:
                return _Part(value, length, joiner if within else "")
    return None


@lru_cache(maxsize=8_192)
def _forms(word: str) -> tuple[tuple[str, str], ...]:
    if not "\u0600" <= word[:1] <= "\u06ff":
        return ((word, ""),)
    return (word, ""), *((word[1:], c) for c in _CLITICS if word.startswith(c) and len(word) > 3)


def number(text: str) -> int | None:
    """Return the number that a folded text is, in whichever language: "none", "forty-two"."""
    if listed := meanings("figures.numbers").get(text):
        return int(listed)
    words = text.replace("-", " ").split()
    return next(_readings(words), None) if words else None


def _readings(words: Sequence[str]) -> Iterator[int]:
    for language in LANGUAGES:
        read = number_at(words, 0, language)
        if read and read[1] == len(words):
            yield read[0]
