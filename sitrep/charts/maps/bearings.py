"""What says how large a map is, and which part of the whole it shows: scale bar and locator."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sitrep.charts.drawing.sheet import Box, Sheet
from sitrep.charts.maps.frame import Frame, around, framed
from sitrep.charts.maps.labels import Labels
from sitrep.model.ground import Area
from sitrep.wording import Words

#: The locator's width; its height follows the ground's.
LOCATOR = 62.0


def draw_scale(sheet: Sheet, frame: Frame, labels: Labels, words: Words) -> None:
    """Draw a bar of a round length in the lower corner that is further from symbols."""
    most = frame.extent.width / 4
    unit = 10 ** math.floor(math.log10(most))
    length = next(n * unit for n in (5, 2, 1) if n * unit <= most)
    wide, box, look = length * frame.scale, frame.box, sheet.look
    text = words("map-scale", length=words.number(length if length < 1 else int(length)))
    width = max(wide, look.width(text, look.quiet)) + 4
    tall = look.quiet.leading + 7
    top = box.y + box.height - tall - 4
    corners = [Box(x, top, width, tall) for x in (box.x + 6, box.x + box.width - width - 6)]
    # Labels need the room around symbols.
    corner = max(corners, key=lambda c: min(math.dist(c[:2], o[:2]) for o in labels.taken))
    labels.taken.append(corner)
    x, y = corner.x + corner.width / 2, corner.y + tall - 3
    sheet.rimmed((x, corner.y + look.quiet.leading / 2), text, look.quiet)
    ends = (x - wide / 2, x + wide / 2)
    bar = [(ends[0], y - 3), (ends[0], y), (ends[1], y), (ends[1], y - 3)]
    sheet.line(bar, look.quiet.colour, 1.1)


def draw_locator(sheet: Sheet, areas: Sequence[Area], frame: Frame) -> float:
    """Draw the whole ground small, with the frame on it; return where it ends."""
    look = sheet.look
    whole = around(areas)
    whole = whole.padded(max(whole.width, whole.height) * 0.04)
    start = sheet.width - LOCATOR if look.rtl else 0
    small = framed(whole, start, sheet.y, LOCATOR, frame.mirrored)
    for area in areas:
        rings = small.rings(area)
        sheet.shape(rings, look.shade(5), look.shade(5))
    shown = frame.extent
    corners = [(shown.west, shown.north), (shown.east, shown.north)]
    corners += [(shown.east, shown.south), (shown.west, shown.south), corners[0]]
    inner = small.extent
    held = [
        (min(max(x, inner.west), inner.east), min(max(y, inner.south), inner.north))
        for x, y in corners
    ]
    sheet.line([small.at(p) for p in held], look.accent, 1.2)
    return small.box.y + small.box.height + 2
