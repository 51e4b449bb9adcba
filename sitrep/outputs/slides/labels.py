"""What charts of slides share: the colours of series, and the labels of points."""

from __future__ import annotations

from typing import Any, NamedTuple

from pptx.enum.dml import MSO_THEME_COLOR as Colour
from pptx.util import Pt

#: By the order of series.
COLOURS = (Colour.ACCENT_1, Colour.ACCENT_3, Colour.ACCENT_2, Colour.ACCENT_6)
#: The size of a chart's letters, in points.
SIZE = 12


class LabelLook(NamedTuple):
    """How a label looks, and its language."""

    size: int
    strong: bool
    language: str


def label(point: Any, said: str, position: Any, look: LabelLook) -> None:
    """Label a point with a text instead of its number."""
    made = point.data_label
    frame = made.text_frame
    frame.text = said
    frame.word_wrap = False
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold = Pt(look.size), look.strong
    run.font.color.theme_color = Colour.TEXT_1
    run._r.get_or_add_rPr().set("lang", look.language)
    made.position = position
