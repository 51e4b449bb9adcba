"""Set text into shapes: as large as there is room for, in the report's language and direction."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.enum.dml import MSO_THEME_COLOR as Colour
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_ILLEGAL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: How wide a letter is on average, how high a line, and how much lies between paragraphs, in sizes
#: of the font: of one wider than most, for a machine that lacks the theme's.
_LETTER, _BOLD, _LINE, _BETWEEN = 0.52, 0.59, 1.36, 0.5
_POINT = 12700


class Box(NamedTuple):
    """A place on a slide, in the unit of slides."""

    left: int
    top: int
    width: int
    height: int

    @classmethod
    def of(cls, shape: Any) -> Box:
        """Return where a shape stands."""
        return cls(int(shape.left), int(shape.top), int(shape.width), int(shape.height))

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height

    @property
    def right(self) -> int:
        """Where it ends at its right."""
        return self.left + self.width


class Language(NamedTuple):
    """A report's language and direction."""

    name: str
    rtl: bool


class Look(NamedTuple):
    """How letters look; without a size they have the placeholder's."""

    size: float = 0
    bold: bool | None = None
    colour: Any = None
    muted: bool = False


def cleaned(text: str) -> str:
    """Return ``text`` on one line, without what XML can't hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def fitting(
    texts: Sequence[str], box: Box, largest: float, least: float, *, bold: bool = False
) -> float:
    """Return the largest size, in points, at which ``texts`` fit the box; never below ``least``."""
    size = largest
    while size > least and height(texts, box.width, size, bold=bold) > box.height:
        size -= 0.5
    return size


def height(texts: Sequence[str], width: int, size: float, *, bold: bool = False) -> int:
    """Return about how high ``texts`` are at a size."""
    lines = sum(_lines(text, width / _POINT, size * (_BOLD if bold else _LETTER)) for text in texts)
    between = _BETWEEN * (len(texts) - 1)
    return round((lines * _LINE + between) * size * _POINT)


def width_of(text: str, size: float) -> int:
    """Return about how wide a line of text is."""
    return round(_letters(text) * size * _LETTER * _POINT)


def _lines(text: str, width: float, letter: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        length = _letters(word) * letter
        if used and used + letter / 2 + length > width:
            lines, used = lines + 1, 0.0
        # A word that is wider than the box is broken.
        more = int(length // width) if width > 0 else 0
        lines += more
        used += length - more * width + (letter / 2 if used else 0)
    return lines


def _letters(text: str) -> float:
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide * 0.9


def shortened(text: str, width: int, room: int, size: float) -> str:
    """Return as much of ``text`` as fits, with a mark where it is cut."""
    words = text.split()
    while len(words) > 3 and height([" ".join(words) + " …"], width, size) > room:
        words.pop()
    return " ".join(words) + " …" if len(words) < len(text.split()) else text


def write(frame: Any, paragraphs: Sequence[Sequence[tuple[str, Look]]], language: Language) -> None:
    """Set paragraphs, each of runs with their look, into a shape's text."""
    for number, runs in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        _direct(paragraph, language)
        for text, look in runs:
            run = paragraph.add_run()
            run.text = cleaned(text)
            run._r.get_or_add_rPr().set("lang", language.name)
            _look(run.font, look)


def _direct(paragraph: Any, language: Language) -> None:
    if language.rtl:
        paragraph.alignment = PP_ALIGN.RIGHT
        paragraph._p.get_or_add_pPr().set("rtl", "1")


def _look(font: Any, look: Look) -> None:
    if look.size:
        font.size = Pt(look.size)
    if look.bold is not None:
        font.bold = look.bold
    if look.colour is not None:
        font.color.theme_color = look.colour
    if look.muted:
        font.color.theme_color = Colour.TEXT_1
        font.color.brightness = 0.25


def boxed(frame: Any, anchor: Any = MSO_ANCHOR.TOP) -> Any:
    """Return a shape's text frame without margins, its text wrapped and no larger than set."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    return frame


def inherited(placeholder: Any, usual: float) -> float:
    """Return the size of a placeholder's letters, in points, as its layout and master say."""
    kinds = {"title": "titleStyle", "ctrTitle": "titleStyle"}
    base = placeholder._base_placeholder
    while base is not None:
        if (size := _first_size(base._element)) is not None:
            return size
        base = getattr(base, "_base_placeholder", None)
    layout = placeholder.part.slide_layout
    kind = placeholder._element.nvSpPr.nvPr.find("{*}ph").get("type", "body")
    styles = layout.slide_master._element.find("{*}txStyles")
    style = None if styles is None else styles.find(f"{{*}}{kinds.get(kind, 'bodyStyle')}")
    return (None if style is None else _first_size(style)) or usual


def _first_size(element: Any) -> float | None:
    found = element.find(".//{*}lvl1pPr/{*}defRPr[@sz]")
    return None if found is None else int(found.get("sz")) / 100
