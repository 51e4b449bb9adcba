"""Find fonts for letters that the shipped ones lack, among those that this machine has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from sitrep.charts.drawing import library as mpl
from sitrep.look.fonts import font_files, further_files, latin

#: Unicode names letters of one script differently; the others start with their script's name.
_ONE = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK", "BOPOMOFO": "CJK"}
#: Letters, the marks on them, digits. Signs and symbols come from matplotlib's own font.
_LETTERS = ("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd")


def script(letter: str) -> str:
    """Return the name of a letter's script: "Khmer", "Ethiopic", "CJK"."""
    first = unicodedata.name(letter, "unknown").split()[0]
    first = _ONE.get(first, first)
    return first if first == "CJK" else first.title()


def families_for(text: str) -> tuple[str, ...]:
    """Return the families for the letters of ``text`` that the shipped fonts lack."""
    found = (_family_for(name, letters) for name, letters in _foreign(text).items())
    return tuple(dict.fromkeys(family for family in found if family))


def lacking(texts: Iterable[str]) -> Mapping[str, str]:
    """Return the letters that no font has, by the name of their script."""
    return {
        name: letters
        for name, letters in _foreign("".join({*"".join(texts)})).items()
        if not _family_for(name, letters)
    }


def _foreign(text: str) -> dict[str, str]:
    """Return the letters that the shipped fonts lack, in order, by the name of their script."""
    found: dict[str, set[str]] = {}
    for letter in () if latin(text) else set(text) - _shipped():
        if unicodedata.category(letter) in _LETTERS:
            found.setdefault(script(letter), set()).add(letter)
    return {name: "".join(sorted(letters)) for name, letters in sorted(found.items())}


@cache
def _shipped() -> frozenset[str]:
    return frozenset().union(*(_letters_of(str(file.path)) for file in font_files()))


@cache
def _letters_of(path: str) -> frozenset[str]:
    try:
        return frozenset(map(chr, mpl.FT2Font(path).get_charmap()))
    except (OSError, RuntimeError):  # not a font that matplotlib can use
        return frozenset()


@cache
def _family_for(name: str, letters: str) -> str:
    """Return a family that has all the ``letters`` of a script; empty if there is none."""
    for path in _candidates(name):
        if _letters_of(path).issuperset(letters):
            mpl.fontManager.addfont(path)
            return str(mpl.FT2Font(path).family_name)
    return ""


@cache
def _candidates(name: str) -> tuple[str, ...]:
    """Return the paths of fonts, those named after the script first, then other plain ones."""
    system = mpl.findSystemFonts()
    paths = sorted({*map(str, further_files()), *system})
    return tuple(sorted(paths, key=lambda path: _distance(Path(path).stem, name)))


def _distance(font: str, name: str) -> tuple[bool, bool, bool]:
    """Return how far a font's file name is from that of a plain font for a script."""
    parts = font.casefold()
    named = f"sans{name.casefold()}" in parts.replace("[", "").replace("-", "")
    return not named, "regular" not in parts and "[" not in parts, "sans" not in parts
