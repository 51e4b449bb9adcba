"""The registry of facilities: one id for all spellings of a name, and where each one is."""

from __future__ import annotations

import pytest
from samples.tables import cells_of, text_table, told

from sitrep.clean.facilities import Registry, check_areas, clean_facilities


def registry(*tables, locate=lambda cells: {}):
    problems = []
    given = [
        text_table(*rows, path=f"{n}.csv", table="facilities") for n, rows in enumerate(tables, 1)
    ]
    return clean_facilities(given, locate, problems), problems


F = {"facility_id": "f", "name": "North", "aliases": "Nord | Shamal|", "facility_type": "clinic"}
G = {"facility_id": "g", "name": "South"}


def test_a_name_and_its_aliases_are_one_id():
    found, problems = registry([F, G])
    assert problems == []
    for name, identity in (
        ("north", "f"),
        ("NORD", "f"),
        ("Shamal", "f"),
        ("South", "g"),
        ("", ""),
    ):
        assert found.resolve("", name) == identity
    # An id that is given says more than a name.
    assert found.resolve("x", "North") == "x"
    assert found.resolve("", "East") == ""


def test_a_facility_without_a_type_is_of_health_care_and_without_a_name_has_its_id():
    found, _ = registry([F, G, {"facility_id": "h", "aliases": "Gharb"}])
    assert found.types == {"f": "clinic", "g": "health_facility", "h": "health_facility"}
    assert found.names == {"f": "North", "g": "South", "h": "h"}
    assert found.paths == ("1.csv", "1.csv", "1.csv")


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"facility_id": " ", "name": "East"}, "facility_id", "empty"),
        ({"facility_id": "f", "name": "East"}, "facility_id", "id_repeated"),
        ({"facility_id": "h", "name": "nord"}, "name", "spelling_shared"),
        (
            {"facility_id": "h", "name": "East", "aliases": "Sharq|SHAMAL"},
            "aliases",
            "spelling_shared",
        ),
    ],
)
def test_a_row_that_names_no_facility_of_its_own_is_left_out(row, column, code):
    found, problems = registry([F, G], [row])
    assert told(problems) == [(2, column, code, "error")]
    assert {*found.names} == {"f", "g"}
    assert found.paths == ("1.csv", "1.csv")
    assert "east" not in found.ids
    if code != "empty":
        assert "1.csv:2" in problems[0].reason


def test_a_row_below_one_that_is_left_out_is_used():
    found, problems = registry([{"facility_id": "", "name": "East"}, F])
    assert [p.line for p in problems] == [2]
    assert [*found.names] == ["f"]


def test_a_spelling_given_twice_in_one_row_is_shared_with_nobody():
    assert registry([F | {"aliases": "north|North"}])[1] == []


def test_areas_are_the_row_s_p_codes_or_those_found_by_name():
    rows = [F | {"admin1_pcode": "XX01", "admin2_pcode": "XX0101"}]
    assert registry(rows)[0].areas == {
        "admin1_pcode": {"f": "XX01"},
        "admin2_pcode": {"f": "XX0101"},
    }
    found = {"admin1_pcode": ["XX02"], "admin2_pcode": [""]}
    areas = registry(rows, locate=lambda cells: found)[0].areas
    assert areas == {"admin1_pcode": {"f": "XX02"}, "admin2_pcode": {"f": ""}}


@pytest.mark.parametrize(
    ("own", "given", "differs"),
    [
        ("XX01", "XX02", True),
        ("XX01", "XX01", False),
        ("", "XX02", False),
        ("XX01", "", False),
    ],
)
@pytest.mark.parametrize("level", ["admin1", "admin2"])
def test_a_row_that_puts_a_facility_elsewhere_is_told(level, own, given, differs):
    cells, problems = cells_of({"facility_id": "f"}, {"facility_id": "unknown"})
    column = f"{level}_pcode"
    areas = {"admin1_pcode": {}, "admin2_pcode": {}} | {column: {"f": own, "g": "XX09"}}
    columns = {"facility_id": ["f", "unknown"], "admin1_pcode": ["", ""], "admin2_pcode": ["", ""]}
    columns[column] = [given, "XX05"]
    check_areas(cells, columns, Registry(areas=areas))
    assert told(problems) == ([(2, level, "facility_elsewhere", "warning")] if differs else [])


def test_a_registry_without_areas_contradicts_nothing():
    cells, problems = cells_of({"facility_id": "f"})
    check_areas(cells, {"facility_id": ["f"]}, Registry(areas={"admin1_pcode": {"f": ""}}))
    assert problems == []
