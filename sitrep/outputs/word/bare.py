"""Take out of a Word document what is not printed: who wrote it, when, with what remarks.

A template of one's own brings its author's name, comments, earlier wordings, custom properties and
the metadata of its pictures; none of them is the report's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from sitrep.look.bare import picture
from sitrep.outputs.office.parts import listed, root_of, text_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: Parts that hold nothing that is printed.
_ASIDE = re.compile(
    r"(?i)docProps/(?:custom\.xml|thumbnail\.\w+)|customXml/.*"
    r"|word/(?:comments\w*|people|attachedToolbars)\.(?:xml|bin)|word/_rels/comments\w*\.xml\.rels"
    r"|word/printerSettings/.*|word/glossary/.*"
)
#: Marks of comments, and all that tracks changes but what was inserted.
_DROPPED = (
    *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"),
    *("del", "moveFrom", "delText", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"),
    *("tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange", "numberingChange"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("cellIns", "cellDel", "cellMerge", "rsids", "docVars", "dataBinding", "attachedTemplate"),
)
_INSERTED = ("ins", "moveTo")
#: The texts of docProps/app.xml that name people and files.
_NAMES = ("Company", "Manager", "HyperlinkBase", "Template", "TitlesOfParts", "HeadingPairs")
_MEDIA = (".png", ".jpg", ".jpeg", ".svg")


def bare(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a document, by name, without what is not printed."""
    gone = {name for name in parts if _ASIDE.fullmatch(name)}
    return {name: _part(name, parts[name], gone) for name in parts if name not in gone}


def _part(name: str, content: bytes, gone: set[str]) -> bytes:
    if name.lower().endswith(_MEDIA):
        return picture(content)
    if not name.endswith((".xml", ".rels")):
        return content
    tree = root_of(content)
    changed = listed(tree, name, gone) | _printed(tree, name)
    return text_of(tree) if changed else content


def _printed(tree: Any, name: str) -> bool:
    """Leave in a part only what is printed; return whether something was taken out."""
    if name == "docProps/app.xml":
        lost = [e for e in tree if etree.QName(e).localname in _NAMES]
        for element in lost:
            tree.remove(element)
        return bool(lost)
    if not name.startswith("word/"):
        return False
    # A deleted paragraph mark or row is told by a mark among its properties.
    rows = tree.findall(f".//{{{_W}}}trPr/{{{_W}}}del")
    found = [row.getparent().getparent() for row in rows]
    found += [e for local in _DROPPED for e in tree.iter(f"{{{_W}}}{local}")]
    inserted = [e for local in _INSERTED for e in tree.iter(f"{{{_W}}}{local}")]
    for element in found:
        if element.getparent() is not None:
            element.getparent().remove(element)
    for element in inserted:
        _unwrapped(element)
    return bool(found or inserted) | _unsigned(tree) | _without_paths(tree)


def _without_paths(tree: Any) -> bool:
    """Take the file names of placed pictures out; return whether there was one."""
    placed = [e for e in tree.iter("{*}cNvPr") if e.get("name")]
    for element in placed:
        element.set("name", "")
        if element.getparent().tag.endswith("}nvPicPr"):
            element.attrib.pop("descr", None)
    return bool(placed)


def _unwrapped(element: Any) -> None:
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)


def _unsigned(tree: Any) -> bool:
    """Take out the numbers of editing sessions; return whether there was one."""
    changed = False
    for element in tree.iter(etree.Element):
        for key in [k for k in element.attrib if k.startswith(f"{{{_W}}}rsid")]:
            del element.attrib[key]
            changed = True
    return changed
