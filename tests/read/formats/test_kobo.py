from __future__ import annotations

import pandas as pd
import pytest
from samples.workspaces import DATA

from sitrep.model.problem import Severity, SitrepError
from sitrep.read.formats import kobo
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary.fold import fold


def _frame(name: str, separator: str) -> pd.DataFrame:
    frame = pd.read_csv(DATA / name, sep=separator, dtype="str", keep_default_na=False)
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="line")
    return frame


@pytest.fixture
def found() -> Prepared:
    frame = _frame("kobo.csv", ";")
    assert kobo.FORMATS[0].signature <= {fold(c) for c in frame.columns}
    return kobo.prepare_kobo(frame, Origin("kobo.csv", header=1))


def test_questions_are_matched_by_the_last_part_of_their_path(found: Prepared) -> None:
    assert found.frame["date_start"].tolist() == ["2031-05-06", "2031-05-06", "2031-05-05"]
    assert found.frame["place"].tolist() == ["Alt", "Berg; am Fluss", "Chur"]
    assert found.headers["place"] == "event/place"


def test_a_choices_own_column_is_no_count(found: Prepared) -> None:
    assert found.frame["killed"].tolist() == ["3", "", "0"]
    assert found.frame["killed_children"].tolist() == ["1", "", "0"]
    assert "injured" not in found.frame


def test_the_row_of_hxl_tags_is_no_submission(found: Prepared) -> None:
    assert found.frame.index.tolist() == [3, 4, 5]


def test_the_id_is_the_uuid_or_where_blank_the_number(found: Prepared) -> None:
    assert found.frame["event_id"].tolist() == ["u-1", "102", "u-3"]


def test_submission_time_is_the_report_and_no_events_date(found: Prepared) -> None:
    assert found.frame["reported_on"].iloc[0] == "2031-05-07T22:30:00"


def test_what_the_reviewer_did_not_approve_is_withdrawn_and_approval_confirms_nothing(
    found: Prepared,
) -> None:
    assert found.frame["status"].tolist() == ["", "withdrawn", ""]


def test_the_one_map_point_is_where_it_happened(found: Prepared) -> None:
    assert found.frame["latitude"].tolist() == ["10.5", "", ""]
    assert found.frame["longitude"].tolist() == ["20.5", "", ""]


def test_other_questions_keep_their_labels_for_the_config(found: Prepared) -> None:
    assert "Who told you?" in found.frame
    assert not [c for c in found.frame.columns if c.startswith("_")]
    assert not found.problems


def test_two_groups_with_one_question_are_refused_until_the_config_chooses() -> None:
    frame = _frame("kobo.csv", ";").assign(**{"later/killed": "9"})
    with pytest.raises(SitrepError) as error:
        kobo.prepare_kobo(frame, Origin())
    (problem,) = error.value.problems
    assert problem.reason == 'is killed by its name, and so is "later/killed"'
    chosen = frame.rename(columns={"later/killed": "killed"})
    found = kobo.prepare_kobo(chosen, Origin())
    assert set(found.frame["killed"]) == {"9"}
    assert [p.severity for p in found.problems] == [Severity.WARNING]


def test_ticks_without_their_question_are_not_taken_for_counts() -> None:
    frame = _frame("kobo.csv", ";").drop(columns=["event/what", "harm/killed"])
    frame = frame.drop(columns=["event/date_start", "event/place", "harm/killed_children"])
    with pytest.raises(SitrepError) as error:
        kobo.prepare_kobo(frame, Origin())
    assert {p.column for p in error.value.problems} == {"event/what/killed", "event/what/injured"}
    assert "could be a count or a choice" in error.value.problems[0].reason


def test_a_question_about_the_displaced_is_no_count_of_them() -> None:
    frame = _frame("kobo.csv", ";").assign(displaced_from="Alt")
    assert "displaced_from" not in kobo.prepare_kobo(frame, Origin()).frame


def test_two_map_points_are_a_warning_and_neither_is_read() -> None:
    frame = _frame("kobo.csv", ";").assign(_b_latitude="1", _b_longitude="2")
    found = kobo.prepare_kobo(frame, Origin())
    assert "latitude" not in found.frame
    assert "several map points" in found.problems[0].reason


def test_an_odk_export_is_read_by_its_own_tail() -> None:
    frame = _frame("odk.csv", ",")
    assert kobo.FORMATS[1].signature <= {fold(c) for c in frame.columns}
    rows = kobo.prepare_odk(frame, Origin()).frame
    assert rows["event_id"].tolist() == ["uuid:1", "uuid:2"]
    assert rows["status"].tolist() == ["withdrawn", ""]
    assert rows["killed"].tolist() == ["2", "1"]
    assert rows["reported_on"].iloc[0] == "2031-05-07T22:30:00.000Z"
