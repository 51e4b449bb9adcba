"""Write the Report as one self-contained HTML page.

The workspace's templates come before the shipped ones. A template that fails raises SitrepError
with its file and line. Data are printed as text: never run as a template, HTML or Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from sitrep.look import icons, sparkline
from sitrep.look import theme as look
from sitrep.look.pictures import Fault, data_uri, placed
from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError, UnknownName, nearest
from sitrep.model.report import Card, Chart, Drawing, Report, Section
from sitrep.model.saved import Pictures, on_screen
from sitrep.outputs import Output, Setting
from sitrep.outputs.arrange import (
    arranged,
    card_size,
    is_row_headed,
    is_tight,
    is_web_address,
    limit,
)
from sitrep.outputs.context import context_of, listed
from sitrep.templating import asking, limits, outside, watch
from sitrep.templating.environment import environment_for, rendered
from sitrep.templating.helpers import register
from sitrep.templating.limits import confined
from sitrep.templating.policy import policed
from sitrep.wording import Words
from sitrep.wording.phrases import over_time


def html(report: Report, charts: Pictures, setting: Setting) -> str:
    """Return the report as one self-contained page; the PDF is made from it too."""
    workspace = setting.workspace
    environment, context = for_html(report, charts, setting)
    context["sections"] = listed(report, setting, ".html")
    context["titles"] = _titles(environment, context, setting)
    text = rendered(environment, ["report.html"], context, workspace)
    text = _linked(text, report)
    text = policed(re.sub(r"\n\s*\n+", "\n", text))
    # Data are escaped and shipped templates fetch nothing: only people's own files can.
    own = limits.has_own(workspace) or any(section.narrative for section in report.sections)
    with watch.unhurried():
        problems = outside.problems(text, workspace) if own else []
    if problems:
        raise SitrepError(problems)
    return text


#: Elements whose text holds no references, and any tag; else a number in brackets.
_REFERENCE = re.compile(
    r"(<(script|style|title|svg|a|th)\b.*?</\2>|<[^>]*>)|\[(\d{1,4})\]", re.DOTALL
)


def _linked(text: str, report: Report) -> str:
    """Return the page with each number of a source as a link to its row in the numbered list."""
    every = (table for section in report.sections for table in section.tables)
    listed = {cell for table in every if table.id == "references" for cell, *_ in table.rows}

    def link(found: re.Match[str]) -> str:
        number = found[3]
        if found[1] or f"[{number}]" not in listed:
            return found[0]
        return f'<a class="reference" href="#source-{number}">[{number}]</a>'

    return _REFERENCE.sub(link, text) if listed else text


def for_html(
    report: Report, charts: Pictures, setting: Setting
) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return the environment and the variables of HTML templates."""
    theme, workspace = setting.theme, setting.workspace

    def picture(chart: Chart) -> Markup:
        return Markup(data_uri(charts.whole[chart.id], "image/svg+xml"))

    def plot(chart: Chart) -> Markup:
        return Markup(data_uri(charts.plots[chart.id], "image/svg+xml"))

    def asset(name: str) -> Markup:
        return Markup(_asset(workspace / "templates" / "assets", name))

    environment = environment_for(workspace, report.template, setting.known)
    register(environment, report, setting.known)
    environment.filters |= {"picture": picture, "plot": plot}
    environment.filters |= {"rows": arranged, "size": card_size, "limit": limit}
    environment.filters["icon"] = _icon_class
    environment.filters["sparkline"] = partial(_sparkline, report, look.heading(theme))
    environment.globals["asset"] = asset
    environment.tests |= {
        "tight": is_tight,
        "row_headed": is_row_headed,
        "web_address": is_web_address,
    }
    extra = {
        "page": setting.page,
        "logo": look.logo(theme, workspace),
        "style": look.variables(theme),
        "icons": icons.css(_icons(report), look.heading(theme)),
    }
    return environment, context_of(report, theme, extra)


def _icons(report: Report) -> Iterator[str]:
    """Yield the names of the icons in a report, those of its sections and of its cards."""
    for section in report.sections:
        found = [_icon(section), *map(_icon, section.cards)]
        yield from filter(None, found)


def _icon(thing: Card | Section) -> str:
    return icons.of_card(thing.id) if isinstance(thing, Card) else icons.of_section(thing.id)


def _icon_class(thing: Card | Section) -> str:
    name = _icon(thing)
    return f"icon icon-{name}" if name else ""


def _sparkline(report: Report, colour: str, card: Card) -> Markup:
    """Return the picture of a card's trend; empty where it would say no more than the card."""
    if not sparkline.tells(card.trend):
        return Markup("")
    points = ((point.label, point.text) for point in card.trend)
    alt = over_time(Words(report.language, report.own_words), card.label, points)
    drawn = sparkline.picture(card.trend, colour, mirrored=report.direction == "rtl")
    source = data_uri(drawn, "image/svg+xml")
    return Markup(f'<img class="trend" src="{source}" alt="{escape(alt)}">')


def _asset(folder: Path, name: str) -> str:
    """Return a picture of the workspace's templates/assets/ as a data URI."""
    path = folder / name
    inside = path.resolve().is_relative_to(folder.resolve())
    absent = Fault(Code.FILE_MISSING, "is not in templates/assets/", "put it there")
    made = placed(path) if inside else absent
    if isinstance(made, Fault):
        if not path.exists():
            near = nearest(name, [p.name for p in sorted(folder.glob("*")) if p.is_file()])
            made = absent._replace(hint=near)
        raise UnknownName(made.code, f'"{name}" {made.reason}', made.hint)
    return made


def _titles(
    environment: jinja2.Environment, context: Mapping[str, Any], setting: Setting
) -> dict[str, str]:
    """Return each section's title in the contents; its own template's heading if there is one."""
    titles = {section.id: section.title for section in context["sections"]}
    for section in context["sections"]:
        if section.id not in setting.known.sections:
            names = [f"{section.id}.html", "section.html"]
            given = {**context, "section": section}
            text = rendered(environment, names, given, setting.workspace)
            heading = re.search(rf'id="{section.id}-title"[^>]*>(.*?)</h\d>', text, re.DOTALL)
            if heading and (title := Markup(heading[1]).striptags()):
                titles[section.id] = title
    return titles


def write(report: Report, drawings: Sequence[Drawing], setting: Setting) -> bytes:
    """Return the page as a file; its charts look the same on every machine."""
    charts = asked_for(on_screen(drawings), setting.workspace)
    return confined(html, setting.workspace, report, charts, setting).encode()


def asked_for(charts: Pictures, workspace: Path) -> Pictures:
    """Return the pictures that the workspace's own templates show: others need not be drawn.

    All that is given goes to the templates' process; shipped ones save what they show.
    """
    unasked = limits.has_own(workspace) and not asking.shows_whole(workspace)
    return charts._replace(whole={}) if unasked else charts


OUTPUT = Output(
    name="html",
    label="index-format-html",
    ending="html",
    place=10,
    write=write,
    usual=True,
    templates=".html",
    pictures=("svg",),
)
