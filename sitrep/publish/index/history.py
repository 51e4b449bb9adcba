"""One toll in all the reports as a chart: a bar for each, as that report stated it.

Places across are per cent of the width, so that the chart fits a phone without a script; heights
are pixels. A time without a report is a band, a report without a number a ring; neither is zero.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from sitrep.model.figure import Figure
from sitrep.model.published import Bar, History, Mark, Published, Toll
from sitrep.publish.index.tolls import kind
from sitrep.wording import Words
from sitrep.wording.phrases import over_time

#: The fewest numbers that make a chart, and the most that its text alternative lists.
LEAST, LISTED = 2, 12
TOP, BASE, HEIGHT = 28, 168, 192
_ARROW, _SLIVER = 9, 0.3
#: The most dates under the chart, and the most round numbers beside it above zero.
_DATES, _LEVELS = 5, 4
#: How wide a band holds its words, how near the edge a date and a number fit, in per cent.
_ROOM, _EDGE, _NEAR = 22, 9, 16
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)


@dataclass(frozen=True, slots=True)
class _Point:
    """One report's toll, and the days it is of."""

    start: dt.date
    end: dt.date
    toll: Toll
    partial: bool

    @property
    def top(self) -> int:
        """The highest number to draw; nought where none is stated."""
        figure = self.toll.figure
        return max(figure.best, figure.high or 0) if figure else 0


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where days and numbers lie."""

    first: dt.date
    days: int
    most: int
    mirrored: bool

    def x(self, day: dt.date, width: float = 0) -> float:
        """Return the start of what begins on ``day``, from the left."""
        share = (day - self.first).days / self.days * 100
        return round(100 - share - width if self.mirrored else share, 3)

    def width(self, start: dt.date, end: dt.date) -> float:
        return ((end - start).days + 1) / self.days * 100

    def y(self, number: float) -> float:
        return round(BASE - number / self.most * (BASE - TOP), 1)


def history(reports: Sequence[Published], name: str, what: str, words: Words) -> History | None:
    """Return the chart of the indicator ``name``, called ``what``; ``None`` for too few numbers.

    ``reports`` are the latest first. Those of other kinds of periods than most are left out.
    """
    points, others = _points(reports, name)
    stated = [p for p in points if p.toll.figure]
    if len(stated) < LEAST:
        return None
    first, last = points[0].start, points[-1].end
    days, most = (last - first).days + 1, max(1, *(p.top for p in points))
    plot = _Plot(first, days, most, words.direction == "rtl")
    bars = [_bar(p, plot, words) for p in points]
    gaps = tuple(_gaps(points, plot, words))
    return History(
        title=words("index-history", what=what),
        alt=_alt(points, len(gaps), what, words),
        notes=tuple(_notes(points, bars, len(gaps), others, words)),
        height=HEIGHT,
        base=BASE,
        bars=tuple(bars),
        gaps=gaps,
        levels=tuple(_levels(plot, words)),
        dates=tuple(_dates(plot, last, words)),
        labels=tuple(_labels(points, bars)),
    )


def _points(reports: Sequence[Published], name: str) -> tuple[list[_Point], int]:
    """Return the points, the earliest first, and how many reports are of other kinds."""
    usual = Counter(kind(r) for r in reports).most_common(1)[0][0]
    shown = sorted((r for r in reports if kind(r) == usual), key=lambda r: r.period.start)
    unknown = Toll("")
    found = [
        _Point(r.period.start, r.period.end, r.tolls.get(name, unknown), r.period.partial)
        for r in shown
        if r.period.start <= r.period.end
    ]
    return found, len(reports) - len(found)


def _bar(point: _Point, plot: _Plot, words: Words) -> Bar:
    whole = plot.width(point.start, point.end)
    width = max(round(whole * 0.8, 3), _SLIVER)
    x = round(plot.x(point.start, whole) + (whole - width) / 2, 3)
    said = words("figure-at-time", when=_dated(point, words), figure=_text(point, words))
    figure = point.toll.figure
    if figure is None:
        return Bar(x, width, said)
    top = plot.y(figure.best)
    return Bar(
        x=x,
        width=width,
        said=said,
        top=min(top, BASE - 1),
        height=max(round(BASE - top, 1), 1),
        partial=point.partial,
        whisker=_whisker(figure, plot),
        open=round(top - 2, 1) if figure.high is None else None,
    )


def _whisker(figure: Figure, plot: _Plot) -> tuple[float, float] | None:
    high = figure.best if figure.high is None else figure.high
    low, high = min(figure.low, figure.best), max(figure.best, high)
    return (plot.y(high), plot.y(max(low, 0))) if low < high else None


def _gaps(points: Sequence[_Point], plot: _Plot, words: Words) -> Iterator[Bar]:
    for one, other in pairwise(points):
        start, end = one.end + dt.timedelta(days=1), other.start - dt.timedelta(days=1)
        if start <= end:
            width = plot.width(start, end)
            said = words("index-no-report") if width >= _ROOM else ""
            yield Bar(plot.x(start, width), round(width, 3), said)


# --- axes and labels ----------------------------------------------------------------------


def _levels(plot: _Plot, words: Words) -> Iterator[Mark]:
    """Yield zero and a few round numbers above it."""
    edge = 100 if plot.mirrored else 0
    steps = (m * 10**power for power in count() for m in (1, 2, 5))
    step = next(s for s in steps if plot.most // s <= _LEVELS)
    for number in range(0, plot.most + 1, step):
        yield Mark(edge, plot.y(number), words.number(number))


def _dates(plot: _Plot, last: dt.date, words: Words) -> Iterator[Mark]:
    """Yield the first days of some months, or of some years, where there is room for them."""
    months = range(plot.first.year * 12 + plot.first.month, last.year * 12 + last.month)
    step = next(n for n in _MONTHS if len(months) <= n * _DATES)
    days = [dt.date(m // 12, m % 12 + 1, 1) for m in months if m % step == 0]
    inside = [day for day in days if _EDGE <= plot.x(day) <= 100 - _EDGE]
    for day in inside:
        text = str(day.year) if step >= 12 else words.month_brief(day)
        yield Mark(plot.x(day), HEIGHT - 6, text)
    if not inside:
        middle = plot.first + (last - plot.first) / 2
        yield Mark(50, HEIGHT - 6, words.month_brief(middle))


def _labels(points: Sequence[_Point], bars: Sequence[Bar]) -> Iterator[Mark]:
    """Yield the numbers of the highest bar and, where it is not near, of the latest."""
    stated = [(p, b) for p, b in zip(points, bars, strict=True) if p.toll.figure]
    highest, latest = max(stated, key=lambda each: each[0].top), stated[-1]
    near = abs(highest[1].middle - latest[1].middle) < 2 * _NEAR
    for point, bar in (highest,) if near else (highest, latest):
        side = "first" if bar.middle < _EDGE else "last" if bar.middle > 100 - _EDGE else ""
        over = [b for _, b in stated if abs(b.middle - bar.middle) < _NEAR]
        x = {"first": bar.x, "last": bar.x + bar.width}.get(side, bar.middle)
        yield Mark(round(x, 3), min(map(_upper, over)) - 5, point.toll.text, side)


def _upper(bar: Bar) -> float:
    """Return the y above which a bar, its whisker and its arrow leave room."""
    top = min(BASE if bar.top is None else bar.top, *(bar.whisker or (BASE,)))
    return round(top - (_ARROW if bar.open is not None else 0), 1)


# --- words --------------------------------------------------------------------------------


def _dated(point: _Point, words: Words) -> str:
    return words.dates(point.start, point.end)


def _text(point: _Point, words: Words) -> str:
    return point.toll.text or words("not-reported")


def _alt(points: Sequence[_Point], gaps: int, what: str, words: Words) -> str:
    """Return the text alternative: every number where they are few, else what stands out."""
    if len(points) <= LISTED:
        return over_time(words, what, ((_dated(p, words), _text(p, words)) for p in points))
    stated = [p for p in points if p.toll.figure]
    highest, latest = max(stated, key=lambda p: p.top), stated[-1]
    sentences = [
        words(
            "index-history-alt",
            what=what,
            dates=words.dates(points[0].start, points[-1].end),
            n=len(points),
            most=highest.toll.text,
            when=_dated(highest, words),
            latest=latest.toll.text,
            then=_dated(latest, words),
        )
    ]
    sentences += [words("index-history-gaps", n=gaps)] if gaps else []
    if silent := len(points) - len(stated):
        sentences.append(words("index-history-silent", n=silent))
    return " ".join(sentences)


def _notes(
    points: Sequence[_Point], bars: Sequence[Bar], gaps: int, others: int, words: Words
) -> Iterator[str]:
    """Yield how the chart is read, only of what stands in it."""
    yield words("index-history-basis")
    if any(b.whisker for b in bars):
        yield words("chart-whisker")
    if any(b.open is not None for b in bars):
        yield words("chart-arrow")
    if any(b.partial for b in bars):
        yield words("index-history-partial")
    stated, of = (sum(getattr(p.toll, n) for p in points) for n in ("reported", "of"))
    if 0 < stated < of:
        yield words("chart-weeks-stated", stated=stated, events=of)
    if any(b.top is None for b in bars):
        yield words("index-history-ring")
    if gaps:
        yield words("index-history-band")
    if others:
        yield words("index-history-others", n=others)
