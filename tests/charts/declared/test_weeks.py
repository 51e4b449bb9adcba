"""An indicator by week: bars, gaps, bounds and the mean of four, or a sentence in their place."""

from __future__ import annotations

from pathlib import Path

from samples.declared import chart, column, drawn, log

#: 8, no report, 6, 10, 4 and 20 killed, week by week; the fourth is 10 to 12.
ROWS = tuple(
    {"date_start": day, "killed": killed, "admin1": "North", "source": "Agency"}
    for day, killed in (
        ("2019-04-01", "8"),
        ("2019-04-15", "6"),
        ("2019-04-22", "10-12"),
        ("2019-04-29", "4"),
        ("2019-05-06", "20"),
    )
)
WEEKS = {"kind": '"weeks"'}


def test_a_mean_stands_only_where_four_weeks_in_a_row_state_a_number(tmp_path: Path) -> None:
    found = drawn(log(tmp_path, ROWS, chart(**WEEKS)).summary())
    assert column(found, "best") == ["8", "", "6", "10", "4", "20"]
    # (6 + 10 + 4 + 20) / 4
    assert column(found, "mean_of_four") == ["", "", "", "", "", "10.0"]
    assert "Mean of the latest four: 10." in found.chart.alt
    assert "Gap: no reports, which is not zero." in found.chart.caption


def test_the_alt_text_has_every_figure_with_its_bounds(tmp_path: Path) -> None:
    found = drawn(log(tmp_path, ROWS, chart(**WEEKS)).summary()).chart
    assert found.title.startswith("People killed, by ISO week, as reported, 1 April")
    assert found.alt.startswith(f"Bar chart: {found.title}. ")
    assert "For W14 (1–7 April 2019): 8." in found.alt
    assert "W15 (8–14 April 2019): no reports." in found.alt
    assert "W17 (22–28 April 2019): 10–12." in found.alt


def test_of_many_weeks_the_alt_text_has_the_latest_the_highest_and_the_gaps(tmp_path: Path) -> None:
    asked = chart(**WEEKS, since="2019-01-01")
    alt = drawn(log(tmp_path, ROWS, asked).summary()).chart.alt
    assert "Highest: 20 in W19 (6–12 May 2019)." in alt
    assert "Weeks without reports: 14 of 19." in alt
    assert "For W19 (6–12 May 2019): 20." in alt
    assert "W14" not in alt


def test_a_person_s_title_is_printed_as_it_stands(tmp_path: Path) -> None:
    asked = chart(**WEEKS, title='"The dead of $x$ <b>North</b>"')
    found = drawn(log(tmp_path, ROWS, asked).summary())
    assert found.chart.title.startswith("The dead of $x$ <b>North</b>, 1 April")


def test_the_title_names_few_areas_and_counts_many(tmp_path: Path) -> None:
    one = drawn(log(tmp_path, ROWS, chart(**WEEKS, areas='"North"')).summary())
    assert one.chart.title.startswith("People killed, by ISO week, as reported in North, ")
    rows = (*ROWS, *({"date_start": "2019-05-06", "admin1": f"A{n}"} for n in range(4)))
    four = chart(**WEEKS, areas='["A0", "A1", "A2", "A3"]')
    found = drawn(log(tmp_path, rows, four).summary())
    assert found.chart.title.startswith("People killed, by ISO week, as reported in 4 areas, ")


def test_one_week_is_a_chart_and_none_is_a_sentence(tmp_path: Path) -> None:
    one = drawn(log(tmp_path, ROWS[-1:], chart(**WEEKS)).summary())
    assert column(one, "best") == ["20"]
    silent = drawn(log(tmp_path, ROWS[-1:], chart(**WEEKS, since="2019-05-13")).summary("2019-W20"))
    assert silent.chart.alt == (
        "People killed, by ISO week, as reported. "
        "No reports in this time (people killed), which is not zero."
    )
    assert len(silent.data) == 1
    assert b"<svg" in silent.svg
    row = {"date_start": "2019-05-06", "injured": ""}
    unstated = drawn(log(tmp_path, (row,), chart(**WEEKS, indicator='"injured"')).summary())
    assert "1 event is reported, and no number is stated" in unstated.chart.alt


def test_five_years_of_weeks_are_drawn(tmp_path: Path) -> None:
    found = drawn(log(tmp_path, ROWS, chart(**WEEKS, since="2010-01-01")).summary())
    assert len(column(found, "best")) == 262
    assert "Earlier dates are left out for lack of room." in found.chart.caption
