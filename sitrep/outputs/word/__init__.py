"""The Report to a Word document; the only importer of docxtpl and python-docx.

In: a Report, its charts as PNG, and a template: the workspace's ``templates/report.docx``,
whose styles rule, else the shipped one in the configured theme. Out: .docx, the same bytes
for the same report. Refused, before anything is built: a template that is not safe or whose
tags are broken, and a logo that Word can't show.
"""

from __future__ import annotations

import base64
import importlib.util
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sitrep.config.tables import Theme
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Report

MISSING = (
    "Word documents need two packages that are not on this machine; "
    'install them with: pip install "humanitarian-sitrep[word]"'
)


@dataclass(frozen=True)
class Setting:
    """What a document is made with: whose it is, its paper, and how templates are run.

    ``runs`` makes of a report, a theme and a workspace the environment and the context of its
    templates; ``explain`` says of an error in one why, and what to do.
    """

    theme: Theme
    workspace: Path
    shipped: Path
    page: str
    runs: Callable[[Report, Theme, Path], tuple[Any, Mapping[str, Any]]]
    explain: Callable[[Any, Exception, Iterable[str]], tuple[str, str]]


def check(theme: Theme, workspace: Path, shipped: Path, template: str = "standard") -> None:
    """Raise SitrepError with all that would keep a document from being made."""
    _installed()
    from sitrep.outputs.word import master

    Master = master.Master
    problems: list[Problem] = []
    for look in (
        lambda: Master(*master.find(workspace, shipped, template)),
        lambda: logo(theme, workspace),
    ):
        try:
            look()
        except SitrepError as error:
            problems += error.problems
    if problems:
        raise SitrepError(problems)


def _installed() -> None:
    if not all(importlib.util.find_spec(name) for name in ("docx", "docxtpl")):
        raise SitrepError(MISSING)


def dressed(shipped: Path, theme: Theme, page: str, direction: str) -> bytes:
    """Return the shipped template in the configured look, for people to go on from in Word."""
    _installed()
    from docx import Document

    from sitrep.outputs.word import finish

    document = Document(str(shipped))
    finish.dress(document, theme, page, direction)
    return finish.saved(document)


def logo(theme: Theme, workspace: Path) -> bytes:
    """Return the logo as PNG, of an .svg the .png beside it; empty where there is none."""
    if not theme.logo:
        return b""
    path = (workspace / theme.logo).with_suffix(".png")
    try:
        return path.read_bytes()
    except OSError:
        reason = "is not a picture that every Word shows"
        hint = f"put {path.name} beside it: the same picture as PNG"
        raise SitrepError([Problem(theme.logo, reason, hint)]) from None


def encoded(report: Report, charts: Mapping[str, bytes], setting: Setting) -> str:
    """Return what :func:`write` does as base64: for whoever hands on text."""
    return base64.b64encode(write(report, charts, setting)).decode("ascii")


def write(report: Report, charts: Mapping[str, bytes], setting: Setting) -> bytes:
    """Return the report as .docx; ``charts`` are PNGs by chart id."""
    from sitrep.outputs.word import contents, finish
    from sitrep.outputs.word.blocks import Blocks, printed
    from sitrep.outputs.word.master import Master, find
    from sitrep.outputs.word.parts import Parts

    file, path = find(setting.workspace, setting.shipped, report.template)
    template = Master(file, path)
    document = template.docx
    if path.startswith("sitrep/"):
        finish.dress(document, setting.theme, setting.page, report.direction)
    blocks = Blocks(template, report.direction)
    parts = Parts(report, blocks, charts, logo(setting.theme, setting.workspace))
    environment, context = setting.runs(report, setting.theme, setting.workspace)
    environment.finalize, environment.autoescape = printed, True
    explain = partial(setting.explain, environment)
    template.fill({**context, **parts.helpers()}, environment, explain)
    contents.fill(document, blocks)
    finish.mend(document)
    finish.describe(document, _about(report, setting.theme), report.created)
    return finish.saved(document)


def _about(report: Report, theme: Theme) -> Mapping[str, str]:
    head = report.masthead
    return {
        "title": " · ".join(text for text in (head.title, head.subtitle) if text),
        "author": theme.organisation or head.issuer,
        "subject": head.period,
        "language": report.language,
        "direction": report.direction,
    }
