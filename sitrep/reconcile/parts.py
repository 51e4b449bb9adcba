"""Parts and wholes: a whole that its source leaves blank is at least its greatest part.

Such wholes are filled in, and a whole is raised to a part that exceeds it, also where its source
states the two in different accounts (model.md, rule 19). Parts are inside their whole and never
added to it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sitrep.arithmetic.figures import WEAKNESS
from sitrep.arithmetic.parts import least
from sitrep.model.accounts import Measure
from sitrep.model.codes import Code
from sitrep.model.figure import Qualifier
from sitrep.model.problem import Problem, Severity
from sitrep.reconcile.latest_accounts import KEY, of_one_source

_AT_LEAST = WEAKNESS.index(Qualifier.AT_LEAST)
_MORE_THAN = WEAKNESS.index(Qualifier.MORE_THAN)


def with_wholes(
    accounts: pd.DataFrame, measures: Sequence[Measure]
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Return the accounts with each whole at least the greatest part that its source states.

    A stated whole is at least the sum of parts that have nobody in common, such as women and men.

    There is a warning for each whole that is less than a part in another account of its source.
    """
    told: list[Problem] = []
    for whole in (m for m in measures if not m.group):
        lows = [m.part("low") for m in measures if m.group and m.indicator == whole.indicator]
        if lows and accounts[lows].notna().any(axis=None):
            own = accounts[lows].max(axis=1)
            own = _apart(accounts, measures, whole, own)
            most, high = _of_source(accounts, own), accounts[whole.part("high")]
            elsewhere = (most > high) & ~(own > high)
            if elsewhere.any():
                told += _warnings(accounts[elsewhere], whole, most[elsewhere])
            exceeds = (most > high) | (np.isinf(high) & (most > accounts[whole.part("low")]))
            blank = _unsaid(accounts, accounts[whole.part("best")], own)
            open_ = blank & _exceeded(accounts, measures, whole, most)
            accounts = _raised(accounts, whole, most, (exceeds | blank, open_))
    return accounts, tuple(told)


def _exceeded(
    accounts: pd.DataFrame, measures: Sequence[Measure], whole: Measure, part: pd.Series[float]
) -> pd.Series[bool]:
    """Return whether the greatest part is itself more than its number: "more than 10"."""
    found = pd.Series(False, index=accounts.index)
    for own in (m for m in measures if m.group and m.indicator == whole.indicator):
        more = accounts[own.part("qualifier")] == _MORE_THAN
        found |= more & (accounts[own.part("low")] == part)
    return found


def _apart(
    accounts: pd.DataFrame, measures: Sequence[Measure], whole: Measure, part: pd.Series[float]
) -> pd.Series[float]:
    """Return the greatest parts; the sum of those with nobody in common where it exceeds them."""
    own = (m for m in measures if m.group and m.indicator == whole.indicator)
    sums = least({m.group: accounts[m.part("low")].to_numpy() for m in own})
    if sums is None:
        return part
    exceeds = (accounts[whole.part("high")] < sums).to_numpy()
    return pd.Series(np.where(exceeds, np.fmax(part, sums), part), index=part.index)


def _of_source(accounts: pd.DataFrame, part: pd.Series[float]) -> pd.Series[float]:
    """Return the greatest part that each account's source states of the event, in any account."""
    several = of_one_source(accounts)
    if not several.any():
        return part
    keys = [accounts.loc[several, name] for name in KEY]
    return part.where(~several, part[several].groupby(keys, observed=True).transform("max"))


def _warnings(accounts: pd.DataFrame, whole: Measure, most: pd.Series[float]) -> list[Problem]:
    return [
        Problem(
            str(row["path"]),
            Code.PART_EXCEEDS_WHOLE,
            f"is less than a part of it that the same source states, {int(part)}: it counts as at "
            "least that part",
            "correct one of the two",
            int(row["line"]),
            whole.column,
            str(row[whole.part("words")]) or str(int(row[whole.part("best")])),
            Severity.WARNING,
        )
        for (_, row), part in zip(accounts.iterrows(), most, strict=True)
    ]


def _raised(
    accounts: pd.DataFrame,
    whole: Measure,
    part: pd.Series[float],
    rows: tuple[pd.Series[bool], pd.Series[bool]],
) -> pd.DataFrame:
    """Return the accounts with the whole at least its part in the first ``rows``.

    In the second it is more than its part.
    """
    raise_, more = rows
    if not raise_.any():
        return accounts
    best, high = accounts[whole.part("best")], accounts[whole.part("high")]
    words = accounts[whole.part("words")]
    if "" not in words.cat.categories:
        words = words.cat.add_categories([""])
    code = accounts[whole.part("qualifier")].where(~raise_, _AT_LEAST).where(~more, _MORE_THAN)
    return accounts.assign(
        **{
            whole.part("low"): accounts[whole.part("low")].where(~raise_, part),
            whole.part("best"): best.where(~raise_, part),
            whole.part("high"): high.where(~raise_, np.inf),
            whole.part("qualifier"): code.astype("int8"),
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
    own = accounts[KEY][blank].assign(part=part[blank])
    greatest = own.sort_values("part", kind="stable").drop_duplicates(KEY, keep="last")
    states = best.notna() & (accounts["status"] != "denied")
    free = ~greatest["event"].isin(accounts.loc[states, "event"])
    unsaid = pd.Series(False, index=accounts.index)
    unsaid[greatest.index[free]] = True
    return unsaid
