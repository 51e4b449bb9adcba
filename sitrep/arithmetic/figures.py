"""Parse counts as sources state them ("at least 67", "10-15", "dozens"), and add them.

The result is a :class:`~sitrep.model.figure.Figure` with low, best and high, or ``None`` for
unreported, which is never 0. Nothing is guessed: text that is not a count raises BadValue.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from sitrep.model.codes import Code
from sitrep.model.figure import BETWEEN, ROUGHLY, Figure, Qualifier
from sitrep.model.problem import BadValue
from sitrep.vocabulary import lexicon, spelled
from sitrep.vocabulary.counted import how_to_state
from sitrep.vocabulary.fold import fold, has_raised_digits
from sitrep.vocabulary.lexicon import LANGUAGES, VAGUE_FLOORS, any_of, found, meanings

#: In "1.234.567" the dots can only separate thousands; a single dot is ambiguous. South Asia
#: groups by two: 1,20,000.
_NUMBER = r"\d{1,3}(?:[, '’]\d{3})+|\d{1,2}(?:,\d\d)+,\d{3}|\d{1,3}(?:\.\d{3}){2,}|\d+"
#: Spreadsheets write 3 as "3.0" or "3,0". "350.000" may be 350,000, so it is not a count here.
_COUNT = re.compile(
    rf"(?:({_NUMBER})(?:\.0{{1,2}})?|(\d{{1,3}}(?:\.\d{{3}})+|\d+),0{{1,2}})(?P<plus>\s?\+)?"
)
_TWO_WAYS = re.compile(r"\d{1,3}\.\d{3}")
_DASHES = "[-‐‑–—−]"


@dataclass(frozen=True)
class _Words:
    """Patterns, for folded text, of the words that change the meaning of a number."""

    opener: re.Pattern[str]
    closer: re.Pattern[str]
    article: re.Pattern[str]
    scaled: re.Pattern[str]
    range: re.Pattern[str]


@cache
def _words() -> _Words:
    openers, closers = (any_of(meanings(f"figures.{kind}")) for kind in ("openers", "closers"))
    return _Words(
        # A word ends where the number or a space begins: "c.30", "до 30", but not "мінімум" in
        # "мінімуми".
        opener=re.compile(rf"({openers})(?![^\W\d_])\s*"),
        closer=re.compile(rf"(?<=[\d\s])\s*({closers})"),
        article=re.compile(rf"(?:{any_of(lexicon.folded('figures.articles'))})\s+"),
        # Words that multiply: "an estimated 3 million" is about 3,000,000.
        scaled=re.compile(rf"(\d+(?:[.,]\d+)?)\s*({any_of(meanings('figures.scales'))})"),
        range=re.compile("|".join(_ranges())),
    )


def _ranges() -> Iterable[str]:
    yield rf"(?:between\s+)?({_NUMBER})\s*{_DASHES}\s*({_NUMBER})"
    for before, joiner in (pair for own in LANGUAGES for pair in found("figures.ranges", own)):
        opener = rf"{re.escape(fold(before))}\s+" if before else ""
        yield rf"{opener}({_NUMBER})\s*{re.escape(fold(joiner))}\s*({_NUMBER})"


#: A larger count is a typing mistake or a hostile cell: it is more than all people alive.
LARGEST = 10_000_000_000


def parse(
    text: str,
    *,
    floors: Mapping[str, int] = VAGUE_FLOORS,
    unreported: Collection[str] = (),
    midpoint: bool = False,
) -> Figure | None:
    """Return the figure that ``text`` states, or ``None`` when it states that none is known.

    ``floors`` maps vague words to the least number each stands for; ``unreported`` are further
    words, folded, for a count that nobody knows. ``midpoint`` takes the middle of a range as
    its best instead of its lower bound (model.md, Figures).

    Raises ``BadValue`` with the reason when the text is not a count.
    """
    plain, words = _plain(text), text.strip()
    if plain in unreported or plain in lexicon.folded("figures.unreported"):
        return None
    if plain.startswith(("-", "−")) and _COUNT.fullmatch(plain[1:]):
        raise BadValue(
            Code.COUNT_NEGATIVE, "is negative, and a count can't be", how_to_state(plain)
        )
    return (
        _vague(plain, words, floors)
        or _range(plain, words, midpoint)
        or _single(plain, words, floors)
    )


def is_count(text: str) -> bool:
    """Return whether a cell states a count, or that none is known."""
    try:
        parse(text)
    except BadValue:
        return False
    return True


def _vague(plain: str, words: str, floors: Mapping[str, int]) -> Figure | None:
    """Return what a vague word stands for: its floor, or no number at all ("several")."""
    floor = _floor(plain, floors)
    if floor is None and plain in lexicon.folded("figures.some"):
        floor = 0
    return None if floor is None else Figure(floor, floor, None, Qualifier.VAGUE, words)


def _plain(text: str) -> str:
    """Fold case, width (Arabic-Indic digits too) and white space."""
    if len(text) > 200:
        raise BadValue(Code.NOT_A_COUNT, f"is {len(text):,} characters long, and no count is")
    if has_raised_digits(text):
        raise BadValue(Code.NOT_A_COUNT, "holds a raised digit or a fraction")
    return fold(text)


def _floor(plain: str, floors: Mapping[str, int]) -> int | None:
    """Return the least number that a vague word stands for, in whichever language it is."""
    bare, known = _words().article.sub("", plain, count=1), meanings("figures.vague")
    for word in (plain, bare, known.get(plain, ""), known.get(bare, "")):
        if word in floors:
            return floors[word]
    return None


def _range(plain: str, words: str, midpoint: bool) -> Figure | None:
    match = _words().range.fullmatch(plain)
    if not match:
        return None
    low, high = (_integer(part) for part in match.groups() if part)
    if low > high:
        reason = f"is a range that runs backwards ({low} is more than {high})"
        raise BadValue(Code.RANGE_BACKWARDS, reason)
    if low == high:
        return stated(low, Qualifier.EXACT, words)
    best = (low + high) // 2 if midpoint else low
    return Figure(low, best, high, Qualifier.RANGE, words)


def _single(plain: str, words: str, floors: Mapping[str, int]) -> Figure:
    qualifier, rest = _qualified(plain)
    floor = _floor(rest, floors)
    if floor is not None and qualifier not in (Qualifier.UP_TO, _FEWER):
        return Figure(floor, floor, None, Qualifier.VAGUE, words)
    if rest in meanings("figures.round"):
        about = Qualifier.ABOUT if qualifier is Qualifier.EXACT else qualifier
        return _of(int(meanings("figures.round")[rest]), about, words)
    if (count := spelled.number(rest)) is not None:
        return _of(_integer(str(count)), qualifier, words)
    if scaled := _words().scaled.fullmatch(rest):
        return _of(_scaled(scaled[1], scaled[2]), qualifier, words)
    if _TWO_WAYS.fullmatch(rest):
        reason = "is not a count: its dot may separate thousands or decimals"
        hint = f"where it separates thousands, write {rest.replace('.', '')}"
        raise BadValue(Code.COUNT_AMBIGUOUS, reason, hint)
    match = _COUNT.fullmatch(rest)
    if not match:
        raise BadValue(Code.NOT_A_COUNT, "is not a count", how_to_state(rest))
    if match["plus"]:
        qualifier = Qualifier.AT_LEAST
    return _of(_integer(match[1] or match[2]), qualifier, words)


#: "Fewer than 10" is up to 9, and is printed as "fewer than 10".
_FEWER = "fewer than"


def _of(number: int, qualifier: str, words: str) -> Figure:
    if qualifier != _FEWER:
        return stated(number, Qualifier(qualifier), words)
    if number < 1:
        raise BadValue(Code.NOT_A_COUNT, "is fewer than nobody")
    return stated(number - 1, Qualifier.UP_TO, f"< {number}")


def _qualified(plain: str) -> tuple[str, str]:
    """Return the qualifier before or after a number, and what is left of the text."""
    if opener := _words().opener.match(plain):
        return meanings("figures.openers")[opener[1]], plain[opener.end() :]
    for closer in _words().closer.finditer(plain):
        if closer.end() == len(plain):
            return meanings("figures.closers")[closer[1]], plain[: closer.start()].rstrip()
    return Qualifier.EXACT, plain


def _scaled(number: str, scale: str) -> int:
    whole, _, part = number.replace(",", ".").partition(".")
    if len(part) == 3:
        reason = "is not a count: three digits may be thousands or decimals"
        raise BadValue(Code.COUNT_AMBIGUOUS, reason)
    product = Decimal(f"{whole}.{part or 0}") * int(meanings("figures.scales")[scale])
    if product != int(product):
        raise BadValue(Code.NOT_A_COUNT, "is not a whole number")
    return _integer(str(int(product)))


def _integer(digits: str) -> int:
    number = int(re.sub(r"\D", "", digits))
    if number > LARGEST:
        raise BadValue(Code.COUNT_TOO_LARGE, "is larger than any count of people can be")
    return number


def stated(number: int, qualifier: Qualifier, words: str = "") -> Figure:
    """Return the figure for one stated ``number``, its bounds set by its qualifier."""
    if qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.VAGUE):
        return Figure(number, number, None, qualifier, words)
    if qualifier is Qualifier.UP_TO:
        return Figure(0, number, number, qualifier, words)
    return Figure(number, number, number, qualifier, words)


#: From firmest to weakest: a sum is no firmer than its weakest part (model.md, Figures).
WEAKNESS: Sequence[Qualifier] = tuple(Qualifier)


def add(figures: Iterable[Figure | None]) -> tuple[Figure | None, int, int]:
    """Return the sum of ``figures``, how many of them were reported, and of how many.

    Lows, bests and highs are added apart; one open high opens the sum's. A part that is
    unreported makes the sum a minimum: it is not zero. All unreported: ``None``.
    """
    parts = list(figures)
    known = [f for f in parts if f is not None]
    if not known:
        return None, 0, len(parts)
    total = known[0] if len(parts) == 1 else summed(known, missing=len(known) < len(parts))
    return total, len(known), len(parts)


#: The best of these is not their minimum, so a sum of "at least" uses their low.
SPANS = (Qualifier.RANGE, Qualifier.UP_TO)
NO_MINIMUM = frozenset({Qualifier.ABOUT, Qualifier.UP_TO, Qualifier.VAGUE})


def summed(parts: Sequence[Figure], *, missing: bool) -> Figure:
    """Return the sum of several counts; ``missing`` says that another one is unreported.

    Each part is one count, or the plain sums of counts alike in qualifier. A sum that lacks a
    part or has an open end is a minimum: a claim no stronger than its parts (model.md, rule 18).
    """
    highs = [f.high for f in parts if f.high is not None]
    low, best, most = sum(f.low for f in parts), sum(f.best for f in parts), sum(highs)
    kinds = {f.qualifier for f in parts}
    if not missing and len(highs) == len(parts):
        weakest = max(kinds, key=WEAKNESS.index)
        firm = [f.best for f in parts if f.qualifier is not Qualifier.UP_TO]
        if weakest is Qualifier.UP_TO and 0 < low < most:
            # "Up to 11" would not say that 8 of them are surely stated.
            weakest, best = Qualifier.RANGE, sum(firm)
        ranges = [f for f in parts if f.qualifier is Qualifier.RANGE]
        stated = weakest is Qualifier.RANGE and best == low and all(f.words for f in ranges)
        return Figure(low, best, most, weakest, BETWEEN if stated else "")
    floor = sum(f.low if f.qualifier in SPANS else f.best for f in parts)
    if Qualifier.ABOUT in kinds and floor:
        return Figure(min(low, floor), floor, None, Qualifier.AT_LEAST, ROUGHLY)
    if Qualifier.MORE_THAN in kinds:
        return Figure(min(low, floor), floor, None, Qualifier.MORE_THAN)
    if floor:
        return Figure(min(low, floor), floor, None, Qualifier.AT_LEAST)
    # Nothing is surely stated: "at least 0" would say nothing.
    if most:
        return Figure(0, most, None, Qualifier.UP_TO)
    words = next((f.words for f in parts if f.qualifier is Qualifier.VAGUE), "")
    return Figure(0, 0, None, Qualifier.VAGUE if words else Qualifier.EXACT, words)


def distinct_minimum(figures: Iterable[Figure | None]) -> Figure | None:
    """Return the least that overlapping counts of distinct things (facilities) allow.

    Windows overlap, so nothing is added: four by one source and at least five by another
    are at least five distinct (model.md, cases 6 and 7).
    """
    known = [f for f in figures if f is not None]
    if not known:
        return None
    largest = max(known, key=lambda f: f.low)
    # Two counts of four, in windows that overlap, may be of eight: only one alone is exact.
    return largest if len(known) == 1 else stated(largest.low, Qualifier.AT_LEAST)


def rise(earlier: Figure, later: Figure) -> int | None:
    """Return by how much the reported minimum rose; negative is a fall, to be flagged.

    ``None`` where either states no minimum: "about", "up to", or a word instead of a number.
    """
    if {earlier.qualifier, later.qualifier} & NO_MINIMUM:
        return None
    return later.low - earlier.low
