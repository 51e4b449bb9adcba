"""Charts of displacement from area to area say every number, what is left out, and no route."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from samples import charts as samples

from sitrep.arithmetic.figures import parse
from sitrep.charts import draw
from sitrep.charts.drawing import flows as drawing
from sitrep.config.tables import Theme
from sitrep.model.figure import Suppressed
from sitrep.model.flows import AreaPoints, Flow
from sitrep.model.ground import Area, Ground
from sitrep.model.report import Drawing
from sitrep.model.summary import Coverage, Summary
from sitrep.wording import Words

EN, THEME = Words("en"), Theme()
SIDE = 100.0


def area(name: str, column: int, line: int) -> Area:
    x, y = column * SIDE, line * SIDE
    ring = ((x, y), (x + SIDE, y), (x + SIDE, y + SIDE), (x, y + SIDE), (x, y))
    return Area(name, "", (name.casefold(),), ((ring,),), (x + 50, y + 50))


GROUND = Ground((area("Idleb", 0, 1), area("Aleppo", 1, 1), area("Hama", 0, 0)), "areas.geojson")


def flow(origin: str, destination: str, figure: str) -> Flow:
    return Flow("displaced", "people", origin, "", destination, "", parse(figure), 1, ("Agency",))


FLOWS = (
    flow("Hama", "Idleb", "about 2500"),
    flow("Idleb", "Aleppo", "at least 800"),
    flow("Idleb", "Idleb", "350"),
    flow("Homs", "Aleppo", "120"),
    flow("", "Aleppo", "600"),
)


def drawn(
    *flows: Flow, ground: Ground | None = GROUND, words: Words = EN, **parts: object
) -> dict[str, Drawing]:
    made = samples.summary(flows=flows or FLOWS, **parts)
    return {d.chart.id: d for d in draw(made, words, THEME, ground)}


@pytest.fixture(scope="module")
def example() -> dict[str, Drawing]:
    return drawn()


def text_of(drawing: Drawing) -> list[str]:
    root = ET.fromstring(drawing.paper)
    texts = root.iter("{http://www.w3.org/2000/svg}text")
    return ["".join(t.itertext()) for t in texts]


def rows(drawing: Drawing) -> list[dict[str, str]]:
    header, *body = drawing.data
    return [dict(zip(header, row, strict=True)) for row in body]


# --- ribbons --------------------------------------------------------------------------------


def test_every_area_and_every_number_stands_beside_its_ribbon(example: dict[str, Drawing]) -> None:
    said = text_of(example["displacement-flows"])
    for text in ("Hama", "about 2,500", "at least 800", "350", "120", "600", "Origin not given"):
        assert text in said, text


def test_the_text_alternative_has_every_pair(example: dict[str, Drawing]) -> None:
    alt = example["displacement-flows"].chart.alt
    assert alt.startswith(
        "Flow chart: Displacement from area to area, 6–12 May 2019 · number of "
        "people. Displaced, Hama to Idleb: about 2,500. Displaced, Idleb to Aleppo: at least 800. "
    )
    assert "Displaced, within Idleb: 350." in alt
    assert "Displaced, Origin not given to Aleppo: 600." in alt


def test_the_caption_says_what_signs_mean(example: dict[str, Drawing]) -> None:
    caption = example["displacement-flows"].chart.caption
    assert "Each band is as wide as its number." in caption
    assert "people who stayed within it" in caption
    assert "no source states it, or this edition does not print it" in caption


def test_the_data_have_every_flow_with_its_bounds(example: dict[str, Drawing]) -> None:
    told = rows(example["displacement-flows"])
    assert [(r["origin"], r["destination"], r["low"], r["high"], r["drawn"]) for r in told] == [
        ("Hama", "Idleb", "2500", "2500", "yes"),
        ("Idleb", "Aleppo", "800", "", "yes"),
        ("Idleb", "Idleb", "350", "350", "yes"),
        ("Homs", "Aleppo", "120", "120", "yes"),
        ("", "Aleppo", "600", "600", "yes"),
    ]


@pytest.mark.parametrize(
    "flows",
    [
        (flow("Hama", "Idleb", "5"),),
        (flow("Hama", "Idleb", "5"), flow("", "Idleb", "7")),
        (flow("", "Idleb", "5"), flow("", "Hama", "7")),
        (flow("Hama", "Idleb", "5"), flow("Hama", "Aleppo", "")),
    ],
)
def test_fewer_than_two_pairs_of_known_areas_are_no_chart(flows: tuple[Flow, ...]) -> None:
    assert "displacement-flows" not in drawn(*flows)


def test_of_many_flows_the_largest_are_drawn_and_the_others_summed() -> None:
    many = tuple(flow("Hama", f"Area {n}", str(100 + n)) for n in range(60))
    chart = drawn(*many)["displacement-flows"]
    # 100 + 101 + … + 147
    assert "48 more, 5,928 together, are in the data file." in chart.chart.caption
    assert [r["drawn"] for r in rows(chart)].count("yes") == drawing.MOST
    assert len(rows(chart)) == 60


def test_pairs_that_are_withheld_are_counted_and_not_drawn() -> None:
    hidden = replace(flow("", "", "1"), figure=Suppressed.SUPPRESSED, pairs=3)
    chart = drawn(*FLOWS, hidden)["displacement-flows"]
    assert "3 pairs of areas are not shown, since small counts are among them." in (
        chart.chart.caption
    )
    assert rows(chart)[-1]["qualifier"] == "suppressed"


def test_no_two_texts_of_a_dense_chart_overlap() -> None:
    many = tuple(
        flow(f"Origin {n % 7} with a long name", f"Destination {n % 5} of a long name", str(50 * n))
        for n in range(1, 13)
    )
    chart = drawn(*many)["displacement-flows"]
    assert chart.svg  # which lays the sheet out
    artists = chart.drawn.figure.axes[0].texts[2:]
    boxes = [text.get_window_extent() for text in artists]
    for n, box in enumerate(boxes):
        assert not any(box.overlaps(other) for other in boxes[n + 1 :]), artists[n].get_text()


def test_office_programs_get_bars_of_the_same_flows(example: dict[str, Drawing]) -> None:
    plot = example["displacement-flows"].plot
    assert plot
    assert plot.names[0] == "Hama to Idleb"
    assert [point.value for point in plot.series[0].points] == [2500, 800, 600, 350, 120]


def test_a_right_to_left_chart_begins_at_the_right() -> None:
    chart = drawn(words=Words("ar"))["displacement-flows"]
    texts = {t.get_text().strip("\u200f\u2068\u2069"): t for t in chart.drawn.figure.axes[0].texts}
    assert texts["Hama"].get_window_extent().x0 > texts["Aleppo"].get_window_extent().x0


# --- the map of arrows ----------------------------------------------------------------------


def test_without_boundaries_there_is_no_map_of_flows() -> None:
    assert "map-flows" not in drawn(ground=None)


def test_a_map_needs_one_flow_between_two_of_its_areas() -> None:
    assert "map-flows" not in drawn(flow("Idleb", "Idleb", "9"), flow("Homs", "Hama", "9"))
    assert "map-flows" in drawn(flow("Hama", "Idleb", "9"))


def test_arrows_have_numbers_and_areas_names(example: dict[str, Drawing]) -> None:
    said = text_of(example["map-flows"])
    for text in ("Hama", "Idleb", "Aleppo", "about 2,500", "at least 800"):
        assert text in said, text
    assert "Homs" not in said


def test_the_map_says_that_arrows_are_no_routes_and_what_it_lacks(
    example: dict[str, Drawing],
) -> None:
    caption = example["map-flows"].chart.caption
    assert "they are no routes, and their ends are no places" in caption
    assert (
        "Not on the map: 350 displaced (within Idleb), 120 displaced (Homs to Aleppo) and "
        "600 displaced (Origin not given to Aleppo)." in caption
    )
    assert "do not imply endorsement" in caption


def test_the_data_of_the_map_say_which_flows_it_shows(example: dict[str, Drawing]) -> None:
    shown = [r["drawn"] for r in rows(example["map-flows"])]
    assert shown == ["yes", "yes", "no", "no", "no"]


def test_there_and_back_are_two_arrows() -> None:
    chart = drawn(flow("Hama", "Idleb", "90"), flow("Idleb", "Hama", "70"))["map-flows"]
    said = text_of(chart)
    assert {"90", "70"} <= {*said}


# --- small maps -----------------------------------------------------------------------------


def weekly(name: str, *figures: object) -> AreaPoints:
    return AreaPoints(name, "", "killed", samples.weeks("2019-W19", figures))


def small_maps(*lines: AreaPoints, ground: Ground = GROUND, **parts: object) -> Drawing | None:
    made: Summary = samples.summary(area_points=lines, **parts)
    return {d.chart.id: d for d in draw(made, EN, THEME, ground)}.get("map-weeks")


WEEKLY = (
    weekly("Idleb", ["3"], ["", "2"], ["12"]),
    weekly("Hama", None, ["0"], None),
    weekly("Nowhere", ["7"], None, None),
)


def test_small_maps_stand_in_no_section_and_name_each_period() -> None:
    found = small_maps(*WEEKLY)
    assert found
    assert found.chart.section == ""
    said = " | ".join(text_of(found))
    for title in ("W17 (22", "W18 (29", "W19 (6", "Areas"):
        assert title in said


def test_their_text_alternative_has_the_figures_of_each_period() -> None:
    found = small_maps(*WEEKLY)
    assert found
    assert "For W17 (22–28 April 2019): 3 in Idleb." in found.chart.alt
    assert "For W18 (29 April – 5 May 2019): at least 2 in Idleb and 0 in Hama." in (
        found.chart.alt.replace("\u2009", " ")
    )
    assert "Not on the maps: Nowhere; their figures are in the data file." in found.chart.caption


def test_their_data_keep_no_reports_apart_from_nought() -> None:
    found = small_maps(*WEEKLY)
    assert found
    told = [(r["area"], r["events"], r["best"], r["on_map"]) for r in rows(found)]
    assert told == [
        ("Idleb", "1", "3", "yes"),
        ("Idleb", "2", "2", "yes"),
        ("Idleb", "1", "12", "yes"),
        ("Hama", "0", "", "yes"),
        ("Hama", "1", "0", "yes"),
        ("Hama", "0", "", "yes"),
        ("Nowhere", "1", "7", "no"),
        ("Nowhere", "0", "", "no"),
        ("Nowhere", "0", "", "no"),
    ]


def test_one_period_with_reports_is_no_series_of_maps() -> None:
    assert small_maps(weekly("Idleb", None, None, ["12"])) is None


def test_periods_whose_areas_state_no_toll_show_events() -> None:
    found = small_maps(weekly("Idleb", [""], ["", ""]))
    assert found
    assert found.chart.title.startswith("Events reported by area, by ISO week")
    assert [r["best"] for r in rows(found)] == ["1", "2"]


def test_of_sixty_areas_the_maps_have_no_labels_and_say_so() -> None:
    areas = tuple(area(f"Area {n}", n % 10, n // 10) for n in range(60))
    lines = [weekly(f"Area {n}", [str(n)], ["5"]) for n in range(60)]
    found = small_maps(*lines, ground=Ground(areas, "areas.geojson"))
    assert found
    assert "names and numbers have no room on the maps" in found.chart.caption
    assert not any(re.search(r"Area \d", text) for text in text_of(found))


def test_where_sources_record_some_areas_silence_elsewhere_is_no_report_or_no_coverage() -> None:
    found = small_maps(*WEEKLY, coverage=(Coverage("Agency", ("Idleb", "Hama")),))
    assert found
    assert "No reports, or not covered" in text_of(found)
