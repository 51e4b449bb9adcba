"""Collect the public reports in reports/, the latest first.

Each report's facts come from its own report.json and manifest.json; a report that can't be
listed is a warning. Both files are treated as data. Anything else in the folder is skipped: it
never runs, and never leads outside the folder.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, TypeAdapter, ValidationError

from sitrep.model.codes import Code
from sitrep.model.pack import PACK, SHEET
from sitrep.model.problem import Problem, Severity
from sitrep.model.published import (
    SCHEMA_VERSION,
    Published,
    ReportFile,
    Span,
    Toll,
    Withdrawn,
)
from sitrep.model.report import Card, Masthead
from sitrep.templating import renamed
from sitrep.templating.renamed import Kind

EDITION, DATA, NAME = "public", "report.json", "manifest.json"
#: The page that a withdrawn report leaves.
PAGE = "index.html"
_SHEET = f"{PACK}/{SHEET}"
#: The most bytes of a report.json; most have some hundred kilobytes.
LARGEST = 50_000_000
#: The highest number of a figure: more than there are people.
HIGHEST = 10**12
T = TypeVar("T")
_FOLDER = re.compile(r"([\w.-]*?)(?:\.r(\d{1,4}))?", re.ASCII)
_PAGE = re.compile(r"[a-z]+\.([a-z]{2,3})\.(\w+)", re.ASCII)


def _sane(toll: Toll) -> Toll:
    """Return ``toll``; raises ValueError for a number that no count can be."""
    numbers = (toll.low, toll.best, toll.high, toll.reported, toll.of, toll.previous)
    if all(number is None or 0 <= number <= HIGHEST for number in numbers):
        return toll
    raise ValueError(f"is not a count between 0 and {HIGHEST:,}")


@dataclass(frozen=True, slots=True)
class _Report:
    """The fields of report.json that the page needs; all others are ignored.

    An older sitrep's file may lack those with a default.
    """

    language: str
    edition: Literal["public"]
    period: Span
    masthead: Masthead
    key_figures: tuple[Card, ...]
    figures: Mapping[str, Annotated[Toll, AfterValidator(_sane)]] = field(default_factory=dict)
    events_covered: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class _Version:
    schema_version: int = 1


@dataclass(frozen=True, slots=True)
class _Gone(Withdrawn):
    """What stays of a withdrawn report: the head of its first page."""

    title: str
    subtitle: str
    dates: str
    calendar: str


@dataclass(frozen=True, slots=True)
class _Manifest:
    created: dt.date
    template: str = "standard"
    withdrawn: _Gone | None = None


@dataclass(frozen=True, slots=True)
class _About:
    """The fields of a withdrawn report's manifest that the page needs besides."""

    period: Span
    language: str


def collect(reports: Path, endings: Sequence[str]) -> tuple[list[Published], list[Problem]]:
    """Return the public reports in ``reports``, and a warning for each that can't be listed.

    ``endings`` are those of their pages, in the order of the links.
    """
    found, problems = [], []
    for name in sorted(path.name for path in reports.iterdir() if path.is_dir()):
        # A hidden folder belongs to a build that is running or was killed.
        if name.startswith(".") or not (reports / name / EDITION).is_dir():
            continue
        try:
            found.append(_published(reports, name, endings))
        except ValidationError as error:
            problems.append(_passed_over(reports, name, _reason(error)))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            problems.append(_passed_over(reports, name, reason))
    return sorted(found, key=_latest_first, reverse=True), problems


def _latest_first(report: Published) -> tuple[object, ...]:
    usual, valid = not report.template, report.withdrawn is None
    return report.period.end, report.period.start, valid, usual, report.issue, report.folder


def _published(reports: Path, name: str, endings: Sequence[str]) -> Published:
    match = _FOLDER.fullmatch(name)
    if match is None:
        raise ValueError("its folder's name is not one that sitrep gives")
    folder = reports / name / EDITION
    told = content_of(folder / NAME)
    manifest = _reader(_Manifest).validate_json(told)
    issue = int(match[2] or 1)
    # The folder of a report by another template ends in the template's name.
    template = manifest.template if match[1].endswith(f".{manifest.template}") else ""
    if gone := manifest.withdrawn:
        about = _reader(_About).validate_json(told)
        found = _withdrawn(gone, about, manifest.created)
        return replace(found, folder=name, issue=issue, template=template)
    report = _report(content_of(folder / DATA))
    place = f"{name}/{EDITION}/{DATA}"
    return Published(
        folder=name,
        issue=issue,
        period=report.period,
        language=report.language,
        masthead=report.masthead,
        cards=report.key_figures,
        created=manifest.created,
        files=tuple(sorted(_pages(folder, name, endings), key=lambda f: endings.index(f.format))),
        template=template,
        tolls=report.figures,
        covered=report.events_covered,
        data=ReportFile(place, report.language, "json", (folder / DATA).stat().st_size),
        pack=f"{name}/{EDITION}/{_SHEET}" if (folder / _SHEET).is_file() else "",
    )


def _withdrawn(gone: _Gone, about: _About, created: dt.date) -> Published:
    """Return a withdrawn report, whose figures and files are no longer told of."""
    head = Masthead(gone.title, gone.subtitle, gone.dates, gone.calendar, "", "", "", "", "")
    given = ("", 1, about.period, about.language, head, (), created, ())
    return Published(*given, withdrawn=Withdrawn(gone.day, gone.reason))


@cache
def _reader(kind: type[T]) -> TypeAdapter[T]:
    """Return what reads ``kind`` from JSON; making it takes longer than reading a report."""
    return TypeAdapter(kind)


def _report(content: bytes) -> _Report:
    version = _reader(_Version).validate_json(content).schema_version
    if version > SCHEMA_VERSION:
        raise ValueError(f"its {DATA} is of version {version}; this sitrep reads {SCHEMA_VERSION}")
    report: _Report = _reader(_Report).validate_json(_of_now(content))
    return report


def _of_now(content: bytes) -> bytes:
    """Return a report.json with the current names of its fields."""
    if not renamed.every(Kind.JSON):
        return content
    return json.dumps(renamed.with_new_names(json.loads(content))).encode()


def content_of(path: Path) -> bytes:
    """Return a file of a report; raises ValueError where it is missing or too large."""
    if not path.is_file():
        raise ValueError(f"{path.name} is missing")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} is larger than {LARGEST:,} bytes")
    return path.read_bytes()


def _pages(folder: Path, name: str, endings: Sequence[str]) -> Iterator[ReportFile]:
    for path in sorted(folder.iterdir()):
        match = _PAGE.fullmatch(path.name)
        if match and match[2] in endings and path.is_file():
            place = f"{name}/{EDITION}/{path.name}"
            yield ReportFile(place, match[1], match[2], path.stat().st_size)


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(map(str, first["loc"]))
    said = first["msg"][:1].lower() + first["msg"][1:]
    return f"{said} (at {where})" if where else said


def _passed_over(reports: Path, name: str, reason: str) -> Problem:
    return Problem(
        f"{reports.name}/{name}/{EDITION}",
        Code.REPORT_NOT_LISTED,
        f"is not listed in {reports.name}/index.html: {reason}",
        "build that report again, or remove the folder",
        severity=Severity.WARNING,
    )
