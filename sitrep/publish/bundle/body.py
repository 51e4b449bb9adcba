"""The text of a report without tables and pictures, as Markdown: for pages that take text alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from sitrep.publish.bundle.material import Material
from sitrep.templating.plain import escaped

#: What is left out of a person's text, with all that stands in it.
_LEFT_OUT = ("table_open", "html_block", "fence", "code_block")


def body(material: Material) -> str:
    """Return the report's text, section by section."""
    return _tidy("\n\n".join(filter(None, map(_section, material.report["sections"]))))


def _section(section: Mapping[str, Any]) -> str:
    said = [*map(escaped, section["paragraphs"]), _text_alone(section["narrative"])]
    said.append("\n".join(f"- {escaped(line)}" for line in section["bullets"]))
    said += map(escaped, section["notes"])
    text = "\n\n".join(part for part in said if part.strip())
    return f"## {escaped(section['title'])}\n\n{text}" if text else ""


def _text_alone(text: str) -> str:
    """Return a person's Markdown without tables, pictures and markup."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    gone = {line for token in tokens for line in _lines(token)}
    return "\n".join(line for n, line in enumerate(text.splitlines()) if n not in gone)


def _lines(token: Any) -> Iterator[int]:
    picture = token.type == "inline" and any(part.type == "image" for part in token.children)
    if token.map and (token.type in _LEFT_OUT or picture):
        yield from range(*token.map)


def _tidy(text: str) -> str:
    """Return a text of letters, plain spaces and line ends; no line begins or ends with spaces."""
    shown = "".join(_letter(c) for c in text)
    lines = (re.sub(r" {2,}", " ", line).strip() for line in shown.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _letter(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter == "\n" or kind[0] not in "ZC":
        return letter
    return "" if kind == "Cf" else " "
