"""Normalise text for comparison, never for printing.

:func:`fold` is for words and cells, :func:`spelling` for names, :func:`visible` for ids, which
keep their case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_REMEMBERED = 65_536
#: The stroke that only lengthens an Arabic word; Unicode has it among the letters.
_TATWEEL = "\u0640"
#: The apostrophes, and the signs that stand for one in names written in Latin letters.
_APOSTROPHES = "'`´’‘‛′ʹʻʼʽʾʿ"
_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "٬": ",", "،": ",", "٫": ".", _TATWEEL: ""})
_UNSPOKEN = str.maketrans(dict.fromkeys([*_APOSTROPHES, _TATWEEL], ""))
#: Where a mark on a letter is an accent. In other scripts it makes another letter (и, й).
_ACCENTED = ("LATIN", "GREEK", "ARABIC")


@lru_cache(maxsize=_REMEMBERED)
def visible(text: str) -> str:
    """Return ``text`` in its usual characters, without invisible ones.

    Unicode NFKC; characters of category Cf are dropped, white space of every kind is one space.
    """
    if text.isascii():
        return " ".join(text.split())
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", seen).split())


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Return a word or a cell as it is compared: without case, accents and width; digits are 0-9.

    Accents go from letters only: "≯" is not ">".
    """
    if text.isascii():
        return visible(text).lower()
    plain = _lowered(text).translate(_SIGNS)
    return visible(digits(_without_marks(plain, str.isalpha)))


@lru_cache(maxsize=_REMEMBERED)
def spelling(name: str) -> str:
    """Return a name of an area, place, source or facility as it is compared.

    Without case, apostrophes and the accents of Latin, Greek and Arabic letters; a hyphen is
    a space.
    """
    plain = _lowered(name.translate(_UNSPOKEN)).translate(_UNSPOKEN)
    bare = digits(_without_marks(plain, _takes_accents))
    return visible("".join(" " if _is_hyphen(c) else c for c in bare))


def code(text: str) -> str:
    """Return a word as a code ("Ground attack" is ground_attack); an unknown one keeps accents."""
    return re.sub(r"[\s-]+", "_", visible(text).casefold())


def digits(text: str) -> str:
    """Return ``text`` with the digits of every script as 0-9, and all else unchanged."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)


def has_raised_digits(text: str) -> bool:
    """Return whether ``text`` has a raised digit or a fraction: 67² is 67 and a footnote."""
    return not text.isascii() and any(unicodedata.category(c) == "No" for c in text)


def _lowered(text: str) -> str:
    return unicodedata.normalize("NFKC", visible(text).casefold())


def _without_marks(text: str, takes: Callable[[str], bool]) -> str:
    """Return ``text`` without the marks on letters for which ``takes`` is true."""
    kept: list[str] = []
    for char in unicodedata.normalize("NFD", text):
        if not (unicodedata.combining(char) and kept and takes(kept[-1])):
            kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=1_024)
def _takes_accents(letter: str) -> bool:
    return letter.isalpha() and unicodedata.name(letter, "").startswith(_ACCENTED)


def _is_hyphen(char: str) -> bool:
    return char == "−" or unicodedata.category(char) == "Pd"
