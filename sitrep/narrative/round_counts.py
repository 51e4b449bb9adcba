"""Which round words of a sentence are numbers: those that count people, attacks or a unit.

"Dozens were killed" and "killed dozens" count people; "dozens of trucks" counts what no report
does, and "dozens of shells killed 12" counts shells.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from sitrep.narrative.sentence import TOLLS, Sentence
from sitrep.narrative.tokens import APOSTROPHES, Token
from sitrep.vocabulary.prose import NO_WORD

_ATTACKS = frozenset(
    {
        *("attacks", "attacks_on_health", "airstrike", "shelling", "explosion", "ground_attack"),
        "abduction",
    }
)
#: Of areas, sources and money a round word is an everyday one.
_COUNTED = TOLLS | _ATTACKS | {"people", "households", "movements", "facilities", "events"}
#: What stands between a round word and what it counts.
_OF = frozenset({"of", "de", "des", "d", "del"})
_MORE = frozenset({"more", "other", "others", "autres", "otros", "otras", "ще", "еще"})
#: So far before a round word stands what happened to those whom it counts.
_BEFORE = 6


def counting(sentence: Sentence, units: Collection[str] = ()) -> list[Token]:
    """Return the tokens of a sentence, of which only round words that are numbers stay so.

    ``units`` are words, folded, for what a report counts besides people and attacks.
    """
    reader = _Reader(sentence, units)
    return [
        _everyday(token) if token.round and not reader.counts(i) else token
        for i, token in enumerate(sentence.tokens)
    ]


def _everyday(token: Token) -> Token:
    """Return a round word that counts nobody; "a hundred" remains a number."""
    number = token.round.number if token.round else 0
    return replace(token, round=None, values=(Fraction(number),) if number else ())


class _Reader:
    def __init__(self, sentence: Sentence, units: Collection[str]) -> None:
        self._s, self._units = sentence, units

    def counts(self, place: int) -> bool:
        """Return whether the round word at ``place`` counts what a report does."""
        few = self._s.tokens[place].round.word == "several"  # type: ignore[union-attr]
        at = self._behind(place + 1)
        if few and at > place + 1 and self._s.words[place + 1] in _OF - {"de", "d"}:
            # Several of the dead are some of them.
            return False
        if self._ends(at):
            return self._happened_before(place)
        if self._s.small_at("durations", at):
            return False
        if self._is_unit(at):
            return not few
        if self._s.is_empty(at):
            return self._happened_before(place) or self._happens(at)
        if self._s.counts_at(at):
            return self._counted(place, at, few)
        return self._of_unknown(place, at)

    def _counted(self, place: int, at: int, few: bool) -> bool:
        """Return whether what is counted at ``at`` is a report's: of few people only a toll."""
        concept = self._s.counted.get(at, ("people", 1))[0]
        if concept not in _COUNTED:
            return False
        if not few or concept in _ATTACKS:
            return True
        if concept in TOLLS:
            return not self._acts(at)
        people = concept == "people" or at in self._s.groups
        return people and (self._happened_before(place) or self._happens(at + 1))

    def _of_unknown(self, place: int, at: int) -> bool:
        """Return whether what no list knows is people: they are killed, or are young men."""
        if self._happened_before(place):
            return True
        after = at + 1
        if after < len(self._s.tokens) and self._is_people(after):
            return True
        return self._happens(after)

    def _is_people(self, at: int) -> bool:
        return at in self._s.groups or self._s.counted.get(at, ("",))[0] == "people"

    def _happens(self, at: int) -> bool:
        """Return whether it goes on with what happened to those counted: "… were killed"."""
        while not self._ends(at) and self._s.is_empty(at) and not self._s.counts_at(at):
            at += 1
        toll = self._s.counted.get(at, ("",))[0] in TOLLS if not self._ends(at) else False
        return toll and not self._acts(at)

    def _acts(self, at: int) -> bool:
        """Return whether what stands at ``at`` was done to others: "… killed 12 people"."""
        after = at + self._s.counted.get(at, ("", 1))[1]
        while not self._ends(after) and self._s.is_empty(after):
            after += 1
        if after >= len(self._s.tokens):
            return False
        token = self._s.tokens[after]
        return bool(token.values) or (token.kind == "word" and self._is_people(after))

    def _happened_before(self, place: int) -> bool:
        """Return whether what happened stands right before: "killed dozens", "killed: dozens"."""
        at = place - 1
        while at > max(place - _BEFORE, -1) and (
            self._s.tokens[at].text in {":", *APOSTROPHES}
            or (self._s.words[at] != NO_WORD and self._s.is_empty(at))
        ):
            at -= 1
        return any(i <= at < i + n for i, (c, n) in self._s.counted.items() if c in TOLLS)

    def _behind(self, at: int) -> int:
        """Return where what is counted begins: behind "of", "more", an apostrophe."""
        tokens: Sequence[Token] = self._s.tokens
        while at < len(tokens) and tokens[at].text in _OF | _MORE | APOSTROPHES:
            at += 1
        return at

    def _ends(self, at: int) -> bool:
        return at >= len(self._s.tokens) or self._s.tokens[at].kind != "word"

    def _is_unit(self, at: int) -> bool:
        return self._s.words[at] in self._units
