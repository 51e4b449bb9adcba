"""Do what was planned: write it down, rewrite the files, remove the reports, empty the cache.

It is written down first, and each file is old or new at any time: a command that is stopped leaves
nothing forgotten unsaid, and running it again does the rest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeAlias

from sitrep.config import forgotten
from sitrep.forget.planning import Change, Plan
from sitrep.model.codes import Code
from sitrep.model.forgotten import Forgotten
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.publish.folder import put
from sitrep.publish.removing import Stood, sweep, take_away
from sitrep.update import placing
from sitrep.update.choosing import shown_as

#: Does one thing, and returns what is told of it.
Step: TypeAlias = Callable[[], Iterable[Problem]]
_AGAIN = "close it and see who may write there; then run the same command again"


def carry_out(plan: Plan, reason: str, day: dt.date) -> list[Problem]:
    """Do all of it, and return what could not be done, and what others have in removed reports.

    Raises SitrepError, with nothing done, where it can't be written down.
    """
    removed = [_shown(plan, report) for report in plan.reports]
    names = (*(change.held.file.shown for change in plan.changes), *removed)
    entry = Forgotten(plan.asked, day, reason, plan.cells, names, plan.stays)
    folder = plan.config.folder
    put(folder, {forgotten.NAME: forgotten.with_another(folder, entry)})
    steps: list[tuple[str, Step]] = [
        *((change.held.file.shown, partial(_rewritten, change)) for change in plan.changes),
        *zip(removed, (partial(_removed, plan, report) for report in plan.reports), strict=True),
        *((str(path), partial(_unlinked, path)) for path in plan.cached),
    ]
    problems = [problem for step in steps for problem in _tried(*step)]
    sweep(plan.left)
    return problems


def _tried(shown: str, step: Step) -> Iterator[Problem]:
    """Take a step; why it fails is a problem, and stops no other."""
    try:
        yield from step()
    except SitrepError as error:
        yield from error.problems
    except OSError as error:
        reason = f"can't be changed: {error.strerror or error}"
        yield Problem(shown, Code.FILE_NOT_WRITTEN, reason, _AGAIN)


def _rewritten(change: Change) -> tuple[Problem, ...]:
    file = change.held.file
    placing.rewrite(file.path, change.after, change.before, file.shown)
    return ()


def _unlinked(path: Path) -> tuple[Problem, ...]:
    path.unlink(missing_ok=True)
    return ()


def _removed(plan: Plan, report: Stood) -> list[Problem]:
    reason = "stands in a report that was removed, and is not sitrep's"
    hint = "look at it yourself; remove it if it may hold what is forgotten"
    fault = (Code.FORGOTTEN_HELD, reason, hint)
    left = take_away(report.folder)
    shown = (shown_as(path, plan.config) for path in left)
    return [Problem(path, *fault, severity=Severity.WARNING) for path in shown]


def _shown(plan: Plan, report: Stood) -> str:
    return f"{shown_as(report.folder, plan.config)}/"
