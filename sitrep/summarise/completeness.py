"""Count the reports that are due in a period and those that came.

A report is an account of an event, or a running total; it is of the event's last day, or of the day
that the total counts up to. A period holds as many reports of a source as it has whole days, weeks
or months, one at least; the last one is due for its last day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from sitrep.model.accounts import Reconciled
from sitrep.model.dates import Period
from sitrep.model.expected import Completeness, Expected, Heard
from sitrep.model.figure import Figure
from sitrep.model.totals import RunningTotal
from sitrep.vocabulary.fold import spelling

_ONE = dt.timedelta(days=1)


def completeness(
    reconciled: Reconciled, period: Period, expected: Sequence[Expected]
) -> Completeness | None:
    """Return what came of what is expected; ``None`` where nothing is."""
    if not expected:
        return None
    came = _came(reconciled)
    heard = tuple(_heard(one, came, period) for one in expected)
    days = _delays(reconciled, period)
    return Completeness(heard, float(np.median(days)) if len(days) else None, len(days))


def _came(reconciled: Reconciled) -> pd.DataFrame:
    """Return a row per report: its source, its area, the day it is of, whether it is of nothing."""
    accounts = reconciled.accounts
    best = [p for m in reconciled.measures if (p := m.part("best")) in accounts]
    stated = accounts[best].notna().any(axis=1)
    rows = pd.DataFrame(
        {
            "source": accounts["source"].astype("str"),
            "area": accounts["admin1"].astype("str"),
            "pcode": accounts["admin1_pcode"].astype("str"),
            "of": accounts["date_end"],
            "zero": stated & (accounts[best].fillna(0) == 0).all(axis=1),
        }
    )
    return pd.concat([rows, _totals(reconciled.totals)], ignore_index=True)


def _totals(totals: Iterable[RunningTotal]) -> pd.DataFrame:
    rows = [(t.source, t.area, t.area_pcode, t.as_of, _is_zero(t)) for t in totals]
    frame = pd.DataFrame(rows, columns=["source", "area", "pcode", "of", "zero"])
    return frame.astype({"of": "datetime64[ns]", "zero": "bool"})


def _is_zero(total: RunningTotal) -> bool:
    return isinstance(total.figure, Figure) and total.figure.high == 0


def _heard(one: Expected, came: pd.DataFrame, period: Period) -> Heard:
    """Return what came of one source or area."""
    columns = ("area", "pcode") if one.is_area else ("source",)
    asked = spelling(one.name)
    mine = np.zeros(len(came), dtype=bool)
    for column in columns:
        known = {name: spelling(name) == asked for name in came[column].unique()}
        mine |= came[column].map(known).to_numpy(dtype=bool)
    own = came[mine & (came["of"] <= pd.Timestamp(period.end)).to_numpy()]
    spans = [(pd.Timestamp(first), pd.Timestamp(last)) for first, last in _spans(one, period)]
    within = [own[own["of"].between(first, last)] for first, last in spans]
    received = [rows for rows in within if len(rows)]
    last = own["of"].max() if len(own) else None
    return Heard(
        one,
        len(spans),
        len(received),
        bool(received) and all(rows["zero"].all() for rows in received),
        last.date() if last is not None else None,
    )


def _spans(one: Expected, period: Period) -> Iterable[tuple[dt.date, dt.date]]:
    """Yield the windows in each of which a report is due, the last first."""
    days = one.every.days
    end = period.end
    for _ in range(max(1, ((period.end - period.start).days + 1) // days)):
        yield end - (days - 1) * _ONE, end
        end -= days * _ONE


def _delays(reconciled: Reconciled, period: Period) -> np.ndarray:
    """Return the days from the last day of each event of the period to each of its accounts."""
    accounts = reconciled.accounts
    inside = accounts["date_end"].between(pd.Timestamp(period.start), pd.Timestamp(period.end))
    dated = accounts[inside & accounts["reported_on"].notna()]
    return (dated["reported_on"] - dated["date_end"]).dt.days.to_numpy()
