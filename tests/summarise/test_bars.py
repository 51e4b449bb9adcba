"""The periods that charts show: how many, from where, and of which indicators."""

from __future__ import annotations

import pytest
from samples.summaries import Log, exactly, said


def bars(found, name="killed"):
    return [(p.period.id, p.figure and p.figure.best, p.period.partial) for p in found.weekly[name]]


def test_every_indicator_has_bars_and_no_group_has(tmp_path):
    row = {"killed_women": "1", "killed": "3", "killed_men": "2", "injured": "4", "displaced": "9"}
    found = Log(tmp_path).events(row).summary()
    assert {name: said(points[-1].figure) for name, points in found.weekly.items()} == {
        "killed": exactly(3),
        "injured": exactly(4),
        "displaced": exactly(9),
    }


def test_bars_begin_with_the_first_event_and_are_no_more_than_config_says(tmp_path):
    rows = [
        {"date_start": day, "killed": str(n)}
        for n, day in enumerate(("2019-04-15", "2019-04-22", "2019-04-29", "2019-05-06"), 1)
    ]
    every = Log(tmp_path).events(*rows).summary()
    assert bars(every) == [
        ("2019-W16", 1, False),
        ("2019-W17", 2, False),
        ("2019-W18", 3, False),
        ("2019-W19", 4, False),
    ]
    two = Log(tmp_path, report="weeks = 2").events(*rows).summary()
    assert bars(two) == [("2019-W18", 3, False), ("2019-W19", 4, False)]


def test_an_event_on_the_first_day_of_a_week_needs_no_week_before(tmp_path):
    assert len(bars(Log(tmp_path).events({"date_start": "2019-05-06"}).summary())) == 1
    assert len(bars(Log(tmp_path).events({"date_start": "2019-05-05"}).summary())) == 2


def test_the_week_that_the_baseline_cuts_is_partial_and_one_that_it_opens_is_whole(tmp_path):
    rows = ({"date_start": "2019-04-29", "killed": "1"}, {"date_start": "2019-05-06"})
    cut = Log(tmp_path, report="baseline = 2019-04-30").events(*rows).summary()
    assert bars(cut) == [("2019-W18", None, True), ("2019-W19", None, False)]
    opened = Log(tmp_path, report="baseline = 2019-04-29").events(*rows).summary()
    assert bars(opened) == [("2019-W18", 1, False), ("2019-W19", None, False)]
    own = Log(tmp_path, report="baseline = 2019-05-06").events(*rows).summary()
    assert bars(own) == [("2019-W19", None, False)]


def test_without_dated_events_only_the_period_itself_has_a_bar(tmp_path):
    found = Log(tmp_path).events({"date_start": "2019-04", "killed": "1"}).summary()
    assert bars(found) == [("2019-W19", None, False)]


@pytest.mark.parametrize(
    ("first", "report", "partial"),
    [
        ("2019-04-30", "", True),
        ("2019-04-29", "", False),
        ("2019-04-30", 'baseline = "2019-04-29"', False),
    ],
)
def test_a_week_within_which_the_log_begins_is_partial_unless_a_baseline_says_it_is_whole(
    tmp_path, first, report, partial
):
    """The week of 29 April has a first event on Tuesday: nobody knows of Monday."""
    log = Log(tmp_path, report=report).events(
        {"date_start": first, "killed": "3"}, {"date_start": "2019-05-07", "killed": "4"}
    )
    points = log.summary().weekly["killed"]
    assert [p.period.partial for p in points] == [partial, False]
    assert [p.figure.best for p in points] == [3, 4]


def test_the_only_week_of_a_log_is_no_partial_one(tmp_path):
    log = Log(tmp_path).events({"date_start": "2019-05-08", "killed": "4"})
    (point,) = log.summary().weekly["killed"]
    assert not point.period.partial


# --- what key figures alone show --------------------------------------------------------------


def history(found, name, group=""):
    points = found.histories.get((name, group), ())
    return [(p.period.id, p.figure and said(p.figure), p.reported, p.events) for p in points]


def test_civilians_have_a_history_of_the_same_periods_as_everyone(tmp_path):
    rows = [
        {"date_start": "2019-04-22", "killed": "9", "killed_civilians": "2"},
        {"date_start": "2019-04-23", "killed": "5", "killed_civilians": "3"},
        {"date_start": "2019-05-06", "killed": "4", "killed_civilians": "1", "killed_women": "1"},
    ]
    found = Log(tmp_path).events(*rows).summary()
    # 2 + 3 civilians in the first week, nothing in the second, 1 in the third.
    assert history(found, "killed", "civilians") == [
        ("2019-W17", exactly(5), 2, 2),
        ("2019-W18", None, 0, 0),
        ("2019-W19", exactly(1), 1, 1),
    ]
    assert {group for _, group in found.histories} == {"civilians", ""}


def test_attacks_on_health_care_have_a_history_and_none_reported_is_no_number(tmp_path):
    attack = {"facility_type": "hospital", "killed": "1"}
    rows = [
        {"date_start": "2019-04-22", **attack},
        {"date_start": "2019-04-23", **attack},
        {"date_start": "2019-04-30", "killed": "7"},
        {"date_start": "2019-05-06", **attack},
    ]
    found = Log(tmp_path).events(*rows).summary()
    assert history(found, "attacks_on_health") == [
        ("2019-W17", exactly(2), 2, 2),
        ("2019-W18", None, 0, 0),
        ("2019-W19", exactly(1), 1, 1),
    ]


def test_civilians_whose_small_counts_are_withheld_have_no_history(tmp_path):
    rows = {"date_start": "2019-05-06", "killed": "4", "killed_civilians": "1"}
    log = Log(tmp_path, rules='small_cell_groups = ["civilians"]').events(rows)
    assert [key for key in log.summary().histories if key[1]] == []
