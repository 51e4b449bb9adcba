"""What a sentence says of each number in it: what it counts, whom, where and when.

In: the tokens of a sentence, and the names of the report's areas. Out: a Claim per number.
Numbers that are no figures (a year, two days, page 3, one of many) make none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TypeVar

from sitrep.narrative.places import is_placed
from sitrep.narrative.sentence import JOINERS, TOLLS, Sentence
from sitrep.narrative.times import Time
from sitrep.narrative.tokens import Token
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold, spelling
from sitrep.vocabulary.prose import NO_WORD, forms

_T = TypeVar("_T")
_CURRENCIES = frozenset("$€£¥₴₽₺")
_HEALTH_AFTER = 5


@dataclass(frozen=True)
class Claim:
    """One number of a text with what its sentence says of it.

    ``concepts`` are alternatives; with ``joint`` it counts all of them together. ``noun`` is a
    word behind the number that no list knows; ``weak``: what it counts is said elsewhere in the
    sentence. ``words`` are all the sentence's.
    """

    number: Token
    concepts: tuple[str, ...] = ()
    #: Dead and wounded are counted together.
    joint: bool = False
    people: bool = False
    groups: tuple[str, ...] = ()
    noun: str = ""
    percent: bool = False
    #: It counts two groups together: women and children.
    both: bool = False
    areas: tuple[str, ...] = ()
    #: Its areas stand in its own clause.
    near: bool = False
    times: tuple[Time, ...] = ()
    sums: bool = False
    differs: bool = False
    sourced: bool = False
    words: frozenset[str] = frozenset()


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield what the sentence says of each number in it."""
    if not sentence.numbers:
        return
    words = frozenset(word for word in sentence.words if word != NO_WORD)
    sums, differs = sentence.has("sums"), sentence.compares
    for place in sentence.numbers:
        yield _Reader(sentence, place).claim(words, sums, differs)


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Return the words before the ends of a range: between 10 and 13; the first may be missing."""
    listed = (pair for own in lexicon.LANGUAGES for pair in lexicon.found("figures.ranges", own))
    return tuple((" ".join(fold(opener).split()[-1:]), fold(joiner)) for opener, joiner in listed)


class _Reader:
    """Reads one number of a sentence."""

    def __init__(self, sentence: Sentence, place: int) -> None:
        self.s, self.place = sentence, place
        self.start, self.end = sentence.bounds(place)
        at = bisect_left(sentence.numbers, place)
        self.before = max(self.start - 1, *sentence.numbers[max(at - 1, 0) : at], -1)
        self.after = min(self.end, *sentence.numbers[at + 1 : at + 2], self.end)

    def claim(self, words: frozenset[str], sums: bool, differs: bool) -> Claim:
        """Return the claim of this number."""
        token = self._number()
        told = self._partner()
        if told is not None:
            return replace(_Reader(self.s, told).claim(words, sums, differs), number=token)
        concepts, joint, people, noun = self._counted()
        return Claim(
            token,
            concepts,
            joint,
            people,
            self._groups(),
            noun,
            self._percent(),
            bool(self._more_groups()),
            self._areas(),
            any(self.start <= i < self.end for i in self.s.areas),
            self._times(),
            sums,
            differs,
            self._sourced(),
            words,
        )

    def _number(self) -> Token:
        return replace(self.s.tokens[self.place], kind="number")

    def _partner(self) -> int | None:
        """Return the other end of a range whose first number this is: 10–13, 10 to 13."""
        after = self.place + 1
        if after + 1 >= len(self.s.tokens) or after + 1 not in self.s.numbers:
            return None
        token = self.s.tokens[after]
        before = self.s.words[self.place - 1] if self.place else ""
        joined = any(joiner == token.text and opener in ("", before) for opener, joiner in _pairs())
        return after + 1 if token.text in JOINERS or joined else None

    # What it counts

    def _counted(self) -> tuple[tuple[str, ...], bool, bool, str]:
        after = self._hits(self.place + 1, self.after)
        people = "people" in after or bool(self._groups_after())
        noun = self._noun()
        if self._is_money():
            return ("money",), False, False, noun
        own = self._own(self._counted_behind(people), people)
        if own:
            return own, self._is_joint(own), people, noun
        before = self._hits(self.before + 1, self.place)
        people = people or before[-1:] == ["people"]
        near = [c for c in before if c != "people" and (c in TOLLS or not people)]
        if near and (not noun or self._adjoins()):
            pair = tuple(dict.fromkeys(near[-2:]))
            joint = len(pair) == 2 and self._is_joint(pair)
            return (pair if joint else pair[-1:]), joint, people, noun
        return (*self._elsewhere(people, noun),), False, people, "" if people else noun

    def _counted_behind(self, people: bool) -> list[str]:
        """Return what is counted behind the number: "injured 16 in strikes" counts none."""
        told = any(c in TOLLS for c in self._hits(self.before + 1, self.place)) and not people
        found, apart = list[str](), False
        for i in range(self.place + 1, self.after):
            concept = self.s.counted[i][0] if i in self.s.counted else ""
            apart = apart or (told and self.s.parts_from(i))
            if concept not in ("", "people") and (concept in TOLLS or not apart):
                found.append(concept)
        return found

    def _hits(self, start: int, end: int) -> list[str]:
        return [self.s.counted[i][0] for i in range(start, end) if i in self.s.counted]

    def _own(self, after: list[str], people: bool) -> tuple[str, ...]:
        """Return what is counted by the words behind the number."""
        if people:
            return tuple(dict.fromkeys(c for c in after if c in TOLLS))
        if not after:
            return ()
        if after[0] in TOLLS:
            return tuple(dict.fromkeys(c for c in after if c in TOLLS))
        if after[0] == "attacks" and self._on_health():
            return ("attacks_on_health",)
        return (after[0],)

    def _on_health(self) -> bool:
        at = next(i for i in range(self.place, self.after) if i in self.s.counted)
        words = self.s.words[at + 1 : at + 1 + _HEALTH_AFTER]
        stems = tuple(lexicon.folded("facilities.health"))
        return any(form.startswith(stems) for word in words for form in forms(word))

    def _is_joint(self, pair: Sequence[str]) -> bool:
        """Return whether dead and wounded are counted together: "12 killed or injured"."""
        return {*pair} >= {"killed", "injured"}

    def _is_money(self) -> bool:
        before = self.s.tokens[self.place - 1].text if self.place else ""
        after = self.s.tokens[self.place + 1].text if self.place + 1 < len(self.s.tokens) else ""
        return bool({before, after} & _CURRENCIES)

    def _noun(self) -> str:
        """Return the word behind the number if it names something that no list knows."""
        at = self.place + 1
        while at < self.after and self.s.tokens[at].kind == "word":
            if self.s.counts_at(at) or at in self.s.areas:
                return ""
            if not self.s.is_empty(at):
                return self.s.words[at]
            if self.s.words[at] not in ("more", "other", "of", "de", "d", "des", "autres", "otras"):
                return ""
            at += 1
        return ""

    def _adjoins(self) -> bool:
        """Return whether only small words stand between what is counted and the number."""
        at = self.place - 1
        while at > self.before and self.s.words[at] != NO_WORD and self.s.is_empty(at):
            at -= 1
        return any(i <= at < i + n for i, (c, n) in self.s.counted.items() if c in TOLLS)

    def _elsewhere(self, people: bool, noun: str) -> Iterator[str]:
        """Yield what the rest of the sentence counts, where the number's own words don't say."""
        if noun and not people:
            return
        before = [c for c in self._hits(0, self.place) if c != "people"]
        later = [c for c in self._hits(self.place, len(self.s.tokens)) if c != "people"]
        listed = [*reversed(before), *later]
        yield from [c for c in listed if c in TOLLS or not people][:1]

    # Whom, where and when

    def _groups_after(self) -> tuple[str, ...]:
        return tuple(
            self.s.groups[i][0] for i in range(self.place + 1, self.after) if i in self.s.groups
        )

    def _groups(self) -> tuple[str, ...]:
        found = (*self._groups_after(), *self._more_groups())
        if found:
            return tuple(dict.fromkeys(found))
        near = [i for i in self.s.groups if self.before < i < self.place]
        return (self.s.groups[near[-1]][0],) if near and self._touches(near[-1]) else ()

    def _more_groups(self) -> tuple[str, ...]:
        """Return a second group behind "and": 12 women and children."""
        if not self._groups_after() or self.after != self.end:
            return ()
        return (self.s.groups[self.end + 1][0],) if self.end + 1 in self.s.groups else ()

    def _touches(self, at: int) -> bool:
        between = range(at + self.s.groups[at][1], self.place)
        return all(self.s.words[i] == NO_WORD or self.s.is_empty(i) for i in between)

    def _percent(self) -> bool:
        after = self.place + 1
        if after < len(self.s.tokens) and self.s.tokens[after].text in ("%", "٪"):
            return True
        return self.s.small_at("percent", after)

    def _areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._nearest({i: a for i, (a, _) in self.s.areas.items()})))

    def _times(self) -> tuple[Time, ...]:
        """Return when the sentence says.

        What an earlier clause says is not of this number where the sentence goes on by a length of
        time ("two days later") or compares: "the week before, 3 were killed: it rose to 12".
        """
        found = self._nearest(self.s.times)
        if any(i in self.s.times for i in range(self.start, self.end)):
            return tuple(found)
        kept = (time for time in found if not (self.s.compares and time.what == "previous"))
        return () if self.s.goes_on else tuple(kept)

    def _nearest(self, found: Mapping[int, _T]) -> list[_T]:
        """Return what stands with the number, in its clause or before it in the sentence."""
        behind = [found[i] for i in range(self.place + 1, self.after) if i in found]
        ahead = [found[i] for i in range(self.before + 1, self.place) if i in found]
        if behind or ahead:
            alone = self.before >= self.start
            return behind if behind and alone else [*ahead, *behind]
        earlier = [i for i in found if i < self.start]
        if earlier:
            last = self.s.bounds(max(earlier))
            return [found[i] for i in range(*last) if i in found]
        numbers = [n for n in self.s.numbers if n > self.place]
        until = min(numbers, default=len(self.s.tokens))
        return [found[i] for i in range(self.place, until) if i in found]

    def _sourced(self) -> bool:
        """Return whether a source is named right behind the number or what it counts."""
        for i in range(self.place + 1, len(self.s.tokens)):
            token = self.s.tokens[i]
            if token.kind == "source":
                return True
            if token.kind == "number" and i in self.s.numbers and self._partner() != i:
                return False
        return False


def strange(sentence: Sentence, claim: Claim, known: Collection[str]) -> Token | None:
    """Return the name of a place that nothing knows, in which a claim's sentence puts its number.

    Which words are names is told by their capital, so none is found in Arabic.
    """
    if claim.areas or claim.sourced or not (claim.people or {*claim.concepts} & TOLLS):
        return None
    named = {i + n for i, (_, length) in sentence.areas.items() for n in range(length)}
    for place, token in enumerate(sentence.tokens):
        if place in named or not is_placed(sentence.tokens, place):
            continue
        if sentence.is_name(place):
            return None if spelling(token.text) in known else token
    return None
