"""Write the Report as GitHub-flavoured Markdown; it links to the charts beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote as percent

import jinja2
from markupsafe import Markup

from sitrep.model.report import Drawing, Report, Table
from sitrep.outputs import Output, Setting
from sitrep.outputs.context import context_of, listed
from sitrep.templating.environment import as_markdown, environment_for, rendered
from sitrep.templating.helpers import register
from sitrep.templating.limits import confined
from sitrep.templating.plain import aligned


def markdown(report: Report, setting: Setting) -> str:
    """Return the report as GitHub-flavoured Markdown; it links to the charts beside it."""
    environment, context = for_markdown(report, setting)
    context["sections"] = listed(report, setting, ".md")
    text = rendered(environment, ["report.md"], context, setting.workspace)
    return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", text).strip() + "\n"


def for_markdown(report: Report, setting: Setting) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return the environment and the variables of Markdown templates."""
    known = setting.known
    environment = environment_for(setting.workspace, report.template, known, finalize=as_markdown)
    register(environment, report, known)
    environment.filters |= {"aligned": _aligned, "link": lambda path: Markup(percent(path))}
    return environment, context_of(report, setting.theme, {})


def _aligned(table: Table) -> Markup:
    return Markup(aligned(table))


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return the Markdown file."""
    return confined(markdown, setting.workspace, report, setting).encode()


OUTPUT = Output(
    name="md",
    label="index-format-markdown",
    ending="md",
    place=40,
    write=write,
    usual=True,
    templates=".md",
    pictures=("svg",),
)
