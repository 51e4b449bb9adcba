"""The ``[theme]`` of config.toml as the theme of slides, by whose names all shapes are coloured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from sitrep.config.tables import Theme
from sitrep.look.colours import WHITE, legible, mix, on
from sitrep.look.fonts import plain_font
from sitrep.look.theme import heading

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
#: How light the wash behind key figures is.
_WASH = 0.93
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}</a:ln>'
_PLAIN = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMAT = (
    f'<a:fmtScheme name="sitrep"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_PLAIN * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme>"
)


def theme_xml(theme: Theme) -> bytes:
    """Return the theme's part of a presentation."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{colour.lstrip("#").upper()}"/></a:{name}>'
        for name, colour in _colours(theme)
    )
    names = [plain_font(name) for name in theme.fonts if plain_font(name)] or ["Calibri"]
    latin, other = quoteattr(names[0]), quoteattr(names[1] if len(names) > 1 else names[0])
    faces = f'<a:latin typeface={latin}/><a:ea typeface=""/><a:cs typeface={other}/>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{_A}" name="sitrep"><a:themeElements>'
        f'<a:clrScheme name="sitrep">{colours}</a:clrScheme>'
        f'<a:fontScheme name="sitrep"><a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}'
        f"</a:minorFont></a:fontScheme>{_FORMAT}</a:themeElements></a:theme>"
    ).encode()


def _colours(theme: Theme) -> Iterator[tuple[str, str]]:
    """Yield the colour of each name, in the order that a theme has them."""
    ramp = theme.ramp
    yield "dk1", legible(theme.text)
    yield "lt1", WHITE
    yield "dk2", heading(theme)
    yield "lt2", mix(heading(theme), WHITE, _WASH)
    yield "accent1", ramp[1]
    yield "accent2", legible(theme.accent)
    yield "accent3", ramp[min(3, len(ramp) - 1)]
    yield "accent4", ramp[0]
    yield "accent5", ramp[2]
    yield "accent6", ramp[-2]
    yield "hlink", heading(theme)
    yield "folHlink", heading(theme)


def dress(presentation: Any, theme: Theme, direction: str) -> None:
    """Give the shipped master the configured colours and fonts, and the report's direction."""
    master = presentation.slide_masters[0]
    for relation in master.part.rels.values():
        if relation.reltype.endswith("/theme"):
            relation.target_part.blob = theme_xml(theme)
    if on(heading(theme)) != WHITE:
        opening = master.slide_layouts[0].element
        for colour in opening.iter(f"{{{_A}}}schemeClr"):
            if colour.get("val") == "bg1":
                colour.set("val", "tx1")
    if direction == "rtl":
        for part in (master, *master.slide_layouts):
            _turn(part.element, presentation.slide_width)


def _turn(element: Any, width: int) -> None:
    """Make a master or layout right-to-left: its shapes change sides, its text starts there."""
    for place in element.iter(f"{{{_A}}}xfrm"):
        offset, size = place.find(f"{{{_A}}}off"), place.find(f"{{{_A}}}ext")
        if place.getparent().tag != f"{{{_P}}}grpSpPr":
            offset.set("x", str(width - int(offset.get("x")) - int(size.get("cx"))))
    for level in element.iter(etree.Element):
        if etree.QName(level).localname.startswith("lvl") and level.get("algn"):
            level.set("rtl", "1")
            level.set("algn", {"l": "r", "r": "l"}.get(level.get("algn"), level.get("algn")))
