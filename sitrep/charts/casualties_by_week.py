"""People killed by period: bars summed over events, and beside them what sources claim in all."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, flags, totals, weekly
from sitrep.charts.drawing.columns import draw_columns
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look
from sitrep.charts.drawing.weekly import Weeks
from sitrep.charts.drawing.wording import by_period, caption, full_title, sources_of, span
from sitrep.config.tables import Theme
from sitrep.model.dates import Period, Unit
from sitrep.model.figure import Qualifier
from sitrep.model.report import Drawing
from sitrep.model.summary import RunningTotal, Summary
from sitrep.wording import Words

SECTION, ID = "casualties", "casualties-by-week"
INDICATOR = "killed"
#: Running totals of a part (civilians, women) are no measure of the whole.
WHOLE = ("", "people")


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` when no period has a number, or there is but one bar."""
    weeks = weekly.trimmed(summary, INDICATOR, within_one(summary))
    if not weeks.shown or weeks.single:
        return None
    style = look(theme, words)
    columns = weekly.columns(summary, words, weeks)
    sheet = Sheet(style, _labels(summary, words, weeks, weekly.fitting(style, words, columns)))
    if weeks.claimed:
        bars.key(sheet, _key(words, style, weeks))
    draw_columns(sheet, words, columns, weekly.marks(summary, words, weeks))
    plot = weekly.plotted(summary, words, weeks, sheet.labels, INDICATOR)
    return sheet.finish(weekly.rows(summary, weeks), plot)


def within_one(summary: Summary) -> Mapping[str, tuple[RunningTotal, ...]]:
    """Return the running totals of people killed that stand beside a period's bar, by period.

    Their window lies within a week, or is the whole of a longer period.
    """
    found: dict[str, list[RunningTotal]] = defaultdict(list)
    for total in totals.every(summary):
        first = total.since.day
        whole = total.indicator == INDICATOR and total.group in WHOLE
        if not whole or first is None or not total.figure:
            continue
        for point in summary.weekly.get(INDICATOR, ()):
            if _speaks_of(point.period, first, total.as_of):
                found[point.period.id].append(total)
    return {week: _firmest(claims) for week, claims in found.items()}


def _speaks_of(period: Period, first: dt.date, last: dt.date) -> bool:
    """Whether a count of these dates stands beside the period's bar: days of a month do not."""
    if period.unit is Unit.WEEK:
        return period.start <= first and last <= period.end
    return (period.start, period.end) == (first, last)


def _firmest(claims: list[RunningTotal]) -> tuple[RunningTotal, ...]:
    """Return the claims, lowest first; vague words are left out if any number is stated."""
    firm = [t for t in claims if t.figure and t.figure.qualifier is not Qualifier.VAGUE]
    return tuple(sorted(firm or claims, key=_lowest_first))


def _lowest_first(total: RunningTotal) -> tuple[int, str]:
    return (total.figure.low if total.figure else 0, total.source)


def _key(words: Words, style: Look, weeks: Weeks) -> list[tuple[str, str, str]]:
    claimed = words("chart-casualties-by-week-claims")
    found = [(style.shade(6), style.shade(1), claimed)]
    known = [p.period.id for p in weeks.points if p.figure]
    if known:
        shade = 0 if known == [weeks.points[-1].period.id] else 2
        found.insert(0, (style.shade(shade), "", words("chart-casualties-by-week-sums")))
    return found


def _labels(summary: Summary, words: Words, weeks: Weeks, width: str) -> Labels:
    points = weeks.points
    title = words("chart-casualties-by-week", by_period=by_period(words, summary.period))
    subtitle = words("chart-people", dates=words.window(span(points)))
    sources = sources_of(summary, [summary.cumulative.get((INDICATOR, ""))])
    if not any(p.figure for p in points):
        sources = []
    sources += [t.source for t in weeks.claimed]
    full = full_title(words, title, subtitle)
    kind = words("chart-bars", title=full)
    marked = flags.told(words, weekly.marked(summary, weeks))
    sentences = (weekly.sentence(summary, words, weeks, p) for p in points)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, sources, weekly.notes(summary, words, weeks)),
        alt=" ".join((kind, *sentences, marked)).rstrip(),
        width=width,
        over_time=True,
    )


CHART = ChartKind(ID, SECTION, 10, draw)
