"""What charts of flows share: which of them are drawn, their words, their data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sitrep.arithmetic.figures import summed
from sitrep.charts.drawing import plots
from sitrep.charts.drawing.sheet import Labels
from sitrep.charts.drawing.style import shorten
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, caption, cells, listed, stated
from sitrep.model.dates import Window
from sitrep.model.figure import Figure
from sitrep.model.flows import Flow
from sitrep.model.plot import Plot, PlotPoint, PlotSeries
from sitrep.model.summary import Summary
from sitrep.wording import Words
from sitrep.wording.flows import hidden, pair
from sitrep.wording.phrases import headed

#: The most flows that are drawn; the others are summed.
MOST = 12
HEADER = (
    "origin",
    "origin_pcode",
    "destination",
    "destination_pcode",
    "drawn",
    "start",
    "end",
    "unit",
    "events",
    *FIGURE_COLUMNS,
    "pairs",
    "sources",
)


def drawable(flows: Iterable[Flow]) -> list[Flow]:
    """Return the largest flows, those that state a number."""
    return sorted((f for f in flows if f.figure), key=_size)[:MOST]


def _size(flow: Flow) -> tuple[int, bool, str, str]:
    best = flow.figure.best if flow.figure else 0
    return -best, not flow.told, flow.origin, flow.destination


def are_several(flows: Iterable[Flow]) -> bool:
    """Return whether at least two different pairs of known areas are there to compare."""
    return len({(f.origin, f.destination) for f in flows if f.told and f.figure}) > 1


def sources(flows: Iterable[Flow]) -> list[str]:
    """Return who states the flows."""
    return list(dict.fromkeys(source for flow in flows for source in flow.sources))


def told(words: Words, flows: Iterable[Flow]) -> Iterator[str]:
    """Yield a sentence for each flow, for the text alternative."""
    for flow in flows:
        yield words("chart-flow-told", pair=pair(words, flow), figure=stated(words, flow.figure))


def notes(words: Words, flows: Sequence[Flow], shown: Sequence[Flow]) -> Iterator[str]:
    """Yield what a chart of ``shown`` leaves out of ``flows``, and what its signs mean."""
    if any(flow.within for flow in shown):
        yield words("chart-flows-within")
    if any(not flow.origin for flow in flows if not hidden(flow)):
        yield words("chart-flows-not-given")
    rest = [f for f in flows if f.figure and f not in shown]
    if rest:
        total = summed([f.figure for f in rest if isinstance(f.figure, Figure)], missing=False)
        yield words("chart-flows-more", n=len(rest), figure=words.figure(total))
    for flow in flows:
        if hidden(flow):
            yield words("chart-flows-small", n=flow.pairs)


def rows(flows: Iterable[Flow], shown: Sequence[Flow], window: Window) -> list[tuple[object, ...]]:
    """Return the data of a chart, its header first."""
    made: list[tuple[object, ...]] = [HEADER]
    for f in flows:
        where = (f.origin, f.origin_pcode, f.destination, f.destination_pcode)
        drawn = "yes" if f in shown else "no"
        counted = (drawn, window.start, window.end, f.unit, f.events or None, *cells(f.figure))
        made.append((*where, *counted, f.pairs, listed(f.sources)))
    return made


def plot(
    words: Words, summary: Summary, labels: Labels, shown: Sequence[Flow], flows: Sequence[Flow]
) -> Plot:
    """Return the flows as bars for office programs, which draw no ribbons."""
    series = [PlotSeries(words("chart-flows-series"), tuple(_points(words, shown)))]
    left = [note for note in notes(words, flows, shown) if note != words("chart-flows-within")]
    said = caption(words, summary.as_of, sources(flows), left)
    return plots.bars(
        words, labels, said, [shorten(headed(pair(words, f)), 60) for f in shown], series
    )


def _points(words: Words, shown: Iterable[Flow]) -> Iterator[PlotPoint]:
    yield from (plots.point(words, flow.figure) for flow in shown)
