"""reports/ to what stands in it: the public reports, the latest first.

In: the folder. Out: each report's facts, from its own report.json and manifest.json, and a
warning for each that can't be listed. Both files are only data: whatever else stands in the
folder, however damaged, is passed over and never runs, nor leads anywhere outside it.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.model.published import Published, ReportFile, Span
from sitrep.model.report import Card, Masthead
from sitrep.templating import renamed
from sitrep.templating.renamed import Kind

EDITION = "public"
#: A report.json is some hundred kilobytes; what is larger than this is something else.
LARGEST = 50_000_000
_FOLDER = re.compile(r"([\w.-]*?)(?:\.r(\d{1,4}))?", re.ASCII)
_PAGE = re.compile(r"sitrep\.([a-z]{2,3})\.(\w+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Report:
    """What the page needs of report.json; whatever else stands in it is not looked at."""

    language: str
    edition: Literal["public"]
    period: Span
    masthead: Masthead
    key_figures: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class _Manifest:
    created: dt.date
    template: str = "standard"


def collect(reports: Path, endings: Sequence[str]) -> tuple[list[Published], list[Problem]]:
    """Return the public reports that stand in ``reports``, and a warning for each passed over.

    ``endings`` are those of their pages, in the order in which they are listed.
    """
    found, problems = [], []
    for name in sorted(path.name for path in reports.iterdir() if path.is_dir()):
        # Hidden folders are what a build is writing at the moment, or left.
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
    usual = not report.template
    return report.period.end, report.period.start, usual, report.issue, report.folder


def _published(reports: Path, name: str, endings: Sequence[str]) -> Published:
    match = _FOLDER.fullmatch(name)
    if match is None:
        raise ValueError("its folder's name is not one that sitrep gives")
    folder = reports / name / EDITION
    report = TypeAdapter(_Report).validate_json(_of_now(_content(folder / "report.json")))
    manifest = TypeAdapter(_Manifest).validate_json(_content(folder / "manifest.json"))
    return Published(
        folder=name,
        issue=int(match[2] or 1),
        period=report.period,
        language=report.language,
        masthead=report.masthead,
        cards=report.key_figures,
        created=manifest.created,
        files=tuple(sorted(_pages(folder, name, endings), key=lambda f: endings.index(f.format))),
        # A report by another template than the usual one has its name in that of its folder.
        template=manifest.template if match[1].endswith(f".{manifest.template}") else "",
    )


def _of_now(content: bytes) -> bytes:
    """Return a report.json by the names that its fields have now."""
    if not renamed.every(Kind.JSON):
        return content
    return json.dumps(renamed.with_new_names(json.loads(content))).encode()


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise ValueError(f"{path.name} is missing")
    if path.stat().st_size > LARGEST:
        raise ValueError(f"{path.name} is too large to be one")
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
    return f"{where}: {said}" if where else said


def _passed_over(reports: Path, name: str, reason: str) -> Problem:
    return Problem(
        f"{reports.name}/{name}/{EDITION}",
        Code.REPORT_NOT_LISTED,
        f"is not listed in {reports.name}/index.html: {reason}",
        "build that report again, or remove the folder",
        severity=Severity.WARNING,
    )
