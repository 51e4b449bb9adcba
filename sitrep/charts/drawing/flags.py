"""The dated markers of config.toml on a chart over time: a thin line with its label above the plot.

Labels of markers that are close stand one below another, the earliest on top, so that no line runs
through one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sitrep.charts.drawing.sheet import Box, Sheet
from sitrep.charts.drawing.style import shorten
from sitrep.model.sectors import Marker
from sitrep.model.summary import Summary
from sitrep.wording import Words

#: So many letters of a label are printed; the text alternative has it in full.
LONGEST = 48
GAP = 3.0


@dataclass(frozen=True, slots=True)
class Flag:
    """One marker's place: its line's x, and the box and lines of its label."""

    x: float
    box: Box
    text: tuple[str, ...]


def within(summary: Summary, first: dt.date, last: dt.date) -> tuple[Marker, ...]:
    """Return the markers from ``first`` to ``last``."""
    return tuple(marker for marker in summary.markers if first <= marker.date <= last)


def label(words: Words, marker: Marker) -> str:
    """Return what is printed beside a marker's line."""
    short = shorten(marker.label, LONGEST)
    return words("chart-marker", date=words.day(marker.date), label=short)


def told(words: Words, markers: Sequence[Marker]) -> str:
    """Return the sentence of the text alternative that names the markers; empty for none."""
    if not markers:
        return ""
    said = [
        words("chart-marker", label=marker.label, date=words.date(marker.date))
        for marker in markers
    ]
    return words("chart-marked", markers=words.list(said))


def dated(
    sheet: Sheet, words: Words, markers: Sequence[Marker], x: Callable[[dt.date], float]
) -> list[Flag]:
    """Return the places of the labels of markers on an axis of dates; move the sheet down."""
    return placed(sheet, [(x(marker.date), label(words, marker)) for marker in markers])


def placed(sheet: Sheet, marks: Sequence[tuple[float, str]]) -> list[Flag]:
    """Return the places of labels at their x, and move the sheet down past them."""
    look, found = sheet.look, list[Flag]()
    for x, text in sorted(marks):
        right = sheet.width - x >= min(x, look.width(text, look.quiet) + GAP)
        room = (sheet.width - x if right else x) - GAP
        lines = tuple(look.wrap(text, room, look.quiet))
        width = max(look.width(line, look.quiet) for line in lines)
        left = x + GAP if right else x - GAP - width
        tall = look.quiet.leading * len(lines)
        box = Box(left, sheet.y, width, tall)
        while meeting := [f.box for f in found if f.box.meets(box) or _crosses(f, box)]:
            box = box._replace(y=max(b.y + b.height for b in meeting))
        found.append(Flag(x, box, lines))
    if found:
        sheet.y = max(f.box.y + f.box.height for f in found) + 2
    return found


def _crosses(flag: Flag, box: Box) -> bool:
    """Return whether a label would stand over an earlier label's line, and beside that label."""
    return box.x < flag.x < box.x + box.width and box.y < flag.box.y + flag.box.height


def draw(sheet: Sheet, flags: Sequence[Flag], base: float) -> None:
    """Draw the lines down to ``base``, and the labels over them."""
    look = sheet.look
    for flag in flags:
        sheet.line([(flag.x, flag.box.y), (flag.x, base)], look.quiet.colour, 0.6, "dashed")
    for flag in flags:
        sheet.plate(flag.box)
        sheet.lines((flag.box.x, flag.box.y), flag.text, look.quiet)
