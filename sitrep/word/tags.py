"""The tags of a Word template, before it is filled in: each closed, each block ended.

Word has no lines: a problem names the part, the paragraph or the table's cell, and the text
that stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from sitrep.errors import Problem

_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLOCK = re.compile(r"\{%-?\s*(?:(?:p|tr|tc|r)\s+)?(\w+)([^%]*)")
_OPENERS = ("for", "if", "macro", "filter", "call", "with", "autoescape")
_CALL = re.compile(r"\{\{-?\s*(p|r)?\s+?(\w+)\s*\(|\{\{(\w+)\s*\(")


def problems(part: Any, name: str, path: str, blocks: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what is wrong with the tags of one part (a body, a header, a footer).

    ``blocks`` are the helpers that need a paragraph of their own.
    """
    opened: list[tuple[str, Any]] = []
    for paragraph in part.iter(qn("w:p")):
        text = words(paragraph)
        at = {"path": path, "column": place(paragraph, part, name), "value": text.strip()}
        if broken := _broken(text):
            yield Problem(
                **at,
                reason=f"has {broken}",
                hint="write {{ name }} or {% … %}, all of it in one paragraph",
            )
            continue
        yield from _misplaced(text, blocks, at)
        for found in _BLOCK.finditer(text):
            word = found[1]
            if word in _OPENERS or word == "set" and "=" not in found[2]:
                opened.append((word, at))
            elif word.startswith("end"):
                if opened and opened[-1][0] == word[3:]:
                    opened.pop()
                else:
                    meant = opened[-1][0] if opened else ""
                    hint = f"{{% end{meant} %}} is to come first" if meant else "take it out"
                    yield Problem(**at, reason=f"has {{% {word} %}} that ends nothing", hint=hint)
    for word, at in opened:
        yield Problem(
            **at,
            reason=f"has {{% {word} %}} that nothing ends",
            hint=f"write {{%p end{word} %}} where it is to end",
        )


def _broken(text: str) -> str:
    """Return what is wrong with the braces of a paragraph; empty where nothing is."""
    opened = ""
    for mark in _MARK.findall(text):
        if mark in _CLOSES:
            if opened:
                return f"a tag that opens with {opened} and does not close"
            opened = mark
        elif opened and mark == _CLOSES[opened]:
            opened = ""
        elif not opened:
            return f"{mark} and no tag that it closes"
    return f"a tag that opens with {opened} and does not close" if opened else ""


def _misplaced(text: str, blocks: tuple[str, ...], at: dict[str, str]) -> Iterator[Problem]:
    for found in _CALL.finditer(text):
        kind, name = found[1], found[2] or found[3]
        if name in blocks and kind != "p":
            yield Problem(
                **at,
                reason=f"prints {name}(…) within a line",
                hint=f"write {{{{p {name}(…) }}}} in a paragraph of its own",
            )


def words(paragraph: Any) -> str:
    """Return a paragraph's own text, without that of what floats in it."""
    texts = (t for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(qn("w:p"))) is paragraph)
    return "".join(t.text or "" for t in texts)


def place(paragraph: Any, part: Any, name: str) -> str:
    """Return where a paragraph stands, as people count: from 1, tables apart."""
    where = [] if name == "document" else [name]
    cell = next(paragraph.iterancestors(qn("w:tc")), None)
    if cell is None:
        own = [p for p in part.iter(qn("w:p")) if next(p.iterancestors(qn("w:tc")), None) is None]
        return ", ".join([*where, f"paragraph {own.index(paragraph) + 1}"])
    row, table = cell.getparent(), next(cell.iterancestors(qn("w:tbl")))
    spots = (
        ("table", list(part.iter(qn("w:tbl"))).index(table)),
        ("row", table.findall(qn("w:tr")).index(row) if row.getparent() is table else 0),
        ("cell", row.findall(qn("w:tc")).index(cell) if cell in row else 0),
    )
    return ", ".join([*where, *(f"{word} {number + 1}" for word, number in spots)])
