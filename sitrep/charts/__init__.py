"""Summary to charts: the only importers of matplotlib, one module per chart.

In comes a Summary, the language's Words and the Theme; out come Drawings: each a chart's
words, its SVG and PNG, and its data. What has nothing to show is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sitrep.charts import (
    casualties_by_area,
    casualties_by_week,
    claims_timeline,
    displacement_flow,
    events_by_type,
    health_attacks,
    health_totals,
    running_totals,
)
from sitrep.charts.drawing.sheet import for_screen
from sitrep.config.tables import Theme
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words

#: In the order they stand in the report. Units never share an axis, so each has its picture.
CHARTS: tuple[Callable[[Summary, Words, Theme], Drawing | None], ...] = (
    casualties_by_week.draw,
    casualties_by_area.draw,
    events_by_type.draw,
    claims_timeline.draw,
    displacement_flow.draw,
    partial(running_totals.draw, unit="people"),
    partial(running_totals.draw, unit="movements"),
    partial(running_totals.draw, unit="households"),
    health_attacks.draw,
    health_totals.draw,
)


def draw(
    summary: Summary, words: Words, theme: Theme, *, screen: bool = False
) -> tuple[Drawing, ...]:
    """Return the charts that ``summary`` has something to show for, in the report's order.

    ``screen``: as the SVG that a browser shows alone; their PNG is empty.
    """
    with for_screen(screen):
        drawn = [chart(summary, words, theme) for chart in CHARTS]
    return tuple(drawing for drawing in drawn if drawing is not None)
