"""Plain text to blocks: paragraphs are parted by blank lines, each with its first line.

A short line alone that ends no sentence is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitrep.examine.audit.blocks import Block, Kind, Part
from sitrep.model.codes import Code
from sitrep.model.problem import Unfit

_LONGEST_HEADING = 90
_ITEM = re.compile(r"[ \t]*(?:[-*•–]|\d{1,3}[.)])[ \t]")
_UNDERLINE = re.compile(r"\n[=\-~]{3,}\s*$")
_CAPTION = re.compile(r"\s*(?:table|figure|fig\.|map|chart|graph|source)s?\b[ \d.]*[:.–-]", re.I)


def decoded(content: bytes) -> str:
    """Return a text file's text; raises Unfit where it is not UTF-8."""
    try:
        text = content.decode(
            "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        )
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        reason = f"is not UTF-8 (byte 0x{content[error.start]:02X} on line {line})"
        raise Unfit(Code.ENCODING_WRONG, reason, "save the file as UTF-8") from None
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


def parts(content: bytes) -> Sequence[Part]:
    """Return the blocks of a plain text."""
    found: list[Part] = []
    start, lines = 1, list[str]()
    for number, line in enumerate([*decoded(content).split("\n"), ""], 1):
        if lines and (not line.strip() or _ITEM.match(line)):
            found.append(_block("\n".join(lines), start))
            lines = []
        if line.strip():
            start = start if lines else number
            lines.append(line)
    return found


def kind_of(text: str) -> Kind:
    """Return what a paragraph seems to be."""
    if _CAPTION.match(text):
        return Kind.CAPTION
    short = len(text) <= _LONGEST_HEADING and "\n" not in text.strip()
    ends = re.search(r"[.!?;:,؟。]\W*$", text)
    return Kind.HEADING if short and not ends and not _ITEM.match(text) else Kind.TEXT


def unfinished(text: str, *, listed: bool = False) -> Kind:
    """Return what a paragraph is where headings are marked: a short one without a stop titles."""
    kind = kind_of(text)
    if kind is not Kind.HEADING:
        return kind
    return Kind.TEXT if listed else Kind.CAPTION


def _block(text: str, line: int) -> Block:
    if bare := _UNDERLINE.sub("", text) if _UNDERLINE.search(text) else "":
        return Block(Kind.HEADING, bare, line=line)
    return Block(kind_of(text), text, line=line)
