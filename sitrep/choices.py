"""What config.toml chooses of outputs, sections and charts, and what is wrong with its choices.

Commands ask here, so that they need no stage. Each stage is imported where it is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sitrep.config.load import Config, unset
from sitrep.config.load import load as read_config
from sitrep.look import legibility
from sitrep.model.problem import Problem, Severity
from sitrep.model.report import Drawing, Known
from sitrep.wording import Words

if TYPE_CHECKING:
    from sitrep.outputs import Output, Setting

#: Draws charts, as ``sitrep.charts.draw`` does.
Draw = Callable[..., tuple[Drawing, ...]]


def load(path: Path) -> Config:
    """Return the Config at ``path``; raises SitrepError with every problem in it."""
    from sitrep import charts, outputs
    from sitrep.compose.sections import faults
    from sitrep.look.theme import logo_faults

    return read_config(path, (faults.faults, outputs.faults, charts.faults, logo_faults))


def sections(config: Config | None = None) -> tuple[str, ...]:
    """Return the sections that the report of ``config`` prints; without it, all built-in ones."""
    from sitrep.compose import sections

    return sections.printed(config) if config else sections.names()


def outputs() -> tuple[Output, ...]:
    """Return every kind of file that a report can be written to."""
    from sitrep import outputs

    return outputs.known()


def charts(config: Config | None = None) -> dict[str, str]:
    """Return the section of every chart by its id; with ``config``, of those it declares too."""
    from sitrep import charts

    own = {chart.id: chart.section for chart in config.charts} if config else {}
    return {kind.name: kind.section for kind in charts.known()} | own


def chart_maker() -> Draw:
    """Return the function that draws a summary's charts."""
    from sitrep import charts

    return charts.draw


def setting(config: Config) -> Setting:
    """Return the settings that all outputs of ``config`` share."""
    from sitrep.compose import sections
    from sitrep.outputs import Setting

    known = Known(sections.names(), sections.tables(), tuple(charts(config)))
    look = (config.theme, config.folder, config.report.page, config.template)
    return Setting(*look, sections.printed(config), known)


def notices(config: Config) -> tuple[Problem, ...]:
    """Return warnings about theme and section settings that will not print as configured."""
    from sitrep import charts, outputs

    told = [*unset(config), *outputs.half_made(setting(config))]
    told += [p for p in faults_of(config, outputs.wanted(config)) if p.severity is Severity.WARNING]
    told += legibility.colours(config)
    if legibility.own_fonts(config):
        told += legibility.fonts(config, charts.installed(config.theme.fonts))
    return tuple(told)


def faults_of(config: Config, names: Sequence[str]) -> tuple[Problem, ...]:
    """Return what would make the named outputs fail or come out incomplete."""
    from sitrep import outputs

    return tuple(outputs.problems(names, setting(config)))


def dressed_template(config: Config, name: str) -> bytes:
    """Return a shipped office file in the theme of ``config``; empty if it is another template."""
    from sitrep.outputs import slides, word

    made = next((kind for kind in (word, slides) if name == kind.TEMPLATE), None)
    direction = Words(config.report.language).direction
    return made.dressed(setting(config), direction) if made else b""
