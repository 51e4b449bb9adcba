"""What declared charts count: the same events as elsewhere, by the windows that they show."""

from __future__ import annotations

import pytest
from samples.summaries import Log, at_least, exactly, said

ROWS = (
    {"date_start": "2019-04-10", "admin1": "North", "killed": "1", "killed_civilians": "1"},
    {"date_start": "2019-04-24", "admin1": "North", "killed": "2"},
    {"date_start": "2019-04-25", "admin1": "South", "admin1_pcode": "S1", "killed": "4"},
    {"date_start": "2019-05-06", "admin1": "South", "admin1_pcode": "S1", "killed": "8"},
    {"date_start": "2019-05-07", "admin1": "South", "admin1_pcode": "S1", "killed": ""},
    {"date_start": "2019-05", "admin1": "South", "killed": "16"},
)


def counted(folder, *, rows=ROWS, period="2019-W19", report="", **keys):
    told = {"id": '"c"', "kind": '"weeks"', "indicator": '"killed"', **keys}
    more = "[[chart]]\n" + "".join(f"{k} = {v}\n" for k, v in told.items())
    log = Log(folder, more=more, report=report).events(*rows)
    return log.summary(period).declared[0]


def points(chart):
    return [
        (p.period.id, said(p.figure), p.reported, p.events, p.period.partial)
        for p in chart.lines[0].points
    ]


def test_a_week_without_events_has_no_figure_and_one_with_an_unstated_number_a_minimum(tmp_path):
    assert points(counted(tmp_path)) == [
        ("2019-W15", exactly(1), 1, 1, False),
        ("2019-W16", None, 0, 0, False),
        ("2019-W17", exactly(6), 2, 2, False),
        ("2019-W18", None, 0, 0, False),
        ("2019-W19", at_least(8), 1, 2, False),
    ]


@pytest.mark.parametrize("area", ["South", "south", "S1"])
def test_areas_are_named_by_name_or_pcode(tmp_path, area):
    found = counted(tmp_path, areas=f'["{area}"]')
    assert points(found)[2:] == [
        ("2019-W17", exactly(4), 1, 1, False),
        ("2019-W18", None, 0, 0, False),
        ("2019-W19", at_least(8), 1, 2, False),
    ]
    assert said(found.tally.figure) == at_least(12)


def test_a_source_that_speaks_of_events_is_told_though_the_whole_column_is_blank(tmp_path):
    day = {"date_start": "2019-05-06", "killed": "1"}
    blank = ({"source": "A", "missing": "", **day}, {"source": "B", "missing": "", **day})
    asked = {"kind": '"range"', "indicator": '"missing"'}
    voices = counted(tmp_path, rows=blank, **asked).voices
    assert [(v.source, v.figure, v.reported, v.of) for v in voices] == [
        ("A", None, 0, 1),
        ("B", None, 0, 1),
    ]
    # Of what the log has no column of, no source is asked.
    rows = tuple({name: row[name] for name in ("source", *day)} for row in blank)
    assert counted(tmp_path, rows=rows, **asked).voices == ()


def test_a_group_has_its_own_figures(tmp_path):
    found = counted(tmp_path, group='"civilians"')
    assert points(found)[0] == ("2019-W15", exactly(1), 1, 1, False)
    assert said(found.tally.figure) == at_least(1)


def test_a_chart_begins_on_its_day_whatever_the_baseline_is(tmp_path):
    found = counted(tmp_path, since="2019-04-11", report="baseline = 2019-05-06")
    assert [p[0] for p in points(found)] == [f"2019-W{n}" for n in range(15, 20)]
    assert points(found)[0] == ("2019-W15", None, 0, 0, True)
    assert not found.earlier


def test_a_chart_shows_five_years_of_weeks_and_says_that_it_is_cut(tmp_path):
    found = counted(tmp_path, since="2010-01-01")
    assert len(points(found)) == 262
    assert found.earlier


def test_attacks_on_health_care_are_counted_and_none_is_unreported(tmp_path):
    hit = {"event_type": "attack_on_health", "source": "Agency"}
    rows = (
        {"date_start": "2019-04-30", "admin1": "North", **hit},
        {"date_start": "2019-05-06", "admin1": "North", **hit},
        {"date_start": "2019-05-07", "admin1": "South", **hit},
        {"date_start": "2019-05-07", "admin1": "South", "event_type": "shelling"},
    )
    found = counted(tmp_path, rows=rows, indicator='"attacks_on_health"')
    assert [p[1] for p in points(found)] == [exactly(1), exactly(2)]
    assert found.tally.sources == ("Agency",)
    none = counted(tmp_path, rows=rows, indicator='"attacks_on_health"', period="2019-W20")
    assert points(none)[-1] == ("2019-W20", None, 0, 0, False)


def test_events_known_to_a_month_alone_are_counted_as_left_out(tmp_path):
    assert counted(tmp_path).loose == 1
    assert counted(tmp_path, areas='["North"]').loose == 0


def test_of_a_group_the_windows_with_a_small_count_in_any_area_are_noted(tmp_path):
    rows = (
        {"date_start": "2019-05-01", "admin1": "North", "killed": "9", "killed_women": "9"},
        {"date_start": "2019-05-06", "admin1": "North", "killed": "9", "killed_women": "9"},
        {"date_start": "2019-05-07", "admin1": "South", "killed": "2", "killed_women": "2"},
    )
    # All women of the week are 11, of whom the one area has 9 and the other 2.
    assert counted(tmp_path, rows=rows, group='"women"').small == ()
    (small,) = counted(tmp_path, rows=rows, group='"women"', areas='["North"]').small
    assert str(small.start) == "2019-05-06"
