"""The map says which areas have reports, how many, which have none, and whose boundaries it has."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from samples import charts as samples

from sitrep.charts import draw
from sitrep.charts.drawing.sheet import Box
from sitrep.charts.maps.data import shown
from sitrep.charts.maps.frame import Extent, around, chosen, clipped, framed, hatching
from sitrep.config.tables import Theme
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.ground import Area, Ground
from sitrep.model.report import Drawing
from sitrep.model.summary import AreaRow, Coverage, Source, Summary
from sitrep.wording import Words

EN, THEME = Words("en"), Theme()
SIDE = 100.0


def area(name: str, pcode: str, column: int, line: int) -> Area:
    """A square of 100 km, ``column`` squares east and ``line`` squares north."""
    x, y = column * SIDE, line * SIDE
    ring = ((x, y), (x + SIDE, y), (x + SIDE, y + SIDE), (x, y + SIDE), (x, y))
    return Area(name, pcode, (name.casefold(),), ((ring,),), (x + 50, y + 50))


AREAS = (
    area("Idleb", "SY07", 0, 2),
    area("Aleppo", "SY02", 1, 2),
    area("Hama", "SY05", 0, 1),
    area("Homs", "SY04", 1, 1),
    area("Ar-Raqqa", "SY11", 2, 2),
    area("Al-Hasakeh", "SY08", 5, 2),
    area("Deir-ez-Zor", "SY09", 5, 0),
)
GROUND = Ground(AREAS, "areas.geojson", source="Natural Earth")


def row(name: str, pcode: str, *figures: str, indicator: str = "killed") -> AreaRow:
    tally = samples.tally(indicator, *figures, sources=("Agency",))
    return AreaRow(name, pcode, len(figures), {indicator: tally})


ROWS = (
    row("Idleb", "SY07", "12", "at least 3"),
    row("Hama", "SY05", "4"),
    row("Aleppo", "SY02", ""),
)


def summary(*rows: AreaRow, **parts: Any) -> Summary:
    source = Source("Agency", 3, 0, None, None)
    return samples.summary(areas=rows or ROWS, sources=(source,), **parts)


def drawn(given: Summary, ground: Ground | None = GROUND, words: Words = EN) -> Drawing | None:
    found = {d.chart.id: d for d in draw(given, words, THEME, ground)}
    return found.get("map")


@pytest.fixture(scope="module")
def example() -> Drawing:
    found = drawn(summary())
    assert found
    return found


def text_of(drawing: Drawing) -> str:
    """What is written on the paper's SVG, in the order of drawing."""
    root = ET.fromstring(drawing.paper)
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return " | ".join("".join(t.itertext()) for t in texts)


# --- words ----------------------------------------------------------------------------------


def test_without_boundaries_there_is_no_map() -> None:
    assert drawn(summary(), None) is None


def test_without_reports_from_its_areas_there_is_no_map() -> None:
    assert drawn(summary(row("Kabul", "AF01", "3"))) is None


def test_the_title_says_what_where_and_when(example: Drawing) -> None:
    assert example.chart.title == (
        "People reported killed in Idleb and Hama, 6–12 May 2019 · number of people"
    )


def test_a_title_of_many_areas_counts_those_after_the_first() -> None:
    rows = (*ROWS, row("Homs", "SY04", "1"), row("Ar-Raqqa", "SY11", "2"))
    found = drawn(summary(*rows))
    assert found
    title = "People reported killed in Idleb, Hama and 2 other areas, "
    assert found.chart.title.startswith(title)


def test_a_title_names_no_area_where_nobody_states_a_death() -> None:
    found = drawn(
        summary(row("Idleb", "SY07", "2"), row("Hama", "SY05", ""), row("Homs", "SY04", "0"))
    )
    assert found
    assert found.chart.title.startswith("People reported killed in Idleb, 6–12 May")


def test_the_text_alternative_has_every_figure_and_the_silent_areas(example: Drawing) -> None:
    alt = example.chart.alt
    assert "In Idleb: at least 15 killed. In Hama: 4 killed. In Aleppo: not stated." in alt
    assert "No reports, which is not zero, from Homs, Ar-Raqqa, Al-Hasakeh and Deir-ez-Zor." in alt


def test_the_caption_says_what_marks_stand_for_whose_boundaries_and_no_endorsement(
    example: Drawing,
) -> None:
    caption = example.chart.caption
    assert caption.startswith("Source: Agency. As of 12 May 2019.")
    assert "Marks stand for whole areas, not for places." in caption
    assert "Boundaries: Natural Earth." in caption
    assert "do not imply endorsement or acceptance." in caption


def test_an_issuer_s_disclaimer_stands_in_place_of_sitrep_s() -> None:
    found = drawn(summary(), replace(GROUND, disclaimer="Our own words.", source=""))
    assert found
    assert "Our own words." in found.chart.caption
    assert "endorsement" not in found.chart.caption
    assert "Boundaries: as given by the issuer." in found.chart.caption


def test_what_the_map_lacks_stands_under_it_with_its_figure() -> None:
    found = drawn(summary(*ROWS, row("Nowhere", "", "9"), row("", "", "2")))
    assert found
    assert "Not on the map: Nowhere (9 killed)." in found.chart.caption
    assert "Not on the map: Area not stated (2 killed)." in found.chart.caption


def test_the_data_have_every_area_of_the_log_on_the_map_or_not() -> None:
    found = drawn(summary(*ROWS, row("Nowhere", "", "9")))
    assert found
    header, *rows = found.data
    told = [dict(zip(header, r, strict=True)) for r in rows]
    assert [(r["area"], r["on_map"], r["best"], r["high"], r["reported"]) for r in told] == [
        ("Idleb", "yes", "15", "", "2"),
        ("Hama", "yes", "4", "4", "1"),
        ("Aleppo", "yes", "", "", "0"),
        ("Nowhere", "no", "9", "9", "1"),
    ]


def test_numbers_and_names_stand_on_the_map(example: Drawing) -> None:
    text = text_of(example)
    for word in ("Idleb", "at least 15", "Hama", "4", "Aleppo", "not stated", "Homs", "50 km"):
        assert word in text.split(" | "), word


def test_a_best_estimate_has_its_bounds_in_brackets_which_the_caption_explains() -> None:
    given = row("Idleb", "SY07", "77")
    best = replace(given.tallies["killed"], figure=Figure(73, 77, 88, Qualifier.RANGE))
    found = drawn(summary(replace(given, tallies={"killed": best})))
    assert found
    words = text_of(found)
    assert "77 (73–88)" in words.split(" | ")
    assert "best estimate" not in words
    assert "In brackets: lowest and highest figure." in found.chart.caption
    # 12 and 10–15 are 22 to 27, as stated: nobody made a best estimate.
    plain = drawn(summary(row("Hama", "SY05", "12", "10-15")))
    assert plain
    assert "22–27" in text_of(plain).split(" | ")
    assert "In brackets" not in plain.chart.caption


def test_every_label_is_text_once_and_has_a_white_rim(example: Drawing) -> None:
    svg = example.paper.decode()
    assert text_of(example).split(" | ").count("Idleb") == 1
    # The rim of each of the names and figures is a shape of its own.
    assert svg.count("stroke: #ffffff; stroke-width: 2.4") >= 7


def test_neighbours_are_in_italics_and_areas_with_reports_are_not(example: Drawing) -> None:
    svg = example.paper.decode()
    italic = re.findall(r'<text style="[^"]*italic[^"]*"[^>]*>([^<]+)<', svg)
    assert "Homs" in italic
    assert not {"Idleb", "Hama", "Aleppo"} & set(italic)


def test_a_period_whose_areas_state_no_toll_shows_its_events() -> None:
    found = drawn(summary(row("Idleb", "SY07", "", ""), row("Hama", "SY05", "")))
    assert found
    assert found.chart.title.startswith("Events reported in Idleb and Hama, ")
    assert "In Idleb: 2 events. In Hama: 1 event." in found.chart.alt


def test_the_injured_are_shown_where_the_config_asks_for_them() -> None:
    rows = (row("Idleb", "SY07", "7", indicator="injured"),)
    found = drawn(summary(*rows), replace(GROUND, indicator="injured"))
    assert found
    assert found.chart.title.startswith("People reported injured in Idleb, ")


def test_where_only_areas_beside_the_map_state_a_toll_it_shows_events() -> None:
    found = drawn(summary(row("Idleb", "SY07", ""), row("Nowhere", "", "3")))
    assert found
    assert found.chart.title.startswith("Events reported in Idleb, ")


def test_a_second_spelling_of_an_area_is_told_and_not_drawn_over_the_first() -> None:
    found = drawn(summary(row("Idleb", "SY07", "12"), row("Idlib", "SY07", "5")))
    assert found
    assert "Not on the map: Idlib (5 killed)." in found.chart.caption


# --- coverage -------------------------------------------------------------------------------


def covering(*areas: str) -> Summary:
    return summary(coverage=(Coverage("Agency", areas),))


def test_areas_that_the_sources_do_not_cover_are_blank_and_not_silent() -> None:
    data = shown(GROUND, covering("Idleb", "Hama", "Homs"))
    assert [AREAS[n].name for n in data.silent] == ["Homs"]
    found = drawn(covering("Idleb", "Hama", "Homs"))
    assert found
    assert "Not covered by the sources" in text_of(found)
    assert "No reports, which is not zero, from Homs." in found.chart.alt
    assert "Covers Idleb, Hama and Homs only." in found.chart.caption


def test_where_the_covered_areas_are_not_all_on_the_map_silence_is_left_open() -> None:
    found = drawn(covering("Syria"))
    assert found
    assert "No reports, or not covered" in text_of(found)
    assert "No reports, or no coverage, from Homs," in found.chart.alt


# --- rates ----------------------------------------------------------------------------------

PEOPLE = replace(GROUND, people={0: 3_000_000, 2: 1_600_000})


def test_with_inhabitants_the_map_shows_rates() -> None:
    found = drawn(summary(), PEOPLE)
    assert found
    assert found.chart.title == (
        "People reported killed per 100,000 inhabitants in Idleb and Hama, 6–12 May 2019"
    )
    # 15 of 3,000,000 and 4 of 1,600,000.
    assert "Idleb: at least 15 killed, 0.5 per 100,000 inhabitants." in found.chart.alt
    assert "In Hama: 4 killed, 0.25 per 100,000 inhabitants." in found.chart.alt
    assert "Reports, but no rate" in text_of(found)


def test_the_data_have_inhabitants_and_rates() -> None:
    found = drawn(summary(), PEOPLE)
    assert found
    header, *rows = found.data
    told = [dict(zip(header, r, strict=True)) for r in rows]
    assert [(r["population"], r["per_100000"]) for r in told] == [
        ("3000000", "0.5"),
        ("1600000", "0.25"),
        ("", ""),
    ]


# --- the picture ----------------------------------------------------------------------------


def test_the_frame_holds_the_areas_with_reports_and_leaves_out_the_far_ones() -> None:
    extent, part = chosen(AREAS[:3], AREAS)
    assert part
    assert extent.west <= 0
    assert extent.south <= 100
    assert 200 <= extent.east < 300
    assert extent.north >= 300


def test_a_frame_of_nearly_all_is_one_of_all_without_a_locator() -> None:
    extent, part = chosen(AREAS, AREAS)
    assert not part
    assert extent.width > around(AREAS).width


def test_a_position_lies_where_the_scale_says() -> None:
    frame = framed(Extent(0, 0, 200, 150), 10, 20, 100)
    assert (frame.scale, frame.at((0, 150)), frame.at((100, 75))) == (0.5, (10, 20), (60, 57.5))


def test_a_map_is_three_quarters_as_tall_as_it_is_wide_at_the_most() -> None:
    # Of what is taller, more is shown at the sides: 400 km in 100 points.
    frame = framed(Extent(0, 0, 100, 300), 0, 0, 100)
    assert (frame.box.height, frame.scale) == (75, 0.25)


def test_a_map_read_from_the_right_is_not_mirrored() -> None:
    frame = framed(Extent(0, 0, 200, 150), 0, 0, 100, mirrored=100)
    # There x counts from the right: what is west lies far from it.
    assert frame.at((0, 150))[0] == 100
    assert frame.at((200, 150))[0] == 0


def test_a_shape_is_cut_at_the_frame() -> None:
    ring = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (0.0, 0.0))
    cut = clipped(ring, Extent(50, 50, 200, 200))
    assert set(cut) == {(50, 50), (100, 50), (100, 100), (50, 100)}
    assert clipped(ring, Extent(200, 200, 300, 300)) == []


def test_hatching_stays_inside_a_shape_and_out_of_its_holes() -> None:
    outer = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]
    hole = [(10.0, 10.0), (10.0, 30.0), (30.0, 30.0), (30.0, 10.0)]
    for (x0, y0), (x1, y1) in hatching([outer, hole]):
        middle = ((x0 + x1) / 2, (y0 + y1) / 2)
        assert 0 <= middle[0] <= 40
        assert not (10 < middle[0] < 30 and 10 < middle[1] < 30)


def test_no_label_covers_another_or_a_symbol(monkeypatch: pytest.MonkeyPatch) -> None:
    from sitrep.charts.maps import drawn as drawing

    kept: list[Any] = []

    class Kept(drawing.Labels):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            kept.append(self)

    monkeypatch.setattr(drawing, "Labels", Kept)
    assert drawn(summary(*ROWS, row("Homs", "SY04", "123"), row("Ar-Raqqa", "SY11", "3-9")))
    (labels,) = kept
    # The first five are the symbols, which may touch each other.
    for number, one in enumerate(labels.taken[5:], 5):
        assert not any(one.meets(other) for other in labels.taken[:number])
        box = labels.frame
        assert Box(*one).x >= box.x
        assert one.x + one.width <= box.x + box.width
        assert one.y + one.height <= box.y + box.height


def test_names_without_room_stand_under_the_map() -> None:
    crowd = tuple(replace(area(f"Area {n}", f"A{n}", 0, 0), mark=(50, 50)) for n in range(40))
    ground = Ground((*crowd, *AREAS), "areas.geojson")
    rows = [row(f"Area {n}", f"A{n}", "at least 5") for n in range(40)]
    found = drawn(summary(*rows), ground)
    assert found
    assert found.chart.caption.count("Area") >= 12
    assert "Without a label:" in found.chart.caption
    # All are in the text alternative and the data.
    assert len(found.data) == 41


def test_a_toll_of_two_has_no_large_symbol() -> None:
    few, many = summary(row("Idleb", "SY07", "2")), summary(row("Idleb", "SY07", "200"))
    from sitrep.charts.maps.drawn import _radius

    # The disc of 2 is a tenth of the disc of 20, which is as large as any.
    assert _radius(shown(GROUND, few), 0) == pytest.approx(
        _radius(shown(GROUND, many), 0) / 10**0.5
    )


def test_a_zero_is_a_number_and_no_full_symbol() -> None:
    found = drawn(summary(row("Idleb", "SY07", "0"), row("Hama", "SY05", "4")))
    assert found
    assert "Idleb: 0 killed." in found.chart.alt
    assert "0" in text_of(found).split(" | ")


def test_the_svg_is_small_has_its_alt_text_and_no_ink_at_its_edge(example: Drawing) -> None:
    assert len(example.svg) < 300_000
    assert example.chart.alt.split(". ")[0] in example.svg.decode()
    picture = Image.open(io.BytesIO(example.png)).convert("L")
    wide, tall = picture.size
    for box in ((0, 0, 1, tall), (wide - 1, 0, wide, tall), (0, tall - 1, wide, tall)):
        assert picture.crop(box).getextrema() == (255, 255)


def test_a_map_of_names_in_arabic_letters_is_outlined_on_paper() -> None:
    ground = replace(GROUND, areas=(replace(AREAS[0], name="إدلب"), *AREAS[1:]))
    found = drawn(summary(row("إدلب", "SY07", "3")), ground)
    assert found
    assert b"<text" not in found.paper


def test_a_map_is_drawn_right_to_left_too() -> None:
    found = drawn(summary(), words=Words("ar"))
    assert found
    assert b"<text" not in found.paper


def test_hostile_names_are_only_drawn() -> None:
    nasty = '$x^2$ <script>alert(1)</script> {{ 7*7 }} \\frac{1}{2} "q" & \x00\x1b\u202e'
    hostile = replace(AREAS[0], name=nasty, pcode="X")
    found = drawn(
        summary(row(nasty, "X", "3")), Ground((hostile, *AREAS[1:]), "a.geojson", source=nasty)
    )
    assert found
    assert b"<script>" not in found.svg
    ET.fromstring(found.paper)


def test_two_drawings_of_the_same_map_are_byte_identical(example: Drawing) -> None:
    assert drawn(summary()) == example
