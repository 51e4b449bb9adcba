"""Numbers and figures as one language prints them, each figure with its qualifier."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Self

from babel.numbers import format_compact_decimal, format_decimal, format_percent

from sitrep.arithmetic.bounds import ends
from sitrep.model.figure import EXCEEDED, ROUGHLY, Figure, Qualifier, Value
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import meanings
from sitrep.vocabulary.vague import meant
from sitrep.wording.catalogue import ENGLISH, Catalogue, Counted

#: Rounding is for large numbers only; below this every number is printed as it is.
ROUNDED_FROM = 1_000
#: One to nine, as running text spells them.
_SPELLED = (
    "number-one",
    "number-two",
    "number-three",
    "number-four",
    "number-five",
    "number-six",
    "number-seven",
    "number-eight",
    "number-nine",
)
_FIGURES = {
    Qualifier.AT_LEAST: "figure-at-least",
    Qualifier.VAGUE: "figure-at-least",
    Qualifier.MORE_THAN: "figure-more-than",
    Qualifier.UP_TO: "figure-up-to",
}
#: Sums of which another event states no number, and which are no minimum.
_OF_SOME = {
    Qualifier.UP_TO: "figure-up-to-where-stated",
    Qualifier.EXACT: "figure-where-stated",
}
_QUALIFIERS = {
    Qualifier.AT_LEAST: "qualifier-at-least",
    Qualifier.VAGUE: "qualifier-at-least",
    Qualifier.MORE_THAN: "qualifier-more-than",
    Qualifier.UP_TO: "qualifier-up-to",
}


class Numbers(Catalogue):
    """The numbers and figures of one language."""

    def __init__(self, language: str = ENGLISH, own: str = "", *, rounds: bool = False) -> None:
        super().__init__(language, own)
        self._rounds = rounds

    def number(self, n: float) -> str:
        """Return a numeral with the locale's separators: 1,234."""
        return str(format_decimal(n, locale=self.locale))

    def spelled(self, n: int) -> str:
        """Return ``n`` for running text: one to nine in words, 10 and up in numerals."""
        return self(_SPELLED[n - 1]) if 0 < n <= len(_SPELLED) else self.number(n)

    def count(self, n: int) -> Counted:
        """Return ``n`` for a message that prints it as :meth:`spelled` does."""
        return Counted(n, self.spelled(n))

    def compact(self, n: float) -> str:
        """Return a rounded large number ("1.5K"); never for deaths or injuries."""
        if n < ROUNDED_FROM:
            return self.number(n)
        return str(format_compact_decimal(n, locale=self.locale, fraction_digits=1))

    def percent(self, share: float) -> str:
        """Return a share of 1 as per cent for tables and charts: 12%."""
        return str(format_percent(share, locale=self.locale))

    def rounding(self, rounds: bool) -> Self:
        """Return this wording; if ``rounds``, it prints figures of 1,000 and more rounded."""
        return type(self)(self.language, self.own, rounds=True) if rounds else self

    # --- figures --------------------------------------------------------------------

    def qualifier(self, figure: Figure) -> str:
        """Return the qualifier as it is printed above a number; empty for an exact one."""
        if _in_words(figure):
            return ""
        if _estimated(figure):
            return self("qualifier-best-estimate")
        if _below(figure):
            return self("qualifier-fewer-than")
        name = "qualifier-at-least-about" if _rough(figure) else _QUALIFIERS.get(figure.qualifier)
        if figure.qualifier is Qualifier.ABOUT:
            return self("qualifier-about", word=_about(figure))
        return self(name) if name else ""

    def value(self, figure: Figure, *, spell: bool = False) -> str:
        """Return the number alone: as stated, as a range or an estimate; of "docenas" "dozens"."""
        if _in_words(figure):
            return self.vague(figure.words)
        # "10 (9 to 11)": a range is not spelled in part.
        one = figure.high is None or figure.low == figure.high
        one |= figure.qualifier is Qualifier.UP_TO
        write: Callable[[int], str] = self.spelled if spell and one else self.number
        if self._rounds and figure.best >= ROUNDED_FROM:
            write = self.compact
        if _estimated(figure):
            low, best = write(figure.low), write(figure.best)
            if figure.high is None:
                return self("figure-best-estimate-open", best=best, low=low)
            return self("figure-best-estimate", best=best, low=low, high=write(figure.high))
        if figure.qualifier is Qualifier.RANGE and figure.words and figure.high is not None:
            return f"{write(figure.low)}–{write(figure.high)}"
        if figure.qualifier is Qualifier.UP_TO and figure.high is not None:
            return write(figure.high + 1 if _below(figure) else figure.high)
        return write(figure.best)

    def vague(self, words: str) -> str:
        """Return a source's vague words, translated where they are not of this language."""
        qualifier, word = meant(words, self.language)
        if not word:
            return words
        said = self("vague-word", word=word.replace(" ", "-"))
        return self(_FIGURES[Qualifier(qualifier)], number=said) if qualifier else said

    def figure(self, figure: Value, *, spell: bool = False) -> str:
        """Return the figure as printed: "at least 67", "10–13", "dozens", "not reported"."""
        if figure is None:
            return self("not-reported")
        if not figure:
            return self("suppressed")
        if _in_words(figure):
            return self.vague(figure.words)
        value = self.value(figure, spell=spell)
        if _below(figure):
            return self("figure-fewer-than", number=value)
        if figure.qualifier is Qualifier.ABOUT:
            return self("figure-about", word=_about(figure), number=value)
        if _is_of_some(figure):
            return self(_OF_SOME[figure.qualifier], number=value)
        name = "figure-at-least-about" if _rough(figure) else _FIGURES.get(figure.qualifier)
        return self(name, number=value) if name else value

    def alike(self, *figures: Value) -> tuple[str, ...]:
        """Return figures of one thing as a sentence prints them: all spelled, or all in numerals.

        "nine, up from eight" but "12, up from 8".
        """
        plain = tuple(map(self.figure, figures))
        spelled = tuple(self.figure(figure, spell=True) for figure in figures)
        numerals = (a == b and a[-1:].isdigit() for a, b in zip(plain, spelled, strict=True))
        return plain if any(numerals) else spelled

    def spread(self, figures: Iterable[Figure]) -> str:
        """Return the span over sources: "more than 30 to at least 67"."""
        first, last = map(self.figure, ends(figures))
        return first if first == last else self("figure-spread", low=first, high=last)


def _in_words(figure: Figure) -> bool:
    """Return whether a source states a word instead of a number: "dozens", "several"."""
    return figure.qualifier is Qualifier.VAGUE and bool(figure.words)


def _is_of_some(figure: Figure) -> bool:
    """Return whether a figure is a sum of which another event states no number, and no minimum.

    An exact number above 0 is open only where other sources state more.
    """
    nobody = figure.qualifier is Qualifier.EXACT and figure.best == 0 and figure.words != EXCEEDED
    return figure.high is None and (nobody or figure.qualifier is Qualifier.UP_TO)


def _about(figure: Figure) -> str:
    """Return what a source says for "about": "almost"; "about" where sitrep has computed it."""
    said = fold(figure.words)
    for word, meaning in meanings("figures.abouts").items():
        if re.match(rf"{re.escape(word)}(?![^\W\d_])", said):
            return meaning
    return "about"


def _rough(figure: Figure) -> bool:
    """Return whether a computed minimum has an "about" in it."""
    return figure.qualifier is Qualifier.AT_LEAST and figure.words == ROUGHLY


def _below(figure: Figure) -> bool:
    """Return whether the source says "fewer than 10" of what is at most 9."""
    return figure.qualifier is Qualifier.UP_TO and figure.words == f"< {figure.best + 1}"


def _estimated(figure: Figure) -> bool:
    """Return whether a figure has a best inside a range that was computed, not stated."""
    return figure.qualifier is Qualifier.RANGE and not figure.words
