"""Figures of the period that can't be, or are far from what they usually are."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from sitrep.compose.key_totals import key_totals
from sitrep.examine.preflight.looked_at import LookedAt, Rule, Said
from sitrep.model.codes import Code
from sitrep.model.figure import Figure, Value
from sitrep.model.problem import Problem, Severity
from sitrep.model.summary import Tally
from sitrep.model.totals import RunningTotal

#: A figure is told that is so many times what is usual, and so much more.
TIMES, MORE = 5, 10
#: What is usual is known from so many periods at least.
HISTORY = 4
_PART = "correct the part or the whole in the log"
_UNUSUAL = "look at the accounts with sitrep explain; if it is right, publish it"


def _parts(looked: LookedAt) -> Iterator[Problem]:
    """Yield each sum over groups or areas that is more than the whole.

    A group that is more than another source counts of all is no part: the report says so.
    """
    summary = looked.summary
    for (indicator, group), tally in summary.tallies.items():
        whole = summary.tallies.get((indicator, ""))
        is_part = group and not tally.exceeds
        if is_part and whole and _exceeds(_low(tally.figure), whole):
            yield _part(looked, tally, group, whole)
    if summary.areas_window.start != summary.period.start:
        return
    for indicator in {name for row in summary.areas for name in row.tallies}:
        whole = summary.tallies.get((indicator, ""))
        rows = (row.tallies[indicator] for row in summary.areas if indicator in row.tallies)
        if whole and _exceeds(sum(_low(tally.figure) for tally in rows), whole):
            yield _part(looked, whole, "the areas", whole)


def _exceeds(low: int, whole: Tally) -> bool:
    return isinstance(whole.figure, Figure) and low > whole.figure.best


def _low(value: Value) -> int:
    return value.low if isinstance(value, Figure) else 0


def _part(looked: LookedAt, own: Tally, part: str, whole: Tally) -> Problem:
    section = looked.config.indicators[whole.indicator].section
    said = f"{part.replace('_', ' ')} ({_low(own.figure):,})" if own is not whole else part
    total = whole.figure.best if isinstance(whole.figure, Figure) else 0
    reason = f"is less than a part of it: {said} of {total:,}"
    fault = (Code.PART_EXCEEDS_WHOLE, reason, _PART)
    row = looked.log.greatest(own)
    return looked.fault(section, fault, Said(whole.indicator, Severity.ERROR, row))


def _unusual(looked: LookedAt) -> Iterator[Problem]:
    """Yield each figure that is five times the middle one of the periods before."""
    for indicator, points in looked.summary.weekly.items():
        stated = [p.figure.best for p in points if isinstance(p.figure, Figure)]
        if len(stated) <= HISTORY or not points[-1].figure:
            continue
        *before, now = stated
        usual = median(before)
        if now >= TIMES * usual and now - usual >= MORE:
            section = looked.config.indicators[indicator].section
            reason = f"is {now:,}, and {usual:,.0f} in the middle of {len(before)} periods before"
            tally = looked.summary.tallies.get((indicator, ""))
            row = looked.log.greatest(tally) if tally else None
            reason += "; most of it is in this row" if row else ""
            fault = (Code.FIGURE_UNUSUAL, reason, _UNUSUAL)
            yield looked.fault(section, fault, Said(indicator, row=row))


def _baselines(looked: LookedAt) -> Iterator[Problem]:
    """Yield running totals of the key figures that count from different days."""
    summary = looked.summary
    first = {
        str(total.since): total
        for name in summary.indicators
        for total in key_totals(summary, name)[:1]
        if total.since and not summary.indicators[name].stock
    }
    if len(first) > 1:
        said = "; ".join(_since(looked, since, total) for since, total in first.items())
        reason = f"stand in one row and count from different days: {said}"
        hint = "choose totals that count since one day, or say beside each why it does not"
        row = looked.row_of([*first.values()][-1])
        yield looked.fault("key_figures", (Code.BASELINES_MIXED, reason, hint), Said(row=row))


def _since(looked: LookedAt, since: str, total: RunningTotal) -> str:
    row = looked.row_of(total)
    where = f", {row.path}:{row.line}" if row else ""
    return f"{total.indicator} since {since} ({total.source}{where})"


RULES = (
    Rule(
        Code.PART_EXCEEDS_WHOLE,
        Severity.ERROR,
        "a total smaller than a group or its areas, or than the running total of an area in it",
        _parts,
    ),
    Rule(
        Code.FIGURE_UNUSUAL,
        Severity.WARNING,
        f"a figure {TIMES} times the middle one of the periods before, and {MORE} more, where "
        f"{HISTORY} of these state a number",
        _unusual,
    ),
    Rule(
        Code.BASELINES_MIXED,
        Severity.WARNING,
        "running totals in the key figures that count from different days",
        _baselines,
    ),
)
