"""Text and tables for Markdown, escaped so that nothing in them is markup."""

from __future__ import annotations

import re

from tabulate import tabulate

from sitrep.model.report import Table
from sitrep.wording.catalogue import ISOLATES

_SPECIAL = re.compile(r"[\\`*\[\]|~$]|(?<![^\W_])_|_(?![^\W_])")
_OPENING = re.compile(r"^(?:([-+=#])(?=[-+=#\s]|$)|(\d{1,9})([.)])(?=\s|$))")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def escaped(text: str) -> str:
    """Return ``text`` on one line, escaped so that Markdown and HTML print it as it is."""
    kept = ISOLATES if _in_pairs(text) else ()
    flat = " ".join("".join(c if c.isprintable() or c in kept else " " for c in text).split())
    flat = _ENTITY.sub("&amp;", flat)
    flat = _SPECIAL.sub(r"\\\g<0>", flat).replace("<", "&lt;").replace(">", "&gt;")
    flat = flat.replace("://", r"\://").replace("www.", r"www\.")
    return _OPENING.sub(lambda m: rf"\{m[1]}" if m[1] else rf"{m[2]}\{m[3]}", flat)


def _in_pairs(text: str) -> bool:
    """Return whether each isolate (a mark of text direction) that opens also closes."""
    depth = 0
    for letter in text:
        depth += (letter == ISOLATES[0]) - (letter == ISOLATES[1])
        if depth < 0:
            return False
    return depth == 0


def aligned(table: Table) -> str:
    """Return a pipe table whose columns are aligned in plain text too."""
    align = ["right" if column.align == "end" else "left" for column in table.columns]
    body = [[escaped(cell) for cell in row] for row in table.rows]
    heads = [escaped(column.title) for column in table.columns]
    return tabulate(body, heads, "pipe", colalign=align, disable_numparse=True)
