"""jinja2's sandbox for templates and people's texts, with better messages.

An unknown name is reported with the nearest known one. A field is still read under its old
name, with a warning. A table, chart or card that is printed whole is drawn by a macro.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import jinja2
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from sitrep.model.problem import nearest
from sitrep.model.report import Card, Chart, Mention, Table
from sitrep.templating import renamed
from sitrep.templating.renamed import Kind

#: The macro that draws each of these where a template prints it whole.
_MACROS: Mapping[type, str] = {Table: "table", Chart: "figure", Card: "cards"}
_ID = re.compile(r' id="[^"]*"')


class Undefined(jinja2.StrictUndefined):
    """A missing field; its message names the nearest known one."""

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = jinja2.utils.missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> None:
        if hint is None and name is not None and obj is not jinja2.utils.missing:
            hint = f'"{name}" is {_where(obj)}; {nearest(str(name), _fields(obj))}'
        super().__init__(hint, obj, name, exc)

    def __new__(
        cls,
        hint: str | None = None,
        obj: Any = jinja2.utils.missing,
        name: str | None = None,
        exc: type[jinja2.TemplateRuntimeError] = jinja2.UndefinedError,
    ) -> Any:
        """Return the field's value if ``name`` is its old name."""
        if hint is None and obj is not jinja2.utils.missing:
            entry = renamed.find(Kind.FIELD, f"{type(obj).__name__}.{name}")
            if entry is not None:
                tell(entry)
                return renamed.follow(obj, entry.new)
        return super().__new__(cls)


def _where(thing: object) -> str:
    if isinstance(thing, Mention):
        return "neither a group nor a field of this figure"
    return f"not a field of {type(thing).__name__.lower()}" if is_dataclass(thing) else "not there"


def _fields(thing: object) -> list[str]:
    if isinstance(thing, str):
        return []
    if isinstance(thing, Mapping):
        return [str(key) for key in thing]
    if is_dataclass(thing):
        groups = thing.groups if isinstance(thing, Mention) else ()
        return [*groups, *(f.name for f in fields(thing))]
    return [name for name in dir(thing) if not name.startswith("_")]


class _Names(Context):
    """The variables of a template; an old name finds the variable under its new one."""

    def resolve_or_missing(self, key: str) -> Any:
        found = super().resolve_or_missing(key)
        entry = renamed.find(Kind.NAME, key) if found is jinja2.utils.missing else None
        if entry is None:
            return found
        tell(entry)
        first, _, rest = entry.new.partition(".")
        found = super().resolve_or_missing(first) if first else ""
        return renamed.follow(found, rest) if rest else found


class Sandbox(ImmutableSandboxedEnvironment):
    """jinja2's sandbox, in which variables are found under their old names too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        if renamed.every(Kind.NAME):
            self.context_class = _Names


def current(kind: Kind, name: str) -> str:
    """Return the new name of ``name``, with a warning; ``name`` itself if it is not outdated."""
    entry = renamed.find(kind, name)
    if entry is None:
        return name
    tell(entry)
    return entry.new


def tell(entry: renamed.Renamed) -> None:
    """Warn of an old name, with the line of the innermost running template."""
    frame = sys._getframe(1)
    while frame.f_back and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    template = frame.f_globals.get("__jinja_template__")
    name = f"templates/{template.name}" if template and template.name else "templates"
    line = template.get_corresponding_lineno(frame.f_lineno) if template else 0
    if entry.kind is Kind.NAME and template and template.name:
        line = _first_use(entry.old, template) or line
    renamed.tell(entry, name, line)


def _first_use(name: str, template: Any) -> int:
    """Return the first line that reads a variable: jinja2 looks variables up before they are."""
    environment = template.environment
    source, *_ = environment.loader.get_source(environment, template.name)
    uses = environment.parse(source).find_all(jinja2.nodes.Name)
    return min((use.lineno for use in uses if use.name == name and use.ctx == "load"), default=0)


def draws(
    environment: jinja2.Environment, suffix: str, otherwise: Callable[[Any], Any] | None
) -> Callable[[Any], Any]:
    """Return the finalizer of printed values; macros of ``suffix`` draw those of _MACROS.

    ``otherwise`` finalizes all other values.
    """

    def printed(value: Any) -> Any:
        name = _MACROS.get(type(value))
        if name is None:
            return otherwise(value) if otherwise else value
        macro = getattr(environment.get_template(f"macros{suffix}").module, name)
        # A card is an item of a list: a lone one is printed as a list of one.
        part = {"cards": (value,)} if isinstance(value, Card) else value
        made = macro(part, **({"alone": True} if "alone" in macro.arguments else {}))
        # Its section may print it too, and an id must be unique on a page.
        return Markup(_ID.sub("", made, count=1))

    return printed
