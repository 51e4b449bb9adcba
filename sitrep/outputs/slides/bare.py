"""Take out of a master what no slide shows: who made it, when, with what remarks and addresses.

Slides that it holds as examples go with their notes and media when it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from sitrep.look.bare import picture
from sitrep.outputs.office.parts import listed, root_of, text_of

_ASIDE = re.compile(
    r"(?i)docProps/(?:custom\.xml|thumbnail\.\w+)|customXml/.*"
    r"|ppt/(?:comments|changesInfos|tags|printerSettings|persons|webextensions)/.*"
    r"|ppt/(?:commentAuthors|authors|revisionInfo|viewProps)\.xml"
)
_MEDIA = (".png", ".jpg", ".jpeg", ".svg")
#: The texts of docProps/app.xml that name people and files.
_NAMES = ("Company", "Manager", "HyperlinkBase", "Template", "TitlesOfParts", "HeadingPairs")


def bare(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a presentation, by name, without what is not shown."""
    gone = {name for name in parts if _ASIDE.fullmatch(name)}
    return {name: _part(name, parts[name], gone) for name in parts if name not in gone}


def _part(name: str, content: bytes, gone: set[str]) -> bytes:
    if name.lower().endswith(_MEDIA):
        return picture(content)
    if not name.endswith((".xml", ".rels")):
        return content
    tree = root_of(content)
    changed = listed(tree, name, gone) | _shown(tree, name)
    return text_of(tree) if changed else content


def _shown(tree: Any, name: str) -> bool:
    """Leave in a part only what is shown; return whether something was taken out."""
    lost: list[Any] = []
    if name == "docProps/app.xml":
        lost = [e for e in tree if etree.QName(e).localname in _NAMES]
    elif name.startswith("ppt/"):
        lost = [e for local in ("custDataLst", "extLst") for e in tree.iter(f"{{*}}{local}")]
    for element in lost:
        if element.getparent() is not None:
            element.getparent().remove(element)
    return bool(lost) | _without_files(tree)


def _without_files(tree: Any) -> bool:
    """Take the file names of placed pictures out; return whether there was one."""
    placed = [e for e in tree.iter("{*}cNvPr") if e.getparent().tag.endswith("}nvPicPr")]
    for element in placed:
        element.set("name", "")
        element.attrib.pop("descr", None)
    return bool(placed)
