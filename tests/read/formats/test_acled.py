from __future__ import annotations

import pandas as pd
import pytest
from samples.sources import DATA, canonical, objects, table

from sitrep.model.problem import Problem
from sitrep.read.formats import acled

(ACLED,) = acled.FORMATS


@pytest.fixture
def current() -> pd.DataFrame:
    return canonical(ACLED, table(DATA / "acled-current.csv"))


def test_its_fatalities_are_the_best_number_and_no_injury_displacement_or_group_is_read(
    current: pd.DataFrame,
) -> None:
    assert current["killed_best"].tolist() == ["4", "0", "11", "1", "0", "0"]
    stems = ("killed", "injured", "displaced", "missing")
    assert [c for c in current if c.startswith(stems)] == ["killed_best"]


def test_its_sub_event_types_become_sitreps_types_and_others_keep_its_event_type(
    current: pd.DataFrame,
) -> None:
    assert current["event_type"].tolist() == [
        "airstrike",
        "shelling",
        "ground_attack",
        "explosion",
        "abduction",
        "protests",
    ]


def test_its_time_precision_is_day_week_or_month(current: pd.DataFrame) -> None:
    assert current["date_precision"].tolist()[:3] == ["day", "week", "month"]


def test_its_timestamp_is_the_moment_of_publication_in_utc(current: pd.DataFrame) -> None:
    assert current["reported_on"].tolist()[:3] == [
        "2022-06-08T00:00:00Z",
        "2022-06-08T00:00:00Z",
        "2022-06-08T23:59:59Z",
    ]


def test_the_account_is_acleds_and_both_sides_are_the_actor(current: pd.DataFrame) -> None:
    assert set(current["source"]) == {"ACLED"}
    assert current["actor"].tolist()[:2] == [
        "Air Force of Sylvania – Civilians (Sylvania)",
        "Army of Sylvania",
    ]


def test_the_2020_layout_is_read_and_what_is_no_timestamp_is_left_for_cleaning_to_refuse() -> None:
    frame = canonical(ACLED, table(DATA / "acled-2020.csv"))
    assert frame["date_start"].tolist() == ["03 December 2020", "9-May-20"]
    assert frame["event_type"].tolist() == ["explosion", "strategic_developments"]
    assert frame["reported_on"].tolist() == ["2020-12-08T00:00:00Z", "not known"]
    assert frame["data_id"].tolist() == ["7000001", "7000002"]


def test_the_layout_before_2018_has_no_sub_event_types_and_no_timestamp() -> None:
    frame = canonical(ACLED, table(DATA / "acled-before-2018.csv"))
    assert frame["event_id"].tolist() == ["7XXA", "8XXA"]
    assert frame["event_type"].tolist() == ["ground_attack", "remote_violence"]
    assert frame["reported_on"].tolist() == ["", ""]
    assert frame["killed_best"].tolist() == ["5", "2"]


def test_rows_of_the_json_envelope_are_read_as_those_of_the_export() -> None:
    (row,) = canonical(ACLED, objects(DATA / "acled.json", "data")).to_dict("records")
    assert (row["event_id"], row["event_type"], row["killed_best"]) == ("XXA2001", "explosion", "2")
    assert row["reported_on"] == "2023-01-11T00:00:00Z"


def recorded(name: str) -> pd.DataFrame:
    frame = canonical(ACLED, table(DATA / name))
    return frame.rename_axis("line").reset_index()


def test_a_list_of_deleted_events_withdraws_those_it_names_on_its_own_lines() -> None:
    found = acled.withdrawals(table(DATA / "acled-deleted.csv"), recorded("acled-current.csv"))
    assert isinstance(found, pd.DataFrame)
    (row,) = found.to_dict("records")
    assert row == {
        "line": 2,
        "event_id": "XXA1002",
        "date_start": "2022-06-02",
        "date_precision": "week",
        "source": "ACLED",
        "reported_on": "2022-06-15T00:00:00Z",
        "status": "withdrawn",
    }


def test_an_older_list_names_events_by_another_id_and_says_no_moment() -> None:
    older = pd.DataFrame({"DATA_ID": ["7000001", "", "8"]}, index=[2, 3, 4], dtype="str")
    found = acled.withdrawals(older, recorded("acled-2020.csv"))
    assert isinstance(found, pd.DataFrame)
    assert found[["line", "event_id"]].to_numpy().tolist() == [[2, "XXA501"]]
    # Of the moment of its own record: no cut-off lets it in.
    assert found["reported_on"].tolist() == ["2020-12-08T00:00:00Z"]


def test_an_event_named_twice_is_withdrawn_once_when_it_was_first_said() -> None:
    twice = pd.DataFrame(
        {"event_id_cnty": ["XXA1001"] * 3, "deleted_timestamp": ["", "1655251200", "1655337600"]},
        index=[2, 3, 4],
        dtype="str",
    )
    found = acled.withdrawals(twice, recorded("acled-current.csv"))
    assert isinstance(found, pd.DataFrame)
    assert found[["line", "reported_on"]].to_numpy().tolist() == [[3, "2022-06-15T00:00:00Z"]]


def test_a_list_without_ids_is_a_problem() -> None:
    names = pd.DataFrame({"name": ["x"]}, dtype="str")
    found = acled.withdrawals(names, recorded("acled-current.csv"))
    assert isinstance(found, Problem)
    assert "event_id_cnty" in found.hint


def test_an_export_without_rows_has_its_columns() -> None:
    frame = canonical(ACLED, table(DATA / "acled-current.csv").iloc[:0])
    assert len(frame) == 0
    assert {"event_type", "reported_on", "source"} <= set(frame)
