"""Positions: pairs of decimals, degrees with minutes, and the grids (MGRS, UTM, plus codes).

A pair needs three decimals, four with a comma ("1,500; 2,000" and "1.500; 2.000" are figures), or a
word that says what it is. Degrees with minutes are a position by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span
from sitrep.vocabulary import lexicon

_NUMBER = r"\d{1,3}(?:[.,]\d{1,15})?(?!-?\d)"
#: Between the parts of one value, and between two values.
_GAP = r"[ ,]{0,2}"
_BETWEEN = re.compile(r"[\s,;/|&()\-]{0,5}(?:(?:and|et|y|та|и|و)[\s]{0,2})?")
_ZONE = r"(?:[1-9]|[1-5]\d|60) ?[C-HJ-NP-X]"
_DASHED = r"\d{2,3}[\-:]\d{2}[\-:]\d{2}(?:\.\d{1,4})?"
_SPACED = r"\d{1,3} \d{1,2} \d{1,2}(?:\.\d{1,4})?"
_GRIDS = re.compile(
    r"(?<![\w.])(?:"
    rf"{_ZONE} ?[A-HJ-NP-Z][A-HJ-NP-V] ?"
    r"(?:(?P<e>\d{2,5})[ ,]{1,2}(?P<n>\d{2,5})|(?:\d\d){2,5})"
    rf"|{_ZONE}[ ,]{{1,2}}\d{{6}}(?:\.\d{{1,3}})?(?: ?m?E)?"
    r"[ ,]{1,2}\d{7}(?:\.\d{1,3})?(?: ?m?N)?"
    rf"|{_DASHED} ?[NS][ ,/]{{0,3}}{_DASHED} ?[EW]|\d{{6}}[NS][ ,]?\d{{7}}[EW]"
    rf"|[NS] ?{_SPACED}[ ,/]{{1,3}}[EW] ?{_SPACED}"
    r"|\d{1,2}d ?\d{1,2}m ?(?:\d{1,2}(?:\.\d{1,4})?s ?)?[NS]"
    r"[ ,/]{1,3}\d{1,3}d ?\d{1,2}m ?(?:\d{1,2}(?:\.\d{1,4})?s ?)?[EW]"
    r"|[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}"
    r"|///\w{2,30}\.\w{2,30}\.\w{2,30}"
    r")(?!\w)"
)


class _Value(NamedTuple):
    """A number that may be degrees: where it stands with its signs and words.

    ``decimals`` is how many it has, ``comma`` whether behind a comma, ``round`` whether the last is
    a 0. ``marked``: a sign or word
    says that it is degrees; ``minutes``: it has minutes.
    """

    start: int
    end: int
    degrees: float
    decimals: int
    comma: bool
    round: bool
    marked: bool
    minutes: bool


#: So many figures stand behind the sign of thousands.
_OF_THOUSANDS = 3


@cache
def _value() -> re.Pattern[str]:
    degree, minute, second = (_any(f"scan.coordinates.{k}") for k in ("degree", "minute", "second"))
    also = r"(?:و ?)?"
    seconds = rf"(?:{_GAP}{also}{_NUMBER} ?(?:\"|''|{second}))?"
    minutes = rf"(?P<min>{_GAP}{also}{_NUMBER} ?(?:'|{minute}){seconds})?"
    sides = _any("scan.coordinates.sides")
    return re.compile(
        rf"(?<![\d.])(?P<sign>[+\-])?(?P<number>{_NUMBER})"
        rf"(?: ?(?P<deg>°|{degree}){minutes})?(?:{_GAP}(?P<side>{sides})(?!\w))?",
    )


@cache
def _axis() -> re.Pattern[str]:
    """What stands before a number and says that it is degrees: "lat", "N", "خط العرض"."""
    named = _any("scan.coordinates.axes")
    sides = _any("scan.coordinates.sides")
    return re.compile(
        rf"(?<!\w)(?:(?:{named})[ .:=]{{0,3}}|(?:{sides})[ :]{{0,2}})$", re.IGNORECASE
    )


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any('scan.coordinates.words')})")


def _any(kind: str) -> str:
    # Folded words have no accents; texts do.
    return lexicon.any_of({*lexicon.written(kind)})


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    yield from _in_grids(reading.text)
    row: list[_Value] = []
    for value in _values(reading):
        if row and not _BETWEEN.fullmatch(reading.text, row[-1].end, value.start):
            yield from _position(row, reading)
            row = []
        row.append(value)
    yield from _position(row, reading)


def _in_grids(text: str) -> Iterator[Span]:
    for match in _GRIDS.finditer(text):
        if match["e"] is None or len(match["e"]) == len(match["n"]):
            yield match.span()


def _values(reading: Reading) -> Iterator[_Value]:
    last = 0
    for match in _value().finditer(reading.low):
        number = match["number"]
        plain = "." not in number and "," not in number
        if plain and not match["deg"]:
            continue
        before = reading.low[max(last, match.start() - 25) : match.start()]
        axis = _axis().search(before)
        # 37S35.9 is none; N35.9 is.
        if before[-1:].isalnum() and not axis:
            continue
        start = match.start() - (len(axis[0]) if axis else 0)
        decimals = 0 if plain else len(re.split("[.,]", number)[1])
        value = float(number.replace(",", "."))
        last = match.end()
        marked = bool(axis or match["side"] or match["deg"])
        written = (decimals, "," in number, number.endswith("0"))
        yield _Value(start, match.end(), value, *written, marked, bool(match["min"]))


def _position(row: Sequence[_Value], reading: Reading) -> Iterator[Span]:
    """Yield the positions in values that stand side by side."""
    n = 0
    while n < len(row):
        pair = row[n : n + 2]
        if len(pair) == 2 and _is_pair(pair, reading):
            yield pair[0].start, pair[1].end
            n += 2
            continue
        if pair[0].minutes or (pair[0].marked and pair[0].decimals >= 3):
            yield pair[0].start, pair[0].end
        n += 1


def _is_pair(pair: Sequence[_Value], reading: Reading) -> bool:
    first, second = (v.degrees for v in pair)
    if not (first <= 90 and second <= 180) and not (first <= 180 and second <= 90):
        return False
    if all(v.minutes for v in pair):
        return True
    if all(v.marked for v in pair) or _cue().search(
        reading.low, max(0, pair[0].start - 40), pair[0].start
    ):
        return all(v.decimals >= 2 or v.minutes for v in pair)
    # "3,1415 and 2,7182" are two figures.
    if any(map(str.isalpha, reading.text[pair[0].end : pair[1].start])):
        return False
    if all(v.decimals == _OF_THOUSANDS and v.round for v in pair):
        return False
    return all(v.decimals >= _OF_THOUSANDS + v.comma for v in pair)


COORDINATES = Rule(Kind.COORDINATES, 30, _find)
