"""Where sources date, type or place one event differently (model.md, rules 2 and 14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from sitrep.model.accounts import NO_TYPE, WHEN
from sitrep.model.codes import EventType, Precision, Status
from sitrep.model.events import Differing

#: Types that contradict no other.
_NO_KIND = (*NO_TYPE, EventType.ATTACK_ON_HEALTH)


def differing(
    events: pd.DataFrame, accounts: pd.DataFrame, level: str
) -> dict[object, list[Differing]]:
    """Return the types, areas and months that sources state and an event does not count under.

    ``accounts`` are those of ``events``, in force; ``level`` is the column of areas that the
    report counts by. What only a denial says is left out, since it describes nothing.
    """
    told = accounts[["event", "event_type", level, "source", *WHEN]]
    told = told[(accounts["status"] != Status.DENIED).to_numpy()]
    told = told[told["event"].duplicated(keep=False).to_numpy()]
    found: dict[object, list[Differing]] = {}
    if told.empty:
        return found
    for what, column, silent in (("event_type", "event_type", _NO_KIND), ("area", level, ("",))):
        counted = dict(zip(events.index.tolist(), events[column].tolist(), strict=True))
        said: dict[tuple[object, str], list[str]] = {}
        for event, value, source in _rows(told, "event", column, "source"):
            if value != counted[event] and not {value, counted[event]} & {*silent}:
                said.setdefault((event, str(value)), []).append(str(source))
        for (event, value), sources in said.items():
            own = Differing(what, value, tuple(dict.fromkeys(sources)))
            found.setdefault(event, []).append(own)
    for event, value, source in _months(events, told):
        found.setdefault(event, []).append(Differing("date", value, (source,)))
    return found


def _months(events: pd.DataFrame, told: pd.DataFrame) -> Iterator[tuple[object, str, str]]:
    """Yield event, month or year ("2026-09", "2026") and source, where the event is not in it."""
    days = dict(zip(events.index.tolist(), events["date_start"].tolist(), strict=True))
    coarse = told[told["date_precision"].isin(_LENGTH).to_numpy()]
    for event, start, end, precision, source in _rows(coarse, "event", *WHEN, "source"):
        if days[event] < start or days[event] > end:
            yield event, start.date().isoformat()[: _LENGTH[precision]], str(source)


def _rows(accounts: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    return zip(*(accounts[column].tolist() for column in columns), strict=True)


#: How much of an ISO date a month and a year are.
_LENGTH = {Precision.MONTH: 7, Precision.YEAR: 4}


def other_dates(event: Any) -> tuple[dt.date, ...]:
    """Return the other start dates that accounts give for an event, a row of the events."""
    if not isinstance(event.other_dates, tuple):
        return ()
    return tuple(sorted(d.date() for d in event.other_dates if d != event.date_start))
