"""A chart's picture as it stands alone: what is printed around it, and what it is saved as."""

from __future__ import annotations

from dataclasses import dataclass

#: The sizes of a PNG: for a page on a screen, for a slide (16:9), and for print (300 dpi).
SCREEN, SLIDE, PRINT = "screen", "slide", "print"
SIZES = (SCREEN, SLIDE, PRINT)
#: What the contact sheet shows.
THUMB = "thumb"


@dataclass(frozen=True, slots=True)
class Frame:
    """What is printed around a picture that stands alone; every field is printed text.

    ``head`` is place and period, ``foot`` whose it is and its licence, ``mark`` the classification
    of an edition that is not for everyone. ``source`` and ``licence`` are for the metadata.
    """

    head: str
    foot: str = ""
    mark: str = ""
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What a picture is saved as: "svg", "pdf", or "png" in one of the sizes."""

    kind: str
    size: str = ""
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A saved picture; its pixels are 0 where it can be drawn at any size."""

    content: bytes
    width: int = 0
    height: int = 0
