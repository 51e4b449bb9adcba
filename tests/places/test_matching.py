"""An area of the log is found on the map by its P-code, else by its name, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.config.load import load
from sitrep.model.codes import Code
from sitrep.model.ground import Area, Ground
from sitrep.model.problem import Severity, SitrepError
from sitrep.model.summary import AreaRow
from sitrep.places.gazetteer import Gazetteer, gazetteer_of
from sitrep.places.matching import find, not_on_map, with_gazetteer
from sitrep.places.population import population

SQUARE = ((((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)),),)


def area(name: str, pcode: str = "", *others: str) -> Area:
    return Area(name, pcode, (name.casefold(), *others), SQUARE, (0.5, 0.2))


AREAS = (area("Idleb", "SY07"), area("Hama", "SY05"), area("Aleppo", "SY02"))
BARE = (area("Idleb"), area("Hama"))


def row(name: str, pcode: str = "") -> AreaRow:
    return AreaRow(name, pcode, 1, {})


def test_a_p_code_decides_whatever_the_name() -> None:
    assert find(AREAS, "Hama", "sy07") == 0


def test_a_name_is_found_without_case_and_accents() -> None:
    assert find(AREAS, "HÁMA") == 1


def test_an_area_of_another_p_code_is_another_area_of_that_name() -> None:
    assert find(AREAS, "Idleb", "SY0700") is None


def test_boundaries_without_p_codes_are_found_by_name() -> None:
    assert find(BARE, "Idleb", "SY07") == 0


def test_a_name_of_two_areas_is_neither() -> None:
    assert find((area("Bor", "1"), area("Bor", "2")), "Bor") is None


def test_an_empty_name_is_no_area() -> None:
    assert find((area("", "1"),), "") is None


def test_other_spellings_of_the_gazetteer_are_found(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("adm1_name,adm1_pcode\nIdleb,SY07\nHama,SY05\n")
    (tmp_path / "a.csv").write_text("name,pcode\nEdlib,SY07\n")
    (tmp_path / "config.toml").write_text(
        '[report]\ntitle = "T"\n[[source]]\npath = "e.csv"\n'
        '[places]\ngazetteer = "g.csv"\naliases = "a.csv"\n'
    )
    known = tuple(with_gazetteer(BARE, gazetteer_of(load(tmp_path / "config.toml"), [])))
    assert [a.pcode for a in known] == ["SY07", "SY05"]
    assert find(known, "Edlib") == 0


def test_without_a_gazetteer_areas_stay_as_they_are() -> None:
    assert tuple(with_gazetteer(AREAS, Gazetteer())) == AREAS


def test_an_area_that_the_map_lacks_is_a_warning_with_the_nearest_names() -> None:
    ground = Ground(AREAS, "areas.geojson")
    (problem,) = not_on_map([row("Idleb", "SY07"), row("Halab"), row("")], ground)
    assert (problem.code, problem.severity) == (Code.AREA_NOT_ON_MAP, Severity.WARNING)
    assert (problem.path, problem.value) == ("areas.geojson", "Halab")
    assert '"Hama" SY05' in problem.hint
    assert "write its P-code" in problem.hint


def test_a_p_code_that_matches_nothing_is_a_warning_too() -> None:
    (problem,) = not_on_map([row("Idleb", "SY99")], Ground(AREAS, "areas.geojson"))
    assert problem.value == "Idleb SY99"
    assert '"Idleb" SY07' in problem.hint


def test_without_a_map_no_area_is_missing_on_it() -> None:
    assert list(not_on_map([row("Halab")], None)) == []


# --- inhabitants ----------------------------------------------------------------------------


def people(folder: Path, text: str) -> dict[int, int]:
    (folder / "p.csv").write_text(text, encoding="utf-8")
    found, told = population(folder / "p.csv", "p.csv", AREAS)
    assert told == ()
    return dict(found)


@pytest.mark.parametrize(
    "text",
    [
        'area,population\nIdleb,"2,900,000"\nHama,1400000\n',
        "pcode;population\nSY07;2900000\nSY05;1400000\n",
        "ADM1_EN,ADM1_PCODE,T_TL\nIdlib,SY07,2900000\nHama,SY05,1400000\n",
    ],
)
def test_inhabitants_are_read_by_name_or_p_code(tmp_path: Path, text: str) -> None:
    assert people(tmp_path, text) == {0: 2_900_000, 1: 1_400_000}


@pytest.mark.parametrize("count", ["0", "-5", "many", "at least 5", "3-4", "1.5", ""])
def test_what_is_no_number_of_people_is_refused_with_its_line(tmp_path: Path, count: str) -> None:
    (tmp_path / "p.csv").write_text(f"area,population\nHama,10\nIdleb,{count}\n")
    with pytest.raises(SitrepError) as caught:
        population(tmp_path / "p.csv", "p.csv", AREAS)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.value) == (3, "population", count)


def test_an_area_twice_in_the_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("area,population\nHama,10\nHAMA,11\n")
    with pytest.raises(SitrepError) as caught:
        population(tmp_path / "p.csv", "p.csv", AREAS)
    assert [p.code for p in caught.value.problems] == [Code.AREA_REPEATED]


@pytest.mark.parametrize("text", ["area,people_there\nHama,1\n", "where,population\nHama,1\n", ""])
def test_a_table_without_its_columns_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "p.csv").write_text(text)
    with pytest.raises(SitrepError) as caught:
        population(tmp_path / "p.csv", "p.csv", AREAS)
    assert [p.code for p in caught.value.problems] == [Code.COLUMN_MISSING]


def test_a_table_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(SitrepError) as caught:
        population(tmp_path / "p.csv", "p.csv", AREAS)
    assert [p.code for p in caught.value.problems] == [Code.FILE_MISSING]


def test_inhabitants_of_an_area_that_the_map_lacks_are_a_warning(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("area,population\nHama,10\nHomz,11\n")
    found, (problem,) = population(tmp_path / "p.csv", "p.csv", AREAS)
    assert (found, problem.code, problem.value) == ({1: 10}, Code.AREA_NOT_ON_MAP, "Homz")
