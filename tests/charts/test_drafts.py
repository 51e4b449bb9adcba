"""The pictures of a draft say so, bare or framed, and so do their files' names."""

import io
from dataclasses import replace

import pytest
from PIL import Image
from samples import charts as samples

from sitrep.charts import draw
from sitrep.config.tables import Theme
from sitrep.model.pictures import Form, Frame
from sitrep.wording import Words

MARK = "DRAFT, not published"
FRAME = Frame("Place", "Foot", MARK, "Source", "")


@pytest.fixture(scope="module")
def drawings():
    """The charts of a draft, each beside the same of a report that is handed out."""
    summary = samples.northwest_syria()
    both = (draw(replace(summary, draft=draft), Words(), Theme()) for draft in (True, False))
    return list(zip(*both, strict=True))


def test_each_picture_says_it_along_its_foot_and_that_of_a_report_does_not(drawings):
    assert len(drawings) == 8
    for own, other in drawings:
        assert MARK in own.drawn.saved("paper").decode()
        assert MARK not in other.drawn.saved("paper").decode()
        for kind in ("svg", "png"):
            assert own.drawn.saved(kind) != other.drawn.saved(kind)
        mine, its = (Image.open(io.BytesIO(d.drawn.saved("png"))) for d in (own, other))
        assert mine.width == its.width
        assert mine.height > its.height


def test_each_file_s_name_says_it(drawings):
    for own, other in drawings:
        for kind in ("svg", "png", "csv"):
            name = getattr(other.chart, kind).removeprefix("charts/")
            assert getattr(own.chart, kind) == f"charts/DRAFT-{name}"


def test_a_frame_says_it_in_its_own_place_and_once(drawings):
    own, other = drawings[0]
    for form in (Form("svg"), Form("png", "slide"), Form("png", "screen")):
        assert own.drawn.framed(FRAME, form).content == other.drawn.framed(FRAME, form).content
    assert MARK in own.drawn.saved("paper").decode()
