"""Pictures without a text alternative, or not there: in own templates and in built pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from sitrep.examine.preflight.built import Named, at_line
from sitrep.examine.preflight.looked_at import LookedAt, Rule
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
    for path, _, picture in _built(looked):
        if picture.alt is None or (path.endswith(".md") and not picture.alt):
            hint = "write one in the template that places the picture"
            fault = (Code.ALT_MISSING, "has no text alternative", hint)
            yield _in_page(path, picture, fault)
    yield from _charts(looked)


def _charts(looked: LookedAt) -> Iterator[Problem]:
    """Yield each chart of which report.json has no text alternative."""
    for folder in looked.folders.values():
        path = folder / "report.json"
        shown = path.relative_to(looked.config.folder).as_posix()
        for chart in _said(path).get("charts", ()):
            if not chart["alt"].strip():
                hint = "build the report again; if it stays so, tell the makers of sitrep"
                fault = (Code.ALT_MISSING, "is a chart without a text alternative", hint)
                place = (0, "charts", chart["id"])
                yield Problem(shown, *fault, *place, severity=Severity.WARNING)


def _said(path: Path) -> Mapping[str, Any]:
    """Return a report.json; empty where there is none that can be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _built(looked: LookedAt) -> Iterator[tuple[str, Path, Named]]:
    """Yield each picture of the built pages: the page, its folder, and what it names."""
    for edition, folder in looked.folders.items():
        for path, page in looked.pages[edition]:
            shown = path.relative_to(looked.config.folder).as_posix()
            yield from ((shown, folder, picture) for picture in page.pictures)


def _in_page(path: str, picture: Named, fault: tuple[Code, str, str]) -> Problem:
    where = (picture.line, "", picture.target)
    return Problem(path, *fault, *where, severity=Severity.WARNING)


def _missing(looked: LookedAt) -> Iterator[Problem]:
    folder = looked.config.folder / "templates"
    for passage, match in _pictures(looked):
        named = _FILE.search(match[0])
        if named and not (folder / named[1]).is_file():
            reason = f"is not there: templates/{named[1]}"
            hint = "put the file there, or write another name"
            yield _problem(passage, match, (Code.IMAGE_MISSING, reason, hint))
    for path, place, picture in _built(looked):
        if picture.target and not (place / unquote(picture.target)).is_file():
            hint = "build the report again, or put the file there"
            yield _in_page(path, picture, (Code.IMAGE_MISSING, "is not there", hint))


def _problem(passage: Passage, match: re.Match[str], fault: tuple[Code, str, str]) -> Problem:
    line = max(passage.line, 1) + at_line(passage.text, match.start()) - 1
    return Problem(passage.path, *fault, line, "", match[0], severity=Severity.WARNING)


RULES = (
    Rule(
        Code.ALT_MISSING,
        Severity.WARNING,
        "a picture or a chart without a text alternative, in a template of the workspace and in "
        "the pages that are built",
        _silent,
    ),
    Rule(
        Code.IMAGE_MISSING,
        Severity.WARNING,
        "a picture that is not there, in a template of the workspace or in a page that is built",
        _missing,
    ),
)
