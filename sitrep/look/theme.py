"""The ``[theme]`` of config.toml as CSS, and its logo as a data URI."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitrep.config.complaints import locate
from sitrep.config.load import Config
from sitrep.config.tables import Theme
from sitrep.look.colours import legible, on, readable
from sitrep.look.fonts import plain_font
from sitrep.look.pictures import Fault, placed
from sitrep.model.problem import Problem, SitrepError


def variables(theme: Theme) -> str:
    """Return the theme as the declarations of a CSS rule; no value can end the rule."""
    colours = {
        "primary": theme.primary,
        "on-primary": on(theme.primary),
        "heading": heading(theme),
        "accent": legible(theme.accent),
        "text": legible(theme.text),
        **{f"ramp-{i}": colour for i, colour in enumerate(theme.ramp, 1)},
    }
    fonts = [plain_font(name) for name in theme.fonts]
    families = ", ".join(f'"{name}"' for name in fonts if name)
    lines = [f"--{name}: {value};" for name, value in colours.items()]
    return "\n".join([*lines, f"--fonts: {families or 'sans-serif'};"])


def heading(theme: Theme) -> str:
    """Return the colour of headings, large numbers and icons."""
    return readable(theme.primary, legible(theme.text))


def logo_faults(config: Config) -> Iterator[Problem]:
    """Yield a problem if the logo that config.toml names is refused."""
    key, name = "theme.logo", config.theme.logo
    made = placed(config.folder / name) if name else ""
    if isinstance(made, Fault):
        line = locate(config.text, ("theme", "logo"))
        yield Problem(str(config.path), *made, line, key, name)


def logo(theme: Theme, workspace: Path) -> str:
    """Return the logo as a data URI, empty if there is none; raises SitrepError if refused."""
    made = placed(workspace / theme.logo) if theme.logo else ""
    if isinstance(made, Fault):
        raise SitrepError([Problem(theme.logo, *made)])
    return made
