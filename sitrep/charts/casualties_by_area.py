"""People killed and injured by area, side by side; an area without a number says so."""

from __future__ import annotations

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, plots
from sitrep.charts.drawing.bars import Bar, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    caption,
    cells,
    full_title,
    name,
    of_area,
    sources_cell,
    sources_of,
    stated,
)
from sitrep.config.tables import Theme
from sitrep.model.figure import Figure, Value
from sitrep.model.plot import Plot, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import AreaRow, Summary, Tally
from sitrep.wording import Words

SECTION, ID = "casualties", "casualties-by-area"
INDICATORS = ("killed", "injured")
#: The most rows drawn; the CSV has all.
MOST = 12
HEADER = (
    "area",
    "pcode",
    "start",
    "end",
    "events",
    "indicator",
    "reported",
    *FIGURE_COLUMNS,
    "sources",
)


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` when no area has a number."""
    rows = sorted(summary.areas, key=_order)
    shown = [i for i in INDICATORS if any(_figure(row, i) for row in rows)]
    if not shown:
        return None
    style = look(theme, words)
    sheet = Sheet(style, _labels(summary, words, rows, shown))
    if len(shown) > 1:
        bars.key(sheet, [(*_colours(style, i), _name(words, i)) for i in shown])
    bars.draw_rows(sheet, [_row(style, words, row, shown) for row in rows[:MOST]])
    data = [HEADER, *(_cells(summary, r, n) for r in rows for n in INDICATORS)]
    return sheet.finish(data, _plot(summary, words, sheet.labels, rows, shown))


def _plot(
    summary: Summary, words: Words, labels: Labels, rows: list[AreaRow], shown: list[str]
) -> Plot:
    """Return the bars for office programs; what an area does not state is under its name."""
    names, drawn = [], rows[:MOST]
    for row in drawn:
        silent = [_unstated(words, i) for i in shown if not _figure(row, i)]
        names.append("\n".join((_area(words, row), *silent)))
    series = [
        PlotSeries(_name(words, i), tuple(plots.point(words, _figure(r, i)) for r in drawn))
        for i in shown
    ]
    return plots.bars(
        words, labels, _caption(summary, words, rows, shown, drawn=False), names, series
    )


def _order(row: AreaRow) -> tuple[bool, int, int, int, str]:
    """Return the sort key: the most killed first, events without an area last."""
    killed, injured = (_figure(row, indicator) for indicator in INDICATORS)
    return (
        not row.name,
        -(killed.best if killed else -1),
        -(injured.best if injured else -1),
        -row.events,
        row.name,
    )


def _figure(row: AreaRow, indicator: str) -> Value:
    tally = row.tallies.get(indicator)
    return tally.figure if tally else None


def _name(words: Words, indicator: str) -> str:
    return {"killed": words("chart-killed"), "injured": words("chart-injured")}[indicator]


def _colours(style: Look, indicator: str) -> tuple[str, str]:
    return (style.shade(1), "") if indicator == "killed" else (style.shade(5), style.shade(2))


def _area(words: Words, row: AreaRow) -> str:
    return name(words, row.name, 60) or words("chart-area-not-stated")


def _row(style: Look, words: Words, row: AreaRow, shown: list[str]) -> Row:
    found = []
    for indicator in shown:
        figure = _figure(row, indicator)
        fill, edge = _colours(style, indicator)
        size = (Segment(figure.best, fill, edge),) if figure else ()
        text = shorten(words.figure(figure), 40) if figure else _unstated(words, indicator)
        found.append(Bar(size, text, figure))
    return Row(_area(words, row), tuple(found))


def _unstated(words: Words, indicator: str) -> str:
    if indicator == "killed":
        return words("chart-killed-not-stated")
    return words("chart-injured-not-stated")


def _sentence(words: Words, row: AreaRow, shown: list[str]) -> str:
    told = []
    for indicator in shown:
        figure = _figure(row, indicator)
        told.append(
            _counted(words, indicator, stated(words, figure))
            if figure
            else words("chart-area-unstated", indicator=indicator)
        )
    return of_area(words, row.name, words.list(told))


def _counted(words: Words, indicator: str, figure: str) -> str:
    if indicator == "killed":
        return words("chart-claim-killed", figure=figure)
    return words("chart-claim-injured", figure=figure)


def _labels(summary: Summary, words: Words, rows: list[AreaRow], shown: list[str]) -> Labels:
    title = {
        "killed": words("chart-killed-by-area"),
        "injured": words("chart-injured-by-area"),
        "killed injured": words("chart-killed-and-injured-by-area"),
    }[" ".join(shown)]
    dates = words.window(summary.areas_window)
    subtitle = words("chart-people", dates=dates)
    full = full_title(words, title, subtitle)
    kind = words("chart-bars", title=full)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=_caption(summary, words, rows, shown),
        told_by=SECTION if _is_one_bar(rows, shown) else "",
        alt=" ".join(
            (
                kind,
                *(_sentence(words, row, shown) for row in rows[:MOST]),
                *_covered(summary, words),
            )
        ),
    )


def _is_one_bar(rows: list[AreaRow], shown: list[str]) -> bool:
    """Return whether a sentence says as much: that all the dead were reported in one area."""
    figure = _figure(rows[0], "killed")
    alone = shown == ["killed"] and len(rows) == 1 and bool(rows[0].name)
    return alone and isinstance(figure, Figure) and figure.best > 0


def _caption(
    summary: Summary, words: Words, rows: list[AreaRow], shown: list[str], *, drawn: bool = True
) -> str:
    tallies: list[Tally | None] = [row.tallies.get(i) for row in rows for i in shown]
    notes = [*_covered(summary, words), *_notes(words, rows, shown)]
    if not drawn:
        # Office programs draw no arrows, and whiskers only where bars stand alone.
        signs = [words("chart-arrow"), *([words("chart-whisker")] if len(shown) > 1 else [])]
        notes = [note for note in notes if note not in signs]
    return caption(words, summary.as_of, sources_of(summary, tallies), notes)


def _covered(summary: Summary, words: Words) -> list[str]:
    """Return of which areas the ranks are, where the sources record these alone."""
    covered = summary.events_of
    return [words("covered-short", areas=words.list(covered))] if covered else []


def _notes(words: Words, rows: list[AreaRow], shown: list[str]) -> list[str]:
    every = [_figure(row, indicator) for row in rows for indicator in shown]
    figures = [f for f in every if f]
    more = len(rows) - MOST
    found = {
        words("chart-whisker"): any(f.high is not None and f.low < f.high for f in figures),
        words("chart-arrow"): any(f.high is None for f in figures),
        words("chart-area-not-zero"): None in every,
        words("chart-areas-more", n=more): more > 0,
    }
    return [note for note, wanted in found.items() if wanted]


def _cells(summary: Summary, row: AreaRow, indicator: str) -> tuple[object, ...]:
    tally, window = row.tallies.get(indicator), summary.areas_window
    counted = (tally.reported, *cells(tally.figure)) if tally else (0, *cells(None))
    head = (row.name, row.pcode, window.start, window.end, row.events)
    return (*head, indicator, *counted, sources_cell(tally))


CHART = ChartKind(ID, SECTION, 20, draw)
