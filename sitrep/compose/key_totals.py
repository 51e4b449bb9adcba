"""Choose the running totals for key figures, and find what they rose from."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sitrep.arithmetic.bounds import LOWEST
from sitrep.arithmetic.figures import NO_MINIMUM
from sitrep.model.codes import Status
from sitrep.model.figure import Qualifier
from sitrep.model.summary import RunningTotal, Summary

#: The groups of key figures: civilians, and everyone. Others stand only where there are neither.
SPEAKING = ("civilians", "")
#: The most areas side by side with a sentence each; the table has all.
AREAS = 3


def key_totals(summary: Summary, indicator: str, unit: str = "") -> tuple[RunningTotal, ...]:
    """Return the period's totals of ``indicator`` for key figures, the largest first."""
    return chosen_of(summary.totals, indicator, unit)


def known_totals(summary: Summary) -> tuple[RunningTotal, ...]:
    """Return the totals from before the period that key figures may show: latest known numbers.

    They stand until a newer one of their kind and area comes (model.md, rule 31), but not where
    events of the period state the same, and not without a number.
    """
    said = {(t.indicator, t.unit, t.where) for t in summary.totals if t.figure}
    kinds = dict.fromkeys((t.indicator, t.unit) for t in _ranked(summary))
    found: list[RunningTotal] = []
    for indicator, unit in kinds:
        tally = summary.tallies.get((indicator, ""))
        if not (tally and tally.figure):
            found += chosen_of(summary.known, indicator, unit)[:AREAS]
    return tuple(
        t
        for t in found
        if t.figure
        and t.figure.qualifier is not Qualifier.VAGUE
        and not any((t.indicator, t.unit, where) in said for where in (t.where, *t.within))
    )


def _ranked(summary: Summary) -> list[RunningTotal]:
    """Return the known totals by indicator: sitrep's own, then config.toml's, the latest first."""
    places = [name for name, indicator in summary.indicators.items() if not indicator.label]

    def rank(total: RunningTotal) -> tuple[int, ...]:
        own = total.indicator not in places
        place = -total.as_of.toordinal() if own else places.index(total.indicator)
        return (own, place, total.unit != "people")

    return sorted(summary.known, key=rank)


def chosen_of(
    totals: Iterable[RunningTotal], indicator: str, unit: str = ""
) -> tuple[RunningTotal, ...]:
    """Return the totals of ``indicator`` that speak for it, the largest first.

    There is one for each area that lies in no other stated area: of nested areas the widest, and
    of areas side by side each (model.md, rule 20). Each is one source's. Where groups alone are
    stated, and no whole, each group has its own.
    """
    stated = _stated(totals, indicator, unit)
    apart = not any(total.group in SPEAKING for total in stated)
    areas = {total.where for total in stated}
    best: dict[tuple[str, str, str], RunningTotal] = {}
    for total in stated:
        if not areas & {*total.within}:
            best.setdefault((total.where, total.group if apart else "", total.origin), total)
    return tuple(sorted(best.values(), key=lambda t: -t.figure.best if t.figure else 0))


def _stated(totals: Iterable[RunningTotal], indicator: str, unit: str) -> tuple[RunningTotal, ...]:
    """Return the totals of ``indicator`` that a key figure may show, best first.

    A stated number comes before a vague word, then the latest first; on one date, civilians
    before everyone, then the lowest: of one number 30 before "more than 30".
    """
    found = [
        t
        for t in totals
        if t.indicator == indicator
        and t.figure
        and (not unit or t.unit == unit)
        and t.status not in (Status.DENIED, Status.WITHDRAWN)
    ]
    # Those from one area are a part of those from anywhere.
    found = [t for t in found if not t.origin] or found
    speaking = [t for t in found if t.group in SPEAKING]
    return tuple(sorted(speaking or found, key=_rank))


def _rank(total: RunningTotal) -> tuple[object, ...]:
    figure = total.figure
    vague = not figure or figure.qualifier is Qualifier.VAGUE
    lowest = (figure.low, LOWEST.index(figure.qualifier)) if figure else (0, 0)
    group = SPEAKING.index(total.group) if total.group in SPEAKING else len(SPEAKING)
    return (vague, -total.as_of.toordinal(), group, lowest, total.total_id)


def displacement_totals(summary: Summary) -> list[RunningTotal]:
    """Return the totals that the section on displacement states in sentences."""
    units = ("people", "movements", "households")
    found = [t for unit in units for t in key_totals(summary, "displaced", unit)[:AREAS]]
    stocks = ("idp_stock", "returned")
    return found + [t for name in stocks for t in key_totals(summary, name)[:AREAS]]


def health_totals(summary: Summary) -> list[RunningTotal]:
    """Return the totals that the section on health care states in sentences."""
    return [*key_totals(summary, "facilities_affected")[:AREAS]]


def change_since(total: RunningTotal, summary: Summary) -> tuple[int, RunningTotal] | None:
    """Return the change of the total's minimum since the previous of its series, and that one.

    ``None`` if there is no change to print; only a stock may fall.
    """
    for series in summary.series:
        pairs = zip(pairwise(series.totals), series.rises, strict=True)
        for (earlier, later), rise in pairs:
            if later.total_id == total.total_id and rise:
                return rise, earlier
    return None


def earlier_of(total: RunningTotal, summary: Summary) -> RunningTotal | None:
    """Return the total before this one in its series, where the two are no minima to compare.

    They are printed as from one to the other, not as a rise (model.md, rule 30). Only a stock
    may fall.
    """
    for series in summary.series:
        for earlier, later in pairwise(series.totals):
            if later.total_id != total.total_id or not (earlier.figure and later.figure):
                continue
            vague = {earlier.figure.qualifier, later.figure.qualifier} & NO_MINIMUM
            moved = later.figure.best - earlier.figure.best
            told = moved > 0 or (moved < 0 and summary.indicators[later.indicator].stock)
            return earlier if vague and told and earlier.as_of < later.as_of else None
    return None


def same_window(total: RunningTotal, summary: Summary) -> tuple[RunningTotal, ...]:
    """Return the totals of the same thing and window, ``total`` among them.

    They are those of the period, or, for one from before it, those still known.
    """
    held = summary.totals if total in summary.totals else summary.known

    def window(t: RunningTotal) -> tuple[object, ...]:
        return (t.since, t.as_of, t.where, t.group, t.origin)

    return tuple(
        t
        for t in _stated(held, total.indicator, total.unit)
        if window(t) == window(total) and t.figure and t.figure.qualifier is not Qualifier.VAGUE
    )
