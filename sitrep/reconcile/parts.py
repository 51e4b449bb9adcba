"""Parts and wholes: a whole that its source leaves blank is at least its greatest part.

Such wholes are filled in, and a whole is raised to a part that exceeds it (model.md, rule 19).
Parts are inside their whole and never added to it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sitrep.arithmetic.figures import WEAKNESS
from sitrep.model.accounts import Measure
from sitrep.model.figure import Qualifier
from sitrep.reconcile.latest_accounts import KEY

_AT_LEAST = WEAKNESS.index(Qualifier.AT_LEAST)


def with_wholes(accounts: pd.DataFrame, measures: Sequence[Measure]) -> pd.DataFrame:
    """Return the accounts with each whole at least the greatest part that its source states."""
    for whole in (m for m in measures if not m.group):
        lows = [m.part("low") for m in measures if m.group and m.indicator == whole.indicator]
        if lows and accounts[lows].notna().any(axis=None):
            accounts = _raised(accounts, whole, accounts[lows].max(axis=1))
    return accounts


def _raised(accounts: pd.DataFrame, whole: Measure, part: pd.Series[float]) -> pd.DataFrame:
    best, high = accounts[whole.part("best")], accounts[whole.part("high")]
    exceeds = (part > high) | (np.isinf(high) & (part > accounts[whole.part("low")]))
    raise_ = exceeds | _unsaid(accounts, best, part)
    if not raise_.any():
        return accounts
    words = accounts[whole.part("words")]
    if "" not in words.cat.categories:
        words = words.cat.add_categories([""])
    code = accounts[whole.part("qualifier")].where(~raise_, _AT_LEAST).astype("int8")
    return accounts.assign(
        **{
            whole.part("low"): accounts[whole.part("low")].where(~raise_, part),
            whole.part("best"): best.where(~raise_, part),
            whole.part("high"): high.where(~raise_, np.inf),
            whole.part("qualifier"): code,
            whole.part("words"): words.where(~raise_, ""),
        }
    )


def _unsaid(
    accounts: pd.DataFrame, best: pd.Series[float], part: pd.Series[float]
) -> pd.Series[bool]:
    """Return which accounts have their source's greatest part, in events without a stated whole.

    A whole that another source states says more than a minimum made of parts.
    """
    blank = best.isna() & (part > 0)
    own = accounts.loc[blank, KEY].assign(part=part[blank])
    greatest = own.sort_values("part", kind="stable").drop_duplicates(KEY, keep="last")
    states = best.notna() & (accounts["status"] != "denied")
    free = ~greatest["event"].isin(accounts.loc[states, "event"])
    unsaid = pd.Series(False, index=accounts.index)
    unsaid[greatest.index[free]] = True
    return unsaid
