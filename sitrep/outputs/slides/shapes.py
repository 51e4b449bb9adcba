"""Make what slides show: key figures as cards, tables, pictures; each with its alternative text."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR as Colour
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.parts.image import Image
from pptx.util import Emu, Pt

from sitrep.model.report import Card, Table
from sitrep.outputs.arrange import card_size
from sitrep.outputs.slides.text import (
    Box,
    Language,
    Look,
    boxed,
    cleaned,
    fitting,
    height,
    shortened,
    write,
)

_INCH = 914400
_GAP = round(0.22 * _INCH)
_INSET = round(0.17 * _INCH)
_EDGE = round(0.06 * _INCH)
#: The height of the line above a table that stands under a picture.
_LINE = round(0.28 * _INCH)
#: The most and least sizes of a table's letters, in points.
_TABLE = (13.0, 9.0)
#: The space around a cell's text, at its sides and above and below.
_CELL = (round(0.08 * _INCH), round(0.045 * _INCH))
_SIZES = {"": 38, "long": 27, "words": 25}


def described(shape: Any, name: str, alt: str) -> None:
    """Set what a screen reader says of a shape."""
    about = shape._element.xpath(".//p:cNvPr")[0]
    about.set("name", cleaned(name)[:80])
    about.set("descr", cleaned(alt))


# --- texts ----------------------------------------------------------------------------------


def textbox(
    shapes: Any, texts: Sequence[str], box: Box, sizes: tuple[float, float], language: Language
) -> Any:
    """Add a box of text, as large as there is room for."""
    made = shapes.add_textbox(*box)
    size = fitting(texts, box, *sizes)
    each = box.height // max(len(texts), 1)
    room = each if len(texts) > 1 else box.height
    fits = height(texts, box.width, size) <= box.height
    shown = texts if fits else [shortened(text, box.width, room, size) for text in texts]
    write(boxed(made.text_frame), [[(text, Look(size, muted=True))] for text in shown], language)
    for paragraph in made.text_frame.paragraphs[1:]:
        paragraph.space_before = Pt(size * 0.35)
    return made


# --- key figures ----------------------------------------------------------------------------


def cards(shapes: Any, shown: Sequence[Card], box: Box, language: Language) -> int:
    """Add key figures as cards, at most three beside each other; return where they end."""
    across = len(shown) if len(shown) <= 3 else 2 if len(shown) == 4 else 3
    down = -(-len(shown) // across)
    width = (box.width - _GAP * (max(across, 2) - 1)) // max(across, 2)
    tall = min((box.height - _GAP * (down - 1)) // down, round((2.6 if down > 1 else 3.1) * _INCH))
    # Values stand level, with or without a qualifier above.
    if any(card.qualifier for card in shown):
        shown = [replace(c, qualifier=c.qualifier or "\N{NO-BREAK SPACE}") for c in shown]
    inner = Box(0, 0, width - 2 * _INSET, tall - _EDGE - 2 * _INSET)
    scale = min(_scale(card, inner) for card in shown)
    for number, card in enumerate(shown):
        row, column = divmod(number, across)
        column = across - 1 - column if language.rtl else column
        left, top = box.left + column * (width + _GAP), box.top + row * (tall + _GAP)
        _card(shapes, card, Box(left, top, width, tall), scale, language)
    return box.top + down * (tall + _GAP) - _GAP


def _card(shapes: Any, card: Card, box: Box, scale: float, language: Language) -> None:
    edge = shapes.add_shape(MSO_SHAPE.RECTANGLE, box.left, box.top, box.width, _EDGE)
    _filled(edge, Colour.TEXT_2)
    decorative(edge)
    made = shapes.add_shape(
        MSO_SHAPE.RECTANGLE, box.left, box.top + _EDGE, box.width, box.height - _EDGE
    )
    _filled(made, Colour.BACKGROUND_2)
    frame = boxed(made.text_frame, MSO_ANCHOR.TOP)
    frame.margin_left = frame.margin_right = frame.margin_top = Emu(_INSET)
    inner = Box(0, 0, box.width - 2 * _INSET, box.height - _EDGE - 2 * _INSET)
    write(frame, [[(t, look)] for t, look in _lines(card, inner, scale)], language)
    for paragraph in frame.paragraphs:
        if not language.rtl:
            paragraph.alignment = PP_ALIGN.LEFT
    basis = " · ".join(filter(None, (card.window, card.source, card.certainty)))
    value = " ".join(f"{card.qualifier} {card.value}".split())
    described(made, card.label, " · ".join(filter(None, (value, card.label, card.change, basis))))


def _lines(card: Card, box: Box, scale: float) -> list[tuple[str, Look]]:
    """Return a card's lines with their looks, all of them smaller by ``scale``."""
    basis = " · ".join(filter(None, (card.window, card.source, card.certainty)))
    largest = _SIZES[card_size(card.value)] * scale
    one_line = Box(0, 0, box.width, round(largest * 1.3 * 12700))
    size = fitting([card.value], one_line, largest, 16, bold=True)
    found = [
        (card.qualifier, Look(14 * scale, muted=True)),
        (card.value, Look(size, True, Colour.TEXT_2)),
        (card.label, Look(16 * scale, True, Colour.TEXT_1)),
        (card.change, Look(13.5 * scale, None, Colour.ACCENT_2)),
        (basis, Look(12 * scale, muted=True)),
    ]
    return [(text, look) for text, look in found if text]


def _scale(card: Card, box: Box) -> float:
    """Return by how much a card's letters are smaller so that they fit it."""
    for scale in (1.5, 1.35, 1.2, 1.1, 1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65):
        lines = _lines(card, box, scale)
        high = sum(height([t], box.width, k.size, bold=bool(k.bold)) for t, k in lines)
        # The estimate is of a wide font; most are narrower.
        if high <= box.height * 1.08:
            return scale
    return 0.6


def _filled(shape: Any, colour: Any) -> None:
    shape.fill.solid()
    shape.fill.fore_color.theme_color = colour
    shape.line.fill.background()
    for style in shape._element.findall("{*}style"):
        shape._element.remove(style)


def decorative(shape: Any) -> None:
    """Mark a shape as decoration, which screen readers pass over."""
    from pptx.oxml import parse_xml

    about = shape._element.xpath(".//p:cNvPr")[0]
    about.append(
        parse_xml(
            '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
            '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
            'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
            "</a:ext></a:extLst>"
        )
    )


# --- pictures -------------------------------------------------------------------------------


def picture(shapes: Any, png: bytes, box: Box) -> Any:
    """Add a picture, whole and as large as the box permits, in the middle of it."""
    across, down = Image.from_blob(png).size
    scale = min(box.width / across, box.height / down)
    width, tall = round(across * scale), round(down * scale)
    left, top = box.left + (box.width - width) // 2, box.top + (box.height - tall) // 2
    return shapes.add_picture(io.BytesIO(png), left, top, width, tall)


def over_table(
    shapes: Any, png: bytes, shown: Table, box: Box, said: tuple[str, Language]
) -> tuple[Any, str]:
    """Add a picture and a table of its data under it; return the picture, and what a table does.

    ``said`` is the text for rows that are left out, and the language.
    """
    across, down = Image.from_blob(png).size
    upper = box._replace(height=min(box.width * down // across, box.height * 3 // 5))
    made = picture(shapes, png, upper)
    line = box._replace(top=upper.bottom + _GAP // 2, height=_LINE)
    textbox(shapes, [shown.caption], line, (12, 8), said[1])
    lower = box._replace(top=line.bottom, height=box.bottom - line.bottom)
    frame, told = table(shapes, shown, lower, *said)
    described(frame, shown.caption, alternative(shown))
    return made, told


def alternative(shown: Table) -> str:
    """Return a table's text alternative: what it is, and its columns."""
    heads = ", ".join(column.title for column in shown.columns)
    return f"{shown.caption or heads}: {heads}"


# --- tables ---------------------------------------------------------------------------------


def table(shapes: Any, shown: Table, box: Box, rest: str, language: Language) -> tuple[Any, str]:
    """Add a table whose letters fit; return its frame, and ``rest`` if rows were left out."""
    head = tuple(column.title for column in shown.columns)
    rows, size, widths = [head, *shown.rows], _TABLE[0], _widths([head, *shown.rows], box.width)
    while size > _TABLE[1] and sum(_heights(rows, widths, size)) > box.height:
        size -= 0.5
    while len(rows) > 2 and sum(_heights(rows, widths, size)) > box.height:
        rows.pop()
    heights = _heights(rows, widths, size)
    frame = shapes.add_table(len(rows), len(head), box.left, box.top, box.width, sum(heights))
    made = frame.table
    made.first_col = False
    if language.rtl:
        made._tbl.tblPr.set("rtl", "1")
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    for number, (cells, tall) in enumerate(zip(rows, heights, strict=True)):
        made.rows[number].height = tall
        for index, text in enumerate(cells):
            look = Look(size, number == 0 or None, Colour.BACKGROUND_1 if number == 0 else None)
            _cell(made.cell(number, index), text, look, shown.columns[index].align, language)
    told = shown.note if len(rows) > len(shown.rows) else " ".join(filter(None, (shown.note, rest)))
    return frame, told


def _cell(cell: Any, text: str, look: Look, align: str, language: Language) -> None:
    cell.margin_left = cell.margin_right = Emu(_CELL[0])
    cell.margin_top = cell.margin_bottom = Emu(_CELL[1])
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    write(cell.text_frame, [[(text, look)]], language)
    if align == "end":
        side = PP_ALIGN.LEFT if language.rtl else PP_ALIGN.RIGHT
        cell.text_frame.paragraphs[0].alignment = side


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the widths of columns: by their longest texts, none too narrow or too wide."""
    longest = [_length(cells) for cells in zip(*rows, strict=True)]
    found = [width * length // sum(longest) for length in longest]
    found[-1] += width - sum(found)
    return found


def _length(cells: Sequence[str]) -> int:
    """Return a column's share in letters: room for its longest word, and no more than needed."""
    word = max(len(word) for cell in cells for word in (cell.split() or [""]))
    return max(min(max(map(len, cells)), 32), word) + 4


def _heights(rows: Sequence[Sequence[str]], widths: Sequence[int], size: float) -> list[int]:
    """Return the height of each row at a size of its letters."""
    return [
        max(
            height([cell or " "], width - 2 * _CELL[0], size, bold=number == 0)
            for cell, width in zip(row, widths, strict=True)
        )
        + 2 * _CELL[1]
        for number, row in enumerate(rows)
    ]
