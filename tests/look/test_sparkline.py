"""The picture of a key figure's trend: a line from zero, gaps as bands, and no text in it."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest

from sitrep.look.sparkline import HEIGHT, WIDTH, picture, sparkline, tells
from sitrep.model.report import TrendPoint


def point(day, value, *, joined=True, partial=False):
    return TrendPoint(dt.date(2019, 5, day), f"{day} May", str(value), value, joined, partial)


def test_a_gap_is_drawn_as_a_band_and_breaks_the_line():
    drawn = sparkline([point(1, 4), point(2, None), point(3, 2), point(4, 4)], "said")
    assert drawn.count("<rect") == 1
    assert drawn.count("<circle") == 3
    assert re.search(r'class="line" d="M[\d. ]+M[\d. ]+L[\d. ]+"', drawn)
    assert f'cy="{HEIGHT - 1}"' not in drawn


def test_what_does_not_compare_is_drawn_as_points_without_a_line():
    drawn = sparkline([point(1, 4), point(8, 2, joined=False)], "said")
    assert drawn.count("<circle") == 2
    assert 'class="line"' not in drawn


def test_zero_stands_on_the_line_of_zero_and_half_of_the_most_halfway():
    drawn = sparkline([point(1, 0), point(2, 5), point(3, 10)], "said")
    heights = [float(y) for y in re.findall(r'cy="([\d.]+)"', drawn)]
    assert heights[0] == HEIGHT - 1
    assert heights[1] - heights[2] == pytest.approx(heights[0] - heights[1], abs=0.11)


def test_a_period_that_is_not_complete_is_hollow():
    drawn = sparkline([point(1, 4), point(2, 3), point(3, 2, partial=True)], "said")
    assert drawn.count('class="dot"') == 2
    assert drawn.count('class="part"') == 1


def test_the_file_has_its_colours_and_no_text_in_it():
    root = ET.fromstring(picture([point(1, 4), point(2, 3), point(3, 2)], "#002E6E"))
    drawn = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert drawn == ["svg", "style", "g", "path", "path", "circle", "circle", "circle"]
    assert "#002E6E" in root[0].text
    assert not "".join(root[1].itertext())


def test_time_runs_from_right_to_left_where_the_page_does():
    drawn = picture([point(1, 4), point(2, 3), point(3, 2)], "#002E6E", mirrored=True)
    assert f"matrix(-1 0 0 1 {WIDTH} 0)".encode() in drawn


@pytest.mark.parametrize(
    "trend",
    [
        [],
        [point(1, 4), point(2, 5)],
        [point(1, 4), point(2, None), point(3, 5)],
        [point(1, 4), point(2, 4), point(3, 4)],
        [point(1, 4), point(2, 5, joined=False), point(3, 6, joined=False)],
    ],
    ids=["none", "two numbers", "two numbers and a gap", "one level", "none that compares"],
)
def test_a_trend_that_says_no_more_than_its_figure_is_not_worth_a_picture(trend):
    assert not tells(trend)


def test_three_numbers_that_compare_are_worth_a_picture():
    assert tells([point(1, 4), point(2, 4), point(3, 5)])
