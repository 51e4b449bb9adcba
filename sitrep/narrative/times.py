"""When a sentence says: the times named in it, each at the token where it begins.

"On 6 May" is that day; "by 6 May" is all up to it; "the week of 6 May" is a week that holds it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sitrep.model.dates import Window
from sitrep.narrative.tokens import Token
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import Finder, forms, small

When = Literal["previous", "current", "since", "on", "until", "week_of", "week"]
#: So many words may stand between a date and the word that says what it is: as of the 6 May.
_NEAR = 3
#: Dates of so many days are a month's.
MONTH = 27
_DASHES = frozenset("-–—‐‑")


@dataclass(frozen=True, slots=True)
class Time:
    """When a sentence says: the week before, this one, since or on some dates, a named week."""

    what: When
    window: Window | None = None
    weeks: tuple[int, ...] = ()


def times_in(
    tokens: Sequence[Token], words: Sequence[str], language: str, figures: Collection[int]
) -> dict[int, Time]:
    """Return the times named in a sentence, by token; ``figures`` are its numbers that count."""
    return dict(_Times(tokens, words, language).found(frozenset(figures)))


class _Times:
    def __init__(self, tokens: Sequence[Token], words: Sequence[str], language: str) -> None:
        self._tokens, self._words, self._language = tokens, words, language

    def found(self, figures: frozenset[int]) -> Iterator[tuple[int, Time]]:
        for i, token in enumerate(self._tokens):
            if token.kind == "date" and token.window:
                yield i, self._of_date(i, token.window)
            elif token.kind == "week":
                listed = tuple(int(run) for run in re.findall(r"\d+", token.text) if len(run) < 3)
                yield i, Time("week", weeks=listed)
            elif token.kind == "number" and self._at("since", i - 1) and i not in figures:
                yield i, Time("since", _year(token))
            elif self._at("previous", i):
                yield i, Time("previous")
            elif self._at("current", i) and not self._at("previous", i + 1) and not self._dated(i):
                yield i, Time("current")

    def _of_date(self, place: int, window: Window) -> Time:
        before = range(max(place - _NEAR, 0), place)
        # "From 6 to 8 May" has an end, in the words of some languages for "since" too.
        days = 0 if window.start is None else (window.end - window.start).days
        if any(self._at("since", i) for i in before[-2:]) and not 0 < days < MONTH:
            return Time("since", window)
        span = self._span(place, window)
        if span != window:
            return Time("on", span)
        if any(self._is_week(i) for i in before):
            return Time("week_of", window)
        until = any(self._at("until", i) for i in before)
        return Time("until" if until else "on", window)

    def _span(self, place: int, window: Window) -> Window:
        """Return the days from the first of two dates to the second: from 6 May to 8 May."""
        for first, last in ((place, place + 2), (place - 2, place)):
            if first < 0 or last >= len(self._tokens) or not self._joins(first + 1):
                continue
            one, other = self._tokens[first].window, self._tokens[last].window
            if one and other and one.start and one.start <= other.end:
                return Window(one.start, other.end)
        return window

    def _joins(self, place: int) -> bool:
        token = self._tokens[place]
        return token.text in _DASHES or token.text in _between(self._language)

    def _is_week(self, place: int) -> bool:
        weeks = lexicon.folded("dates.parts.week")
        return any(form in weeks for form in forms(self._words[place]))

    def _dated(self, place: int) -> bool:
        """Return whether a date says which week is meant: "in the week of 6 May"."""
        return any(t.kind == "date" for t in self._tokens[place : place + _NEAR + 2])

    def _at(self, kind: str, place: int) -> bool:
        look: Finder = small(self._language, kind)
        return 0 <= place < len(self._words) and bool(look.at(self._words, place))


def _between(language: str) -> set[str]:
    """Return what stands between the first date of a span and its last: to, and."""
    return {fold(joiner) for _, joiner in lexicon.found("figures.ranges", language)} | {"au", "al"}


def _year(token: Token) -> Window | None:
    year = int(token.values[0])
    plausible = token.text.isdecimal() and 1900 <= year < 2100
    return Window(dt.date(year, 1, 1), dt.date(year, 12, 31)) if plausible else None
