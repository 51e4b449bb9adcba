"""The registry of a report's sections, with a module for each.

A new section is a module that declares a ``BuiltIn``. The shipped templates (standard, flash,
long) print the sections that name them, in the order of their places. Any other name is a
section of the workspace's own, which only needs a file in ``templates/``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitrep.config.load import Config
from sitrep.model.registry import declared
from sitrep.model.report import Section
from sitrep.model.summary import Summary

if TYPE_CHECKING:
    from sitrep.compose.phrases import Phrases

STANDARD, FLASH, LONG = "standard", "flash", "long"
#: The names of the shipped templates.
GALLERY = (STANDARD, FLASH, LONG)


@dataclass(frozen=True)
class BuiltIn:
    """A built-in section: its heading's message, its place, and the function that makes it.

    Without ``make`` it holds people's text only.
    """

    name: str
    title: str
    place: int
    make: Callable[[Summary, Phrases], Section | None] | None = None
    #: The ids of the tables that it may hold.
    tables: tuple[str, ...] = ()
    #: The shipped templates that print it.
    templates: tuple[str, ...] = (STANDARD, LONG)
    #: Whether it gives sources, rules and caveats: every report needs such a section.
    method: bool = False
    #: Whether a person's text may replace its sentences.
    written: bool = True


def known() -> tuple[BuiltIn, ...]:
    """Return every built-in section, in the order of their places."""
    return declared(__name__, BuiltIn)


def names() -> tuple[str, ...]:
    """Return the names of the built-in sections, in their order."""
    return tuple(section.name for section in known())


def tables() -> tuple[str, ...]:
    """Return the ids of all tables that sitrep makes."""
    return tuple(table for section in known() for table in section.tables)


def find(name: str) -> BuiltIn | None:
    """Return the built-in section of that name; ``None`` for one of the workspace's own."""
    return next((section for section in known() if section.name == name), None)


def gallery(template: str) -> tuple[str, ...]:
    """Return the sections that a template prints if config.toml lists none.

    A template of the workspace's own prints those of the standard one.
    """
    wanted = template if template in GALLERY else STANDARD
    return tuple(section.name for section in known() if wanted in section.templates)


def printed(config: Config, template: str = "") -> tuple[str, ...]:
    """Return the sections to print, in order; of ``template``, else of the one in force.

    The list in config.toml is only for the template that config.toml names.
    """
    template = template or config.template
    own = config.report.sections if template == config.report.template else ()
    return own or gallery(template)


def writable(config: Config) -> tuple[str, ...]:
    """Return the sections that people may write for: those of this template or the usual one."""
    every = {*printed(config), *printed(config, config.report.template)}
    return tuple(sorted(name for name in every if (kind := find(name)) is None or kind.written))


def default_title(name: str) -> str:
    """Return the heading of an own section whose template sets none: "Food prices"."""
    return name.replace("_", " ").capitalize()
