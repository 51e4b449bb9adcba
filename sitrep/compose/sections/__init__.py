"""The sections of a report: a registry, and a file for each.

A module that declares a ``BuiltIn`` is all that it takes. Templates of the gallery (standard,
flash, long) print the sections that say so, in the order of their places. A name that is not
built in is a section of the workspace's own: its file in ``templates/`` is all it takes.
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
#: Each shipped template, and what its name stands for in the gallery.
GALLERY = (STANDARD, FLASH, LONG)


@dataclass(frozen=True)
class BuiltIn:
    """A section that sitrep knows: its heading, and what makes it of a summary.

    Without ``make`` it is what people write for it, and no more.
    """

    name: str
    title: str
    place: int
    make: Callable[[Summary, Phrases], Section | None] | None = None
    #: The ids of the tables that it may hold.
    tables: tuple[str, ...] = ()
    #: The templates of the gallery that print it.
    templates: tuple[str, ...] = (STANDARD, LONG)
    #: Whether it tells sources, rules and caveats: no report goes without.
    method: bool = False
    #: Whether a person's text may take the place of its sentences.
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
    """Return what a template prints where config.toml lists no sections.

    One of the workspace's own prints what the standard one does.
    """
    wanted = template if template in GALLERY else STANDARD
    return tuple(section.name for section in known() if wanted in section.templates)


def printed(config: Config, template: str = "") -> tuple[str, ...]:
    """Return the sections to print, in order; of ``template``, else of the one in force.

    Those that config.toml lists are of its own template alone.
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
