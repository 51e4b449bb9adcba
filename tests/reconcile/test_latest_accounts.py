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


# --- group by group ---------------------------------------


@pytest.mark.parametrize(
    ("first", "later", "place"),
    [
        ({"admin1": "Idleb", "place": "Hass"}, {"killed": "1"}, ("Idleb", "Hass")),
        # A group that the later account fills in part is its new word whole.
        ({"admin1": "Idleb", "place": "Hass"}, {"admin1": "Hama"}, ("Hama", "")),
        ({"place": "Hass"}, {"latitude": "35.5", "longitude": "36.5"}, ("", "")),
        ({"place": "Hass"}, {"admin2": "Ariha"}, ("", "")),
    ],
)
def test_where_is_replaced_whole_or_not_at_all(tmp_path, first, later, place):
    (event,) = spoken(tmp_path, first, later, {"source": "Z"}).summary().events
    assert (event.area, event.place) == place


@pytest.mark.parametrize("column", ["actor", "description"])
def test_who_and_what_is_told_of_it_are_replaced_one_by_one(tmp_path, column):
    (event,) = spoken(tmp_path, {column: "old"}, {column: "new"}).summary().events
    assert getattr(event, column) == "new"
    (event,) = spoken(tmp_path, {column: "old"}, {}).summary().events
    assert getattr(event, column) == "old"


def test_a_facility_alone_is_a_new_word_on_what_was_hit(tmp_path):
    first = {"event_type": "airstrike", "facility_id": "F", "facility_type": "clinic"}
    found = spoken(tmp_path, first, {"facility_id": "G", "facility_type": "hospital"}).summary()
    assert [f.facility_id for f in found.health.facilities] == ["G"]
    assert found.events[0].event_type == "other"


def test_nothing_of_a_superseded_figure_is_left(tmp_path):
    made = spoken(tmp_path, {"killed": "at least 4"}, {"killed": "6"}).reconciled()
    old, new = made.accounts.sort_values("line").to_dict("records")
    parts = ("low", "best", "high")
    assert all(old[f"killed__{p}"] != old[f"killed__{p}"] for p in parts)
    assert (old["killed__qualifier"], old["killed__words"], old["earlier"]) == (-1, "", True)
    assert [new[f"killed__{p}"] for p in parts] == [6, 6, 6]
    assert not new["earlier"]


def test_a_source_that_speaks_thrice_has_each_step_and_its_last_word(tmp_path):
    log = Log(tmp_path).events(
        *(
            FIRST | {"killed": k, "reported_on": f"2019-05-{d:02}"}
            for k, d in (("6", 9), ("3", 7), ("3", 8))
        )
    )
    found = log.summary()
    assert tally(found) == exactly(6)
    # 3 is said again on the 8th, which is no revision.
    assert [(r.old.best, r.new.best, r.old_on.day, r.new_on.day) for r in found.revisions] == [
        (3, 6, 8, 9)
    ]


@pytest.mark.parametrize("later", ["at least 4", "4-9", "about 4", "up to 4"])
def test_another_qualifier_or_end_is_a_revision(tmp_path, later):
    (revision,) = spoken(tmp_path, {"killed": "4"}, {"killed": later}).summary().revisions
    assert revision.new.words == later


def test_a_figure_that_only_others_state_is_no_revision(tmp_path):
    other = {"source": "B", "injured": "2", "reported_on": "2019-05-08"}
    made = spoken(tmp_path, {"killed": "3"}, {"killed": "5"}, other).reconciled()
    assert made.revisions["measure"].tolist() == ["killed"]


def test_each_source_is_revised_by_itself(tmp_path):
    others = [
        {"source": "B", "killed": k, "reported_on": f"2019-05-{d:02}"}
        for k, d in (("9", 8), ("7", 11))
    ]
    found = spoken(tmp_path, {"killed": "3"}, {"killed": "5"}, *others).summary()
    assert [(r.source, r.old.best, r.new.best) for r in found.revisions] == [
        ("A", 3, 5),
        ("B", 9, 7),
    ]
    assert tally(found) == (5, 5, 7, "exact")


def test_of_one_day_s_accounts_the_firmest_status_counts(tmp_path):
    rows = [
        FIRST | {"status": "reported", "killed": "1"},
        FIRST | {"status": "confirmed", "injured": "2"},
    ]
    (event,) = Log(tmp_path).events(*rows).summary().events
    assert event.status == "confirmed"


def test_of_one_day_s_later_accounts_the_most_precise_date_counts(tmp_path):
    rows = [
        FIRST | {"date_start": "2019-05-01", "killed": "1"},
        LATER | {"date_start": "2019-05-07", "killed": "2"},
    ]
    found = Log(tmp_path).events(*rows).summary()
    assert [str(e.window.start) for e in found.events] == ["2019-05-07"]
    assert found.events[0].other_dates == ()


def test_a_part_lapses_only_above_the_later_whole_of_its_own_source(tmp_path):
    first = {"killed": "9", "killed_children": "4", "killed_women": "5"}
    log = spoken(tmp_path, first, {"killed": "4"})
    found = log.summary()
    # Children 4 fit into 4 dead; women 5 do not.
    assert tally(found, "killed", "children") == exactly(4)
    assert tally(found, "killed", "women") is None
    assert [p.column for p in log.reconciled().problems] == ["killed_women"]


def test_a_part_of_the_same_day_as_the_whole_does_not_lapse(tmp_path):
    first, later = {"killed": "9"}, {"killed": "at least 4", "killed_children": "6"}
    log = spoken(tmp_path, first, later)
    assert tally(log.summary(), "killed", "children") == exactly(6)
    assert log.reconciled().problems == ()


def test_a_part_lapses_only_where_the_whole_is_of_a_later_day(tmp_path):
    log = spoken(tmp_path, {"killed_children": "6"}, {"killed": "4", "reported_on": "2019-05-07"})
    assert tally(log.summary(), "killed", "children") == exactly(6)
    assert "part_lapsed" not in [p.code for p in log.reconciled().problems]


def test_an_open_whole_lets_every_part_stand(tmp_path):
    log = spoken(tmp_path, {"killed_children": "6"}, {"killed": "at least 4"})
    assert tally(log.summary(), "killed", "children") == exactly(6)
    assert log.reconciled().problems == ()


def test_a_log_in_which_each_source_speaks_once_is_left_as_it_is(tmp_path):
    made = (
        Log(tmp_path)
        .events(FIRST | {"killed": "1"}, LATER | {"source": "B", "killed": "1"})
        .reconciled()
    )
    assert made.accounts["earlier"].tolist() == [False, False]
    assert made.revisions.empty


@pytest.mark.parametrize(
    "unknown",
    ["unknown", "Not reported", "inconnu", "Desconocido", "невідомо", "неизвестно", "غير معروف"],
)
def test_unknown_is_no_new_word_on_where_and_what(tmp_path, unknown):
    first = {"event_type": "shelling", "country": "Syria", "admin1": "Hama", "place": "Hass"}
    later = {"killed": "2", **dict.fromkeys(("event_type", "admin1", "admin2", "place"), unknown)}
    (event,) = spoken(tmp_path, first, later | {"country": "Syria"}).summary().events
    assert (event.event_type, event.area, event.place) == ("shelling", "Hama", "Hass")


def test_unknown_facilities_are_none_and_the_known_one_stays(tmp_path):
    first = {"event_type": "airstrike", "facility_name": "City Hospital"}
    later = {"facility_name": "unknown", "facility_type": "inconnu", "injured": "1"}
    found = spoken(tmp_path, first, later).summary().health
    assert (found.attacks, [f.name for f in found.facilities]) == (1, ["City Hospital"])


def test_a_short_sign_in_a_column_of_areas_is_a_name(tmp_path):
    found = spoken(tmp_path, {"admin1": "Hama"}, {"admin1": "ND", "killed": "1"}).summary()
    assert [e.area for e in found.events] == ["ND"]


LAST = {"source": "A", "reported_on": "2019-05-12"}


def test_a_part_that_has_lapsed_does_not_come_back_with_a_larger_whole(tmp_path):
    first = {"killed": "9", "killed_children": "5"}
    log = spoken(tmp_path, first, {"killed": "4"}, LAST | {"killed": "12"})
    found = log.summary()
    assert (tally(found), tally(found, "killed", "children")) == (exactly(12), None)
    (told,) = log.reconciled().problems
    # It is told of the whole that ended it, not of the last one.
    assert told.reason.endswith("later says of killed: 4")


def test_a_part_that_its_source_states_again_counts_again(tmp_path):
    first = {"killed": "9", "killed_children": "5"}
    again = LAST | {"killed": "12", "killed_children": "6"}
    log = spoken(tmp_path, first, {"killed": "4"}, again)
    found = log.summary()
    assert (tally(found), tally(found, "killed", "children")) == (exactly(12), exactly(6))
    assert log.reconciled().problems == ()


def test_a_part_that_was_said_after_the_smaller_whole_stays(tmp_path):
    """Whole 4, then children 6, then whole 12: no whole after the children is less than they."""
    log = spoken(tmp_path, {"killed": "4"}, {"killed_children": "6"}, LAST | {"killed": "12"})
    found = log.summary()
    assert (tally(found), tally(found, "killed", "children")) == (exactly(12), exactly(6))
