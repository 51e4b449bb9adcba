"""Finish an SVG whose text is text: it is read aloud, and no viewer's own font cuts it."""

from __future__ import annotations

import re
from html import unescape
from xml.sax.saxutils import escape

from sitrep.charts.drawing.style import Look, Type

_TEXT = re.compile(r'<text style="([^"]*)"([^>]*)>([^<]*)</text>')
_SIZE = re.compile(r"font-size: ([\d.]+)px")
#: The last family that matplotlib names; before it stands what most machines have.
_LAST = "'DejaVu Sans'"
_USUAL = f"Arial, {_LAST}, sans-serif"


def described(svg: str, alt: str) -> str:
    """Return the SVG with its text alternative where programs that read it aloud look."""
    named = svg.replace("<svg ", '<svg role="img" ', 1)
    return named.replace("</title>", f"</title>\n <desc>{escape(alt)}</desc>", 1)


def fitted(svg: str, look: Look) -> str:
    """Return the SVG with the width of each text: another font is drawn as wide as ours."""

    def fit(found: re.Match[str]) -> str:
        style, place, text = found.groups()
        size = _SIZE.search(style)
        bold, italic = "font-weight: 600" in style, "font-style: italic" in style
        kind = Type(float(size[1]) if size else 1.0, "", bold, italic)
        wide = look.width(unescape(text), kind) if size else 0
        style = style.replace(_LAST, _USUAL, 1)
        length = f' textLength="{wide:.2f}" lengthAdjust="spacingAndGlyphs"' if wide else ""
        return f'<text style="{style}"{place}{length}>{text}</text>'

    return _TEXT.sub(fit, svg)
