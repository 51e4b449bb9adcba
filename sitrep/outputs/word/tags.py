"""Check the tags of a Word template before it is filled in: each closed, each block ended.

Word has no lines: a problem names the part, the paragraph or the table's cell, and its text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from docx.oxml.ns import qn

from sitrep.model.codes import Code
from sitrep.model.problem import Problem

_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_BLOCK = re.compile(r"\{%-?\s*(?:(?:p|tr|tc|r)\s+)?(\w+)([^%]*)")
_OPENERS = ("for", "if", "macro", "filter", "call", "with", "autoescape")
_CALL = re.compile(r"\{\{-?\s*(p|r)?\s+?(\w+)\s*\(|\{\{(\w+)\s*\(")
#: Makes a problem of one paragraph from a reason and a hint.
_Of = Callable[[str, str], Problem]


def problems(part: Any, name: str, path: str, blocks: tuple[str, ...]) -> Iterator[Problem]:
    """Yield what is wrong with the tags of one part (a body, a header, a footer).

    ``blocks`` are the helpers that need a paragraph of their own.
    """

    def problem(paragraph: Any, reason: str, hint: str) -> Problem:
        # Only now: counting paragraphs is slow in a long template.
        at, text = place(paragraph, part, name), words(paragraph).strip()
        return Problem(path, Code.TAG_BROKEN, reason, hint, column=at, value=text)

    found: list[Problem] = []
    tagged: list[tuple[str, _Of]] = []
    for paragraph in part.iter(qn("w:p")):
        text = words(paragraph)
        if not _MARK.search(text):
            continue
        of = partial(problem, paragraph)
        if broken := _broken(text):
            found.append(
                of(f"has {broken}", "write {{ name }} or {% … %}, all of it in one paragraph")
            )
        found += _misplaced(text, blocks, of)
        tagged.append((text, of))
    # A broken end tag would make its block look as if it had none.
    return iter(found or _blocks(tagged))


def _blocks(tagged: list[tuple[str, _Of]]) -> list[Problem]:
    """Return a problem for each block without an end, and each end without a block."""
    opened: list[tuple[str, _Of]] = []
    found = []
    for word, rest, of in (
        (tag[1], tag[2], of) for text, of in tagged for tag in _BLOCK.finditer(text)
    ):
        if word in _OPENERS or (word == "set" and "=" not in rest):
            opened.append((word, of))
        elif word.startswith("end") and opened and opened[-1][0] == word[3:]:
            opened.pop()
        elif word.startswith("end"):
            hint = f"end the open {opened[-1][0]} first" if opened else "remove it"
            found.append(of(f"has {{% {word} %}} without a block to end", hint))
    for word, of in opened:
        hint = f"write {{%p end{word} %}} where the block ends"
        found.append(of(f"has {{% {word} %}} without {{% end{word} %}}", hint))
    return found


def _broken(text: str) -> str:
    """Return what is wrong with the braces of a paragraph; empty if nothing is."""
    opened = ""
    for mark in _MARK.findall(text):
        if mark in _CLOSES:
            if opened:
                return f"a tag that opens with {opened} and does not close"
            opened = mark
        elif opened and mark == _CLOSES[opened]:
            opened = ""
        elif not opened:
            return f"{mark} without a tag to close"
    return f"a tag that opens with {opened} and does not close" if opened else ""


def _misplaced(text: str, blocks: tuple[str, ...], of: _Of) -> Iterator[Problem]:
    for found in _CALL.finditer(text):
        kind, name = found[1], found[2] or found[3]
        if name in blocks and kind != "p":
            hint = f"write {{{{p {name}(…) }}}} in a paragraph of its own"
            yield of(f"prints {name}(…) within a line", hint)


def words(paragraph: Any) -> str:
    """Return a paragraph's own text, without that of text boxes in it."""
    texts = (t for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(qn("w:p"))) is paragraph)
    return "".join(t.text or "" for t in texts)


def place(paragraph: Any, part: Any, name: str) -> str:
    """Return a paragraph's place, counted from 1; a cell's is its table, row and cell."""
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
