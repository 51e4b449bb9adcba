"""One picture: heading, plot and caption laid out from the top.

Coordinates are in points from the start side and the top: on a right-to-left sheet, x runs from
the right, and "start" is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sitrep.charts.drawing import library as mpl
from sitrep.charts.drawing.finished import RC, Finished
from sitrep.charts.drawing.style import MARGIN, WIDTHS, Look, Type, cyrillic
from sitrep.look.colours import WHITE
from sitrep.look.fonts import latin
from sitrep.model.plot import Plot
from sitrep.model.report import Chart, Drawing, Table

#: The length of the arrow that marks a figure without an upper bound.
ARROW = 10.0

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle: its start-top corner and its size."""

    x: float
    y: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Return whether the two overlap."""
        apart_x = self.x >= other.x + other.width or other.x >= self.x + self.width
        apart_y = self.y >= other.y + other.height or other.y >= self.y + self.height
        return not (apart_x or apart_y)


@dataclass(frozen=True, slots=True)
class Labels:
    """A chart's texts; ``title`` and ``subtitle`` make the full title."""

    id: str
    section: str
    title: str
    subtitle: str
    full_title: str
    caption: str
    alt: str
    width: str = "half"
    #: Whether it shows running totals of which none is of the period.
    repeats: bool = False
    #: The table that states all of it, or the section whose sentences do.
    told_by: str = ""
    #: Whether it goes over time, so that the latest is at its end.
    over_time: bool = False
    #: The running totals (ids) of which it prints source and figure.
    states: tuple[str, ...] = ()


class Sheet:
    """A picture being drawn. ``y`` is where the next block goes; each block moves it down."""

    def __init__(self, look: Look, labels: Labels) -> None:
        self.look, self.labels = look, labels
        self.width = WIDTHS[labels.width] - 2 * MARGIN
        with mpl.rc_context(RC):
            self.canvas = mpl.Figure(facecolor=WHITE)
            mpl.FigureCanvasAgg(self.canvas)
            self.axes = self.canvas.add_axes((0, 0, 1, 1))
        self.axes.axis("off")
        self._order = 1.0
        #: Whether a text has letters that the shipped Latin font lacks.
        self.foreign = False
        #: All that is drawn, in order; of that, the title and the caption.
        self.artists: list[mpl.Artist] = []
        self.heading: list[mpl.Artist] = []
        self.captioned: list[mpl.Artist] = []
        self.y = 1.0
        self.block(labels.title, look.title)
        if labels.subtitle:
            self.block(labels.subtitle, look.subtitle)
        self.heading = [*self.artists]
        self.y += 7
        #: Where the plot itself begins and ends.
        self.top = self.bottom = self.y

    # --- text -----------------------------------------------------------------------

    def block(self, text: str, kind: Type) -> None:
        """Set wrapped text across the sheet and move down past it."""
        self.lines((0, self.y), self.look.wrap(text, self.width, kind), kind)
        self.y += kind.leading * len(self.look.wrap(text, self.width, kind))

    def lines(self, at: Point, lines: Sequence[str], kind: Type, anchor: str = "start") -> None:
        """Set ``lines`` one under another, the first one's top at ``at``."""
        x, top = at
        for number, line in enumerate(lines):
            self.text((x, top + kind.leading * number + kind.size * 0.65), line, kind, anchor)

    def text(self, at: Point, text: str, kind: Type, anchor: str = "start") -> None:
        """Set one line of text, its middle at the height of ``at``."""
        side = {"start": "left", "middle": "center", "end": "right"}[anchor]
        if self.look.rtl:
            side = {"left": "right", "right": "left"}.get(side, side)
        drawn = self.axes.text(
            at[0],
            at[1] + kind.size * 0.35,
            self.look.mark(text),
            ha=side,
            va="baseline",
            color=kind.colour,
            font=self.look.font(text, kind),
            parse_math=False,
            zorder=self._next(),
        )
        self.artists.append(drawn)
        self.foreign = self.foreign or not latin(text)
        if kind.bold and cyrillic(text):
            drawn.set_path_effects([mpl.withStroke(linewidth=0.45, foreground=kind.colour)])

    def rimmed(self, at: Point, text: str, kind: Type) -> None:
        """Set one line of text around ``at`` with a white rim, where what lies under it is seen."""
        # The rim is drawn as shapes, apart: the text over it stays text.
        self.text(at, text, replace(kind, colour=WHITE), "middle")
        self.artists[-1].set_path_effects([mpl.Stroke(linewidth=2.4, foreground=WHITE)])
        self.text(at, text, kind, "middle")

    # --- shapes ---------------------------------------------------------------------

    def rect(self, box: Box, fill: str, edge: str = "") -> None:
        """Draw a rectangle, outlined when ``edge`` is a colour."""
        inset = 0.4 if edge else 0.0
        x, y = box.x + inset, box.y + inset
        right, bottom = box.x + box.width - inset, box.y + box.height - inset
        self.polygon([(x, y), (right, y), (right, bottom), (x, bottom)], fill, edge)

    def polygon(self, points: Sequence[Point], fill: str, edge: str = "") -> None:
        """Draw a closed shape."""
        path = mpl.Path([*points, points[0]], closed=True)
        self._add(path, facecolor=fill, edgecolor=edge or "none", linewidth=0.8)

    def shape(self, rings: Iterable[Sequence[Point]], fill: str, edge: str = "") -> None:
        """Draw a closed shape whose further rings, turned the other way, are its holes."""
        paths = [mpl.Path([*ring, ring[0]], closed=True) for ring in rings if len(ring) > 2]
        if paths:
            path = mpl.Path.make_compound_path(*paths)
            self._add(path, facecolor=fill, edgecolor=edge or "none", linewidth=0.6)

    def strokes(self, lines: Sequence[tuple[Point, Point]], colour: str, width: float) -> None:
        """Draw many separate lines as one."""
        if lines:
            codes = [mpl.Path.MOVETO, mpl.Path.LINETO] * len(lines)
            ends = [end for line in lines for end in line]
            self._add(mpl.Path(ends, codes), fill=False, edgecolor=colour, linewidth=width)

    def plate(self, box: Box) -> None:
        """Clear the background of a label, so that no grid line runs through it."""
        self.rect(box, WHITE)

    def disc(self, at: Point, radius: float, fill: str, edge: str) -> None:
        """Draw a circle."""
        path = mpl.Path.circle(at, radius)
        self._add(path, facecolor=fill, edgecolor=edge, linewidth=1.0)

    def line(
        self, points: Sequence[Point], colour: str, width: float = 0.8, dash: str = ""
    ) -> None:
        """Draw a line; ``dash`` is "" for solid, "dashed" or "dotted"."""
        style = {"dashed": (0, (4, 2)), "dotted": (0, (1, 1.6))}.get(dash, "solid")
        self._add(
            mpl.Path(list(points)),
            fill=False,
            edgecolor=colour,
            linewidth=width,
            linestyle=style,
            capstyle="butt",
        )

    def hatched(self, box: Box, colour: str) -> None:
        """Draw an outlined, hatched rectangle: the sign of "not complete"."""
        self.rect(box, WHITE, colour)
        stripes: list[tuple[Point, Point]] = []
        right, bottom = box.x + box.width, box.y + box.height
        offset = 3.5
        while offset < box.width + box.height:
            start = (box.x + min(offset, box.width), box.y + max(0.0, offset - box.width))
            end = (box.x + max(0.0, offset - box.height), box.y + min(offset, box.height))
            stripes.append((start, end))
            offset += 3.5
        if right > box.x and bottom > box.y:
            self.strokes(stripes, colour, 0.8)

    def whisker(self, low: Point, high: Point, cap: float = 3.0) -> None:
        """Draw the span from low to high with end caps, with a light rim to show on any bar."""
        dx, dy = (cap, 0.0) if low[0] == high[0] else (0.0, cap)
        ends = [[(x - dx, y - dy), (x + dx, y + dy)] for x, y in (low, high)]
        for colour, width in ((WHITE, 2.0), (self.look.body.colour, 1.0)):
            for points in ([low, high], *ends):
                self.line(points, colour, width)

    def arrow(self, start: Point, end: Point, colour: str) -> None:
        """Draw an arrow: the sign of "no upper bound", or of a start before the axis."""
        (x0, y0), (x1, y1) = start, end
        length = max(abs(x1 - x0), abs(y1 - y0))
        ux, uy = (x1 - x0) / length, (y1 - y0) / length
        neck = (x1 - ux * 4, y1 - uy * 4)
        self.line([start, neck], colour, 1.2)
        wings = [(neck[0] - uy * 2.6, neck[1] - ux * 2.6), (neck[0] + uy * 2.6, neck[1] + ux * 2.6)]
        self.polygon([wings[0], end, wings[1]], colour)

    def _add(self, path: mpl.Path, **style: Any) -> None:
        self.artists.append(self.axes.add_artist(mpl.PathPatch(path, zorder=self._next(), **style)))

    def _next(self) -> float:
        # What is drawn later lies on top.
        self._order += 0.001
        return self._order

    # --- output ---------------------------------------------------------------------

    def finish(
        self,
        rows: Iterable[Sequence[object]],
        plot: Plot | None = None,
        table: Table | None = None,
    ) -> Drawing:
        """Set the caption, close the sheet and return it with ``rows`` as its data.

        ``plot`` has the same for programs that draw charts themselves, ``table`` some of it for
        those that can't draw this one.
        """
        self.bottom, before = self.y, len(self.artists)
        self.y += 5
        self.block(self.labels.caption, self.look.quiet)
        self.y += 1
        self.captioned = self.artists[before:]
        finished, labels, place = Finished(self), self.labels, f"charts/{self.labels.id}"
        chart = Chart(
            id=labels.id,
            section=labels.section,
            title=labels.full_title,
            heading=labels.title,
            subtitle=labels.subtitle,
            alt=labels.alt,
            caption=labels.caption,
            svg=f"{place}.svg",
            png=f"{place}.png",
            csv=f"{place}.csv",
            width=labels.width,
            repeats=labels.repeats,
            told_by=labels.told_by,
            over_time=labels.over_time,
            states=labels.states,
        )
        data = tuple(tuple("" if c is None else str(c) for c in row) for row in rows)
        return Drawing(chart, data, finished, plot, table)
