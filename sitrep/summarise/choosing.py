"""Choose the period to report: the one that is named, else the latest complete one with data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from sitrep.arithmetic.periods import month_of
from sitrep.arithmetic.typed import Typed
from sitrep.config.load import Config
from sitrep.model.accounts import OF_A_WEEK, Reconciled, TextTable
from sitrep.model.codes import Code
from sitrep.model.dates import Period
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.request import Request
from sitrep.summarise import data_as_of, end_of_data, latest_complete

#: What is typed for the latest complete week with data, as is nothing at all.
LATEST = "latest"


def settled(
    reconciled: Reconciled, request: Request, config: Config
) -> tuple[Period, dt.date] | None:
    """Return the period to report and the day on which its data end; ``None`` without data."""
    as_of = data_as_of(reconciled, request.as_of)
    held = len(reconciled.accounts) or reconciled.totals or reconciled.withdrawn
    if as_of is None or not held:
        return None
    over = as_of if request.as_of else max(as_of, request.created - dt.timedelta(days=1))
    named = "" if request.period.strip().casefold() == LATEST else request.period.strip()
    period = (
        _named(named, reconciled, request, config) if named else _latest(reconciled, config, over)
    )
    return end_of_data(period, reconciled.latest_report or as_of, request.as_of, request.created)


def _named(wanted: str, reconciled: Reconciled, request: Request, config: Config) -> Period:
    """Return the period that ``wanted`` names; SitrepError where it names none that has begun."""
    try:
        period = Typed(
            config.weeks, request.created, reconciled.latest_report or request.created
        ).period(wanted)
    except ValueError as error:
        raise SitrepError(str(error), usage=True) from None
    if period.start > request.latest:
        begun = config.weeks.containing(request.created).id
        reason = (
            f"begins on {period.start}, and today is {request.created}; the week now is {begun}"
        )
        raise SitrepError(f"{period.id} {reason}", usage=True)
    if request.as_of and period.start > request.as_of:
        reason = f"begins on {period.start}, after --as-of {request.as_of}: nothing is of it yet"
        raise SitrepError(f"{period.id} {reason}", usage=True)
    return period


def _latest(reconciled: Reconciled, config: Config, as_of: dt.date) -> Period:
    """Return the latest complete week with data; SitrepError where there is none."""
    period = latest_complete(reconciled, config, as_of)
    if period is None:
        named = _coarse(reconciled) or config.weeks.containing(as_of)
        hint = f"name the period: sitrep build {named.id}"
        reason = f"no period with data was complete by {as_of}"
        raise SitrepError([Problem(config.path.name, Code.NO_COMPLETE_PERIOD, reason, hint)])
    return period


def _coarse(reconciled: Reconciled) -> Period | None:
    """Return the month to report where nothing is known to the day or week; else ``None``."""
    events = reconciled.events
    coarse = not events["date_precision"].isin(OF_A_WEEK).any() and not reconciled.totals
    return month_of(events["date_start"].max().date()) if coarse and len(events) else None


def nothing(
    config: Config,
    tables: Iterable[TextTable],
    as_of: dt.date | None,
    left_out: Mapping[Code, int],
) -> Problem:
    """Return the problem of inputs with nothing to report, or nothing reported by ``as_of``.

    ``left_out`` counts the rows that do not count, by reason.
    """
    name = config.path.name
    if as_of is not None:
        reason = f"nothing in its inputs was reported by {as_of}"
        hint = "give a later --as-of, or fill in reported_on"
        return Problem(name, Code.NO_ROWS, reason, hint)
    tables = tuple(tables)
    said = ", ".join(table.path for table in tables) or "its inputs"
    if any(table.rows and table.table not in ("events", "totals") for table in tables):
        reason = f"a report is of events or of running totals, and there are none in {said}"
        return Problem(name, Code.NO_ROWS, reason, "add a table of these, or rows to one")
    if left_out.get(Code.WITHDRAWN):
        reason = f"all that is stated in {said} is withdrawn by its sources"
        hint = "add rows that stand; a report that was published is taken back by sitrep withdraw"
        return Problem(name, Code.NO_ROWS, reason, hint)
    reason = f"there are no rows to report in {said}"
    return Problem(name, Code.NO_ROWS, reason, "add rows and build again")
