"""The Report to GitHub-flavoured Markdown; charts are linked beside it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

import jinja2
from markupsafe import Markup

from sitrep.config.tables import Theme
from sitrep.model.report import Report, Table
from sitrep.outputs.context import context_of, listed
from sitrep.templating.environment import as_markdown, environment_for, rendered
from sitrep.templating.helpers import register
from sitrep.templating.plain import aligned


def markdown(report: Report, theme: Theme, workspace: Path) -> str:
    """Return the report as GitHub-flavoured Markdown; charts are linked beside it."""
    environment, context = for_markdown(report, theme, workspace)
    context["sections"] = listed(report, workspace, ".md")
    text = rendered(environment, ["report.md"], context, workspace)
    return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", text).strip() + "\n"


def for_markdown(
    report: Report, theme: Theme, workspace: Path
) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return where Markdown templates run, and what they are given."""
    environment = environment_for(workspace, report.template, finalize=as_markdown)
    register(environment, report)
    environment.filters |= {"aligned": _aligned, "link": lambda path: Markup(percent(path))}
    return environment, context_of(report, theme, {})


def _aligned(table: Table) -> Markup:
    return Markup(aligned(table))
