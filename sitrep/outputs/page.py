"""The Report to HTML and Markdown, and what templates of every format run in.

In: a Report, and templates, the workspace's own before the shipped ones. Out: text. A
template that fails is a SitrepError naming its file and line. What stands in the data is
printed as it is: it is never run as a template, as HTML or as Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import jinja2
from markupsafe import Markup

from sitrep.config.sections import BUILT_IN
from sitrep.config.tables import Theme
from sitrep.look import theme as look
from sitrep.look.pictures import Fault, data_uri, placed
from sitrep.model.problem import SitrepError, UnknownName, nearest
from sitrep.model.report import Chart, Report
from sitrep.outputs.arrange import arranged, card_size, is_row_headed, is_tight
from sitrep.outputs.context import context_of, listed
from sitrep.templating import limits, outside, watch
from sitrep.templating.environment import environment_for, rendered
from sitrep.templating.helpers import register
from sitrep.templating.policy import policed

T = TypeVar("T")


def html(
    report: Report,
    theme: Theme,
    workspace: Path,
    charts: Mapping[str, bytes],
    *,
    page: str = "A4",
) -> str:
    """Return the report as one page that needs nothing else; also what the PDF is made from.

    ``charts`` are SVGs by chart id; ``page`` is the paper it prints on.
    """

    environment, context = for_html(report, theme, workspace, charts, page)
    context["sections"] = listed(report, workspace, ".html")
    context["titles"] = _titles(environment, context, workspace)
    text = rendered(environment, ["report.html"], context, workspace)
    text = policed(re.sub(r"\n\s*\n+", "\n", text))
    # Data are escaped and shipped templates ask for nothing: only people's own can.
    own = limits.has_own(workspace) or any(section.narrative for section in report.sections)
    with watch.unhurried():
        problems = outside.problems(text, workspace) if own else []
    if problems:
        raise SitrepError(problems)
    return text


def for_html(
    report: Report, theme: Theme, workspace: Path, charts: Mapping[str, bytes], page: str
) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return where HTML templates run, and what they are given."""

    def picture(chart: Chart) -> Markup:
        return Markup(data_uri(charts[chart.id], "image/svg+xml"))

    def asset(name: str) -> Markup:
        return Markup(_asset(workspace / "templates" / "assets", name))

    environment = environment_for(workspace, report.template)
    register(environment, report)
    environment.filters |= {"picture": picture, "rows": arranged, "size": card_size}
    environment.globals["asset"] = asset
    environment.tests |= {"tight": is_tight, "row_headed": is_row_headed}
    extra = {"page": page, "logo": look.logo(theme, workspace), "style": look.variables(theme)}
    return environment, context_of(report, theme, extra)


def _asset(folder: Path, name: str) -> str:
    """Return a picture of the workspace's templates/assets/ as a data URI."""
    path = folder / name
    inside = path.resolve().is_relative_to(folder.resolve())
    made = placed(path) if inside else Fault("is not in templates/assets/", "put it there")
    if isinstance(made, Fault):
        reason = made.reason if path.exists() else "is not in templates/assets/"
        near = nearest(name, [p.name for p in sorted(folder.glob("*")) if p.is_file()])
        raise UnknownName(f'"{name}" {reason}', made.hint if path.exists() else near)
    return made


def _titles(
    environment: jinja2.Environment, context: Mapping[str, Any], workspace: Path
) -> dict[str, str]:
    """Return what each section is called in the contents: as its own template's heading says."""
    titles = {section.id: section.title for section in context["sections"]}
    for section in context["sections"]:
        if section.id not in BUILT_IN:
            names = [f"{section.id}.html", "section.html"]
            text = rendered(environment, names, {**context, "section": section}, workspace)
            heading = re.search(rf'id="{section.id}-title"[^>]*>(.*?)</h\d>', text, re.DOTALL)
            if heading and (title := Markup(heading[1]).striptags()):
                titles[section.id] = title
    return titles


# --- templates ----------------------------------------------------------------------------
