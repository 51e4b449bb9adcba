"""Check that the markers of config.toml lie in the history that the rows tell."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Sequence

import pandas as pd

from sitrep.config.complaints import locate
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.model.summary import RunningTotal


def outside(
    config: Config, accounts: pd.DataFrame, totals: Sequence[RunningTotal]
) -> Iterator[Problem]:
    """Yield a warning for each marker before the first day of the history or after its last."""
    days = _days(accounts, totals)
    if not days or not config.markers:
        return
    first, last = min([*days, *filter(None, [config.report.baseline])]), max(days)
    for place, marker in enumerate(tomllib.loads(config.text)["marker"]):
        day = marker["date"]
        if first <= day <= last:
            continue
        reason = f"is outside the history, which runs from {first} to {last}: no chart can show it"
        hint = "correct the date, or remove the marker"
        line, key = locate(config.text, ("marker", place, "date")), f"marker.{place + 1}.date"
        fault = (Code.MARKER_OUTSIDE, reason, hint, line, key, str(day))
        # The report lists warnings, and must not show the folders of this machine.
        yield Problem(config.path.name, *fault, Severity.WARNING)


def _days(accounts: pd.DataFrame, totals: Sequence[RunningTotal]) -> list[dt.date]:
    """Return the first and last days that rows tell of, and those on which they were published."""
    found = [day for t in totals for day in (t.since.date, t.as_of, t.reported_on) if day]
    for column in ("date_start", "date_end", "reported_on"):
        known = accounts[column].dropna()
        found += [known.min().date(), known.max().date()] if len(known) else []
    return found
