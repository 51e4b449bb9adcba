"""The Report to HTML and Markdown, and what templates of every format run in.

In: a Report, and templates, the workspace's own before the shipped ones. Out: text. A
template that fails is a SitrepError naming its file and line. What stands in the data is
printed as it is: it is never run as a template, as HTML or as Markdown.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, NoReturn, TypeVar
from urllib.parse import quote as percent

import jinja2
from markupsafe import Markup

from sitrep import limits, outside
from sitrep import theme as look
from sitrep.config.load import Config
from sitrep.config.sections import BUILT_IN
from sitrep.config.tables import Theme
from sitrep.helpers import register
from sitrep.model.problem import Problem, SitrepError, UnknownName, nearest
from sitrep.model.published import FrontPage
from sitrep.model.report import Chart, Column, Report, Section, Table
from sitrep.overrides import shipped_templates
from sitrep.pictures import Fault, data_uri, placed
from sitrep.sandbox import Sandbox, Undefined, draws
from sitrep.sparkline import sparkline

T = TypeVar("T")
_KINDS = ("html", "md", "css")


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
    text = re.sub(r"\n\s*\n+", "\n", text)
    # Data are escaped and shipped templates ask for nothing: only people's own can.
    own = limits.has_own(workspace) or any(section.narrative for section in report.sections)
    if own and (problems := outside.problems(text, workspace)):
        raise SitrepError(problems)
    return text


def markdown(report: Report, theme: Theme, workspace: Path) -> str:
    """Return the report as GitHub-flavoured Markdown; charts are linked beside it."""
    environment, context = for_markdown(report, theme, workspace)
    context["sections"] = listed(report, workspace, ".md")
    text = rendered(environment, ["report.md"], context, workspace)
    return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", text).strip() + "\n"


def front_page(page: FrontPage, config: Config, *, feed: str) -> str:
    """Return the page that lists all reports; ``feed`` is the feed's file beside it."""
    theme, workspace = config.theme, config.folder
    environment = _environment(workspace, "standard")
    environment.filters["sparkline"] = sparkline
    context = {
        "page": page,
        "paper": config.report.page,
        "feed": feed,
        "organisation": theme.organisation,
        "logo": look.logo(theme, workspace),
        "style": look.variables(theme),
    }
    text = rendered(environment, ["index.html"], context, workspace)
    return re.sub(r"\n\s*\n+", "\n", text)


def for_html(
    report: Report, theme: Theme, workspace: Path, charts: Mapping[str, bytes], page: str
) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return where HTML templates run, and what they are given."""

    def picture(chart: Chart) -> Markup:
        return Markup(data_uri(charts[chart.id], "image/svg+xml"))

    def asset(name: str) -> Markup:
        return Markup(_asset(workspace / "templates" / "assets", name))

    environment = _environment(workspace, report.template)
    register(environment, report)
    environment.filters |= {"picture": picture, "rows": look.arranged, "size": look.card_size}
    environment.globals["asset"] = asset
    environment.tests |= {"tight": look.is_tight, "row_headed": look.is_row_headed}
    extra = {"page": page, "logo": look.logo(theme, workspace), "style": look.variables(theme)}
    return environment, _context(report, theme, extra)


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


def for_markdown(
    report: Report, theme: Theme, workspace: Path
) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return where Markdown templates run, and what they are given."""
    environment = _environment(workspace, report.template, finalize=_printed)
    register(environment, report)
    environment.filters |= {"aligned": _aligned, "link": lambda path: Markup(percent(path))}
    return environment, _context(report, theme, {})


def for_word(
    report: Report, theme: Theme, workspace: Path
) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return where Word templates run, and what they are given."""
    environment = _environment(workspace, report.template)
    register(environment, report)
    shown = [section for section in report.sections if _has_content(section)]
    return environment, _context(report, theme, {"sections": shown})


def _context(report: Report, theme: Theme, extra: Mapping[str, Any]) -> dict[str, Any]:
    head = report.masthead
    return {
        "report": report,
        "organisation": theme.organisation,
        "sections": report.sections,
        "footer": " · ".join(_present((head.title, head.subtitle, head.edition))),
        **extra,
    }


def listed(report: Report, workspace: Path, ending: str) -> list[Section]:
    """Return the sections that are printed: those with content, and own ones with a template."""
    folder = workspace / "templates"
    return [
        section
        for section in report.sections
        if _has_content(section)
        or (section.id not in BUILT_IN and (folder / f"{section.id}{ending}").is_file())
    ]


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


def _has_content(section: Section) -> bool:
    return any(getattr(section, f.name) for f in fields(section) if f.name not in ("id", "title"))


def _present(values: tuple[str, ...] | list[str]) -> list[str]:
    return [value for value in values if value]


def _columns(table: Table, row: tuple[str, ...]) -> Iterator[tuple[Column, str]]:
    return zip(table.columns, row, strict=True)


def _aligned(table: Table) -> Markup:
    return Markup(look.aligned(table))


# --- templates ----------------------------------------------------------------------------


def _printed(value: Any) -> Any:
    """Escape what a Markdown template prints, except what is marked as Markdown already."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    return Markup(look.escaped(str(value)))


def _environment(
    workspace: Path, template: str, finalize: Callable[[Any], Any] | None = None
) -> Sandbox:
    """Return what templates run in: first the template's own folder, then what all share."""
    standard = jinja2.FileSystemLoader(shipped_templates())
    chosen = jinja2.FileSystemLoader(shipped_templates() / template)
    shipped = jinja2.ChoiceLoader([chosen, standard])
    loaders = [
        limits.Folder(workspace, template),
        limits.Folder(workspace),
        shipped,
        jinja2.PrefixLoader({"sitrep": shipped, "standard": standard}),
    ]
    environment = Sandbox(
        loader=jinja2.ChoiceLoader(loaders),
        undefined=Undefined,
        # With a finalizer the page is not HTML, but what is marked safe is handled alike.
        autoescape=True if finalize else jinja2.select_autoescape(("html",)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.finalize = draws(environment, ".md" if finalize else ".html", finalize)
    environment.filters["present"] = _present
    environment.globals["columns"] = _columns
    return environment


def rendered(
    environment: jinja2.Environment,
    names: Sequence[str],
    context: Mapping[str, Any],
    workspace: Path,
) -> str:
    """Return the text of the first of these templates that there is."""
    try:
        template = environment.select_template(list(names))
        return limits.collected(template.generate(context))
    except SitrepError:
        raise
    except Exception as error:
        # Whatever goes wrong inside a template is for its author to mend.
        _refuse(environment, error, workspace, context)


def _refuse(
    environment: jinja2.Environment, error: Exception, workspace: Path, names: Iterable[str]
) -> NoReturn:
    """Raise SitrepError with the template, the line, the reason and the nearest name."""
    place = _place(error, workspace)
    raise SitrepError([explained(environment, error, place, names)]) from error


def explained(
    environment: jinja2.Environment | None,
    error: Exception,
    place: tuple[str, int],
    names: Iterable[str],
) -> Problem:
    """Return what went wrong in a template, at ``place``, in words for who wrote it."""
    path, line = place
    return Problem(path, *reasons(environment, error, names), line)


def reasons(
    environment: jinja2.Environment | None, error: Exception, names: Iterable[str]
) -> tuple[str, str]:
    """Return why a template failed, and what to do; ``names`` are those it is given."""
    reason, hint = str(error) or type(error).__name__, ""
    if isinstance(error, jinja2.TemplateNotFound):
        missing = str(error.name or "")
        reason = f'there is no template "{missing}"'
        known = environment.list_templates(extensions=_KINDS) if environment else []
        hint = nearest(missing, known)
    elif unknown := re.fullmatch(r"'(\w+)' is undefined", reason):
        known = [*names, *(environment.globals if environment else ())]
        reason, hint = f'"{unknown[1]}" is not known here', nearest(unknown[1], known)
    elif isinstance(error, RecursionError):
        reason, hint = "includes or calls itself without end", "let it end somewhere"
    elif isinstance(error, MemoryError):
        reason, hint = "needs more memory than a template may have", "look for a text repeated"
    elif isinstance(error, UnknownName):
        reason, hint = error.reason, error.hint
    elif environment and (unnamed := re.fullmatch(r"No (filter|test) named '(.*)'\.", reason)):
        there = environment.filters if unnamed[1] == "filter" else environment.tests
        reason = f'there is no {unnamed[1]} "{unnamed[2]}"'
        hint = nearest(unnamed[2], sorted(there))
    elif isinstance(error, jinja2.UndefinedError | LookupError | limits.TakesTooMuch):
        reason, _, hint = reason.strip("'").partition("; ")
    return reason, hint


def _place(error: Exception, workspace: Path) -> tuple[str, int]:
    """Return the template that failed, as people know it, and its line."""
    frames = [(f.filename, f.lineno or 0) for f in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    for filename, line in reversed(frames):
        if shown := shown_file(filename, workspace):
            return shown, line
    return "templates", 0


def shown_file(filename: str, workspace: Path) -> str:
    """Return a template's file as people know it, empty when it is none."""
    for folder, name in ((workspace / "templates", "templates"), (shipped_templates(), "sitrep")):
        if Path(filename).is_relative_to(folder):
            return f"{name}/{Path(filename).relative_to(folder).as_posix()}"
    return ""
