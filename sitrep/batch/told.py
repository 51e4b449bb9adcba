"""Say how a batch went: a table of workspaces, and all of it as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sitrep.batch.job import Outcome, State
from sitrep.model.problem import Problem


def table(outcomes: Sequence[Outcome]) -> str:
    """Return a row for each workspace: how many reports ended in which way."""
    from tabulate import tabulate

    counts = Counter((o.job.workspace, o.state) for o in outcomes)
    shown = [state for state in State if any(o.state is state for o in outcomes)]
    names = dict.fromkeys(o.job.workspace for o in outcomes)
    rows = [[name, *(counts[name, state] for state in shown)] for name in names]
    return tabulate(rows, ["workspace", *map(str, shown)], disable_numparse=[0])


def as_json(outcomes: Sequence[Outcome], problems: Sequence[Problem] = ()) -> str:
    """Return all outcomes: how many of each state, and each report with its problems.

    ``problems`` are those of the batch itself.
    """
    counts = Counter(o.state for o in outcomes)
    told = {str(state): counts[state] for state in State}
    own = [_problem(p) for p in problems]
    said = {**told, "problems": own, "reports": [_report(o) for o in outcomes]}
    return json.dumps(said, indent=2, ensure_ascii=False) + "\n"


def _report(outcome: Outcome) -> dict[str, Any]:
    request = outcome.job.request
    return {
        "workspace": outcome.job.workspace,
        "config": str(outcome.job.config),
        "period": outcome.period or request.period,
        "edition": request.edition,
        "language": request.language,
        "template": request.template,
        "state": str(outcome.state),
        "seconds": round(outcome.seconds, 2),
        "processor": round(outcome.processor, 2),
        "folder": str(outcome.folder) if outcome.folder else None,
        "files": [str(path) for path in outcome.files],
        "message": outcome.message,
        "problems": [_problem(p) for p in outcome.problems],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": str(problem.severity),
        "code": str(problem.code),
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "value": problem.value,
        "reason": problem.reason,
        "hint": problem.hint,
    }
