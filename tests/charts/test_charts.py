"""Charts say what their data say: every figure, its doubt, its gaps, and nothing more."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from PIL import Image
from samples import charts as samples

from sitrep.charts import draw, known
from sitrep.charts.drawing import scale, style
from sitrep.charts.drawing.style import MM, WIDTHS
from sitrep.config.tables import Theme
from sitrep.look.colours import contrast
from sitrep.model.codes import Status
from sitrep.model.dates import Since
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.report import Drawing
from sitrep.model.summary import Series, Summary
from sitrep.wording import Words

EN, THEME = Words("en"), Theme()
HOSTILE = '$x^2$ <script>alert(1)</script> {{ 7*7 }} \\frac{1}{2} "q" & \x00\x1b\u202e'


def drawn(summary: Summary, words: Words = EN) -> dict[str, Drawing]:
    return {drawing.chart.id: drawing for drawing in draw(summary, words, THEME)}


@pytest.fixture(scope="module")
def example() -> dict[str, Drawing]:
    return drawn(samples.northwest_syria())


def column(drawing: Drawing, name: str) -> list[str]:
    header, *rows = drawing.data
    return [row[header.index(name)] for row in rows]


# --- all charts -----------------------------------------------------------------------------


def test_a_summary_of_nothing_has_no_charts() -> None:
    assert draw(samples.summary(), EN, THEME) == ()


def test_weeks_without_any_number_have_no_chart() -> None:
    weekly = {"killed": samples.weeks("2019-W19", [None, ["", ""], None])}
    assert "casualties-by-week" not in drawn(samples.summary(weekly=weekly))


@pytest.mark.parametrize(
    ("figures", "is_drawn"),
    [
        ([["8"]], False),  # the first week of a log
        ([None, ["8"]], False),  # the same, with the week before it
        ([["8"], None], True),  # a week without reports after one with some
        ([["8"], ["", ""]], True),
        ([["8"], ["3"]], True),
    ],
)
@pytest.mark.parametrize("indicator", ["killed", "displaced"])
def test_one_bar_is_no_chart_and_one_beside_a_later_gap_is(
    indicator: str, figures: list[list[str] | None], is_drawn: bool
) -> None:
    found = drawn(samples.summary(weekly={indicator: samples.weeks("2019-W19", figures)}))
    assert any(name.endswith("-by-week") for name in found) is is_drawn


def test_one_bar_is_drawn_beside_what_sources_claim_of_its_week() -> None:
    # SOHR's total of 30 April to 4 May lies within the week.
    weekly = {"killed": samples.weeks("2019-W18", [["8"]])}
    found = samples.summary("2019-W18", "2019-05-05", weekly=weekly, totals=(samples.A7,))
    assert "casualties-by-week" in drawn(found)


def test_the_example_has_a_chart_of_every_kind(example: dict[str, Drawing]) -> None:
    assert list(example) == [
        "casualties-by-week",
        "casualties-by-area",
        "events-by-type",
        "casualty-totals",
        "displacement-by-week",
        "displacement-totals-people",
        "displacement-totals-movements",
        "health-attacks",
    ]
    assert {d.chart.section for d in example.values()} == {"casualties", "displacement", "health"}


def test_files_stand_under_charts_by_id(example: dict[str, Drawing]) -> None:
    for name, drawing in example.items():
        chart = drawing.chart
        places = (chart.svg, chart.png, chart.csv)
        assert places == (f"charts/{name}.svg", f"charts/{name}.png", f"charts/{name}.csv")


def test_on_paper_letters_are_text_and_in_files_they_are_outlines(
    example: dict[str, Drawing],
) -> None:
    for drawing in example.values():
        assert b"<text" in drawing.paper
        assert b"<text" not in drawing.svg


def test_right_to_left_letters_are_outlines_on_paper_too() -> None:
    for drawing in drawn(samples.northwest_syria(), Words("ar")).values():
        assert drawing.paper == drawing.svg


def test_charts_are_as_wide_as_their_place_on_the_page(example: dict[str, Drawing]) -> None:
    assert {"half": 85 * MM, "full": 175 * MM} == WIDTHS
    for drawing in example.values():
        root = ET.fromstring(drawing.svg)
        points = float(root.attrib["width"].removesuffix("pt"))
        assert points == pytest.approx(WIDTHS[drawing.chart.width], abs=0.1)
        picture = Image.open(io.BytesIO(drawing.png))
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert picture.width == pytest.approx(points / 72 * 300, abs=2)


def test_no_ink_reaches_the_edge_so_nothing_is_cut(example: dict[str, Drawing]) -> None:
    for name, drawing in example.items():
        picture = Image.open(io.BytesIO(drawing.png)).convert("L")
        wide, tall = picture.size
        for x in (0, wide - 1):
            edge = picture.crop((x, 0, x + 1, tall))
            assert edge.getextrema() == (255, 255), (name, x)
        for y in (0, tall - 1):
            assert picture.crop((0, y, wide, y + 1)).getextrema() == (255, 255), (name, y)


def test_text_is_outlined_so_that_it_looks_the_same_everywhere(
    example: dict[str, Drawing],
) -> None:
    for drawing in example.values():
        assert b"<text" not in drawing.svg


def test_two_drawings_of_the_same_summary_are_byte_identical(example: dict[str, Drawing]) -> None:
    again = drawn(samples.northwest_syria())
    assert again == example


def test_pictures_carry_their_alt_text_and_no_clock_or_tool_version(
    example: dict[str, Drawing],
) -> None:
    for drawing in example.values():
        assert b"<dc:date>" not in drawing.svg
        info = Image.open(io.BytesIO(drawing.png)).info
        assert info["Title"] == drawing.chart.title
        assert "Software" not in info


def test_captions_name_sources_and_the_as_of_date(example: dict[str, Drawing]) -> None:
    for drawing in example.values():
        assert drawing.chart.caption.startswith("Source")
        assert "As of 16 May 2019." in drawing.chart.caption


def test_every_text_colour_of_any_theme_has_enough_contrast() -> None:
    pale = Theme(text="#9AA5B1", accent="#FFCC00")
    for theme in (THEME, pale):
        look = style.look(theme, EN)
        for kind in (look.title, look.subtitle, look.body, look.strong, look.quiet):
            assert contrast(kind.colour, "#FFFFFF") >= 4.5
            assert kind.size >= 7.5


# --- casualties -------------------------------------------------------------------------------


def test_the_weekly_alt_text_has_all_figures_gaps_and_claims(example: dict[str, Drawing]) -> None:
    alt = example["casualties-by-week"].chart.alt
    weeks = [samples.ISO.parse(week) for week in ("2019-W17", "2019-W18")]
    first, second = (EN.dates(week.start, week.end) for week in weeks)
    assert f"For W17 ({first}): no reports." in alt
    assert f"For W18 ({second}): " in alt
    assert "5 events, number not stated. Running totals, not added: more than 30 (" in alt
    assert "at least 67 (Syrian Observatory for Human Rights" in alt
    assert "not complete: at least 2, stated for 1 of 2 events." in alt


def test_running_totals_within_a_week_are_never_added_to_its_bar(
    example: dict[str, Drawing],
) -> None:
    drawing = example["casualties-by-week"]
    kinds, lows = column(drawing, "kind"), column(drawing, "low")
    claims = [low for kind, low in zip(kinds, lows, strict=True) if kind == "running total"]
    events = [low for kind, low in zip(kinds, lows, strict=True) if kind == "events"]
    assert claims == ["30", "50", "67"]
    assert events == ["", "", "", "2"]


def test_a_running_total_of_two_weeks_or_of_civilians_stands_beside_no_week() -> None:
    found = samples.summary(
        weekly={"killed": samples.weeks("2019-W19", [["1"], ["2"]])},
        totals=(samples.C8, replace(samples.A5, group="civilians")),
    )
    assert set(column(drawn(found)["casualties-by-week"], "kind")) == {"events"}


def test_a_week_with_no_reports_is_an_empty_cell_and_never_zero(
    example: dict[str, Drawing],
) -> None:
    drawing = example["casualties-by-week"]
    assert column(drawing, "best")[0] == ""
    assert column(drawing, "events")[0] == "0"
    assert "Gap: no reports, which is not zero." in drawing.chart.caption


def test_a_stated_zero_is_drawn_as_zero() -> None:
    weekly = {"killed": samples.weeks("2019-W19", [["0"], ["3"]])}
    drawing = drawn(samples.summary(weekly=weekly))["casualties-by-week"]
    assert column(drawing, "best") == ["0", "3"]
    assert ": 0." in drawing.chart.alt


def test_an_open_high_is_an_empty_cell_and_an_arrow() -> None:
    weekly = {"killed": samples.weeks("2019-W19", [["at least 12"], ["3-9"]])}
    drawing = drawn(samples.summary(weekly=weekly))["casualties-by-week"]
    assert column(drawing, "high") == ["", "9"]
    assert "Arrow: no upper bound stated." in drawing.chart.caption
    assert "Whisker: lowest to highest figure stated." in drawing.chart.caption


def test_signs_that_are_not_drawn_are_not_explained() -> None:
    weekly = {"killed": samples.weeks("2019-W19", [["2"], ["3"]])}
    caption = drawn(samples.summary(weekly=weekly))["casualties-by-week"].chart.caption
    assert not any(sign in caption for sign in ("Arrow", "Whisker", "Hatched", "Gap", "Outlined"))


def test_a_partial_week_is_hatched_and_said_to_be() -> None:
    weekly = {"killed": samples.weeks("2019-W19", [["2"], ["3"]])}
    drawing = drawn(samples.summary(as_of="2019-05-08", weekly=weekly))["casualties-by-week"]
    assert column(drawing, "partial") == ["no", "yes"]
    assert "Hatched: week not complete." in drawing.chart.caption


def test_weeks_before_the_first_report_are_left_out_but_one() -> None:
    weekly = {"killed": samples.weeks("2019-W19", [None, None, None, ["2"], ["3"]])}
    drawing = drawn(samples.summary(weekly=weekly))["casualties-by-week"]
    assert column(drawing, "period") == ["2019-W17", "2019-W18", "2019-W19"]


def test_the_calendar_is_named_in_the_title(example: dict[str, Drawing]) -> None:
    title = example["casualties-by-week"].chart.title
    assert title.startswith("People reported killed, by ISO week, 22")
    assert title.endswith("2019 · number of people")


def test_a_year_of_dense_weeks_and_a_single_week_are_drawn() -> None:
    for count in (5, 8, 53):
        drawing = drawn(samples.dense(count))["casualties-by-week"]
        assert len(drawing.data) == count + 1
        assert drawing.chart.width == ("half" if count == 5 else "full")


def test_an_area_without_a_number_says_so_and_has_empty_cells(
    example: dict[str, Drawing],
) -> None:
    drawing = example["casualties-by-area"]
    assert (
        "In Hama: number of killed not stated and number of injured not stated."
        in drawing.chart.alt
    )
    assert (
        "Where no area is stated: number of killed not stated and up to 3 injured."
        in drawing.chart.alt
    )
    assert "Not stated is not zero." in drawing.chart.caption
    assert column(drawing, "best") == ["2", "9", "", "", "", "3"]


def test_areas_beyond_the_twelfth_are_counted_and_kept_in_the_data() -> None:
    names = {f"Area {n}": str(n + 1) for n in range(50)}
    drawing = drawn(samples.by_area(names))["casualties-by-area"]
    assert "38 more areas are in the data file." in drawing.chart.caption
    assert sum(1 for name in column(drawing, "indicator") if name == "killed") == 50
    assert drawing.data[1][0] == "Area 49"


def test_event_types_say_how_many_state_a_toll(example: dict[str, Drawing]) -> None:
    drawing = example["events-by-type"]
    assert "Airstrike: 3 events, of which 1 with a death toll." in drawing.chart.alt
    assert column(drawing, "events") == ["3", "2", "1"]
    assert column(drawing, "state_killed") == ["1", "0", "0"]


def test_claims_stand_side_by_side_with_the_latest_first(example: dict[str, Drawing]) -> None:
    drawing = example["casualty-totals"]
    assert column(drawing, "total_id")[:3] == ["O1", "C8", "C9"]
    expected = (
        "unattributed (EA WorldView): more than 150 killed (civilians), since 29 April 2019, as of "
        "12 May 2019."
    )
    assert expected in drawing.chart.alt
    # Six of eight are for one area, which is said once; the others name theirs.
    assert drawing.chart.alt.count("northwest Syria where no other area is named.") == 1
    assert drawing.chart.alt.count(" for northwest Syria: ") == 0
    assert "the totals overlap and are never added" in drawing.chart.caption
    assert "180" not in drawing.chart.alt


def test_a_claim_is_a_mark_at_its_number_and_the_rows_are_in_order_of_date() -> None:
    totals = (samples.C8, samples.A5, samples.E7)
    drawing = drawn(samples.summary(totals=totals))["casualty-totals"]
    named = drawing.plot
    assert named is not None
    points = named.series[0].points
    assert [point.value for point in points] == [900, 150, 30]
    assert points[1].text == "more than 150 (civilians)"
    assert (points[2].text, points[2].high) == ("more than 30", None)
    assert named.names[0].endswith("\nfrom Apr to 31 Aug")
    assert named.names[1].endswith("\n29 Apr\u2009–\u200912 May")
    assert "Arrow: no upper bound stated." in drawing.chart.caption
    # Office programs draw no arrows.
    assert "Arrow" not in named.caption
    assert "The latest is first; the totals overlap and are never added." in named.caption


def test_marks_of_larger_numbers_are_further_along_the_scale() -> None:
    drawing = drawn(samples.summary(totals=(samples.C8, samples.A5)))["casualty-totals"]
    numbers = {t.get_text(): t.get_position()[0] for t in drawing.drawn.figure.axes[0].texts}
    assert numbers["more than 30"] < numbers["100"]
    assert numbers["100"] < numbers["more than 150 (civilians)"]


def test_years_are_printed_where_the_totals_are_of_several() -> None:
    totals = (samples.C8, replace(samples.A5, since=samples.starting("2018-11-05")))
    names = drawn(samples.summary(totals=totals))["casualty-totals"].plot.names
    assert names[1].endswith("\n5 Nov 2018\u2009–\u20094 May 2019")


def test_what_is_known_only_to_a_year_or_in_words_is_said_no_firmer_than_it_is() -> None:
    totals = (
        replace(samples.C8, since=samples.starting("2019")),
        replace(samples.A5, since=Since(words="the ceasefire")),
    )
    drawing = drawn(samples.summary(totals=totals))["casualty-totals"]
    assert "more than 150 killed (civilians), since 2019, as of 12 May 2019" in drawing.chart.alt
    assert "more than 30 killed, since the ceasefire, as of 4 May 2019" in drawing.chart.alt
    first, second = drawing.plot.names
    assert first.endswith("\nfrom 2019 to 12 May")
    assert second.endswith("\nfrom the ceasefire to 4 May")


def test_a_start_known_only_to_a_month_is_not_given_a_day() -> None:
    totals = (
        replace(samples.B8, total_id="B9", source="another", since=samples.starting("2019-04")),
        samples.B8,
    )
    alt = drawn(samples.summary(totals=totals))["health-totals"].chart.alt
    assert "from April 2019 to 7 May 2019" in alt
    assert "1 April" not in alt


def test_one_claim_alone_has_no_chart() -> None:
    assert "casualty-totals" not in drawn(samples.summary(totals=(samples.C8,)))


def test_open_and_early_starts_and_disputed_claims_are_explained() -> None:
    totals = (
        replace(samples.C8, status=Status.DISPUTED),
        samples.W3,
        samples.E7,
        replace(samples.A5, since=samples.starting("")),
    )
    chart = drawn(samples.summary("2019-W37", "2019-09-15", totals=totals))["casualty-totals"].chart
    assert "Hollow: disputed or denied." in chart.caption
    assert "more than 150 killed (civilians), marked as disputed" in chart.alt
    assert "more than 900 killed (civilians), since April 2019" in chart.alt
    assert "start not stated" in chart.alt


# --- displacement -------------------------------------------------------------------------------


def test_people_and_movements_never_share_a_chart(example: dict[str, Drawing]) -> None:
    for unit in ("people", "movements"):
        assert set(column(example[f"displacement-totals-{unit}"], "unit")) == {unit}


def test_a_rise_is_of_the_reported_minimum(example: dict[str, Drawing]) -> None:
    drawing = example["displacement-totals-people"]
    assert "at least 323,000 as of 7 May 2019 and at least 350,000" in drawing.chart.alt
    assert "reported minimum rose by 27,000" in drawing.chart.alt
    assert "not a count of newly displaced people" in drawing.chart.caption
    assert "27000" in column(drawing, "rise_of_minimum")


def test_totals_with_another_start_are_another_line(example: dict[str, Drawing]) -> None:
    drawing = example["displacement-totals-people"]
    lines = dict(zip(column(drawing, "since"), column(drawing, "line"), strict=True))
    assert lines["2018-09-17"] != lines["2019-04"]


def test_at_most_four_lines_are_drawn_the_longest_and_latest_first() -> None:
    others = [
        samples.one(
            replace(
                samples.A9,
                total_id=f"T{n}",
                source=f"source {n}",
                since=samples.starting(f"2019-0{n}"),
            )
        )
        for n in range(1, 8)
    ]
    series = (*others, Series((samples.B7, samples.C10), (27000,)))
    drawing = drawn(samples.summary(series=series))["displacement-totals-people"]
    assert set(column(drawing, "line")) == {"1", "2", "3", "4"}
    assert "C10" not in column(drawing, "source")
    assert "at least 350,000" in drawing.chart.alt


def test_one_running_total_alone_has_no_chart() -> None:
    found = samples.summary(series=(samples.one(samples.O2),))
    assert not drawn(found)


# --- health -----------------------------------------------------------------------------------


def test_attacks_are_not_facilities(example: dict[str, Drawing]) -> None:
    drawing = example["health-attacks"]
    assert "Under “Damaged”: 1 facility and 1 ambulance or vehicle." in drawing.chart.alt
    assert (
        "Attacks in the period: 3. Attacks are not facilities: one facility hit twice is"
        in drawing.chart.alt
    )
    assert "Hit more than once: 1." in drawing.chart.caption
    assert "Running total, not added: at least 5 facilities affected" in drawing.chart.caption


def test_attacks_that_name_nothing_hit_are_drawn_by_type() -> None:
    health = replace(samples.NO_HEALTH, attacks=4, by_type={"airstrike": 3, "shelling": 1})
    drawing = drawn(samples.summary(health=health))["health-attacks"]
    assert drawing.chart.title.startswith("Attacks on health care, by type")
    assert "Under “Airstrike”: 3 attacks." in drawing.chart.alt


def test_types_of_attacks_have_a_chart_of_their_own_beside_what_was_hit() -> None:
    hit = {"attacks": 4, "facilities": (samples.facility("F", "destroyed", 4),)}
    health = replace(samples.NO_HEALTH, **hit, by_type={"airstrike": 3, "shelling": 1})
    drawing = drawn(samples.summary(health=health))["health-attacks-by-type"]
    assert drawing.chart.section == ""
    assert "Under “Airstrike”: 3 attacks. Under “Shelling”: 1 attack." in drawing.chart.alt
    one = replace(health, by_type={"airstrike": 4})
    assert "health-attacks-by-type" not in drawn(samples.summary(health=one))


def test_facilities_affected_stand_by_source_and_are_never_added() -> None:
    later = replace(samples.B8, total_id="O3", figure=Figure(18, 18, 18, Qualifier.EXACT))
    drawing = drawn(samples.summary(totals=(samples.B8, later)))["health-totals"]
    assert "never added" in drawing.chart.caption
    assert sorted(column(drawing, "best")) == ["18", "5"]
    assert "23" not in drawing.chart.alt


# --- hostile and long text, other scripts -------------------------------------------------------


def test_text_from_the_data_is_drawn_as_it_stands() -> None:
    summary = samples.by_area({HOSTILE: "3", "=HYPERLINK(1)": "2", "x" * 5_000: "1"})
    drawing = drawn(summary)["casualties-by-area"]
    root = ET.fromstring(drawing.svg)
    assert not [e for e in root.iter() if e.tag.endswith("script")]
    # matplotlib leaves what it drew in a comment: the dollar signs were not set as mathematics.
    assert b"$x^2$" in drawing.svg
    areas = column(drawing, "area")
    assert {HOSTILE, "=HYPERLINK(1)"} <= set(areas)


def test_long_names_and_huge_numbers_are_wrapped_inside_the_picture() -> None:
    long = "Directorate of Health and Relief of the Northern Countryside " * 6
    claims = [replace(samples.A5, total_id=f"T{n}", source=f"{n} {long}") for n in range(12)]
    weekly = {"killed": samples.weeks("2019-W19", [["at least 12345678"]] * 8)}
    summary = samples.summary(weekly=weekly, totals=tuple(claims))
    for name, drawing in drawn(summary).items():
        picture = Image.open(io.BytesIO(drawing.png)).convert("L")
        for x in (0, picture.width - 1):
            edge = picture.crop((x, 0, x + 1, picture.height))
            assert edge.getextrema() == (255, 255), (name, x)


@pytest.mark.parametrize("language", ["ar", "uk", "fr"])
def test_other_languages_are_drawn_without_a_warning(language: str) -> None:
    summary = samples.by_area({"إدلب": "3", "Запоріжжя": "at least 12"})
    assert len(draw(summary, Words(language), THEME)) == 1
    assert len(draw(samples.northwest_syria(), Words(language), THEME)) == 8


def test_a_chart_that_reads_right_to_left_has_its_names_at_the_right() -> None:
    summary = samples.by_area({"إدلب": "3"})
    english, arabic = (
        Image.open(io.BytesIO(draw(summary, Words(code), THEME)[0].png)).convert("L")
        for code in ("en", "ar")
    )
    assert _first_ink(english) < english.width * 0.05
    assert _first_ink(arabic.transpose(Image.Transpose.FLIP_LEFT_RIGHT)) < arabic.width * 0.05


def _first_ink(picture: Image.Image) -> int:
    band = picture.crop((0, 0, picture.width, 60))
    box = band.point(lambda level: 255 if level < 128 else 0).getbbox()
    assert box is not None
    return box[0]


def test_latin_names_are_kept_apart_in_arabic_text() -> None:
    caption = drawn(samples.northwest_syria(), Words("ar"))["casualties-by-week"].chart.caption
    assert "\u2068Syrian Observatory for Human Rights (via Middle East Eye)\u2069" in caption


# --- axes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (0, [0]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4]),
        (10, [0, 5, 10]),
        (67, [0, 20, 40, 60]),
        (350_000, [0, 100_000, 200_000, 300_000]),
        (12_345_678, [0, 5_000_000, 10_000_000]),
    ],
)
def test_axes_start_at_zero_and_have_round_steps(top: int, expected: list[int]) -> None:
    assert scale.ticks(top, 4) == expected


def test_there_are_at_least_five_kinds_of_chart() -> None:
    assert len(known()) >= 5
