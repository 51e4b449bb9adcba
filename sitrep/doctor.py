"""Check that this machine has what sitrep needs; name the command that installs the rest."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from sitrep.choices import outputs
from sitrep.model.problem import SitrepError
from sitrep.outputs import pdf

#: The name on the package index, where "sitrep" is an unrelated package.
DISTRIBUTION = "humanitarian-sitrep"
#: What each extra is for; ``dev`` is for those who work on sitrep.
_EXTRAS = {
    "hxl": "reads tables with HXL tags",
    "map": "draws a map of areas: [map] in config.toml",
    "parquet": "reads Parquet",
    "sql": "reads SQLite and other databases",
    "postgresql": "reads PostgreSQL",
    "cover": "shows the latest report's first page on the page of all reports",
    "xlsx": "writes the charts' data for Excel: sitrep charts",
    "cluster": "makes many reports on a Dask cluster: sitrep batch --scheduler",
    "remote": "makes reports of workspaces at s3://, gs:// and abfs://: sitrep batch",
    "preview": "shows the report while you change it: sitrep preview",
}
_PAGE = "<!DOCTYPE html><html lang=en><title>Trial</title><h1>Trial</h1><p>One page: الوضع."


@dataclass(frozen=True)
class Finding:
    """One thing looked for: whether it was found, and how to get it if not."""

    name: str
    good: bool
    detail: str
    remedy: str = ""
    #: Whether most people can do without it.
    optional: bool = False


def examine(*, pdf: bool = True) -> Iterator[Finding]:
    """Yield the findings on Python, the required packages, PDF output and the extras.

    Without ``pdf`` no page is made as a trial.
    """
    python = ".".join(map(str, sys.version_info[:3]))
    yield Finding("Python", sys.version_info >= (3, 11), python, "install Python 3.11 or newer")
    try:
        declared = [Requirement(line) for line in requires(DISTRIBUTION) or ()]
    except PackageNotFoundError:
        declared = []
        remedy = f"pip install {DISTRIBUTION}"
        yield Finding(DISTRIBUTION, False, "is not installed; only its files are here", remedy)
    yield from _packages(declared)
    yield from _pdf() if pdf else ()
    for extra, what in extras().items() if declared else ():
        good = not list(_lacking(_needed(declared, extra)))
        detail = what if good else f"{what}; not installed"
        yield Finding(extra, good, detail, f'pip install "{DISTRIBUTION}[{extra}]"', optional=True)


def extras() -> dict[str, str]:
    """Return what each extra is for; the outputs declare their own extras."""
    made = {o.extra: f"writes a format: --format {o.name}" for o in outputs() if o.extra}
    return {**_EXTRAS, **made}


def _packages(declared: list[Requirement]) -> Iterator[Finding]:
    """Yield one finding for all required packages, or one for each that is missing."""
    needed = list(_needed(declared))
    lacking = list(_lacking(needed))
    if needed and not lacking:
        yield Finding("packages", True, f"all {len(needed)} that sitrep needs are installed")
    for requirement, detail in lacking:
        wanted = f"{requirement.name}{requirement.specifier}"
        quoted = f'"{wanted}"' if requirement.specifier else wanted
        yield Finding(requirement.name, False, detail, f"pip install {quoted}")


def _needed(declared: list[Requirement], extra: str = "") -> Iterator[Requirement]:
    """Yield what sitrep always requires, or what one of its extras adds."""
    for requirement in declared:
        marker = requirement.marker
        always = marker is None or marker.evaluate({"extra": ""})
        if not (marker is None or marker.evaluate({"extra": extra})) or (extra and always):
            continue
        if requirement.name == DISTRIBUTION:  # an extra that includes another
            for other in sorted(requirement.extras):
                yield from _needed(declared, other)
        else:
            yield requirement


def _lacking(needed: Iterable[Requirement]) -> Iterator[tuple[Requirement, str]]:
    """Yield each package that is missing or of the wrong version, and what was found instead."""
    for requirement in needed:
        try:
            found = version(requirement.name)
        except PackageNotFoundError:
            yield requirement, "missing"
            continue
        if not requirement.specifier.contains(found, prereleases=True):
            yield requirement, f"{found} is installed, which is not {requirement.specifier}"


def _pdf() -> Iterator[Finding]:
    """Yield whether PDF output works, by a trial page: it shows more than a list of libraries."""
    try:
        made = pdf.printed(_PAGE, language="en", created=dt.date(2000, 1, 1))
    except SitrepError as error:
        (problem,) = error.problems
        yield Finding("PDF", False, problem.reason, _command(problem.hint))
        return
    except Exception as error:  # a broken library may raise anything
        detail = f"can't be made: {error or type(error).__name__}"
        yield Finding("PDF", False, detail, "pip install --force-reinstall weasyprint")
        return
    yield Finding("PDF", True, f"a page was made ({len(made):,} bytes)")
    good = pdf.is_subsetting()
    what = "keeps PDFs small and the same every time"
    detail = what if good else f"{what}; it is missing"
    remedy = _command(pdf.apt_get("libharfbuzz-subset0"))
    yield Finding("harfbuzz-subset", good, detail, remedy)


def _command(hint: str) -> str:
    return hint.removeprefix("install it: ")
