"""The environment that templates run in, and the problem when one fails."""

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
from sitrep.templating.compiled import KEPT
from sitrep.templating.loading import loader_for
from sitrep.templating.overrides import shipped_templates
from sitrep.templating.plain import escaped
from sitrep.templating.sandbox import Sandbox, Undefined, draws

_KINDS = ("html", "md", "css")
NOTHING = Known()


def present(values: tuple[str, ...] | list[str]) -> list[str]:
    """Return the ``values`` that are not empty."""
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
    """Return the environment of templates; the sections in ``known`` need no file."""
    environment = Sandbox(
        loader=loader_for(workspace, template, known),
        undefined=Undefined,
        # With a finalizer the page is not HTML, but what is marked safe is handled alike.
        autoescape=True if finalize else jinja2.select_autoescape(("html",)),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=KEPT,
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
    """Return the text of the first of these templates that exists."""
    try:
        template = environment.select_template(list(names))
        return limits.collected(template.generate(context))
    except SitrepError:
        raise
    except Exception as error:
        # Any error inside a template is for its author to correct.
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
    """Return a template's error at ``place`` as a problem, worded for its author."""
    path, line = place
    return Problem(path, *reasons(environment, error, names), line)


def reasons(
    environment: jinja2.Environment | None, error: Exception, names: Iterable[str]
) -> tuple[Code, str, str]:
    """Return code, reason and hint of a template's error; ``names`` are its variables."""
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
        reason, hint = "includes or calls itself without end", "add a condition that ends it"
    elif isinstance(error, MemoryError):
        code, hint = Code.TAKES_TOO_MUCH, "look for text repeated too often"
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
    """Return the failed template's path, as shown to people, and its line."""
    frames = [(f.filename, f.lineno or 0) for f in traceback.extract_tb(error.__traceback__)]
    if isinstance(error, jinja2.TemplateSyntaxError):
        frames.append((error.filename or "", error.lineno))
    for filename, line in reversed(frames):
        if shown := shown_file(filename, workspace):
            return shown, line
    return "templates", 0


def shown_file(filename: str, workspace: Path) -> str:
    """Return a template's path as shown to people; empty if the file is no template."""
    for folder, name in ((workspace / "templates", "templates"), (shipped_templates(), "sitrep")):
        if Path(filename).is_relative_to(folder):
            return f"{name}/{Path(filename).relative_to(folder).as_posix()}"
    return ""
