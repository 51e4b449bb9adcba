"""The chart of sex and age: a bar for each group that is stated, a gap with a word for another."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples.declared import EN, THEME, column, covered
from samples.summaries import Log, Row

from sitrep.charts import draw
from sitrep.model.edition import EDITIONS
from sitrep.model.report import Drawing
from sitrep.redact import redact
from sitrep.wording import Words

ID = "sex-and-age"
WHOLE = {"killed": "50", "killed_women": "12", "killed_men": "15", "killed_girls": "8"}
HURT = {"injured": "60", "injured_women": "20", "injured_men": "25", "injured_children": "15"}


def drawn(
    folder: Path, *rows: Row, edition: str = "public", words: Words = EN
) -> dict[str, Drawing]:
    summary = redact(Log(folder).events(*rows).summary("2019-W19"), EDITIONS[edition])
    return {drawing.chart.id: drawing for drawing in draw(summary, words, THEME)}


def points(drawing: Drawing) -> dict[str, list[int | None]]:
    assert drawing.plot
    return {series.name: [p.value for p in series.points] for series in drawing.plot.series}


def test_a_group_that_nobody_states_is_a_gap_with_a_word_and_never_zero(tmp_path: Path) -> None:
    found = drawn(tmp_path, WHOLE)[ID]
    # 50 - 12 - 15 - 8 = 15 are not told apart; boys are among them, or there are none.
    assert (
        "Of people killed: 12 for women, 15 for men, 8 for girls and not stated for boys. "
        "Neither sex nor age stated: 15. Total: 50."
    ) in found.chart.alt
    assert "Not stated is not zero." in found.chart.caption
    assert points(found) == {"Female": [12, 8], "Male": [15, None]}
    assert found.plot
    assert found.plot.names == ("Adults", "Children\nboys: not stated")
    assert "Of people killed, neither sex nor age stated: 15; total: 50." in found.plot.caption


def test_the_data_have_what_the_table_has_and_no_cell_for_what_is_not_stated(
    tmp_path: Path,
) -> None:
    found = drawn(tmp_path, WHOLE)[ID]
    cells = zip(column(found, "age"), column(found, "sex"), column(found, "best"), strict=True)
    # Totals of what one source states all of: 12 + 15 adults, 12 + 8 women and girls.
    assert set(cells) == {
        ("adults", "female", "12"),
        ("adults", "male", "15"),
        ("adults", "all", "27"),
        ("children", "female", "8"),
        ("all", "female", "20"),
        ("not_stated", "not_stated", "15"),
        ("all", "all", "50"),
    }


def test_killed_and_injured_stand_under_each_other_and_children_of_no_sex_are_one_bar(
    tmp_path: Path,
) -> None:
    found = drawn(tmp_path, {**WHOLE, **HURT})[ID]
    assert found.chart.title.startswith("By sex and age: people killed and people injured")
    assert "25 for men and 15 for children, sex not stated. Total: 60." in found.chart.alt
    assert points(found)["Sex not stated"] == [None, None, None, 15]
    assert covered(found) == []


def test_the_page_has_the_table_and_the_pack_the_chart(tmp_path: Path) -> None:
    assert drawn(tmp_path, WHOLE)[ID].chart.told_by == "sex-and-age-killed"


def test_an_indicator_with_a_small_count_is_left_out_whole_and_said_to_be(tmp_path: Path) -> None:
    few = {**HURT, "injured_men": "3"}
    found = drawn(tmp_path, {**WHOLE, **few})[ID]
    assert set(column(found, "indicator")) == {"killed"}
    assert "injured" not in found.chart.alt
    assert "Counts by sex and age are withheld in this edition" in found.chart.caption
    inside = drawn(tmp_path, {**WHOLE, **few}, edition="internal")[ID]
    assert set(column(inside, "indicator")) == {"killed", "injured"}
    assert "withheld" not in inside.chart.caption


def test_where_all_is_withheld_there_is_no_chart(tmp_path: Path) -> None:
    few = {**WHOLE, "killed_girls": "1"}
    assert ID not in drawn(tmp_path, few)
    assert ID in drawn(tmp_path, few, edition="partner")


@pytest.mark.parametrize(
    "row",
    [
        {"killed": "5"},
        {"killed": "20", "killed_children": "5"},
        {"killed": "0", "killed_women": "0", "killed_men": "0"},
    ],
)
def test_without_both_sex_and_age_of_anybody_there_is_no_chart(tmp_path: Path, row: Row) -> None:
    assert ID not in drawn(tmp_path, row)


def test_bounds_are_drawn_and_explained(tmp_path: Path) -> None:
    row = {**WHOLE, "killed": "at least 50", "killed_men": "15-20", "killed_women": "at least 12"}
    found = drawn(tmp_path, row)[ID]
    assert "Whisker: lowest to highest figure stated." in found.chart.caption
    assert "Arrow: no upper bound stated." in found.chart.caption
    assert covered(found) == []


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_other_scripts_and_directions_are_drawn(tmp_path: Path, language: str) -> None:
    assert ID in drawn(tmp_path, {**WHOLE, **HURT}, words=Words(language))
