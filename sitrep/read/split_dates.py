"""Join the columns Year, Month and Day into one date.

Two columns that could each be the year, the month or the day are a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, quote
from sitrep.vocabulary import lexicon, months
from sitrep.vocabulary.fold import fold

DATE_COLUMN = "date_start"


def joined_dates(frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` with its Year, Month and Day columns as one, ``date_start``.

    A row without a day is known to the month, one without both to the year, and so is one whose
    day or month is 0 or -99. Text that is not
    part of a date is copied into it, and is a problem later. A frame that has ``date_start``,
    another column of whole dates, or no year or no month, is returned unchanged.
    """
    parts = date_parts([str(c) for c in frame.columns])
    if "year" not in parts or "month" not in parts or DATE_COLUMN in _folded(frame):
        return frame
    if any(_is_of_whole_dates(frame, column) for column in {*frame.columns} - {*parts.values()}):
        return frame
    blank = pd.Series("", index=frame.index, dtype="str")
    year, month, day = (frame[parts[p]] if p in parts else blank for p in ("year", "month", "day"))
    place = min(list(frame.columns).index(name) for name in parts.values())
    rest = frame.drop(columns=list(parts.values()))
    rest.insert(place, DATE_COLUMN, dates_of(year, month, day))
    return rest


def dates_of(year: pd.Series[str], month: pd.Series[str], day: pd.Series[str]) -> pd.Series[str]:
    """Return dates as text, as precisely as their parts are known."""
    year, month, day = (part.map(months.part) for part in (year, month, day))
    # Data sets write 0 or a negative number for a month or day that nobody knows.
    month, day = (p.where(~p.str.fullmatch(_UNKNOWN), "") for p in (month, day))
    month, day = (p.where(~p.str.fullmatch(r"\d"), "0" + p) for p in (month, day))
    # A day without a month becomes 2026--05, which is refused as a date.
    tail = ("-" + month + "-" + day).where(day != "", ("-" + month).where(month != "", ""))
    return year + tail


_UNKNOWN = r"0{1,2}|-9{1,2}"
#: The share of cells from which a column is one of dates.
_MOST = 0.5
#: A year, a month and a day, the month perhaps in letters.
_WHOLE = re.compile(r"\d{1,4}[\s./-]+(?:\d{1,2}|\w{3,12})[\s./-]+\d{2,4}(?:[T ].*)?", re.DOTALL)


def _is_of_whole_dates(frame: pd.DataFrame, column: str) -> bool:
    """Return whether a column is called a date of the event, and most of its cells are dates."""
    words = (w for own in lexicon.headers("events")[DATE_COLUMN] for w in own)
    if _apart(str(column)) not in set(map(_apart, words)):
        return False
    cells = frame[column].str.strip()
    filled = cells[cells != ""]
    return len(filled) > 0 and filled.map(lambda t: bool(_WHOLE.match(t))).mean() > _MOST


def _apart(header: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(header)))


def _folded(frame: pd.DataFrame) -> set[str]:
    return {fold(str(c)) for c in frame.columns}


def date_parts(columns: Sequence[str]) -> dict[str, str]:
    """Return the columns that hold one part of a date, by part; raises SitrepError."""
    found: dict[str, str] = {}
    for part, column in _named_parts(columns):
        if part in found:
            reason = f"could be the {part} as well as {quote(found[part])}"
            hint = "give the date in one column, or keep one column for each part of it"
            raise SitrepError([Problem("", Code.COLUMN_AMBIGUOUS, reason, hint, column=column)])
        found[part] = column
    return found


def _named_parts(columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    parts = lexicon.meanings("dates.parts")
    for column in columns:
        named = re.findall(r"[^\W_]+", fold(column))
        left = [word for word in named if word not in lexicon.folded("dates.of_event")]
        part = parts.get(left[0] if len(left) == 1 else "")
        if part in ("year", "month", "day"):
            yield part, column
