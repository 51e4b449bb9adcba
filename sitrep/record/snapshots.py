"""The accounts behind a published report, in a file of arrays that outlives this version.

It holds no type of sitrep's own: tables of plain columns.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from sitrep.cache import packed

ACCOUNTS = "accounts.npz"


@dataclass(frozen=True)
class Snapshot:
    """The accounts of a log; the events that counted, by indicators; since when they are summed."""

    accounts: pd.DataFrame
    counted: Mapping[str, pd.DataFrame]
    baseline: dt.date | None


def snapshot(whole: Snapshot, until: dt.date) -> bytes:
    """Return the file, with the accounts of events that began by the end of a report's period."""
    accounts = whole.accounts
    begun = accounts["date_start"] <= pd.Timestamp(until)
    kept = accounts[begun | accounts["date_start"].isna()].reset_index(drop=True)
    if kept.empty:  # a log of running totals alone has columns of no type
        kept = kept.astype({c: "str" for c in kept if str(kept[c].dtype) in ("category", "object")})
    counted = dict(whole.counted)
    return packed.pack({"accounts": kept, "counted": counted, "baseline": whole.baseline}, ())


def snapshot_of(content: bytes) -> Snapshot:
    """Return what a file holds; raises ValueError where it is damaged."""
    try:
        found = packed.unpack(io.BytesIO(content), ())
        return Snapshot(found["accounts"], found["counted"], found["baseline"])
    except Exception as error:  # damaged bytes may raise anything
        raise ValueError(f"can't be read: {error}") from None
