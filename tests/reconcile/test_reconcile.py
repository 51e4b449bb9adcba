"""Accounts of one event to one figure: by the rule, never added, every conflict kept."""

from __future__ import annotations

import pytest
from samples.summaries import Log, at_least, exactly, more_than, said, tally

from sitrep.model.codes import Code
from sitrep.summarise.sums import figures_of


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
    assert one(log) == (4, best, 9, "exact")
    (conflict,) = log.summary().conflicts
    assert sorted(s.source for s in conflict.statements) == ["A", "B", "C", "D"]
    assert conflict.chosen.best == best


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
    assert one(log) == (5, 5, None, "exact")
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
    assert said(conflict.chosen) == (20, 20, 36, "exact")


def test_a_range_beside_an_open_figure_keeps_only_its_minimum(tmp_path):
    log = accounts(
        tmp_path, {"source": "A", "killed": "10-15"}, {"source": "B", "killed": "at least 20"}
    )
    assert one(log) == at_least(10)


def test_a_range_that_others_widen_is_no_longer_in_its_sources_words(tmp_path):
    log = accounts(tmp_path, {"source": "A", "killed": "10-15"}, {"source": "B", "killed": "20"})
    made = log.reconciled()
    (figure,) = figures_of(made.events, made.measures[0])
    assert (said(figure), figure.words) == ((10, 10, 20, "range"), "")


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
    assert one(log) == (3, 3, 9, "range")
