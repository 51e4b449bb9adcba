"""Events of a sum that are known to a month or a year alone, and may lie outside its window."""

from __future__ import annotations

import calendar
import datetime as dt

from sitrep.arithmetic.figures import summed
from sitrep.compose.phrases import Phrases
from sitrep.model.codes import Precision
from sitrep.model.dates import Window
from sitrep.model.events import EventLine
from sitrep.model.figure import Figure

#: So many months and years are named.
_NAMED = 3


def known_only(phrases: Phrases, window: Window, column: str) -> str:
    """Return which events of a sum may lie outside its window, and how many people are theirs.

    ``column`` is what is summed; empty where all events surely lie in the window.
    """
    words, undated = phrases.words, phrases.summary.undated
    loose = [line for line in undated if not _is_inside(line, window)]
    if not loose:
        return ""
    stated = [f for line in loose if isinstance(f := line.figures.get(column), Figure)]
    dates = list(dict.fromkeys(phrases.when(line) for line in loose))
    return words(
        "highlights-known-only",
        stated="some" if stated else "none",
        named="yes" if len(dates) <= _NAMED else "no",
        n=words.count(len(loose)),
        figure=words.figure(summed(stated, missing=len(stated) < len(loose))) if stated else "none",
        dates=words.list(dates),
    )


def _is_inside(line: EventLine, window: Window) -> bool:
    """Return whether the whole month or year that an event is known to lies in a window."""
    start, end = line.window.start or dt.date.min, line.window.end
    if line.precision is Precision.MONTH:
        start = start.replace(day=1)
        end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    elif line.precision is Precision.YEAR:
        start, end = dt.date(start.year, 1, 1), dt.date(end.year, 12, 31)
    return (window.start is None or window.start <= start) and end <= window.end
