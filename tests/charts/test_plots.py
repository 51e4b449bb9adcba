"""What office programs draw of a chart: its numbers and gaps in the printed words, no more."""

from dataclasses import replace

from samples import charts as samples

from sitrep.charts import draw
from sitrep.config.tables import Theme
from sitrep.model.codes import Status
from sitrep.model.figure import Suppressed
from sitrep.model.summary import Point
from sitrep.wording import Words

EN, THEME = Words("en"), Theme()


def plots(summary):
    return {one.chart.id: one.plot for one in draw(summary, EN, THEME)}


def weekly(figures):
    return samples.summary(weekly={"killed": samples.weeks("2019-W19", figures)})


def test_a_total_by_source_is_a_bar_with_its_printed_words():
    plot = plots(samples.northwest_syria())["casualty-totals"]
    (series,) = plot.series
    assert {point.high for point in series.points} == {None}
    assert "hundreds injured" in {point.text for point in series.points}


def test_contested_totals_by_source_are_a_picture_alone():
    totals = (replace(samples.C8, status=Status.DISPUTED), samples.A5)
    assert plots(samples.summary(totals=totals))["casualty-totals"] is None


def test_a_week_is_a_number_with_its_printed_words_and_bounds():
    plot = plots(weekly([["3", "4-9"], ["5", "6", "7"]]))["casualties-by-week"]
    first, last = plot.series[0].points
    # 3 + 4 to 3 + 9; the least of a range is counted.
    assert (first.value, first.low, first.high) == (7, 7, 12)
    assert (last.value, last.text, last.low, last.high) == (18, "18", None, None)
    assert plot.names == ("W18\n29 Apr", "W19\n6 May")


def test_a_minimum_says_so_and_has_no_bounds():
    plot = plots(weekly([["2"], ["3", ""]]))["casualties-by-week"]
    _, point = plot.series[0].points
    assert (point.value, point.text, point.high) == (3, "at least 3", None)
    assert "Arrow" not in plot.caption


def test_weeks_without_a_number_are_gaps_with_their_reason():
    plot = plots(weekly([["2"], None, ["", ""], ["4"]]))["casualties-by-week"]
    assert [point.value for point in plot.series[0].points] == [2, None, None, 4]
    assert plot.names[1].endswith("\nno reports")
    assert plot.names[2].endswith("\nnot stated")


def test_what_is_withheld_is_a_gap_and_no_number():
    points = samples.weeks("2019-W19", [["2"], ["3"]])
    hidden = Point(points[1].period, Suppressed.SUPPRESSED, 1, 1)
    summary = samples.summary(weekly={"killed": (points[0], hidden)})
    plot = plots(summary)["casualties-by-week"]
    assert [point.value for point in plot.series[0].points] == [2, None]
    assert plot.names[1].endswith(f"\n{EN('suppressed')}")


def test_an_area_that_states_no_injured_says_so_under_its_name():
    plot = plots(samples.northwest_syria())["casualties-by-area"]
    for index, name in enumerate(plot.names):
        for series, unstated in zip(plot.series, ("killed", "injured"), strict=False):
            gap = series.points[index].value is None
            assert gap == (f"{unstated}: not stated" in name)


def test_totals_over_time_are_at_their_days_and_have_gaps_elsewhere():
    plot = plots(samples.northwest_syria())["displacement-totals-people"]
    assert list(plot.names) == sorted(plot.names)
    for series in plot.series:
        assert len(series.points) == len(plot.names)
    assert any(point.value is None for series in plot.series for point in series.points)


def test_a_chart_with_a_disputed_total_is_a_picture():
    summary = samples.northwest_syria()
    series = []
    for line in summary.series:
        last = replace(line.totals[-1], status=Status.DISPUTED)
        series.append(replace(line, totals=(*line.totals[:-1], last)))
    found = plots(replace(summary, series=tuple(series)))
    assert found["displacement-totals-people"] is None


def test_a_picture_without_heading_and_caption_is_lower_and_as_wide():
    import io

    from PIL import Image

    for one in draw(samples.northwest_syria(), EN, THEME):
        whole, bare = (Image.open(io.BytesIO(p)).size for p in (one.png, one.bare))
        assert bare[1] < whole[1]
        assert abs(bare[0] - whole[0]) <= 2
