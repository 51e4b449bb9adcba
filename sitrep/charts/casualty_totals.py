"""Who says how many: each source's running total of the dead and injured, on a scale of numbers.

A row has its source, the dates that it counts and its figure. Totals overlap and are never added.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.charts import ChartKind
from sitrep.charts.drawing import plots, totals
from sitrep.charts.drawing.dots import Dot, draw_dots
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import look, shorten
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    caption,
    cells,
    full_title,
    since,
    stated,
)
from sitrep.config.tables import Theme
from sitrep.model.codes import Status
from sitrep.model.plot import Plot, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import RunningTotal, Summary
from sitrep.wording import Words
from sitrep.wording.terms import group

SECTION, ID = "casualties", "casualty-totals"
MOST = 10
#: The marker and the shade of each indicator.
_MARKS = {"killed": (0, 1), "injured": (1, 2)}
HEADER = (
    "total_id",
    "source",
    "indicator",
    "group",
    "unit",
    "area",
    "since",
    "as_of",
    "reported_on",
    "status",
    *FIGURE_COLUMNS,
)


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` if there are fewer than two claims to compare."""
    every = claims(summary)
    if len(every) < 2:
        return None
    shown = every[:MOST]
    sheet = Sheet(look(theme, words), _labels(summary, words, every))
    draw_dots(sheet, words, [_dot(words, total, shown) for total in shown], dated=True)
    return sheet.finish(_rows(every), _plot(summary, words, sheet.labels, every))


def claims(summary: Summary) -> list[RunningTotal]:
    """Return the claims to show, the latest first: deaths, and injuries if there is room."""
    with_number = (t for t in totals.every(summary) if t.figure)
    both = sorted((t for t in with_number if t.indicator in ("killed", "injured")), key=_latest)
    killed = [t for t in both if t.indicator == "killed"]
    return both if len(both) <= MOST else killed


def _latest(total: RunningTotal) -> tuple[int, bool, str, str]:
    return (-total.as_of.toordinal(), total.indicator != "killed", total.source, total.total_id)


# --- words --------------------------------------------------------------------------------


def _label(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> str:
    """Return what a row says of its total; the chart's title says that all are of the dead."""
    return _figure(words, total, bare=all(t.indicator == "killed" for t in shown))


def _figure(words: Words, total: RunningTotal, stated: str = "", *, bare: bool = False) -> str:
    """Return what a total states, its number as ``stated``, else as its source puts it."""
    figure = stated or shorten(words.figure(total.figure), 40)
    if bare:
        text = figure
    elif total.indicator == "killed":
        text = words("chart-claim-killed", figure=figure)
    else:
        text = words("chart-claim-injured", figure=figure)
    if total.group and total.group != "people":
        text = words("chart-claim-of-group", figure=text, group=group(words, total.group))
    if totals.contested(total):
        denied = total.status is Status.DENIED
        status = words("status-denied") if denied else words("status-disputed")
        text = words("chart-claim-with-status", figure=text, status=status)
    return text


def _sentence(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> str:
    return words(
        "chart-claim-told",
        source=totals.stated_by(words, total, shown),
        claim=_figure(words, total, stated(words, total.figure)),
        since=since(words, total),
        date=words.date(total.as_of),
    )


def _when(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> str:
    """Return the dates that a total counts; years only where they are not that of all."""
    if not total.since:
        return words("window-start-unknown", date=words.brief(total.as_of))
    return words.running_brief(total.since, total.as_of, max(t.as_of for t in shown).year)


def _labels(summary: Summary, words: Words, every: Sequence[RunningTotal]) -> Labels:
    shown = every[:MOST]
    if any(t.indicator == "injured" for t in shown):
        title = words("chart-claims-killed-and-injured")
    else:
        title = words("chart-claims-killed")
    days = [t.as_of for t in shown]
    subtitle = words("chart-claims-unit", dates=words.dates(min(days), max(days)))
    full = full_title(words, title, subtitle)
    kind = words("chart-declared-dots", title=full)
    told = (_sentence(words, t, shown) for t in shown)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=_caption(summary, words, every),
        alt=" ".join(filter(None, (kind, *told, totals.of_one_area(words, shown)))),
        width="full",
        repeats=totals.repeat(summary, shown),
        states=tuple(t.total_id for t in shown),
    )


def _caption(
    summary: Summary, words: Words, every: Sequence[RunningTotal], *, drawn: bool = True
) -> str:
    """Return what stands under the chart; office programs draw no arrows (``drawn`` False)."""
    notes = _notes(words, every)
    kept = [note for note in notes if drawn or note != words("chart-arrow")]
    return caption(words, summary.as_of, (t.source for t in every[:MOST]), kept)


def _notes(words: Words, every: Sequence[RunningTotal]) -> Iterator[str]:
    shown = every[:MOST]
    figures = [t.figure for t in shown if t.figure]
    yield totals.of_one_area(words, shown)
    yield words("chart-claims-note")
    if any(f.high is not None and f.low < f.high for f in figures):
        yield words("chart-whisker")
    if any(f.high is None for f in figures):
        yield words("chart-arrow")
    if any(totals.contested(t) for t in shown):
        yield words("chart-totals-hollow")
    if more := max(0, len(every) - MOST):
        yield words(
            "chart-claims-more",
            n=more,
        )


def _rows(every: Sequence[RunningTotal]) -> Iterator[tuple[object, ...]]:
    yield HEADER
    for t in every:
        what = (t.total_id, t.source, t.indicator, t.group, t.unit, t.area)
        yield (*what, t.since, t.as_of, t.reported_on, t.status, *cells(t.figure))


# --- picture ------------------------------------------------------------------------------


def _dot(words: Words, total: RunningTotal, shown: Sequence[RunningTotal]) -> Dot:
    assert total.figure
    sign, shade = _MARKS[total.indicator]
    return Dot(
        totals.stated_by(words, total, shown),
        _when(words, total, shown),
        total.figure,
        _label(words, total, shown),
        sign,
        totals.contested(total),
        shade,
    )


def _plot(
    summary: Summary, words: Words, labels: Labels, every: Sequence[RunningTotal]
) -> Plot | None:
    """Return a bar for each total, from 0 as the dots are; its words say what it counts.

    ``None`` if any is contested: no program draws such a bar hollow.
    """
    shown = every[:MOST]
    if any(totals.contested(total) for total in shown):
        return None
    names = ("\n".join((totals.stated_by(words, t, shown), _when(words, t, shown))) for t in shown)
    points = (plots.point(words, t.figure, _label(words, t, shown)) for t in shown)
    said = _caption(summary, words, every, drawn=False)
    return plots.bars(words, labels, said, names, [PlotSeries(labels.title, tuple(points))])


CHART = ChartKind(ID, SECTION, 40, draw)
