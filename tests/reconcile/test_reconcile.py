"""Accounts of one event to one figure: by the rule, never added, every conflict kept."""

from __future__ import annotations

import pytest
from samples.summaries import Log, at_least, exactly, more_than, said, tally

from sitrep.arithmetic.sums import figures_of
from sitrep.model.codes import Code


def one(log: Log, as_of: str = "", column: str = "killed"):
    """Return the figure of the only event."""
    made = log.reconciled(as_of)
    measure = next(m for m in made.measures if m.column == column)
    (figure,) = figures_of(made.events, measure)
    return said(figure)


def accounts(folder, *rows, rules=""):
    """Return a log of one event that several sources speak of."""
    return Log(folder, rules=rules).events(*({"event_id": "e"} | r for r in rows))


THREE = (
    {"source": "A", "killed": "7", "reported_on": "2019-05-09"},
    {"source": "B", "killed": "4", "reported_on": "2019-05-08"},
    {"source": "C", "killed": "7", "reported_on": "2019-05-07"},
    {"source": "D", "killed": "9", "reported_on": "2019-05-07"},
)


@pytest.mark.parametrize(
    ("rules", "best"),
    [
        ('conflict = "conservative"', 4),
        ('conflict = "highest"', 9),
        ('conflict = "majority"', 7),
        ('conflict = "latest"', 7),
        ('conflict = "preferred"\nsources_preferred = ["X", "D", "A"]', 9),
        ('conflict = "preferred"\nsources_preferred = ["X"]', 4),
    ],
)
def test_each_rule_takes_one_figure_and_the_span_holds_all(tmp_path, rules, best):
    log = accounts(tmp_path, *THREE, rules=rules)
    assert one(log) == exactly(best)
    assert tally(log.summary()) == (4, best, 9, "exact")
    (conflict,) = log.summary().conflicts
    assert sorted(s.source for s in conflict.statements) == ["A", "B", "C", "D"]
    assert conflict.chosen.best == best


def test_an_indicator_that_no_account_states_has_no_columns_and_is_known_all_the_same(tmp_path):
    rows = ({"source": "A", "killed_civilians": "3", "injured": "", "missing_women": ""},)
    made = accounts(tmp_path, *rows).reconciled()
    assert [m.column for m in made.measures] == [
        "killed_civilians",
        "injured",
        "missing_women",
        "killed",
        "missing",
    ]
    stated = {str(c).removesuffix("__best") for c in made.events if str(c).endswith("__best")}
    # The whole of a stated group is at least the group.
    assert stated == {"killed_civilians", "killed"}
    assert one(accounts(tmp_path, *rows)) == at_least(3)


@pytest.mark.parametrize("rule", ["majority", "latest"])
def test_a_tie_goes_to_the_lowest(tmp_path, rule):
    log = accounts(
        tmp_path,
        {"source": "A", "killed": "9", "reported_on": "2019-05-09"},
        {"source": "B", "killed": "4", "reported_on": "2019-05-09"},
        rules=f'conflict = "{rule}"',
    )
    assert one(log)[1] == 4


def test_the_same_figure_by_two_sources_is_no_conflict_and_both_are_named(tmp_path):
    found = accounts(
        tmp_path, {"source": "A", "killed": "5"}, {"source": "B", "killed": "5"}
    ).summary()
    assert tally(found) == exactly(5)
    assert found.conflicts == ()
    assert found.tallies["killed", ""].sources == ("A", "B")


def test_a_figure_is_attributed_to_who_states_it_and_not_to_who_states_another(tmp_path):
    found = accounts(
        tmp_path,
        {"source": "A", "killed": "5"},
        {"source": "B", "killed": "8"},
        {"source": "C", "status": "denied", "killed": "5"},
    ).summary()
    assert found.tallies["killed", ""].sources == ("A",)


def test_a_vague_word_yields_to_a_number_that_is_no_less(tmp_path):
    assert one(
        accounts(tmp_path, {"source": "A", "killed": "dozens"}, {"source": "B", "killed": "36"})
    ) == exactly(36)


def test_a_vague_word_does_not_yield_to_a_number_below_it(tmp_path):
    log = accounts(tmp_path, {"source": "A", "killed": "dozens"}, {"source": "B", "killed": "5"})
    assert one(log) == exactly(5)
    assert tally(log.summary()) == (5, 5, None, "exact")
    assert len(log.summary().conflicts[0].statements) == 2


def test_where_numbers_differ_the_vague_word_is_listed_with_them(tmp_path):
    (conflict,) = (
        accounts(
            tmp_path,
            {"source": "A", "killed": "dozens"},
            {"source": "B", "killed": "36"},
            {"source": "C", "killed": "20"},
        )
        .summary()
        .conflicts
    )
    assert len(conflict.statements) == 3
    assert said(conflict.chosen) == exactly(20)


def test_a_range_beside_an_open_figure_stays_as_its_source_states_it(tmp_path):
    log = accounts(
        tmp_path, {"source": "A", "killed": "10-15"}, {"source": "B", "killed": "at least 20"}
    )
    assert one(log) == (10, 10, 15, "range")


def test_a_range_that_others_would_widen_stays_in_its_sources_words(tmp_path):
    log = accounts(tmp_path, {"source": "A", "killed": "10-15"}, {"source": "B", "killed": "20"})
    made = log.reconciled()
    (figure,) = figures_of(made.events, made.measures[0])
    assert (said(figure), figure.words) == ((10, 10, 15, "range"), "10-15")


# --- revisions, as-of, withdrawals ---------------------------------------

REVISED = (
    {"source": "A", "killed": "3", "reported_on": "2019-05-06"},
    {"source": "A", "killed": "5", "reported_on": "2019-05-14"},
    {"source": "A", "killed": "4", "reported_on": "2019-05-16"},
)


@pytest.mark.parametrize(
    ("as_of", "best", "steps"),
    [("2019-05-07", 3, []), ("2019-05-15", 5, [(3, 5)]), ("", 4, [(3, 5), (5, 4)])],
)
def test_a_source_revises_itself_and_every_step_is_kept(tmp_path, as_of, best, steps):
    log = accounts(tmp_path, *REVISED)
    assert one(log, as_of) == exactly(best)
    found = log.summary(as_of=as_of)
    assert [(r.old.best, r.new.best) for r in found.revisions] == steps
    assert found.conflicts == ()


def test_a_later_account_without_a_number_leaves_the_number_standing(tmp_path):
    log = accounts(
        tmp_path,
        {"source": "A", "killed": "3", "reported_on": "2019-05-06"},
        {"source": "A", "killed": "", "reported_on": "2019-05-08"},
    )
    assert one(log) == exactly(3)


def test_a_row_without_a_reporting_date_counts_as_reported_on_its_events_last_day(tmp_path):
    log = Log(tmp_path).events(
        {"killed": "1", "reported_on": "2019-05-07"},
        {"killed": "2"},
        {"killed": "4", "reported_on": "2019-05-09"},
        {"killed": "8", "date_start": "2019-05-09"},
    )
    found = log.summary(as_of="2019-05-08")
    assert tally(found) == exactly(3)
    assert found.left_out == {Code.AFTER_CUT_OFF: 2}
    (told,) = log.reconciled("2019-05-08").problems
    assert (told.severity, told.column) == ("warning", "reported_on")
    assert told.reason.startswith("1 row has no reporting date")
    assert log.reconciled().problems == ()


@pytest.mark.parametrize("day", ["2019-05-08", ""])
def test_what_a_source_withdraws_no_longer_counts(tmp_path, day):
    log = accounts(
        tmp_path,
        {"source": "A", "killed": "9", "reported_on": "2019-05-07"},
        {"source": "B", "killed": "4", "reported_on": "2019-05-07"},
        {"source": "A", "status": "withdrawn", "reported_on": day},
    )
    assert one(log) == exactly(4)
    assert log.reconciled().left_out == {Code.WITHDRAWN: 2}
    assert log.summary().conflicts == ()


def test_an_event_withdrawn_by_all_is_no_event(tmp_path):
    log = accounts(tmp_path, {"source": "A", "killed": "9", "status": "withdrawn"})
    assert log.summary().events == ()
    assert tally(log.summary()) is None


def test_what_is_reported_anew_after_a_withdrawal_stands_and_the_old_does_not(tmp_path):
    log = accounts(
        tmp_path,
        {"source": "A", "killed": "9", "reported_on": "2019-05-07"},
        {"source": "A", "status": "withdrawn", "reported_on": "2019-05-08"},
        {"source": "A", "killed": "", "reported_on": "2019-05-09"},
    )
    assert one(log) is None
    assert len(log.summary().events) == 1


def test_a_withdrawal_that_names_a_facility_takes_back_that_facility_only(tmp_path):
    log = accounts(
        tmp_path,
        {"source": "A", "facility_id": "F", "facility_type": "clinic", "status": "withdrawn"},
        {"source": "A", "facility_id": "G", "facility_type": "clinic", "killed": "2"},
    )
    found = log.summary()
    assert [f.facility_id for f in found.health.facilities] == ["G"]
    assert tally(found) == exactly(2)


def test_a_withdrawn_total_is_left_out_as_withdrawn_and_a_late_one_as_late(tmp_path):
    log = Log(tmp_path).totals(
        {"figure": "5", "status": "withdrawn"},
        {"figure": "6", "reported_on": "2019-05-20"},
        {"figure": "7"},
    )
    made = log.reconciled("2019-05-13")
    assert [t.figure.best for t in made.totals] == [7]
    assert made.left_out == {Code.WITHDRAWN: 1, Code.AFTER_CUT_OFF: 1}


# --- who speaks, of what ---------------------------------------


def test_an_event_that_is_only_denied_is_shown_as_disputed_and_not_counted(tmp_path):
    found = accounts(tmp_path, {"source": "A", "status": "denied", "killed": "0"}).summary()
    assert found.events == ()
    assert tally(found) is None
    (item,) = found.disputed
    assert (item.event.status, item.claims) == ("denied", ())


def test_the_number_in_a_denial_is_no_count(tmp_path):
    log = accounts(
        tmp_path, {"source": "A", "killed": "5"}, {"source": "B", "killed": "0", "status": "denied"}
    )
    assert one(log) == exactly(5)
    assert log.summary().conflicts == ()


def test_a_denial_describes_nothing_of_an_event_that_others_report(tmp_path):
    log = accounts(
        tmp_path,
        {"source": "A", "date_start": "2019-05-07", "reported_on": "2019-05-09"},
        {
            "source": "B",
            "date_start": "2019-04-01",
            "reported_on": "2019-05-08",
            "actor": "B's",
            "status": "denied",
            "event_type": "attack_on_health",
        },
    )
    (event,) = log.summary().events
    assert (event.event_type, event.actor, str(event.window.start)) == ("other", "", "2019-05-07")
    assert log.summary().health.attacks == 0


def test_the_most_precise_date_places_an_event(tmp_path):
    found = accounts(
        tmp_path,
        {"source": "A", "date_start": "2019-05"},
        {"source": "B", "date_start": "2019-05-08"},
    ).summary()
    assert [str(e.window.start) for e in found.events] == ["2019-05-08"]
    assert found.undated == ()


def test_a_type_that_a_later_account_gives_fills_one_not_stated(tmp_path):
    log = accounts(tmp_path, {"source": "A"}, {"source": "B", "event_type": "airstrike"})
    found = log.summary()
    assert [e.event_type for e in found.events] == ["airstrike"]


@pytest.mark.parametrize("order", [("public", "restricted"), ("restricted", "Public")])
def test_the_strictest_word_on_who_may_see_an_event_holds(tmp_path, order):
    found = accounts(
        tmp_path, *({"source": s, "sensitivity": v} for s, v in zip("AB", order, strict=True))
    ).summary()
    assert [e.sensitivity for e in found.events] == ["restricted"]


def test_one_source_that_names_two_facilities_speaks_once_of_the_dead(tmp_path):
    found = accounts(
        tmp_path,
        {"source": "A", "facility_id": "F", "facility_type": "clinic", "killed": "3"},
        {"source": "A", "facility_id": "G", "facility_type": "clinic", "killed": "3"},
    ).summary()
    assert tally(found) == exactly(3)
    assert found.conflicts == ()
    assert found.health.attacks == 1
    assert len(found.health.facilities) == 2


def test_one_source_that_differs_with_itself_on_one_day_is_a_problem(tmp_path):
    log = accounts(
        tmp_path,
        {"source": "A", "facility_id": "F", "facility_type": "clinic", "killed": "3"},
        {"source": "A", "facility_id": "G", "facility_type": "clinic", "killed": "2"},
    )
    (problem,) = log.inputs().problems
    assert (problem.severity, problem.line) == ("error", 3)
    assert problem.reason.endswith("events.csv:2, and differs in killed")
    assert "count_rows" in problem.hint


def test_rows_without_a_source_are_their_files(tmp_path):
    found = Log(tmp_path).events({"killed": "1"}, {"killed": "2"}).summary()
    assert found.tallies["killed", ""].sources == ("events",)
    assert tally(found) == exactly(3)


def test_groups_are_reconciled_apart_from_the_whole(tmp_path):
    log = accounts(
        tmp_path,
        {"source": "A", "killed": "more than 5", "killed_children": "2"},
        {"source": "B", "killed": "9", "killed_children": ""},
    )
    assert one(log)[1:] == more_than(5)[1:]
    assert one(log, column="killed_children") == exactly(2)


def test_accounts_in_two_files_that_conflict_are_counted_though_no_cell_of_theirs_is_blank(
    tmp_path,
):
    log = Log(tmp_path)
    for name, figure in (("events", "3-6"), ("more", "3-9")):
        row = {"event_id": "e", "date_start": "2019-05-06", "source": name, "killed": figure}
        log.add(name, [row])
    log.sources = log.sources.replace('table = "more"', 'table = "events"')
    assert one(log) == (3, 3, 6, "range")


# --- what, when and where of one event ---------------------------------------


def described(folder, *rows):
    """Return the one event of several accounts, as reconciled."""
    made = Log(folder).events(*({"event_id": "e"} | row for row in rows)).reconciled()
    (event,) = made.events.to_dict("records")
    return event


def test_what_one_account_leaves_blank_another_one_fills_in(tmp_path):
    event = described(
        tmp_path,
        {"source": "A", "place": "Hass", "reported_on": "2019-05-07"},
        {"source": "B", "place": "Ihsim", "admin1": "Idleb", "reported_on": "2019-05-08"},
        {"source": "C", "actor": "X", "admin1": "Hama", "reported_on": "2019-05-09"},
    )
    assert (event["place"], str(event["admin1"]), str(event["actor"])) == ("Hass", "Idleb", "X")


def test_the_most_precise_account_describes_before_the_earliest(tmp_path):
    event = described(
        tmp_path,
        {"source": "A", "place": "Hass", "date_start": "2019-05", "reported_on": "2019-05-07"},
        {"source": "B", "place": "Ihsim", "reported_on": "2019-05-09"},
    )
    assert (event["place"], str(event["date_precision"])) == ("Ihsim", "day")


def test_of_accounts_as_precise_the_first_reported_describes_and_one_without_a_day_last(tmp_path):
    rows = [
        {"source": "A", "place": "Third", "reported_on": ""},
        {"source": "B", "place": "Second", "reported_on": "2019-05-09"},
        {"source": "C", "place": "First", "reported_on": "2019-05-07"},
    ]
    assert described(tmp_path, *rows)["place"] == "First"
    assert described(tmp_path, *rows[:2])["place"] == "Second"
    same = [row | {"reported_on": "2019-05-07"} for row in rows]
    assert described(tmp_path, *same)["place"] == "Third"


def test_other_is_no_type_beside_a_type(tmp_path):
    event = described(
        tmp_path, {"source": "A", "event_type": "other"}, {"source": "B", "event_type": "shelling"}
    )
    assert str(event["event_type"]) == "shelling"


def test_the_first_day_of_each_account_is_kept_where_they_differ(tmp_path):
    rows = [
        {"source": s, "date_start": d, "reported_on": f"2019-05-{n}"}
        for n, (s, d) in enumerate(
            (("A", "2019-05-08"), ("B", "2019-05-07"), ("C", "2019-05-08")), 10
        )
    ]
    days = described(tmp_path, *rows)["other_dates"]
    assert [str(day.date()) for day in days] == ["2019-05-08", "2019-05-07"]
    alike = described(tmp_path, *(row | {"date_start": "2019-05-08"} for row in rows))
    assert not isinstance(alike["other_dates"], tuple)


@pytest.mark.parametrize(
    ("first", "last", "is_other"),
    [
        ("2019-05-06", "2019-05-12", False),  # the week of the day
        ("2019-05-08", "2019-05-14", False),  # it begins on the day
        ("2019-05-02", "2019-05-08", False),  # it ends on it
        ("2019-05-09", "2019-05-15", True),
        ("2019-05-01", "2019-05-07", True),
    ],
)
def test_a_week_that_holds_the_day_of_an_event_is_no_other_date(tmp_path, first, last, is_other):
    week = {"date_start": first, "date_end": last, "date_precision": "week"}
    rows = {"source": "A", "date_start": "2019-05-08"}, {"source": "B"} | week
    found = described(tmp_path, *(row | {"reported_on": "2019-05-16"} for row in rows))
    assert isinstance(found["other_dates"], tuple) is is_other


@pytest.mark.parametrize(
    ("statuses", "flags"),
    [
        (("reported",), (False, False, False)),
        (("confirmed", "reported"), (True, False, False)),
        (("disputed", "reported"), (False, True, False)),
        (("denied", "confirmed"), (True, True, False)),
        (("denied", "denied"), (False, True, True)),
    ],
)
def test_an_event_is_confirmed_disputed_or_denied_by_its_accounts(tmp_path, statuses, flags):
    event = described(tmp_path, *({"source": f"s{n}", "status": s} for n, s in enumerate(statuses)))
    assert (event["confirmed"], event["disputed"], event["denied"]) == flags


@pytest.mark.parametrize(
    ("row", "attack"),
    [
        ({"event_type": "attack_on_health"}, True),
        ({"event_type": "shelling"}, False),
        ({"facility_type": "clinic"}, True),
        ({"facility_type": "school"}, False),
        ({"facility_name": "Central Hospital"}, True),
        ({"facility_name": "Central Hospital", "facility_type": "school"}, False),
        ({"facility_name": "Market"}, False),
        ({"killed": "3", "killed_patients": "1"}, True),
        ({"injured": "3", "injured_health_workers": "1"}, True),
        ({"killed": "3", "killed_health_workers": "0"}, False),
        ({"killed": "3", "killed_health_workers": ""}, False),
        ({"killed": "3", "killed_aid_workers": "1"}, False),
        ({"event_type": "attack_on_health", "status": "denied"}, True),
    ],
)
def test_an_attack_on_health_care_is_one_by_its_type_facility_or_people(tmp_path, row, attack):
    # A second event, so that all columns and flags are of each event by itself.
    made = Log(tmp_path).events(row, {"killed": "1"}).reconciled()
    assert made.events["health"].tolist() == [attack, False]


def test_a_denial_makes_no_attack_of_an_event_that_others_report(tmp_path):
    rows = ({"source": "A"}, {"source": "B", "status": "denied", "event_type": "attack_on_health"})
    assert not described(tmp_path, *rows)["health"]


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (("", "internal"), "internal"),
        (("public", ""), "public"),
        (("public", "partner"), "partner"),
        (("", ""), ""),
    ],
)
def test_a_word_that_restricts_holds_over_those_that_do_not(tmp_path, words, holds):
    event = described(
        tmp_path, *({"source": f"s{n}", "sensitivity": w} for n, w in enumerate(words))
    )
    assert str(event["sensitivity"]) == holds


# --- what counts by a cut-off ---------------------------------------


def test_an_account_of_the_day_of_the_cut_off_counts_and_one_of_the_next_is_late(tmp_path):
    log = Log(tmp_path).events({"killed": "1", "reported_on": "2019-05-08"})
    assert len(log.reconciled("2019-05-08").accounts) == 1
    assert log.reconciled("2019-05-08").left_out == {}
    late = log.reconciled("2019-05-07")
    assert (len(late.accounts), late.left_out) == (0, {Code.AFTER_CUT_OFF: 1})


def test_rows_without_a_day_of_report_are_told_by_file_only_under_a_cut_off(tmp_path):
    rows = [{"killed": "1"}, {"killed": "2"}, {"killed": "3", "reported_on": "2019-05-07"}]
    log = Log(tmp_path).events(*rows)
    assert log.reconciled().problems == ()
    (told,) = log.reconciled("2019-05-10").problems
    assert (told.path, told.column, told.severity) == ("events.csv", "reported_on", "warning")
    assert told.reason.startswith("2 rows have no reporting date")
    one = Log(tmp_path).events(*rows[1:]).reconciled("2019-05-10").problems
    assert one[0].reason.startswith("1 row has no reporting date")
    # A row that is late is none that counts.
    assert (
        Log(tmp_path)
        .events({"date_start": "2019-05-20"}, rows[2])
        .reconciled("2019-05-10")
        .problems
        == ()
    )


@pytest.mark.parametrize(
    ("row", "latest"),
    [
        ({"reported_on": "2019-05-20"}, "2019-05-20"),
        ({"date_end": "2019-05-09"}, "2019-05-09"),
        # Of a month that still runs only its first day is known to have come.
        ({"date_start": "2019-05"}, "2019-05-01"),
        ({"date_start": "2019-05", "reported_on": "2019-05-03"}, "2019-05-03"),
    ],
)
def test_the_last_report_is_of_the_day_that_it_is_known_of(tmp_path, row, latest):
    assert str(Log(tmp_path).events(row).reconciled().latest_report) == latest


def test_a_total_that_is_not_late_is_a_report(tmp_path):
    log = Log(tmp_path).events({"reported_on": "2019-05-07"})
    log.totals({"figure": "1", "as_of": "2019-05-08"}, {"figure": "2", "as_of": "2019-05-20"})
    assert str(log.reconciled().latest_report) == "2019-05-20"
    assert str(log.reconciled("2019-05-10").latest_report) == "2019-05-08"


# --- withdrawals ---------------------------------------

SAID = {"event_id": "e", "source": "A", "killed": "3", "reported_on": "2019-05-08"}
BACK = {"event_id": "e", "source": "A", "status": "withdrawn", "reported_on": "2019-05-09"}


def in_force(folder, *rows):
    made = Log(folder).events(*rows).reconciled()
    return sorted(made.accounts["line"].tolist()), made.left_out.get(Code.WITHDRAWN, 0)


@pytest.mark.parametrize(
    ("rows", "left", "gone"),
    [
        ([SAID, BACK], [], 2),
        ([BACK, SAID], [], 2),
        # What is said on a later day stands, and on the same day if it stands below.
        ([SAID | {"reported_on": "2019-05-10"}, BACK], [2], 1),
        ([BACK, SAID | {"reported_on": "2019-05-09"}], [3], 1),
        ([SAID | {"reported_on": "2019-05-09"}, BACK], [], 2),
        # A row without a day came before one that has a day; a withdrawal without one is the last.
        ([SAID | {"reported_on": ""}, BACK], [], 2),
        ([SAID, BACK | {"reported_on": ""}], [], 2),
        # Another source's, another event's account.
        ([SAID | {"source": "B"}, BACK], [2], 1),
        ([SAID | {"event_id": "f"}, BACK], [2], 1),
        # One facility's withdrawal is of that facility.
        ([SAID | {"facility_id": "F"}, BACK | {"facility_id": "G"}], [2], 1),
        ([SAID | {"facility_id": "F"}, BACK | {"facility_id": "F"}], [], 2),
        ([SAID | {"facility_type": "clinic"}, BACK | {"facility_type": "school"}], [2], 1),
        ([SAID | {"facility_id": "F"}, BACK], [], 2),
        ([SAID, BACK | {"facility_id": "F"}], [2], 1),
    ],
)
def test_a_withdrawal_ends_what_its_source_had_said_of_the_same(tmp_path, rows, left, gone):
    assert in_force(tmp_path, *rows) == (left, gone)


def test_an_event_is_withdrawn_only_where_nothing_of_it_is_left(tmp_path):
    made = Log(tmp_path).events(SAID, BACK, SAID | {"source": "B"}).reconciled()
    assert made.withdrawn is None
    alone = Log(tmp_path).events(SAID, BACK, SAID | {"event_id": "f"}).reconciled()
    assert alone.withdrawn.events["event_id"].tolist() == ["e"]
    assert Log(tmp_path).events(SAID).reconciled().withdrawn is None
