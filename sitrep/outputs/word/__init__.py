"""Write the Report as a Word document: the registry entry, which imports no Word packages.

The template is the workspace's ``templates/report.docx`` with its own styles, or the shipped one
in the configured theme. The same report gives the same bytes. ``check`` refuses an unsafe
template, broken tags and a logo that Word can't show. Only ``document`` and what it imports use
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
    """Yield the errors that prevent a document, and warnings of what it leaves out."""
    from sitrep.outputs.word import document

    yield from document.problems(setting)
    yield from left_out(setting)


def left_out(setting: Setting) -> Iterator[Problem]:
    """Yield a warning for each own section whose template Word does not print."""
    if (setting.workspace / "templates" / TEMPLATE).exists():
        return
    for name in setting.own:
        reason = "is not used by Word, which prints only the section's text in narrative/"
        hint = f"to print more, write it into a templates/{TEMPLATE} of your own"
        shown, code = f"templates/{name}.html", Code.SECTION_NOT_PRINTED
        yield Problem(shown, code, reason, hint, severity=Severity.WARNING)


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return the report as a Word document."""
    from sitrep.outputs.word import document

    charts = {drawing.chart.id: drawing.png for drawing in drawings}
    return confined(document.made, setting.workspace, report, charts, setting)


def dressed(setting: Setting, direction: str) -> bytes:
    """Return the shipped template in the configured theme, for people to edit in Word."""
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
    pictures=("png",),
)
