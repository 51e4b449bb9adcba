"""What this machine has of what sitrep needs, and the command that mends what it lacks."""

from __future__ import annotations

import ctypes.util
import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

#: System libraries that WeasyPrint loads, and Debian's and Ubuntu's packages of them.
_LIBRARIES = (
    ("pangoft2-1.0", "libpangoft2-1.0-0", "sets the text of the PDF"),
    ("harfbuzz-subset", "libharfbuzz-subset0", "keeps PDFs small and the same every time"),
)
_PACKAGES = (
    "babel", "charset-normalizer", "click", "feedgenerator", "jinja2", "markdown-it-py",
    "matplotlib", "pandas", "pydantic", "python-calamine", "tabulate", "weasyprint",
)  # fmt: skip
_FONTS = ("fontpkg_ibm_plex_sans", "fontpkg_ibm_plex_sans_arabic")


@dataclass(frozen=True)
class Finding:
    """One thing looked for: whether it is there, and otherwise how to get it."""

    name: str
    good: bool
    detail: str
    remedy: str = ""


def examine() -> Iterator[Finding]:
    """Yield what was found of Python, its packages, system libraries and fonts."""
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", sys.version_info >= (3, 11), python, "install Python 3.11 or newer")
    for name in _PACKAGES:
        yield _package(name)
    for library, package, what in _LIBRARIES:
        found = ctypes.util.find_library(library)
        yield Finding(library, bool(found), found or f"{what}; it is missing",
                      f"sudo apt-get install {package}")  # fmt: skip
    for font in _FONTS:
        name = font.replace("_", "-")
        good = importlib.util.find_spec(font) is not None
        yield Finding(name, good, "installed" if good else "missing", f"pip install {name}")


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, version(name))
    except PackageNotFoundError:
        return Finding(name, False, "missing", f"pip install {name}")
