"""Phone numbers: with a country's code, and local ones of the workspace's countries.

A row of digits is one by its code (+963, 00963), by the 0 that local numbers begin with, by a word
before it ("tel.", "واتساب"), or where ``phonenumbers`` knows it as a number of one of the
workspace's countries. Dates and figures are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import phonenumbers

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.prose import forms

#: Where digits begin that may be a number, and what it may go on with.
_START = re.compile(r"(?<![\w+])(?:\+ ?)?\(?(?:\+ ?)?(?=\d(?:[ .\-/()]{0,4}\d){6})\d")
_GROUP = re.compile(r"\d{1,16}")
_JOINT = re.compile(r"[ .\-/()]{0,4}")
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_ONE_DATE = rf"(?:{_DAY}[./\-]{_MONTH}[./\-](?:\d{{4}}|\d\d)|\d{{4}}[./\-]{_MONTH}[./\-]{_DAY})"
#: A date or a span of two.
_DATE = re.compile(rf"{_ONE_DATE}(?: ?[-/] ?{_ONE_DATE})?(?![./\-]?\d)")
_GLUED = "/=_.#-,:&"
_MOST_DIGITS = 15
_FEWEST = 7
#: How far from its number a word for a phone may stand.
_NEAR = 40
#: A local number that begins with a 0 has so many digits.
_LOCAL = range(9, 12)
#: Between a word for a phone and the number may stand so many others.
_WORDS_BETWEEN = 2
_SENTENCE_ENDS = re.compile(r"[.!?]\s+[^\W\d_]|[\d\n]")


@cache
def _cues() -> frozenset[str]:
    return lexicon.folded("scan.phones")


def _is_cued(reading: Reading, start: int) -> bool:
    """Return whether a word or sign for a phone stands before a number."""
    if reading.low.endswith(_signs(), max(0, start - 8), start):
        return True
    for word in reading.words_before(start, _WORDS_BETWEEN + 1):
        if start - word.end > _NEAR or _SENTENCE_ENDS.search(reading.text, word.end, start):
            return False
        if not _cues().isdisjoint(forms(word.folded)):
            return True
    return False


@cache
def _signs() -> tuple[str, ...]:
    found = lexicon.found("scan.phones", "signs")
    return tuple(sign + end for sign in found for end in ("", " ", "/"))


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    text, place = reading.text, 0
    while match := _START.search(text, place):
        start = match.start()
        if date := _DATE.match(text, match.end() - 1):
            place = date.end()
            continue
        ends = _ends(text, match.end() - 1)
        end = _longest(reading, start, ends, known)
        if end:
            yield start, end
        place = end or ends[0]


def _ends(text: str, place: int) -> Sequence[int]:
    """Return where each group of digits ends, of those that may be one number.

    Only one behind the first is a single digit: +963 (0)11, 8 050.
    """
    found: list[int] = []
    digits, single = 0, 0
    while (group := _GROUP.match(text, place)) and digits <= _MOST_DIGITS and single < 2:
        digits += len(group[0])
        single += bool(found) and len(group[0]) == 1
        found.append(group.end())
        joint = _JOINT.match(text, group.end())
        place = joint.end() if joint else group.end()
    return found


def _longest(reading: Reading, start: int, ends: Sequence[int], known: Known) -> int:
    """Return where the longest number from ``start`` ends; 0 where none is one."""
    text = reading.text
    before = text[max(0, start - 1) : start]
    cued = _is_cued(reading, start)
    if before and before in _GLUED and not cued:
        return 0
    for end in reversed(ends):
        after = text[end : end + 2]
        if after[:1].isalnum() or (after[:1] in ".," and after[1:].isdigit()):
            continue
        written = text[start:end]
        if written.count("(") == written.count(")") and _is_number(written, cued, known.regions):
            return end
    return 0


def _is_number(written: str, cued: bool, regions: tuple[str, ...]) -> bool:
    groups = _GROUP.findall(written)
    digits = "".join(groups)
    if "+" in written or digits.startswith("00"):
        return _is_international(digits if "+" in written else digits[2:])
    if len(digits) > _MOST_DIGITS or len(digits) < _FEWEST:
        return False
    if cued and not (len(groups) == 1 and digits.endswith("000")):
        return True
    if digits[0] == "0" or (groups[0] == "8" and digits[1] == "0"):
        joined = all(len(group) > 1 for group in groups[1:]) and not written.startswith("0.")
        return joined and len(digits) - (digits[0] == "8") in _LOCAL
    return _is_shaped(written, groups) and _is_local(written, digits, regions)


def _is_shaped(written: str, groups: Sequence[str]) -> bool:
    """Return whether digits are written as a number and no figure: "1 500 000" is one."""
    if len(groups) == 1:
        return len(groups[0]) > 10
    if any(len(group) == 1 for group in groups[1:]):
        return False
    thousands = len(groups[0]) < 4 and all(len(group) == 3 for group in groups[1:])
    return len(groups) > 2 and not (thousands and set(written) <= {*"0123456789 ."})


@lru_cache(maxsize=4_096)
def _is_international(digits: str) -> bool:
    if not 8 <= len(digits) <= _MOST_DIGITS:
        return False
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(f"+{digits}"))
    except phonenumbers.NumberParseException:
        return False


@lru_cache(maxsize=4_096)
def _is_local(written: str, digits: str, regions: tuple[str, ...]) -> bool:
    """Return whether it is a number of one of the countries, or has one's code without a plus."""
    for region in regions:
        code = str(phonenumbers.country_code_for_region(region))
        if digits.startswith(code) and _is_valid(f"+{digits}", None):
            return True
        if _is_valid(digits, region):
            return True
    return False


def _is_valid(digits: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(digits, region))
    except phonenumbers.NumberParseException:
        return False


PHONE = Rule(Kind.PHONE, 60, _find)
