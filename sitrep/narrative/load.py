"""Read people's text for a report: Markdown by section, checked before it is printed.

The text is ``narrative/<period>.<language>.md`` (or ``<period>.md``) of the workspace; its
headings name sections. It becomes safe Markdown and HTML, with the figures that it refers to
(``{{ killed }}``). Problems are an unknown heading or reference, a placeholder left in the text,
a number that no computed figure supports, and HTML that is removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.figure import Figure
from sitrep.model.problem import Problem, Severity, UnknownName, bad_byte, nearest
from sitrep.model.report import Narrative
from sitrep.model.summary import Row
from sitrep.narrative import patterns
from sitrep.narrative.sanitise import clean, sanitised
from sitrep.vocabulary.fold import fold

_NUMBER = re.compile(r"\d{1,3}(?:[,\u202f\u00a0]\d{3})+|\d+")
#: A reference in double braces on one line, the start of template code, or open braces.
_REFERENCE = re.compile(r"\{\{(.*?)\}\}|\{%|\{\{")


@dataclass(frozen=True)
class Text:
    """One file's text by section, sanitised; numbers are checked in ``source``."""

    path: str
    source: str
    sections: Mapping[str, Narrative]
    problems: tuple[Problem, ...]
    language: str = "en"


def load(
    folder: Path, period: str, language: str, titles: Mapping[str, str], fill: Callable[[str], str]
) -> Text | None:
    """Return the workspace's text for a period with its problems; ``None`` if there is none.

    ``titles`` maps section ids to headings in the report's language; a text may use either.
    ``fill`` returns what a reference prints, as Markdown.
    """
    path = file_of(folder, period, language)
    if path is None:
        return None
    shown = f"narrative/{path.name}"
    source, problems = _source(path)
    if problems:
        return Text(shown, "", {}, tuple(problems), language)
    return replace(_parsed(shown, source, titles, fill), language=language)


def file_of(folder: Path, period: str, language: str) -> Path | None:
    """Return the file of a workspace's text for a period, if there is one."""
    names = (f"{period}.{language}.md", f"{period}.md")
    paths = (folder / "narrative" / name for name in names)
    return next((path for path in paths if path.is_file()), None)


def unprinted(text: Text, titles: Sequence[str], template: str) -> Text:
    """Return the text with a warning that ``template`` prints no sections of these titles."""
    reason = f"has text that the template {template} has no section for: {', '.join(titles)}"
    hint = "the usual report prints it; this one leaves it out"
    problem = Problem(text.path, Code.SECTION_NOT_PRINTED, reason, hint, severity=Severity.WARNING)
    return replace(text, problems=(*text.problems, problem))


def _source(path: Path) -> tuple[str, list[Problem]]:
    shown = f"narrative/{path.name}"
    workspace = path.parent.parent
    if not path.resolve().is_relative_to(workspace.resolve()):
        hint = "put the text itself into the workspace"
        return "", [
            Problem(shown, Code.LINK_LEADS_OUT, "is a link that leads out of the workspace", hint)
        ]
    try:
        return path.read_text(encoding="utf-8-sig"), []
    except UnicodeDecodeError as error:
        return "", [bad_byte(shown, error, "UTF-8", "save the file as UTF-8")]
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        return "", [Problem(shown, Code.FILE_UNREADABLE, reason, "check who may read it")]


def unfinished(folder: Path) -> list[Problem]:
    """Return the placeholders, and what will be removed, in the texts of all periods."""
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
    """Return ``source`` with its references filled in, and a problem for each that fails."""
    lines, problems = [], []
    for number, line in enumerate(source.split("\n"), 1):

        def put(match: re.Match[str], number: int = number) -> str:
            try:
                return fill(_expression(match))
            except UnknownName as error:
                at = (number, f"column {match.start() + 1}", match[0])
                problems.append(Problem(path, error.code, error.reason, error.hint, *at))
                return ""

        lines.append(_REFERENCE.sub(put, line))
    return "\n".join(lines), problems


def _expression(match: re.Match[str]) -> str:
    if match[1] is not None:
        return match[1]
    code = Code.REFERENCE_UNREADABLE
    if match[0] == "{%":
        reason = "is template code, which a text can't contain"
        raise UnknownName(code, reason, "put it into a template")
    raise UnknownName(code, "is not closed on its line", "write }} after the name")


def _parts_of(
    path: str, source: str, titles: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return the text by section, and a problem for each heading that names no section."""
    by_title = {fold(title): name for name, title in titles.items()}
    by_title |= {name: name for name in titles}
    sections: dict[str, list[str]] = {}
    problems = []
    current = "overview"
    for line, text in enumerate(source.split("\n"), 1):
        heading = re.match(r"#{1,2}\s+(.*?)\s*#*$", text)
        if heading is None:
            sections.setdefault(current, []).append(text)
            continue
        title = fold(heading[1])
        current = by_title.get(title, "")
        if not current:
            hint = nearest(title, list(titles.values()))
            said = (Code.SECTION_UNKNOWN, "is not a section", hint)
            problems.append(Problem(path, *said, line, "", heading[1]))
    if "overview" not in titles and "".join(sections.get("overview", [])).strip():
        reason = "has text before its first heading, and no section to print it in"
        hint = 'put it under a heading, or add "overview" to [report] sections'
        problems.append(Problem(path, Code.SECTION_NOT_PRINTED, reason, hint))
    return {name: "\n".join(text).strip() for name, text in sections.items() if name}, problems


def _placeholders(path: str, source: str) -> Iterator[Problem]:
    for line, text in enumerate(source.split("\n"), 1):
        for match in patterns.placeholder().finditer(text):
            hint = "write the text or delete the line"
            column = f"column {match.start() + 1}"
            said = (Code.PLACEHOLDER, "is a placeholder", hint)
            yield Problem(path, *said, line, column, match[0])


def unsupported_numbers(text: Text, report: object) -> list[Problem]:
    """Return a problem for each number in ``text`` that no figure of ``report`` supports."""
    known, aside = set(_numbers(report)), patterns.no_figures(text.language)
    problems = []
    for line, prose in enumerate(text.source.split("\n"), 1):
        bare = aside.sub(lambda m: " " * len(m[0]), prose)
        for match in _NUMBER.finditer(bare):
            if int(re.sub(r"\D", "", match[0])) not in known:
                problems.append(
                    Problem(
                        text.path,
                        Code.NUMBER_UNSUPPORTED,
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
    if isinstance(value, Problem | Row):
        return ()  # A line number is no figure.
    if is_dataclass(value):
        return [getattr(value, field.name) for field in fields(value)]
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, tuple | list) else ()
