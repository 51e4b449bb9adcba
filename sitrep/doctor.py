"""What this machine has of what sitrep needs, and the command that mends what it lacks."""

from __future__ import annotations

import ctypes.util
import importlib.util
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from sitrep.pipeline import outputs

#: System libraries that WeasyPrint loads, and Debian's and Ubuntu's packages of them.
_LIBRARIES = (
    ("pangoft2-1.0", "libpangoft2-1.0-0", "sets the text of the PDF"),
    ("harfbuzz-subset", "libharfbuzz-subset0", "keeps PDFs small and the same every time"),
)
_FONTS = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_arabic")
#: What each extra is for; ``dev`` is for those who work on sitrep.
_EXTRAS = {
    "hxl": "reads tables with HXL tags",
    "parquet": "reads Parquet",
    "sql": "reads SQLite and other databases",
    "postgresql": "reads PostgreSQL",
    "preview": "shows the report while you change it: sitrep preview",
}
_REQUIREMENT = re.compile(r"([\w.-]+).*?(?:extra == ['\"](\w+)['\"])?$")


@dataclass(frozen=True)
class Finding:
    """One thing looked for: whether it is there, and otherwise how to get it."""

    name: str
    good: bool
    detail: str
    remedy: str = ""
    #: Most people do without it.
    optional: bool = False


def examine() -> Iterator[Finding]:
    """Yield what was found of Python, its packages, system libraries and fonts."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", sys.version_info >= (3, 11), python, "install Python 3.11 or newer")
    for name in _needed(""):
        yield _package(name)
    for library, package, what in _LIBRARIES:
        found = ctypes.util.find_library(library)
        yield Finding(
            library,
            bool(found),
            found or f"{what}; it is missing",
            f"sudo apt-get install {package}",
        )
    for font in _FONTS:
        name = font.replace("_", "-")
        good = importlib.util.find_spec(font) is not None
        yield Finding(name, good, "installed" if good else "missing", f"pip install {name}")

    for extra, what in extras().items():
        good = all(_package(name).good for name in _needed(extra))
        detail = what if good else f"{what}; not installed"
        yield Finding(extra, good, detail, f'pip install "sitrep[{extra}]"', optional=True)


def extras() -> dict[str, str]:
    """Return what each extra is for; those of the outputs are theirs to say."""
    made = {o.extra: f"writes a format: --format {o.name}" for o in outputs() if o.extra}
    return {**_EXTRAS, **made}


def _needed(extra: str) -> list[str]:
    """Return the packages that sitrep, or one of its extras, declares that it needs."""
    found = (_REQUIREMENT.match(line) for line in requires("sitrep") or ())
    names = [m[1] for m in found if m and (m[2] or "") == extra]
    return [name for name in names if not name.startswith("fontpkg")]


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "missing", f"pip install {name}")
