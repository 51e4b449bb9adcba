"""What a sentence says of each number in it: what it counts, whom, where and when.

In: the tokens of a sentence, and the names of the report's areas. Out: a Claim per number.
Numbers that are no figures (a year, two days, page 3, one of many) make none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sitrep.model.dates import Window
from sitrep.narrative.places import Places
from sitrep.narrative.tokens import Token
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import AND, empty, finder, forms, small, spelled

#: People are counted by what happened to them.
TOLLS = frozenset(
    {
        *("killed", "injured", "casualties", "missing", "kidnapped", "arrested", "detained"),
        *("displaced", "returned"),
    }
)
_CURRENCIES = frozenset("$€£¥₴₽₺")
_JOINERS = frozenset("-–—‐‑")
_HEALTH_AFTER = 5
When = Literal["previous", "current", "since", "on", "week"]


@dataclass(frozen=True, slots=True)
class Time:
    """When a sentence says: the week before, this one, since or on some dates, a named week."""

    what: When
    window: Window | None = None
    weeks: tuple[int, ...] = ()


@dataclass(frozen=True)
class Claim:
    """One number of a text with what its sentence says of it.

    ``concepts`` are alternatives; with ``joint`` it counts all of them together. ``noun`` is a
    word behind the number that no list knows; ``weak``: what it counts is said elsewhere in the
    sentence. ``words`` are all the sentence's.
    """

    number: Token
    concepts: tuple[str, ...] = ()
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


@dataclass
class Sentence:
    """A sentence's tokens with what is found in them, each once."""

    tokens: Sequence[Token]
    language: str
    places: Places
    _spans: dict[int, tuple[int, int]] = field(default_factory=dict)

    @cached_property
    def words(self) -> list[str]:
        """Return the folded words; a token that is no word is a sign that no phrase holds."""
        return [t.text if t.kind == "word" else "\0" for t in self.tokens]

    def _found(self, kind: str) -> dict[int, tuple[str, int]]:
        """Return what of ``kind`` begins at which token, and how many tokens it has."""
        hits: dict[int, tuple[str, int]] = {}
        place, look = 0, finder(kind)
        while place < len(self.words):
            hit = look.at(self.words, place) if self.tokens[place].kind == "word" else None
            if hit:
                hits[place] = hit
            place += hit[1] if hit else 1
        return hits

    @cached_property
    def counted(self) -> dict[int, tuple[str, int]]:
        """What a number may count, by token."""
        return self._found("narrative.counted")

    @cached_property
    def groups(self) -> dict[int, tuple[str, int]]:
        """Whom a number may count, by token."""
        return self._found("narrative.groups")

    @cached_property
    def areas(self) -> dict[int, tuple[str, int]]:
        """The areas named, by token."""
        return self.places.found(self.tokens)

    @cached_property
    def numbers(self) -> list[int]:
        """The tokens that are numbers, a year that counts nothing not among them."""
        return [i for i, t in enumerate(self.tokens) if self._is_number(i, t)]

    def has(self, kind: str) -> bool:
        """Return whether the sentence has a small word of ``kind``."""
        look = small(self.language, kind)
        places = (i for i in range(len(self.words)) if self.at(look, i))
        return any(not self._opens_number(i) for i in places)

    def _opens_number(self, place: int) -> bool:
        """Return whether a word qualifies the number behind it: "more than 12"."""
        openers = lexicon.meanings("figures.openers")
        for length in (1, 2, 3):
            after = self.tokens[place + length : place + length + 1]
            if after and after[0].kind == "number":
                return " ".join(self.words[place : place + length]) in openers
        return False

    def at(self, look: object, place: int) -> bool:
        """Return whether a phrase of ``look`` begins at ``place``."""
        return 0 <= place < len(self.words) and bool(look.at(self.words, place))  # type: ignore[attr-defined]

    def small_at(self, kind: str, place: int) -> bool:
        """Return whether a small word of ``kind`` begins at ``place``."""
        return self.at(small(self.language, kind), place)

    def counts_at(self, place: int) -> bool:
        """Return whether what a number counts begins at ``place``."""
        return place in self.counted or place in self.groups

    def is_empty(self, place: int) -> bool:
        """Return whether a word that names nothing stands at ``place``."""
        return bool({*forms(self.words[place])} & empty(self.language))

    def _is_number(self, place: int, token: Token) -> bool:
        if token.kind == "word":
            return self._is_spelled(place, token)
        return token.kind == "number" and not self._is_name(place) and not self._is_year(place)

    def _is_spelled(self, place: int, token: Token) -> bool:
        """Return whether a number in words counts people: "seven killed", not "two days"."""
        if token.text not in spelled(self.language) or place + 1 >= len(self.tokens):
            return False
        after = [i for i in range(place + 1, min(place + 4, len(self.tokens))) if self._near(i)]
        hits = {self.counted[i][0] for i in after if i in self.counted}
        hits |= {"group" for i in after if i in self.groups}
        before = {self.counted[i][0] for i in (place - 1, place - 2) if i in self.counted}
        first = self.words[place + 1]
        if first in ("of", "de", "des", "d", "del", "з", "із", "من", "из"):
            return False
        return bool(hits & TOLLS or (before & TOLLS and hits & {"people", "group"}))

    def _near(self, place: int) -> bool:
        return self.tokens[place].kind == "word"

    def _is_name(self, place: int) -> bool:
        """Return whether the number is a name, an age or a length of time."""
        after = place + 1
        if self.words[after : after + 1] == ["\0"] and self.tokens[after].text in _JOINERS:
            after += 1
        later = after + 1 if after < len(self.words) and not self.counts_at(after) else after
        if self.small_at("durations", after) or self.small_at("durations", later):
            return True
        before = place - 1
        if before >= 0 and self.tokens[before].text == ".":
            before -= 1
        if self.small_at("numbered", before):
            return True
        ages = before > 0 and self.words[before] in ("under", "below")
        return ages and before - 1 in self.groups

    def _is_year(self, place: int) -> bool:
        token = self.tokens[place]
        if not (token.text.isdecimal() and len(token.text) == 4):
            return False
        if not 1900 <= token.values[0] < 2100:
            return False
        if place + 1 < len(self.tokens) and self.counts_at(place + 1):
            return place > 0 and self._dates(place - 1)
        return not self._listed(place)

    def _dates(self, place: int) -> bool:
        """Return whether the word before a year makes it one: "in 2019", not "at least 2019"."""
        word = self.words[place]
        openers = lexicon.meanings("figures.openers")
        if word in openers or " ".join(self.words[max(place - 1, 0) : place + 1]) in openers:
            return False
        return self.is_empty(place) if word != "\0" else False

    def _listed(self, place: int) -> bool:
        """Return whether other numbers of the sentence count the same: 12 tents, 2026 tents."""
        noun = self.words[place + 1 : place + 2]
        same = [i for i, word in enumerate(self.words) if [word] == noun and word != "\0"]
        return any(self.tokens[i - 1].kind == "number" for i in same if i not in (0, place + 1))

    # Clauses

    def bounds(self, place: int) -> tuple[int, int]:
        """Return the clause of a token: from a stop or an "and" to the next."""
        start = place
        while start > 0 and not self._breaks(start - 1, place):
            start -= 1
        end = place + 1
        while end < len(self.tokens) and not self._breaks(end, place):
            end += 1
        return start, end

    def _breaks(self, at: int, place: int) -> bool:
        token = self.tokens[at]
        if token.kind == "stop":
            if token.text in ":=" and at < place:
                return False
            if token.text in ",/" and self._lists_areas(at):
                return False
            return token.text not in "\"'*_«»“”‘’" and token.text not in _JOINERS
        return token.kind == "word" and self._joins(at) and not self._lists_areas(at)

    def _joins(self, at: int) -> bool:
        """Return whether an "and" begins another statement, and not another thing counted."""
        if self.small_at("conjunctions", at):
            after = at + 1
        elif self.tokens[at].text.startswith(AND) and self._clitic(at):
            after = at
        else:
            return False
        both = after in self.counted and at > 0 and self._ends_counted(at - 1)
        return not (both and not self._number_near(after + 1))

    def _clitic(self, at: int) -> bool:
        return at in self.counted and len(self.tokens[at].text) > 3

    def _ends_counted(self, at: int) -> bool:
        return any(i + hit[1] - 1 == at for i, hit in self.counted.items() if i <= at)

    def _number_near(self, start: int) -> bool:
        nearby = self.tokens[start : start + 3]
        return any(t.kind == "number" or t.text in spelled(self.language) for t in nearby)

    def _lists_areas(self, at: int) -> bool:
        """Return whether areas stand on both sides of an "and", and no number goes with each."""
        ends = {i + n - 1 for i, (_, n) in self.areas.items()}
        after = at + 1
        while after < len(self.tokens) and self.tokens[after].kind == "word":
            if after in self.areas:
                length = self.areas[after][1]
                follows = self.tokens[after + length : after + length + 1]
                counted = any(t.kind == "number" for t in follows)
                return at - 1 in ends and not counted
            if not self.is_empty(after):
                return False
            after += 1
        return False


def claims(sentence: Sentence) -> Iterator[Claim]:
    """Yield what the sentence says of each number in it."""
    if not sentence.numbers:
        return
    words = frozenset(word for word in sentence.words if word != "\0")
    sums, differs = sentence.has("sums"), sentence.has("differences")
    for place in sentence.numbers:
        yield _Reader(sentence, place).claim(words, sums, differs)


class _Reader:
    """Reads one number of a sentence."""

    def __init__(self, sentence: Sentence, place: int) -> None:
        self.s, self.place = sentence, place
        self.start, self.end = sentence.bounds(place)
        others = [n for n in sentence.numbers if n != place]
        self.before = max([self.start - 1, *(n for n in others if n < place)])
        self.after = min([self.end, *(n for n in others if n > place)])

    def claim(self, words: frozenset[str], sums: bool, differs: bool) -> Claim:
        """Return the claim of this number."""
        token = self._number()
        told = self._partner()
        if told is not None:
            return _with(_Reader(self.s, told).claim(words, sums, differs), token)
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
        token = self.s.tokens[self.place]
        if token.kind == "number":
            return token
        from fractions import Fraction

        value = Fraction(spelled(self.s.language)[token.text])
        return Token("number", token.text, token.start, token.end, (value,))

    def _partner(self) -> int | None:
        """Return the other end of a range whose first number this is: 10–13, 10 to 13."""
        after = self.place + 1
        if after + 1 >= len(self.s.tokens) or after + 1 not in self.s.numbers:
            return None
        token = self.s.tokens[after]
        pairs = [p for own in lexicon.LANGUAGES for p in lexicon.found("figures.ranges", own)]
        before = self.s.words[self.place - 1] if self.place else ""
        joined = any(
            fold(joiner) == token.text and (not opener or fold(opener).split()[-1] == before)
            for opener, joiner in pairs
        )
        return after + 1 if token.text in _JOINERS or joined else None

    # What it counts

    def _counted(self) -> tuple[tuple[str, ...], bool, bool, str]:
        s, after = self.s, self._hits(self.place + 1, self.after)
        people = "people" in after or bool(self._groups_after())
        noun = self._noun()
        if self._is_money():
            return ("money",), False, False, noun
        own = self._own([c for c in after if c != "people"], people)
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
        while at > self.before and self.s.words[at] != "\0" and self.s.is_empty(at):
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
        return all(self.s.words[i] == "\0" or self.s.is_empty(i) for i in between)

    def _percent(self) -> bool:
        after = self.place + 1
        if after < len(self.s.tokens) and self.s.tokens[after].text in ("%", "٪"):
            return True
        return self.s.small_at("percent", after)

    def _areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._nearest({i: a for i, (a, _) in self.s.areas.items()})))

    def _times(self) -> tuple[Time, ...]:
        return tuple(self._nearest(self._all_times()))

    def _nearest(self, found: dict[int, object]) -> list:  # type: ignore[type-arg]
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

    def _all_times(self) -> dict[int, Time]:
        s, found = self.s, dict[int, Time]()
        for i, token in enumerate(s.tokens):
            if token.kind == "date" and token.window:
                since = s.small_at("since", i - 1) or s.small_at("since", i - 2)
                found[i] = Time("since" if since else "on", token.window)
            elif token.kind == "week":
                listed = tuple(int("".join(d)) for d in _runs(token.text))
                found[i] = Time("week", weeks=listed)
            elif s.small_at("previous", i):
                found[i] = Time("previous")
            elif s.small_at("current", i):
                found[i] = Time("current")
        return found

    def _sourced(self) -> bool:
        """Return whether a source is named right behind the number or what it counts."""
        for i in range(self.place + 1, len(self.s.tokens)):
            token = self.s.tokens[i]
            if token.kind == "source":
                return True
            if token.kind == "number" and i in self.s.numbers and self._partner() != i:
                return False
        return False


def _runs(text: str) -> list[str]:
    import re

    return [run for run in re.findall(r"\d+", text) if len(run) < 3]


def _with(claim: Claim, number: Token) -> Claim:
    from dataclasses import replace

    return replace(claim, number=number)
