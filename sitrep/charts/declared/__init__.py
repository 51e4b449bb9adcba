"""The kinds of charts that config.toml declares, with a module for each.

A chart takes what was counted for it, the Summary, the language's Words and the Theme, and returns
a Drawing. One with nothing to show is a sheet with its title and a sentence that says why. A new
kind is a module that declares a ``Drawer``, and a row in ``KINDS`` of ``sitrep.model.declared``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sitrep.config.tables import Theme
from sitrep.model.declared import Declared
from sitrep.model.registry import declared
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words


@dataclass(frozen=True)
class Drawer:
    """How charts of one kind are drawn: its word in config.toml, its place, its function."""

    name: str
    place: int
    draw: Callable[[Declared, Summary, Words, Theme], Drawing]


def drawers() -> tuple[Drawer, ...]:
    """Return every kind, in the order of the documentation."""
    return declared(__name__, Drawer)


def draw(chart: Declared, summary: Summary, words: Words, theme: Theme) -> Drawing:
    """Return one declared chart."""
    drawer = next(d for d in drawers() if d.name == chart.asked.kind)
    return drawer.draw(chart, summary, words, theme)
