"""A log at the time of one report and at that of the next, without publishing any."""

from __future__ import annotations

import datetime as dt

from samples.summaries import Log, reconciled, summary
from sitrep.compare.counting import kept
from sitrep.compare.since import Now, with_changes
from sitrep.model.changes import Behind, LastReport
from sitrep.model.summary import Summary
from sitrep.record.snapshots import Snapshot, snapshot, snapshot_of

DAY = dt.date(2019, 5, 14)


def as_published(log: Log, period: str = "2019-W19", as_of: str = "") -> Behind:
    """Return what the record would keep of a period's report, as the log is."""
    inputs = log.inputs()
    config, made = inputs.config, reconciled(inputs, as_of)
    own = config.weeks.parse(period)
    events = kept(made, {}, config, own.end)
    whole = Snapshot(inputs.cleaned.accounts, events, config.report.baseline)
    found = snapshot_of(snapshot(whole, own.end))
    return Behind(
        LastReport(period, own, 1, 1, DAY),
        found.counted,
        frozenset(found.accounts["event_id"].astype("str")),
        found.baseline,
        summary(inputs, period, as_of).totals,
    )


def changed_since(before: Behind, log: Log, period: str = "2019-W19", as_of: str = "") -> Summary:
    """Return the summary of a period, with what has changed since that report."""
    inputs = log.inputs()
    made = reconciled(inputs, as_of)
    now = Now(inputs.cleaned.accounts, made, {}, inputs.config)
    return with_changes(summary(inputs, period, as_of), before, now)
