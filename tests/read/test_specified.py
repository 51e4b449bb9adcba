"""A form's "If other, please specify": what it says is told, since the report prints "other"."""

from __future__ import annotations

import pytest
from samples.summaries import Log

from sitrep.read.specified import says_other


def told(folder, *rows):
    log = Log(folder).events(*rows)
    return [
        (p.line, p.column, p.reason, p.hint) for p in log.inputs().problems if "other" in p.reason
    ]


@pytest.mark.parametrize(
    ("read", "other", "column"),
    [
        ("event_type", "Other", "If other, please specify"),
        ("event_type", "other", "event_type_other"),
        ("event_type", "Autre (à préciser)", "Autre, préciser"),
        ("event_type", "Інше", "Інше (вкажіть)"),
        ("event_type", "أخرى", "أخرى (حدد)"),
        ("source", "Otra fuente", "Otra fuente: ¿cuál?"),
        ("source", "Другое", "Другое: уточните"),
        ("facility_type", "other", "Facility (other)"),
    ],
)
def test_the_column_that_says_what_other_is_is_told_with_what_to_write(
    tmp_path, read, other, column
):
    rows = ({read: "Agency", column: ""}, {read: other, column: "Village chief"})
    (problem,) = [each for each in told(tmp_path, *rows) if each[1] == column]
    assert problem[0] == 1
    assert problem[2] == f'is not read, and says in 1 row what "{read}" calls other'
    assert problem[3] == f'write its words in "{read}", in place of "other"'


def test_of_two_such_columns_each_is_of_the_nearest_before_it(tmp_path):
    rows = [
        {
            "event_type": "other",
            "Other kind": "eviction",
            "source": "other",
            "Other source": "chief",
        },
        {"event_type": "shelling", "Other kind": "", "source": "UN", "Other source": ""},
    ]
    reasons = {column: reason for _, column, reason, _ in told(tmp_path, *rows)}
    assert reasons["Other kind"].endswith('"event_type" calls other')
    assert reasons["Other source"].endswith('"source" calls other')


@pytest.mark.parametrize(
    "rows",
    [
        # It says more of a row that is of no other kind, too.
        ({"event_type": "other", "Other": "x"}, {"event_type": "shelling", "Other": "y"}),
        ({"event_type": "other", "Other": ""}, {"event_type": "shelling", "Other": ""}),
        ({"event_type": "shelling", "Other": "x"},),
        # One note beside one "other" may be of anything.
        ({"event_type": "other", "Seen by": "x"}, {"event_type": "shelling", "Seen by": ""}),
    ],
)
def test_a_column_that_says_something_else_is_not_told(tmp_path, rows):
    assert told(tmp_path, *rows) == []


def test_a_column_without_a_telling_name_is_told_where_several_rows_show_it(tmp_path):
    other = {"event_type": "other", "Please specify": "x"}
    (problem,) = told(tmp_path, other, other, {"event_type": "shelling", "Please specify": ""})
    assert problem[2] == 'is not read, and says in 2 rows what "event_type" calls other'


@pytest.mark.parametrize(
    "text", ["", "Mother", "another", "other people from the next village came"]
)
def test_a_name_that_only_holds_the_word_does_not_say_other(text):
    assert not says_other(text)
