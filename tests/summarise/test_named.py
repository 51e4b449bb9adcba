"""Events and deaths by the parties and weapons that sources name: a claim, never a choice."""

from __future__ import annotations

import pytest
from samples.summaries import Log, at_least, exactly, said

from sitrep.choices import load
from sitrep.model.problem import SitrepError


def rows(summary, kind="actors"):
    return [
        (row.name, row.differ, row.events, said(row.tallies["killed"].figure))
        for row in getattr(summary, kind)
    ]


def found(folder, *events, **log):
    return Log(folder, **log).events(*events).summary()


def test_events_and_deaths_are_summed_by_party_and_those_not_stated_come_last(tmp_path):
    summary = found(
        tmp_path,
        {"killed": "9"},
        {"actor": "Blue", "killed": "2"},
        {"actor": "Red", "killed": "3-5"},
        {"actor": "Red", "killed": "1"},
    )
    assert rows(summary) == [
        ("Red", False, 2, (4, 4, 6, "range")),
        ("Blue", False, 1, exactly(2)),
        ("", False, 1, exactly(9)),
    ]


def test_an_event_without_a_number_makes_a_partys_deaths_a_minimum(tmp_path):
    summary = found(tmp_path, {"actor": "Red", "killed": "3"}, {"actor": "red"})
    assert rows(summary) == [("Red", False, 2, at_least(3))]


def test_where_sources_name_different_parties_none_is_chosen(tmp_path):
    a = {"event_id": "e1", "source": "A", "actor": "Red", "killed": "3"}
    b = {"event_id": "e1", "source": "B", "actor": "Blue", "killed": "3"}
    assert rows(found(tmp_path, a, b)) == [("", True, 1, exactly(3))]


def test_events_of_which_sources_name_different_parties_stand_before_those_that_name_none(tmp_path):
    a = {"event_id": "e1", "source": "A", "actor": "Red", "killed": "3"}
    b = {"event_id": "e1", "source": "B", "actor": "Blue", "killed": "3"}
    named, none = {"actor": "Red", "killed": "1"}, {"event_id": "e9", "killed": "9"}
    assert rows(found(tmp_path, none, a, b, named)) == [
        ("Red", False, 1, exactly(1)),
        ("", True, 1, exactly(3)),
        ("", False, 1, exactly(9)),
    ]


def test_a_denial_names_nobody(tmp_path):
    a = {"event_id": "e1", "source": "A", "actor": "Red", "killed": "3"}
    b = {"event_id": "e1", "source": "B", "actor": "Blue", "status": "denied"}
    assert rows(found(tmp_path, a, b)) == [("Red", False, 1, exactly(3))]


def test_weapons_are_counted_alike(tmp_path):
    summary = found(tmp_path, {"weapon": "mortar", "killed": "3"}, {"killed": "1"})
    assert rows(summary, "weapons") == [
        ("mortar", False, 1, exactly(3)),
        ("", False, 1, exactly(1)),
    ]
    assert summary.actors == ()


LABELS = """[[actor]]
name = "red army"
label = "government forces"
[[actor]]
name = "Blues"
label = "armed group"
"""


def test_each_party_of_a_pair_has_its_neutral_name(tmp_path):
    # A – B, A alone in another spelling, and B; C: the labels find all of them.
    summary = found(
        tmp_path,
        {"actor": "Red Army – Blues", "killed": "2"},
        {"actor": "RED ARMY", "killed": "1"},
        {"actor": "Blues; Greens", "killed": "0"},
        more=LABELS,
    )
    assert [row.name for row in summary.actors] == [
        "government forces – armed group",
        "government forces",
        "armed group; Greens",
    ]
    assert summary.events[0].actor == "government forces – armed group"


def test_config_switches_parties_and_weapons_off(tmp_path):
    row = {"actor": "Red", "weapon": "mortar", "killed": "2"}
    summary = found(tmp_path, row, report="actors = false")
    assert (summary.actors, summary.weapons) == ((), ())
    assert summary.events[0].actor == ""


def test_where_they_are_switched_off_no_warning_names_a_party(tmp_path):
    rows = {"actor": "Red Army", "killed": "2"}, {"actor": "RED ARMY", "killed": "2"}
    off = Log(tmp_path, report="actors = false").events(*rows).inputs()
    assert not [p for p in off.problems if "red army" in p.reason.casefold()]


def test_a_party_with_two_labels_is_a_problem_at_its_line(tmp_path):
    config = tmp_path / "config.toml"
    config.write_text(f'[report]\ntitle = "T"\n[[source]]\npath = "events.csv"\n{LABELS}{LABELS}')
    with pytest.raises(SitrepError) as raised:
        load(config)
    told = [(p.line, p.column, p.value, p.reason) for p in raised.value.problems]
    assert told == [
        (12, "actor.3.name", "red army", "is there twice"),
        (15, "actor.4.name", "Blues", "is there twice"),
    ]
