"""Lay a frame around a finished sheet: place and period above it, issuer and licence below.

On a page the sheet keeps its size. On a slide its plot is as large as there is room for, its title
stands above in a slide's letters, and its caption beside or below the plot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sitrep.charts.drawing.style import Type
from sitrep.look.colours import on
from sitrep.model.pictures import Frame

if TYPE_CHECKING:
    from sitrep.charts.drawing.sheet import Sheet

#: A page's margin, the height of the line along its top, and of a line that names the edition.
_PAD, _EDGE, _MARK = 12.0, 3.0, 17.0
#: A slide in points, 16:9, and its margin.
_SLIDE, _SIDE = (960.0, 540.0), 40.0
#: The sizes of a slide's title, the one that fits in so many lines first.
_TITLES = ((26.0, 1), (23.0, 2), (19.0, 3), (15.0, 9))
#: How many times larger than on a page a plot gets at most, the width of a caption beside it,
#: and the room between the two.
_LARGEST, _ASIDE, _GAP = 3.3, 235.0, 28.0
_LEAST = 40.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A page: its size, and where the sheet's point (0, ``top``) stands on it, ``scale`` large."""

    width: float
    height: float
    x: float
    y: float
    top: float
    scale: float = 1.0


class _Page:
    """Draws on a page in the page's own points, whatever the scale of the sheet on it."""

    def __init__(self, sheet: Sheet, laid: Laid) -> None:
        self.sheet, self.laid = sheet, laid

    def at(self, x: float, y: float) -> tuple[float, float]:
        laid = self.laid
        return (x - laid.x) / laid.scale, (y - laid.y) / laid.scale + laid.top

    def rect(self, box: tuple[float, float, float, float], fill: str) -> None:
        (x, y), (right, bottom) = self.at(*box[:2]), self.at(box[0] + box[2], box[1] + box[3])
        self.sheet.polygon([(x, y), (right, y), (right, bottom), (x, bottom)], fill)

    def lines(self, at: tuple[float, float], lines: Sequence[str], kind: Type) -> None:
        self.sheet.lines(self.at(*at), lines, replace(kind, size=kind.size / self.laid.scale))

    def edge(self, mark: str, height: float, kind: Type) -> None:
        """Draw the line along the top; with ``mark``, one that says who may see the page."""
        look, laid = self.sheet.look, self.laid
        fill = look.accent if mark else look.shade(0)
        self.rect((0, 0, laid.width, height), fill)
        if mark:
            kind = replace(kind, colour=on(fill), bold=True)
            self.lines(
                (laid.x if laid.scale == 1 else _SIDE, (height - kind.leading) / 2), [mark], kind
            )


def on_page(sheet: Sheet, frame: Frame, tall: float) -> Laid:
    """Draw the frame of a page around a sheet that is ``tall``; return the page."""
    look, width = sheet.look, sheet.width
    head = look.wrap(frame.head, width, _head(sheet, look.quiet.size + 0.5))
    foot = look.wrap(frame.foot, width, look.quiet) if frame.foot else []
    kind = _head(sheet, look.quiet.size + 0.5)
    edge = _MARK if frame.mark else _EDGE
    y = edge + 8 + kind.leading * len(head)
    bottom = y + tall
    height = bottom + (6 + look.quiet.leading * len(foot) if foot else 0) + _PAD - 3
    page = _Page(sheet, Laid(width + 2 * _PAD, height, _PAD, y, 0.0))
    page.edge(frame.mark, edge, look.quiet)
    page.lines((_PAD, edge + 7), head, kind)
    if foot:
        page.rect((_PAD, bottom + 2, width, 0.6), look.grid)
        page.lines((_PAD, bottom + 6), foot, look.quiet)
    return page.laid


def on_slide(sheet: Sheet, frame: Frame, tall: float) -> Laid:
    """Draw the frame of a slide around a sheet's plot; return the slide."""
    look, labels = sheet.look, sheet.labels
    room = _SLIDE[0] - 2 * _SIDE
    edge = 26.0 if frame.mark else 8.0
    small, when = replace(look.quiet, size=11.5), replace(look.subtitle, size=14.0)
    kind, title = _title(sheet, room)
    head = look.wrap(frame.head, room, _head(sheet, 13.0))
    under = look.wrap(labels.subtitle, room, when) if labels.subtitle else []
    foot = look.wrap(frame.foot, room, small) if frame.foot else []
    starts = [edge + 16.0]
    for lines, size in ((head, _head(sheet, 13.0)), (title, kind), (under, when)):
        starts.append(starts[-1] + size.leading * len(lines) + 2)
    end = _SLIDE[1] - 18 - small.leading * len(foot) - (8 if foot else 0)
    laid, caption = _placed(sheet, small, starts[-1] + 14, end)
    page = _Page(sheet, laid)
    page.edge(frame.mark, edge, replace(look.quiet, size=13.0))
    page.lines((_SIDE, starts[0]), head, _head(sheet, 13.0))
    page.lines((_SIDE, starts[1]), title, kind)
    page.lines((_SIDE, starts[2]), under, when)
    page.lines(caption.at, caption.lines, caption.kind)
    if foot:
        page.rect((_SIDE, end + 5, room, 0.8), look.grid)
        page.lines((_SIDE, end + 10), foot, small)
    return laid


def _head(sheet: Sheet, size: float) -> Type:
    return Type(size, sheet.look.accent, bold=True)


def _title(sheet: Sheet, room: float) -> tuple[Type, list[str]]:
    """Return the title's type and lines: the largest in which it takes few lines."""
    for size, most in _TITLES:
        kind = replace(sheet.look.title, size=size)
        lines = sheet.look.wrap(sheet.labels.title, room, kind)
        if len(lines) <= most:
            break
    return kind, lines


class _Caption(NamedTuple):
    """A slide's caption: where it stands, its lines and their type."""

    at: tuple[float, float]
    lines: list[str]
    kind: Type


def _placed(sheet: Sheet, kind: Type, top: float, end: float) -> tuple[Laid, _Caption]:
    """Return a slide on which the plot is as large as it gets, and its caption."""
    room, plot = _SLIDE[0] - 2 * _SIDE, (sheet.width, max(sheet.bottom - sheet.top, 1.0))
    large = replace(kind, size=kind.size + 1)
    below = sheet.look.wrap(sheet.labels.caption, room, kind)
    beside = sheet.look.wrap(sheet.labels.caption, _ASIDE, large)
    low = end - kind.leading * len(below) - 8
    aside = room - _ASIDE - _GAP
    under, next_to = _scale(plot, (room, low - top)), _scale(plot, (aside, end - top))
    fits = large.leading * len(beside) <= end - top
    if fits and next_to >= under * 0.97:
        caption = _Caption((_SIDE + aside + _GAP, top), beside, large)
        return _middle(sheet, next_to, (top, aside, end - top)), caption
    caption = _Caption((_SIDE, low + 8), below, kind)
    return _middle(sheet, under, (top, room, low - top)), caption


def _middle(sheet: Sheet, scale: float, room: tuple[float, float, float]) -> Laid:
    """Return the slide with the plot in the middle of its room: its top, width and height."""
    top, wide, high = room
    free = max(wide - sheet.width * scale, 0), max(high - (sheet.bottom - sheet.top) * scale, 0)
    return Laid(*_SLIDE, _SIDE + free[0] / 2, top + free[1] / 3, sheet.top, scale)


def _scale(plot: tuple[float, float], room: tuple[float, float]) -> float:
    """Return how many times larger than on a page the plot is in this room."""
    return min(max(room[0], _LEAST) / plot[0], max(room[1], _LEAST) / plot[1], _LARGEST)
