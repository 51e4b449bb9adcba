"""The trend of a key figure, for a small chart: weeks of events, or one source's totals.

All points are counted by one report's rules, so rules and baselines never change within a
trend. A week without reports, or without a stated number, is a gap that says which it is.
"""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.model.figure import Qualifier, Value
from sitrep.model.report import TrendPoint
from sitrep.model.summary import Point, RunningTotal, Tally
from sitrep.wording.phrases import missing, unfinished

#: The fewest numbers that make a trend.
LEAST = 2


def weekly(tally: Tally, phrases: Phrases) -> tuple[TrendPoint, ...]:
    """Return the weeks up to the period's, from the first with reports."""
    summary, key = phrases.summary, (tally.indicator, tally.group)
    points = () if tally.group else summary.weekly.get(tally.indicator, ())
    points = points or summary.histories.get(key, ())
    told = [i for i, point in enumerate(points) if point.events]
    shown = points[told[0] :] if told else ()
    return _worth_drawing(tuple(_week(point, tally.indicator, phrases) for point in shown))


def _week(point: Point, indicator: str, phrases: Phrases) -> TrendPoint:
    words, figure, period = phrases.words, point.figure, point.period
    return TrendPoint(
        on=period.end,
        label=words.dates(period.start, period.end),
        text=missing(words, point.events) if figure is None else phrases.figure(figure, indicator),
        value=_drawn(figure),
        partial=unfinished(phrases.summary, period),
    )


def running(total: RunningTotal, phrases: Phrases) -> tuple[TrendPoint, ...]:
    """Return the totals of the same source and baseline, up to ``total``."""
    words = phrases.words
    for series in phrases.summary.series:
        ids = [each.total_id for each in series.totals]
        if total.total_id not in ids:
            continue
        upto = series.totals[: ids.index(total.total_id) + 1]
        # After a fall the two totals are not comparable, so no line joins them.
        joined = (True, *(rise is not None for rise in series.rises))
        return _worth_drawing(
            tuple(
                TrendPoint(
                    on=each.as_of,
                    label=words.date(each.as_of),
                    text=phrases.figure(each.figure, each.indicator),
                    value=_drawn(each.figure),
                    joined=is_joined,
                )
                for each, is_joined in zip(upto, joined, strict=False)
            )
        )
    return ()


def _drawn(figure: Value) -> int | None:
    """Return the number to draw; ``None`` for a vague word ("thousands")."""
    return None if not figure or figure.qualifier is Qualifier.VAGUE else figure.best


def _worth_drawing(points: tuple[TrendPoint, ...]) -> tuple[TrendPoint, ...]:
    return points if sum(point.value is not None for point in points) >= LEAST else ()
