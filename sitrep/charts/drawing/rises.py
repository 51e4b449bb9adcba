"""How the line of a running total rose or fell, in the sentences of its chart.

A rise is that of a stated minimum; a fall is told for figures that are as of a date.
"""

from __future__ import annotations

from collections.abc import Iterator

from sitrep.charts.drawing.wording import stated
from sitrep.model.summary import Series
from sitrep.wording import Words

#: A rise or a fall, as the values of its message.
Change = dict[str, str | float]


def changes(words: Words, line: Series) -> Iterator[Change]:
    """Yield how a line rose or fell from each point to the next."""
    for earlier, later, rise in zip(line.totals, line.totals[1:], line.rises, strict=False):
        dates = words.dates(earlier.as_of, later.as_of)
        if rise and rise < 0 and earlier.figure and later.figure:
            old, new = stated(words, earlier.figure), stated(words, later.figure)
            yield {"old": old, "new": new, "dates": dates}
        elif rise:
            yield {"number": rise, "dates": dates}


def told(words: Words, change: Change) -> str:
    """Return a change as a sentence of the text alternative."""
    if "old" in change:
        return words("chart-totals-fall", **change)
    return words("chart-totals-rise", **change)


def named(words: Words, line: str, change: Change) -> str:
    """Return a line's name in the key, with its latest change."""
    if "old" in change:
        return words("chart-totals-line-fell", line=line, **change)
    return words("chart-totals-line-rose", line=line, **change)
