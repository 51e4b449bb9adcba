"""Accounts to one row per event, with the conflicts between sources kept beside it.

In come typed accounts; out go events, the accounts in force and every conflict, revision
and denial. Accounts of one event are never added. Refused: nothing; what does not count
(reported after the cut-off, withdrawn, denied by all) is counted and named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sitrep.figures import WEAKNESS
from sitrep.model import Qualifier, Rules, RunningTotal
from sitrep.sources import N_
from sitrep.tables import EVENT_CHOICES, Measure

if TYPE_CHECKING:
    import pandas as pd

#: What an event takes from its accounts, the first that says it being heard.
_DESCRIBED = (
    "event_type", "country", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "place",
    "actor", "health_certainty", "description", "sensitivity",
)  # fmt: skip
_WHEN = ("date_start", "date_end", "date_precision")
_VAGUE = WEAKNESS.index(Qualifier.VAGUE)
#: An account that names one of these as hit is of an attack on health care.
_HEALTH_HIT = ("facility_id", "facility_name", "facility_type", "facility_damage")

AFTER_CUT_OFF = N_("reported after the data cut-off")
NO_REPORTING_DATE = N_("without a reporting date, so not known to be before the cut-off")
WITHDRAWN = N_("withdrawn by its source")


@dataclass(frozen=True)
class Reconciled:
    """What is in force as of the cut-off.

    ``events``: a row per event, its index ``event`` that of ``accounts``, with the measures'
    typed columns and the flags ``confirmed``, ``disputed``, ``denied`` (by all who speak of
    it), ``health`` and ``dates_differ``. ``statements``: a row per measure, event and source
    where sources differ. ``revisions``: a row per later figure by the same source.
    """

    events: pd.DataFrame
    accounts: pd.DataFrame
    statements: pd.DataFrame
    revisions: pd.DataFrame
    totals: tuple[RunningTotal, ...]
    measures: tuple[Measure, ...]
    left_out: Mapping[str, int]


def reconcile(
    accounts: pd.DataFrame, totals: Sequence[RunningTotal], measures: Sequence[Measure],
    rules: Rules, as_of: dt.date | None = None,
) -> Reconciled:  # fmt: skip
    """Return one row per event by ``rules``, of what had been reported by ``as_of``.

    Without ``as_of`` everything counts. Source of the rules: model.md, Figures and Revisions.
    """
    accounts, left_out = _by_cut_off(accounts, as_of)
    accounts = accounts.assign(event=accounts["event_id"].factorize()[0])
    accounts, withdrawn = _without_withdrawn(accounts)
    if withdrawn:
        left_out[WITHDRAWN] = withdrawn
    events = _described(accounts)
    statements, revisions = [], []
    for measure in measures:
        stated = _stated(accounts, measure)
        latest, revised = _latest_by_source(stated)
        figures, conflicts = _one_figure(latest, rules)
        figures.columns = [measure.part(c) for c in figures.columns]
        events = events.join(figures)
        qualifier = measure.part("qualifier")
        events[qualifier] = events[qualifier].fillna(-1).astype("int8")
        statements.append(conflicts.assign(measure=measure.column))
        revisions.append(revised.assign(measure=measure.column))
    kept = tuple(t for t in totals if _counts(t, as_of))
    if len(kept) < len(totals):
        left_out[AFTER_CUT_OFF] = left_out.get(AFTER_CUT_OFF, 0) + len(totals) - len(kept)
    return Reconciled(
        events, accounts, _together(statements), _together(revisions), kept, tuple(measures),
        left_out,
    )  # fmt: skip


def _together(frames: list[pd.DataFrame]) -> pd.DataFrame:
    import pandas as pd

    filled = [f for f in frames if len(f)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame({"event": []})


# --- which accounts count -----------------------------------------------------------------


def _by_cut_off(
    accounts: pd.DataFrame, as_of: dt.date | None
) -> tuple[pd.DataFrame, dict[str, int]]:
    import pandas as pd

    if as_of is None:
        return accounts, {}
    unknown = accounts["reported_on"].isna()
    late = accounts["reported_on"] > pd.Timestamp(as_of)
    counted = {AFTER_CUT_OFF: int(late.sum()), NO_REPORTING_DATE: int(unknown.sum())}
    return accounts[~late & ~unknown], {k: n for k, n in counted.items() if n}


def _counts(total: RunningTotal, as_of: dt.date | None) -> bool:
    if total.status == "withdrawn":
        return False
    return as_of is None or (total.reported_on or total.as_of) <= as_of


def _without_withdrawn(accounts: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Drop what a source has withdrawn: its last word on an event takes back the earlier ones."""
    if not (accounts["status"] == "withdrawn").any():
        return accounts, 0
    ordered = accounts.sort_values(["reported_on", "line"], na_position="first", kind="stable")
    last = ordered.groupby(["event", "source"], observed=True)["status"].transform("last")
    gone = (last == "withdrawn").reindex(accounts.index) | (accounts["status"] == "withdrawn")
    return accounts[~gone], int(gone.sum())


# --- one event ----------------------------------------------------------------------------


def _described(accounts: pd.DataFrame) -> pd.DataFrame:
    """Return a row per event: what, when, where, and how its accounts stand to each other."""
    import pandas as pd

    precision = accounts["date_precision"].cat.codes
    ordered = accounts.assign(_p=precision).sort_values(
        ["_p", "reported_on", "line"], na_position="last", kind="stable"
    )
    first = ordered.drop_duplicates("event").set_index("event")
    events = first[["event_id", *_WHEN, *_DESCRIBED]].copy()
    shared = ordered[ordered["event"].duplicated(keep=False)]
    for column in _DESCRIBED:
        said = shared.loc[shared[column].astype("str") != "", ["event", column]]
        said = said.drop_duplicates("event").set_index("event")[column]
        blank = events.index[(events[column].astype("str") == "") & events.index.isin(said.index)]
        events.loc[blank, column] = said[blank]
    flags = _flags(accounts)
    starts = shared.groupby("event")["date_start"].nunique()
    events["dates_differ"] = events.index.isin(starts.index[starts > 1])
    return pd.concat([events, flags], axis=1).sort_index()


def _flags(accounts: pd.DataFrame) -> pd.DataFrame:
    """Return each event's standing; an event denied by one and reported by another is disputed."""
    import numpy as np
    import pandas as pd

    known = EVENT_CHOICES["status"]
    status = accounts["status"].cat.codes.to_numpy()
    denies = status == known.index("denied")
    hit = np.zeros(len(accounts), dtype=bool)
    for column in _HEALTH_HIT:
        hit |= (accounts[column].astype("str") != "").to_numpy()
    workers = accounts.columns[accounts.columns.str.endswith("health_workers__best")]
    for column in workers:
        hit |= (accounts[column] > 0).to_numpy()
    hit |= (accounts["event_type"] == "attack_on_health").to_numpy()
    flags = pd.DataFrame(
        {
            "event": accounts["event"].to_numpy(),
            "confirmed": status == known.index("confirmed"),
            "disputed": denies | (status == known.index("disputed")),
            "speaks": ~denies,
            "health": hit,
        }
    )
    any_account = flags.groupby("event").any()
    any_account["denied"] = ~any_account.pop("speaks")
    return any_account


# --- one figure ---------------------------------------------------------------------------


def _stated(accounts: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """Return the accounts that state the measure, denials left aside: they state no count."""
    mask = accounts[measure.part("best")].notna() & (accounts["status"] != "denied")
    columns = {c: c for c in ("event", "event_id", "source", "reported_on", "line")}
    columns |= {measure.part(p): p for p in ("low", "best", "high", "qualifier", "words")}
    return accounts.loc[mask, [*columns]].rename(columns=columns)


def _latest_by_source(stated: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return each source's last figure for each event, and its revisions (old → new)."""
    key = ["event", "source"]
    several = stated.duplicated(key, keep=False)
    if not several.any():
        return stated, stated.iloc[:0].assign(old_on=None)
    ordered = stated[several].sort_values([*key, "reported_on", "line"], na_position="first")
    again = ordered.groupby(key, observed=True)
    for column in ("low", "best", "high", "qualifier", "words", "reported_on"):
        ordered[f"old_{column}"] = again[column].shift()
    last = ordered.drop_duplicates(key, keep="last")
    later = last["reported_on"] > last["old_reported_on"]
    changed = (last["best"] != last["old_best"]) | (last["qualifier"] != last["old_qualifier"])
    kept = stated[~several]
    import pandas as pd

    return pd.concat([kept, last[stated.columns]]).sort_index(), last[later & changed]


def _one_figure(latest: pd.DataFrame, rules: Rules) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return each event's figure by the rule, and the statements of events that conflict.

    A vague word yields to a number that is no less ("dozens" to 36): they do not conflict,
    and the number says more (model.md, case 13).
    """
    import pandas as pd

    parts = ["low", "best", "high", "qualifier", "words"]
    several = latest["event"].duplicated(keep=False)
    alone = latest[~several].set_index("event")[parts]
    shared = latest[several]
    if shared.empty:
        return alone, shared
    numbered = shared[shared["qualifier"] != _VAGUE].groupby("event")["best"].max()
    most = shared["event"].map(numbered)
    shared = shared[(shared["qualifier"] != _VAGUE) | ~(most >= shared["best"])]
    chosen = _chosen(shared, rules).set_index("event")[parts].copy()
    spans = shared.groupby("event").agg(low=("low", "min"), high=("high", "max"))
    chosen[["low", "high"]] = spans[["low", "high"]]
    distinct = shared.drop_duplicates(["event", "low", "best", "high", "qualifier"])
    differ = distinct["event"][distinct["event"].duplicated()].unique()
    conflicts = shared[shared["event"].isin(differ)]
    return pd.concat([alone, chosen]).sort_index(), conflicts


def _chosen(shared: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return the statement that the rule takes for each event; ties go to the lowest."""
    keyed = shared.assign(key=0)
    if rules.conflict == "highest":
        keyed["key"] = -keyed["best"]
    elif rules.conflict == "majority":
        keyed["key"] = -keyed.groupby(["event", "best"])["best"].transform("size")
    elif rules.conflict == "latest":
        newest = keyed["reported_on"].rank(method="dense", ascending=False, na_option="bottom")
        keyed["key"] = newest
    elif rules.conflict == "preferred":
        rank = {name: i for i, name in enumerate(rules.sources_preferred)}
        keyed["key"] = keyed["source"].astype("str").map(rank).fillna(len(rank))
    ordered = keyed.sort_values(["event", "key", "best", "low", "line"], kind="stable")
    return ordered.drop_duplicates("event")
