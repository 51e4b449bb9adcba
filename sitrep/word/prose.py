"""People's Markdown as Word paragraphs: headings, lists, quotes, tables, bold, italic, links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sitrep.model import Column, Table
from sitrep.word.blocks import Blocks

#: Links that lead to a page or an address; any other is printed as its text.
_LINKS = ("http://", "https://", "mailto:")
_BODY = ("Normal",)


def paragraphs(markdown: str, blocks: Blocks) -> Iterator[Any]:
    """Yield the paragraphs, and as ``Table`` the tables, that ``markdown`` makes."""
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    # The same reading as the HTML's: see sitrep.narrative.
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    for node in SyntaxTreeNode(parser.parse(markdown)).children:
        yield from _block(node, blocks, _BODY)


def _block(node: Any, blocks: Blocks, styles: tuple[str, ...]) -> Iterator[Any]:
    if node.type == "heading":
        # The report's sections are level 1: a text's own headings stand below them.
        level = min(max(int(node.tag[1]) - 1, 2), 3)
        yield blocks.paragraph((f"Heading {level}",), *_inline(node, blocks))
    elif node.type == "paragraph":
        yield blocks.paragraph(styles, *_inline(node, blocks))
    elif node.type in ("bullet_list", "ordered_list"):
        kind = "List Bullet" if node.type == "bullet_list" else "List Number"
        for item in node.children:
            for child in item.children:
                yield from _block(child, blocks, (kind, "List Paragraph"))
    elif node.type == "blockquote":
        for child in node.children:
            yield from _block(child, blocks, ("Quote", "Normal"))
    elif node.type == "table":
        yield _table(node)
    elif node.type in ("fence", "code_block"):
        for line in node.content.splitlines():
            yield blocks.text(styles, line)


def _table(node: Any) -> Table:
    rows = [[_plain(cell) for cell in row.children] for part in node.children
            for row in part.children]  # fmt: skip
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
