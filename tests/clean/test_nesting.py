"""Which areas of totals lie in which: by P-code, by the gazetteer, by their own names."""

from __future__ import annotations

import datetime as dt

import pytest

from sitrep.clean.nesting import nested
from sitrep.model.dates import Since
from sitrep.model.totals import RunningTotal
from sitrep.places.gazetteer import Gazetteer


def total(area, pcode=""):
    day = dt.date(2019, 5, 12)
    return RunningTotal(
        area or pcode,
        "displaced",
        "people",
        "",
        None,
        Since(),
        day,
        area,
        "A",
        day,
        area_pcode=pcode,
    )


def wider(*areas, gazetteer=None):
    totals = [total(*(area if isinstance(area, tuple) else (area,))) for area in areas]
    return {t.where: set(t.within) for t in nested(totals, gazetteer or Gazetteer())}


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("North, Exland", "Exland"),
        ("Town, North, Exland", "North, Exland"),
        ("civilian sites in northwest Syria", "northwest Syria"),
        ("sites dans le Nord, Mali", "Mali"),
        ("табори в Україні", "Україні"),
        ("NORTH, EXLAND", "Exland"),
    ],
)
def test_an_area_whose_name_says_what_it_lies_in_lies_in_it(part, whole):
    assert wider(part, whole) == {part: {whole}, whole: set()}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North", "South"),
        ("South Sudan", "Sudan"),
        ("Guinea-Bissau", "Guinea"),
        ("Newham", "Ham"),
        ("Exland", ""),
    ],
)
def test_areas_of_which_nothing_says_so_stand_side_by_side(one, other):
    assert not any(wider(one, other).values())


def test_a_pcode_that_begins_with_another_is_of_a_part_of_it():
    found = wider(("Idleb", "SY07"), ("Ariha", "SY0705"), ("Hama", "SY05"), ("Syria", "SY"))
    assert found == {"SY07": {"SY"}, "SY0705": {"SY07", "SY"}, "SY05": {"SY"}, "SY": set()}


def test_the_gazetteer_says_what_an_area_lies_in_however_its_code_is_written():
    known = Gazetteer(parents={"T1": "N", "N": "X"})
    found = wider(("Town", "T1"), ("North", "N"), ("Exland", "X"), gazetteer=known)
    assert found == {"T1": {"N", "X"}, "N": {"X"}, "X": set()}


@pytest.mark.parametrize(
    ("code", "other", "part"),
    [
        ("SY101", "SY1", True),
        ("SY07", "SY", True),
        ("SY07", "SY07", False),
        ("SY07", "S", False),
        ("SY0A1", "SY0", False),
        ("0701", "07", False),
        ("S0701", "S07", False),
        ("SYX", "SY", False),
    ],
)
def test_a_p_code_is_a_part_of_one_that_it_begins_with_and_has_more_digits(code, other, part):
    assert (other in wider(("One", code), ("Other", other))[code]) is part
