"""Choose the period to report: the one that is named, else the latest complete one with data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sitrep.config.load import Config
from sitrep.model.accounts import Reconciled, TextTable
from sitrep.model.codes import Code
from sitrep.model.dates import Period
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.request import Request
from sitrep.summarise import data_as_of, end_of_data, latest_complete


def settled(
    reconciled: Reconciled, request: Request, config: Config
) -> tuple[Period, dt.date] | None:
    """Return the period to report and the day on which its data end; ``None`` without data."""
    as_of = data_as_of(reconciled, request.as_of)
    held = len(reconciled.accounts) or reconciled.totals or reconciled.withdrawn
    if as_of is None or not held:
        return None
    over = as_of if request.as_of else max(as_of, request.created - dt.timedelta(days=1))
    period = chosen(request.period, reconciled, config, over)
    return end_of_data(period, reconciled.heard or as_of, request.as_of, request.created)


def chosen(wanted: str, reconciled: Reconciled, config: Config, as_of: dt.date) -> Period:
    """Return the period that ``wanted`` names, else the latest; raises SitrepError."""
    if wanted:
        try:
            return config.weeks.parse(wanted)
        except ValueError as error:
            raise SitrepError(str(error), usage=True) from None
    period = latest_complete(reconciled, config, as_of)
    if period is None:
        hint = f"name the period: sitrep build {config.weeks.containing(as_of).id}"
        reason = f"no period with data was complete by {as_of}"
        raise SitrepError([Problem(config.path.name, Code.NO_COMPLETE_PERIOD, reason, hint)])
    return period


def nothing(config: Config, tables: Iterable[TextTable], as_of: dt.date | None) -> Problem:
    """Return the problem of inputs without rows, or with nothing reported by ``as_of``."""
    name = config.path.name
    if as_of is not None:
        reason = f"nothing in its inputs was reported by {as_of}"
        hint = "give a later --as-of, or fill in reported_on"
        return Problem(name, Code.NO_ROWS, reason, hint)
    said = ", ".join(table.path for table in tables) or "its inputs"
    reason = f"there are no rows to report in {said}"
    return Problem(name, Code.NO_ROWS, reason, "add rows and build again")
