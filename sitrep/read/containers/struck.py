"""Which cells of a workbook (xlsx) are struck through, whole or in part.

In come the parts of the archive; out go what a sheet's cells refer to. A library that reads values
gives a struck-through number like any other, and "4" struck through before "6" as 46.
"""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from dataclasses import dataclass
from xml.etree import ElementTree

_FALSE = ("0", "false")


@dataclass(frozen=True)
class Struck:
    """The numbers of styles, and of shared strings, whole and in part."""

    styles: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    partly: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.styles or self.whole or self.partly)

    def of(self, style: str, string: str) -> str:
        """Return "whole" or "partly" of a cell, or nothing; ``string`` is empty for a number."""
        if string in self.partly:
            return "partly"
        return "whole" if style in self.styles or string in self.whole else ""


def struck(archive: zipfile.ZipFile, names: Collection[str]) -> Struck:
    """Return what is struck through in a workbook."""
    styles, texts = (
        archive.read(name) if name in names else b""
        for name in ("xl/styles.xml", "xl/sharedStrings.xml")
    )
    whole, partly = _strings(texts) if b"strike" in texts else (frozenset(), frozenset())
    return Struck(_styles(styles) if b"strike" in styles else frozenset(), whole, partly)


def _styles(content: bytes) -> frozenset[str]:
    root = ElementTree.fromstring(content)
    parts = {_local(part): part for part in root}
    fonts = [_is_struck(font) for font in parts.get("fonts", ())]
    used = [int(xf.get("fontId") or 0) for xf in parts.get("cellXfs", ())]
    return frozenset(str(n) for n, font in enumerate(used) if font < len(fonts) and fonts[font])


def _strings(content: bytes) -> tuple[frozenset[str], frozenset[str]]:
    whole: set[str] = set()
    partly: set[str] = set()
    for n, item in enumerate(ElementTree.fromstring(content)):
        runs = [run for run in item if _local(run) == "r" and "".join(run.itertext()).strip()]
        marked = [any(map(_is_struck, (p for p in run if _local(p) == "rPr"))) for run in runs]
        if any(marked):
            (whole if all(marked) else partly).add(str(n))
    return frozenset(whole), frozenset(partly)


def _is_struck(font: ElementTree.Element) -> bool:
    return any(_local(p) == "strike" and (p.get("val") or "1") not in _FALSE for p in font)


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]
