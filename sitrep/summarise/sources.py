"""Say who speaks of a period: each source with how many accounts and totals, and of which days."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

import pandas as pd

from sitrep.model.accounts import Reconciled
from sitrep.model.summary import RunningTotal, Source
from sitrep.summarise.lines import as_date
from sitrep.summarise.sums import accounts_of

_SAID = ("source", "reported_on", "source_url", "source_reliability")


def sources_of(
    events: pd.DataFrame, totals: Iterable[RunningTotal], reconciled: Reconciled
) -> tuple[Source, ...]:
    """Return the period's sources, each with its number of accounts and totals, most first."""
    own = accounts_of(events, reconciled.accounts)
    stated, counted = Counter(t.source for t in totals), Counter(own["source"].tolist())
    days: dict[str, set[dt.date]] = defaultdict(set)
    urls: dict[str, str] = {}
    graded: dict[str, set[str]] = defaultdict(set)
    for total in totals:
        if total.reported_on:
            days[total.source].add(total.reported_on)
    columns = (own[c].tolist() for c in _SAID)
    for name, day, url, grade in zip(*columns, strict=True):
        if seen := as_date(day):
            days[name].add(seen)
        if grade:
            graded[name].add(grade)
        if url:
            urls.setdefault(name, url)
    found = []
    for name in sorted({*counted, *stated}):
        first, last = min(days[name], default=None), max(days[name], default=None)
        known = (first, last, urls.get(name, ""), ", ".join(sorted(graded[name])))
        found.append(Source(name, counted[name], stated[name], *known))
    return tuple(sorted(found, key=lambda s: (-s.accounts - s.totals, s.name)))
