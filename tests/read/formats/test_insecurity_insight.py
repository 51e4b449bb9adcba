from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from samples.sources import DATA, canonical, real, sheet, table

from sitrep import workspace
from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
from sitrep.propose import propose
from sitrep.read.formats import insecurity_insight

FORMAT = next(f for f in insecurity_insight.FORMATS if f.name == "insecurity_insight")
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


COMMON = (
    "Date,Event Description,Country,Country ISO,Admin 1,Latitude,Longitude,Geo Precision,"
    "Reported Perpetrator,Reported Perpetrator Name,Weapon Carried/Used"
)
FIRST = "2026-04-14,,Exland,EXL,North,10.5,20.5,(1) exact,NSA,No information,Firearms"
SECOND = "2026-04-15,,Exland,EXL,No information,10,20,(6) country,State,Army,No Information"
THIRD = "2026-04-16,,Exland,EXL,South,10.1,20.1,(1) exact,NSA,Band,Firearms"
#: Of each sector: its own columns, the three rows in them, and the sums worked out by hand.
SIBLINGS = {
    "education": (
        "Educators Killed,Educators Injured,Educators Kidnapped,Educators Arrested,Students Killed,"
        "Students Injured,Students Kidnapped,Students Arrested,SiND Event ID",
        ("1,0,0,2,3,4,0,0,71", "0,0,5,0,0,0,6,0,72", "2,1,0,0,1,0,0,7,73"),
        {
            "killed_educators": 3,
            "arrested_educators": 2,
            "kidnapped_educators": 5,
            "killed_students": 4,
            "kidnapped_students": 6,
            "arrested_students": 7,
        },
    ),
    "aid_workers": (
        "Aid Workers Killed,Aid Workers Injured,Aid Workers Kidnapped,Aid Workers Arrested,"
        "SiND Event ID",
        ("1,2,0,0,71", "0,0,3,0,72", "4,0,0,5,73"),
        {
            "killed_aid_workers": 5,
            "injured_aid_workers": 2,
            "kidnapped_aid_workers": 3,
            "arrested_aid_workers": 5,
        },
    ),
    "explosive_weapons": (
        "Explosive Weapon Type,Aid Workers Killed,Health Workers Killed,Educators Killed,"
        "Students Killed,SiND Event ID",
        ("Mortar,1,0,0,2,71", "Drone,0,3,0,0,72", "Mine,0,0,1,4,73"),
        {
            "killed_aid_workers": 1,
            "killed_health_workers": 3,
            "killed_educators": 1,
            "killed_students": 6,
        },
    ),
    "sexual_violence": (
        "Number of Reported Victims,Reported Deaths Following the Sexual Violence,SIND Event ID",
        ("2,1,71", "3,0,72", "1,2,73"),
        {"killed": 3},
    ),
    "protection": (
        "Camp Name,Camp Resident Killed,Camp Resident Injured,Camp Residents Kidnapped,"
        "Camp Residents Arrested,Service Provider Killed,Service Provider Kidnapped,"
        "Service Provider Arrested,SiND ID",
        ("Alder,1,2,0,0,1,0,0,71", "Birch,3,0,4,0,0,0,0,72", "Cedar,0,0,0,5,0,1,2,73"),
        {
            "killed_camp_residents": 4,
            "injured_camp_residents": 2,
            "kidnapped_camp_residents": 4,
            "arrested_camp_residents": 5,
            "killed_service_providers": 1,
            "kidnapped_service_providers": 1,
            "arrested_service_providers": 2,
        },
    ),
}


@pytest.mark.parametrize("sector", SIBLINGS)
def test_a_file_of_another_sector_is_proposed_as_its_own_format_and_adds_up(
    sector: str, tmp_path: Path
) -> None:
    columns, own, sums = SIBLINGS[sector]
    rows = [f"{common},{row}" for common, row in zip((FIRST, SECOND, THIRD), own, strict=True)]
    log = tmp_path / "log.csv"
    log.write_text("\n".join([f"{COMMON},{columns}", *rows]) + "\n", encoding="utf-8")
    proposal = propose(log)
    assert proposal.format is not None
    assert proposal.format.name == f"insecurity_insight_{sector}"
    workspace.make(tmp_path / "w", proposal)
    found = gather(tmp_path / "w/config.toml")
    assert not errors_in(found.problems)
    accounts = found.cleaned.accounts
    measured = {c: accounts[f"{c}__best"].sum() for c in sums}
    assert measured == sums
    assert accounts["event_id"].tolist() == ["71", "72", "73"]
    assert accounts["admin1"].astype("str").tolist() == ["North", "", "South"]
    assert accounts["actor"].astype("str").tolist() == ["NSA", "Army", "Band"]
    assert accounts["latitude"].notna().tolist() == [True, False, True]
    assert set(accounts["event_type"]) == {sector}
