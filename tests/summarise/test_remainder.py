"""Those of a whole whom no stated part holds, so that a table of groups closes."""

from __future__ import annotations

import pytest
from samples.summaries import Log, about, at_least, exactly, tally


def found(folder, *rows):
    return Log(folder).events(*rows).summary()


def test_the_rest_of_a_whole_is_those_whose_sex_and_age_nobody_states(tmp_path):
    # 10 dead, of them 3 women and 2 children; 4 more of whom nothing is known: 9 are left.
    summary = found(
        tmp_path, {"killed": "10", "killed_women": "3", "killed_children": "2"}, {"killed": "4"}
    )
    assert tally(summary, "killed", "sex_and_age_not_stated") == exactly(9)
    assert ("killed", "standing_not_stated") not in summary.tallies


def test_civilians_and_combatants_are_a_family_of_their_own(tmp_path):
    summary = found(tmp_path, {"killed": "10", "killed_civilians": "6", "killed_women": "3"})
    assert tally(summary, "killed", "standing_not_stated") == exactly(4)
    assert tally(summary, "killed", "sex_and_age_not_stated") == exactly(7)


def test_girls_and_boys_are_inside_children(tmp_path):
    row = {"killed": "10", "killed_children": "4", "killed_girls": "1", "killed_boys": "2"}
    assert tally(found(tmp_path, row), "killed", "sex_and_age_not_stated") == exactly(6)


@pytest.mark.parametrize(
    ("whole", "rest"), [("at least 10", at_least(8)), ("about 10", about(8)), ("10", exactly(8))]
)
def test_the_rest_is_as_firm_as_the_whole(tmp_path, whole, rest):
    summary = found(tmp_path, {"killed": whole, "killed_women": "2"})
    assert tally(summary, "killed", "sex_and_age_not_stated") == rest


def test_a_range_leaves_a_range(tmp_path):
    # Of 10 to 15 dead, 2 are women: 8 to 13 are left. Of 10, 3 to 5 are women: 5 to 7 are left.
    whole = found(tmp_path, {"killed": "10-15", "killed_women": "2"})
    assert tally(whole, "killed", "sex_and_age_not_stated") == (8, 8, 13, "range")
    part = found(tmp_path, {"killed": "10", "killed_women": "3-5"})
    assert tally(part, "killed", "sex_and_age_not_stated") == (5, 7, 7, "range")


RANGE = {"killed": "43", "killed_women": "12", "killed_men": "15-20", "killed_girls": "8"}


def test_a_range_leaves_a_range_beside_an_event_that_states_no_group(tmp_path):
    # 43 less 12, 15 to 20 and 8 are 3 to 8; with 4 of whom nothing is known, 7 to 12.
    summary = found(tmp_path, RANGE, {"killed": "4"})
    assert tally(summary, "killed", "sex_and_age_not_stated") == (7, 12, 12, "range")


def test_a_range_leaves_a_minimum_of_its_high_end_where_an_event_states_no_toll(tmp_path):
    summary = found(tmp_path, RANGE, {"killed": "4"}, {"killed": ""})
    assert tally(summary, "killed", "sex_and_age_not_stated") == at_least(7)


def test_a_range_of_children_leaves_the_least_that_may_be_of_no_stated_age(tmp_path):
    # Of 20, 6 to 9 are children, 2 of them girls: 11 to 14 are left. With 5 more, 16 to 19.
    row = {"killed": "20", "killed_children": "6-9", "killed_girls": "2"}
    summary = found(tmp_path, row, {"killed": "5"})
    assert tally(summary, "killed", "sex_and_age_not_stated") == (16, 19, 19, "range")


def test_a_range_of_civilians_leaves_a_range_beside_an_event_that_states_none(tmp_path):
    # Of 10, 6 to 8 are civilians: 2 to 4 are left. With 3 more, 5 to 7.
    summary = found(tmp_path, {"killed": "10", "killed_civilians": "6-8"}, {"killed": "3"})
    assert tally(summary, "killed", "standing_not_stated") == (5, 7, 7, "range")


def test_no_rest_is_made_of_what_two_sources_state(tmp_path):
    # A says ten dead, B says twelve, of them five women: ten less five is nobody's number.
    a = {"event_id": "e1", "source": "A", "killed": "10"}
    b = {"event_id": "e1", "source": "B", "killed": "12", "killed_women": "5"}
    assert ("killed", "sex_and_age_not_stated") not in found(tmp_path, a, b).tallies


def test_of_one_sex_alone_the_rest_is_of_those_without_a_sex(tmp_path):
    summary = found(tmp_path, {"killed": "10", "killed_females": "3", "killed_males": "2"})
    assert tally(summary, "killed", "sex_and_age_not_stated") == exactly(5)


def test_children_of_any_sex_beside_all_of_a_sex_leave_no_rest(tmp_path):
    # The three children may be among the four women and girls.
    summary = found(tmp_path, {"killed": "10", "killed_females": "4", "killed_children": "3"})
    assert ("killed", "sex_and_age_not_stated") not in summary.tallies


@pytest.mark.parametrize(
    "row",
    [
        {"killed": "10-15", "killed_civilians": "2"},
        {"killed": "up to 10", "killed_women": "2"},
        {"killed": "", "killed_women": "2"},
        {"killed": "2", "killed_women": "2"},
        {"killed": "10", "killed_aid_workers": "2"},
    ],
)
def test_nothing_is_said_of_a_rest_that_is_none_or_no_one_number(tmp_path, row):
    groups = {group for name, group in found(tmp_path, row).tallies if name == "killed"}
    assert not groups & {"sex_and_age_not_stated", "standing_not_stated"}


def test_a_rest_of_one_is_a_rest(tmp_path):
    found_ = found(tmp_path, {"killed": "3", "killed_women": "2", "killed_civilians": "2"})
    assert tally(found_, "killed", "sex_and_age_not_stated") == exactly(1)
    assert tally(found_, "killed", "standing_not_stated") == exactly(1)


def test_a_part_that_is_a_range_leaves_a_range(tmp_path):
    # Of 10 the women are 2 to 4, and 3 men are told apart: 3 to 5 are left.
    found_ = found(tmp_path, {"killed": "10", "killed_women": "2-4", "killed_men": "at least 3"})
    assert tally(found_, "killed", "sex_and_age_not_stated") == (3, 5, 5, "range")


def test_girls_and_boys_count_where_children_are_not_stated(tmp_path):
    found_ = found(tmp_path, {"killed": "10", "killed_girls": "1", "killed_boys": "2"})
    assert tally(found_, "killed", "sex_and_age_not_stated") == exactly(7)


def test_the_rest_is_compared_with_nothing_and_of_each_indicator_by_itself(tmp_path):
    rows = [
        {"date_start": day, "killed": "20", "killed_women": "2", "injured": "5", "injured_men": "1"}
        for day in ("2019-04-29", "2019-05-07")
    ]
    made = found(tmp_path, *rows)
    for indicator, rest in (("killed", 18), ("injured", 4)):
        own = made.tallies[indicator, "sex_and_age_not_stated"]
        assert (own.figure.best, own.previous, own.comparable) == (rest, None, False)
        assert made.tallies[indicator, ""].comparable
