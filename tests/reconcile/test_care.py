"""What makes an event an attack on health care: its type, or what and whom it hit."""

from __future__ import annotations

import pytest
from samples.summaries import Log


def attacks(log: Log) -> int:
    return log.summary().health.attacks


@pytest.mark.parametrize(
    "row",
    [
        {"event_type": "attack_on_health"},
        {"facility_type": "Hospital"},
        {"facility_type": "mobile clinic"},
        {"facility_type": "hôpital général"},
        {"facility_type": "Centro de salud"},
        {"facility_type": "مستشفى"},
        {"facility_type": "Лікарня"},
        {"facility_type": "ambulance"},
        {"facility_name": "City Hospital"},
        {"killed_health_workers": "1"},
        {"injured_patients": "2"},
    ],
)
def test_health_care_that_is_hit_makes_an_attack_on_it(tmp_path, row):
    assert attacks(Log(tmp_path).events({"event_type": "airstrike"} | row)) == 1


@pytest.mark.parametrize(
    "row",
    [
        {"facility_type": "School", "facility_name": "Hospital Road School"},
        {"facility_type": "market", "facility_id": "m1", "facility_damage": "destroyed"},
        {"facility_name": "Military base"},
        {"killed_health_workers": "0"},
        {"killed_civilians": "3"},
    ],
)
def test_a_school_a_market_and_a_base_are_none(tmp_path, row):
    found = Log(tmp_path).events({"event_type": "airstrike"} | row).summary()
    assert (found.health.attacks, found.health.facilities) == (0, ())


def test_the_registry_is_of_health_facilities(tmp_path):
    log = Log(tmp_path).events({"event_type": "airstrike", "facility_id": "F"})
    assert attacks(log.facilities({"facility_id": "F", "name": "Saint Mary"})) == 1
