"""Make the paragraphs, runs and tables of a Word document, as XML in the document's styles.

Line ends and characters that XML can't hold are removed from text; nothing in it is markup. If
the document lacks a style, the next one named is used, and Normal in the end.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import nsdecls, nsmap, qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm
from lxml import etree
from markupsafe import Markup

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_ILLEGAL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: What marks a picture as decoration, since Word 2019.
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)


def cleaned(text: str) -> str:
    """Return ``text`` on one line, without what XML can't hold."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def printed(value: Any) -> Any:
    """Return a printed value as text of the document, unless it is markup already."""
    if hasattr(value, "__html__") or not isinstance(value, str | int | float):
        return value
    return Markup.escape(cleaned(str(value)))


def markup(elements: Iterable[Any]) -> Markup:
    """Return elements as markup for a template to print; the document declares ``w:``."""
    declared = f" {nsdecls('w')}"
    texts = (etree.tostring(e, encoding="unicode").replace(declared, "") for e in elements)
    return Markup("".join(texts))


def w(tag: str, /, *children: Any, **attributes: object) -> Any:
    """Return an element of WordprocessingML."""
    element = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), str(value))
    element.extend(child for child in children if child is not None)
    return element


class Blocks:
    """Makes paragraphs and tables for one document: in its styles, in its direction."""

    def __init__(self, template: Any, direction: str) -> None:
        document = template.docx
        self.rtl = direction == "rtl"
        self._template = template
        self._styles = {style.name.lower(): style.style_id for style in document.styles}
        section = document.sections[0]
        self.width = int((section.page_width - section.left_margin - section.right_margin) / 635)

    @property
    def part(self) -> Any:
        """The part being filled in, the body or a header; it owns its pictures and links."""
        return self._template.current_rendering_part

    def style(self, *names: str) -> str | None:
        """Return the id of the first of these styles that the document has."""
        return next((self._styles[n.lower()] for n in names if n.lower() in self._styles), None)

    def run(self, text: str, *marks: str) -> Any:
        """Return a run of text; ``marks`` are "b" (bold) and "i" (italic)."""
        looks = [w(f"{mark}{script}") for mark in marks for script in ("", "Cs")]
        if self.rtl:
            looks.append(w("rtl"))
        body = w("t")
        body.text = cleaned(text)
        body.set(f"{{{nsmap['xml']}}}space", "preserve")
        return w("r", w("rPr", *looks) if looks else None, body)

    def paragraph(
        self, styles: Sequence[str], *content: Any, keep: bool = False, align: str = ""
    ) -> Any:
        """Return a paragraph in the first of ``styles``; ``keep``: with what follows it."""
        name = self.style(*styles)
        properties = [
            w("pStyle", val=name) if name else None,
            w("keepNext") if keep else None,
            w("bidi") if self.rtl else None,
            w("jc", val="right") if align == "end" else None,
        ]
        return w("p", w("pPr", *properties), *content)

    def text(self, styles: Sequence[str], text: str, **how: Any) -> Any:
        """Return a paragraph of one run."""
        return self.paragraph(styles, self.run(text), **how)

    def link(self, url: str, runs: Sequence[Any]) -> Any:
        """Return a link; ``url`` leads outside and is opened only by a click."""
        relation = self.part.relate_to(url, f"{nsmap['r']}/hyperlink", is_external=True)
        style = self.style("Hyperlink")
        for run in runs if style else ():
            run.get_or_add_rPr().insert(0, w("rStyle", val=style))
        link = w("hyperlink", *runs)
        link.set(qn("r:id"), relation)
        return link

    def decoration(self, png: bytes, width: float) -> Any:
        """Return a picture ``width`` millimetres wide that screen readers pass over."""
        inline = self.part.new_pic_inline(io.BytesIO(png), Mm(width), Mm(width))
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        inline.docPr.append(etree.fromstring(_DECORATIVE))
        return w("drawing", inline)

    def table(self, style: str, widths: Sequence[int], rows: Iterable[Any], about: str = "") -> Any:
        """Return a table of ``rows``; ``about`` is its text alternative."""
        name = self.style(style, "Table Grid")
        properties = [
            w("tblStyle", val=name) if name else None,
            w("bidiVisual") if self.rtl else None,
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0020", firstRow="1", noHBand="1", noVBand="1") if about else None,
            w("tblCaption", val=cleaned(about)) if about else None,
        ]
        grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
        return w("tbl", w("tblPr", *properties), grid, *rows)

    def row(self, widths: Sequence[int], cells: Sequence[Sequence[Any]], head: bool = False) -> Any:
        """Return a row that stays on one page; ``head``: repeated on each page of its table."""
        properties = w("trPr", w("cantSplit"), w("tblHeader") if head else None)
        made = (
            w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *cell)
            for width, cell in zip(widths, cells, strict=True)
        )
        return w("tr", properties, *made)
