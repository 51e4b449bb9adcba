"""Round words among a sentence's tokens: "a dozen", "dozens", "several", "une trentaine".

Each becomes one word with the numbers that it is used of: a dozen are 11 to 13, dozens are 24 to
199, several are 2 to 19. Only where a round word counts people, attacks or what the report has a
unit for is it held to the figures: "dozens of trucks" is an everyday word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.narrative.openers import opener_before
from sitrep.narrative.spelled import without_hyphens
from sitrep.narrative.tokens import Round, Token
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import NO_WORD, Finder, scales

#: What each vague word is the plural of.
_UNITS = {**lexicon.VAGUE_FLOORS, "millions": 1_000_000}
#: Words of one size: Arabic says "tens" where English says "dozens".
_ALIKE = {"dozens": "tens", "scores": "tens"}
_SEVERAL = "several"
#: Two dozen, and no more than so many: what is more is a year, or another number.
_MOST_TIMES = 99
#: Where "more than hundreds" and "more than a hundred" are one.
_SINGULAR = frozenset({"uk", "ru"})


def with_round(tokens: Sequence[Token], language: str) -> list[Token]:
    """Return the tokens with each round word as one, whatever it counts."""
    return _Reader(tokens, language).read()


def size_of(value: Value) -> str:
    """Return the size of a word stated instead of a number: "tens" of "dozens" and of "عشرات"."""
    if not isinstance(value, Figure) or value.qualifier is not Qualifier.VAGUE:
        return ""
    plain = fold(value.words).split()
    for own in lexicon.LANGUAGES:
        for place in range(len(plain)):
            kind, _, meant = (_finder(own).at(plain, place) or ("", 0))[0].partition(":")
            if kind in ("vague", _SEVERAL):
                return _ALIKE.get(meant, meant) or _SEVERAL
    return ""


class _Reader:
    """Reads the round words of one sentence; a hyphen between words says nothing."""

    def __init__(self, tokens: Sequence[Token], language: str) -> None:
        self._tokens, self._language = tokens, language
        self._said = without_hyphens(tokens)
        self._words = [tokens[i].text if tokens[i].kind == "word" else NO_WORD for i in self._said]

    def read(self) -> list[Token]:
        found, place = list[Token](), 0
        for at, start in enumerate(self._said):
            if start < place:
                continue
            found += self._tokens[place:start]
            read = self._at(at)
            last = self._said[at + read[1] - 1] if read else start
            own = self._tokens[start : last + 1]
            found.append(_joined(own, read[0]) if read else self._tokens[start])
            place = last + 1
        return [*found, *self._tokens[place:]]

    def _at(self, at: int) -> tuple[Round, int] | None:
        """Return the round word at ``at`` and how many words it takes."""
        if self._token(at).values:
            return self._times(at)
        kind, meant, length = self._phrase(at)
        if kind == _SEVERAL:
            return self._several(at, length)
        if kind == "about":
            return self._about(int(meant), at), length
        return (self._plural(meant, at), length) if kind else None

    def _several(self, at: int, length: int) -> tuple[Round, int] | None:
        """Return what is said by "several" alone, or with what follows: several hundred."""
        scale, end = 1, at + length
        while end < len(self._words) and (more := scales().get(self._words[end])):
            scale, end = scale * more, end + 1
        if scale > 1:
            return _vague(scale), end - at
        kind, meant, more = self._phrase(end)
        if kind in ("about", "vague"):
            return _vague(int(meant) if kind == "about" else _UNITS[meant]), length + more
        # "Quelques 350 000" qualifies a number.
        numbered = end < len(self._said) and bool(self._token(end).values)
        return None if numbered else (Round(2, 19, _SEVERAL), length)

    def _times(self, at: int) -> tuple[Round, int] | None:
        """Return what a number says with the round word behind it: two dozen."""
        token = self._token(at)
        if token.text in lexicon.meanings("figures.round"):
            number = int(token.values[0])
            return replace(self._about(number, at), number=number), 1
        kind, meant, length = self._phrase(at + 1)
        # "In week 12 hundreds fled" has two numbers: English says two dozen, two hundred.
        if kind not in (("about",) if self._language == "en" else ("about", "vague")):
            return None
        times = token.values[0] * (int(meant) if kind == "about" else _UNITS[meant])
        if not 1 < token.values[0] <= _MOST_TIMES or times.denominator > 1:
            return None
        return self._about(int(times), at), 1 + length

    def _plural(self, meant: str, at: int) -> Round:
        unit, opener = _UNITS[meant], opener_before(self._tokens, self._said[at])
        alone = meant in ("dozens", "hundreds", "thousands")
        if opener and alone and self._language in _SINGULAR:
            return self._about(unit, at)
        return _vague(unit)

    def _about(self, number: int, at: int) -> Round:
        """Return a tenth less to a tenth more, or what the words before the number make of it."""
        near = max(1, number // 10)
        ends = {
            "more than": (number + 1, 2 * number - 1),
            "at least": (number, 2 * number - 1),
            "up to": (1, number),
            "fewer than": (1, number - 1),
        }
        opener = opener_before(self._tokens, self._said[at])
        return Round(*ends.get(opener, (number - near, number + near)))

    def _token(self, at: int) -> Token:
        return self._tokens[self._said[at]]

    def _phrase(self, at: int) -> tuple[str, str, int]:
        if at >= len(self._words):
            return "", "", 0
        meaning, length = _finder(self._language).at(self._words, at) or ("", 0)
        kind, _, meant = meaning.partition(":")
        return kind, meant, length


def _joined(tokens: Sequence[Token], about: Round) -> Token:
    text = " ".join(token.text for token in tokens if token.kind != "stop")
    values = (Fraction(about.number or about.low),)
    return replace(
        tokens[0], kind="word", text=text, end=tokens[-1].end, values=values, round=about
    )


def _vague(unit: int) -> Round:
    """Return what the plural of ``unit`` is used of: two of it, to what the next plural begins."""
    size = 10 ** (len(str(unit)) - 1)
    word = next((word for word, n in _UNITS.items() if n == size), str(size))
    return Round(2 * unit, 20 * size - 1, word)


@cache
def _finder(language: str) -> Finder:
    return Finder(_listed(language))


def _listed(language: str) -> Iterator[tuple[str, str]]:
    for kind in ("figures.round", "narrative.about"):
        for number, words in dict(lexicon.found(kind, language) or {}).items():
            yield from ((f"about:{number}", word.replace("-", " ")) for word in words)
    for kind in ("figures.vague", "narrative.vague"):
        for meaning, words in dict(lexicon.found(kind, language) or {}).items():
            yield from ((f"vague:{meaning}", word) for word in words)
    yield from ((_SEVERAL, word) for word in lexicon.found("narrative.several", language))
