"""Take what a picture says of its author, its device and its place out of it; the picture stays.

A photograph may hold where it was taken, and a drawing the path of its file. Only such parts go:
no pixel and no colour is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
#: The chunks of a PNG that show the picture; the others are texts, times, EXIF and the like.
_DRAWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP"}
_DRAWN |= {b"pHYs", b"sBIT", b"bKGD", b"acTL", b"fcTL", b"fdAT", b"cICP"}
#: The segments of a JPEG that hold texts: comments, and all of applications but three.
_COMMENT, _APPLICATIONS = 0xFE, range(0xE0, 0xF0)
_NEEDED = ((0xE0, b"JFIF"), (0xE2, b"ICC_PROFILE"), (0xEE, b"Adobe"))
_SCAN = 0xDA
_SVG, _LINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
#: Namespaces of which an SVG's attributes are drawn; XML's own is the last.
_SHOWN = (_SVG, _LINK, "http://www.w3.org/XML/1998/namespace")


def picture(content: bytes) -> bytes:
    """Return a PNG, JPEG or SVG without its metadata; any other content, or broken, as is."""
    if content.startswith(_PNG):
        return b"".join((_PNG, *_chunks(content)))
    if content.startswith(_JPEG):
        return b"".join((_JPEG, *_segments(content)))
    return _drawing(content) if b"<svg" in content[:4096] or b":svg" in content[:4096] else content


def _chunks(content: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(content):
        kind, end = content[at + 4 : at + 8], at + 12 + int.from_bytes(content[at : at + 4])
        if kind in _DRAWN:
            yield content[at:end]
        if kind == b"IEND":
            return
        at = end


def _segments(content: bytes) -> Iterator[bytes]:
    """Yield the segments before the first scan, and all that follows it up to the end mark."""
    at = len(_JPEG)
    while at + 4 <= len(content) and content[at] == 0xFF:
        kind, end = content[at + 1], at + 2 + int.from_bytes(content[at + 2 : at + 4])
        if kind == _SCAN:
            last = content.rfind(b"\xff\xd9", at)
            yield content[at : last + 2 if last > 0 else len(content)]
            return
        if kind == 0xFF:  # a fill byte
            at += 1
            continue
        body = content[at + 4 : end]
        needed = any(kind == k and body.startswith(start) for k, start in _NEEDED)
        if needed or not (kind == _COMMENT or kind in _APPLICATIONS):
            yield content[at:end]
        at = end


def _drawing(content: bytes) -> bytes:
    try:
        # The parser leaves out comments and instructions.
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError):
        return content
    _clear(root)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _LINK)
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _clear(element: ElementTree.Element) -> None:
    """Take out metadata, and elements and attributes of editors, at any depth."""
    for name in [n for n in element.attrib if n.startswith("{") and _space(n) not in _SHOWN]:
        del element.attrib[name]
    for child in list(element):
        space, local = _space(child.tag), child.tag.rpartition("}")[2]
        if space not in ("", _SVG) or local == "metadata":
            element.remove(child)
        else:
            _clear(child)


def _space(name: str) -> str:
    found = re.match(r"\{(.*?)\}", name)
    return found[1] if found else ""
