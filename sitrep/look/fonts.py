"""The shipped font files, for page and charts alike."""

from __future__ import annotations

import importlib.util
import pkgutil
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LATIN, _ARABIC = "IBM Plex Sans", "IBM Plex Sans Arabic"
_ARABIC_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}

#: Letters after the Latin ones; punctuation, arrows and the like are not among them.
_BEYOND_LATIN = re.compile("[\u0370-\u1dff\u2c00-\ua71f\uaa00-\uffef\U00010000-\U0003ffff]")


def latin(text: str) -> bool:
    """Return whether the shipped Latin font has all letters of ``text``."""
    return not _BEYOND_LATIN.search(text)


class FontFile(NamedTuple):
    """A shipped font file; ``weight`` 0 is a variable font that holds every weight."""

    family: str
    path: Path
    weight: int
    italic: bool

    @property
    def is_variable(self) -> bool:
        """Whether it holds every weight."""
        return not self.weight


def font_files() -> Iterator[FontFile]:
    """Yield the files of the installed font packages; none for a package that is missing."""
    if latin := _package("fontpkg_ibm_plex_sans"):
        yield FontFile(_LATIN, latin / "IBMPlexSans[wdth,wght].ttf", 0, False)
        yield FontFile(_LATIN, latin / "IBMPlexSans-Italic[wdth,wght].ttf", 0, True)
    if arabic := _package("fontpkg_ibm_plex_sans_arabic"):
        for weight, name in _ARABIC_WEIGHTS.items():
            yield FontFile(_ARABIC, arabic / f"IBMPlexSansArabic-{name}.ttf", weight, False)


def further_files() -> Iterator[Path]:
    """Yield the files of other font packages that are installed, for scripts of all kinds."""
    shipped = {file.path.parent for file in font_files()}
    for name in _packages(tuple(sys.path)):
        if (folder := _package(name)) not in shipped:
            yield from sorted(folder.glob("*.[ot]tf")) if folder else ()


@cache
def _packages(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of the font packages in these folders."""
    found = (module.name for module in pkgutil.iter_modules(path))
    return tuple(name for name in found if name.startswith("fontpkg_"))


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent / "files" if spec and spec.origin else None


def plain_font(name: str) -> str:
    """Return a font's name without characters that have a meaning in CSS."""
    return re.sub(r"[^\w .-]", "", name)
