"""Accounts to one row per event, with the conflicts between sources kept beside it.

In come typed accounts; out go events, the accounts in force and every conflict, revision
and denial. Accounts of one event are never added. Refused: nothing; what does not count
(reported after the cut-off, withdrawn, denied by all) is counted and named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from sitrep.model.accounts import Measure, Reconciled
from sitrep.model.codes import Code, EventType, Status
from sitrep.model.summary import Rules, RunningTotal
from sitrep.reconcile.choose import latest_by_source, one_figure, stated_in
from sitrep.vocabulary.fold import fold

#: What an event takes from its accounts, the first that says it being heard.
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
_WHEN = ("date_start", "date_end", "date_precision")
#: What an account may say of its sensitivity without holding anything back.
_OPEN = ("", "public")
#: An account that names one of these as hit is of an attack on health care.
_HEALTH_HIT = ("facility_id", "facility_name", "facility_type", "facility_damage")


def reconcile(
    accounts: pd.DataFrame,
    totals: Sequence[RunningTotal],
    measures: Sequence[Measure],
    rules: Rules,
    as_of: dt.date | None = None,
) -> Reconciled:
    """Return one row per event by ``rules``, of what had been reported by ``as_of``.

    Without ``as_of`` everything counts. Source of the rules: model.md, Figures and Revisions.
    """
    accounts, left_out = _by_cut_off(accounts, as_of)
    accounts = accounts.assign(event=accounts["event_id"].factorize()[0])
    accounts, withdrawn = _without_withdrawn(accounts)
    if withdrawn:
        left_out[Code.WITHDRAWN] = withdrawn
    events = _described(accounts)
    statements, revisions = [], []
    for measure in measures:
        stated = stated_in(accounts, measure)
        latest, revised = latest_by_source(stated)
        figures, conflicts = one_figure(latest, rules)
        figures.columns = [measure.part(c) for c in figures.columns]
        events = events.join(figures)
        qualifier = measure.part("qualifier")
        events[qualifier] = events[qualifier].fillna(-1).astype("int8")
        statements.append(conflicts.assign(measure=measure.column))
        revisions.append(revised.assign(measure=measure.column))
    kept = _totals_in_force(totals, as_of, left_out)
    return Reconciled(
        events,
        accounts,
        _together(statements),
        _together(revisions),
        kept,
        tuple(measures),
        left_out,
    )


def _together(frames: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [f for f in frames if len(f)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame({"event": []})


# --- which accounts count -----------------------------------------------------------------


def _by_cut_off(
    accounts: pd.DataFrame, as_of: dt.date | None
) -> tuple[pd.DataFrame, dict[Code, int]]:
    if as_of is None:
        return accounts, {}
    unknown = accounts["reported_on"].isna()
    late = accounts["reported_on"] > pd.Timestamp(as_of)
    counted = {Code.AFTER_CUT_OFF: late.sum(), Code.REPORTING_DATE_MISSING: unknown.sum()}
    return accounts[~late & ~unknown], {code: int(n) for code, n in counted.items() if n}


def _totals_in_force(
    totals: Sequence[RunningTotal], as_of: dt.date | None, left_out: dict[Code, int]
) -> tuple[RunningTotal, ...]:
    """Return the totals that count; those that don't are added to ``left_out``."""
    kept = []
    for total in totals:
        late = as_of is not None and (total.reported_on or total.as_of) > as_of
        gone = total.status is Status.WITHDRAWN
        why = Code.AFTER_CUT_OFF if late else Code.WITHDRAWN if gone else None
        if why:
            left_out[why] = left_out.get(why, 0) + 1
        else:
            kept.append(total)
    return tuple(kept)


def _without_withdrawn(accounts: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Drop what a source has withdrawn: it takes back all that it had said of the event.

    A withdrawal that names a facility takes back what was said of that facility. One
    without a date comes after everything; what is reported anew after it stands.
    """
    withdrawn = accounts["status"] == Status.WITHDRAWN
    if not withdrawn.any():
        return accounts, 0
    # Of a linked event a source withdraws what it said under the id that it names.
    event = "given_id" if "given_id" in accounts else "event"
    key, facility = [event, "source"], ["facility_id", "facility_type"]
    own = pd.MultiIndex.from_frame(accounts.loc[withdrawn, key])
    touched = accounts[pd.MultiIndex.from_frame(accounts[key]).isin(own)]
    touched = touched.assign(
        _when=touched["reported_on"].where(
            touched["reported_on"].notna() | ~withdrawn, touched["reported_on"].max()
        )
    )
    # Of one day, what stands later in its file, or in a later file, is the later word.
    ordered = touched.sort_values("_when", na_position="first", kind="stable")[::-1]
    back = ordered["status"] == Status.WITHDRAWN
    whole = back & (ordered["facility_id"] == "") & (ordered["facility_type"] == "")
    gone = whole.groupby([ordered[k] for k in key], observed=True).cummax()
    gone |= back.groupby([ordered[k] for k in [*key, *facility]], observed=True).cummax()
    return accounts.drop(index=gone.index[gone]), int(gone.sum())


# --- one event ----------------------------------------------------------------------------


def _described(accounts: pd.DataFrame) -> pd.DataFrame:
    """Return a row per event: what, when, where, and how its accounts stand to each other.

    The most precise account is heard first, then the earliest; a denial is heard last.
    """
    needed = ["event", "event_id", "reported_on", "line", *_WHEN, *_DESCRIBED]
    denies, precision = accounts["status"] == Status.DENIED, accounts["date_precision"].cat.codes
    ordered = (
        accounts[needed]
        .assign(_denies=denies, _p=precision)
        .sort_values(["_denies", "_p", "reported_on", "line"], na_position="last", kind="stable")
    )
    events = ordered.drop_duplicates("event").set_index("event")
    events = events[["event_id", *_WHEN, *_DESCRIBED, "_denies"]].copy()
    shared = ordered[ordered["event"].duplicated(keep=False)]
    # A denial describes nothing of an event that others report.
    shared = shared[~shared["_denies"] | shared["event"].map(events.pop("_denies"))]
    for column in _DESCRIBED:
        silent = ["", EventType.OTHER] if column == "event_type" else [""]
        said = _first(shared[~shared[column].isin(silent)], column)
        blank = events.index[events[column].isin(silent) & events.index.isin(said.index)]
        events.loc[blank, column] = said[blank]
    # The strictest word on who may see it holds for the event.
    known = ordered["sensitivity"].cat.categories
    public = [c for c in known if fold(c) in _OPEN]
    strict = _first(ordered[~ordered["sensitivity"].isin(public)], "sensitivity")
    events.loc[strict.index, "sensitivity"] = strict
    return pd.concat([events, _flags(accounts)], axis=1).sort_index()


def _first(accounts: pd.DataFrame, column: str) -> pd.Series[str]:
    """Return what the first account of each event says."""
    return accounts.drop_duplicates("event").set_index("event")[column]


def _flags(accounts: pd.DataFrame) -> pd.DataFrame:
    """Return each event's standing; an event denied by one and reported by another is disputed."""
    known = list(Status)
    status = accounts["status"].cat.codes.to_numpy()
    denies = status == known.index(Status.DENIED)
    hit = (accounts["event_type"] == EventType.ATTACK_ON_HEALTH).to_numpy(dtype=bool, copy=True)
    for column in _HEALTH_HIT:
        hit |= (accounts[column] != "").to_numpy(dtype=bool)
    workers = accounts.columns[accounts.columns.str.endswith("health_workers__best")]
    for column in workers:
        hit |= (accounts[column] > 0).to_numpy(dtype=bool)
    flags = {
        "confirmed": status == known.index(Status.CONFIRMED),
        "disputed": denies | (status == known.index(Status.DISPUTED)),
        "denied": ~denies,
        "health": hit & ~denies,
    }
    events = pd.Index(np.unique(accounts["event"].to_numpy()), name="event")
    position = events.get_indexer(accounts["event"])
    found = {}
    for name, flag in flags.items():
        found[name] = np.zeros(len(events), dtype=bool)
        found[name][position[flag]] = True
    found["denied"] = ~found["denied"]
    return pd.DataFrame(found, index=events)
