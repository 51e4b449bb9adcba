"""A key figure's trend as a small inline SVG: a line over time from zero, gaps as bands.

Colours come from the page's stylesheet by class. A point without a number is a grey band,
never a dot at zero; points that can't be compared are not joined.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from sitrep.model.report import TrendPoint

WIDTH, HEIGHT = 120, 32
_SIDE, _TOP, _DOT = 4, 5, 2.2


def sparkline(trend: Sequence[TrendPoint], alt: str) -> Markup:
    """Return the picture of ``trend`` with ``alt`` as its text alternative."""
    if not trend:
        return Markup("")
    places = [(_across(point, trend), _up(point, trend)) for point in trend]
    line = _line(trend, places)
    shapes = [_band(x, places) for x, y in places if y is None]
    shapes += [f'<path class="line" d="{line}"/>'] if line else []
    shapes += [
        f'<circle class="{"part" if point.partial else "dot"}" cx="{x:g}" cy="{y:g}" r="{_DOT}"/>'
        for point, (x, y) in zip(trend, places, strict=True)
        if y is not None
    ]
    return Markup(
        f'<svg class="trend" role="img" aria-label="{escape(alt)}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<path class="zero" d="M0 {HEIGHT - 1}H{WIDTH}"/>{"".join(shapes)}</svg>'
    )


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
