"""Events known to a month or a year alone, which may lie outside the window of a sum that has them.

Those that a sum leaves out may lie inside.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from sitrep.arithmetic.figures import summed
from sitrep.compose.phrases import Phrases
from sitrep.model.codes import Precision
from sitrep.model.dates import Period, Window
from sitrep.model.events import EventLine
from sitrep.model.figure import Figure
from sitrep.wording.catalogue import Counted

#: So many months and years are named.
_NAMED = 3


def known_only(phrases: Phrases, window: Window, column: str) -> str:
    """Return which events of a sum may lie outside its window, and how many people are theirs.

    ``column`` is what is summed; empty where all events surely lie in the window.
    """
    loose = [line for line in phrases.summary.undated if not _is_inside(line, window)]
    if not loose:
        return ""
    return phrases.words("highlights-known-only", **_said(loose, phrases, column, spell=True))


def not_counted(certainty: str, phrases: Phrases, column: str) -> str:
    """Return a card's ``certainty``, with which events its sum leaves out that may be of its dates.

    ``column`` is what the card sums; attacks on health care have none.
    """
    words, period = phrases.words, phrases.summary.period
    undated = (line for line in phrases.summary.undated if column or line.health)
    loose = [line for line in undated if _may_be_in(line, period)]
    if not loose:
        return certainty
    without = words("key-figures-not-counted", **_said(loose, phrases, column))
    if not certainty:
        return without
    return words("key-figures-certainty-and", certainty=certainty, without=without)


def _said(
    loose: Sequence[EventLine], phrases: Phrases, column: str, *, spell: bool = False
) -> dict[str, str | Counted]:
    """Return how many events there are, what they state of ``column``, and when they were."""
    words = phrases.words
    stated = [f for line in loose if isinstance(f := line.figures.get(column), Figure)]
    figure = summed(stated, missing=len(stated) < len(loose)) if stated else None
    dates = list(dict.fromkeys(phrases.when(line) for line in loose))
    return {
        "stated": "some" if stated else "none",
        "named": "yes" if len(dates) <= _NAMED else "no",
        "n": words.count(len(loose)),
        "figure": words.figure(figure, spell=spell) if figure else "",
        "dates": words.list(dates),
    }


def _is_inside(line: EventLine, window: Window) -> bool:
    """Return whether the whole month or year that an event is known to lies in a window."""
    start, end = _extent(line)
    return (window.start is None or window.start <= start) and end <= window.end


def _may_be_in(line: EventLine, period: Period) -> bool:
    start, end = _extent(line)
    return start <= period.end and period.start <= end


def _extent(line: EventLine) -> tuple[dt.date, dt.date]:
    """Return the first and the last day of the month or year that an event is known to."""
    start, end = line.window.start or dt.date.min, line.window.end
    if line.precision is Precision.MONTH:
        start = start.replace(day=1)
        end = end.replace(day=calendar.monthrange(end.year, end.month)[1])
    elif line.precision is Precision.YEAR:
        start, end = dt.date(start.year, 1, 1), dt.date(end.year, 12, 31)
    return start, end
