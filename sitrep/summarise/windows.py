"""Which events lie between two dates."""

from __future__ import annotations

import datetime as dt

import pandas as pd


def stamp(day: dt.date) -> pd.Timestamp:
    """Return a date as pandas compares it."""
    return pd.Timestamp(day)


def between(events: pd.DataFrame, column: str, start: dt.date | None, end: dt.date) -> pd.DataFrame:
    """Return the events whose ``column`` lies in the window; an open start is ``None``."""
    mask = events[column] <= stamp(end)
    return events[mask & (events[column] >= stamp(start))] if start else events[mask]
