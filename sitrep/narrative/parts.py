"""A person's Markdown by section: its headings name them, as a Markdown reader sees headings.

``#`` names a section, and so does ``##`` where no ``#`` that names one stands above it; under
one it is a sub-heading, printed a level lower, as the section's own title is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, nearest
from sitrep.vocabulary.fold import fold

_LOWEST = 6
#: So many headings are told that name no section.
_TOLD = 50


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on lines ``start`` up to ``end``, counted from 0, and its level."""

    level: int
    title: str
    start: int
    end: int


def reader() -> Any:
    """Return what reads a person's Markdown."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _blocks(source: str) -> list[Any]:
    """Return the blocks of a text, what stands in each unread."""
    return list(reader().disable(["inline", "text_join"]).parse(source))


def too_deep(path: str, source: str) -> list[Problem]:
    """Return a problem where quotes and lists are nested so deep that what is in them is lost."""
    deepest = reader().options["maxNesting"] - 1
    for token in _blocks(source):
        if token.type in ("blockquote_open", "list_item_open") and token.level >= deepest:
            reason = f"is nested more than {deepest} levels deep, and would not be printed"
            line = (token.map or [0])[0] + 1
            fault = (Code.NOT_ALLOWED_IN_TEXT, reason, "take out some of its > or its indents")
            shown = source.split("\n")[line - 1][:40]
            return [Problem(path, *fault, line, "", shown)]
    return []


def headings(source: str) -> list[Heading]:
    """Return the headings of a text that stand in no quote and no list."""
    found = []
    for token, inline in pairwise(_blocks(source)):
        if token.type == "heading_open" and token.level == 0 and token.map:
            start, end = token.map
            found.append(Heading(int(token.tag[1:]), inline.content, start, end))
    return found


def by_section(
    path: str, source: str, titles: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return the text by section, and a problem for each heading that names none."""
    lines, problems = source.split("\n"), list[Problem]()
    names = {fold(title): name for name, title in titles.items()} | {n: n for n in titles}
    parts: dict[str, list[str]] = {"overview": []}
    current, place, inside = "overview", 0, False
    for heading in headings(source):
        parts.setdefault(current, []).extend(lines[place : heading.start])
        name = names.get(fold(heading.title), "")
        place = heading.end
        if heading.level > 2 or (inside and heading.level > 1):
            if inside and name and heading.level == 2:
                problems.append(_shadowed(path, heading))
            kept = lines[heading.start : heading.end]
            parts[current] += _lowered(heading) if inside else kept
            continue
        if not name:
            problems.append(_unknown(path, heading, titles))
        current, inside = name, bool(name) and heading.level == 1
    parts.setdefault(current, []).extend(lines[place:])
    problems = [*_few(problems), *_lost(path, parts, titles)]
    return {name: "\n".join(text).strip() for name, text in parts.items() if name}, problems


def _lowered(heading: Heading) -> Iterator[str]:
    """Yield a sub-heading as it stands under the title of a section that ``#`` names."""
    yield f"{'#' * min(heading.level + 1, _LOWEST)} {' '.join(heading.title.split())}"
    yield from [""] * (heading.end - heading.start - 1)


def _unknown(path: str, heading: Heading, titles: Mapping[str, str]) -> Problem:
    hint = nearest(fold(heading.title), list(titles.values()))
    fault = (Code.SECTION_UNKNOWN, "is not a section", hint)
    return Problem(path, *fault, heading.start + 1, "", heading.title)


def _shadowed(path: str, heading: Heading) -> Problem:
    reason = "is the name of a section, and a sub-heading here, for it stands under a #"
    hint = "write # before it for the section"
    at = (heading.start + 1, "", heading.title, Severity.WARNING)
    return Problem(path, Code.SECTION_NOT_PRINTED, reason, hint, *at)


def _few(problems: Sequence[Problem]) -> Sequence[Problem]:
    return problems[:_TOLD]


def _lost(
    path: str, parts: Mapping[str, Sequence[str]], titles: Mapping[str, str]
) -> Iterator[Problem]:
    if "overview" not in titles and re.search(r"\S", "".join(parts.get("overview", ()))):
        reason = "has text before its first heading, and no section to print it in"
        hint = 'put it under a heading, or add "overview" to [report] sections'
        yield Problem(path, Code.SECTION_NOT_PRINTED, reason, hint)
