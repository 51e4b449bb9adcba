"""Icons of what is counted and of sections: own drawings on a grid of 24, all of one stroke.

They decorate: the label beside each says the same, so that nobody needs them. A drawing is made of
lines, circles and arcs, from which both an SVG and a PNG are made.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from sitrep.look.pictures import data_uri

GRID, STROKE = 24, 1.8
#: How many times larger a PNG is drawn before it is made smaller, for smooth edges.
_FINER = 4


class Arc(NamedTuple):
    """Part of a circle, from one angle to another, clockwise from the right in degrees."""

    x: float
    y: float
    r: float
    start: float = 0
    end: float = 360


#: A line through points.
Line: TypeAlias = tuple[tuple[float, float], ...]
Drawn: TypeAlias = tuple[Line | Arc, ...]


def _box(left: float, top: float, right: float, bottom: float) -> Line:
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


def _bust(x: float, size: float) -> Drawn:
    """Return a head and shoulders that stand on y = 20.5."""
    width = 8 * size
    ground = ((x - width, 20.5), (x + width, 20.5))
    return Arc(x, 20.5 - 13.6 * size, 3.6 * size), Arc(x, 20.5, width, 180, 360), ground


_CROSS: Line = (
    *((9, 3), (15, 3), (15, 9), (21, 9), (21, 15), (15, 15)),
    *((15, 21), (9, 21), (9, 15), (3, 15), (3, 9), (9, 9), (9, 3)),
)
_DOOR: Line = ((10, 20.5), (10, 16), (14, 16), (14, 20.5))
_GROUND: Line = ((2.5, 20.5), (21.5, 20.5))

ICONS: Mapping[str, Drawn] = {
    "killed": (
        Arc(5.2, 12.6, 2.5),
        ((9.5, 15.5), (9.5, 10.5), (14.5, 11.5), (21, 15.5), (9.5, 15.5)),
        ((2.5, 19.5), (21.5, 19.5)),
    ),
    "injured": (
        Arc(7.76, 7.76, 3.5, 135, 315),
        Arc(16.24, 16.24, 3.5, -45, 135),
        ((5.29, 10.23), (13.77, 18.71)),
        ((10.23, 5.29), (18.71, 13.77)),
        ((7.69, 12.63), (12.63, 7.69)),
        ((11.37, 16.31), (16.31, 11.37)),
    ),
    "missing": (
        *(Arc(12, 6.9, 3.6, start, start + 50) for start in range(20, 360, 90)),
        *(Arc(12, 20.5, 8, start, start + 28) for start in range(184, 340, 48)),
        ((5.5, 20.5), (8.5, 20.5)),
        ((15.5, 20.5), (18.5, 20.5)),
    ),
    "detained": (
        _box(4, 4, 20, 20),
        ((8, 4), (8, 20)),
        ((12, 4), (12, 20)),
        ((16, 4), (16, 20)),
    ),
    "displaced": (
        Arc(13.5, 4.4, 2.2),
        ((12.8, 8.6), (11.6, 14)),
        ((11.6, 14), (9.2, 17.2), (7, 21)),
        ((11.6, 14), (14.6, 16.8), (15.6, 21)),
        ((12.6, 9.6), (15.4, 12.2), (18.6, 11.8)),
        Arc(6.6, 10, 2.8),
        ((9.3, 9.2), (12.7, 8.6)),
    ),
    "shelter": (
        ((2.5, 20.5), (12, 4.5), (21.5, 20.5), (2.5, 20.5)),
        ((8.8, 20.5), (12, 13), (15.2, 20.5)),
    ),
    "attack": (_CROSS, ((15, 9), (11.4, 10.8), (12.8, 13.2), (9, 15))),
    "hospital": (
        ((4.5, 20.5), (4.5, 5), (19.5, 5), (19.5, 20.5)),
        _GROUND,
        _DOOR,
        ((12, 8), (12, 13)),
        ((9.5, 10.5), (14.5, 10.5)),
    ),
    "building": (
        ((3, 10), (12, 4), (21, 10)),
        ((5, 9), (5, 20.5)),
        ((19, 9), (19, 20.5)),
        _GROUND,
        _DOOR,
    ),
    "events": (
        _box(4, 6, 20, 20.5),
        ((4, 10.8), (20, 10.8)),
        ((8.5, 3.5), (8.5, 7.5)),
        ((15.5, 3.5), (15.5, 7.5)),
        ((12, 13.2), (12, 15.6)),
        ((12, 18), (12, 18.1)),
    ),
    "workers": (*_bust(12, 1), ((12, 14.6), (12, 18.6)), ((10, 16.6), (14, 16.6))),
    "children": (
        Arc(12, 6, 3.2),
        ((12, 9.5), (12, 15.5)),
        ((6.5, 9), (12, 12.6), (17.5, 9)),
        ((8.2, 21), (12, 15.5), (15.8, 21)),
    ),
    "people": (
        *_bust(9, 0.82),
        Arc(17.2, 9.6, 2.6),
        Arc(16.6, 20.5, 5.2, 282, 360),
        ((17.6, 20.5), (21.8, 20.5)),
    ),
    "access": (
        _box(3, 7.5, 21, 12.5),
        ((8, 7.5), (5.5, 12.5)),
        ((13.5, 7.5), (11, 12.5)),
        ((19, 7.5), (16.5, 12.5)),
        ((6, 12.5), (6, 20.5)),
        ((18, 12.5), (18, 20.5)),
        ((3.5, 20.5), (8.5, 20.5)),
        ((15.5, 20.5), (20.5, 20.5)),
    ),
    "funding": (Arc(9.2, 9.2, 6), Arc(15.2, 15.2, 6, -77, 167), ((9.2, 6.4), (9.2, 12))),
    "response": (
        ((3.5, 7.7), (12, 3), (20.5, 7.7), (20.5, 16.3), (12, 21), (3.5, 16.3), (3.5, 7.7)),
        ((3.5, 7.7), (12, 12.4), (20.5, 7.7)),
        ((12, 12.4), (12, 21)),
    ),
}

#: The icon of a group of people, whatever happened to them, of an indicator and of a section.
GROUPS = {
    "children": "children",
    "girls": "children",
    "boys": "children",
    "health_workers": "workers",
    "aid_workers": "workers",
}
INDICATORS = {
    "killed": "killed",
    "injured": "injured",
    "killed_or_injured": "injured",
    "casualties_combined": "injured",
    "missing": "missing",
    "kidnapped": "detained",
    "arrested": "detained",
    "detained": "detained",
    "displaced": "displaced",
    "returned": "displaced",
    "idp_stock": "shelter",
    "attacks_on_health": "attack",
    "facilities_affected": "hospital",
    "facilities_out_of_service": "hospital",
}
UNITS = {"facilities": "building", "people": "people", "households": "people"}
SECTIONS = {
    "key_events": "events",
    "casualties": "killed",
    "displacement": "displaced",
    "health": "attack",
    "response": "response",
    "access": "access",
    "funding": "funding",
}


def of_card(card_id: str) -> str:
    """Return the name of a key figure's icon; empty where there is none for it."""
    indicator, *rest = card_id.split("-")
    for names, known in (
        (rest, GROUPS),
        ([indicator], INDICATORS),
        (rest, UNITS),
    ):
        for name in names:
            if name in known:
                return known[name]
    return ""


def of_section(name: str) -> str:
    """Return the name of a section's icon; empty where there is none for it."""
    return SECTIONS.get(name, "")


def css(names: Iterable[str], colour: str) -> str:
    """Return the rules of CSS that give the classes ``icon-…`` their pictures."""
    uris = {name: data_uri(svg(name, colour), "image/svg+xml") for name in sorted(set(names))}
    return "\n".join(
        f'.icon-{name} {{ background-image: url("{u}"); }}' for name, u in uris.items()
    )


def svg(name: str, colour: str) -> bytes:
    """Return an icon as an SVG in a colour that is written as #RRGGBB."""
    path = "".join(map(_path, ICONS[name]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}">'
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{STROKE}" '
        'stroke-linecap="round" stroke-linejoin="round"/></svg>'
    ).encode()


def _path(part: Line | Arc) -> str:
    if not isinstance(part, Arc):
        closed = len(part) > 2 and part[0] == part[-1]
        text = "L".join(f"{x:g} {y:g}" for x, y in part[: -1 if closed else None])
        return f"M{text}Z" if closed else f"M{text}"
    # An arc from a point to itself draws nothing, so a circle is two of them.
    middle = (part.start + part.end) / 2
    (x, y), *ends = (_on(part, angle) for angle in (part.start, middle, part.end))
    return f"M{x:g} {y:g}" + "".join(f"A{part.r:g} {part.r:g} 0 0 1 {x:g} {y:g}" for x, y in ends)


def _on(arc: Arc, angle: float) -> tuple[float, float]:
    turn = math.radians(angle)
    return round(arc.x + arc.r * math.cos(turn), 2), round(arc.y + arc.r * math.sin(turn), 2)


@cache
def png(name: str, colour: str, size: int) -> bytes:
    """Return an icon as a PNG of ``size`` by ``size`` pixels on nothing."""
    from PIL import Image, ImageDraw

    scale = size * _FINER / GRID
    mask = Image.new("L", (size * _FINER, size * _FINER))
    pen, dot = ImageDraw.Draw(mask), STROKE / 2 * scale
    for part in ICONS[name]:
        places = [(x * scale, y * scale) for x, y in along(part)]
        pen.line(places, fill=255, width=round(2 * dot))
        for x, y in places:
            pen.ellipse((x - dot, y - dot, x + dot, y + dot), fill=255)
    picture, file = Image.new("RGBA", (size, size), colour), io.BytesIO()
    picture.putalpha(mask.resize((size, size), Image.Resampling.LANCZOS))
    picture.save(file, "PNG")
    return file.getvalue()


def along(part: Line | Arc) -> Sequence[tuple[float, float]]:
    """Return the points of a line, or those along an arc, close enough to look round."""
    if not isinstance(part, Arc):
        return part
    steps = max(2, round(abs(part.end - part.start) / 6))
    span = part.end - part.start
    return [_on(part, part.start + span * step / steps) for step in range(steps + 1)]
