"""Colour arithmetic: WCAG contrast, mixing, and darkening until text is legible."""

from __future__ import annotations

WHITE = "#FFFFFF"
#: The least contrast that WCAG AA asks of text below 18 pt.
LEGIBLE = 4.5
#: The least contrast that WCAG asks of graphics.
VISIBLE = 3


def on(colour: str) -> str:
    """Return black or white, whichever reads better on ``colour``."""
    return max(WHITE, "#000000", key=lambda ink: contrast(ink, colour))


def readable(colour: str, otherwise: str) -> str:
    """Return ``colour`` if text in it is legible on white, else ``otherwise``."""
    return colour if contrast(colour, WHITE) >= LEGIBLE else otherwise


def legible(colour: str) -> str:
    """Return ``colour``, darkened until text in it is legible on white."""
    while contrast(colour, WHITE) < LEGIBLE:
        colour = mix(colour, "#000000", 0.08)
    return colour


def mix(colour: str, other: str, share: float) -> str:
    """Return ``colour`` mixed with a ``share`` (0 to 1) of ``other``."""
    mixed = (round(a + (b - a) * share) for a, b in zip(_rgb(colour), _rgb(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two ``#rrggbb`` colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [channel / 255 for channel in _rgb(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
