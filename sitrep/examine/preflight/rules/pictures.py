"""Pictures in the workspace's own templates: those without a text alternative, or not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.examine.preflight.looked_at import LookedAt, Rule, at_line
from sitrep.model.codes import Code
from sitrep.model.finding import Passage
from sitrep.model.problem import Problem, Severity

_PICTURE = re.compile(r"<img\b(?:\{\{.*?\}\}|\{%.*?%\}|[^>])*>", re.IGNORECASE | re.DOTALL)
_ALT = re.compile(r"\balt\s*=", re.IGNORECASE)
_FILE = re.compile(r"\bsrc\s*=\s*[\"']?(?!data:|https?:|//|#)([^\"'\s>{}]+)[\"'\s>]", re.IGNORECASE)


def _pictures(looked: LookedAt) -> Iterator[tuple[Passage, re.Match[str]]]:
    for passage in looked.passages:
        if passage.path.startswith("templates/"):
            yield from ((passage, match) for match in _PICTURE.finditer(passage.text))


def _silent(looked: LookedAt) -> Iterator[Problem]:
    for passage, match in _pictures(looked):
        if not _ALT.search(match[0]):
            hint = 'write alt="…" with what the picture says, or alt="" if it only decorates'
            yield _problem(passage, match, (Code.ALT_MISSING, "has no text alternative", hint))


def _missing(looked: LookedAt) -> Iterator[Problem]:
    folder = looked.config.folder / "templates"
    for passage, match in _pictures(looked):
        named = _FILE.search(match[0])
        if named and not (folder / named[1]).is_file():
            reason = f"is not there: templates/{named[1]}"
            hint = "put the file there, or write another name"
            yield _problem(passage, match, (Code.IMAGE_MISSING, reason, hint))


def _problem(passage: Passage, match: re.Match[str], fault: tuple[Code, str, str]) -> Problem:
    line = max(passage.line, 1) + at_line(passage.text, match.start()) - 1
    return Problem(passage.path, *fault, line, "", match[0], severity=Severity.WARNING)


RULES = (
    Rule(
        Code.ALT_MISSING,
        Severity.WARNING,
        "a picture without a text alternative, in a template of the workspace; charts always "
        "have one",
        _silent,
    ),
    Rule(
        Code.IMAGE_MISSING,
        Severity.WARNING,
        "a picture that a template of the workspace names and that is not there",
        _missing,
    ),
)
