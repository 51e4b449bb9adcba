"""Where the displaced came from is one area with where others went, and what is odd is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples.summaries import Log, table

from sitrep.model.codes import Code
from sitrep.model.problem import Severity

GAZETTEER = [
    {"adm1_name": "North", "adm1_pcode": "XX01", "adm2_name": "Alder", "adm2_pcode": "XX0101"},
    {"adm1_name": "South", "adm1_pcode": "XX02", "adm2_name": "Birch", "adm2_pcode": "XX0201"},
]


def log(folder: Path, *rows: dict[str, object], gazetteer: bool = True) -> Log:
    more = '[places]\ngazetteer = "areas.csv"' if gazetteer else ""
    (folder / "areas.csv").write_text(table(GAZETTEER), encoding="utf-8")
    own = ({"displaced": 100, "admin1": "North", **row} for row in rows)
    return Log(folder, more=more).events(*own)


def told(made: Log, code: Code) -> list[tuple[int, str, Severity]]:
    return [(p.line, p.column, p.severity) for p in made.inputs().problems if p.code is code]


def origins(made: Log) -> list[tuple[str, str]]:
    accounts = made.inputs().cleaned.accounts
    return [*zip(accounts["origin_admin1"], accounts["origin_pcode"], strict=True)]


def test_a_name_gets_the_p_code_of_its_area_and_a_district_that_of_its_own(tmp_path: Path) -> None:
    made = log(tmp_path, {"origin_admin1": "South"}, {"origin_admin1": "South"})
    assert origins(made) == [("South", "XX02"), ("South", "XX02")]
    made = log(tmp_path, {"origin_admin1": "South", "origin_admin2": "Birch"})
    assert origins(made) == [("South", "XX0201")]


def test_a_p_code_alone_gets_the_name_of_its_admin_1(tmp_path: Path) -> None:
    assert origins(log(tmp_path, {"origin_pcode": "xx0201"})) == [("South", "XX0201")]


def test_a_district_alone_gets_the_name_of_what_it_lies_in(tmp_path: Path) -> None:
    assert origins(log(tmp_path, {"origin_admin2": "Birch"})) == [("South", "XX0201")]


def test_an_origin_is_printed_as_the_log_names_that_area(tmp_path: Path) -> None:
    rows = ({"admin1": "The South", "admin1_pcode": "XX02"}, {"origin_admin1": "South"})
    assert origins(log(tmp_path, *rows)) == [("", ""), ("The South", "XX02")]


def test_of_two_spellings_in_one_row_that_of_the_destination_is_printed(tmp_path: Path) -> None:
    rows = (
        {"admin1": "The South", "admin1_pcode": "XX02", "origin_admin1": "South"},
        {"admin1": "South", "admin1_pcode": "XX02"},
        {"admin1": "South", "admin1_pcode": "XX02"},
    )
    assert origins(log(tmp_path, *rows))[0] == ("The South", "XX02")


def test_spellings_that_differ_in_case_alone_are_one_area_with_those_of_places(
    tmp_path: Path,
) -> None:
    made = log(tmp_path, {"origin_admin1": "NORTH"}, {}, gazetteer=False)
    assert origins(made)[0] == ("North", "")
    assert told(made, Code.SPELLINGS_JOINED)


def test_an_unknown_p_code_is_a_problem_and_its_row_is_left_out(tmp_path: Path) -> None:
    made = log(tmp_path, {"origin_pcode": "XX99"}, {})
    assert told(made, Code.PCODE_UNKNOWN) == [(2, "origin_pcode", Severity.ERROR)]
    assert not told(made, Code.ORIGIN_WITHOUT_ADMIN1)
    assert len(made.inputs().cleaned.accounts) == 1


def test_an_origin_without_displacement_is_told_once_with_its_rows(tmp_path: Path) -> None:
    row = {"origin_admin1": "South", "displaced": ""}
    made = log(tmp_path, {}, row, row)
    assert told(made, Code.ORIGIN_WITHOUT_DISPLACEMENT) == [(3, "origin_admin1", Severity.WARNING)]
    (problem,) = (p for p in made.inputs().problems if p.code is Code.ORIGIN_WITHOUT_DISPLACEMENT)
    assert "in 2 rows" in problem.reason


@pytest.mark.parametrize("column", ["origin_admin2", "origin_pcode"])
def test_without_a_gazetteer_an_origin_needs_its_admin_1(tmp_path: Path, column: str) -> None:
    made = log(tmp_path, {column: "XX0201"}, gazetteer=False)
    assert told(made, Code.ORIGIN_WITHOUT_ADMIN1) == [(2, column, Severity.WARNING)]


def test_a_log_without_origins_is_told_nothing_of_them(tmp_path: Path) -> None:
    made = log(tmp_path, {}, {})
    codes = {problem.code for problem in made.inputs().problems}
    assert not codes & {Code.ORIGIN_WITHOUT_ADMIN1, Code.ORIGIN_WITHOUT_DISPLACEMENT}


def test_a_total_names_its_origin_the_finest_area_first(tmp_path: Path) -> None:
    row = {"indicator": "displaced", "unit": "people", "figure": "100", "area": "North"}
    made = log(tmp_path, {}).totals(
        {**row, "origin_admin1": "South", "origin_admin2": "Birch"},
        {**row, "origin_pcode": "XX02"},
        row,
    )
    assert [t.origin for t in made.inputs().cleaned.totals] == ["Birch, South", "South", ""]


@pytest.mark.parametrize("word", ["Unknown", "Not available", "Inconnu", "невідомо"])
def test_a_word_for_unknown_is_no_origin(tmp_path: Path, word: str) -> None:
    assert origins(log(tmp_path, {"origin_admin1": word}, gazetteer=False)) == [("", "")]
    total = {"indicator": "displaced", "unit": "people", "figure": "5", "area": word}
    (running,) = Log(tmp_path).totals(total | {"origin_admin1": word}).inputs().cleaned.totals
    assert (running.area, running.origin) == ("", "")
