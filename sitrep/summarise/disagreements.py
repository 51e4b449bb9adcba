"""Where sources date, type or place one event differently (model.md, rules 2 and 14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pandas as pd

from sitrep.model.accounts import NO_TYPE
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
    told = accounts[(accounts["status"] != Status.DENIED).to_numpy()]
    told = told[told["event"].duplicated(keep=False).to_numpy()]
    found: dict[object, list[Differing]] = {}
    for what, column, silent in (("event_type", "event_type", _NO_KIND), ("area", level, ("",))):
        counted = told["event"].map(events[column].astype("str"))
        stated = told[column].astype("str")
        differs = (stated != counted) & ~stated.isin(silent) & ~counted.isin(silent)
        said = pd.DataFrame({"event": told["event"], "value": stated, "source": told["source"]})
        for (event, value), own in said[differs.to_numpy()].groupby(["event", "value"], sort=False):
            sources = tuple(dict.fromkeys(own["source"].astype("str")))
            found.setdefault(event, []).append(Differing(what, str(value), sources))
    for event, value, source in _months(events, told):
        found.setdefault(event, []).append(Differing("date", value, (source,)))
    return found


def _months(events: pd.DataFrame, told: pd.DataFrame) -> Iterator[tuple[object, str, str]]:
    """Yield event, month or year ("2026-09", "2026") and source, where the event is not in it."""
    coarse = told[told["date_precision"].isin(_LENGTH).to_numpy()]
    day = coarse["event"].map(events["date_start"])
    apart = coarse[((day < coarse["date_start"]) | (day > coarse["date_end"])).to_numpy()]
    columns = ("event", "date_start", "date_precision", "source")
    for event, start, precision, source in zip(*(apart[c].tolist() for c in columns), strict=True):
        yield event, start.date().isoformat()[: _LENGTH[precision]], str(source)


#: How much of an ISO date a month and a year are.
_LENGTH = {Precision.MONTH: 7, Precision.YEAR: 4}


def other_dates(event: Any) -> tuple[dt.date, ...]:
    """Return the other start dates that accounts give for an event, a row of the events."""
    if not isinstance(event.other_dates, tuple):
        return ()
    return tuple(sorted(d.date() for d in event.other_dates if d != event.date_start))
