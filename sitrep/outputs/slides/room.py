"""Where things stand on a slide: in its placeholders, or in the room that a layout leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as Type

from sitrep.outputs.slides.master import BODIES, TITLES, contents
from sitrep.outputs.slides.text import Box, height

_INCH = 914400
GAP = round(0.15 * _INCH)
#: The heights of a chart's title and of the foot, and the most of the sources.
LABEL, FOOT, _SOURCE = (round(inches * _INCH) for inches in (0.34, 0.3, 0.55))
#: The size of the sources' letters where no placeholder has its own.
SOURCE_SIZE = 11


@dataclass(frozen=True, slots=True)
class Place:
    """Where one thing stands; ``holder`` and ``label`` are its placeholders, if there are any."""

    box: Box
    holder: Any = None
    label: Any = None


def places(page: Any, count: int, *, rtl: bool) -> list[Place]:
    """Return the places of so many things, in reading order."""
    held = contents(page)
    if count and len(held) >= count:
        ordered = held[:count]
        boxes = [Box.of(one) for one in ordered]
        return [Place(b, h, _label(page, b)) for b, h in zip(boxes, ordered, strict=True)]
    room, count = free(page), max(count, 1)
    width = (room.width - (count - 1) * 2 * GAP) // count
    step = width + 2 * GAP
    found = [Place(Box(room.left + i * step, room.top, width, room.height)) for i in range(count)]
    return found[::-1] if rtl else found


def title_of(page: Any) -> Any:
    """Return a slide's title."""
    return next(s for s in page.placeholders if s.placeholder_format.type in TITLES)


def free(page: Any) -> Box:
    """Return the room between a slide's title and its foot."""
    box = Box.of(title_of(page))
    feet = [
        s.top
        for s in page.slide_layout.placeholders
        if s.placeholder_format.type in (Type.FOOTER, Type.SLIDE_NUMBER)
    ]
    end = page.part.package.presentation_part.presentation.slide_height - FOOT - GAP
    bottom = min([end, *(top for top in feet if top > box.bottom)]) - GAP
    return Box(box.left, box.bottom + GAP, box.width, max(bottom - box.bottom - GAP, _INCH))


def _bodies(page: Any) -> list[Any]:
    return [s for s in page.placeholders if s.placeholder_format.type in BODIES]


def _label(page: Any, box: Box) -> Any:
    """Return the placeholder of a line of text above a box; ``None`` if there is none."""
    for body in _bodies(page):
        above = body.top + body.height <= box.top + GAP and body.height < _INCH
        if above and box.left - GAP <= body.left < box.right:
            return body
    return None


def source_holder(page: Any, found: Sequence[Place]) -> Any:
    """Return the placeholder of a text below what is shown; ``None`` if there is none."""
    end = max(place.box.bottom for place in found)
    return next((body for body in _bodies(page) if body.top >= end - GAP), None)


def above_source(page: Any, found: Sequence[Place], text: str) -> list[Place]:
    """Return the places without the room for the sources, where no placeholder has it."""
    if not text or source_holder(page, found) is not None:
        return list(found)
    less = source_height(found, text) + GAP
    return [replace(p, box=p.box._replace(height=p.box.height - less)) for p in found]


def below(found: Sequence[Place], text: str) -> Box:
    """Return where the sources stand below what is shown."""
    left = min(place.box.left for place in found)
    top = max(place.box.bottom for place in found) + GAP
    return Box(left, top, _width(found), source_height(found, text))


def source_height(found: Sequence[Place], text: str) -> int:
    """Return how high the sources are, at the most."""
    return min(_SOURCE, height([text], _width(found), SOURCE_SIZE))


def _width(found: Sequence[Place]) -> int:
    return max(p.box.right for p in found) - min(p.box.left for p in found)
