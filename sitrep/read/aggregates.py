"""Refuse tables of counts by area and month as tables of events (model.md, rule 23).

A row of such a table is no event: read as one, it counts the same people once for each area
and level. Single events that span a month, or are known only to the month, are events.
"""

from __future__ import annotations

import re

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, quote
from sitrep.read.containers.blank import blank_cells
from sitrep.read.header import Origin
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

_NUMBER = re.compile(r"\d+(?:\.0+)?")
#: From this share of rows on, "nearly all" span a month. A few long events are no aggregates.
_NEARLY_ALL, _LEAST = 0.9, 3
_MONTH = pd.Timedelta(days=27)
_HINT = (
    "give the file of single events, or read it as running totals: table = "
    '"totals", columns = {figure = "…", since = "…", as_of = "…", area = "…"}, '
    'set = {indicator = "killed"}, and where = {…} for one level'
)


def refuse_aggregates(frame: pd.DataFrame, at: Origin) -> None:
    """Raise SitrepError where ``frame``, in canonical columns, holds counts and no events."""
    if reason := _counts_events(frame) or _several_levels(frame) or _spans_months(frame):
        said = f"{reason}: its rows are aggregates, not events"
        raise SitrepError([Problem(at.path, Code.TABLE_OF_COUNTS, said, _HINT, at.header)])


def _counts_events(frame: pd.DataFrame) -> str:
    """Return that a column says how many events a row stands for."""
    for column in frame.columns:
        if fold(str(column).replace("_", " ")) in lexicon.folded("headers.counts_of_events"):
            texts = [t for t in frame[column].str.strip().unique() if t]
            if all(map(_NUMBER.fullmatch, texts)) and any(float(t) > 1 for t in texts):
                return f"the column {quote(str(column))} counts events"
    return ""


def _several_levels(frame: pd.DataFrame) -> str:
    """Return that the same time is counted at several levels of areas."""
    known = lexicon.folded("headers.levels")
    levels = [c for c in frame.columns if fold(str(c).replace("_", " ")) in known]
    dates = [c for c in ("date_start", "date_end") if c in frame.columns]
    for column in levels:
        several = frame[column].groupby([frame[c] for c in dates]).nunique() if dates else None
        if several is not None and (several > 1).any():
            return f"the column {quote(str(column))} has several levels for one time"
    return ""


def _spans_months(frame: pd.DataFrame) -> str:
    """Return that nearly all rows of a table without ids span a month or more."""
    if len(frame) < _LEAST or not {"date_start", "date_end"} <= set(frame.columns):
        return ""
    if "event_id" in frame.columns and not blank_cells(frame["event_id"]).all():
        return ""
    start, end = (
        pd.to_datetime(frame[c], format="ISO8601", errors="coerce", utc=True)
        for c in ("date_start", "date_end")
    )
    share = (end - start >= _MONTH).mean()
    return "nearly every row spans a month or more" if share >= _NEARLY_ALL else ""
