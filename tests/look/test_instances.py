"""Static fonts made of a variable one, and fonts of a few glyphs."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from sitrep.look.fonts import font_files
from sitrep.look.instances import cut, instance

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


def outline(font, number):
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(number)].draw(pen)
    return pen.value, font["hmtx"][font.getGlyphName(number)][0]


@pytest.mark.parametrize("file", [*font_files()], ids=lambda file: file.path.name)
def test_a_cut_font_draws_its_glyphs_as_the_whole_one_does_the_box_too(file):
    whole = TTFont(file.path)
    # Glyph 0 is the box; "é" is composed of two others.
    glyphs = {0, *(whole.getGlyphID(whole.getBestCmap()[ord(letter)]) for letter in "Aé8")}
    content, numbers = cut(str(file.path), 0, glyphs)
    font = TTFont(io.BytesIO(content))
    assert glyphs <= numbers.keys()
    assert outline(font, numbers[0])[0]
    for glyph in glyphs:
        assert outline(font, numbers[glyph]) == outline(whole, glyph)
    assert len(content) < 10_000
