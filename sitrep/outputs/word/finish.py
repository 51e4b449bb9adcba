"""Finish a Word document: its theme, its properties, its cells, and its bytes.

The theme is applied to the shipped template only; an organisation's own keeps its styles.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm

from sitrep.config.tables import Theme
from sitrep.look.colours import WHITE, on, readable
from sitrep.look.fonts import plain_font
from sitrep.outputs.office.package import packed
from sitrep.outputs.word.bare import bare
from sitrep.outputs.word.blocks import w

#: The default theme's colours, as the shipped template has them.
_DEFAULT = Theme()
_PAGES = {"A4": (Mm(210), Mm(297)), "Letter": (Mm(215.9), Mm(279.4))}


def dress(document: Any, theme: Theme, page: str, direction: str) -> None:
    """Give the shipped template the configured colours, fonts, paper and direction."""
    parts = [document.styles.element, document.element]
    parts += [
        r.target_part.element
        for r in document.part.rels.values()
        if r.reltype.endswith(("/header", "/footer"))
    ]
    inks, fills = _colours(theme)
    for element in (e for part in parts for e in part.iter()):
        for name, known in (("val", inks), ("color", inks), ("fill", fills)):
            key = qn(f"w:{name}")
            if (new := known.get(element.get(key, ""))) and (name != "val" or _is_ink(element)):
                element.set(key, new)
    _fonts(document, theme)
    _paper(document, page)
    if direction == "rtl":
        _turn(document)


def _is_ink(element: Any) -> bool:
    return bool(element.tag == qn("w:color"))


def _hex(colour: str) -> str:
    return colour.lstrip("#").upper()


def _colours(theme: Theme) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return the new colours of text and lines, and those of backgrounds, by the default ones."""
    inks = {
        _hex(_DEFAULT.primary): _hex(readable(theme.primary, theme.text)),
        _hex(_DEFAULT.accent): _hex(theme.accent),
        _hex(_DEFAULT.text): _hex(theme.text),
        _hex(_DEFAULT.ramp[2]): _hex(theme.ramp[2]),
        _hex(_DEFAULT.ramp[3]): _hex(theme.ramp[3]),
        _hex(WHITE): _hex(on(theme.primary)),
    }
    return inks, {_hex(_DEFAULT.primary): _hex(theme.primary)}


def _fonts(document: Any, theme: Theme) -> None:
    names = [plain_font(name) for name in theme.fonts] or [""]
    latin, other = names[0], names[1] if len(names) > 1 else names[0]
    for fonts in document.styles.element.iter(qn("w:rFonts")) if latin else ():
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), other if script == "cs" else latin)


def _paper(document: Any, page: str) -> None:
    """Set the paper size, and adapt what spans the page."""
    width, height = _PAGES[page]
    old = document.sections[0].page_width
    for section in document.sections:
        section.page_width, section.page_height = width, height
    if page == "A4":
        return
    band = document.element.body.find(qn("w:tbl"))
    for element in band.iter(qn("w:tblW"), qn("w:tcW"), qn("w:gridCol")):
        key = qn("w:w")
        element.set(key, str(round(int(element.get(key)) * width / old)))
    for tab in document.styles["footer"].element.iter(qn("w:tab")):
        tab.set(qn("w:pos"), str(int(tab.get(qn("w:pos"))) + (width - old) // 635))


def _turn(document: Any) -> None:
    """Make the whole document right-to-left."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    defaults.find(f".//{qn('w:pPr')}").append(w("bidi"))
    properties = defaults.find(f".//{qn('w:rPr')}")
    properties.find(qn("w:lang")).addprevious(w("rtl"))
    for table in document.element.body.iter(qn("w:tbl")):
        about = table.tblPr
        if about.find(qn("w:bidiVisual")) is None:
            about.insert(1 if about.find(qn("w:tblStyle")) is not None else 0, w("bidiVisual"))
    for section in document.element.body.iter(qn("w:sectPr")):
        section.append(w("bidi"))


def mend(document: Any) -> None:
    """End each cell with a paragraph, as Word requires, whatever a template printed last."""
    for cell in document.element.body.iter(qn("w:tc")):
        if len(cell) == 0 or cell[-1].tag != qn("w:p"):
            cell.append(w("p"))


def describe(document: Any, about: Mapping[str, str], created: dt.date) -> None:
    """Set the document's properties to the report's; none of the template's author are kept."""
    properties = document.core_properties
    for name in (
        "author",
        "category",
        "comments",
        "content_status",
        "identifier",
        "keywords",
        "language",
        "last_modified_by",
        "subject",
        "title",
        "version",
    ):
        setattr(properties, name, about.get(name, "")[:255])
    moment = dt.datetime.combine(created, dt.time())
    properties.created = properties.modified = properties.last_printed = moment
    properties.revision = 1
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:bidi" if about.get("direction") == "rtl" else "w:val"), about["language"])


def saved(document: Any) -> bytes:
    """Return the document as a file: the same bytes for the same report."""
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return packed(bare({name: archive.read(name) for name in archive.namelist()}))
