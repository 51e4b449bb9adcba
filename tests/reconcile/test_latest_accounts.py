"""A source's later account of an event replaces its earlier one, group of columns by group."""

from __future__ import annotations

import pytest
from samples.summaries import Log, exactly, tally

FIRST = {"event_id": "e", "source": "A", "reported_on": "2019-05-07"}
LATER = {"event_id": "e", "source": "A", "reported_on": "2019-05-10"}


def spoken(folder, first, later, *others):
    """Return a log of one event of which A speaks twice."""
    return Log(folder).events(
        FIRST | first, LATER | later, *({"event_id": "e"} | o for o in others)
    )


def test_a_later_date_moves_the_event_out_of_the_week(tmp_path):
    log = spoken(tmp_path, {"killed": "4"}, {"date_start": "2019-05-14", "killed": "4"})
    assert log.summary("2019-W19").events == ()
    assert tally(log.summary("2019-W20")) == exactly(4)


def test_a_later_month_replaces_an_earlier_day(tmp_path):
    log = spoken(tmp_path, {"date_start": "2019-05-06"}, {"date_start": "2019-05"})
    found = log.summary()
    assert found.events == ()
    assert [e.precision for e in found.undated] == ["month"]


def test_a_correction_to_shelling_ends_the_attack_on_a_clinic(tmp_path):
    first = {
        "event_type": "attack_on_health",
        "facility_id": "F",
        "facility_type": "clinic",
        "facility_damage": "destroyed",
        "place": "Hass",
        "admin1": "Idleb",
    }
    found = spoken(tmp_path, first, {"event_type": "shelling", "place": "Ihsim"}).summary()
    (event,) = found.events
    assert (event.event_type, event.place, event.area) == ("shelling", "Ihsim", "")
    assert (found.health.attacks, found.health.facilities) == (0, ())


def test_a_follow_up_of_the_injured_keeps_the_dead_the_place_and_the_clinic(tmp_path):
    first = {"killed": "3", "place": "Hass", "facility_id": "F", "event_type": "airstrike"}
    first |= {"facility_type": "clinic"}
    found = spoken(tmp_path, first, {"injured": "9", "event_type": "other"}).summary()
    assert (tally(found), tally(found, "injured")) == (exactly(3), exactly(9))
    assert (found.events[0].place, found.events[0].event_type) == ("Hass", "airstrike")
    assert [f.facility_id for f in found.health.facilities] == ["F"]


def test_unknown_is_no_new_word_on_a_figure(tmp_path):
    found = spoken(tmp_path, {"killed": "3"}, {"killed": "unknown"}).summary()
    assert tally(found) == exactly(3)


def test_nothing_superseded_is_attributed(tmp_path):
    other = {"source": "B", "killed": "4"}
    found = spoken(tmp_path, {"killed": "4"}, {"killed": "6"}, other).summary()
    assert tally(found) == (4, 4, 6, "exact")
    assert found.tallies["killed", ""].sources == ("B",)
    assert found.events[0].stated_by["killed"] == ("B",)


def test_the_later_status_holds_though_it_says_less(tmp_path):
    found = spoken(tmp_path, {"status": "confirmed"}, {"injured": "2"}).summary()
    assert (found.events[0].status, found.confirmed) == ("reported", 0)


def test_a_country_that_every_row_names_leaves_the_place_standing(tmp_path):
    first = {"country": "Syria", "admin1": "Idleb", "place": "Hass"}
    (event,) = spoken(tmp_path, first, {"country": "Syria", "injured": "2"}).summary().events
    assert (event.area, event.place) == ("Idleb", "Hass")


def test_another_country_is_a_new_word_on_where(tmp_path):
    first = {"country": "Syria", "admin1": "Idleb", "place": "Hass"}
    (event,) = spoken(tmp_path, first, {"country": "Turkey"}).summary().events
    # Nothing of the area in Syria is left; the log names no other admin 1.
    assert (event.area, event.place) == ("Turkey", "")


def test_a_row_without_a_reporting_date_is_as_old_as_its_event(tmp_path):
    # A's dated account is of 7 May, the other one of the event's last day, 9 May.
    log = spoken(
        tmp_path, {"killed": "4"}, {"killed": "6", "reported_on": "", "date_end": "2019-05-09"}
    )
    assert tally(log.summary()) == exactly(6)
    assert [(r.old.best, r.new.best) for r in log.summary().revisions] == [(4, 6)]


def test_a_part_that_exceeds_the_later_whole_lapses_and_is_told(tmp_path):
    first = {"killed": "9", "killed_children": "5", "killed_women": "2"}
    log = spoken(tmp_path, first, {"killed": "4"})
    found = log.summary()
    assert (tally(found), tally(found, "killed", "children")) == (exactly(4), None)
    assert tally(found, "killed", "women") == exactly(2)
    (told,) = log.reconciled().problems
    assert (told.line, told.column, told.value, told.severity) == (
        2,
        "killed_children",
        "5",
        "warning",
    )
    assert told.reason.endswith("later says of killed: 4")


def test_a_part_stands_beside_a_whole_of_another_source(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"killed": "9", "killed_children": "5"}, LATER | {"source": "B", "killed": "4"}
    )
    assert tally(log.summary(), "killed", "children") == exactly(5)


def test_a_withdrawal_ends_all_that_was_said_and_what_comes_after_it_stands(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"killed": "9", "facility_id": "F"},
        LATER | {"status": "withdrawn"},
        LATER | {"reported_on": "2019-05-12", "injured": "2"},
    )
    found = log.summary()
    assert (tally(found), tally(found, "injured")) == (None, exactly(2))
    assert found.health.attacks == 0


# --- one day ---------------------------------------


def one_day(folder, *rows):
    return Log(folder).events(*(FIRST | r for r in rows))


def test_two_accounts_of_one_day_complete_each_other(tmp_path):
    log = one_day(tmp_path, {"killed": "3", "admin1": "Idleb"}, {"injured": "5", "place": "Hass"})
    found = log.summary()
    assert (tally(found), tally(found, "injured")) == (exactly(3), exactly(5))
    assert (found.events[0].area, found.events[0].place) == ("Idleb", "Hass")


@pytest.mark.parametrize(
    ("first", "second", "column"),
    [
        ({"killed": "3"}, {"killed": "4"}, "killed"),
        ({"killed": "3"}, {"killed": "at least 3"}, "killed"),
        ({"killed_children": "1", "killed": "3"}, {"killed_children": "2"}, "killed_children"),
        ({"place": "Hass"}, {"place": "Ihsim", "killed": "1"}, "place"),
        ({"event_type": "shelling"}, {"event_type": "airstrike"}, "event_type"),
        ({}, {"date_start": "2019-05-05", "killed": "2"}, "date_start"),
        ({"status": "denied"}, {"killed": "2"}, "status"),
    ],
)
def test_two_that_fill_one_group_differently_are_a_problem(tmp_path, first, second, column):
    (problem,) = one_day(tmp_path, first, second).inputs().problems
    assert (problem.severity, problem.line) == ("error", 3)
    assert problem.reason.endswith(f"events.csv:2, and differs in {column}")


def test_rows_of_a_victim_each_are_a_problem_that_names_count_rows(tmp_path):
    log = one_day(tmp_path, *({"killed": "1", "description": d} for d in ("a boy", "a man", "?")))
    problems = log.inputs().problems
    assert [p.line for p in problems] == [3, 4]
    assert all("count_rows" in p.hint for p in problems)
