"""Areas that share a name are told apart by what they lie in: "Northern, Ghana" (rule 4)."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, quote

#: Each level with the one that it lies in.
_WIDER: Mapping[str, str] = {"admin1": "country", "admin2": "admin1"}


def told_apart(accounts: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Return accounts in which areas of one name in two others bear the other's name too.

    A row that does not say in which of the two its area lies keeps the bare name, with a warning.
    """
    for column, wider in _WIDER.items():
        if not (accounts[wider] != "").any():
            continue
        names, parents = accounts[column], _stated_of_event(accounts["event_id"], accounts[wider])
        pairs = pd.DataFrame({"name": names, "parent": parents}).drop_duplicates().astype("str")
        pairs = pairs[(pairs["name"] != "") & (pairs["parent"] != "")]
        several = pairs["name"][pairs["name"].duplicated()]
        if several.empty:
            continue
        names, parents = names.astype("str"), parents.astype("str")
        shared, unsaid = names.isin(several), parents == ""
        _warn(accounts[shared & unsaid], column, wider, problems)
        bare = names.where(~shared | unsaid, names + ", " + parents)
        accounts = accounts.assign(**{column: bare.astype("category")})
    return accounts


def _stated_of_event(events: pd.Series[str], parents: pd.Series[str]) -> pd.Series[str]:
    """Return each row's wider area; where a row is silent, the only one stated of its event."""
    if not (parents == "").any():
        return parents
    stated = parents.astype("str").where(parents != "")
    one = stated.groupby(events).transform("first")
    only = stated.groupby(events).transform("nunique") == 1
    return stated.fillna(one.where(only)).fillna("")


def _warn(rows: pd.DataFrame, column: str, wider: str, problems: list[Problem]) -> None:
    for name, own in rows.groupby(rows[column].astype("str")):
        row, n = own.iloc[0], len(own)
        reason = f"is the name of an area in each of several {wider} names, and {n:,} row"
        reason += "s do not say which" if n > 1 else " does not say which"
        hint = f"fill {wider} in the rows of {quote(str(name))}"
        path, line = str(row["path"]), int(row["line"])
        code, severity = Code.AREA_AMBIGUOUS, Severity.WARNING
        problems.append(Problem(path, code, reason, hint, line, column, str(name), severity))
