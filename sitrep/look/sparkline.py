"""A key figure's trend as a small SVG without text: a line over time from zero, gaps as bands.

A point without a number, withheld or not reported, is a grey band, never a dot at zero; one of
a period that is not complete is hollow; points that can't be compared are not joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from sitrep.model.report import TrendPoint

WIDTH, HEIGHT = 120, 32
_SIDE, _TOP, _DOT = 4, 5, 2.2
#: The fewest numbers that make a line worth drawing beside the figure.
LEAST = 3
#: In a file of its own, where no stylesheet of a page reaches.
_STYLE = (
    ".line{{fill:none;stroke:{colour};stroke-width:1.8}}.dot{{fill:{colour}}}"
    ".part{{fill:#FFFFFF;stroke:{colour};stroke-width:1.2}}.gap{{fill:#C9D1D9}}"
    ".zero{{fill:none;stroke:#4A5560;stroke-width:1}}"
)


def sparkline(trend: Sequence[TrendPoint], alt: str) -> Markup:
    """Return ``trend`` as part of a page, which colours it by class; ``alt`` is what it says."""
    if not trend:
        return Markup("")
    return Markup(
        f'<svg class="trend" role="img" aria-label="{escape(alt)}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">{_shapes(trend)}</svg>'
    )


def tells(trend: Sequence[TrendPoint]) -> bool:
    """Return whether a picture beside its figure says more: of three numbers, a line not level."""
    values = [point.value for point in trend if point.value is not None]
    places = [(_across(point, trend), _up(point, trend)) for point in trend]
    return len(values) >= LEAST and len({*values}) > 1 and bool(_line(trend, places))


def picture(trend: Sequence[TrendPoint], colour: str, *, mirrored: bool = False) -> bytes:
    """Return ``trend`` as an SVG file; ``mirrored`` where time runs from right to left."""
    turned = f' transform="matrix(-1 0 0 1 {WIDTH} 0)"' if mirrored else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}"><style>{_STYLE.format(colour=colour)}</style>'
        f"<g{turned}>{_shapes(trend)}</g></svg>"
    ).encode()


def _shapes(trend: Sequence[TrendPoint]) -> str:
    places = [(_across(point, trend), _up(point, trend)) for point in trend]
    line = _line(trend, places)
    shapes = [f'<path class="zero" d="M0 {HEIGHT - 1}H{WIDTH}"/>']
    shapes += [_band(x, places) for x, y in places if y is None]
    shapes += [f'<path class="line" d="{line}"/>'] if line else []
    shapes += [
        f'<circle class="{"part" if point.partial else "dot"}" cx="{x:g}" cy="{y:g}" r="{_DOT}"/>'
        for point, (x, y) in zip(trend, places, strict=True)
        if y is not None
    ]
    return "".join(shapes)


def _across(point: TrendPoint, trend: Sequence[TrendPoint]) -> float:
    first, last = trend[0].on, trend[-1].on
    share = (point.on - first).days / max((last - first).days, 1)
    return round(_SIDE + share * (WIDTH - 2 * _SIDE), 1)


def _up(point: TrendPoint, trend: Sequence[TrendPoint]) -> float | None:
    if point.value is None:
        return None
    most = max(p.value for p in trend if p.value is not None) or 1
    return round(HEIGHT - 1 - point.value / most * (HEIGHT - 1 - _TOP), 1)


def _line(trend: Sequence[TrendPoint], places: Sequence[tuple[float, float | None]]) -> str:
    """Return the path through points that can be compared; it starts anew after each gap."""
    path, before = "", False
    for point, (x, y) in zip(trend, places, strict=True):
        if y is not None:
            path += f"{'L' if before and point.joined else 'M'}{x:g} {y:g}"
        before = y is not None
    return path if "L" in path else ""


def _band(x: float, places: Sequence[tuple[float, float | None]]) -> str:
    """Return the grey band of a point without a number, about as wide as the points' distance."""
    width = max((WIDTH - 2 * _SIDE) / max(len(places) - 1, 1) * 0.7, 2)
    left = min(max(x - width / 2, 0), WIDTH - width)
    return f'<rect class="gap" x="{left:.4g}" y="0" width="{width:.4g}" height="{HEIGHT - 1}"/>'
