"""People's Markdown as Word paragraphs: headings, lists, quotes, tables, bold, italic, links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitrep.model.report import Column, Table
from sitrep.outputs.word.blocks import Blocks

#: Links that lead to a page or an address; any other is printed as its text.
_LINKS = ("http://", "https://", "mailto:")
_BODY = ("Normal",)
#: Containers and the styles of paragraphs in them; an item uses those of its list.
_HOLDERS = {
    "bullet_list": ("List Bullet", "List Paragraph"),
    "ordered_list": ("List Number", "List Paragraph"),
    "blockquote": ("Quote", "Normal"),
    "list_item": (),
}


def paragraphs(markdown: str, blocks: Blocks) -> Iterator[Any]:
    """Yield the paragraphs, and as ``Table`` the tables, that ``markdown`` makes."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    # The same reading as the HTML's: see sitrep.narrative.load.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    for node in SyntaxTreeNode(parser.parse(markdown)).children:
        yield from _block(node, blocks, _BODY)


def _block(node: Any, blocks: Blocks, styles: tuple[str, ...]) -> Iterator[Any]:
    if node.type == "table":
        yield _table(node)
    elif node.type in _HOLDERS:
        within = _HOLDERS[node.type] or styles
        for child in node.children:
            yield from _block(child, blocks, within)
    elif node.type in ("heading", "paragraph"):
        # The report's sections are level 1: a text's own headings are below them.
        level = min(max(int(node.tag[1:] or 0) - 1, 2), 3)
        chosen = (f"Heading {level}",) if node.type == "heading" else styles
        yield blocks.paragraph(chosen, *_inline(node, blocks))
    else:
        for line in node.content.splitlines():
            yield blocks.text(styles, line)


def _table(node: Any) -> Table:
    rows = [
        [_plain(cell) for cell in row.children] for part in node.children for row in part.children
    ]
    heads = node.children[0].children[0].children
    align = ["end" if "right" in str(h.attrs.get("style", "")) else "start" for h in heads]
    columns = tuple(Column(t, a) for t, a in zip(rows[0], align, strict=True))
    return Table("", "", columns, tuple(tuple(row) for row in rows[1:]))


def _plain(node: Any) -> str:
    if not node.children:
        return node.content if node.type in ("text", "code_inline") else ""
    return "".join(map(_plain, node.children))


def _inline(node: Any, blocks: Blocks) -> Iterator[Any]:
    for inline in node.children:
        yield from _runs(inline, blocks, ())


def _runs(node: Any, blocks: Blocks, marks: tuple[str, ...]) -> Iterator[Any]:
    for child in node.children:
        if child.type in ("strong", "em"):
            mark = "b" if child.type == "strong" else "i"
            yield from _runs(child, blocks, tuple(dict.fromkeys((*marks, mark))))
        elif child.type == "link":
            runs = list(_runs(child, blocks, marks))
            url = str(child.attrs.get("href", ""))
            yield from [blocks.link(url, runs)] if url.startswith(_LINKS) else runs
        elif child.type in ("softbreak", "hardbreak"):
            yield blocks.run(" ")
        elif child.type == "image":
            yield blocks.run(_plain(child), *marks)
        else:
            yield blocks.run(child.content, *marks)
