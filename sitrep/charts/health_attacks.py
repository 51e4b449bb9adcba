"""Attacks on health care: what was hit, by damage; else the attacks, by type.

Attacks are not facilities: one facility hit twice is two attacks. No facility is named here. Where
the damage is drawn, several types have a chart of their own, in the briefing pack and on the
slides: the section says the same in a sentence. The section's table says all of a few facilities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, plots
from sitrep.charts.drawing.bars import Bar, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import caption, damage, event_type, full_title, names
from sitrep.config.tables import Theme
from sitrep.model.codes import Damage, Status, gravity
from sitrep.model.plot import Plot, PlotPoint, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import Facility, RunningTotal, Summary
from sitrep.wording import Words

SECTION, ID = "health", "health-attacks"
BY_TYPE = "health-attacks-by-type"
HEADER = ("what", "kind", "count", "start", "end")
#: So few things hit the section's table shows at a glance, each with its damage.
FEW = 5
#: No damage, and damage not stated.
_LEAST = (Damage.NONE, "")
_TOTALS = ("facilities_affected", "attacks_on_health")


@dataclass(frozen=True, slots=True)
class _Count:
    """A row: a degree of damage or a type of attack, and how many facilities, transports."""

    name: str
    title: str
    sizes: tuple[int, ...]
    kinds: tuple[str, ...]


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` for no attack, or where all has one damage or one type.

    A chart of one bar says nothing: the section's sentences and table have its number.
    """
    counts = _hit(summary, words) or _attacks(summary, words)
    return _drawn(summary, words, theme, counts) if len(counts) > 1 else None


def draw_types(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the attacks by type; ``None`` where the other chart has them, or there is one type."""
    counts = _attacks(summary, words)
    if len(counts) < 2 or not _hit(summary, words):
        return None
    return _drawn(summary, words, theme, counts, (BY_TYPE, ""))


def _drawn(
    summary: Summary,
    words: Words,
    theme: Theme,
    counts: Sequence[_Count],
    place: tuple[str, str] = (ID, SECTION),
) -> Drawing:
    """Return the chart of some counts; ``place`` is its id and its section."""
    style = look(theme, words)
    name, section = place
    labels = replace(_labels(summary, words, counts), id=name, section=section)
    sheet = Sheet(style, labels)
    bars.draw_rows(sheet, [_row(style, words, count) for count in counts])
    window = (summary.period.start, summary.period.end)
    data = [
        (count.name, kind, size, *window)
        for count in counts
        for kind, size in zip(count.kinds, count.sizes, strict=True)
    ]
    return sheet.finish([HEADER, *data], _plot(words, sheet.labels, counts))


def _plot(words: Words, labels: Labels, counts: Sequence[_Count]) -> Plot:
    """Return the bars for office programs: a series for each kind of thing that was hit."""
    series = []
    for index, kind in enumerate(counts[0].kinds):
        sizes = [count.sizes[index] for count in counts]
        points = [PlotPoint(n, _counted(words, kind, n)) if n else PlotPoint(None) for n in sizes]
        if any(sizes):
            series.append(PlotSeries(_kind(words, kind), tuple(points)))
    return plots.bars(words, labels, labels.caption, [count.title for count in counts], series)


def _kind(words: Words, kind: str) -> str:
    names = {
        "facilities": words("chart-health-kind-facilities"),
        "transport": words("chart-health-kind-transport"),
    }
    return names.get(kind) or words("column-attacks")


def _hit(summary: Summary, words: Words) -> list[_Count]:
    """Return the distinct facilities and transports hit, by damage, the worst first."""
    health = summary.health
    tallies = [_by_damage(health.facilities), _by_damage(health.transports)]
    every = sorted({name for tally in tallies for name in tally}, key=_severity)
    return [
        _Count(
            name or "not stated",
            damage(words, name),
            tuple(tally[name] for tally in tallies),
            ("facilities", "transport"),
        )
        for name in every
    ]


def _by_damage(hit: Sequence[Facility]) -> Counter[str]:
    return Counter(one.damage for one in hit)


def _severity(name: str) -> tuple[int, str]:
    return gravity(name, Damage), name


def _attacks(summary: Summary, words: Words) -> list[_Count]:
    """Return the attacks by type, for logs that do not say what was hit."""
    by_type = sorted(summary.health.by_type.items(), key=lambda item: (-item[1], item[0]))
    return [
        _Count(name or "not stated", event_type(words, name), (count,), ("attacks",))
        for name, count in by_type
        if count
    ]


def _row(style: Look, words: Words, count: _Count) -> Row:
    fill, edge = _colours(style, count)
    text = _told(words, count)
    if len(count.sizes) == 1:
        text = words.number(count.sizes[0])
    # Each thing hit is a block of its own, so that small numbers can be counted.
    blocks = sum(count.sizes) if sum(count.sizes) <= 12 else 1
    size = 1 if blocks > 1 else sum(count.sizes)
    return Row(count.title, (Bar((Segment(size, fill, edge),) * max(blocks, 1), text),))


def _colours(style: Look, count: _Count) -> tuple[str, str]:
    if count.kinds == ("attacks",):
        return style.shade(2), "#FFFFFF"
    if count.name == Damage.DESTROYED:
        return style.shade(0), "#FFFFFF"
    if count.name in (*_LEAST, "not stated"):
        return style.shade(6), style.shade(2)
    return style.shade(2), "#FFFFFF"


def _told(words: Words, count: _Count) -> str:
    parts = []
    for kind, size in zip(count.kinds, count.sizes, strict=True):
        if size:
            parts.append(_counted(words, kind, size))
    return words.list(parts)


def _counted(words: Words, kind: str, size: int) -> str:
    if kind == "facilities":
        return words("chart-health-facilities", n=size)
    if kind == "transport":
        return words("chart-health-transports", n=size)
    return words("chart-health-attacks", n=size)


def _labels(summary: Summary, words: Words, counts: Sequence[_Count]) -> Labels:
    dates = words.dates(summary.period.start, summary.period.end)
    if counts[0].kinds == ("attacks",):
        title = words("chart-health-by-type")
        subtitle = words("chart-health-unit-attacks", dates=dates)
    else:
        title = words("chart-health-by-damage")
        subtitle = words("chart-health-unit-hit", dates=dates)
    full = full_title(words, title, subtitle)
    notes = [*_notes(summary, words), *_running(summary, words)]
    sentences = (words("chart-health-told", kind=c.title, told=_told(words, c)) for c in counts)
    kind = words("chart-bars", title=full)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=caption(words, summary.as_of, _sources(summary), notes),
        alt=" ".join((kind, *sentences, *notes)),
        told_by=_told_by(summary, counts),
    )


def _told_by(summary: Summary, counts: Sequence[_Count]) -> str:
    """Return the table that says as much as the chart of a few facilities and transports."""
    hit = (*summary.health.facilities, *summary.health.transports)
    return "facilities" if counts[0].kinds != ("attacks",) and len(hit) <= FEW else ""


def _sources(summary: Summary) -> list[str]:
    events = (s for event in summary.health.events for s in event.sources)
    return list(summary.health.sources) or list(dict.fromkeys(events))


def _notes(summary: Summary, words: Words) -> Iterator[str]:
    health = summary.health
    if health.attacks:
        attacks = words.number(health.attacks)
        yield words("chart-health-attacks-note", n=attacks)
        yield words("health-attacks-note")
    if again := sum(1 for f in (*health.facilities, *health.transports) if f.attacks > 1):
        yield words("chart-health-repeated", n=again)


def _running(summary: Summary, words: Words) -> Iterator[str]:
    """Yield the sources' own totals that overlap the period; they are never added."""
    for total in summary.totals:
        stands = total.status is not Status.WITHDRAWN
        if total.indicator in _TOTALS and total.figure and stands:
            yield words(
                "chart-health-running",
                figure=_totalled(words, total),
                dates=words.running(total.since, total.as_of),
                source=names(words, [total.source]),
            )


def _totalled(words: Words, total: RunningTotal) -> str:
    figure = shorten(words.figure(total.figure), 40)
    if total.indicator == "facilities_affected":
        return words("chart-health-facilities-affected", figure=figure)
    return words("chart-health-attacks-stated", figure=figure)


CHART = ChartKind(ID, SECTION, 90, draw)
TYPES = ChartKind(BY_TYPE, "", 95, draw_types)
