"""People's text for a report: Markdown by section, checked before it is printed.

In comes ``narrative/<period>.<language>.md`` (or ``<period>.md``) of the workspace, its
headings naming sections; out go safe Markdown and HTML, figures put in where they are
referred to (``{{ killed }}``), and the problems: a heading or a reference that names nothing,
a placeholder left standing, a number that no computed figure supports, HTML taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from sitrep.model.figure import Figure
from sitrep.model.problem import Problem, UnknownName, bad_byte, nearest
from sitrep.model.report import Narrative
from sitrep.narrative.sanitise import clean, sanitised

_PLACEHOLDER = re.compile(
    r"to be (?:updated|confirmed|completed|added)|\btb[cdua]\b|\bxx+\b|lorem ipsum|"
    r"\[(?:insert|add|update)[^\]]*\]|\?\?\?",
    re.IGNORECASE,
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
#: Parts of a sentence whose numbers are no figures: dates, times, years, named weeks, links;
#: references, which print the report's own.
_NOT_FIGURES = re.compile(
    rf"{{{{.*?}}}}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?\s+(?:{_MONTHS})\b(?:\s+\d{{4}})?|"
    rf"(?:{_MONTHS})\s+\d{{1,4}}|\b(?:19|20)\d{{2}}\b|\bW\d{{1,2}}\b|\bweek\s+\d{{1,2}}\b|"
    rf"\d{{1,2}}:\d{{2}}|https?://\S+|\bNo\.\s*\d+|^\s*\d+[.)]\s",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+")
#: What stands in double braces on one line, the start of code, or braces left open.
_REFERENCE = re.compile(r"\{\{(.*?)\}\}|\{%|\{\{")


@dataclass(frozen=True)
class Text:
    """One file's text by section, made safe; ``source`` is what its numbers are checked in."""

    path: str
    source: str
    sections: Mapping[str, Narrative]
    problems: tuple[Problem, ...]


def load(
    folder: Path, period: str, language: str, titles: Mapping[str, str], fill: Callable[[str], str]
) -> Text | None:
    """Return the workspace's text for a period with what is wrong with it, if there is one.

    ``titles`` maps section ids to their headings in the report's language; either names one.
    ``fill`` returns what a reference prints, as Markdown.
    """
    for name in (f"{period}.{language}.md", f"{period}.md"):
        path = folder / "narrative" / name
        if path.is_file():
            shown = f"narrative/{name}"
            source, problems = _source(path)
            if problems:
                return Text(shown, "", {}, tuple(problems))
            return _parsed(shown, source, titles, fill)
    return None


def _source(path: Path) -> tuple[str, list[Problem]]:
    shown = f"narrative/{path.name}"
    workspace = path.parent.parent
    if not path.resolve().is_relative_to(workspace.resolve()):
        hint = "put the text itself into the workspace"
        return "", [Problem(shown, "is a link that leads out of the workspace", hint)]
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError as error:
        return "", [bad_byte(shown, error, "UTF-8", "save the file as UTF-8")]
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        return "", [Problem(shown, reason, "check who may read it")]


def unfinished(folder: Path) -> list[Problem]:
    """Return what is left to be written, or will be taken out, in the texts of all periods."""
    found: list[Problem] = []
    for path in sorted((folder / "narrative").glob("*.md")):
        shown = f"narrative/{path.name}"
        source, problems = _source(path)
        safe, taken_out = sanitised(shown, source)
        found += [*problems, *taken_out, *_placeholders(shown, safe)]
    return found


def _parsed(path: str, source: str, titles: Mapping[str, str], fill: Callable[[str], str]) -> Text:
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    safe, taken_out = sanitised(path, source)
    filled, unknown = _filled(path, safe, fill)
    parts, strays = _parts_of(path, filled, titles)
    found = {
        name: Narrative(text, clean(markdown.render(text))) for name, text in parts.items() if text
    }
    problems = (*taken_out, *_placeholders(path, safe), *unknown, *strays)
    return Text(path, safe, found, problems)


def _filled(path: str, source: str, fill: Callable[[str], str]) -> tuple[str, list[Problem]]:
    """Return ``source`` with each reference replaced by what it prints, and those that fail."""
    lines, problems = [], []
    for number, line in enumerate(source.split("\n"), 1):

        def put(match: re.Match[str], number: int = number) -> str:
            try:
                return fill(_expression(match))
            except UnknownName as error:
                column, value = f"column {match.start() + 1}", match[0]
                problems.append(Problem(path, error.reason, error.hint, number, column, value))
                return ""

        lines.append(_REFERENCE.sub(put, line))
    return "\n".join(lines), problems


def _expression(match: re.Match[str]) -> str:
    if match[1] is not None:
        return match[1]
    if match[0] == "{%":
        raise UnknownName("is code, which a text can't hold", "put it into a template")
    raise UnknownName("is not closed on its line", "write }} after the name")


def _parts_of(
    path: str, source: str, titles: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return the text by section, and a problem for each heading that names none."""
    by_title = {title.casefold(): name for name, title in titles.items()}
    by_title |= {name: name for name in titles}
    sections: dict[str, list[str]] = {}
    problems = []
    current = "overview"
    for line, text in enumerate(source.split("\n"), 1):
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
    return {name: "\n".join(text).strip() for name, text in sections.items() if name}, problems


def _placeholders(path: str, source: str) -> Iterator[Problem]:
    for line, text in enumerate(source.split("\n"), 1):
        for match in _PLACEHOLDER.finditer(text):
            hint = "write the text or delete the line"
            column = f"column {match.start() + 1}"
            yield Problem(path, "is a placeholder", hint, line, column, match[0])


def unsupported_numbers(text: Text, report: object) -> list[Problem]:
    """Return a problem for each number in ``text`` that nothing counted in ``report`` holds."""
    known = set(_numbers(report))
    problems = []
    for line, prose in enumerate(text.source.split("\n"), 1):
        bare = _NOT_FIGURES.sub(lambda m: " " * len(m[0]), prose)
        for match in _NUMBER.finditer(bare):
            if int(re.sub(r"\D", "", match[0])) not in known:
                problems.append(
                    Problem(
                        text.path,
                        "is a number that no figure of this report supports",
                        "correct it, or enter its source in the events or totals table",
                        line,
                        f"column {match.start() + 1}",
                        match[0],
                    )
                )
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
