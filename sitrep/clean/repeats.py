"""Accounts that stand twice: refused where one source gave both, told where no id tells them apart.

Which of two a source meant can't be told; whether two rows without an id are one event neither.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sitrep.model.accounts import Measure
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity

#: What a row says of an event besides its figures; who says so may be no more than a file's name.
_SAID = ("date_start", "date_end", "event_type", "admin1", "admin2", "place", "description")
#: Rows that give nothing of these and no figure are alike by saying little.
_TELLING = ("place", "description")


def refuse_duplicates(accounts: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Return the accounts without those that one source gave twice for one event and day.

    Which of the two it meant can't be told, so the later one is a problem.
    """
    key = ["event_id", "source", "reported_on", "facility_id", "facility_type", "status"]
    twice = accounts.duplicated(key).to_numpy()
    if not twice.any():
        return accounts
    first = accounts.drop_duplicates(key)[[*key, "path", "line"]]
    for row in accounts[twice].merge(first, on=key, suffixes=("", "_first")).itertuples():
        problems.append(
            Problem(
                str(row.path),
                Code.ACCOUNT_REPEATED,
                f"is a second account of this event by the same source on the "
                f"same day as {row.path_first}:{row.line_first}",
                "delete one, or correct its event_id, source or reported_on",
                int(str(row.line)),
                "event_id",
                str(row.event_id),
            )
        )
    return accounts[~twice].reset_index(drop=True)


def tell_repeats(
    accounts: pd.DataFrame, measures: Iterable[Measure], problems: list[Problem]
) -> None:
    """Warn of rows without an id that say the very same as an earlier one: each counts by itself.

    Last week's export beside this week's is such a case.
    """
    # Only an id that clean has given can be a path and a line: few of a million need a look.
    rows = accounts[accounts["event_id"].astype("str").str.contains(":", regex=False)]
    own = rows["path"].astype("str") + ":" + rows["line"].astype("str")
    rows = rows[rows["event_id"].astype("str") == own]
    bests = [measure.part("best") for measure in measures]
    telling = rows[[b for b in bests if b in rows]].notna().any(axis=1)
    for column in _TELLING:
        telling |= rows[column].astype("str") != ""
    rows = rows[telling]
    parts = [part for measure in measures for part in measure.parts if part in rows]
    same = pd.util.hash_pandas_object(rows[[*_SAID, *parts]], index=False).to_numpy()
    rows = pd.DataFrame({"path": rows["path"].astype("str"), "line": rows["line"], "same": same})
    earlier = rows.groupby("same")[["path", "line"]].transform("first")
    rows = rows.assign(path_first=earlier["path"], line_first=earlier["line"])
    again = rows[rows.duplicated("same")]
    for (path, other), part in again.groupby(["path", "path_first"], sort=False):
        n, first = len(part), part.iloc[0]
        at = first["line_first"]
        reason = (
            f"repeats {other}:{at} in all it says"
            if n == 1
            else f"is the first of {n:,} rows that repeat rows of {other} in all they say, "
            f"this one line {at}"
        )
        hint = "each counts as an event of its own: give event_id, or take out what stands twice"
        line, code = int(first["line"]), Code.ROW_REPEATED
        problems.append(Problem(str(path), code, reason, hint, line, severity=Severity.WARNING))
