"""Make a Word document from its template: find it, apply the theme, fill it in, finish it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from docx import Document

from sitrep.config.tables import Theme
from sitrep.look.theme import heading
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Report
from sitrep.outputs import Setting
from sitrep.outputs.office.logo import logo
from sitrep.outputs.word import TEMPLATE, contents, finish
from sitrep.outputs.word.blocks import Blocks, printed
from sitrep.outputs.word.context import for_word
from sitrep.outputs.word.master import Master, find
from sitrep.outputs.word.parts import Parts
from sitrep.templating.environment import reasons
from sitrep.templating.overrides import shipped_templates


def problems(setting: Setting) -> Iterator[Problem]:
    """Yield what is wrong with the template, and a logo that Word can't show."""
    for look in (
        lambda: Master(*find(setting.workspace, setting.template)),
        lambda: logo(setting.theme, setting.workspace),
    ):
        try:
            look()
        except SitrepError as error:
            yield from error.problems


def dressed(setting: Setting, direction: str) -> bytes:
    """Return the shipped template in the configured theme."""
    document = Document(str(shipped_templates() / TEMPLATE))
    finish.dress(document, setting.theme, setting.page, direction)
    return finish.saved(document)


def made(report: Report, charts: Mapping[str, bytes], setting: Setting) -> bytes:
    """Return the report as .docx; ``charts`` are PNGs by chart id."""
    file, path = find(setting.workspace, report.template)
    template = Master(file, path)
    document = template.docx
    if path.startswith("sitrep/"):
        finish.dress(document, setting.theme, setting.page, report.direction)
    blocks = Blocks(template, report.direction)
    mark, ink = logo(setting.theme, setting.workspace), heading(setting.theme)
    parts = Parts(report, blocks, charts, mark, ink)
    environment, context = for_word(report, setting)
    environment.finalize, environment.autoescape = printed, True
    explain = partial(reasons, environment)
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
