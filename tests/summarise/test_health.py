"""Attacks on health care and what they hit, each counted apart."""

from __future__ import annotations

import pytest
from samples.summaries import Log, at_least, exactly, said

ATTACK = {"event_type": "attack_on_health", "source": "A"}
BASELINE = "baseline = 2019-04-29"


def health(folder, *rows, totals=(), period="2019-W19", **head):
    log = Log(folder, **head).events(*(ATTACK | row for row in rows))
    log.totals(*({"indicator": "facilities_affected"} | t for t in totals)) if totals else None
    return log.summary(period).health


def hit(found):
    return [(f.facility_id, f.attacks) for f in found.facilities]


def test_facilities_and_transports_are_counted_apart_from_attacks(tmp_path):
    found = health(
        tmp_path,
        {"event_id": "a", "facility_id": "F", "facility_type": "hospital"},
        {"event_id": "a", "facility_type": "ambulance"},
        {"event_id": "b", "facility_id": "F"},
        {"event_id": "c", "facility_type": "Ambulance"},
    )
    assert found.attacks == 3
    assert hit(found) == [("F", 2)]
    assert [(t.facility_type, t.attacks) for t in found.transports] == [("ambulance", 1)] * 2
    assert found.unnamed == 0


@pytest.mark.parametrize(
    ("row", "facilities", "unnamed"),
    [
        ({}, 0, 1),
        # A facility without a name may be one that is counted already.
        ({"facility_type": "hospital"}, 0, 1),
        # A school is none of health care, whatever its id.
        ({"facility_id": "S", "facility_type": "school"}, 0, 1),
        ({"facility_id": "F"}, 1, 0),
        ({"facility_name": "North"}, 1, 0),
        ({"facility_id": "F", "facility_type": "mobile clinic"}, 0, 0),
    ],
)
def test_an_attack_names_what_it_hit_or_it_does_not(tmp_path, row, facilities, unnamed):
    found = health(tmp_path, row)
    assert (found.attacks, len(found.facilities), found.unnamed) == (1, facilities, unnamed)


def test_attacks_are_counted_by_type_certainty_and_damage_most_first(tmp_path):
    rows = (
        {
            "event_type": "shelling",
            "facility_id": "F",
            "facility_type": "clinic",
            "facility_damage": "damaged",
        },
        {"health_certainty": "confirmed", "facility_id": "G", "facility_damage": "destroyed"},
        {"health_certainty": "confirmed", "facility_id": "H", "facility_damage": "damaged"},
        {"health_certainty": "possible"},
    )
    found = health(tmp_path, *rows)
    assert list(found.by_type.items()) == [("attack_on_health", 3), ("shelling", 1)]
    assert list(found.by_certainty.items()) == [("confirmed", 2), ("possible", 1)]
    assert found.by_damage == {"damaged": 2, "destroyed": 1}


def test_a_facility_has_the_first_name_and_area_that_is_stated(tmp_path):
    rows = [
        {"event_id": "e", "source": "A", "facility_id": "F", "country": "Syria"},
        {
            "event_id": "e",
            "source": "B",
            "facility_id": "F",
            "facility_name": "North",
            "admin1": "Idleb",
        },
    ]
    (facility,) = health(tmp_path, *rows).facilities
    assert (facility.name, facility.area) == ("North", "Idleb")
    (country,) = health(tmp_path, rows[0]).facilities
    assert country.area == "Syria"


def test_a_facility_is_cleared_where_every_row_that_names_it_is(tmp_path):
    row = {"facility_id": "F", "sensitivity": "public"}
    assert health(tmp_path, row, row).facilities[0].cleared
    assert not health(tmp_path, row, row | {"sensitivity": ""}).facilities[0].cleared


def test_health_workers_and_patients_are_tallied_over_the_attacks_alone(tmp_path):
    found = health(
        tmp_path,
        {"killed": "5", "killed_health_workers": "2", "killed_women": "3"},
        {"injured_patients": "4", "injured": "4"},
        {"event_type": "shelling", "killed": "9", "killed_health_workers": "0"},
    )
    assert {name: said(t.figure) for name, t in found.workers.items()} == {
        "killed_health_workers": at_least(2),
        "injured_patients": at_least(4),
    }
    assert {t.of for t in found.workers.values()} == {2}


def test_attacks_of_the_week_before_are_known_only_where_it_has_reports(tmp_path):
    before = {"date_start": "2019-04-30"}
    assert health(tmp_path, {}).previous_attacks is None
    assert health(tmp_path, {}, before).previous_attacks == 1
    assert health(tmp_path, {}, before | {"event_type": "shelling"}).previous_attacks == 0


def test_the_events_and_sources_are_those_of_the_attacks(tmp_path):
    found = health(
        tmp_path,
        {"event_id": "a", "source": "B"},
        {"event_id": "a", "source": "C", "status": "denied"},
        {"event_id": "b", "event_type": "shelling", "source": "D"},
        {"event_id": "c", "source": "A"},
    )
    assert [e.event_id for e in found.events] == ["a", "c"]
    assert found.sources == ("A", "B")


@pytest.mark.parametrize(
    ("named", "totals", "least", "source"),
    [
        # Nothing is added: the largest minimum is used.
        ("FGH", ["2"], at_least(3), ""),
        ("FGH", ["3"], at_least(3), "S"),
        ("FGH", ["4"], at_least(4), "S"),
        ("F", ["2", "at least 5"], at_least(5), "S"),
        ("", ["4"], exactly(4), "S"),
        ("", ["at least 4"], at_least(4), "S"),
        ("F", [], None, ""),
    ],
)
def test_distinct_facilities_are_at_least_the_most_that_one_source_or_the_log_names(
    tmp_path, named, totals, least, source
):
    given = [{"figure": t, "since": "2019-05-01"} for t in totals]
    rows = [{"facility_id": f} for f in named] or [{}]
    found = health(tmp_path, *rows, totals=given, report=BASELINE)
    assert (said(found.distinct), found.distinct_source) == (least, source)


def test_transports_denials_and_other_totals_make_no_distinct_facility(tmp_path):
    total = {"figure": "1", "since": "2019-05-01"}
    rows = (
        {"facility_type": "ambulance"},
        {"facility_id": "T", "facility_type": "vehicle"},
        {"event_id": "d", "facility_id": "F"},
        {"event_id": "d", "source": "B", "facility_id": "G", "status": "denied"},
    )
    others = (
        total,
        total | {"figure": "9", "status": "denied"},
        total | {"figure": "8", "indicator": "killed"},
        total | {"figure": "", "source": "B"},
    )
    assert said(health(tmp_path, *rows, totals=others, report=BASELINE).distinct) == at_least(1)


def test_facilities_since_the_baseline_are_distinct_from_the_start_of_the_log(tmp_path):
    total = {"figure": "1", "since": "2019-04-29"}
    rows = (
        {"date_start": "2019-04-28", "facility_id": "E"},
        {"date_start": "2019-04-29", "facility_id": "F"},
        {"facility_id": "G"},
    )
    found = health(tmp_path, *rows, totals=[total], report=BASELINE)
    assert said(found.distinct) == at_least(2)
    # Without a baseline all events count, and every total.
    assert said(health(tmp_path, *rows, totals=[total]).distinct) == at_least(3)


def test_areas_tell_two_facilities_of_one_name_apart_and_an_id_does_not(tmp_path):
    named = {"facility_name": "Central Hospital"}
    rows = (named | {"admin1": "Idleb"}, named | {"admin1": "Hama"}, named | {"admin1": "Idleb"})
    assert sorted(f.attacks for f in health(tmp_path, *rows).facilities) == [1, 2]
    coded = {"facility_id": "F7"} | named
    rows = (coded | {"admin1": "Idleb"}, coded | {"admin1": "Hama"})
    assert hit(health(tmp_path, *rows)) == [("F7", 2)]


def test_facilities_hit_more_than_once_since_the_baseline_have_their_attacks_by_date(tmp_path):
    found = health(
        tmp_path,
        {"event_id": "a", "facility_id": "F", "date_start": "2019-05-07", "source": "B"},
        {"event_id": "b", "facility_id": "F", "date_start": "2019-04-30"},
        # Another source on the same attack, one facility hit once, one attack too early.
        {"event_id": "b", "facility_id": "F", "date_start": "2019-04-30", "source": "C"},
        {"event_id": "c", "facility_id": "G", "date_start": "2019-05-07"},
        {"event_id": "d", "facility_id": "G", "date_start": "2019-04-28"},
        # An ambulance is no facility.
        {"event_id": "e", "facility_id": "T", "facility_type": "ambulance"},
        {"event_id": "f", "facility_id": "T", "facility_type": "ambulance"},
        report=BASELINE,
    )
    ((facility, hits, sources),) = ((r.facility, r.hits, r.sources) for r in found.repeated)
    assert (facility.facility_id, facility.attacks) == ("F", 2)
    assert [(hit.event_id, str(hit.window.start)) for hit in hits] == [
        ("b", "2019-04-30"),
        ("a", "2019-05-07"),
    ]
    assert sources == ("A", "B", "C")


def test_one_name_in_two_areas_is_no_facility_hit_twice(tmp_path):
    row = {"facility_name": "Central Hospital", "facility_type": "hospital"}
    found = health(tmp_path, {**row, "admin1": "North"}, {**row, "admin1": "South"})
    assert found.repeated == ()
