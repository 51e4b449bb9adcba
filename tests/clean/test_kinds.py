"""Types of events and facilities in any language; what is unclear is told."""

from __future__ import annotations

import pytest
from samples.summaries import Log

from sitrep.clean.kinds import event_type


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("air strike", "airstrike"),
        ("Air-strike", "airstrike"),
        ("drone strike", "airstrike"),
        ("Frappe aérienne", "airstrike"),
        ("ataque aéreo", "airstrike"),
        ("авіаудар", "airstrike"),
        ("غارة جوية", "airstrike"),
        ("bombardement", "shelling"),
        ("обстріл", "shelling"),
        ("обстрел", "shelling"),
        ("قصف", "shelling"),
        ("атака БпЛА", "airstrike"),
        ("удар FPV-дрона", "airstrike"),
        ("Attaque par drone", "airstrike"),
        ("هجوم بطائرة مسيرة", "airstrike"),
        ("missile strike", "shelling"),
        ("Ракетний удар", "shelling"),
        ("ataque con misiles", "shelling"),
        ("enlèvement", "abduction"),
        ("attaque contre la santé", "attack_on_health"),
        ("Attack on hospital", "attack_on_health"),
        ("hospital shelled", "attack_on_health"),
        ("attaque contre un centre de santé", "attack_on_health"),
        ("bombardement d’un hôpital", "attack_on_health"),
        ("bombardeo del hospital", "attack_on_health"),
        ("обстріл лікарні", "attack_on_health"),
        ("нападение на больницу", "attack_on_health"),
        ("هجوم على مركز صحي", "attack_on_health"),
        ("Attack near hospital", "attack_near_hospital"),
        ("No attack on hospital", "no_attack_on_hospital"),
        ("Cattle raid", "cattle_raid"),
        ("Unerwünschte Lage", "unerwünschte_lage"),
        ("", "other"),
        ("autre", "other"),
    ],
)
def test_a_type_is_read_in_every_language_and_an_unknown_one_stays(text, kind):
    assert event_type(text) == kind


def told(log: Log) -> list[tuple[str, int, str]]:
    own = [p for p in log.inputs().problems if p.code == "not_a_choice"]
    assert {p.severity for p in own} <= {"warning"}
    return [(p.column, p.line, p.value) for p in own]


def test_words_of_two_languages_for_one_type_count_together(tmp_path):
    words = ("bombardement", "shelling", "обстріл", "Attack on clinic")
    found = Log(tmp_path).events(*({"event_type": w} for w in words)).summary()
    # Three shellings, and one attack on health care.
    assert found.health.attacks == 1


def test_a_type_that_may_be_an_attack_on_health_care_is_told_with_its_line_and_remedy(tmp_path):
    log = Log(tmp_path).events(
        {"event_type": "shelling"},
        {"event_type": "Attack near hospital"},
        {"event_type": "Attack near hospital"},
        {"event_type": "attaque près de la clinique"},
        {"event_type": "Health emergency"},
    )
    assert told(log) == [
        ("event_type", 3, "Attack near hospital"),
        ("event_type", 5, "attaque près de la clinique"),
    ]
    (hint, *_) = [p.hint for p in log.inputs().problems if p.code == "not_a_choice"]
    assert 'values = {event_type = {"…" = "attack_on_health"}}' in hint
    assert log.summary().health.attacks == 0


@pytest.mark.parametrize(
    "name",
    [
        "Al-Shifa Hospital School",
        "Market on Clinic Road",
        "Hospital Street market",
        "Ministry of Health",
        "École de l'hôpital",
        "Mercado del Hospital",
        "Школа біля лікарні",
        "рынок у больницы",
        "سوق المستشفى",
        "near Al-Shifa hospital",
    ],
)
def test_a_name_that_may_be_of_another_place_is_not_counted_and_is_told(tmp_path, name):
    log = Log(tmp_path).events({"event_type": "airstrike", "facility_name": name})
    found = log.summary().health
    assert (found.attacks, found.facilities) == (0, ())
    assert told(log) == [("facility_name", 2, name)]


@pytest.mark.parametrize(
    "name",
    [
        "University Hospital",
        "Market Street Clinic",
        "Hospital (Market Street)",
        "Hôpital de la rue Verte",
        "Hospital de la Plaza",
        "Лікарня на вулиці Шевченка",
        "Больница на улице Ленина",
        "مستشفى السوق",
        "Basic health unit",
    ],
)
def test_a_health_facility_whose_name_holds_another_place_is_one(tmp_path, name):
    log = Log(tmp_path).events({"event_type": "airstrike", "facility_name": name})
    found = log.summary().health
    assert (found.attacks, len(found.facilities)) == (1, 1)
    assert told(log) == []


@pytest.mark.parametrize("kind", ["BHU", "ФАП", "CSPS", "Poste de santé", "medical post"])
def test_a_known_kind_of_health_facility_is_one_whatever_its_name(tmp_path, kind):
    row = {"event_type": "airstrike", "facility_type": kind, "facility_name": "Market Street"}
    log = Log(tmp_path).events(row)
    assert (log.summary().health.attacks, told(log)) == (1, [])


@pytest.mark.parametrize("kind", ["veterinary clinic", "clinique vétérinaire", "school", "mosquée"])
def test_a_known_kind_of_other_place_is_none_and_needs_no_word(tmp_path, kind):
    log = Log(tmp_path).events({"facility_type": kind, "facility_name": "City Hospital"})
    assert (log.summary().health.attacks, told(log)) == (0, [])


@pytest.mark.parametrize("kind", ["medical school", "pharmaceutical factory", "Ministry of Health"])
def test_a_type_of_another_place_that_speaks_of_health_care_is_told(tmp_path, kind):
    log = Log(tmp_path).events({"event_type": "airstrike", "facility_type": kind})
    assert (log.summary().health.attacks, told(log)) == (0, [("facility_type", 2, kind)])


def test_an_unknown_type_beside_the_name_of_a_health_facility_is_told(tmp_path):
    log = Log(tmp_path).events({"facility_type": "Tertiary", "facility_name": "City Hospital"})
    assert (log.summary().health.attacks, told(log)) == (0, [("facility_type", 2, "Tertiary")])


def test_a_school_at_an_attack_on_health_care_is_no_health_facility_affected(tmp_path):
    row = {"event_type": "attack_on_health", "facility_name": "Al-Shifa Hospital School"}
    found = Log(tmp_path).events(row, row | {"facility_name": "Saint Mary"}).summary().health
    assert (found.attacks, [f.name for f in found.facilities]) == (2, ["Saint Mary"])


@pytest.mark.parametrize("name", ["other", "Autre", "otro", "інше", "Unknown", "не відомо", "N/A"])
def test_a_source_that_is_none_is_told_since_a_report_would_name_it(tmp_path, name):
    inputs = Log(tmp_path).events({"source": "A"}, {"source": name}, {"source": name}).inputs()
    (told,) = [p for p in inputs.problems if p.column == "source"]
    assert (told.line, told.value, told.severity.value) == (3, name, "warning")
    assert told.reason == "is printed as a source's name"
    assert "values = {source = " in told.hint


def test_a_source_whose_name_holds_such_a_word_is_one(tmp_path):
    inputs = Log(tmp_path).events({"source": "Other Voices"}, {"source": "Aid"}).inputs()
    assert not [p for p in inputs.problems if p.column == "source"]
