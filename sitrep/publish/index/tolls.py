"""What the table of reports says of each period: its tolls, and how they differ from before.

A change is told only where the report before is of the period directly before and counts events of
the same areas, and where the report itself finds the two comparable. What a later report has
revised is told as revised.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sitrep.arithmetic.bounds import against
from sitrep.model.dates import Calendar
from sitrep.model.published import Cell, Published, Toll
from sitrep.wording import Words

#: The columns of the table at most, and the indicators that come first.
MOST = 3
_FIRST = ("killed", "injured", "displaced", "attacks_on_health")
#: Periods of these calendars differ in length and are still of one kind.
_LONG = (Calendar.MONTH, Calendar.QUARTER, Calendar.YEAR)

#: Periods of one kind: weeks, runs of four weeks, months.
Kind = tuple[Calendar, int]


def chosen(reports: Sequence[Published]) -> tuple[str, ...]:
    """Return the indicators of which some report states a number, those of people first."""
    stated = {name for r in reports for name, toll in r.tolls.items() if toll.figure}
    first = [name for name in _FIRST if name in stated]
    return (*first, *sorted(stated.difference(first)))[:MOST]


def kind(report: Published) -> Kind:
    """Return what kind of period a report is of; only those of one kind are compared."""
    period = report.period
    return period.calendar, 0 if period.calendar in _LONG else (period.end - period.start).days


def cells(
    reports: Sequence[Published], names: Sequence[str], words: Words
) -> list[tuple[Cell, ...]]:
    """Return the tolls of each report, one for each of the ``names``."""
    by_end = {(kind(r), r.period.end): r for r in reports}
    found = []
    for report in reports:
        eve = report.period.start - dt.timedelta(days=1) if report.period.start.year > 1 else None
        before = by_end.get((kind(report), eve)) if eve else None
        earlier = before.tolls if before and _alike(before, report) else {}
        if report.withdrawn:
            found.append(tuple(Cell(words("index-withdrawn-cell")) for _ in names))
            continue
        found.append(tuple(_cell(report.tolls, earlier, name, words) for name in names))
    return found


def _alike(one: Published, other: Published) -> bool:
    """Return whether both periods are complete, and their events of the same areas."""
    complete = not (one.period.partial or other.period.partial)
    return complete and one.covered == other.covered


def areas(reports: Sequence[Published], words: Words) -> str:
    """Return what is to be said of the areas that the numbers are of; empty for any area."""
    covered = {report.covered for report in reports if report.covered is not None}
    if len(covered) > 1:
        return words("index-areas-differ")
    only = next(iter(covered), ())
    return words("covered-events-alone", areas=words.list(only)) if only else ""


def _cell(now: Mapping[str, Toll], then: Mapping[str, Toll], name: str, words: Words) -> Cell:
    toll = now.get(name)
    if toll is None:
        return Cell(words("not-reported"))
    partly = 0 < toll.reported < toll.of
    part = words("index-part", reported=toll.reported, of=toll.of) if partly else ""
    old = then.get(name)
    return Cell(toll.text, part, _change(toll, old, words) if old else "")


def _change(now: Toll, then: Toll, words: Words) -> str:
    new, old = now.figure, then.figure
    if not (new and old and now.change):
        return ""
    if now.previous not in (None, old.best):
        said = words.number(now.previous or 0)
        return words("index-change-revised", old=then.text, new=said)
    return words("index-change", trend=against(new, old), old=then.text)
