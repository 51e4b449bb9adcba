"""The date that the report prints for the next one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from sitrep.arithmetic.periods import following
from sitrep.examine.preflight.looked_at import LookedAt, Rule, Said
from sitrep.model.codes import Code
from sitrep.model.dates import Unit
from sitrep.model.problem import Problem, Severity


def _find(looked: LookedAt) -> Iterator[Problem]:
    if looked.period.unit is Unit.DAYS:
        return
    day = following(looked.period, looked.config.weeks).end + dt.timedelta(days=1)
    if day < looked.today:
        reason = "is the date that the report prints for the next one, and it is past"
        hint = "nothing to do for an old report; else publish the later periods too"
        fault = (Code.NEXT_REPORT_PAST, reason, hint)
        yield looked.fault("masthead", fault, Said(day.isoformat()))


RULES = (
    Rule(
        Code.NEXT_REPORT_PAST,
        Severity.WARNING,
        "a date of the next report that is past",
        _find,
    ),
)
