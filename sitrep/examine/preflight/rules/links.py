"""Links to files and places that are not there, in narratives and in the pages that are built."""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.examine.preflight.built import Page, leads_nowhere, marked
from sitrep.examine.preflight.looked_at import LookedAt, Rule
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity

_HINT = "write the name of a file or a place that the report has, or an address"


def _dead(looked: LookedAt) -> Iterator[Problem]:
    known = set()
    for text in looked.narratives:
        for link in marked(text.text).links:
            reasons = (_reason(looked, edition, link.target) for edition in looked.folders)
            if reason := next(filter(None, reasons), ""):
                known.add(link.target)
                yield _problem(text.path, link.line, link.target, reason)
    for edition, folder in looked.folders.items():
        for path, page in looked.pages[edition]:
            for link in page.links:
                reason = leads_nowhere(link.target, folder, page)
                if reason and link.target not in known:
                    shown = path.relative_to(looked.config.folder).as_posix()
                    yield _problem(shown, link.line, link.target, reason)


def _reason(looked: LookedAt, edition: str, target: str) -> str:
    """Return why a link of a text is dead in an edition; a text is a part of its web page."""
    pages = looked.pages[edition]
    web = (page for path, page in pages if path.suffix == ".html")
    return leads_nowhere(target, looked.folders[edition], next(web, Page()))


def _problem(path: str, line: int, target: str, reason: str) -> Problem:
    fault = (Code.LINK_DEAD, reason, _HINT)
    return Problem(path, *fault, line, "", target, severity=Severity.WARNING)


RULES = (
    Rule(
        Code.LINK_DEAD,
        Severity.WARNING,
        "a link to a file that is not in the report's folder, or to a place that the page does "
        "not have, in a text or a page, once the report is built",
        _dead,
    ),
)
