"""A person's text to its sentences, of words, numbers and stops, each with its place.

In: Markdown. Out: sentences whose dates, times, links and references are no numbers; a number
has all the values that it may stand for: "4,500", "4.5 thousand", "4,5 mille".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Literal

from sitrep.model.codes import Precision
from sitrep.model.dates import Window, last_day
from sitrep.narrative import patterns
from sitrep.vocabulary import months, prose
from sitrep.vocabulary.fold import digits, fold

Kind = Literal["word", "number", "stop", "date", "week", "source"]

_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u065f\u0670])"
_WORD = rf"{_LETTER}+(?:['’ʼ](?=[\u0400-\u04ff]){_LETTER}+)*"
_SPACES = " \u00a0\u202f\u2009"
#: Not the digits of a name: M5, F-16. Arabic writes small words as one with a number.
_NUMBER = (
    r"(?<!\d)(?<![^\W\d_\u0600-\u06ff])(?<![^\W\d_\u0600-\u06ff][-‐‑])(?<![\d][.,/])"
    rf"(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+|\d{{1,3}}(?:[,'’٬.]\d{{3}})+|\d+)(?!\d)(?:[.,٫]\d+)?"
)
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|(?P<word>{_WORD})|(?P<stop>[^\s\w])")
#: Where a text breaks whatever stands there: a blank line, an item, a row, a heading.
_BREAK = re.compile(r"\n(?=[ \t>]*(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t]|\||#))")
#: No sentence is longer; more words on end are a list, or hostile.
_LONGEST = 120
_END = frozenset(".!?؟。;؛\n")
APOSTROPHES = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Round:
    """The numbers that a round word is used of; ``word`` is the vague word that it is, if any.

    ``number``: where it counts nobody it is a number in words: "a hundred tents".
    """

    low: int
    high: int
    word: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Token:
    """A word (folded), a number, a stop, a date, a named week or a named source."""

    kind: Kind
    text: str
    start: int
    end: int
    #: What a number may stand for, also one in words, and the least step in which it is written.
    values: tuple[Fraction, ...] = ()
    step: Fraction = Fraction(1)
    #: The dates that a date names.
    window: Window | None = None
    #: What it is used of, for a round word.
    round: Round | None = None

    def is_used_of(self, n: int) -> bool:
        """Return whether a number may be written so."""
        return self.round.low <= n <= self.round.high if self.round else n in self.values


def sentences(source: str, language: str, year: int) -> Iterator[list[Token]]:
    """Yield the sentences of ``source``; ``year`` is that of dates without one."""
    current: list[Token] = []
    for token in _tokens(source, language, year):
        current.append(token)
        ends = token.kind == "stop" and token.text in _END and _closes(current, source)
        if ends or len(current) >= _LONGEST:
            yield current
            current = []
    if current:
        yield current


def _closes(tokens: Sequence[Token], source: str) -> bool:
    """Return whether the last of ``tokens`` ends a sentence, and not an abbreviation."""
    stop = tokens[-1]
    if stop.text != ".":
        return True
    after = source[stop.end : stop.end + 20].lstrip("*_\"'»”)")
    if not after[:1].isspace():
        return not after
    before = tokens[-2] if len(tokens) > 1 else stop
    next_letter = after.lstrip()[:1]
    if next_letter.isdigit():
        return before.kind != "word" or before.text not in _abbreviations()
    return not next_letter.islower()


@cache
def _abbreviations() -> frozenset[str]:
    """Return what stands before a number and ends in a dot: approx., no., тел."""
    return frozenset({"approx", "ca", "c", "no", "nos", "env", "aprox", "прибл", "тел", "tel"})


def _tokens(source: str, language: str, year: int) -> Iterator[Token]:
    aside, place = patterns.no_figures(language), 0
    breaks = {m.start() for m in _BREAK.finditer(source)}
    for match in aside.finditer(source):
        yield from _plain(source, place, match.start(), breaks)
        place = match.end()
        yield from _known(match, year)
    yield from _plain(source, place, len(source), breaks)


def _known(match: re.Match[str], year: int) -> Iterator[Token]:
    """Yield what stands for a part of the text that holds no figure, if it says anything."""
    text, (start, end) = match[0], match.span()
    if text.startswith("[["):
        yield Token("source", text, start, end)
    elif match.lastgroup == "week":
        yield Token("week", fold(text), start, end)
    elif match["date"]:
        yield Token("date", fold(text), start, end, window=window_of(text, year))


def _plain(source: str, start: int, end: int, breaks: set[int]) -> Iterator[Token]:
    before = start
    pending: Token | None = None
    for match in _TOKEN.finditer(source, start, end):
        if breaks and any(at in breaks for at in range(before, match.start())):
            if pending:
                yield pending
                pending = None
            yield Token("stop", "\n", before, before)
        before = match.end()
        token = _token(match)
        scaled = _scaled(pending, token) if pending else None
        if pending and scaled is None:
            yield pending
        pending = scaled or (token if token.kind == "number" else None)
        if pending is None:
            yield token
    if pending:
        yield pending
    if any(at in breaks for at in range(before, end)):
        yield Token("stop", "\n", before, before)


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    if match.lastgroup == "number":
        values, step = _values(digits(match[0]))
        return Token("number", match[0], start, end, values, step)
    if match.lastgroup == "word":
        return Token("word", fold(match[0]), start, end)
    return Token("stop", match[0], start, end)


def _values(text: str) -> tuple[tuple[Fraction, ...], Fraction]:
    """Return what a numeral may stand for: "4.500" may be four and a half, or thousands."""
    plain = re.sub(rf"[{_SPACES}'’٬]", "", text).replace("٫", ".")
    whole = Fraction(re.sub(r"[.,]", "", plain)[:60])
    signs = re.findall(r"[.,]", plain)
    if not signs:
        return (whole,), Fraction(1)
    head, _, tail = plain.rpartition(signs[-1])
    part = Fraction(f"{re.sub(r'[.,]', '', head)[:60]}.{tail[:20]}")
    step = Fraction(1, 10 ** min(len(tail), 20))
    if len(tail) != 3:
        return (part,), step
    # Signs of one kind in threes separate thousands; one of them may be a decimal's.
    return ((whole,) if len(signs) > 1 else (whole, part)), Fraction(1)


def _scaled(number: Token, token: Token) -> Token | None:
    """Return the number multiplied by the word behind it: 4.5 thousand, 12m, 3 млн."""
    if token.kind != "word" or token.start - number.end > 1:
        return None
    for form in prose.forms(token.text):
        if scale := prose.scales().get(form):
            # "12 m" is no million: a single letter belongs to its number.
            if len(form) == 1 and token.start > number.end:
                return None
            values = tuple(value * scale for value in number.values)
            text = f"{number.text}{' ' * (token.start - number.end)}{token.text}"
            return Token("number", text, number.start, token.end, values, number.step * scale)
    return None


def window_of(text: str, year: int) -> Window | None:
    """Return the dates that a date in running text names, none where it can't be told."""
    plain = fold(text)
    if match := re.fullmatch(r"(\d{4})-(\d{2})(?:-(\d{2}))?", plain):
        return _window(int(match[1]), int(match[2]), [int(match[3])] if match[3] else [])
    if match := re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})", plain):
        return None if match[2] == "/" else _window(int(match[4]), int(match[3]), [int(match[1])])
    month = re.search(rf"(?<!\w)(?:{months.pattern()})(?!\w)", plain)
    if not month:
        return None
    stated = re.search(r"\d{4}", plain)
    days = [int(day) for day in re.findall(r"(?<!\d)\d{1,2}(?!\d)", plain)]
    return _window(int(stated[0]) if stated else year, months.numbers()[month[0]], days)


def _window(year: int, month: int, days: Sequence[int]) -> Window | None:
    year += 2000 if year < 100 else 0
    try:
        start = dt.date(year, month, min(days, default=1))
        if days:
            return Window(start, dt.date(year, month, max(days)))
    except ValueError:
        return None
    return Window(start, last_day(start, Precision.MONTH))
