"""Which events lie between two dates, and at which level their areas are."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from sitrep.model.codes import Precision
from sitrep.model.dates import Period


def stamp(day: dt.date) -> pd.Timestamp:
    """Return a date as pandas compares it."""
    return pd.Timestamp(day)


def between(events: pd.DataFrame, column: str, start: dt.date | None, end: dt.date) -> pd.DataFrame:
    """Return the events whose ``column`` lies in the window; an open start is ``None``."""
    days = events[column].to_numpy()
    inside = days <= np.datetime64(end)
    return events[inside & (days >= np.datetime64(start))] if start else events[inside]


def is_whole_from(day: dt.date, first: dt.date | None, baseline: dt.date | None) -> bool:
    """Return whether a log whose first event is of the day ``first`` holds all from ``day`` on.

    It begins on the baseline; without one, with its first event: of days before that it may know
    nothing.
    """
    if baseline is not None:
        return baseline <= day
    return first is not None and first <= day


def maybe_in(undated: pd.DataFrame, period: Period) -> int:
    """Return how many undated events have a month or year that touches ``period``."""
    by_year = (undated["date_precision"] == Precision.YEAR).to_numpy()
    first = _edge(undated["date_start"], by_year, 0)
    after = _edge(undated["date_end"], by_year, 1)
    start, end = np.datetime64(period.start), np.datetime64(period.end)
    return int(((first <= end) & (after > start)).sum())


def _edge(days: pd.Series[pd.Timestamp], by_year: np.ndarray, after: int) -> np.ndarray:
    """Return the first day of each day's month, or year, or with ``after`` 1 of the next one."""
    month, year = (days.to_numpy().astype(f"datetime64[{unit}]") + after for unit in "MY")
    return np.where(by_year, year.astype("datetime64[D]"), month.astype("datetime64[D]"))


def level_of(events: pd.DataFrame) -> str:
    """Return the column of areas: of a log that names no admin 1 at all, the country."""
    return "admin1" if (events["admin1"] != "").any() else "country"
