"""What the events of some days of a period add up to, as a sentence may say it of those days.

The report states each event with its day; a sum of them is computed from what it states. An
event that may lie outside the days is in none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from sitrep.model.dates import Window
from sitrep.model.events import EventLine
from sitrep.model.summary import Summary
from sitrep.narrative.stated import Stated, measure, numbers


def of_days(summary: Summary, window: Window) -> tuple[Stated, ...]:
    """Return the figures of the events that lie within ``window``: in all, by area and by type."""
    events = [event for event in summary.events if _within(event.window, window)]
    parts = [("", "", events)]
    for key in (_area, _place, _kind):
        named = sorted((e for e in events if any(key(e))), key=key)
        parts += [(*about, list(each)) for about, each in groupby(named, key=key)]
    return tuple(one for part in parts for one in _sums(summary, window, *part))


def _area(event: EventLine) -> tuple[str, str]:
    return event.area, ""


def _place(event: EventLine) -> tuple[str, str]:
    return event.place, ""


def _kind(event: EventLine) -> tuple[str, str]:
    return "", event.event_type


def _within(own: Window, window: Window) -> bool:
    start = own.start or own.end
    return (window.start is None or window.start <= start) and own.end <= window.end


def _sums(
    summary: Summary, window: Window, area: str, kind: str, events: Iterable[EventLine]
) -> Iterator[Stated]:
    listed = list(events)
    about = ((area,) if area else (), window, kind, True)
    if listed:
        yield Stated((len(listed),), "", "events", "", *about)
    totals: dict[str, list[int]] = {}
    for event in listed:
        for column, value in event.figures.items():
            if stated := numbers(value):
                totals.setdefault(column, []).append(stated[0])
    for column, bests in totals.items():
        name, group, unit = measure(column, summary)
        yield Stated((sum(bests),), name, unit, group, *about)
