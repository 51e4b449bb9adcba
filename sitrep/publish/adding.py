"""A report's files to its folder, which may hold pages already.

A format that is asked for joins those that are there where all are of one report; otherwise
those that are there are built again, and that is said. None is removed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.model.report import Drawing, Report
from sitrep.publish import folder, manifest
from sitrep.publish.manifest import Made, Standing

#: Which of several formats this machine can make, and what it lacks for the others.
Makeable = Callable[[Collection[str]], tuple[tuple[str, ...], tuple[Problem, ...]]]


@dataclass(frozen=True)
class Plan:
    """The formats to build, the pages that stay as they are, and the date that all bear.

    ``again`` are the formats that nobody asked for, built since what is there is of old.
    """

    made: Made
    standing: Standing
    formats: tuple[str, ...]
    created: dt.date
    kept: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


def plan(asked: Collection[str], pages: Mapping[str, str], made: Made, makeable: Makeable) -> Plan:
    """Return what is to be done about a report's folder; ``pages``: the file of each format."""
    standing = manifest.standing(folder.mended(made.request.reports / made.name))
    created = made.request.created
    there = {n: file for n, file in pages.items() if n not in asked and standing.has(file)}
    whole = Plan(made, standing, tuple(asked), created)
    if not there:
        return whole
    changed = standing.differs(manifest.facts(made, created), there.values())
    if not changed:
        kept = tuple(there.values())
        return Plan(made, standing, whole.formats, standing.created, kept=kept)
    again, lacks = makeable(tuple(there))
    # Of an old report: what this machine can't make again doesn't stand beside a new one.
    gone = tuple(replace(lack, severity=Severity.WARNING) for lack in lacks)
    if not again:
        return replace(whole, told=gone)
    reason = f"{' and '.join(again)} {'is' if len(again) == 1 else 'are'} built again too"
    hint = f"changed since it was built: {', '.join(changed)}"
    told = Problem(made.name, Code.FILE_EXISTS, reason, hint, severity=Severity.WARNING)
    return Plan(made, standing, (*asked, *again), created, again=again, told=(told, *gone))


def publish(
    plan: Plan, pages: Mapping[str, bytes], report: Report, drawings: Sequence[Drawing]
) -> tuple[Path, tuple[Path, ...]]:
    """Write a report's files, and return its folder and where each of them stands."""
    standing = plan.standing
    kept = {name: (standing.folder / name).read_bytes() for name in plan.kept}
    files = {**pages, **folder.beside(report, drawings)}
    whole = {**files, **kept}
    whole[manifest.NAME] = manifest.manifest(manifest.facts(plan.made, plan.created), whole)
    folder.publish(standing.folder, {**standing.strangers(), **whole}, plan.made.name)
    written = (*files, manifest.NAME)
    return standing.folder, tuple(standing.folder / name for name in written)
