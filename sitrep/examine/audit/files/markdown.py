"""Markdown to blocks with the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sitrep.examine.audit.blocks import Block, Kind, Part, Table
from sitrep.examine.audit.files.plain import decoded, unfinished
from sitrep.narrative.parts import reader

_BROKEN = ("softbreak", "hardbreak")
_TAG = re.compile(r"<!--.*?(?:-->|$)|<[^<>]*>", re.DOTALL)


def parts(content: bytes) -> Sequence[Part]:
    """Return the blocks of a Markdown text."""
    return [*_parts(reader().parse(decoded(content)))]


def _parts(tokens: Sequence[Any]) -> Iterator[Part]:
    rows: list[list[Block]] = []
    line, opener, inside = 0, "", False
    for token in tokens:
        line = token.map[0] + 1 if token.map else line
        if token.type == "table_open":
            rows, inside = [], True
        elif token.type == "table_close":
            yield Table(0, rows)
            inside = False
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and inside:
            where = f"row {len(rows)}, column {len(rows[-1]) + 1}"
            rows[-1].append(Block(Kind.CELL, _text(token), line=line, where=where))
        elif token.type == "inline":
            yield from _blocks(token, line, opener)
        elif token.type in ("html_block", "fence", "code_block"):
            text = _TAG.sub(" ", token.content) if token.type == "html_block" else token.content
            yield Block(Kind.TEXT, text, line=line)
        opener = token.type


def _blocks(token: Any, line: int, opener: str) -> Iterator[Block]:
    alone = len(token.children) == 1 and token.children[0].type == "image"
    if alone:
        yield Block(Kind.CAPTION, token.children[0].content, line=line)
        return
    text = _text(token)
    if opener == "heading_open":
        yield Block(Kind.HEADING, text, line=line)
    elif _is_strong(token.children):
        yield Block(Kind.CAPTION, text, line=line)
    else:
        yield Block(unfinished(text, listed=token.level > 1), text, line=line)


def _is_strong(children: Sequence[Any]) -> bool:
    """Return whether a paragraph is bold from end to end, as titles of tables are."""
    kinds = [child.type for child in children if child.type != "text" or child.content]
    whole = len(kinds) > 2 and kinds[0] == "strong_open" and kinds[-1] == "strong_close"
    return whole and kinds.count("strong_open") == 1


def _text(token: Any) -> str:
    found = []
    for child in token.children or ():
        if child.type in _BROKEN:
            found.append("\n")
        elif child.type in ("text", "code_inline", "image"):
            found.append(child.content)
    return "".join(found)
