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
