"""Read people's text for a report: Markdown by section, checked before it is printed.

The text is ``narrative/<period>.<language>.md`` (or ``<period>.md``) of the workspace; its
headings name sections. It becomes safe Markdown and HTML, with the figures that it refers to
(``{{ killed }}``) and a list of the sources of a person's own numbers. Problems are an unknown
heading or reference, a placeholder left in the text, a number that no figure of the report
supports, and HTML that is removed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.problem import Problem, Severity, UnknownName, bad_byte, refuse
from sitrep.model.report import Narrative
from sitrep.model.summary import Summary
from sitrep.narrative import grounding, patterns
from sitrep.narrative.elsewhere import Inputs, Known, known
from sitrep.narrative.parts import by_section, reader, too_deep
from sitrep.narrative.sanitise import clean, sanitised
from sitrep.narrative.sources import listed, nameless

#: What stands in double braces on one line, the start of code, or braces left open.
_REFERENCE = re.compile(r"\{\{((?:[^{}]|\{(?!\{)|\}(?!\}))*)\}\}|\{%|\{\{")
#: So many references that fail are told.
_TOLD = 100


@dataclass(frozen=True)
class Setting:
    """What a text is printed in.

    ``titles`` maps section ids to their headings in the report's language; either names one.
    ``fill`` returns what a reference prints, as Markdown. ``sources`` stands above the sources
    that a text names. ``edition``: whose readers it is for.
    """

    language: str
    titles: Mapping[str, str]
    fill: Callable[[str], str]
    sources: str = "Sources:"
    edition: str = PUBLIC


@dataclass(frozen=True)
class Text:
    """One file's text by section, sanitised; numbers are checked in ``source``."""

    path: str
    source: str
    sections: Mapping[str, Narrative]
    problems: tuple[Problem, ...]
    language: str = "en"


def load(folder: Path, period: str, setting: Setting) -> Text | None:
    """Return the workspace's text for a period with what is wrong with it, if there is one."""
    path = file_of(folder, period, setting.language, setting.edition)
    return read(path, setting) if path else None


def of_report(
    inputs: Inputs, summary: Summary, setting: Setting, shown: Collection[str]
) -> Text | None:
    """Return the text of a report that prints the sections ``shown``, if there is one.

    Raises SitrepError with every problem where one of them stops the report.
    """
    config = inputs.config
    if not (text := load(config.folder, summary.period.id, setting)):
        return None
    problems = (*text.problems, *unsupported_numbers(text, summary, known(inputs)))
    refuse(sorted(problems, key=lambda p: p.line))
    text = replace(text, problems=problems)
    missed = [setting.titles[name] for name in text.sections if name not in shown]
    return unprinted(text, missed, config.template) if missed else text


def read(path: Path, setting: Setting) -> Text:
    """Return the text of one file with what is wrong with it."""
    shown = f"narrative/{path.name}"
    source, problems = source_of(path)
    if problems:
        return Text(shown, "", {}, tuple(problems), setting.language)
    return replace(_parsed(shown, source, setting), language=setting.language)


def file_of(folder: Path, period: str, language: str, edition: str = PUBLIC) -> Path | None:
    """Return the file of a workspace's text for a period, if there is one.

    That of an edition comes before the one for all. Only the public one has no name of its own:
    the text for all must be fit for the public.
    """
    own = () if edition == PUBLIC else (f"{period}.{edition}",)
    stems = [f"{stem}{end}" for stem in (*own, period) for end in (f".{language}", "")]
    names = [f"{stem}.md" for stem in stems]
    paths = (folder / "narrative" / name for name in names)
    return next((path for path in paths if path.is_file()), None)


def unprinted(text: Text, titles: Sequence[str], template: str) -> Text:
    """Return the text with a warning that ``template`` prints no sections of these titles."""
    reason = f"has text that the template {template} has no section for: {', '.join(titles)}"
    hint = "the usual report prints it; this one leaves it out"
    problem = Problem(text.path, Code.SECTION_NOT_PRINTED, reason, hint, severity=Severity.WARNING)
    return replace(text, problems=(*text.problems, problem))


def source_of(path: Path) -> tuple[str, list[Problem]]:
    """Return what a file of the workspace says as it stands, or why it can't be read."""
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


def unfinished(path: Path) -> Text:
    """Return a text that no report can print yet: what is left to be written, or taken out."""
    shown = f"narrative/{path.name}"
    source, problems = source_of(path)
    safe, taken_out = sanitised(shown, source)
    missing = (*_placeholders(shown, safe), *nameless(shown, safe))
    return Text(shown, safe, {}, (*problems, *taken_out, *missing))


def _parsed(path: str, source: str, setting: Setting) -> Text:
    safe, taken_out = sanitised(path, source)
    if deep := too_deep(path, safe):
        return Text(path, safe, {}, (*taken_out, *deep))
    filled, unknown = _filled(path, safe, setting.fill)
    parts, strays = by_section(path, filled, setting.titles)
    printed = {name: listed(text, setting.sources) for name, text in parts.items() if text}
    markdown = reader()
    found = {
        name: Narrative(text, clean(markdown.render(text)), _bullets(parts[name]))
        for name, text in printed.items()
    }
    missing = (*_placeholders(path, safe), *nameless(path, safe))
    return Text(path, safe, found, (*taken_out, *missing, *unknown, *strays))


def _bullets(text: str) -> int:
    """Return how many bullets a text has that is one list and nothing else; 0 for any other."""
    tokens = reader().parse(text)
    lists = [token for token in tokens if token.level == 0 and token.nesting >= 0]
    if [token.type for token in lists] != ["bullet_list_open"]:
        return 0
    return sum(token.type == "list_item_open" and token.level == 1 for token in tokens)


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
    return "\n".join(lines), problems[:_TOLD]


def _expression(match: re.Match[str]) -> str:
    if match[1] is not None:
        return match[1]
    code = Code.REFERENCE_UNREADABLE
    if match[0] == "{%":
        reason = "is template code, which a text can't contain"
        raise UnknownName(code, reason, "put it into a template")
    raise UnknownName(code, "is not closed on its line", "write }} after the name")


def _placeholders(path: str, source: str) -> Iterator[Problem]:
    for line, text in enumerate(source.split("\n"), 1):
        for match in patterns.placeholder().finditer(text):
            hint = "write the text or delete the line"
            column = f"column {match.start() + 1}"
            fault = (Code.PLACEHOLDER, "is a placeholder", hint)
            yield Problem(path, *fault, line, column, match[0])


def unsupported_numbers(text: Text, summary: Summary, places: Known | None = None) -> list[Problem]:
    """Return a problem for each number in ``text`` that no figure of the report supports.

    ``places`` are those that the log knows, also in other weeks.
    """
    elsewhere = places.beside(summary) if places else grounding.NOWHERE
    return grounding.unsupported(text.path, text.source, text.language, summary, elsewhere)
