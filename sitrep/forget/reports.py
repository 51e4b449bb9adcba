"""Which reports hold what is to be forgotten: restricted ones are removed, public ones told.

A report prints the texts of the events of its period, and of all running totals up to its end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.forgotten import Asked
from sitrep.model.problem import Problem, Severity
from sitrep.publish.removing import Stood, reports_in

REPORTS, RESTRICTED, DRAFTS = "reports", "restricted", "drafts"
#: Where bundles are made that are handed over, unless another place is named.
BUNDLES = "bundles"
#: Files of a report that are searched for names.
_TEXTS = ("*.json", "*.csv", "*.md", "*.html")
#: A shorter name would be found inside other words.
_SHORTEST = 4


def restricted(folder: Path, rows: pd.DataFrame, asked: Asked) -> list[Stood]:
    """Return restricted reports and drafts that may hold ``rows``; before the day in any case."""
    every = (report for home in (RESTRICTED, DRAFTS) for report in reports_in(folder / home))
    return [report for report in every if _touches(report, rows, asked)]


def _touches(report: Stood, rows: pd.DataFrame, asked: Asked) -> bool:
    if asked.before and report.start < asked.before:
        return True
    begun = rows["first"] <= pd.Timestamp(report.end)
    ended = (rows["last"] < pd.Timestamp(report.start)) & (rows["kind"] == "events")
    return bool((begun & ~ended).any())


def handed_out(folder: Path, names: Collection[str]) -> Iterator[Problem]:
    """Warn of each public report and each bundle that holds, or may hold, what is forgotten."""
    yield from _public(folder, names)
    yield from _bundles(folder, names)


def _public(folder: Path, names: Collection[str]) -> Iterator[Problem]:
    """Warn of each public report that names a facility which is forgotten."""
    wanted = [name.casefold() for name in names if len(name) >= _SHORTEST]
    for report in reports_in(folder / REPORTS):
        if report.edition == PUBLIC and any(_names(path, wanted) for path in _texts(report)):
            reason = "names a facility that is forgotten; what is published stays"
            hint = "build it again, or take it down, if nobody may read that name"
            where = f"{report.folder.relative_to(folder).as_posix()}/"
            yield Problem(where, Code.FORGOTTEN_HELD, reason, hint, severity=Severity.WARNING)


def _bundles(folder: Path, names: Collection[str]) -> Iterator[Problem]:
    """Warn of each bundle that may hold what is forgotten: it is a copy that was handed over."""
    wanted = [name.casefold() for name in names if len(name) >= _SHORTEST]
    for path in sorted((folder / BUNDLES).glob("[!.]*")):
        public_one = path.is_dir() and path.name.endswith(f"-{PUBLIC}")
        if not public_one or any(_names(text, wanted) for text in _texts_in(path)):
            reason = "may hold what is forgotten: a bundle is a copy, which stays"
            hint = "remove it, and tell those to whom it was handed over"
            where = path.relative_to(folder).as_posix()
            yield Problem(where, Code.FORGOTTEN_HELD, reason, hint, severity=Severity.WARNING)


def _texts(report: Stood) -> Iterator[Path]:
    return _texts_in(report.folder)


def _texts_in(folder: Path) -> Iterator[Path]:
    for pattern in _TEXTS:
        yield from (p for p in sorted(folder.rglob(pattern)) if not p.is_symlink())


def _names(path: Path, names: Collection[str]) -> bool:
    text = path.read_text(encoding="utf-8", errors="replace").casefold()
    return any(name in text for name in names)
