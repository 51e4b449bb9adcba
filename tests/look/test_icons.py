"""Icons decorate: own drawings of one stroke, which no screen reader and no table of tags meets."""

import io

import pytest
from PIL import Image
from samples import reports as samples
from samples.pages import html
from samples.workspaces import DATA

from sitrep.config.tables import Theme
from sitrep.look import icons, pictures, theme
from sitrep.look.icons import GRID, ICONS, STROKE


@pytest.mark.parametrize("name", sorted(ICONS))
def test_each_is_a_picture_that_only_draws_within_its_grid(name):
    assert pictures.svg_fault(icons.svg(name, "#002E6E")) is None
    for part in ICONS[name]:
        for place in icons.along(part):
            assert all(STROKE / 2 <= number <= GRID - STROKE / 2 for number in place)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_a_picture_of_dots_shows_the_same_as_the_drawing_in_one_colour_on_nothing(name):
    picture = Image.open(io.BytesIO(icons.png(name, "#002E6E", 48)))
    assert picture.size == (48, 48)
    inked = [dot for dot in picture.get_flattened_data() if dot[3] > 250]
    assert {dot[:3] for dot in inked} == {(0x00, 0x2E, 0x6E)}
    assert 48 * 48 * 0.03 < len(inked) < 48 * 48 * 0.4


def test_all_are_different():
    assert len({icons.svg(name, "#000000") for name in ICONS}) == len(ICONS)


@pytest.mark.parametrize(
    ("card", "icon"),
    [
        ("killed-all-period", "killed"),
        ("killed-civilians-period", "killed"),
        ("killed-children-period", "children"),
        ("injured-health_workers-period", "workers"),
        ("displaced-movements-total", "displaced"),
        ("idp_stock-people-total-idleb", "shelter"),
        ("attacks_on_health-period", "attack"),
        ("facilities_affected-facilities-total", "hospital"),
        ("schools_affected-facilities-total", "building"),
        ("inhabitants-people-total", "people"),
        ("rockets-rockets-total", ""),
        ("", ""),
    ],
)
def test_a_key_figure_has_the_icon_of_its_group_else_of_what_is_counted(card, icon):
    assert icons.of_card(card) == icon


def test_every_icon_that_is_named_is_drawn_and_every_one_drawn_is_used():
    named = [icons.GROUPS, icons.INDICATORS, icons.UNITS, icons.SECTIONS]
    assert {icon for names in named for icon in names.values()} == {*ICONS}


def test_icons_have_the_colour_of_headings():
    page = html(samples.report(), look=Theme(primary="#7A0019"))
    colour = theme.heading(Theme(primary="#7A0019"))
    drawing = pictures.data_uri(icons.svg("killed", colour), "image/svg+xml")
    assert f'.icon-killed {{ background-image: url("{drawing}"); }}' in page


def test_a_page_holds_only_its_own_icons_and_none_as_content():
    page = html(samples.report())
    assert ".icon-funding" not in page
    assert "<svg" not in page
    assert 'class="card icon icon-killed"' in page


def test_with_a_style_of_before_there_are_no_icons_and_nothing_else_is_different():
    page = html(samples.report(), DATA / "before")
    assert "background-image" not in page
    assert "data:image/svg+xml;base64" in page  # the charts
