"""Sum the killed and injured by area in the last periods, for maps of each; none without a map."""

from __future__ import annotations

from sitrep.arithmetic.periods import previous
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
    periods = _periods(tallier)
    events = {period: tallier.within(period) for period in periods}
    level = tallier.level
    areas = {
        (str(row[0]), str(row[1]))
        for own in events.values()
        for row in own[[level, "admin1_pcode"]].drop_duplicates(level).to_numpy()
    }
    codes: dict[str, str] = {}
    for name, pcode in sorted(areas):
        codes[name] = pcode if level == "admin1" and pcode else codes.get(name, "")
    found = []
    for measure in (m for m in tallier.measures if m.column in ALWAYS):
        for name, pcode in codes.items():
            points = []
            for period, own in events.items():
                part = own[own[level].astype("str") == name]
                figure, reported = tallier.summed(part, measure)
                points.append(Point(period, figure, reported, len(part)))
            found.append(AreaPoints(name, pcode, measure.indicator, tuple(points)))
    return tuple(found)


def _periods(tallier: Tallier) -> list[Period]:
    config, periods = tallier.config, [tallier.period]
    first = tallier.baseline or (tallier.day.min().date() if len(tallier.day) else None)
    while len(periods) < min(MAPPED, config.report.weeks):
        before = previous(periods[0], config.weeks)
        if first is None or before.end < first:
            break
        periods.insert(0, before)
    return periods
