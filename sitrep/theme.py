"""How a report looks: the theme as CSS, the font files, what stands beside what, and Markdown.

In: the ``[theme]`` of config.toml. Out: custom properties for the stylesheet with colours
that stay legible, the logo as a data URI, where the font packages keep their files (for PDF
and charts alike), a section's parts arranged in rows, and text and tables for Markdown.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from tabulate import tabulate

from sitrep.config.tables import Theme
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Chart, Section, Table
from sitrep.pictures import Fault, placed

#: Wider than this (in characters) or longer (in rows), a table needs the page's full width.
HALF_WIDTH, HALF_LENGTH = 62, 14
#: A table up to this long (in rows) is kept on one page; more would leave too much of it white.
SHORT = 3
#: A cell up to this long (in characters) is kept on one line: a date, a number in words.
TIGHT = 16
#: Text longer than this (in characters) reads badly beside a chart.
HALF_TEXT = 900

WHITE = "#FFFFFF"
#: WCAG AA for text below 18 pt.
LEGIBLE = 4.5
#: WCAG's least for what is drawn and not read.
VISIBLE = 3
_LATIN, _ARABIC = "IBM Plex Sans", "IBM Plex Sans Arabic"
_ARABIC_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}


class FontFile(NamedTuple):
    """A shipped font file; ``weight`` 0 is a variable font that holds every weight."""

    family: str
    path: Path
    weight: int
    italic: bool


def font_files() -> Iterator[FontFile]:
    """Yield the files of the installed font packages; none for a package that is missing."""
    if latin := _package("fontpkg_ibm_plex_sans"):
        yield FontFile(_LATIN, latin / "IBMPlexSans[wdth,wght].ttf", 0, False)
        yield FontFile(_LATIN, latin / "IBMPlexSans-Italic[wdth,wght].ttf", 0, True)
    if arabic := _package("fontpkg_ibm_plex_sans_arabic"):
        for weight, name in _ARABIC_WEIGHTS.items():
            yield FontFile(_ARABIC, arabic / f"IBMPlexSansArabic-{name}.ttf", weight, False)


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent / "files" if spec and spec.origin else None


def variables(theme: Theme) -> str:
    """Return the theme as the declarations of a CSS rule; nothing in it can end the rule."""
    colours = {
        "primary": theme.primary,
        "on-primary": on(theme.primary),
        "heading": readable(theme.primary, legible(theme.text)),
        "accent": legible(theme.accent),
        "text": legible(theme.text),
        **{f"ramp-{i}": colour for i, colour in enumerate(theme.ramp, 1)},
    }
    fonts = [plain_font(name) for name in theme.fonts]
    families = ", ".join(f'"{name}"' for name in fonts if name)
    lines = [f"--{name}: {value};" for name, value in colours.items()]
    return "\n".join([*lines, f"--fonts: {families or 'sans-serif'};"])


def plain_font(name: str) -> str:
    """Return a font's name with nothing in it that a stylesheet would act on."""
    return re.sub(r"[^\w .-]", "", name)


def on(colour: str) -> str:
    """Return black or white, whichever reads better on ``colour``."""
    return max(WHITE, "#000000", key=lambda ink: contrast(ink, colour))


def readable(colour: str, otherwise: str) -> str:
    """Return ``colour`` if text in it is legible on white, else ``otherwise``."""
    return colour if contrast(colour, WHITE) >= LEGIBLE else otherwise


def legible(colour: str) -> str:
    """Return ``colour``, darkened as far as text on white needs."""
    while contrast(colour, WHITE) < LEGIBLE:
        colour = mix(colour, "#000000", 0.08)
    return colour


def mix(colour: str, other: str, share: float) -> str:
    """Return ``colour`` with ``share`` of ``other`` in it."""
    mixed = (round(a + (b - a) * share) for a, b in zip(_rgb(colour), _rgb(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two ``#rrggbb`` colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [channel / 255 for channel in _rgb(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def logo(theme: Theme, workspace: Path) -> str:
    """Return the logo as a data URI, empty when there is none; SitrepError if unfit."""
    made = placed(workspace / theme.logo) if theme.logo else ""
    if isinstance(made, Fault):
        raise SitrepError([Problem(theme.logo, *made)])
    return made


@dataclass(frozen=True, slots=True)
class Part:
    """What stands in one place of a section: its text, a chart or a table."""

    kind: Literal["text", "chart", "table"]
    item: Section | Chart | Table
    half: bool
    #: For the stylesheet: "short" is kept on one page, "small" needs half its width.
    classes: str = ""


def arranged(section: Section) -> Iterator[tuple[Part, ...]]:
    """Yield a section's parts in reading order, two halves of the page's width side by side.

    Charts of half the width come first: the text or another of them stands beside each.
    """
    charts = sorted(section.charts, key=lambda chart: chart.width != "half")
    parts = [Part("chart", c, c.width == "half") for c in charts]
    parts += [_table(t) for t in section.tables if t.rows]
    length = _text_length(section)
    if length:
        # Text stands beside the first chart where that chart would stand alone.
        halves = next((i for i, p in enumerate(parts) if not p.half), len(parts))
        parts.insert(0, Part("text", section, halves % 2 == 1 and length <= HALF_TEXT))
    while parts:
        pair = len(parts) > 1 and parts[0].half and parts[1].half
        taken = 2 if pair else 1
        yield tuple(parts[:taken])
        del parts[:taken]


def _table(table: Table) -> Part:
    if _is_small(table):
        return Part("table", table, True, "short small")
    return Part("table", table, False, "short" if len(table.rows) <= SHORT else "")


def _text_length(section: Section) -> int:
    own = section.narrative.html if section.narrative else ""
    return sum(map(len, (*section.paragraphs, *section.bullets, own)))


def _is_small(table: Table) -> bool:
    titles = tuple(column.title for column in table.columns)
    widths = [max(map(len, cells)) for cells in zip(titles, *table.rows, strict=True)]
    return sum(widths) + 3 * len(widths) <= HALF_WIDTH and len(table.rows) <= HALF_LENGTH


def is_row_headed(table: Table) -> bool:
    """Return whether first cells are headers: not where headers would outnumber what they head.

    One row, or two columns, need none; checkers take such a table for one in shreds.
    """
    columns, rows = len(table.columns), len(table.rows)
    return rows * (columns - 2) >= columns


def is_tight(cell: str) -> bool:
    """Return whether a cell's text should stay on one line."""
    return len(cell) <= TIGHT


def card_size(value: str) -> str:
    """Return how a card prints its value: "words" without a numeral, "long", or ""."""
    if not any(c.isdigit() for c in value):
        return "words"
    return "long" if len(value) > 11 else ""


# --- Markdown -----------------------------------------------------------------------------

_SPECIAL = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])")
_OPENING = re.compile(r"^(?:([-+=#])(?=[-+=#\s]|$)|(\d{1,9})([.)])(?=\s|$))")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Return ``text`` on one line, with nothing in it that Markdown or HTML would act on."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    flat = _ENTITY.sub("&amp;", flat)
    flat = _SPECIAL.sub(r"\\\g<0>", flat).replace("<", "&lt;").replace(">", "&gt;")
    flat = flat.replace("://", r"\://").replace("www.", r"www\.")
    return _OPENING.sub(lambda m: rf"\{m[1]}" if m[1] else rf"{m[2]}\{m[3]}", flat)


def aligned(table: Table) -> str:
    """Return a pipe table whose columns stand under each other in plain text too."""
    align = ["right" if column.align == "end" else "left" for column in table.columns]
    body = [[escaped(cell) for cell in row] for row in table.rows]
    heads = [escaped(column.title) for column in table.columns]
    return tabulate(body, heads, "pipe", colalign=align, disable_numparse=True)
