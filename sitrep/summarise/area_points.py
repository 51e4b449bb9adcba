"""Sum the killed and injured by area in the last periods, for maps of each; none without a map."""

from __future__ import annotations

import pandas as pd

from sitrep.arithmetic.periods import previous
from sitrep.model.accounts import Measure
from sitrep.model.dates import Period
from sitrep.model.flows import AreaPoints
from sitrep.model.tallies import Point
from sitrep.summarise.tallies import ALWAYS, Tallier

#: So many periods are mapped, the report's own included; no more than charts by period show.
MAPPED = 6


def area_points(tallier: Tallier) -> tuple[AreaPoints, ...]:
    """Return each area's periods, oldest first; periods before the baseline are not counted."""
    if not tallier.config.map.boundaries:
        return ()
    by_period = {period: _by_area(tallier, period) for period in _periods(tallier)}
    level = tallier.level
    areas = {
        (name, str(part["admin1_pcode"].iloc[0]))
        for parts in by_period.values()
        for name, part in parts.items()
    }
    codes: dict[str, str] = {}
    for name, pcode in sorted(areas):
        codes[name] = pcode if level == "admin1" and pcode else codes.get(name, "")
    found = []
    for measure in (m for m in tallier.measures if m.column in ALWAYS):
        for name, pcode in codes.items():
            points = (
                _point(tallier, period, parts.get(name), measure)
                for period, parts in by_period.items()
            )
            found.append(AreaPoints(name, pcode, measure.indicator, tuple(points)))
    return tuple(found)


def _by_area(tallier: Tallier, period: Period) -> dict[str, pd.DataFrame]:
    """Return the period's events of each area that has some."""
    own = tallier.within(period)
    return {str(name): part for name, part in own.groupby(own[tallier.level].astype("str"))}


def _point(
    tallier: Tallier, period: Period, events: pd.DataFrame | None, measure: Measure
) -> Point:
    if events is None:
        return Point(period, None, 0, 0)
    return Point(period, *tallier.summed(events, measure), len(events))


def _periods(tallier: Tallier) -> list[Period]:
    config, periods = tallier.config, [tallier.period]
    first = tallier.baseline or (tallier.day.min().date() if len(tallier.day) else None)
    while len(periods) < min(MAPPED, config.report.weeks):
        before = previous(periods[0], config.weeks)
        if first is None or before.end < first:
            break
        periods.insert(0, before)
    return periods
