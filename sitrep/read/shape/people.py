"""The words of a register of people to what sitrep tells apart: outcome, sex, whether a child.

In come texts; out go codes, "" for what a cell does not state. What can't be read is ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: From this age on nobody is a child.
ADULT = 18
_OLDEST = 130
_AGE = re.compile(r"(\d{1,3})(?:\.\d+)?(?:\s?(?:y|yrs?|years?|years? old))?")
_RANGE = re.compile(r"(\d{1,3})\s?(?:[-–—]|to)\s?(\d{1,3})")
_FROM = re.compile(r"(?:>=|≥|over|above)?\s?(\d{1,3})\s?\+?")
_BELOW = re.compile(r"(?:<=?|≤|under|below)\s?(\d{1,3})")


def outcome(text: str, indicators: Collection[str]) -> str | None:
    """Return the indicator that counts a person, as a word of any language says it."""
    plain = fold(text)
    if plain in indicators:
        return plain
    return lexicon.meanings("headers.indicators").get(plain)


def sexes(texts: Collection[str]) -> Mapping[str, str | None]:
    """Return the sex that each text of one column says: female, male or "".

    "M" is male beside "F" and *mujer* beside "H" alone; by itself it may be either.
    """
    plain = {text: fold(text) for text in texts}
    letters = {*plain.values()} & {"f", "h"}
    known = lexicon.meanings("people.sexes")
    m = {frozenset("f"): "male", frozenset("h"): "female"}.get(frozenset(letters))
    found: dict[str, str | None] = {}
    for text, own in plain.items():
        found[text] = "" if _unstated(own) else m if own == "m" else known.get(own)
    return found


def age(text: str) -> str | None:
    """Return "child" or "adult", as a number of years, a span of them or a word says."""
    plain = fold(text)
    if _unstated(plain):
        return ""
    if known := lexicon.meanings("people.ages").get(plain):
        return known
    if found := _AGE.fullmatch(plain):
        years = int(found[1])
        return None if years > _OLDEST else "child" if years < ADULT else "adult"
    if found := _RANGE.fullmatch(plain):
        low, high = int(found[1]), int(found[2])
        return "child" if low <= high < ADULT else "adult" if ADULT <= low <= high else ""
    if found := _BELOW.fullmatch(plain):
        return "child" if int(found[1]) <= ADULT else ""
    if found := _FROM.fullmatch(plain):
        return "adult" if int(found[1]) >= ADULT else ""
    return None


def _unstated(plain: str) -> bool:
    return not plain or plain in lexicon.folded("figures.unreported")
