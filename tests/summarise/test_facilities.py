"""Two names are one facility only where the areas that both attacks state agree."""

from __future__ import annotations

import pytest
from samples.summaries import Log

HOSPITAL = {"facility_name": "Central Hospital", "facility_type": "hospital"}


def hit(folder, *rows, facilities=()):
    log = Log(folder).events(*(HOSPITAL | row for row in rows))
    log.facilities(*facilities) if facilities else None
    # A count of one lets the least number of distinct facilities be that of the events.
    log.totals({"indicator": "facilities_affected", "figure": "1", "as_of": "2019-05-08"})
    health = log.summary().health
    return sorted((f.area, f.attacks) for f in health.facilities), health.distinct.low


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"admin1": "Idleb"}, {"admin1": "Aleppo"}),
        ({"admin1": "Idleb", "admin2": "Ariha"}, {"admin1": "Idleb", "admin2": "Harim"}),
        ({"country": "Syria"}, {"country": "Sudan"}),
    ],
)
def test_a_name_in_two_areas_is_two_facilities(tmp_path, one, other):
    found, distinct = hit(tmp_path, one, other)
    assert [attacks for _, attacks in found] == [1, 1]
    assert distinct == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"admin1": "Idleb"}, {"admin1": "IDLEB", "facility_name": "central hospital"}),
        ({"admin1": "Idleb"}, {}),
        ({"admin1": "Idleb"}, {"admin1": "Idleb", "admin2": "Ariha"}),
    ],
)
def test_a_name_in_areas_that_agree_or_are_not_stated_is_one(tmp_path, one, other):
    assert hit(tmp_path, one, other) == ([("Idleb", 2)], 1)


def test_an_attack_without_an_area_makes_no_third_facility(tmp_path):
    found, distinct = hit(tmp_path, {}, {"admin1": "Idleb"}, {"admin1": "Aleppo"})
    assert (found, distinct) == ([("Aleppo", 1), ("Idleb", 2)], 2)


def test_two_sources_of_one_attack_that_differ_in_the_district_name_one_facility(tmp_path):
    rows = (
        {"event_id": "a", "source": "A", "admin1": "Idleb", "admin2": "Ariha"},
        {"event_id": "a", "source": "B", "admin1": "Idleb", "admin2": "Harim"},
    )
    assert hit(tmp_path, *rows) == ([("Idleb", 1)], 1)


def test_an_id_is_one_facility_wherever_its_rows_put_it(tmp_path):
    registry = ({"facility_id": "f1", "name": "Central Hospital"},)
    rows = ({"admin1": "Idleb"}, {"admin1": "Aleppo"})
    assert len(hit(tmp_path, *rows, facilities=registry)[0]) == 1
