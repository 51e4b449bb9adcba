"""Static fonts made of a variable one."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont

from sitrep.look.fonts import font_files
from sitrep.look.instances import instance

VARIABLE = [file for file in font_files() if file.is_variable]


def made(file, weight):
    return TTFont(io.BytesIO(instance(file.path, weight)))


@pytest.mark.parametrize("file", VARIABLE, ids=lambda file: file.path.name)
def test_the_font_is_static_has_the_weight_and_every_letter(file):
    font, whole = made(file, 600), TTFont(file.path)
    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == 600
    assert font.getBestCmap().keys() == whole.getBestCmap().keys()


def test_a_bold_letter_is_wider_than_a_regular_one():
    widths = [made(VARIABLE[0], weight)["hmtx"]["m"][0] for weight in (400, 700)]
    assert widths[0] < widths[1]


def test_a_weight_beyond_those_of_the_font_is_its_heaviest():
    assert instance(VARIABLE[0].path, 900) == instance(VARIABLE[0].path, 700)


def test_the_same_font_comes_out_byte_for_byte():
    path = VARIABLE[0].path
    assert instance.__wrapped__(path, 400) == instance.__wrapped__(path, 400)
