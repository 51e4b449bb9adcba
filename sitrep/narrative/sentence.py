"""A sentence with what is found in it: what it counts, whom, where, and its clauses.

A number that is no figure is not among its numbers: a year, two days, page 3, one of many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from sitrep.narrative.openers import length_before, opens_number
from sitrep.narrative.places import Places
from sitrep.narrative.times import Time, times_in
from sitrep.narrative.tokens import Token
from sitrep.vocabulary import lexicon, months
from sitrep.vocabulary.prose import AND, NO_WORD, Finder, empty, finder, forms, small

#: People are counted by what happened to them.
TOLLS = frozenset(
    {
        *(
            "killed",
            "injured",
            "casualties",
            "toll",
            "missing",
            "kidnapped",
            "arrested",
            "detained",
        ),
        *("displaced", "returned"),
    }
)
JOINERS = frozenset("-–—‐‑")
_QUOTES = frozenset("\"'*_«»“”‘’")
#: "Two of them" are a part, which is told by what it is a part of.
_OF = frozenset({"of", "de", "des", "d", "del", "з", "із", "من", "из"})
#: Small words between a number and what it counts: 16 of the other attacks.
_NOTHING = frozenset(
    {"the", "more", "other", "others", "le", "la", "les", "los", "las", "otros", "otras"}
)
#: Up to here numbers in words are also written where nothing is counted.
_SMALL = 12


@dataclass
class Sentence:
    """A sentence's tokens with what is found in them, each once."""

    tokens: Sequence[Token]
    language: str
    places: Places

    @cached_property
    def words(self) -> list[str]:
        """Return the folded words; a token that is no word is a sign that no phrase holds."""
        return [t.text if t.kind == "word" else NO_WORD for t in self.tokens]

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
    def times(self) -> dict[int, Time]:
        """The times named, by token."""
        return times_in(self.tokens, self.words, self.language, self.numbers)

    @cached_property
    def numbers(self) -> list[int]:
        """The tokens that are numbers, a year that counts nothing not among them."""
        return [i for i, t in enumerate(self.tokens) if self._is_number(i, t)]

    @cached_property
    def goes_on(self) -> bool:
        """Whether a length of time stands in it that names no time itself: two days later."""
        weeks = lexicon.folded("dates.parts.week")
        return any(
            self.small_at("durations", i) and not weeks.intersection(forms(self.words[i]))
            for i in range(len(self.words))
        )

    @cached_property
    def compares(self) -> bool:
        """Whether it states a difference: more, fewer, rose."""
        return self.has("differences")

    def has(self, kind: str) -> bool:
        """Return whether the sentence has a small word of ``kind``."""
        look = small(self.language, kind)
        places = (i for i in range(len(self.words)) if self.at(look, i))
        return any(not opens_number(self.tokens, i) for i in places)

    def at(self, look: Finder, place: int) -> bool:
        """Return whether a phrase of ``look`` begins at ``place``."""
        return 0 <= place < len(self.words) and bool(look.at(self.words, place))

    def small_at(self, kind: str, place: int) -> bool:
        """Return whether a small word of ``kind`` begins at ``place``."""
        return self.at(small(self.language, kind), place)

    def counts_at(self, place: int) -> bool:
        """Return whether what a number counts begins at ``place``."""
        return place in self.counted or place in self.groups

    def is_empty(self, place: int) -> bool:
        """Return whether a word that names nothing stands at ``place``."""
        return bool({*forms(self.words[place])} & empty(self.language))

    def is_name(self, place: int) -> bool:
        """Return whether a word that no list knows, with a capital, stands alone: "in Aleppo,"."""
        token = self.tokens[place]
        if token.kind != "word" or self.counts_at(place) or self.is_empty(place) or token.values:
            return False
        if not self.places.is_capital(token) or self.places.is_taken(token):
            return False
        if token.text in months.numbers() or token.text in lexicon.folded("persons.others"):
            return False
        # "In Russian strikes" names no place.
        after = place + 1
        if after >= len(self.tokens) or self.tokens[after].kind != "word":
            return True
        return self.is_empty(after) or self.counted.get(after, ("",))[0] in TOLLS

    def parts_from(self, place: int) -> bool:
        """Return whether a small word parts a number from what is behind it: "16 in strikes"."""
        word = self.words[place]
        if word in empty(self.language):
            return word not in _OF | _NOTHING
        # Arabic writes "by" as one with its word.
        return (
            word.startswith("ب")
            and place in self.counted
            and not finder("narrative.counted").exact(word)
        )

    def _is_number(self, place: int, token: Token) -> bool:
        if token.kind == "word":
            return bool(token.round) or self._is_spelled(place, token)
        return token.kind == "number" and not self._is_name(place) and not self._is_year(place)

    def _is_spelled(self, place: int, token: Token) -> bool:
        """Return whether a number in words is a count: "seven killed", not "two days"."""
        if not token.values or place + 1 >= len(self.tokens) or self._is_part(place):
            return False
        if token.values[0] > _SMALL:
            return not self._is_name(place)
        after = [i for i in range(place + 1, min(place + 4, len(self.tokens))) if self._near(i)]
        hits = {self.counted[i][0] for i in after if i in self.counted}
        hits |= {"group" for i in after if i in self.groups}
        # "Killed more than ten people": what qualifies the number is no word between.
        first = place - length_before(self.tokens, place)
        before = {self.counted[i][0] for i in (first - 1, first - 2) if i in self.counted}
        return bool(hits & TOLLS or (before & TOLLS and hits & {"people", "group"}))

    def _is_part(self, place: int) -> bool:
        """Return whether a number in words is one of others, or begins a word: thirty-second."""
        after = self.tokens[place + 1]
        joined = after.text in JOINERS and after.start == self.tokens[place].end
        behind = self.tokens[place + 2 : place + 3] if joined else []
        return self.words[place + 1] in _OF or any(
            t.kind == "word" and not t.values and t.start == after.end for t in behind
        )

    def _near(self, place: int) -> bool:
        return self.tokens[place].kind == "word"

    def _is_name(self, place: int) -> bool:
        """Return whether the number is a name, an age or a length of time."""
        after = place + 1
        if self.words[after : after + 1] == [NO_WORD] and self.tokens[after].text in JOINERS:
            after += 1
        if self.small_at("durations", after) or self._is_long(after):
            return True
        before = place - 1
        if before >= 0 and self.tokens[before].text == ".":
            before -= 1
        if self.small_at("numbered", before) and not self._ends_toll(before - 1):
            return True
        ages = before > 0 and self.words[before] in ("under", "below")
        return ages and before - 1 in self.groups

    def _ends_toll(self, at: int) -> bool:
        """Return whether what happened to people ends at ``at``: "the dead number 12"."""
        return any(i + n - 1 == at for i, (c, n) in self.counted.items() if c in TOLLS)

    def _is_long(self, place: int) -> bool:
        """Return whether a word at ``place`` tells more of a length of time: consecutive days."""
        if place + 1 >= len(self.words) or self.counts_at(place) or self.is_empty(place):
            return False
        return self.words[place] != NO_WORD and self.small_at("durations", place + 1)

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
        return self.is_empty(place) if word != NO_WORD else False

    def _listed(self, place: int) -> bool:
        """Return whether other numbers of the sentence count the same: 12 tents, 2026 tents."""
        noun = self.words[place + 1 : place + 2]
        same = [i for i, word in enumerate(self.words) if [word] == noun and word != NO_WORD]
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
            return token.text not in _QUOTES | JOINERS
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
        return any(t.values for t in nearby)

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
