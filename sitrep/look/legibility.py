"""Check that a theme is legible: its colours on white paper, its fonts on this machine.

Each finding is a warning with the measured contrast, the key, its line, and what is printed
instead. The look of a report never stops a build.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from sitrep.config.complaints import locate_item
from sitrep.config.load import Config
from sitrep.look.colours import LEGIBLE, VISIBLE, WHITE, contrast, legible
from sitrep.look.fonts import font_files
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, nearest

#: How many letters a warning shows.
_FEW = 5


def colours(config: Config) -> Iterator[Problem]:
    """Yield a warning for each colour of ``[theme]`` with too little contrast on white."""
    theme = config.theme
    if _ratio(theme.text) < LEGIBLE:
        hint = f"text is printed in {legible(theme.text)} instead"
        yield _faint(config, "text", theme.text, "text needs", hint)
    if _ratio(theme.primary) < LEGIBLE:
        hint = "headings are printed in the text colour, and text on the band in black"
        yield _faint(config, "primary", theme.primary, "headings need", hint)
    if _ratio(theme.accent) < LEGIBLE:
        hint = f"it is printed as {legible(theme.accent)}"
        yield _faint(config, "accent", theme.accent, "accents need", hint)
    yield from _ramp(config)


def _ramp(config: Config) -> Iterator[Problem]:
    ramp = config.theme.ramp
    if _ratio(ramp[0]) < VISIBLE:
        reason = f"is {_ratio(ramp[0]):.1f}:1 on white, less than the {VISIBLE}:1 that bars need"
        hint = "charts use it all the same; put a darker colour first"
        yield _warning(config, "ramp", ramp[0], (Code.CONTRAST_LOW, reason, hint))
    for darker, lighter in pairwise(ramp):
        if _ratio(lighter) >= _ratio(darker):
            reason = f"is not lighter than {darker}, the colour before it"
            hint = "list the darkest first: in charts, darker means more"
            yield _warning(config, "ramp", lighter, (Code.RAMP_OUT_OF_ORDER, reason, hint))


def fonts(config: Config, installed: Collection[str]) -> Iterator[Problem]:
    """Yield a warning for each family of ``[theme] fonts`` that is not among ``installed``."""
    for name in config.theme.fonts:
        if name not in installed:
            near = nearest(name, sorted(installed)) if installed else ""
            near = f"{near} " if near.startswith("did") else ""
            hint = f"{near}The next family in the list is used, or sitrep's own"
            said = (Code.FONT_MISSING, "is not installed on this machine", hint)
            yield _warning(config, "fonts", name, said)


def letters(config: Config, lacking: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a warning for each script, by name, with ``lacking`` letters that no font has."""
    for script, found in lacking.items():
        some = " ".join(found[:_FEW])
        reason = f"the report has {script} letters that no font here has ({some})"
        package = "fonts-noto-cjk" if script == "CJK" else "fonts-noto-core"
        hint = (
            f"they are printed as boxes; install a font for {script}, "
            f"such as Noto Sans {script} (Debian and Ubuntu: sudo apt-get install {package})"
        )
        said = (Code.LETTERS_WITHOUT_FONT, reason, hint)
        yield Problem(str(config.path), *said, severity=Severity.WARNING)


def own_fonts(config: Config) -> bool:
    """Return whether the theme names a family that does not come with sitrep."""
    return not set(config.theme.fonts) <= {file.family for file in font_files()}


def _ratio(colour: str) -> float:
    return contrast(colour, WHITE)


def _faint(config: Config, key: str, colour: str, needs: str, hint: str) -> Problem:
    reason = f"is {_ratio(colour):.1f}:1 on white, less than the {LEGIBLE}:1 that {needs}"
    return _warning(config, key, colour, (Code.CONTRAST_LOW, reason, hint))


def _warning(config: Config, key: str, value: str, said: tuple[Code, str, str]) -> Problem:
    line = locate_item(config.text, ("theme", key), value)
    path, column = str(config.path), f"theme.{key}"
    return Problem(path, *said, line, column, value, Severity.WARNING)
