"""What charts of bars by period share: the periods shown, their columns, sentences, CSV rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitrep.charts.drawing import flags, plots
from sitrep.charts.drawing.columns import Column, legible
from sitrep.charts.drawing.sheet import Labels
from sitrep.charts.drawing.style import WIDTHS, Look
from sitrep.charts.drawing.wording import (
    FIGURE_COLUMNS,
    caption,
    cells,
    in_full,
    names,
    sources_of,
    stated,
    ticks,
)
from sitrep.model.dates import Period
from sitrep.model.figure import Figure
from sitrep.model.plot import Plot
from sitrep.model.sectors import Marker
from sitrep.model.summary import Point, RunningTotal, Summary
from sitrep.wording import Words, phrases

PERIOD = ("period", "start", "end", "calendar", "partial")
HEADER = (
    *PERIOD,
    "kind",
    "source",
    "since",
    "as_of",
    "area",
    "events",
    "reported",
    *FIGURE_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class Weeks:
    """The periods shown, oldest first, with the running totals that lie within one of them."""

    points: tuple[Point, ...]
    claims: Mapping[str, tuple[RunningTotal, ...]] = field(default_factory=dict)

    @property
    def shown(self) -> bool:
        """Whether any number is stated, so that there is something to draw."""
        return any(p.figure or self.claims.get(p.period.id) for p in self.points)

    @property
    def single(self) -> bool:
        """Whether there is one bar to see, which says nothing that its number does not.

        A period without reports is seen beside one that has some, but not before all of them.
        """
        first = next((i for i, p in enumerate(self.points) if p.events), len(self.points))
        return len(self.points) - first < 2 and not self.claimed

    @property
    def claimed(self) -> tuple[RunningTotal, ...]:
        """All the running totals shown."""
        return tuple(t for p in self.points for t in self.claims.get(p.period.id, ()))


def trimmed(
    summary: Summary, indicator: str, claims: Mapping[str, tuple[RunningTotal, ...]]
) -> Weeks:
    """Return the periods from the one before the first with reports; earlier gaps say nothing."""
    points = summary.weekly.get(indicator, ())
    told = [i for i, p in enumerate(points) if p.events or claims.get(p.period.id)]
    kept = points[max(0, told[0] - 1) :] if told else ()
    return Weeks(tuple(kept), claims)


def columns(summary: Summary, words: Words, weeks: Weeks) -> list[Column]:
    """Return one Column per period."""
    found = []
    for point in weeks.points:
        period, claims = point.period, weeks.claims.get(point.period.id, ())
        unfinished = phrases.unfinished(summary, period)
        figures = tuple(t.figure for t in claims if t.figure)
        under = ticks(words, period)
        found.append(
            Column(
                ticks=(*under, words("partial")) if unfinished else under,
                figure=point.figure,
                ring=bool(point.events) and not point.figure,
                note="" if point.figure else phrases.missing(words, point.events, point.figure),
                partial=unfinished,
                current=period.id == summary.period.id,
                claims=figures,
                claims_label=claims_label(words, weeks, point) if figures else "",
            )
        )
    return found


def claims_label(words: Words, weeks: Weeks, point: Point) -> str:
    """Return the range over running totals: "30–67, by source", as the sources put it."""
    totals = weeks.claims[point.period.id]
    figures = [t.figure for t in totals if t.figure]
    if len(figures) == 1:
        return words("chart-week-one-source", figure=words.figure(figures[0]))
    return words("by-source", spread=words.spread(figures))


def sentence(summary: Summary, words: Words, weeks: Weeks, point: Point) -> str:
    """Return what a period shows, in sentences of the alt text."""
    week = in_full(words, point.period)
    if phrases.unfinished(summary, point.period):
        week = words("chart-week-partial", week=week)
    said = [words("chart-week-told", week=week, told=_told(words, point))]
    claims = weeks.claims.get(point.period.id, ())
    if claims:
        stated_by = [_attributed(words, t.figure, t.source) for t in claims if t.figure]
        said.append(words("chart-week-claims", claims=words.list(stated_by)))
    return " ".join(said)


def _attributed(words: Words, figure: Figure, source: str) -> str:
    said = stated(words, figure)
    return words("figure-by-source", figure=said, source=names(words, [source]))


def _told(words: Words, point: Point) -> str:
    if not point.events:
        return words("no-reports")
    if point.figure is None:
        return words("chart-week-not-stated", n=point.events)
    figure = stated(words, point.figure)
    if point.reported == point.events:
        return figure
    counted, of = words.number(point.reported), words.number(point.events)
    return words(
        "chart-week-figure",
        figure=figure,
        reported=counted,
        events=of,
    )


def notes(summary: Summary, words: Words, weeks: Weeks) -> list[str]:
    """Return the meanings of the signs that this chart uses."""
    figures = [p.figure for p in weeks.points if p.figure]
    drawn = figures + [t.figure for t in weeks.claimed if t.figure]
    spread = any(f.high is not None and f.low < f.high for f in figures)
    stated_, of = sum(p.reported for p in weeks.points), sum(p.events for p in weeks.points)
    unfinished = any(p.figure and phrases.unfinished(summary, p.period) for p in weeks.points)
    covered = words.list(summary.events_of)
    found = {
        words("covered-short", areas=covered): bool(covered),
        words("chart-whisker"): spread,
        words("chart-arrow"): any(f.high is None for f in drawn),
        words("chart-weeks-hatched", unit=str(summary.period.unit)): unfinished,
        words(
            "chart-weeks-stated",
            stated=stated_,
            events=of,
        ): 0 < stated_ < of,
        words("chart-weeks-gap"): any(not p.events for p in weeks.points),
    }
    return [note for note, wanted in found.items() if wanted]


def plotted(
    summary: Summary, words: Words, weeks: Weeks, labels: Labels, indicator: str
) -> Plot | None:
    """Return the bars as office programs draw them; ``None`` if there are claims alone."""
    bars = Weeks(weeks.points)
    if not bars.shown:
        return None
    told = unsigned(summary, words, notes(summary, words, bars))
    sources = sources_of(summary, [summary.cumulative.get((indicator, ""))])
    said = caption(words, summary.as_of, sources, told)
    name = words("chart-casualties-by-week-sums")
    return plots.columns(words, labels, said, columns(summary, words, bars), name)


def unsigned(summary: Summary, words: Words, told: Iterable[str]) -> list[str]:
    """Return the notes without those of signs that office programs don't draw.

    Their labels say what is a minimum or partial, in place of arrows and hatches.
    """
    signs = (words("chart-arrow"), words("chart-weeks-hatched", unit=str(summary.period.unit)))
    return [note for note in told if note not in signs]


def unbounded(words: Words, told: Sequence[str]) -> list[str]:
    """Return the notes for bars that are too narrow for bounds."""
    signs = (words("chart-arrow"), words("chart-whisker"))
    kept = [note for note in told if note not in signs]
    return kept if len(kept) == len(told) else [*kept, words("chart-declared-narrow")]


def dated(words: Words, shown: Iterable[Column], points: Sequence[Point]) -> list[Column]:
    """Return the columns with their months and years under them: there are several years."""
    return [
        replace(column, ticks=(words.month_brief(point.period.start),))
        for column, point in zip(shown, points, strict=True)
    ]


def period_cells(summary: Summary, period: Period) -> tuple[object, ...]:
    """Return the cells of a period, see PERIOD."""
    unfinished = "yes" if phrases.unfinished(summary, period) else "no"
    return period.id, period.start, period.end, period.calendar.value, unfinished


def marked(summary: Summary, weeks: Weeks) -> tuple[Marker, ...]:
    """Return the markers that lie in the periods shown."""
    return flags.within(summary, weeks.points[0].period.start, weeks.points[-1].period.end)


def marks(summary: Summary, words: Words, weeks: Weeks) -> list[tuple[float, str]]:
    """Return the markers' labels, each with its place in columns from the first one's start."""
    found = []
    for marker in marked(summary, weeks):
        for index, point in enumerate(weeks.points):
            first = point.period.start
            if first <= marker.date <= point.period.end:
                inside = ((marker.date - first).days + 0.5) / point.period.days
                found.append((index + inside, flags.label(words, marker)))
    return found


def fitting(look: Look, words: Words, shown: Sequence[Column]) -> str:
    """Return the narrowest width, "half" or "full", at which all labels have room."""
    few = len(shown) <= (4 if any(c.claims for c in shown) else 5)
    return "half" if few and legible(WIDTHS["half"], look, words, shown) else "full"


def rows(summary: Summary, weeks: Weeks) -> list[tuple[object, ...]]:
    """Return the chart's data: a row per period, and one per running total shown in it."""
    found: list[tuple[object, ...]] = [HEADER]
    for point in weeks.points:
        period = point.period
        head = period_cells(summary, period)
        counted = (point.events, point.reported, *cells(point.figure))
        found.append((*head, "events", "", "", "", "", *counted))
        for total in weeks.claims.get(period.id, ()):
            said = (total.source, total.since, total.as_of, total.area)
            found.append((*head, "running total", *said, "", "", *cells(total.figure)))
    blank = ("",) * (len(HEADER) - 7)
    for marker in marked(summary, weeks):
        found.append(("", marker.date, marker.date, "", "", "marker", *blank, marker.label))
    return found
