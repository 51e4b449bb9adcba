"""All that is wrong with a log is told at once, also between rows of which one is left out."""

from __future__ import annotations

import pytest
from samples.workspaces import workspace

from sitrep.model.problem import Severity
from sitrep.pipeline import gather

EVENTS = "event_id,date_start,reported_on,status,event_type,admin1,place,killed,injured,source\n"
TOTALS = "total_id,indicator,figure,as_of,area,source\n"
RESPONSE = "sector,indicator,area,reached,unit,part_of,as_of,source\n"
FIRST = "e1,2019-05-06,2019-05-07,reported,shelling,Idleb,Hass,3,2,Agency"


def told(folder, *rows, header=EVENTS, table="events"):
    """Return line and code of each problem of a table of these rows, and the lines that count."""
    config = (
        f'[report]\ntitle = "Test"\n\n[[source]]\npath = "log.csv"\ntable = "{table}"\n'
        '\n[[source]]\npath = "other.csv"\n'
    )
    other = "event_id,date_start,killed,source\nz,2019-05-06,1,Agency\n"
    files = {"log.csv": header + "".join(f"{row}\n" for row in rows), "other.csv": other}
    inputs = gather(workspace(folder, files, config))
    found = [(p.line, p.code.value) for p in inputs.problems if p.severity is Severity.ERROR]
    accounts = inputs.cleaned.accounts
    used = accounts["line"][accounts["path"].astype("str") == "log.csv"].tolist()
    return sorted(found), used


def changed(row, **cells):
    names = EVENTS.strip().split(",")
    own = dict(zip(names, row.split(","), strict=True)) | cells
    return ",".join(own.values())


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"injured": "x"}, "not_a_count"),
        ({"injured": "-1"}, "count_negative"),
        ({"date_start": "2019-13-45"}, "date_impossible"),
        ({"date_start": ""}, "empty"),
        ({"status": "foo"}, "not_a_choice"),
    ],
)
def test_a_second_account_of_one_day_is_told_beside_the_first_one_s_own_problem(
    tmp_path, cells, code
):
    # The second says 7 killed where the first says 3.
    second = changed(FIRST, killed="7")
    problems = [(2, code), (3, "accounts_contradict")]
    # The second has no problem of its own: it counts under --keep-going as before.
    assert told(tmp_path, changed(FIRST, **cells), second) == (problems, [3])


def test_a_problem_of_the_second_account_hides_the_contradiction_no_more(tmp_path):
    second = changed(FIRST, killed="7", injured="x")
    problems = [(3, "accounts_contradict"), (3, "not_a_count")]
    assert told(tmp_path, FIRST, second) == (problems, [2])


def test_an_account_that_repeats_all_but_a_cell_that_cannot_be_read_is_told(tmp_path):
    # Whatever "x" is mended to, the second row repeats or contradicts it.
    problems = [(2, "not_a_count"), (3, "account_repeated")]
    assert told(tmp_path, changed(FIRST, killed="x"), FIRST) == (problems, [3])


@pytest.mark.parametrize(
    "second",
    [
        # It adds a figure, and "x" may be mended to the same 3 killed.
        "e1,2019-05-06,2019-05-07,reported,shelling,Idleb,Hass,3,4,Agency",
        # It says nothing of the killed.
        "e1,2019-05-06,2019-05-07,reported,shelling,Idleb,Hass,,4,Agency",
        # It is of another day, another source or another event.
        "e1,2019-05-06,2019-05-08,reported,shelling,Idleb,Hass,7,4,Agency",
        "e1,2019-05-06,2019-05-07,reported,shelling,Idleb,Hass,7,4,Radio",
        "e2,2019-05-06,2019-05-07,reported,shelling,Idleb,Hass,7,4,Agency",
        # A withdrawal contradicts nothing.
        "e1,2019-05-06,2019-05-07,withdrawn,shelling,Idleb,Hass,7,4,Agency",
    ],
)
def test_an_unreadable_cell_contradicts_nothing(tmp_path, second):
    first = changed(FIRST, killed="x", injured="")
    assert told(tmp_path, first, second) == ([(2, "not_a_count")], [3])


def test_three_accounts_of_which_the_middle_one_is_left_out_are_all_compared(tmp_path):
    rows = FIRST, changed(FIRST, killed="7", injured="x"), changed(FIRST, killed="8")
    problems = [(3, "accounts_contradict"), (3, "not_a_count"), (4, "accounts_contradict")]
    assert told(tmp_path, *rows) == (problems, [2])


def test_an_id_of_two_events_is_told_beside_the_problem_of_one_of_them(tmp_path):
    second = "e1,2019-09-06,,reported,airstrike,Hama,Kafr,7,2,Radio"
    first = changed(FIRST, killed="x")
    assert told(tmp_path, first, second) == ([(2, "not_a_count"), (3, "id_of_two_events")], [3])
    # A date that can't be read shows nothing.
    undated = changed(FIRST, date_start="2019-13-45", event_type="other")
    assert told(tmp_path / "b", undated, second) == ([(2, "date_impossible")], [3])


def test_an_id_of_two_events_is_told_once(tmp_path):
    second = "e1,2019-09-06,,reported,airstrike,Hama,Kafr,7,2,Radio"
    third = "e1,2019-09-07,,reported,airstrike,Hama,Kafr,x,2,Third"
    problems = [(3, "id_of_two_events"), (4, "not_a_count")]
    assert told(tmp_path, FIRST, second, third) == (problems, [2, 3])


def test_five_defects_in_five_rows_are_all_told_at_the_first_run(tmp_path):
    rows = (
        changed(FIRST, injured="x"),
        changed(FIRST, killed="7"),
        changed(FIRST, event_id="e2", date_start="2019-13-45"),
        changed(FIRST, event_id="e2", place="Kafr"),
        changed(FIRST, event_id="e3", status="foo"),
    )
    assert told(tmp_path, *rows)[0] == [
        (2, "not_a_count"),
        (3, "accounts_contradict"),
        (4, "date_impossible"),
        (5, "accounts_contradict"),
        (6, "not_a_choice"),
    ]


@pytest.mark.parametrize(
    ("first", "code"),
    [("t,kiled,5,2019-05-06,Idleb,A", "indicator_unknown"), ("t,killed,5,,Idleb,A", "empty")],
)
def test_a_repeated_id_of_a_total_is_told_beside_the_first_one_s_problem(tmp_path, first, code):
    rows = first, "t,killed,6,2019-05-07,Idleb,A"
    problems, _ = told(tmp_path, *rows, header=TOTALS, table="totals")
    assert problems == [(2, code), (3, "id_repeated")]


def test_a_repeated_row_of_the_response_is_told_beside_the_first_one_s_problem(tmp_path):
    rows = "Food,rations,Idleb,x,people,,2019-05-10,A", "Food,rations,Idleb,5,people,,2019-05-10,A"
    problems, _ = told(tmp_path, *rows, header=RESPONSE, table="response")
    assert problems == [(2, "not_a_count"), (3, "row_repeated")]


def test_a_part_whose_whole_has_a_problem_does_not_lack_its_whole(tmp_path):
    rows = (
        "Food,rations,Idleb,x,people,,2019-05-10,A",
        "Food,women,Idleb,5,people,rations,2019-05-10,A",
        "Food,children,Idleb,x,people,ration,2019-05-10,A",
    )
    problems, _ = told(tmp_path, *rows, header=RESPONSE, table="response")
    assert problems == [(2, "not_a_count"), (4, "not_a_count"), (4, "whole_unknown")]


FACILITIES = "facility_id,name,aliases\n"


@pytest.mark.parametrize(
    ("third", "code"),
    [("F3,Fourth clinic,", "id_repeated"), ("F4,Third clinic,", "spelling_shared")],
)
def test_what_a_refused_facility_has_is_told_where_another_row_has_it_too(tmp_path, third, code):
    rows = "F2,Kafr clinic,Kafr", "F3,Third clinic,Kafr", third
    problems, _ = told(tmp_path, *rows, header=FACILITIES, table="facilities")
    assert problems == [(3, "spelling_shared"), (4, code)]


def test_a_facility_is_told_once_of_what_it_shares(tmp_path):
    rows = "F2,Kafr clinic,Kafr", "F3,Third clinic,Kafr", "F4,Fourth clinic,Kafr"
    problems, _ = told(tmp_path, *rows, header=FACILITIES, table="facilities")
    assert problems == [(3, "spelling_shared"), (4, "spelling_shared")]
