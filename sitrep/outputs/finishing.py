"""Correct what WeasyPrint leaves undone in a PDF, object by object, before it is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

#: The objects of a PDF being written, by number.
Things = Mapping[int, Any]
#: The flag of an annotation that is printed.
_PRINT = 4
#: A glyph and its text, as written in a font's ToUnicode table.
_MAPPING = re.compile(rb"^<([0-9a-f]+)> <((?:[0-9a-f]{4}){2,})>$")


def finished(document: Any, pdf: Any) -> None:
    """Correct the PDF before it is written: header scopes, footers, links, ligatures, files."""
    things = {thing.number: thing for thing in pdf.objects}
    _scope_headers(things)
    _mark_running_lines(things)
    _print_links(things)
    _reverse_ligatures(things)
    _relate_files(things, pdf)


def _relate_files(things: Things, pdf: Any) -> None:
    """Say of the files inside that they are the document's data, as PDF/A-3 and PDF 2.0 ask."""
    inside = [thing for thing in things.values() if _is(thing, "Type", "/Filespec")]
    for thing in inside:
        thing["AFRelationship"] = "/Data"
    if inside:
        pdf.catalog["AF"] = f"[{' '.join(f'{thing.number} 0 R' for thing in inside)}]"


def _scope_headers(things: Things) -> None:
    """Mark each table header as a column's or a row's (WeasyPrint's issue 2508)."""
    for header in things.values():
        if _is(header, "S", "/TH"):
            group = things[_number(things[_number(header["P"])]["P"])]
            header["A"]["Scope"] = "/Column" if _is(group, "S", "/THead") else "/Row"


def _mark_running_lines(things: Things) -> None:
    """Mark page footers, which have no tag, as artifacts, as PDF/UA 7.8 asks."""
    root = next(thing for thing in things.values() if _is(thing, "Type", "/StructTreeRoot"))
    tagged = set(_leads_to(root["K"], things))
    nums = things[_number(root["ParentTree"])]["Nums"]
    parents = dict(zip(nums[::2], nums[1::2], strict=True))
    for page in [thing for thing in things.values() if _is(thing, "Type", "/Page")]:
        refs = parents[page["StructParents"]]
        untagged = {mcid for mcid, ref in enumerate(refs) if _number(ref) not in tagged}
        refs[:] = ["null" if mcid in untagged else ref for mcid, ref in enumerate(refs)]
        drawn = things[_number(page["Contents"])].stream
        for place, mark in enumerate(drawn):
            if isinstance(mark, dict) and mark.get("MCID") in untagged:
                drawn[place - 1] = "/Artifact"
                mark.clear()
                mark["Type"] = "/Pagination"


def _print_links(things: Things) -> None:
    """Set the print flag of links, which PDF/UA checkers expect."""
    for thing in things.values():
        if _is(thing, "Subtype", "/Link"):
            thing["F"] = _PRINT


def _leads_to(kids: Any, things: Things) -> Iterator[int]:
    """Yield the numbers of all elements under ``kids``."""
    for kid in kids:
        if isinstance(kid, bytes):
            yield _number(kid)
            thing = things[_number(kid)]
            if _is(thing, "Type", "/StructElem"):
                yield from _leads_to(thing["K"], things)


def _reverse_ligatures(things: Things) -> None:
    """Write the letters of a right-to-left ligature from left to right, as they are drawn.

    Poppler, MuPDF, PDFium and pdf.js all reverse a whole right-to-left line into reading
    order, letters of one glyph included: without this, "لا" is copied and searched as "ال".
    """
    for thing in things.values():
        lines: list[Any] = getattr(thing, "stream", [])
        if any(isinstance(line, bytes) and line.endswith(b" beginbfchar") for line in lines):
            lines[:] = [_MAPPING.sub(_reversed, line) for line in lines]


def _reversed(match: re.Match[bytes]) -> bytes:
    text = bytes.fromhex(match[2].decode()).decode("utf-16-be")
    if all(unicodedata.bidirectional(letter) in ("AL", "R", "NSM") for letter in text):
        text = text[::-1]
    return b"<%b> <%b>" % (match[1], text.encode("utf-16-be").hex().encode())


def _is(thing: Any, key: str, value: str) -> bool:
    return isinstance(thing, dict) and thing.get(key) == value


def _number(reference: bytes) -> int:
    return int(reference.split()[0])
