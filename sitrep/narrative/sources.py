"""The sources of a person's own numbers: ``350 [[WFP 5W, 3 Nov]]``, printed as a reference.

In: the Markdown of one section. Out: the same with a number in brackets for each source, and
the sources listed below it. A link whose text stands in brackets, ``[[1]](…)``, is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.model.codes import Code
from sitrep.model.problem import Problem

NAMED = re.compile(r"(?<!\\)\[\[(?P<source>[^\[\]\n]*)\]\](?![(\[])")


def listed(markdown: str, label: str) -> str:
    """Return the text of a section with its sources numbered and listed below, under ``label``."""
    numbers: dict[str, int] = {}

    def put(match: re.Match[str]) -> str:
        source = " ".join(match["source"].split())
        return rf"\[{numbers.setdefault(source, len(numbers) + 1)}\]" if source else ""

    text = NAMED.sub(put, markdown)
    if not numbers:
        return text
    items = "\n".join(rf"- \[{number}\] {source}" for source, number in numbers.items())
    return f"{text}\n\n{label}\n\n{items}"


def nameless(path: str, source: str) -> Iterator[Problem]:
    """Yield a problem for each reference to a source that names none."""
    for line, text in enumerate(source.split("\n"), 1):
        for match in NAMED.finditer(text):
            if not re.search(r"[^\W\d_]", match["source"]):
                hint = "write who says so and when: [[WFP 5W, 3 Nov]]"
                fault = (Code.REFERENCE_UNREADABLE, "names no source", hint)
                yield Problem(path, *fault, line, f"column {match.start() + 1}", match[0])
