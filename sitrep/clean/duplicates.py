"""Accounts that one source gave twice: refused, since which one it meant can't be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitrep.errors import Problem

if TYPE_CHECKING:
    import pandas as pd


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
            Problem(str(row.path), f"is a second account of this event by the same source on the "
                    f"same day as {row.path_first}:{row.line_first}",
                    "delete one, or correct its event_id, source or reported_on",
                    int(str(row.line)), "event_id", str(row.event_id))
        )  # fmt: skip
    return accounts[~twice].reset_index(drop=True)
