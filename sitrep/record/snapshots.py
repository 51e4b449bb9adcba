"""The accounts behind a published report, in a file of arrays that outlives this version.

It holds no type of sitrep's own: a table of plain columns.
"""

from __future__ import annotations

import datetime as dt
import io
from typing import cast

import pandas as pd

from sitrep.cache import packed

ACCOUNTS = "accounts.npz"


def snapshot(accounts: pd.DataFrame, until: dt.date) -> bytes:
    """Return the accounts of events that began by the end of a report's period."""
    begun = accounts["date_start"] <= pd.Timestamp(until)
    kept = accounts[begun | accounts["date_start"].isna()].reset_index(drop=True)
    return packed.pack({"accounts": kept}, ())


def accounts_of(content: bytes) -> pd.DataFrame:
    """Return the accounts of a snapshot; raises ValueError where it is damaged."""
    try:
        return cast(pd.DataFrame, packed.unpack(io.BytesIO(content), ())["accounts"])
    except Exception as error:  # damaged bytes may raise anything
        raise ValueError(f"can't be read: {error}") from None
