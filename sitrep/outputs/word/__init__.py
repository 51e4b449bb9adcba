"""The Report to a Word document: the entry of the registry, without the packages it needs.

In: a Report, its charts as PNG, and a template: the workspace's ``templates/report.docx``,
whose styles rule, else the shipped one in the configured theme. Out: .docx, the same bytes
for the same report. Refused, before anything is built: a template that is not safe or whose
tags are broken, and a logo that Word can't show. Only ``document`` and what it imports know
python-docx and docxtpl.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.report import Drawing, Report
from sitrep.outputs import Output, Setting, missing
from sitrep.templating.limits import confined

#: The template that people make in Word.
TEMPLATE = "report.docx"


def check(setting: Setting) -> Iterator[Problem]:
    """Yield all that would keep a document from being made, or from being whole."""
    from sitrep.outputs.word import document

    yield from document.problems(setting)
    yield from left_out(setting)


def left_out(setting: Setting) -> Iterator[Problem]:
    """Yield a warning for each own section of which Word prints no more than people's text."""
    if (setting.workspace / "templates" / TEMPLATE).exists():
        return
    for name in setting.own:
        reason = "is not for Word, which prints of it what narrative/ says and no more"
        hint = f"for more, write it into templates/{TEMPLATE} of your own"
        shown, code = f"templates/{name}.html", Code.SECTION_NOT_PRINTED
        yield Problem(shown, code, reason, hint, severity=Severity.WARNING)


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return the report as a Word document."""
    from sitrep.outputs.word import document

    charts = {drawing.chart.id: drawing.png for drawing in drawings}
    return confined(document.made, setting.workspace, report, charts, setting)


def dressed(setting: Setting, direction: str) -> bytes:
    """Return the shipped template in the configured look, for people to go on from in Word."""
    if lacking := missing(OUTPUT):
        raise SitrepError([lacking])
    from sitrep.outputs.word import document

    return document.dressed(setting, direction)


OUTPUT = Output(
    name="docx",
    label="index-format-word",
    ending="docx",
    place=30,
    write=write,
    check=check,
    extra="word",
    needs=("docx", "docxtpl"),
)
