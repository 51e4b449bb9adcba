"""A web page to blocks, as browsers read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from sitrep.examine.audit.blocks import Block, Kind, Part, Table
from sitrep.examine.audit.files.plain import unfinished
from sitrep.model.codes import Code
from sitrep.model.problem import Unfit

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_BLOCKS = (
    _HEADINGS
    | _CAPTIONS
    | frozenset(
        {
            *("p", "li", "dd", "dt", "dl", "ul", "ol", "pre", "td", "th", "table", "blockquote"),
            *("div", "section", "article", "header", "footer", "main", "aside", "body"),
            *("address", "figure", "nav"),
        }
    )
)
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "title"})
_DEEPEST = 400


def parts(content: bytes) -> Sequence[Part]:
    """Return the blocks of a web page."""
    import tinyhtml5

    found: list[Part] = []
    paragraphs = tables = 0
    for part in _parts(tinyhtml5.parse(_decoded(content))):
        if isinstance(part, Table):
            tables += 1
            found.append(Table(0, _placed(part, tables)))
            continue
        paragraphs += 1
        found.append(Block(part.kind, part.text, where=f"paragraph {paragraphs}"))
    return found


def _decoded(content: bytes) -> str | bytes:
    """Return a page's text where it is UTF-8; else the reader looks for what it says it is."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content


def _placed(table: Table, number: int) -> list[list[Block]]:
    return [
        [
            Block(Kind.CELL, cell.text, where=f"table {number}, row {r}, column {c}")
            for c, cell in enumerate(row, 1)
        ]
        for r, row in enumerate(table.rows, 1)
    ]


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _parts(element: Any, depth: int = 0) -> Iterator[Part]:
    if depth > _DEEPEST:
        raise Unfit(Code.FILE_DAMAGED, "is nested too deep", "save the page again as text")
    name, run = _name(element), [element.text or ""]
    if name == "table":
        yield from _of_table(element)
        return
    for child in element:
        inner = _name(child)
        if inner in _BLOCKS:
            yield from _block(name, run)
            run = []
            yield from _parts(child, depth + 1)
        elif inner == "br":
            run.append("\n")
        elif inner and inner not in _UNSEEN:
            if any(_name(e) in _BLOCKS for e in child.iter()):
                yield from _parts(child, depth + 1)
            else:
                run.append(_inside(child))
        run.append(child.tail or "")
    yield from _block(name, run)


def _block(name: str, run: Sequence[str]) -> Iterator[Block]:
    text = re.sub(r"\s+", " ", "".join(run)).strip()
    if not text:
        return
    yield Block(_kind(name) or unfinished(text, listed=name in ("li", "dd")), text)


def _kind(name: str) -> Kind | None:
    if name in _HEADINGS:
        return Kind.HEADING
    return Kind.CAPTION if name in _CAPTIONS else None


def _inside(element: Any) -> str:
    """Return the text of an element that holds no blocks, without what no reader sees."""
    unseen = {id(e) for hidden in element.iter() if _name(hidden) in _UNSEEN for e in hidden.iter()}
    seen = (e for e in element.iter() if id(e) not in unseen and _name(e))
    return "".join(
        f"{e.text or ''} {e.tail or ''}" if e is not element else e.text or "" for e in seen
    )


def _of_table(element: Any) -> Iterator[Part]:
    rows = []
    for inner in element.iter():
        if _name(inner) == "caption":
            yield from _block("caption", [_inside(inner)])
        elif _name(inner) == "tr":
            cells = (c for c in inner if _name(c) in ("td", "th"))
            rows.append([Block(Kind.CELL, " ".join(_inside(c).split())) for c in cells])
    yield Table(0, [row for row in rows if row])
