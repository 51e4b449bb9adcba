"""Describe each event by its accounts: the one that describes it best, completed by the others."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from sitrep.model.accounts import WHEN
from sitrep.model.codes import EventType, Precision, Status
from sitrep.model.edition import PUBLIC, open_to
from sitrep.reconcile.latest_accounts import of_shared_events
from sitrep.vocabulary.health import is_health

#: The columns that an event takes from the first of its accounts that fills them.
_DESCRIBED = (
    "event_type",
    "country",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "place",
    "actor",
    "health_certainty",
    "description",
    "sensitivity",
)
#: What says nothing in a column, where it is not the blank alone.
_SILENT = {"event_type": ["", EventType.OTHER]}
#: The columns by which accounts are put in order.
_ORDERED = ("line", "reported_on", "earlier", "date_precision", "status")
#: Groups of people whose harm is an attack on health care.
_CARE = ("health_workers__best", "patients__best")


def described(accounts: pd.DataFrame) -> pd.DataFrame:
    """Return a row per event: what, when, where, and whether it is confirmed or disputed.

    The most precise account comes first, then the earliest; denials come last. Superseded
    columns are blank here, and superseded dates are those of their source's last account.
    """
    told = accounts[["event", "event_id", *WHEN, *_DESCRIBED]]
    numbers = accounts["event"]
    # Most events have one account: only those of the others are put in order.
    several = of_shared_events(accounts)
    order = several.nonzero()[0][_order(accounts[[*_ORDERED]][several])]
    first = ~numbers.iloc[order].duplicated().to_numpy()
    best = order[first]
    chosen = np.concatenate([(~several).nonzero()[0], best])
    events = told.iloc[chosen[np.argsort(numbers.to_numpy()[chosen])]].set_index("event")
    events["other_dates"] = pd.Series(dtype="object")
    if len(order):
        denies = (accounts["status"] == Status.DENIED).to_numpy()
        denied = numbers.iloc[best[denies[best]]]
        # A denial describes nothing of an event that others report.
        describes = ~denies[order] | numbers.iloc[order].isin(denied).to_numpy()
        _complete(events, told.iloc[order], first, describes)
    return pd.concat([events, _flags(accounts)], axis=1)


def _complete(
    events: pd.DataFrame, shared: pd.DataFrame, best: np.ndarray, describes: np.ndarray
) -> None:
    """Fill what an event's best account leaves blank from its others, ``shared`` in order."""
    numbers, chosen = shared["event"].to_numpy(), shared[best]
    for column in _DESCRIBED:
        silent = shared[column].isin(_SILENT.get(column, [""])).to_numpy()
        told = describes & ~silent
        told[told] = np.isin(numbers[told], numbers[best & silent])
        if told.any():
            first = _first(shared, told, column)
            events.loc[first.index, column] = first
    # An account that restricts who may see the event restricts the event.
    open_to_all = shared["sensitivity"].isin(open_to(PUBLIC)).to_numpy()
    strict = _first(shared, ~open_to_all, "sensitivity")
    events.loc[strict.index, "sensitivity"] = strict
    dated = describes & (best | ~_states_no_other_day(shared, chosen))
    events["other_dates"] = _starts(shared[dated]).reindex(events.index)


def _states_no_other_day(accounts: pd.DataFrame, chosen: pd.DataFrame) -> np.ndarray:
    """Return which accounts give a month, a year or a week in which their event's dates may lie.

    The first day of a month or year is no day that a source states. "Week of 12 October" says
    nothing else than "14 October".
    """
    own = chosen[["event", "date_start", "date_end"]].set_index("event").loc[accounts["event"]]
    meets = accounts["date_start"].to_numpy() <= own["date_end"].to_numpy()
    meets &= accounts["date_end"].to_numpy() >= own["date_start"].to_numpy()
    precision = accounts["date_precision"]
    coarse = precision.isin([Precision.MONTH, Precision.YEAR]).to_numpy()
    return np.asarray(coarse | (meets & (precision != Precision.DAY).to_numpy()))


def _order(accounts: pd.DataFrame) -> np.ndarray:
    """Return the places of the accounts, the one that describes its event best first."""
    precision, denies = accounts["date_precision"].cat.codes, accounts["status"] == Status.DENIED
    # numpy sorts by the last key first, and puts an account without a date last.
    keys = (accounts["line"], accounts["reported_on"], accounts["earlier"], precision, denies)
    return np.lexsort([key.to_numpy() for key in keys])


def _starts(accounts: pd.DataFrame) -> pd.Series[Any]:
    """Return the start dates, as a tuple, of each event for which accounts give several."""
    numbers, days = accounts["event"].to_numpy(), accounts["date_start"].to_numpy()
    first = np.zeros(int(numbers.max()) + 1 if len(numbers) else 0, dtype=days.dtype)
    first[numbers[::-1]] = days[::-1]
    moved = np.zeros(len(first), dtype=bool)
    moved[numbers[days != first[numbers]]] = True
    starts = accounts[["event", "date_start"]][moved[numbers]].drop_duplicates()
    starts = starts[starts["event"].duplicated(keep=False)]
    found: dict[int, tuple[pd.Timestamp, ...]] = {}
    for event, start in zip(starts["event"].tolist(), starts["date_start"], strict=True):
        found[event] = (*found.get(event, ()), start)
    return pd.Series(found, dtype="object", name="other_dates")


def _first(accounts: pd.DataFrame, rows: np.ndarray, column: str) -> pd.Series[str]:
    """Return what the first account of each event says, of the accounts in ``rows``."""
    own = accounts[["event", column]][rows]
    return own.drop_duplicates("event").set_index("event")[column]


def _flags(accounts: pd.DataFrame) -> pd.DataFrame:
    """Return each event's flags; an event that one denies and another reports is disputed.

    A denial makes no attack on health care of what others report; what is denied by all and would
    be such an attack is flagged as one, so that an edition hides its place as it hides theirs.
    """
    known = list(Status)
    status = accounts["status"].cat.codes.to_numpy()
    denies = status == known.index(Status.DENIED)
    numbers = accounts["event"].to_numpy()
    counts = np.bincount(numbers)
    reported = np.bincount(numbers[~denies], minlength=len(counts)) > 0
    flags = {
        "confirmed": status == known.index(Status.CONFIRMED),
        "disputed": denies | (status == known.index(Status.DISPUTED)),
        "health": _hits_care(accounts) & ~(denies & reported[numbers]),
    }
    events = pd.Index(counts.nonzero()[0], name="event")
    found = {"denied": ~reported[events]}
    for name, flag in flags.items():
        found[name] = np.bincount(numbers[flag], minlength=len(counts))[events] > 0
    return pd.DataFrame(found, index=events)


def _hits_care(accounts: pd.DataFrame) -> np.ndarray:
    """Return which accounts are attacks on health care: by type, facility or people hit."""
    hit = (accounts["event_type"] == EventType.ATTACK_ON_HEALTH).to_numpy(dtype=bool, copy=True)
    hit |= _of_health(accounts["facility_type"])
    # A name counts only for a facility without a type, which is what it is.
    untyped = (accounts["facility_type"] == "").to_numpy(dtype=bool)
    hit[untyped] |= _of_health(accounts["facility_name"][untyped])
    for column in accounts.columns[accounts.columns.str.endswith(_CARE)]:
        hit |= (accounts[column] > 0).to_numpy(dtype=bool)
    return hit


def _of_health(column: pd.Series[str]) -> np.ndarray:
    """Return which cells speak of health care."""
    codes, texts = pd.factorize(column)
    return np.array([is_health(str(text)) for text in texts], dtype=bool)[codes]
