"""Make the slides: find the master, give each slide its layout, fill it, finish the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Report
from sitrep.outputs import Setting
from sitrep.outputs.office.logo import logo
from sitrep.outputs.slides import finish
from sitrep.outputs.slides.filling import Filling
from sitrep.outputs.slides.master import find, opened
from sitrep.outputs.slides.plan import Drawn, planned
from sitrep.outputs.slides.theme import dress


def problems(setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong with the master, and a logo that no slide can show."""
    for look in (
        lambda: opened(find(setting.workspace, setting.template)),
        lambda: logo(setting.theme, setting.workspace),
    ):
        try:
            look()
        except SitrepError as error:
            yield from error.problems


def dressed(setting: Setting, direction: str) -> bytes:
    """Return the shipped master in the configured theme."""
    presentation = opened(find(setting.workspace / "none", ""))
    dress(presentation, setting.theme, direction)
    return finish.saved(presentation)


def made(report: Report, shown: Sequence[Drawn], setting: Setting) -> bytes:
    """Return the report as .pptx."""
    found = find(setting.workspace, report.template)
    presentation = opened(found)
    if not found.own:
        dress(presentation, setting.theme, report.direction)
    filling = Filling(presentation, report)
    filling.open(b"" if found.own else logo(setting.theme, setting.workspace))
    for slide in planned(report, [Drawn(*one) for one in shown]):
        filling.add(slide)
    finish.list_notes(presentation)
    finish.describe(presentation, report, setting.theme)
    return finish.saved(presentation)
