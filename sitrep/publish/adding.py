"""Add a report's files to its folder, which may already hold other formats.

A requested format joins the existing ones if all are of the same report. Otherwise the existing
ones are built again, with a warning. Where this machine can't build one of them, nothing is built:
it would be lost, or stay beside pages that say something else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.report import Drawing, Report
from sitrep.publish import folder, manifest
from sitrep.publish.manifest import Made, Standing

#: Returns a problem for each of several formats that this machine can't make, by format.
Lacking = Callable[[Collection[str]], Mapping[str, Problem]]


@dataclass(frozen=True)
class Plan:
    """The formats to build, the pages to keep, and the date printed on all of them.

    ``again`` are existing formats that are out of date and built again; ``told`` are warnings.
    """

    made: Made
    standing: Standing
    formats: tuple[str, ...]
    created: dt.date
    kept: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


def plan(asked: Collection[str], pages: Mapping[str, str], made: Made, lacking: Lacking) -> Plan:
    """Return the plan for a report's folder; ``pages`` maps each format to its file.

    Raises SitrepError where a page in the folder is of an older report and can't be built again.
    """
    standing = manifest.standing(folder.mended(made.request.home / made.name))
    created = made.request.created
    there = {n: file for n, file in pages.items() if n not in asked and standing.has(file)}
    whole = Plan(made, standing, tuple(asked), created)
    if not there:
        return whole
    changed = standing.differs(manifest.facts(made, created), there.values())
    if not changed:
        kept = tuple(there.values())
        return Plan(made, standing, whole.formats, standing.created, kept=kept)
    if lacks := lacking(tuple(there)):
        raise SitrepError([_stuck(lack, f"{made.name}/{there[n]}") for n, lack in lacks.items()])
    again = tuple(there)
    reason = f"{' and '.join(again)} {'is' if len(again) == 1 else 'are'} built again too"
    hint = f"changed since it was built: {', '.join(changed)}"
    told = Problem(made.name, Code.FILE_EXISTS, reason, hint, severity=Severity.WARNING)
    return Plan(made, standing, (*asked, *again), created, again=again, told=(told,))


def _stuck(lack: Problem, page: str) -> Problem:
    """Return why nothing is built beside ``page``, which is of an older report, and what helps."""
    reason = f"is of an older report, and {lack.path} {lack.reason}"
    hint = f"{lack.hint}; or move {page} away, or build into another folder with --out"
    return replace(lack, path=page, reason=reason, hint=hint)


def publish(
    plan: Plan, pages: Mapping[str, bytes], report: Report, drawings: Sequence[Drawing]
) -> tuple[Path, tuple[Path, ...]]:
    """Write a report's files; return its folder and their paths."""
    standing = plan.standing
    kept = {name: (standing.folder / name).read_bytes() for name in plan.kept}
    files = {**pages, **folder.beside(report, drawings)}
    whole = {**files, **kept}
    whole[manifest.NAME] = manifest.manifest(manifest.facts(plan.made, plan.created), whole)
    request = plan.made.request
    closed = None if request.is_public else request.home
    folder.publish(standing.folder, {**standing.strangers(), **whole}, plan.made.name, closed)
    written = (*files, manifest.NAME)
    return standing.folder, tuple(standing.folder / name for name in written)
