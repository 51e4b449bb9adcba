"""Files of no known format: dates in parts, numbers for what is not known, both coordinates."""

from __future__ import annotations

import pytest
from samples.workspaces import workspace

from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
from sitrep.propose import propose
from sitrep.propose.written import source

AIRWARS = (
    "Unique Reference Code,Incident Date,Country,Location,Civilian deaths (min),"
    "Civilian deaths (max),Civilian injuries (min),Civilian injuries (max),Strike type,"
    "Belligerent,Grading,Coordinates\n"
    'RS1,2026-03-02,Ruritania,Alt,2,5,1,,Airstrike,A side,Fair,"50.1, 14.2"\n'
    'RS2,2026-03-03,Ruritania,Neu,0,0,4,6,Artillery,A side,Confirmed,"50.2, 14.3"\n'
)
PARTS = (
    "No,Case ID,Event year,Event month,Event day,Province,Type,Killed\n"
    "1,a,2026,3,0,Nord,shelling,2\n2,b,2026,0,0,Nord,shelling,3\n"
    "3,c,2026,3,-99,Nord,shelling,1\n4,d,2026,3,4,Nord,shelling,1\n"
)
BOTH = (
    "No,Incident ID,Year,Month,Day,Attack_date,Province,{},Type,Killed\n"
    '1,A-7,2026,3,2,2026-03-02,Nord,"50.1, 14.2",shelling,2\n'
    "2,A-8,2026,3,3,2026-03-04,Nord,(50.2; -14.3),shelling,3\n"
    "3,A-9,2026,3,3,2026-03-04,Nord,,shelling,3\n"
)
UNKNOWN = (
    "Incident ID,Date,Type,Killed,Injured\n"
    "a,2026-03-02,shelling,2,-99\nb,2026-03-03,shelling,-9,4\nc,2026-03-03,shelling,1,-99\n"
)


def built(folder, text):
    """The config proposed for a file, and the accounts that are read with it as it stands."""
    path = folder / "log.csv"
    path.write_text(text, encoding="utf-8")
    proposed = source(propose(path), "log.csv")
    config = f'[report]\ntitle = "Test"\n\n{proposed}'
    inputs = gather(workspace(folder, {"log.csv": text}, config))
    assert not errors_in(inputs.problems)
    return proposed, inputs.cleaned.accounts


def numbers(frame, column):
    return [None if value != value else int(value) for value in frame[column].tolist()]


def test_minimum_and_maximum_of_civilians_are_the_bounds_of_one_figure(tmp_path):
    _, found = built(tmp_path, AIRWARS)
    assert found["event_id"].tolist() == ["RS1", "RS2"]
    assert numbers(found, "killed_civilians__low") == [2, 0]
    assert numbers(found, "killed_civilians__high") == [5, 0]
    assert found["latitude"].tolist() == [50.1, 50.2]
    assert found["actor"].tolist() == ["A side", "A side"]
    assert found["event_type"].tolist() == ["airstrike", "shelling"]


def test_a_month_or_day_of_nought_or_below_is_not_known(tmp_path):
    proposed, found = built(tmp_path, PARTS)
    assert "date_start is made of the columns" in proposed
    assert found["date_precision"].tolist() == ["month", "year", "month", "day"]


@pytest.mark.parametrize("name", ["Coordinates", "GPS", "Lat/Long", "Coordonnées", "Координати"])
def test_a_whole_date_goes_before_its_parts_and_both_coordinates_are_told_apart(tmp_path, name):
    proposed, found = built(tmp_path, BOTH.format(name))
    assert found["date_start"].dt.day.tolist() == [2, 4, 4]
    assert set(found["date_precision"]) == {"day"}
    assert found["event_id"].tolist() == ["A-7", "A-8", "A-9"]
    assert found["latitude"].tolist()[:2] == [50.1, 50.2]
    assert found["longitude"].tolist()[:2] == [14.2, -14.3]
    assert found["latitude"].isna().tolist() == [False, False, True]
    assert "latitude and longitude are made of" in proposed


def test_a_column_of_coordinates_beside_a_latitude_is_left_alone(tmp_path):
    text = BOTH.format("GPS").replace("Province", "Latitude").replace("Nord", "49.5")
    proposed, found = built(tmp_path, text)
    assert found["longitude"].isna().all()
    assert "made of the one column" not in proposed


def test_a_negative_number_that_stands_for_none_known_is_blanked_by_values(tmp_path):
    proposed, found = built(tmp_path, UNKNOWN)
    assert 'values = {killed = {"-9" = ""}, injured = {"-99" = ""}}' in proposed
    assert numbers(found, "killed__best") == [2, None, 1]
    assert numbers(found, "injured__best") == [None, 4, None]


def test_another_negative_number_stays_a_problem(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(UNKNOWN.replace("-99", "-4").replace("-9,", "-4,"), encoding="utf-8")
    assert "values" not in source(propose(path), "log.csv")


@pytest.mark.parametrize("code", ["-88", "-77", "-98", "-999", "-99.0", "-1", "-٩٩", "−99"])
def test_each_negative_code_that_forms_use_is_blanked_by_values(tmp_path, code):
    proposed, found = built(tmp_path, UNKNOWN.replace("-99", code))
    assert f'injured = {{"{code}" = ""}}' in proposed
    assert numbers(found, "injured__best") == [None, 4, None]


def test_one_minus_one_alone_may_be_a_slip_and_stays_a_problem(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text(UNKNOWN.replace("-9,", "-1,"), encoding="utf-8")
    assert 'values = {injured = {"-99" = ""}}' in source(propose(path), "log.csv")
