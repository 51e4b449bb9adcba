"""Parties by the neutral names that config.toml gives them.

A cell may name several ("Government – insurgents"); each keeps its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from sitrep.config.load import Config
from sitrep.vocabulary.fold import spelling

#: What stands between parties in one cell.
_BETWEEN = re.compile(r"( – | - |; )")


def labelled(accounts: pd.DataFrame, config: Config) -> pd.DataFrame:
    """Return the accounts with each party under its label; without any where it is switched off."""
    if not config.report.actors:
        blank = pd.Series("", index=accounts.index, dtype="str").astype("category")
        return accounts.assign(actor=blank, weapon=blank)
    if not config.actors:
        return accounts
    own = accounts["actor"].astype("str")
    named = own.map({text: _label(text, config.actors) for text in own.unique()})
    return accounts.assign(actor=named.astype("category"))


def _label(text: str, labels: Mapping[str, str]) -> str:
    if whole := labels.get(spelling(text)):
        return whole
    return "".join(labels.get(spelling(part), part) for part in _BETWEEN.split(text))
