"""Combine accounts into one row per event, and keep the conflicts between sources.

Returns events, the accounts in force and every conflict, revision and denial. Accounts of
one event are never added. Accounts that do not count (reported after the cut-off, withdrawn,
denied by all) are counted by reason.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas as pd

from sitrep.model.accounts import OF_A_WEEK, Measure, Reconciled, said_on
from sitrep.model.codes import Code, Status
from sitrep.model.problem import Problem, Severity, counted
from sitrep.model.summary import Rules, RunningTotal
from sitrep.reconcile.choose import one_figure, stated_in
from sitrep.reconcile.described import described
from sitrep.reconcile.latest_accounts import latest_accounts
from sitrep.reconcile.parts import with_wholes
from sitrep.reconcile.totals import is_late, totals_in_force

#: From so many events on, a log's memory counts for more than its time.
_LARGE = 500_000


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
    accounts, left_out, told = _by_cut_off(accounts, as_of)
    stated, unstated = _stated(accounts, measures)
    accounts = accounts.drop(columns=[part for m in unstated for part in m.parts])
    accounts["event"] = accounts["event_id"].factorize()[0]
    latest_report = _latest_report(accounts, totals, as_of)
    accounts, withdrawn = _without_withdrawn(accounts)
    if len(withdrawn):
        left_out[Code.WITHDRAWN] = len(withdrawn)
    accounts, revisions, lapsed = latest_accounts(accounts, stated)
    accounts, raised = with_wholes(accounts, stated)
    events, statements = _with_figures(described(accounts), accounts, stated, rules)
    kept, corrected = totals_in_force(totals, as_of, left_out)
    return Reconciled(
        events,
        accounts,
        statements,
        revisions,
        kept,
        tuple(measures),
        left_out,
        (*told, *lapsed, *raised),
        _taken_back(withdrawn[~withdrawn["event"].isin(accounts["event"])]),
        corrected,
        latest_report,
    )


def ids_in_force(accounts: pd.DataFrame, as_of: dt.date | None) -> pd.Series[str]:
    """Return the event ids of the accounts reported by ``as_of`` and not withdrawn."""
    accounts, _, _ = _by_cut_off(accounts, as_of)
    accounts = accounts.assign(event=accounts["event_id"].factorize()[0])
    return _without_withdrawn(accounts)[0]["event_id"]


def _stated(
    accounts: pd.DataFrame, measures: Sequence[Measure]
) -> tuple[list[Measure], list[Measure]]:
    """Return the measures of the indicators that some account states, and the others.

    An indicator's whole is one of them where only its parts are stated.
    """
    said = {m.indicator for m in measures if accounts[m.part("best")].notna().any()}
    stated = [m for m in measures if m.indicator in said]
    return stated, [m for m in measures if m.indicator not in said]


def _with_figures(
    events: pd.DataFrame, accounts: pd.DataFrame, measures: Sequence[Measure], rules: Rules
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the events with one figure of each measure, and what sources state differently."""
    columns, statements = [events], []
    for measure in measures:
        figures, conflicts = one_figure(stated_in(accounts, measure), rules)
        aligned = _in_order(figures, events.index)
        aligned["qualifier"] = aligned["qualifier"].fillna(-1).astype("int8")
        columns.append(aligned.rename(columns=measure.part))
        statements.append(conflicts.assign(measure=measure.column))
    whole = pd.concat(columns, axis=1)
    # Copied, the columns of a type are one block: rows are taken from it in half the time. The
    # copy of a large log takes more memory than that is worth.
    return whole.copy() if len(whole) < _LARGE else whole, _together(statements)


def _in_order(figures: pd.DataFrame, events: pd.Index[int]) -> pd.DataFrame:
    """Return the figures as ``events`` are numbered; blank for an event without one."""
    place = np.full(int(events.max()) + 1 if len(events) else 0, -1)
    place[figures.index] = np.arange(len(figures))
    # -1 is the place of no figure.
    return figures.reset_index(drop=True).reindex(place[events]).set_axis(events)


def _together(frames: list[pd.DataFrame]) -> pd.DataFrame:
    filled = [f for f in frames if len(f)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame({"event": []})


# --- which accounts count -----------------------------------------------------------------


def _by_cut_off(
    accounts: pd.DataFrame, as_of: dt.date | None
) -> tuple[pd.DataFrame, dict[Code, int], list[Problem]]:
    """Return the accounts reported by ``as_of``, how many were not, and warnings.

    An account without a reporting date counts as reported on its event's last day.
    """
    if as_of is None:
        return accounts, {}, []
    late = said_on(accounts) > pd.Timestamp(as_of)
    kept = accounts[~late]
    undated = kept["path"][kept["reported_on"].isna()].astype("str").value_counts()
    told = [
        Problem(
            str(path),
            Code.REPORTING_DATE_MISSING,
            f"{counted(int(n), 'row has', 'rows have')} no reporting date: each counts as "
            "reported on the last day of its event",
            "fill in reported_on, so that --as-of knows what had been reported",
            column="reported_on",
            severity=Severity.WARNING,
        )
        for path, n in undated.sort_index().items()
    ]
    return kept, {Code.AFTER_CUT_OFF: int(late.sum())} if late.any() else {}, told


def _latest_report(
    accounts: pd.DataFrame, totals: Sequence[RunningTotal], as_of: dt.date | None
) -> dt.date | None:
    """Return the last day on which anything was reported, denied or withdrawn.

    A row without a reporting date counts by the day of its event.
    """
    days = [t.reported_on or t.as_of for t in totals if not is_late(t, as_of)]
    if len(accounts):
        # A month's last day may be in the future, so a date known to the month counts by its first.
        dated = accounts["date_precision"].isin(OF_A_WEEK)
        known = accounts["date_end"].where(dated, accounts["date_start"])
        days.append(accounts["reported_on"].fillna(known).max().date())
    return max(days, default=None)


def _without_withdrawn(accounts: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the accounts in force, and the withdrawn: all that a source had said of an event.

    A withdrawal that names a facility ends only what was said of that facility. One without
    a date comes after everything. What the source reports after its withdrawal counts.
    """
    withdrawn = accounts["status"] == Status.WITHDRAWN
    if not withdrawn.any():
        return accounts, accounts.iloc[:0]
    # In a linked event, a source withdraws only what it said under the id that it names.
    event = "given_id" if "given_id" in accounts else "event"
    key, facility = [event, "source"], ["facility_id", "facility_type"]
    touched = accounts[accounts[event].isin(accounts.loc[withdrawn, event])]
    own = pd.MultiIndex.from_frame(accounts.loc[withdrawn, key])
    touched = touched[pd.MultiIndex.from_frame(touched[key]).isin(own)]
    undated = touched["reported_on"].isna() & (touched["status"] == Status.WITHDRAWN)
    touched = touched.assign(
        _when=touched["reported_on"].mask(undated, touched["reported_on"].max())
    )
    # Of one day's accounts, the later row, or the row of the later file, is the later one.
    ordered = touched.sort_values("_when", na_position="first", kind="stable")[::-1]
    back = ordered["status"] == Status.WITHDRAWN
    whole = back & (ordered["facility_id"] == "") & (ordered["facility_type"] == "")
    gone = whole.groupby([ordered[k] for k in key], observed=True).cummax()
    gone |= back.groupby([ordered[k] for k in [*key, *facility]], observed=True).cummax()
    lost = gone.index[gone]
    kept = ~accounts.index.isin(lost)
    return accounts[kept], accounts[~kept]


def _taken_back(accounts: pd.DataFrame) -> Reconciled | None:
    """Return the events that all their sources have withdrawn, which are named, not counted."""
    if accounts.empty:
        return None
    accounts = accounts.assign(earlier=False)
    nothing = pd.DataFrame({"event": []})
    return Reconciled(described(accounts), accounts, nothing, nothing, (), (), {})
