from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from samples.sources import DATA, canonical, real, sheet, table

from sitrep.read.formats import insecurity_insight

(FORMAT,) = insecurity_insight.FORMATS
FOLDER = "insecurity_insight"


@pytest.fixture
def rows() -> pd.DataFrame:
    return canonical(FORMAT, table(DATA / "insecurity-insight-slice.csv"))


def test_health_workers_are_counted_and_the_tolls_of_all_people_stay_unreported(
    rows: pd.DataFrame,
) -> None:
    assert rows["killed_health_workers"].tolist() == ["2", "0", "0", "0", "1", "0"]
    assert rows["injured_health_workers"].tolist() == ["1", "1", "0", "0", "No Information", "0"]
    assert not {"killed", "injured", "killed_best", "injured_best"} & set(rows)


def test_an_event_without_a_hit_is_an_abduction_or_an_obstruction(rows: pd.DataFrame) -> None:
    assert rows["event_type"].tolist() == [
        "attack_on_health",
        "attack_on_health",
        "abduction",
        "obstruction",
        "attack_on_health",
        "attack_on_health",
    ]


def test_every_row_counts_as_an_attack_on_health_care(rows: pd.DataFrame) -> None:
    assert rows["facility_type"].tolist() == [
        "health_facility",
        "health_transport",
        "health_workers",
        "health_services",
        "health_workers",
        "health_supplies",
    ]


def test_the_worst_of_what_a_facility_or_transport_suffered_is_its_damage(
    rows: pd.DataFrame,
) -> None:
    assert rows["facility_damage"].tolist() == ["destroyed", "damaged", "", "", "", "looted"]


def test_an_attack_known_to_the_country_alone_has_no_coordinates(rows: pd.DataFrame) -> None:
    assert rows["latitude"].tolist() == ["10.5", "10.5", "", "9.5", "9.5", "9.5"]
    assert rows["longitude"].tolist()[2] == ""


def test_no_information_is_blank_and_the_kind_of_perpetrator_stands_in_for_a_name(
    rows: pd.DataFrame,
) -> None:
    assert rows["admin1"].tolist()[:3] == ["North", "North", ""]
    assert rows["actor"].tolist()[:3] == ["Army of Sylvania", "NSA", ""]
    assert rows["weapon"].tolist()[:4] == ["Aerial Bomb: Plane", "", "Firearms", ""]


def test_of_a_name_that_the_workbook_repeats_the_first_column_is_read() -> None:
    frame = canonical(FORMAT, table(DATA / "insecurity-insight-workbook.csv"))
    assert frame["killed_health_workers"].tolist() == ["2", "0", "0"]
    assert frame["injured_health_workers"].tolist() == ["3", "0", "0"]
    assert frame["event_type"].tolist() == ["attack_on_health", "obstruction", "abduction"]
    assert frame["facility_type"].tolist() == [
        "health_transport",
        "health_services",
        "health_workers",
    ]
    assert frame["event_id"].tolist() == ["80001", "80002", "80003"]
    assert frame["admin1"].tolist() == ["", "", ""]


# --- the real files -----------------------------------------------------------------------


def _sums(frame: pd.DataFrame) -> tuple[int, int, int]:
    """Return the attacks and the health workers killed and injured that ``frame`` counts."""
    health = (frame["event_type"] == "attack_on_health") | (frame["facility_type"] != "")
    toll = frame[["killed_health_workers", "injured_health_workers"]].astype(int).sum()
    return int(health.sum()), int(toll.iloc[0]), int(toll.iloc[1])


def _by_csv(path: Path) -> tuple[int, int, int]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.DictReader(file) if not r["Date"].startswith("#")]
    killed = sum(int(r["Health Workers Killed"]) for r in rows)
    return len(rows), killed, sum(int(r["Health Workers Injured"]) for r in rows)


def test_syria_2019_adds_up_as_in_the_file() -> None:
    path = real(f"{FOLDER}/slice_syria2019_attacks_on_health_care_hxl.csv")
    frame = canonical(FORMAT, table(path))
    assert _sums(frame) == _by_csv(path) == (112, 23, 20)
    assert frame["event_id"].is_unique
    assert (frame["latitude"] == "").sum() == 3


def test_the_year_2022_adds_up_as_in_the_first_of_its_repeated_columns() -> None:
    from python_calamine import CalamineWorkbook

    path = real(f"{FOLDER}/2022-shcc-incident-data.xlsx")
    header, _, *cells = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    killed, injured = (header.index(f"Health Workers {what}") for what in ("Killed", "Injured"))
    counted = (len(cells), sum(r[killed] for r in cells), sum(r[injured] for r in cells))
    frame = canonical(FORMAT, sheet(path))
    assert _sums(frame) == counted == (1989, 232, 370)
    assert frame["event_id"].is_unique
    assert set(frame["date_start"].str.slice(0, 4)) == {"2022"}
