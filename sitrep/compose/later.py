"""What is told of response and access that are as of a day after the report's period.

As of the end of their month, such rows are in none of the report's figures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sitrep.compose.phrases import Phrases
from sitrep.model.sectors import Access, Response
from sitrep.model.summary import Summary

#: So many times are named.
_NAMED = 3


def of_response(summary: Summary, phrases: Phrases) -> list[str]:
    """Return the sentence on rows of the response that end later, if there are any."""
    rows = [row for row in summary.sectors.later if isinstance(row, Response)]
    return _sentence("response-later", rows, phrases)


def of_access(summary: Summary, phrases: Phrases) -> list[str]:
    """Return the sentence on constraints that are stated as of a later day, if there are any."""
    rows = [row for row in summary.sectors.later if isinstance(row, Access)]
    return _sentence("access-later", rows, phrases)


def without_section(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield these sentences where no row is in force, and so no section is printed."""
    if not summary.sectors.response:
        yield from of_response(summary, phrases)
    if not summary.sectors.access:
        yield from of_access(summary, phrases)


def _sentence(message: str, rows: Sequence[Response | Access], phrases: Phrases) -> list[str]:
    if not rows:
        return []
    words = phrases.words
    windows = list(dict.fromkeys(words.running(row.since, _day_of(row)) for row in rows))
    named = len(windows) <= _NAMED
    said = words.list(windows) if named else words.date(max(map(_day_of, rows)))
    n = words.count(len(rows))
    return [words(message, n=n, named="yes" if named else "no", dates=said)]


def _day_of(row: Response | Access) -> dt.date:
    return row.on if isinstance(row, Access) else row.as_of
