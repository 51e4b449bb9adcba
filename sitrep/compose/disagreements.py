"""Say which events their sources date, type or place differently, and as what they count.

Each is printed with both, attributed (model.md, rules 2 and 14); three of a kind are named.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator

from sitrep.compose.phrases import Phrases
from sitrep.model.codes import Precision
from sitrep.model.dates import Period, Since
from sitrep.model.events import Differing
from sitrep.model.summary import EventLine, Summary
from sitrep.wording import Words

#: The most events of a kind that are named; the rest are counted.
_NAMED = 3


def caveats(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield a sentence for each event of which sources differ on date, type or area.

    The last ones say how many pairs of rows without an id may be one event, of how many compared.
    """
    yield from _dated(summary, phrases)
    yield from _typed(summary, phrases)
    yield from _placed(summary, phrases)
    if summary.unnumbered:
        yield phrases.words("method-without-ids", n=summary.unnumbered)
    if summary.uncompared:
        yield phrases.words("method-uncompared", n=summary.uncompared)


def _dated(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield both dates of each event that other sources date in another period."""
    words, period = phrases.words, summary.period
    moved = [(e, others) for e in summary.events if (others := [*_other_dates(e, period, words)])]
    for event, others in moved[:_NAMED]:
        yield words(
            "method-dated-otherwise",
            type=phrases.event_type(event.event_type),
            place=phrases.place(event),
            date=phrases.when(event),
            others=words.list(others),
        )
    if len(moved) > _NAMED:
        yield words("method-more-dated-otherwise", n=len(moved) - _NAMED)


def _other_dates(event: EventLine, period: Period, words: Words) -> Iterator[str]:
    """Yield the days, months and years outside the period that other sources give an event."""
    for day in event.other_dates:
        if not period.start <= day <= period.end:
            yield words.date(day)
    for value in dict.fromkeys(d.value for d in event.differing if d.what == "date"):
        year, _, month = value.partition("-")
        first = dt.date(int(year), int(month or 1), 1)
        last = first.replace(month=int(month or 12))
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
        if last < period.start or period.end < first:
            yield words.start(Since(first, Precision.MONTH if month else Precision.YEAR))


def _typed(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    differing = _events(summary, "event_type")
    for event, others in differing[:_NAMED]:
        stated = ((phrases.event_type(other.value), other) for other in others)
        yield words(
            "method-typed-otherwise",
            place=phrases.place(event),
            date=phrases.when(event),
            type=phrases.event_type(event.event_type),
            others=words.list(_by(value, other, phrases) for value, other in stated),
        )
    if len(differing) > _NAMED:
        yield words("method-more-typed-otherwise", n=len(differing) - _NAMED)


def _placed(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    differing = _events(summary, "area")
    for event, others in differing[:_NAMED]:
        yield words(
            "method-placed-otherwise",
            type=phrases.event_type(event.event_type),
            date=phrases.when(event),
            area=event.area,
            others=words.list(_by(other.value, other, phrases) for other in others),
        )
    if len(differing) > _NAMED:
        yield words("method-more-placed-otherwise", n=len(differing) - _NAMED)


def _events(summary: Summary, what: str) -> list[tuple[EventLine, list[Differing]]]:
    """Return the events on which sources differ in ``what``, each with what others state."""
    of = ((event, [d for d in event.differing if d.what == what]) for event in summary.events)
    return [(event, others) for event, others in of if others]


def _by(value: str, differing: Differing, phrases: Phrases) -> str:
    named, n = phrases.named(differing.sources), len(differing.sources)
    return phrases.words("stated-by-sources", n=n, value=value, sources=named)
