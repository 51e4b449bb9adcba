"""One id is one event: two registers that use the same ids, and ids that only some rows have."""

from __future__ import annotations

import pytest
from samples.summaries import Log

ONE = {"event_id": "7", "source": "A", "event_type": "shelling", "admin1": "North"}


def told(folder, *rows, links=()):
    log = Log(folder).events(*(ONE | row for row in rows))
    log.add("link", links) if links else None
    return [p for p in log.inputs().problems if p.severity == "error"]


@pytest.mark.parametrize(
    ("other", "how"),
    [
        ({"source": "B", "date_start": "2019-05-14"}, "are more than a week apart"),
        (
            {"source": "B", "event_type": "abduction", "admin1": "South"},
            "differ in area and in type",
        ),
        ({"date_start": "2019-05-20"}, "are more than a week apart"),
    ],
)
def test_accounts_that_cannot_be_of_one_event_are_a_problem_at_both_lines(tmp_path, other, how):
    (problem,) = told(tmp_path, {}, other)
    assert (problem.line, problem.column, problem.value) == (3, "event_id", "7")
    assert problem.reason.endswith(f"events.csv:2; the two {how}")
    assert "id_prefix" in problem.hint


@pytest.mark.parametrize(
    "other",
    [
        {"source": "B", "date_start": "2019-05-13"},
        {"source": "B", "admin1": "South"},
        {"source": "B", "event_type": "abduction"},
        {"source": "B", "event_type": "attack_on_health", "admin1": "South"},
        {"source": "B", "event_type": "", "admin1": "South"},
        {"source": "B", "event_type": "abduction", "admin1": "NORTH"},
        {"source": "B", "date_start": "2019-06-20", "status": "denied"},
    ],
)
def test_accounts_that_disagree_in_less_are_of_one_event(tmp_path, other):
    assert told(tmp_path, {}, other) == []


def test_a_source_that_corrects_the_date_later_is_one_source_of_one_event(tmp_path):
    first, later = {"reported_on": "2019-05-07"}, {"reported_on": "2019-05-25"}
    assert told(tmp_path, first, later | {"date_start": "2019-05-20"}) == []


def test_a_link_row_says_that_they_are_one(tmp_path):
    links = [{"event_id": "7", "same_as": "7"}]
    assert told(tmp_path, {}, {"source": "B", "date_start": "2019-06-20"}, links=links) == []


def test_an_id_column_filled_in_some_rows_only_is_a_problem(tmp_path):
    (problem,) = told(tmp_path, {}, {"event_id": "", "source": "B"}, {"event_id": ""})
    assert (problem.line, problem.column) == (3, "event_id")
    assert problem.reason == (
        "2 of 3 rows have no event_id; each would count as an event of its own"
    )


def test_rows_none_of_which_has_an_id_are_events_of_their_own(tmp_path):
    assert told(tmp_path, {"event_id": ""}, {"event_id": "", "place": "Hass"}) == []


@pytest.mark.parametrize(("day", "apart"), [("2019-05-13", 0), ("2019-05-14", 1)])
def test_a_week_apart_is_no_more_than_a_week(tmp_path, day, apart):
    assert len(told(tmp_path, {}, {"source": "B", "date_start": day})) == apart
    assert len(told(tmp_path, {"date_start": day}, {"source": "B"})) == apart


def test_days_apart_are_counted_from_the_end_of_one_to_the_start_of_the_other(tmp_path):
    long = {"date_start": "2019-04-20", "date_end": "2019-05-10", "source": "B"}
    assert told(tmp_path, {"date_start": "2019-05-17"}, long) == []
    assert len(told(tmp_path, {"date_start": "2019-05-18"}, long)) == 1


def test_the_widest_area_that_both_state_is_compared(tmp_path):
    other = {"source": "B", "event_type": "abduction"}
    same = {"country": "Syria", "admin2": "Ariha"}
    # Country and district differ in nothing or in the district alone; the governorate is one.
    assert told(tmp_path, same, other | same | {"admin2": "Harim"}) == []
    assert len(told(tmp_path, same, other | same | {"country": "Iraq"})) == 1
    # Of a wider area that only one states nothing can be compared.
    assert len(told(tmp_path, {"country": "Syria"}, other | {"admin1": "South"})) == 1
    assert told(tmp_path, {"admin1": ""}, other | {"admin1": "South"}) == []


def test_p_codes_tell_areas_apart_before_names(tmp_path):
    other = {"source": "B", "event_type": "abduction", "admin1_pcode": "XX01"}
    assert told(tmp_path, {"admin1_pcode": "XX01"}, other | {"admin1": "Nord"}) == []
    assert len(told(tmp_path, {"admin1_pcode": "XX02"}, other)) == 1


@pytest.mark.parametrize("kind", ["", "other", "attack_on_health"])
def test_a_type_that_says_nothing_contradicts_none_in_either_order(tmp_path, kind):
    silent = {"source": "B", "admin1": "South", "event_type": kind}
    assert told(tmp_path, {}, silent) == []
    assert told(tmp_path, silent, {"source": "A"}) == []


def test_of_three_accounts_the_one_that_contradicts_the_first_day_is_named(tmp_path):
    rows = ({}, {"source": "B"}, {"source": "C", "date_start": "2019-05-20"})
    (problem,) = told(tmp_path, *rows)
    assert (problem.line, "events.csv:2" in problem.reason) == (4, True)


def test_the_later_line_is_named_though_it_is_the_earlier_day(tmp_path):
    (problem,) = told(tmp_path, {"date_start": "2019-05-20"}, {"source": "B"})
    assert (problem.line, "events.csv:2" in problem.reason) == (3, True)


def test_every_id_of_two_events_is_told(tmp_path):
    rows = [
        {"event_id": i, "source": s, "date_start": d}
        for i in ("7", "8")
        for s, d in (("A", "2019-05-06"), ("B", "2019-06-06"))
    ]
    assert [p.value for p in told(tmp_path, *rows)] == ["7", "8"]


def test_a_correction_of_one_source_does_not_excuse_another_source(tmp_path):
    rows = (
        {"reported_on": "2019-05-07"},
        {"reported_on": "2019-05-25", "date_start": "2019-05-20"},
        {"source": "B", "reported_on": "2019-05-07"},
    )
    assert len(told(tmp_path, *rows)) == 1


def cases(folder, *ids):
    found = Log(folder).events(*({"event_id": i} for i in ids)).inputs().problems
    return [(p.line, p.value) for p in found if "in case alone" in p.reason]


def test_ids_that_differ_in_case_are_told_once_for_each(tmp_path):
    assert cases(tmp_path, "a1", "A1", "b2", "c3", "B2") == [(3, "A1"), (6, "B2")]
    assert cases(tmp_path, "a1", "a2") == []


def test_an_id_may_be_missing_in_no_row_or_in_all(tmp_path):
    (problem,) = told(tmp_path, {"event_id": ""}, {"event_id": "8"})
    assert problem.reason.startswith("1 of 2 rows have no event_id")
    assert told(tmp_path, {"event_id": "7"}, {"event_id": "8"}) == []


def test_of_another_type_in_the_same_area_a_week_apart_is_one_event(tmp_path):
    other = {"source": "B", "event_type": "abduction", "date_start": "2019-05-13"}
    assert told(tmp_path, {}, other) == []


def test_any_two_accounts_of_an_id_are_compared_not_the_first_with_the_others_alone(tmp_path):
    """The first states no type: it contradicts neither of the others, which do each other."""
    silent = {"event_type": "", "admin1": "", "date_start": "2019-05-05"}
    north = {"source": "B", "event_type": "shelling", "admin1": "North"}
    south = {"source": "C", "event_type": "abduction", "admin1": "South"}
    (problem,) = told(tmp_path, silent, north, south)
    assert problem.line == 4
    assert problem.reason.endswith("events.csv:3; the two differ in area and in type")
