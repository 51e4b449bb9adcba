"""Health facilities hit more than once since the baseline: a mark for each attack, by date.

Those that the edition may not name stand without a name; those of which a row is restricted are
left out before this, and counted. Where no dates are shown, each attack is a block of a bar. A
report's section on health care leaves the chart out beside its table of facilities, and in a period
that adds no attack to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, flags, plots
from sitrep.charts.drawing.bars import Bar, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.strips import Axis, Mark, Strip, draw_strips
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import caption, full_title, name
from sitrep.config.tables import Theme
from sitrep.model.codes import Precision
from sitrep.model.dates import Since, Window
from sitrep.model.health import Hit, Repeated
from sitrep.model.plot import Plot, PlotPoint, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.wording import Words, terms
from sitrep.wording.phrases import headed

SECTION, ID = "health", "facilities-hit-again"
#: The most facilities drawn; the CSV has all.
MOST = 12
#: The text alternative has so many dates of each, the latest.
LATEST = 8
HEADER = ("facility", "name", "kind", "area", "attacks", "event_id", "start", "end", "precision")


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` when no facility was hit more than once."""
    every = summary.health.repeated
    if not every:
        return None
    shown, style = every[:MOST], look(theme, words)
    sheet = Sheet(style, _labels(summary, words, every))
    if axis := _axis(summary, shown):
        draw_strips(sheet, words, axis, [_strip(words, one) for one in shown])
    else:
        bars.draw_rows(sheet, [_row(words, style, one) for one in shown])
    return sheet.finish(_rows(every), _plot(summary, words, sheet.labels, every))


def _axis(summary: Summary, shown: Sequence[Repeated]) -> Axis | None:
    """Return the days from the baseline to the period's end; ``None`` where no dates are shown."""
    starts = [day for one in shown for hit in one.hits if (day := hit.window.start)]
    if not starts:
        return None
    first = min(starts) if summary.baseline is None else min(summary.baseline, *starts)
    last = max(summary.period.end, *starts)
    return Axis(first, last, flags.within(summary, first, last))


def _window(summary: Summary) -> Window:
    """Return the days in which the attacks were counted."""
    starts = [day for one in summary.health.repeated for h in one.hits if (day := h.window.start)]
    first = summary.baseline or min(starts, default=None)
    return Window(first, summary.period.end)


def _is_of_period(summary: Summary, one: Repeated) -> bool:
    start = summary.period.start
    return any(hit.window.start and hit.window.start >= start for hit in one.hits)


# --- words --------------------------------------------------------------------------------


def _name(words: Words, one: Repeated) -> str:
    return name(words, one.facility.name, 60) or words("chart-repeated-unnamed")


def _about(words: Words, one: Repeated) -> str:
    kind = headed(shorten(terms.facility_type(words, one.facility.facility_type), 40))
    if not one.facility.area:
        return words("chart-repeated-no-area", kind=kind)
    return words("chart-repeated-about", kind=kind, area=name(words, one.facility.area, 40))


def _attacks(words: Words, one: Repeated) -> str:
    return words("chart-health-attacks", n=one.facility.attacks)


def _date(words: Words, hit: Hit) -> str:
    """Return an attack's date, no more precise than it is known."""
    if hit.precision in (Precision.MONTH, Precision.YEAR) and hit.window.start:
        return words.start(Since(hit.window.start, hit.precision))
    text = words.window(hit.window)
    if hit.precision is Precision.WEEK and hit.window.start == hit.window.end:
        return words("date-uncertain", date=text)
    return text


def _sentence(words: Words, one: Repeated) -> str:
    said = {"facility": _name(words, one), "about": _about(words, one)}
    if not one.hits:
        return words("chart-repeated-told-undated", **said, attacks=_attacks(words, one))
    dates = words.list(_date(words, hit) for hit in one.hits[-LATEST:])
    return words("chart-repeated-told", **said, attacks=_attacks(words, one), dates=dates)


def _labels(summary: Summary, words: Words, every: Sequence[Repeated]) -> Labels:
    title, shown = words("chart-repeated"), every[:MOST]
    dates, axis = words.window(_window(summary)), _axis(summary, shown)
    subtitle = words("chart-repeated-unit", dates=dates)
    full = full_title(words, title, subtitle)
    told = (_sentence(words, one) for one in shown)
    marked = flags.told(words, axis.markers) if axis else ""
    new = any(_is_of_period(summary, one) for one in every)
    return Labels(
        id=ID,
        section=SECTION if new else "",
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=_caption(summary, words, every),
        alt=" ".join(filter(None, (words("chart-timeline", title=full), *told, marked))),
        width="full",
        over_time=True,
        told_by="facilities",
    )


def _caption(
    summary: Summary, words: Words, every: Sequence[Repeated], *, drawn: bool = True
) -> str:
    notes = [words("chart-repeated-attacks-note")]
    if drawn and any(not _mark(hit).sure for one in every[:MOST] for hit in one.hits):
        notes.append(words("chart-repeated-uncertain"))
    if more := max(0, len(every) - MOST):
        notes.append(words("chart-repeated-more", n=more))
    if hidden := summary.health.repeated_withheld:
        notes.append(words("chart-repeated-left-out", n=hidden))
    sources = dict.fromkeys(source for one in every[:MOST] for source in one.sources)
    return caption(words, summary.as_of, sources, notes)


# --- picture ------------------------------------------------------------------------------


def _mark(hit: Hit) -> Mark:
    first: dt.date = hit.window.start or hit.window.end
    sure = hit.precision is Precision.DAY and first == hit.window.end
    return Mark(first, hit.window.end, sure)


def _strip(words: Words, one: Repeated) -> Strip:
    marks = tuple(_mark(hit) for hit in one.hits)
    said = (_name(words, one), _about(words, one))
    return Strip(*said, marks, _attacks(words, one), words("chart-repeated-no-dates"))


def _row(words: Words, style: Look, one: Repeated) -> Row:
    n = one.facility.attacks
    blocks = n if n <= 12 else 1
    segment = Segment(n // blocks, style.shade(2), "#FFFFFF")
    return Row(_line(words, one), (Bar((segment,) * blocks, words.number(n)),))


def _line(words: Words, one: Repeated) -> str:
    return words("labelled-figure", what=_name(words, one), figure=_about(words, one))


def _plot(summary: Summary, words: Words, labels: Labels, every: Sequence[Repeated]) -> Plot:
    """Return a bar of attacks for each facility: office programs draw no marks on days."""
    shown = every[:MOST]
    names = ["\n".join((_name(words, one), _about(words, one))) for one in shown]
    points = tuple(PlotPoint(one.facility.attacks, _attacks(words, one)) for one in shown)
    said = _caption(summary, words, every, drawn=False)
    series = [PlotSeries(words("column-attacks"), points)]
    return plots.bars(words, labels, said, names, series)


def _rows(every: Sequence[Repeated]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each attack; one for a facility of which no dates are shown."""
    yield HEADER
    for number, one in enumerate(every, 1):
        f = one.facility
        head = (number, f.name, f.facility_type, f.area, f.attacks)
        for hit in one.hits:
            yield (*head, hit.event_id, hit.window.start, hit.window.end, hit.precision)
        if not one.hits:
            yield (*head, "", "", "", "")


CHART = ChartKind(ID, SECTION, 105, draw)
