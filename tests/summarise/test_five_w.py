"""People reached, of rows of a 5W sheet: what the one figure is of, worked out by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from sitrep.arithmetic.figures import parse
from sitrep.model.dates import Since
from sitrep.model.sectors import Response
from sitrep.summarise.five_w import people_reached


def day(text):
    return dt.date.fromisoformat(text)


def row(reached, area="Harim", partner="A", *, since="2019-05-01", as_of="2019-05-10", **more):
    given = {"sector": "WASH", "indicator": "water", "unit": "people", "source": "A"} | more
    return Response(
        area=area,
        partner=partner,
        in_need=None,
        targeted=None,
        reached=parse(reached) if reached else None,
        since=Since(day(since)) if since else Since(),
        as_of=day(as_of),
        **{"of_5w": True, **given},
    )


def one(*rows):
    (found,) = people_reached(rows)
    return found


def figure(*rows):
    found = one(*rows).reached
    return found and (found.best, str(found.qualifier))


def test_a_row_that_is_of_no_5w_sheet_is_left_alone():
    assert people_reached([row("5", of_5w=False)]) == []


def test_of_one_area_its_name_is_given_as_first_written_and_of_several_none():
    assert one(row("5", "Harim"), row("3", "HARIM", "B")).area == "Harim"
    assert one(row("5", "Harim"), row("3", "Ariha")).area == ""


def test_of_one_source_its_name_is_given_and_of_several_none():
    assert one(row("5"), row("3", "Ariha")).source == "A"
    assert one(row("5"), row("3", "Ariha", source="B")).source == ""


def test_the_start_is_the_first_day_where_every_row_gives_one():
    first, second = row("5"), row("3", "Ariha", indicator="soap")
    other = row("9", "Ariha", indicator="soap", since="2019-04-20")
    assert one(first, other).since == Since(day("2019-04-20"))
    assert one(other, first).since == Since(day("2019-04-20"))
    assert one(first, second).since == Since(day("2019-05-01"))


def test_where_a_row_gives_no_start_none_is_said():
    assert one(row("5", since=""), row("3", "Ariha", since="")).since == Since()
    assert one(row("5"), row("3", "Ariha", indicator="soap", since="")).since == Since()


def test_the_figure_is_of_the_latest_day():
    rows = (row("5"), row("3", indicator="soap", as_of="2019-05-12"))
    assert one(*rows).as_of == day("2019-05-12")
    assert one(*rows[::-1]).as_of == day("2019-05-12")


def test_partners_are_counted_once_and_a_blank_one_is_none():
    rows = (row("1"), row("1", "Ariha", "a"), row("1", "Hass", "B"), row("1", "Sarmin", ""))
    assert one(*rows).partners == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("100"), row("50", "Ariha")], (150, "exact")),
        # Of one area the largest counts: one may be of the others' people.
        ([row("100"), row("300", partner="B")], (300, "at least")),
        # A blank row of an area that has a number is not zero.
        ([row("100"), row("", partner="B")], (100, "at least")),
        ([row("100"), row("", "Ariha")], (100, "at least")),
        ([row("about 100"), row("", partner="B")], (100, "about")),
        ([row(""), row("", "Ariha")], None),
        ([row("0"), row("0", "Ariha")], (0, "exact")),
        # Two activities may be of the same people.
        ([row("100"), row("40", indicator="soap")], (100, "at least")),
        ([row("100"), row("", indicator="soap")], (100, "exact")),
    ],
)
def test_people_are_added_over_areas_only(rows, expected):
    assert figure(*rows) == expected
    assert figure(*rows[::-1]) == expected


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ({"as_of": "2019-05-09"}, {"as_of": "2019-05-10"}),
        ({"since": "2019-05-01"}, {"since": "2019-05-02"}),
    ],
)
def test_of_each_activity_the_latest_dates_count(older, newer):
    rows = (row("900", **older), row("100", "Ariha", **newer))
    assert figure(*rows) == (100, "exact")
    assert figure(*rows[::-1]) == (100, "exact")


@pytest.mark.parametrize(
    ("one_area", "other", "apart"),
    [
        (("Idleb", "SY07"), ("Harim", "SY0703"), False),
        (("Harim", "SY0703"), ("Idleb", "SY07"), False),
        (("Harim", "SY0703"), ("Ariha", "SY0702"), True),
        # Names tell where one of the two has no P-code.
        (("Harim", "SY0703"), ("harim", ""), False),
        (("Harim", ""), ("Ariha", "SY0702"), True),
    ],
)
def test_areas_that_hold_each_other_are_not_added(one_area, other, apart):
    rows = [row(n, name, area_pcode=code) for n, (name, code) in (("100", one_area), ("30", other))]
    assert figure(*rows) == ((130, "exact") if apart else (100, "at least"))


def test_an_area_that_holds_two_others_makes_one_of_them():
    rows = (
        row("30", "Harim", area_pcode="SY0703"),
        row("40", "Ariha", area_pcode="SY0702"),
        row("50", "Idleb", area_pcode="SY07"),
        row("7", "Hama", area_pcode="SY05"),
    )
    # Of Idleb at least 50, with 7 in Hama.
    assert figure(*rows) == (57, "at least")


def test_a_row_without_an_area_may_be_of_any_of_them():
    assert figure(row("30", ""), row("40"), row("50", "Ariha")) == (50, "at least")


def test_sectors_and_units_are_apart_however_they_are_spelt():
    rows = (
        row("1"),
        row("2", "Ariha", sector="wash"),
        row("4", unit="households"),
        row("8", sector="Food"),
    )
    assert [(r.sector, r.unit, r.reached.best) for r in people_reached(rows)] == [
        ("WASH", "people", 3),
        ("WASH", "households", 4),
        ("Food", "people", 8),
    ]
