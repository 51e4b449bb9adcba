"""People's text for a report: Markdown by section, checked before it is printed.

In comes ``narrative/<period>.<language>.md`` (or ``<period>.md``) of the workspace, its
headings naming sections; out go safe HTML and the problems: a heading that names none, a
placeholder left standing, a number that no computed figure supports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from sitrep.errors import Problem, bad_byte, nearest
from sitrep.model import Figure, Narrative, Report

_PLACEHOLDER = re.compile(
    r"to be (?:updated|confirmed|completed|added)|\btb[cdua]\b|\bxx+\b|lorem ipsum|"
    r"\[(?:insert|add|update)[^\]]*\]|\?\?\?",
    re.IGNORECASE,
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
#: Parts of a sentence whose numbers are no figures: dates, times, years, named weeks, links.
_NOT_FIGURES = re.compile(
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?|"
    rf"(?:{_MONTHS})\s+\d{{1,4}}|\b(?:19|20)\d{{2}}\b|\bW\d{{1,2}}\b|\bweek\s+\d{{1,2}}\b|"
    rf"\d{{1,2}}:\d{{2}}|https?://\S+|\bNo\.\s*\d+|^\s*\d+[.)]\s",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+")


@dataclass(frozen=True)
class Text:
    """One file's sections, with where each starts, to say where a problem stands."""

    path: str
    source: str
    sections: Mapping[str, Narrative]


def load(
    folder: Path, period: str, language: str, titles: Mapping[str, str]
) -> tuple[Text | None, list[Problem]]:
    """Return the workspace's text for a period, and what is wrong with it.

    ``titles`` maps section ids to their headings in the report's language; either names one.
    """
    for name in (f"{period}.{language}.md", f"{period}.md"):
        path = folder / "narrative" / name
        if path.is_file():
            source, problems = _source(path)
            return (None, problems) if problems else _parse(f"narrative/{name}", source, titles)
    return None, []


def _source(path: Path) -> tuple[str, list[Problem]]:
    shown = f"narrative/{path.name}"
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError as error:
        return "", [bad_byte(shown, error, "UTF-8", "save the file as UTF-8")]
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        return "", [Problem(shown, reason, "check who may read it")]


def placeholders(folder: Path) -> list[Problem]:
    """Return what is left to be written in the texts of a workspace, of whatever period."""
    found: list[Problem] = []
    for path in sorted((folder / "narrative").glob("*.md")):
        source, problems = _source(path)
        found += [*problems, *_placeholders(f"narrative/{path.name}", source)]
    return found


def _parse(path: str, source: str, titles: Mapping[str, str]) -> tuple[Text, list[Problem]]:
    from markdown_it import MarkdownIt

    # Raw HTML is printed as the text it is, never run.
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    by_title = {title.casefold(): name for name, title in titles.items()}
    by_title |= {name: name for name in titles}
    sections: dict[str, list[str]] = {}
    problems = list(_placeholders(path, source))
    current = "overview"
    for line, text in enumerate(source.splitlines(), 1):
        heading = re.match(r"#{1,2}\s+(.*?)\s*#*$", text)
        if heading is None:
            sections.setdefault(current, []).append(text)
            continue
        title = heading[1].casefold()
        current = by_title.get(title, "")
        if not current:
            hint = nearest(title, list(titles.values()))
            problems.append(Problem(path, "is not a section", hint, line, "", heading[1]))
    if "overview" not in titles and "".join(sections.get("overview", [])).strip():
        reason, hint = "has text before its first heading", 'put it under one, or list "overview"'
        problems.append(Problem(path, f"{reason}, and no section to print it in", hint))
    found = {
        name: Narrative("\n".join(lines).strip(), markdown.render("\n".join(lines)))
        for name, lines in sections.items()
        if name and "".join(lines).strip()
    }
    return Text(path, source, found), problems


def _placeholders(path: str, source: str) -> Iterator[Problem]:
    for line, text in enumerate(source.splitlines(), 1):
        for match in _PLACEHOLDER.finditer(text):
            hint = "write the text or delete the line"
            column = f"column {match.start() + 1}"
            yield Problem(path, "is a placeholder", hint, line, column, match[0])


def unsupported_numbers(text: Text, report: Report) -> list[Problem]:
    """Return a problem for each number in ``text`` that the report doesn't hold."""
    known = set(_numbers(report.summary)) | set(_numbers(report.figures))
    problems = []
    for line, prose in enumerate(text.source.splitlines(), 1):
        bare = _NOT_FIGURES.sub(lambda m: " " * len(m[0]), prose)
        for match in _NUMBER.finditer(bare):
            if int(re.sub(r"\D", "", match[0])) not in known:
                problems.append(
                    Problem(text.path, "is a number that no figure of this report supports",
                            "correct it, or enter its source in the events or totals table",
                            line, f"column {match.start() + 1}", match[0])
                )  # fmt: skip
    return problems


def _numbers(value: object) -> Iterator[int]:
    """Yield every count held anywhere in ``value``."""
    if isinstance(value, bool):
        return
    if isinstance(value, int):
        yield value
    elif isinstance(value, Figure):
        yield from (n for n in (value.low, value.best, value.high) if n is not None)
    else:
        parts = _parts(value)
        if isinstance(value, tuple | list):
            yield len(parts)
        for part in parts:
            yield from _numbers(part)


def _parts(value: object) -> Sequence[object]:
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, tuple | list) else ()
