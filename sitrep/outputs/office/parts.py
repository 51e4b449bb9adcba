"""The parts of an office file: XML and back, and the lists in which parts name each other."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from lxml import etree


def root_of(content: bytes) -> Any:
    """Return a part's XML."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False))


def text_of(tree: Any) -> bytes:
    """Return XML as a part."""
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def listed(tree: Any, name: str, gone: set[str]) -> bool:
    """Take the parts that are gone out of a list of parts; return whether one was in it."""
    if not name.endswith(".rels") and name != "[Content_Types].xml":
        return False
    folder = PurePosixPath(name).parent.parent
    lost = [
        about
        for about in tree
        if about.get("PartName", "").lstrip("/") in gone
        or (about.get("TargetMode") != "External" and _target(folder, about) in gone)
    ]
    for about in lost:
        tree.remove(about)
    return bool(lost)


def _target(folder: PurePosixPath, about: Any) -> str:
    target = about.get("Target", "")
    path: list[str] = []
    for part in (target if target.startswith("/") else f"{folder}/{target}").split("/"):
        if part == "..":
            path = path[:-1]
        elif part not in ("", "."):
            path.append(part)
    return "/".join(path)
