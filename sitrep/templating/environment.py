"""The environment that templates run in, and what is said when one fails."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import jinja2
from markupsafe import Markup

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, Unfit, nearest
from sitrep.model.report import Column, Known, Table
from sitrep.templating import limits
from sitrep.templating.loading import loader_for
from sitrep.templating.overrides import shipped_templates
from sitrep.templating.plain import escaped
from sitrep.templating.sandbox import Sandbox, Undefined, draws

_KINDS = ("html", "md", "css")
NOTHING = Known()


def present(values: tuple[str, ...] | list[str]) -> list[str]:
    """Return those of ``values`` that say something."""
    return [value for value in values if value]


def _columns(table: Table, row: tuple[str, ...]) -> Iterator[tuple[Column, str]]:
    return zip(table.columns, row, strict=True)


def as_markdown(value: Any) -> Any:
    """Escape what a Markdown template prints, except what is marked as Markdown already."""
    if isinstance(value, Markup | jinja2.Undefined):
        return value
    return Markup(escaped(str(value)))


def environment_for(
    workspace: Path,
    template: str,
    known: Known = NOTHING,
    finalize: Callable[[Any], Any] | None = None,
) -> Sandbox:
    """Return what templates run in; ``known``: the sections that need no file of their own."""
    environment = Sandbox(
        loader=loader_for(workspace, template, known),
        undefined=Undefined,
        # With a finalizer the page is not HTML, but what is marked safe is handled alike.
        autoescape=True if finalize else jinja2.select_autoescape(("html",)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.finalize = draws(environment, ".md" if finalize else ".html", finalize)
    environment.filters["present"] = present
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
) -> tuple[Code, str, str]:
    """Return why a template failed, and what to do; ``names`` are those it is given."""
    code, reason, hint = Code.TEMPLATE_FAILS, str(error) or type(error).__name__, ""
    if isinstance(error, jinja2.TemplateNotFound):
        code = Code.TEMPLATE_UNKNOWN
        missing = str(error.name or "")
        reason = f'there is no template "{missing}"'
        known = environment.list_templates(extensions=_KINDS) if environment else []
        hint = nearest(missing, known)
    elif unknown := re.fullmatch(r"'(\w+)' is undefined", reason):
        known = [*names, *(environment.globals if environment else ())]
        code = Code.NAME_UNKNOWN
        reason, hint = f'"{unknown[1]}" is not known here', nearest(unknown[1], known)
    elif isinstance(error, RecursionError):
        reason, hint = "includes or calls itself without end", "let it end somewhere"
    elif isinstance(error, MemoryError):
        code, hint = Code.TAKES_TOO_MUCH, "look for a text repeated"
        reason = "needs more memory than a template may have"
    elif isinstance(error, Unfit):
        code, reason, hint = error.code, error.reason, error.hint
    elif environment and (unnamed := re.fullmatch(r"No (filter|test) named '(.*)'\.", reason)):
        code = Code.NAME_UNKNOWN
        there = environment.filters if unnamed[1] == "filter" else environment.tests
        reason = f'there is no {unnamed[1]} "{unnamed[2]}"'
        hint = nearest(unnamed[2], sorted(there))
    elif isinstance(error, jinja2.UndefinedError | LookupError):
        code = Code.NAME_UNKNOWN
        reason, _, hint = reason.strip("'").partition("; ")
    return code, reason, hint


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
