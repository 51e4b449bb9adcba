"""How a report looks: the theme as CSS, the font files, what stands beside what, and Markdown.

In: the ``[theme]`` of config.toml. Out: custom properties for the stylesheet with colours
that stay legible, the logo as a data URI, where the font packages keep their files (for PDF
and charts alike), a section's parts arranged in rows, and text and tables for Markdown.
"""

from __future__ import annotations

import base64
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from tabulate import tabulate

from sitrep.config import Theme
from sitrep.errors import Problem, SitrepError
from sitrep.model import Chart, Section, Table

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
_MIME = {".svg": "image/svg+xml", ".png": "image/png"}
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
        "heading": readable(theme.primary, theme.text),
        "accent": theme.accent,
        "text": theme.text,
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


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two ``#rrggbb`` colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def data_uri(content: bytes, mime: str) -> str:
    """Return ``content`` as a data URI."""
    return f"data:{mime};base64,{base64.b64encode(content).decode('ascii')}"


def logo(theme: Theme, workspace: Path) -> str:
    """Return the logo as a data URI, empty when there is none; SitrepError if unreadable."""
    if not theme.logo:
        return ""
    path = workspace / theme.logo
    try:
        return data_uri(path.read_bytes(), _MIME[path.suffix.lower()])
    except KeyError:
        problem = Problem(theme.logo, "is not a picture sitrep can place", "give an .svg or a .png")
    except OSError as error:
        problem = Problem(theme.logo, f"can't be read: {error.strerror}")
    raise SitrepError([problem])


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
