"""Look a report over before it is published: ``sitrep check 2019-W19``.

In: what was read, and a period. Out: a problem for each thing that an editor would send back. What
people have cleared in cleared.toml (``[[check]]``) is not told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sitrep.config.cleared import about
from sitrep.examine.preflight.looked_at import Log, LookedAt
from sitrep.examine.preflight.rules import RULES
from sitrep.model.clearing import Cleared, Clearing, Kind
from sitrep.model.codes import Code
from sitrep.model.edition import INTERNAL, PUBLIC
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.request import Request
from sitrep.pipeline import Inputs, counted


def preflight(
    inputs: Inputs, period: str, editions: Sequence[str], today: dt.date
) -> Iterator[Problem]:
    """Yield what the rules find; nothing of a period that can't be counted, which is told already.

    ``period`` is one that a build would understand. An idle decision about it is a warning.
    """
    request = Request(inputs.config.path, today, period, edition=INTERNAL)
    try:
        summary = counted(inputs, request).summary
    except SitrepError:
        return
    mine = inputs.cleaned
    log = Log(mine.accounts, mine.measures, mine.rows_of_totals)
    looked = LookedAt(inputs.config, summary, log, tuple(editions) or (PUBLIC,), today)
    cleared = inputs.config.cleared.on(today)
    used: set[int] = set()
    for rule in RULES:
        for problem in rule.find(looked) if rule.find else ():
            if not (fitting := _fitting(cleared, problem, looked)):
                yield problem
            used |= {decision.number for decision in fitting}
    yield from _idle(cleared, used, looked)


def _fitting(cleared: Cleared, problem: Problem, looked: LookedAt) -> list[Clearing]:
    """Return the decisions by which a problem is not told."""
    says = {"rule": str(problem.code), "file": problem.path, "text": problem.value}
    return [
        decision
        for decision in cleared.of(Kind.CHECK)
        if all(says.get(key, value) == value for key, value in decision.says.items())
        and _is_of(decision, looked)
    ]


def _is_of(decision: Clearing, looked: LookedAt) -> bool:
    """Return whether a decision is of every period, or of the one that is looked at."""
    window, period = decision.window, looked.period
    return window is None or (window.start, window.end) == (period.start, period.end)


def _idle(cleared: Cleared, used: set[int], looked: LookedAt) -> Iterator[Problem]:
    """Yield a warning for each decision about this period alone that fits nothing."""
    for decision in cleared.of(Kind.CHECK):
        if decision.window and _is_of(decision, looked) and decision.number not in used:
            reason = "clears nothing: the check does not find it"
            hint = "take the decision out, or write rule, file and text as the check tells them"
            fault = (Code.CLEARS_NOTHING, reason, hint)
            yield about(cleared, decision, fault, "rule", Severity.WARNING)
