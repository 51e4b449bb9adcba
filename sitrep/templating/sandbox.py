"""The environment that templates and people's texts run in: jinja2's sandbox, made to explain.

What isn't there is named with what was probably meant; a field under its old name is still
read, and told; a table, chart or card that is printed is drawn by the templates' macros.
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

#: What draws each of these where a template prints it whole.
_MACROS: Mapping[type, str] = {Table: "table", Chart: "figure", Card: "cards"}
_ID = re.compile(r' id="[^"]*"')


class Undefined(jinja2.StrictUndefined):
    """A field that isn't there; says which one was probably meant."""

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
    """The names of a template; those that have a new name are found under their old one."""

    def resolve_or_missing(self, key: str) -> Any:
        entry = renamed.RENAMED.get(key)
        if entry is None or key in self.vars:
            return super().resolve_or_missing(key)
        _tell(key, entry)
        found = super().resolve_or_missing(key)
        if found is not jinja2.utils.missing or not entry.new:
            return found
        first, *rest = entry.new.split(".")
        found = super().resolve_or_missing(first)
        for part in rest:
            found = self.environment.getattr(found, part)
        return found


class Sandbox(ImmutableSandboxedEnvironment):
    """jinja2's sandbox; fields that have a new name are found under their old one."""

    context_class = _Names

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return ``obj.attribute`` as a template reads it."""
        return self._read(obj, attribute, super().getattr)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return ``obj[argument]`` as a template reads it."""
        return self._read(obj, argument, super().getitem)

    def _read(self, obj: Any, name: Any, read: Callable[[Any, Any], Any]) -> Any:
        entry = renamed.RENAMED.get(f"{type(obj).__name__}.{name}") if renamed.RENAMED else None
        if entry is None:
            return read(obj, name)
        _tell(f"{type(obj).__name__}.{name}", entry)
        if hasattr(obj, name) or not entry.new:
            return read(obj, name)
        for part in entry.new.split("."):
            obj = read(obj, part)
        return obj


def _tell(old: str, entry: renamed.Renamed) -> None:
    """Tell that ``old`` was read, with the line of the innermost template that is running."""
    frame = sys._getframe(1)
    while frame.f_back and "__jinja_template__" not in frame.f_globals:
        frame = frame.f_back
    template = frame.f_globals.get("__jinja_template__")
    name = f"templates/{template.name}" if template and template.name else "templates"
    line = template.get_corresponding_lineno(frame.f_lineno) if template else 0
    renamed.tell(old, entry, name, line)


def draws(
    environment: jinja2.Environment, suffix: str, otherwise: Callable[[Any], Any] | None
) -> Callable[[Any], Any]:
    """Return what is done with each value printed: whole parts by the macros of ``suffix``."""

    def printed(value: Any) -> Any:
        name = _MACROS.get(type(value))
        if name is None:
            return otherwise(value) if otherwise else value
        macro = getattr(environment.get_template(f"macros{suffix}").module, name)
        # A card is an item of a list: a lone one is printed as a list of one.
        part = {"cards": (value,)} if isinstance(value, Card) else value
        made = macro(part, **({"alone": True} if "alone" in macro.arguments else {}))
        # Its section may print it too, and an id stands on a page once.
        return Markup(_ID.sub("", made, count=1))

    return printed
