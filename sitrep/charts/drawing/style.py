"""The look that all charts share: colours, type and fonts from the Theme, and measured text.

Text is measured and wrapped in points, so that no label is cut off or covers another.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from sitrep.charts.drawing import library as mpl
from sitrep.charts.drawing.letters import families_for
from sitrep.config.tables import Theme
from sitrep.look.colours import WHITE, legible, mix
from sitrep.look.fonts import font_files, latin
from sitrep.wording import Words
from sitrep.wording.catalogue import ISOLATES

MM = 72 / 25.4
#: Kept free at both sides of a picture, so that rounding never cuts a letter.
MARGIN = 1.0
WIDTHS = {"half": 85 * MM, "full": 175 * MM}
#: The most characters of a name in a chart; the CSV has it in full.
LONGEST = 90
SEMIBOLD, REGULAR = 600, 400

#: Static weights for Latin and Arabic; the variable one adds Cyrillic; the last is
#: matplotlib's own, for signs and symbols. Fonts of other scripts go before it.
_FALLBACKS = ("IBM Plex Sans Arabic", "IBM Plex Sans", "DejaVu Sans")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_RULER_DPI = 288
#: How far the width of a line may be from the sum of its words' widths, and for each space
#: between them, in points.
_NEAR, _SLACK = 0.5, 0.1
#: Narrow and unbreakable spaces, joiners, direction marks and isolates: text needs them.
#: Direction overrides are left out: they would make a figure read backwards.
_KEPT = "\u00a0\u2009\u202f\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069"


@dataclass(frozen=True, slots=True)
class Type:
    """How a piece of text is set: size in points, weight, colour, slant."""

    size: float
    colour: str
    bold: bool = False
    italic: bool = False

    @property
    def leading(self) -> float:
        """The distance from one baseline to the next, in points."""
        return self.size * 1.3


@dataclass(frozen=True, slots=True)
class Look:
    """Colours, type and direction of one theme in one language."""

    ramp: tuple[str, ...]
    accent: str
    rule: str
    grid: str
    title: Type
    subtitle: Type
    body: Type
    strong: Type
    quiet: Type
    families: tuple[str, ...]
    rtl: bool

    def shade(self, step: int) -> str:
        """Return the ramp's colour at ``step``, 0 the darkest to 6 the lightest."""
        return self.ramp[round(step * (len(self.ramp) - 1) / 6)]

    def width(self, text: str, kind: Type) -> float:
        """Return how wide ``text`` is set, in points."""
        return _measure(self.mark(text), (kind.size, kind.bold, kind.italic), self.families)

    def mark(self, text: str) -> str:
        """Return ``text`` ready to be drawn: on one line, in the page's direction.

        Otherwise a label that starts with a Latin name would be drawn left to right.
        """
        plain = text
        if not text.isprintable():
            plain = "".join(c if c.isprintable() or c in _KEPT else " " for c in text)
        return "\u200f" + plain if self.rtl and plain else plain

    def font(self, text: str, kind: Type) -> mpl.FontProperties:
        """Return the font that ``text`` is drawn in."""
        return _font(text, (kind.size, kind.bold, kind.italic), self.families)

    def wrap(self, text: str, width: float, kind: Type) -> list[str]:
        """Return ``text`` in lines of at most ``width``; a word too long is cut in two."""
        lines: list[str] = []
        for word in re.split(r"[ \t\r\n]+", text.strip()):
            joined = f"{lines[-1]} {word}" if lines else word
            if self._fits(joined, width, kind):
                lines[-1:] = [joined]
            else:
                lines += self._broken(word, width, kind)
        return list(_isolated(lines)) if ISOLATES[0] in text else lines

    def _fits(self, text: str, width: float, kind: Type) -> bool:
        """Return whether ``text`` is at most ``width`` wide.

        A line of Latin letters is as wide as its words: only near the edge is it measured
        whole, which takes as long as all of its words again.
        """
        if latin(text) and not self.rtl:
            words = text.split(" ")
            about = sum(self.width(word, kind) for word in words)
            joints = len(words) - 1
            about += (self.width("n n", kind) - 2 * self.width("n", kind)) * joints
            if abs(about - width) > _NEAR + _SLACK * joints:
                return about < width
        return self.width(text, kind) <= width

    def balance(self, text: str, width: float, kind: Type) -> list[str]:
        """Return ``text`` wrapped in lines of about one length, for centred labels."""
        lines = self.wrap(text, width, kind)
        while len(lines) > 1 and width > 20:
            width -= 4
            narrower = self.wrap(text, width, kind)
            if len(narrower) > len(lines) or max(self.width(n, kind) for n in narrower) > width:
                break
            lines = narrower
        return lines

    def _broken(self, word: str, width: float, kind: Type) -> list[str]:
        parts = [""]
        if self.width(word, kind) <= width:
            return [word]
        for letter in word:
            if parts[-1] and self.width(parts[-1] + letter, kind) > width:
                parts.append("")
            parts[-1] += letter
        return parts


def look(theme: Theme, words: Words) -> Look:
    """Return the Look of ``theme`` in the language of ``words``."""
    text = legible(theme.text)
    muted = legible(mix(text, WHITE, 0.28))
    return Look(
        ramp=theme.ramp,
        accent=legible(theme.accent),
        rule=mix(text, WHITE, 0.45),
        grid=mix(text, WHITE, 0.87),
        title=Type(9.5, text, bold=True),
        subtitle=Type(8, muted),
        body=Type(7.5, text),
        strong=Type(8, text, bold=True),
        quiet=Type(7.5, muted),
        families=_families(theme.fonts),
        rtl=words.direction == "rtl",
    )


def _isolated(lines: list[str]) -> Iterator[str]:
    """Yield wrapped lines; an isolate that spans several lines is closed and reopened on each."""
    first, last = ISOLATES
    within = 0
    for line in lines:
        opened = first * within + line
        within = max(0, opened.count(first) - opened.count(last))
        yield opened + last * within


def shorten(text: str, longest: int = LONGEST) -> str:
    """Return ``text`` on one line, cut with an ellipsis to ``longest`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


@lru_cache(maxsize=16)
def _families(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Register the shipped fonts; return the families in which letters are looked up."""
    for file in font_files():
        mpl.fontManager.addfont(file.path)
    logging.getLogger("matplotlib.font_manager").addFilter(_not_about_weight)
    known = _known(wanted)
    own = [f for f in wanted if f in known and f not in _FALLBACKS]
    return (*own, *(f for f in _FALLBACKS if f in known))


def _known(wanted: Iterable[str]) -> set[str]:
    """Return all families, including those installed after matplotlib made its list."""
    manager = mpl.fontManager
    if set(wanted) - set(manager.get_font_names()):
        listed = {font.fname for font in manager.ttflist}
        for path in set(mpl.findSystemFonts()) - listed:
            with suppress(OSError, RuntimeError):  # not a font that matplotlib can use
                manager.addfont(path)
    return set(manager.get_font_names())


def installed(wanted: Iterable[str]) -> set[str]:
    """Return the families that charts can be drawn with, the shipped ones among them."""
    return {*_known(wanted), *_families(())}


def _not_about_weight(record: logging.LogRecord) -> bool:
    # Fallback fonts lack the semibold, and users can't change that.
    return "Failed to find font weight" not in record.getMessage()


def cyrillic(text: str) -> bool:
    """Return whether ``text`` needs the variable font, which matplotlib sets in one weight."""
    return bool(_CYRILLIC.search(text))


def _font(
    text: str, kind: tuple[float, bool, bool], families: tuple[str, ...]
) -> mpl.FontProperties:
    size, bold, italic = kind
    weight = SEMIBOLD if bold and not cyrillic(text) else REGULAR
    if not latin(text):
        families = (*families[:-1], *families_for(text), *families[-1:])
    # Only Latin letters slant, and the font that Arabic comes from has none that do.
    if italic and latin(text):
        slanting = sorted(families, key=lambda family: family == _FALLBACKS[0])
        return mpl.FontProperties(family=slanting, size=size, weight=weight, style="italic")
    return mpl.FontProperties(family=list(families), size=size, weight=weight)


@lru_cache(maxsize=1)
def _ruler() -> mpl.RendererAgg:
    return mpl.RendererAgg(8, 8, _RULER_DPI)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=8192)
def _measure(text: str, kind: tuple[float, bool, bool], families: tuple[str, ...]) -> float:
    with warnings.catch_warnings():
        # A letter that no font has is drawn as a box, and measured as one.
        warnings.simplefilter("ignore", UserWarning)
        font = _font(text, kind, families)
        size_of: Callable[..., tuple[float, float, float]] = _ruler().get_text_width_height_descent
        width = size_of(text, font, ismath=False)[0]
    return float(width) * 72 / _RULER_DPI
