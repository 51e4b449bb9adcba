"""The Report to HTML, Markdown and report.json; the only importer of jinja2.

In: a Report, and templates, the workspace's own before the shipped ones. Out: text. A
template that fails is a SitrepError naming its file and line. What stands in the data is
printed as it is: it is never run as a template, as HTML or as Markdown.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast
from urllib.parse import quote as percent

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from pydantic import TypeAdapter

from sitrep import model
from sitrep import theme as look
from sitrep.config import Config, Theme
from sitrep.errors import Problem, SitrepError, nearest
from sitrep.model import Report, Section
from sitrep.period import Calendar
from sitrep.shelf import FrontPage
from sitrep.sparkline import sparkline

T = TypeVar("T")


def shipped_templates() -> Path:
    """Return the folder of the shipped templates: in the wheel's package or the checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


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

    def picture(chart: model.Chart) -> Markup:
        return Markup(look.data_uri(charts[chart.id], "image/svg+xml"))

    environment = _environment(workspace)
    environment.filters |= {"picture": picture, "rows": look.arranged, "size": look.card_size}
    environment.tests |= {"tight": look.is_tight, "row_headed": look.is_row_headed}
    extra = {"page": page, "logo": look.logo(theme, workspace), "style": look.variables(theme)}
    text = _render(environment, "report.html", _context(report, theme, extra), workspace)
    return re.sub(r"\n\s*\n+", "\n", text)


def markdown(report: Report, theme: Theme, workspace: Path) -> str:
    """Return the report as GitHub-flavoured Markdown; charts are linked beside it."""
    environment = _environment(workspace, finalize=_printed)
    environment.filters |= {"aligned": _aligned, "link": lambda path: Markup(percent(path))}
    text = _render(environment, "report.md", _context(report, theme, {}), workspace)
    return re.sub(r"\n(?:[ \t]*\n)+", "\n\n", text).strip() + "\n"


def front_page(page: FrontPage, config: Config, *, feed: str) -> str:
    """Return the page that lists all reports; ``feed`` is the feed's file beside it."""
    theme, workspace = config.theme, config.folder
    environment = _environment(workspace)
    environment.filters["sparkline"] = sparkline
    context = {
        "page": page,
        "paper": config.report.page,
        "feed": feed,
        "organisation": theme.organisation,
        "logo": look.logo(theme, workspace),
        "style": look.variables(theme),
    }
    text = _render(environment, "index.html", context, workspace)
    return re.sub(r"\n\s*\n+", "\n", text)


def _context(report: Report, theme: Theme, extra: Mapping[str, Any]) -> dict[str, Any]:
    head = report.masthead
    return {
        "report": report,
        "organisation": theme.organisation,
        "sections": [s for s in report.sections if _has_content(s)],
        "footer": " · ".join(_present((head.title, head.subtitle, head.edition))),
        **extra,
    }


def _has_content(section: Section) -> bool:
    return any(getattr(section, f.name) for f in fields(section) if f.name not in ("id", "title"))


def _present(values: tuple[str, ...] | list[str]) -> list[str]:
    return [value for value in values if value]


def _columns(table: model.Table, row: tuple[str, ...]) -> Iterator[tuple[model.Column, str]]:
    return zip(table.columns, row, strict=True)


def _aligned(table: model.Table) -> Markup:
    return Markup(look.aligned(table))


# --- templates ----------------------------------------------------------------------------


class _Undefined(jinja2.StrictUndefined):
    """A field that isn't there; says which one was probably meant."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = jinja2.utils.missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        if hint is None and name is not None and obj is not jinja2.utils.missing:
            kind = type(obj).__name__.lower()
            where = f"not a field of {kind}" if is_dataclass(obj) else "not there"
            hint = f'"{name}" is {where}; {nearest(str(name), _fields(obj))}'
        super().__init__(hint, obj, name, exc)


def _fields(thing: object) -> list[str]:
    if isinstance(thing, Mapping):
        return [str(key) for key in thing]
    if is_dataclass(thing):
        return [f.name for f in fields(thing)]
    return [name for name in dir(thing) if not name.startswith("_")]


def _printed(value: Any) -> Any:
    """Escape what a Markdown template prints, except what is marked as Markdown already."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    return Markup(look.escaped(str(value)))


def _environment(
    workspace: Path, finalize: Callable[[Any], Any] | None = None
) -> ImmutableSandboxedEnvironment:
    shipped = jinja2.FileSystemLoader(shipped_templates())
    loaders = [
        jinja2.FileSystemLoader(workspace / "templates"),
        shipped,
        jinja2.PrefixLoader({"sitrep": shipped}),
    ]
    environment = ImmutableSandboxedEnvironment(
        loader=jinja2.ChoiceLoader(loaders),
        undefined=_Undefined,
        # With a finalizer the page is not HTML, but what is marked safe is handled alike.
        autoescape=True if finalize else jinja2.select_autoescape(("html",)),
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["present"] = _present
    environment.globals["columns"] = _columns
    return environment


def _render(
    environment: jinja2.Environment, name: str, context: Mapping[str, Any], workspace: Path
) -> str:
    try:
        return environment.get_template(name).render(context)
    except SitrepError:
        raise
    except Exception as error:
        # Whatever goes wrong inside a template is for its author to mend.
        _refuse(environment, error, workspace, context)


def _refuse(
    environment: jinja2.Environment, error: Exception, workspace: Path, names: Iterable[str]
) -> NoReturn:
    """Raise SitrepError with the template, the line, the reason and the nearest name."""
    path, line = _place(error, workspace)
    reason, hint = str(error) or type(error).__name__, ""
    if isinstance(error, jinja2.TemplateNotFound):
        missing = str(error.name or "")
        reason = f'there is no template "{missing}"'
        hint = nearest(missing, environment.list_templates(extensions=("html", "md", "css")))
    elif unknown := re.fullmatch(r"'(\w+)' is undefined", reason):
        reason, hint = f'"{unknown[1]}" is not known here', nearest(unknown[1], names)
    elif isinstance(error, jinja2.UndefinedError):
        reason, _, hint = reason.partition("; ")
    raise SitrepError([Problem(path, reason, hint, line)]) from error


def _place(error: Exception, workspace: Path) -> tuple[str, int]:
    """Return the template that failed, as people know it, and its line."""
    own, shipped = workspace / "templates", shipped_templates()
    frames = [(f.filename, f.lineno or 0) for f in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    for filename, line in reversed(frames):
        for folder, name in ((own, "templates"), (shipped, "sitrep")):
            if Path(filename).is_relative_to(folder):
                return f"{name}/{Path(filename).relative_to(folder).as_posix()}", line
    return "templates", 0


# --- report.json --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PeriodEntry:
    """The report's period; ``partial``: the data stop before it ends."""

    id: str
    start: dt.date
    end: dt.date
    calendar: Calendar
    partial: bool


@dataclass(frozen=True, slots=True)
class ChartEntry:
    """A chart: its words, and its files relative to the report's folder."""

    id: str
    title: str
    alt: str
    caption: str
    svg: str
    png: str
    csv: str


@dataclass(frozen=True, slots=True)
class DisputedEntry:
    """An event with its claims and its denials, each attributed."""

    event_id: str
    window: model.Window
    event_type: str
    area: str
    place: str
    status: str
    claims: tuple[model.Statement, ...]
    denials: tuple[model.Statement, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A report as data: the same figures as its pages, each with how firmly it is known."""

    title: str
    language: str
    edition: str
    period: PeriodEntry
    as_of: dt.date
    masthead: model.Masthead
    key_figures: tuple[model.Card, ...]
    figures: Mapping[str, model.FigureEntry]
    totals: tuple[model.RunningTotal, ...]
    conflicts: tuple[model.Conflict, ...]
    disputed: tuple[DisputedEntry, ...]
    changes: tuple[model.Revision, ...]
    charts: tuple[ChartEntry, ...]
    sources: tuple[model.Source, ...]
    caveats: tuple[str, ...]
    problems: tuple[Problem, ...]


def as_json(report: Report) -> str:
    """Return report.json; the same text for the same report."""
    summary = report.summary
    document = Document(
        title=report.masthead.title,
        language=report.language,
        edition=report.edition,
        period=_part(PeriodEntry, report.period),
        as_of=report.as_of,
        masthead=report.masthead,
        key_figures=tuple(card for section in report.sections for card in section.cards),
        figures=report.figures,
        totals=summary.totals,
        conflicts=summary.conflicts,
        disputed=tuple(
            _part(DisputedEntry, d.event, claims=d.claims, denials=d.denials)
            for d in summary.disputed
        ),
        changes=summary.revisions,
        charts=tuple(_part(ChartEntry, chart) for chart in report.charts),
        sources=summary.sources,
        caveats=report.caveats,
        problems=summary.problems,
    )
    return TypeAdapter(Document).dump_json(document, indent=2).decode("utf-8") + "\n"


def _part(kind: Callable[..., T], whole: object, **more: Any) -> T:
    """Return a ``kind`` with the fields that ``whole`` has by the same names, and ``more``."""
    names = [f.name for f in fields(cast("Any", kind)) if f.name not in more]
    return kind(**{name: getattr(whole, name) for name in names}, **more)


def schema() -> str:
    """Return the JSON Schema of report.json, as docs/report.schema.json publishes it."""
    body = TypeAdapter(Document).json_schema(mode="serialization")
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "report.json"}
    return json.dumps({**body, **head}, indent=2, ensure_ascii=False) + "\n"
