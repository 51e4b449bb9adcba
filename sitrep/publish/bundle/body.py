"""The text of a report without tables and pictures, as Markdown: for pages that take text alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from sitrep.publish.bundle.material import Material
from sitrep.templating.plain import escaped

#: What is left out of a person's text, with all that stands in it.
_LEFT_OUT = re.compile(r"<(table|pre|figure)\b.*?</\1>", re.DOTALL)
#: The markup that ReliefWeb does not take.
_OTHER = re.compile(r"<(?!/?(?:h[1-6]|br|p|strong|em|a|ul|ol|li|blockquote)\b)[^>]*>")


def body(material: Material) -> str:
    """Return the report's text, section by section."""
    return _tidy("\n\n".join(filter(None, map(_section, material.report["sections"]))))


def _section(section: Mapping[str, Any]) -> str:
    said = [*map(escaped, section["paragraphs"]), _text_alone(section["narrative"])]
    said.append("\n".join(f"- {escaped(line)}" for line in section["bullets"]))
    said += map(escaped, section["notes"])
    text = "\n\n".join(part for part in said if part.strip())
    return f"## {escaped(section['title'])}\n\n{text}" if text else ""


def _text_alone(html: str) -> str:
    """Return a person's text without tables, pictures and all markup that is not of text."""
    return " ".join(_OTHER.sub("", _LEFT_OUT.sub(" ", html)).split())


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
