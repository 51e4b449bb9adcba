"""Which areas the sources record, and which silence is one of theirs."""

from __future__ import annotations

import pandas as pd
import pytest
from samples.tables import text_table

from sitrep.model.summary import Coverage
from sitrep.summarise.coverage import coverage, within_coverage


def events(*rows):
    columns = ("country", "admin1", "admin1_pcode", "admin2", "admin2_pcode")
    return pd.DataFrame([dict.fromkeys(columns, "") | row for row in rows], columns=columns)


LOG = events(
    {"country": "Syria", "admin1": "Idleb", "admin1_pcode": "SY07", "admin2": "Harim"},
    {"country": "Syria", "admin1": "Idleb", "admin1_pcode": "SY07", "admin2": "Ariha"},
    {"country": "Syria", "admin1": "Hama", "admin1_pcode": "SY05"},
)


@pytest.mark.parametrize("area", ["Idleb", "idleb", "SY07", "Harim", "Syria"])
def test_an_area_that_some_source_records_may_fall_silent(area):
    known = (Coverage("A", (area,)),)
    assert "Idleb" in within_coverage(["Idleb"], LOG, known)


def test_an_area_that_no_source_records_is_not_silent():
    known = (Coverage("A", ("Idleb",)), Coverage("B", ("Aleppo",)))
    assert within_coverage(["Hama", "Idleb"], LOG, known) == ("Idleb",)


def test_a_source_is_silent_whatever_areas_are_recorded():
    assert within_coverage(["Agency"], LOG, (Coverage("A", ("Idleb",)),)) == ("Agency",)


@pytest.mark.parametrize(
    "known", [(), (Coverage("A"),), (Coverage("A", ("Idleb",)), Coverage("B"))]
)
def test_where_a_source_may_record_any_area_all_silence_is_told(known):
    assert within_coverage(["Hama", "Idleb"], LOG, known) == ("Hama", "Idleb")


def table(name, path="", covers=(), kind="events"):
    return text_table(name=name, path=path or f"{name}.csv", table=kind, covers=covers)


def test_a_source_of_two_files_records_the_areas_of_both():
    found = coverage([table("A", "1.csv", ("Idleb",)), table("A", "2.csv", ("Hama", "Idleb"))])
    assert found == (Coverage("A", ("Idleb", "Hama"), events=True),)


@pytest.mark.parametrize("order", [1, -1])
def test_a_source_of_which_one_file_may_record_any_area_may_record_any(order):
    tables = [table("A", "1.csv", ("Idleb",)), table("A", "2.csv")][::order]
    assert coverage(tables) == (Coverage("A", (), events=True),)


def test_what_of_a_source_is_no_event_that_counts_is_told_apart():
    tables = [
        table("A", covers=("Idleb",)),
        table("B", covers=("Hama",), kind="totals"),
        table("C", covers=("Homs",)),
        table("D", covers=("Homs",), kind="response"),
    ]
    assert coverage(tables, aside=("C.csv",)) == (
        Coverage("A", ("Idleb",), events=True),
        Coverage("B", ("Hama",), events=False),
        Coverage("C", ("Homs",), events=False),
    )
