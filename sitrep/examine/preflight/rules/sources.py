"""Sources that have been silent for longer than they ever were."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from sitrep.examine.preflight.looked_at import LookedAt, Rule
from sitrep.model.accounts import said_on
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity

#: How often a source reports is known from so many days of reporting.
DAYS = 5
_HINT = "ask whether its reports have arrived, and write in the text what is missing"


def _find(looked: LookedAt) -> Iterator[Problem]:
    end = pd.Timestamp(min(looked.summary.as_of, looked.period.end))
    told = looked.log.accounts
    columns = {name: told[name] for name in ("source", "path", "line")}
    accounts = pd.DataFrame({**columns, "day": said_on(told)})
    accounts = accounts[accounts["day"] <= end]
    for source, rows in accounts.groupby("source", observed=True):
        days = rows["day"].drop_duplicates().sort_values()
        if len(days) < DAYS:
            continue
        gaps = days.diff().dt.days.dropna()
        quiet = (end - days.iloc[-1]).days
        if quiet > gaps.max() and quiet > 2 * gaps.median():
            last = rows.iloc[int(rows["day"].argmax())]
            reason = (
                f"has reported nothing for {quiet} days, since {days.iloc[-1].date()}; "
                f"its longest silence before was {int(gaps.max())} days"
            )
            fault = (Code.SOURCE_SILENT, reason, _HINT)
            where = (int(last["line"]), "source", str(source))
            yield Problem(str(last["path"]), *fault, *where, severity=Severity.WARNING)


RULES = (
    Rule(
        Code.SOURCE_SILENT,
        Severity.WARNING,
        f"a source that is silent for longer than ever before, of those that reported on {DAYS} "
        "days or more",
        _find,
    ),
)
