"""No table that leaves is run as a formula, whatever spreadsheet opens it."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.publish import csv as publish_csv
from sitrep.publish.csv import as_csv, guarded, write_csv


@pytest.mark.parametrize(
    "cell",
    [
        "=cmd()",
        "+1+1",
        "-cmd",
        "@SUM(1)",
        "\t=1",
        "\t1",
        "\r=1",
        "\n=1",
        " =1+1",
        "  \u00a0=1+1",
        '"=1+1',
        "＝1",
        "-1+cmd|' /C'!A0",
    ],
)
def test_a_formula_in_a_csv_is_text(cell):
    assert guarded(cell).startswith("'")


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("Agency;=1+1", "Agency;'=1+1"),
        ("Agency; =1+1", "Agency;' =1+1"),
        ("Agency;;@SUM(1)", "Agency;;'@SUM(1)"),
        ("Agency\t=1+1", "Agency\t'=1+1"),
        ("Agency\n=1+1", "Agency\n'=1+1"),
        ("=1;+cmd", "'=1;'+cmd"),
        ('Agency;"=1+1"', 'Agency;\'"=1+1"'),
    ],
)
def test_a_formula_is_text_where_a_spreadsheet_splits_at_semicolons_or_tabs(cell, safe):
    assert guarded(cell) == safe


@pytest.mark.parametrize(
    "cell", ["-3", "+3", "-2.5", "1e5", "3", "", "a=b", "a; b", "a;-3", "2019-05-06", "— 5"]
)
def test_numbers_and_plain_text_in_a_csv_stay_as_they_are(cell):
    assert as_csv([[cell, "x"]]) == f"{cell},x\n".encode()


@pytest.mark.parametrize("cell", ["=1", "a;=1", "\t=1", "a\n =1"])
def test_a_cell_is_guarded_once(cell):
    assert guarded(guarded(cell)) == guarded(cell)


def test_a_table_of_problems_is_guarded_too(tmp_path):
    write_csv(tmp_path / "problems.csv", [("path", "value"), ("events.csv", "2;=1+1")])
    text = (tmp_path / "problems.csv").read_text(encoding="utf-8")
    assert list(csv.reader(io.StringIO(text)))[1] == ["events.csv", "2;'=1+1"]


@given(st.text(alphabet="a1 =-+@＝;\t\r\n\"'.e", max_size=12))
def test_a_cell_where_no_formula_could_begin_is_what_a_look_at_each_part_makes_of_it(cell):
    quick, begins = guarded(cell), publish_csv._BEGINS
    publish_csv._BEGINS = re.compile("")
    try:
        assert guarded(cell) == quick
    finally:
        publish_csv._BEGINS = begins
