from __future__ import annotations

import pandas as pd
import pytest
from samples.sources import DATA, canonical, table

from sitrep.read.formats import who_ssa

(FORMAT,) = who_ssa.FORMATS
SEARCH = "Armed or violent search of health care personnel, facility or transport"
WEAPONS = (
    "Violence with individual weapons (knives, bricks, clubs, guns, grenades and improvised "
    "explosive devices (IED)"
)


@pytest.fixture
def rows() -> pd.DataFrame:
    return canonical(FORMAT, table(DATA / "who-ssa.csv"))


@pytest.mark.parametrize(
    ("cell", "types"),
    [
        ("", ()),
        ("Assault (without weapons)", ("Assault",)),
        (SEARCH, (SEARCH,)),
        (
            f"{SEARCH}, {WEAPONS}, Setting fire",
            (SEARCH, "Violence with individual weapons", "Setting fire"),
        ),
        (
            f"{WEAPONS}, Something new, Other",
            ("Violence with individual weapons", "Something new", "Other"),
        ),
        ("Sexual assault, Assault", ("Sexual assault", "Assault")),
        ("Something new", ("Something new",)),
    ],
)
def test_types_are_told_apart_though_they_hold_commas_and_an_open_bracket(
    cell: str, types: tuple[str, ...]
) -> None:
    assert who_ssa.attack_types(cell) == types


def test_a_row_that_is_only_an_obstruction_or_an_abduction_is_called_so(rows: pd.DataFrame) -> None:
    assert rows["event_type"].tolist() == [
        "attack_on_health",
        "attack_on_health",
        "obstruction",
        "abduction",
        "attack_on_health",
        "attack_on_health",
    ]


def test_what_was_affected_is_named_in_every_row(rows: pd.DataFrame) -> None:
    assert rows["facility_type"].tolist() == [
        "health_facility",
        "health_transport",
        "health_services",
        "health_workers",
        "health_workers",
        "health_supplies",
    ]


def test_tolls_are_of_all_people_and_a_blank_one_stays_blank(rows: pd.DataFrame) -> None:
    assert rows["killed"].tolist() == ["2", "0", "0", "0", "0", ""]
    assert rows["injured"].tolist() == ["5", "1", "0", "0", "0", ""]
    assert not [c for c in rows if c.endswith("health_workers")]


def test_the_level_of_certainty_is_kept_in_sitreps_words(rows: pd.DataFrame) -> None:
    assert rows["health_certainty"].tolist() == [
        "confirmed",
        "possible",
        "rumour",
        "probable",
        "confirmed",
        "confirmed",
    ]


def test_weapons_come_from_the_types(rows: pd.DataFrame) -> None:
    assert rows["weapon"].tolist()[:3] == ["heavy weapons", "individual weapons", ""]


def test_the_attack_has_a_country_and_no_other_place(rows: pd.DataFrame) -> None:
    assert set(rows["country"]) == {"Sylvania"}
    assert not {"admin1", "place", "latitude"} & set(rows)
