"""The week's figures as a plain pandas script has them: what a build is held against.

``plain.py CSV START END`` reads the log, keeps each source's last account of each event, sums
the days from START to END by area and type, and prints the sums. It is what somebody writes in
a quarter of an hour: it checks nothing, and takes the first number in a cell for the figure.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

FIGURES = ["killed", "injured"]


def week(path: Path, start: str, end: str) -> pd.DataFrame:
    """Return the sums from ``start`` to ``end``, by area and type."""
    # pandas' own reader, as in stages.py.
    log = pd.read_csv(path, engine="c", parse_dates=["date_start", "reported_on"])
    last = log.sort_values("reported_on", kind="stable")
    last = last.drop_duplicates(["event_id", "source"], keep="last")
    counts = last["date_start"].between(start, end) & ~last["status"].isin(["denied", "withdrawn"])
    of_week = last.loc[counts, ["event_id", "admin1", "event_type", *FIGURES]].copy()
    for name in FIGURES:
        number = of_week[name].astype("str").str.extract(r"(\d+)", expand=False)
        of_week[name] = pd.to_numeric(number)
    events = of_week.groupby("event_id").agg(
        {"admin1": "first", "event_type": "first", **dict.fromkeys(FIGURES, "min")}
    )
    return events.groupby(["admin1", "event_type"])[FIGURES].sum()


if __name__ == "__main__":
    print(week(Path(sys.argv[1]), *sys.argv[2:4]).to_string())
