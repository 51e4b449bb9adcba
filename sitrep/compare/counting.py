"""The events that count, as the record keeps them: a row per event, with the whole of each figure.

Groups of people are left out: what is said of changes is said of wholes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np
import pandas as pd

from sitrep.config.built_in import DERIVED
from sitrep.config.load import Config
from sitrep.model.accounts import BOUNDS, Measure, Reconciled, of_a
from sitrep.model.dates import Unit, Window
from sitrep.model.figure import Indicator

#: What an attack on health care counts as, beside the figures that events state.
ATTACKS = "attacks_on_health"
ATTACK = Measure(ATTACKS, ATTACKS, "")
_DATES = ("date_start", "date_end")
_TEXTS = (
    "event_id",
    "date_precision",
    "event_type",
    "country",
    "admin1",
    "admin2",
    "place",
    "sensitivity",
)
#: Joins the names of indicators that one source counts.
BETWEEN = "\n"


def counting(reconciled: Reconciled, config: Config) -> pd.DataFrame:
    """Return the events that count by the rules of config.toml; the index is that of events."""
    events = reconciled.events[~reconciled.events["denied"]]
    if config.rules.disputed != "include":
        events = events[~events["disputed"]]
    whole = wholes(reconciled.measures, config.indicators)
    # A sum is open where some source's figure is: the bounds over all sources say so.
    columns = [c for m in whole for c in (*m.parts, m.part("least"), m.part("most")) if c in events]
    kept = events[[*_DATES, *columns]].assign(
        **{name: _texts(events[name]) for name in _TEXTS},
        **{w: _texts(events[w]) for w in (m.part("words") for m in whole) if w in events},
    )
    return kept.assign(**_attacks(events["health"].to_numpy(dtype=bool)))


def wholes(
    measures: tuple[Measure, ...], indicators: Mapping[str, Indicator]
) -> tuple[Measure, ...]:
    """Return the measures that are summed over events, without those of groups of people."""
    return tuple(
        m
        for m in measures
        if not m.group and m.indicator not in DERIVED and not indicators[m.indicator].stock
    )


def _texts(column: pd.Series[str]) -> pd.Series[str]:
    return column.astype("object").where(column.notna(), "")


def _attacks(health: np.ndarray) -> dict[str, np.ndarray]:
    """Return the columns of a measure that is 1 of each attack on health care."""
    one, exact = np.where(health, 1.0, np.nan), np.where(health, 0, -1).astype("int8")
    words = np.full(len(health), "", dtype=object)
    found: dict[str, np.ndarray] = {ATTACK.part(bound): one for bound in BOUNDS}
    return found | {ATTACK.part("qualifier"): exact, ATTACK.part("words"): words}


def kept(
    reconciled: Reconciled,
    turned: Mapping[tuple[str, ...], Reconciled],
    config: Config,
    until: dt.date,
) -> dict[str, pd.DataFrame]:
    """Return what the record keeps: the counting events begun by ``until``, by their indicators."""
    sides = {"": reconciled, **{BETWEEN.join(names): side for names, side in turned.items()}}
    found = {}
    for name, side in sides.items():
        events = counting(side, config)
        begun = events[events["date_start"] <= pd.Timestamp(until)].reset_index(drop=True)
        texts = [*_TEXTS, *(str(c) for c in begun if str(c).endswith("__words"))]
        found[name] = begun.astype(dict.fromkeys(texts, "str"))
    return found


def within(events: pd.DataFrame, window: Window, column: str, unit: Unit) -> np.ndarray:
    """Return which events a window holds that begins and ends with periods of one kind.

    ``column`` is the date by which events belong to periods. One whose date is known too coarsely
    for such a period is of the window if it had begun by its end, and was not over before it.
    """
    dated = events["date_precision"].isin(of_a(unit)).to_numpy()
    end = np.datetime64(window.end)
    day, begun = events[column].to_numpy() <= end, events["date_start"].to_numpy() <= end
    if window.start is None:
        return np.where(dated, day, begun)
    start = np.datetime64(window.start)
    return np.where(
        dated,
        day & (events[column].to_numpy() >= start),
        begun & (events["date_end"].to_numpy() >= start),
    )


def dated(events: pd.DataFrame, unit: Unit) -> np.ndarray:
    """Return which events are known finely enough for a period of this kind."""
    return events["date_precision"].isin(of_a(unit)).to_numpy()
