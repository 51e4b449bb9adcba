"""What belongs to a period, when two are comparable, and counts of attacks on health care."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log, at_least, exactly, said, tally

from sitrep.model.dates import Window
from sitrep.model.tallies import Reporting

#: One event on the first day of the week before W19 and one in W19, by one source in one area.
BEFORE = {"date_start": "2019-04-29", "killed": "20", "admin1": "North", "source": "A"}
NOW = {"date_start": "2019-05-06", "killed": "30", "admin1": "North", "source": "A"}


def comparable(folder, *rows, period="2019-W19", as_of="", **head):
    log = Log(folder, **head).events(*rows)
    return log.summary(period, as_of).tallies["killed", ""].comparable


def test_two_weeks_of_one_event_each_are_compared(tmp_path):
    assert comparable(tmp_path, BEFORE, NOW)


@pytest.mark.parametrize(
    "rows",
    [
        # Another source, another area, a source more, a source less.
        [BEFORE | {"source": "B"}, NOW],
        [BEFORE | {"admin1": "South"}, NOW],
        [BEFORE, NOW, NOW | {"source": "B"}],
        [BEFORE, BEFORE | {"source": "B"}, NOW],
        # A number that is missing in one of the two weeks.
        [BEFORE, NOW, NOW | {"killed": ""}],
        [BEFORE, BEFORE | {"killed": ""}, NOW],
        # No event in one of them.
        [BEFORE],
        [NOW],
    ],
)
def test_sums_of_unlike_coverage_are_not_compared(tmp_path, rows):
    assert not comparable(tmp_path, *rows)


def test_two_weeks_without_reports_are_not_compared(tmp_path):
    found = Log(tmp_path).events(BEFORE, NOW).summary("2019-W30")
    assert not found.health.comparable


def test_a_week_cut_short_is_not_compared(tmp_path):
    rows = [row | {"reported_on": row["date_start"]} for row in (BEFORE, NOW)]
    assert not comparable(tmp_path, *rows, as_of="2019-05-11")
    assert comparable(tmp_path, *rows, as_of="2019-05-12")


@pytest.mark.parametrize(
    ("baseline", "whole"), [("2019-04-29", True), ("2019-04-28", True), ("2019-04-30", False)]
)
def test_a_week_that_the_baseline_cuts_is_not_compared_with(tmp_path, baseline, whole):
    later = BEFORE | {"date_start": "2019-04-30"}
    assert comparable(tmp_path, later, NOW, report=f"baseline = {baseline}") is whole


def test_a_week_within_which_the_log_begins_is_not_compared_with_unless_a_baseline_is_before_it(
    tmp_path,
):
    """Of the Monday, 29 April, nobody knows: the log's first event is of the Tuesday."""
    later = BEFORE | {"date_start": "2019-04-30"}
    assert not comparable(tmp_path, later, NOW)
    assert comparable(tmp_path, later, NOW, report="baseline = 2019-04-29")
    # An event of an earlier week shows that the log has begun, whoever reports it.
    other = {"date_start": "2019-03-01", "killed": "1", "admin1": "East", "source": "Z"}
    assert comparable(tmp_path, other, later, NOW)


@pytest.mark.parametrize("rule", ["include", "exclude"])
def test_a_disputed_event_counts_or_not_by_the_rule_and_in_every_sum(tmp_path, rule):
    rows = (
        {"killed": "2", "admin1": "North", "event_type": "shelling"},
        {"killed": "3", "admin1": "North", "event_type": "shelling", "status": "disputed"},
        {"killed": "40", "admin1": "North", "event_type": "shelling", "status": "denied"},
    )
    found = Log(tmp_path, rules=f'disputed = "{rule}"').events(*rows).summary()
    count, n = {"include": (5, 2), "exclude": (2, 1)}[rule]
    (area,), (kind,) = found.areas, found.types
    for own in (found.tallies["killed", ""], area.tallies["killed"], kind.tallies["killed"]):
        assert (said(own.figure), own.of, own.disputed) == (exactly(count), n, n - 1)
    assert said(found.cumulative["killed", ""].figure) == exactly(count)


def test_only_what_is_disputed_is_told_as_disputed_and_only_of_the_period(tmp_path):
    rows = (
        {"killed": "1"},
        {"killed": "1", "status": "disputed"},
        {"date_start": "2019-05-13", "status": "disputed"},
        {"date_start": "2019-05", "status": "disputed"},
    )
    found = Log(tmp_path).events(*rows).summary()
    assert [d.event.event_id for d in found.disputed] == ["e2"]


def test_an_event_is_of_the_period_from_its_first_day_to_its_last(tmp_path):
    days = ("2019-05-05", "2019-05-06", "2019-05-12", "2019-05-13")
    found = Log(tmp_path).events(*({"date_start": d, "killed": "1"} for d in days)).summary()
    assert [e.event_id for e in found.events] == ["e2", "e3"]


@pytest.mark.parametrize(
    ("start", "end", "allocate", "runs_over"),
    [
        ("2019-05-06", "2019-05-12", "date_start", False),
        ("2019-05-06", "2019-05-13", "date_start", True),
        ("2019-05-05", "2019-05-06", "date_end", True),
        ("2019-05-06", "2019-05-12", "date_end", False),
    ],
)
def test_an_event_runs_over_a_period_that_does_not_hold_all_its_days(
    tmp_path, start, end, allocate, runs_over
):
    log = Log(tmp_path, rules=f'allocate = "{allocate}"')
    found = log.events({"date_start": start, "date_end": end, "killed": "1"}).summary()
    assert (len(found.events), len(found.straddling)) == (1, int(runs_over))


def test_undated_events_count_from_the_baseline_to_the_period_s_end(tmp_path):
    months = ("2019-03", "2019-04", "2019-05", "2019-06")
    rows = [{"date_start": m, "killed": str(10**n)} for n, m in enumerate(months)]
    log = Log(tmp_path, report="baseline = 2019-04-30").events(*rows)
    found = log.summary()
    # April ends on the baseline's day; June begins after the period.
    assert sorted(e.event_id for e in found.undated) == ["e2", "e3"]
    assert said(found.cumulative["killed", ""].figure) == exactly(110)


def test_who_and_what_area_fell_silent_is_told_of_a_whole_period_with_reports(tmp_path):
    rows = [row | {"reported_on": row["date_start"]} for row in (BEFORE, NOW)]
    rows.append(rows[0] | {"source": "B", "admin1": ""})
    log = Log(tmp_path).events(*rows)
    assert log.summary().only_before == Reporting(("B",), ())
    # Of a period that is cut, or without any report, nobody is said to have fallen silent.
    assert log.summary(as_of="2019-05-11").only_before == Reporting()
    assert log.summary("2019-W20").only_before == Reporting()


def test_rows_by_area_stand_by_toll_then_by_number_of_events(tmp_path):
    rows = [
        {"admin1": "A", "killed": "1"},
        {"admin1": "B", "killed": "0", "injured": "3"},
        {"admin1": "C"},
        {"admin1": "D"},
        {"admin1": "D"},
    ]
    found = Log(tmp_path).events(*rows).summary()
    assert [(a.name, a.events) for a in found.areas] == [("B", 1), ("A", 1), ("D", 2), ("C", 1)]


def test_areas_have_the_p_code_of_their_rows(tmp_path):
    found = Log(tmp_path).events({"admin1": "A", "admin1_pcode": "XX01", "killed": "1"}).summary()
    assert [(a.name, a.pcode) for a in found.areas] == [("A", "XX01")]


def test_areas_stay_those_of_the_period_where_no_event_states_a_toll(tmp_path):
    found = Log(tmp_path).events(BEFORE | {"killed": ""}, NOW | {"killed": ""}).summary()
    assert found.areas_window == Window(dt.date(2019, 5, 6), dt.date(2019, 5, 12))
    assert [a.events for a in found.areas] == [1]


def test_types_with_as_many_events_stand_by_name(tmp_path):
    kinds = ("shelling", "abduction", "airstrike", "shelling")
    found = Log(tmp_path).events(*({"event_type": kind} for kind in kinds)).summary()
    assert [t.event_type for t in found.types] == ["shelling", "abduction", "airstrike"]


def test_a_stock_among_events_is_its_last_count_and_compared_by_it(tmp_path):
    rows = (
        {"date_start": "2019-04-30", "idp_stock": "90"},
        {"date_start": "2019-05-07", "idp_stock": "100"},
        {"date_start": "2019-05-09", "idp_stock": "120"},
    )
    found = Log(tmp_path).events(*rows).summary()
    own = found.tallies["idp_stock", ""]
    assert (said(own.figure), said(own.previous)) == (exactly(120), exactly(90))


ATTACK = {"event_type": "attack_on_health", "admin1": "North", "source": "A"}


@pytest.mark.parametrize(
    ("statuses", "out"),
    [
        (("out_of_service", "in_service"), exactly(1)),
        (("out_of_service", "out_of_service"), exactly(2)),
        # A facility of unknown state, or one that nobody names, may be out of service too.
        (("out_of_service", ""), at_least(1)),
        (("out_of_service", None), at_least(1)),
        (("in_service", "in_service"), None),
    ],
)
def test_facilities_out_of_service_are_counted_and_a_minimum_where_some_are_not_known(
    tmp_path, statuses, out
):
    rows = [
        ATTACK | ({} if s is None else {"facility_id": f"F{n}", "facility_status": s})
        for n, s in enumerate(statuses)
    ]
    assert tally(Log(tmp_path).events(*rows).summary(), "facilities_out_of_service") == out


def test_facilities_affected_are_exact_where_every_attack_names_one(tmp_path):
    rows = [ATTACK | {"facility_id": f} for f in ("F", "G", "F")]
    found = Log(tmp_path).events(*rows).summary()
    assert tally(found, "attacks_on_health") == exactly(3)
    assert tally(found, "facilities_affected") == exactly(2)


def test_attacks_are_compared_with_those_of_a_week_of_like_coverage(tmp_path):
    rows = [
        ATTACK | {"date_start": "2019-04-29"},
        ATTACK | {"date_start": "2019-05-06"},
        ATTACK | {"date_start": "2019-05-07"},
    ]
    own = Log(tmp_path).events(*rows).summary().tallies["attacks_on_health", ""]
    assert (said(own.figure), said(own.previous), own.comparable) == (exactly(2), exactly(1), True)
    assert own.events == ("e2", "e3")


def test_without_an_attack_nothing_is_counted_of_them_and_nothing_is_zero(tmp_path):
    found = Log(tmp_path).events({"event_type": "shelling"}).summary()
    for name in ("attacks_on_health", "facilities_affected", "facilities_out_of_service"):
        assert tally(found, name) is None


@pytest.mark.parametrize("differ", [(BEFORE,), (NOW,), (BEFORE, NOW)])
def test_a_sum_with_a_choice_between_sources_in_either_week_is_not_compared(tmp_path, differ):
    def rows(other):
        weeks = ((BEFORE, "b"), (NOW, "n"))
        found = [week | {"event_id": e, "source": s} for week, e in weeks for s in ("A", "B")]
        for row in found:
            if row["source"] == "B" and any(d["date_start"] == row["date_start"] for d in differ):
                row["killed"] = other
        return found

    assert not comparable(tmp_path, *rows("99"))
    assert comparable(tmp_path, *[row | {"killed": "20"} for row in rows("99")])


@pytest.mark.parametrize("attacked", ["2019-04-29", "2019-05-06"])
def test_attacks_are_not_compared_with_none_reported(tmp_path, attacked):
    rows = [row | {"event_type": "shelling"} for row in (BEFORE, NOW)]
    rows.append(ATTACK | {"date_start": attacked})
    found = Log(tmp_path).events(*rows).summary()
    assert found.health.comparable
    assert not found.tallies["attacks_on_health", ""].comparable


def test_areas_are_those_of_the_period_where_it_states_a_toll(tmp_path):
    found = Log(tmp_path).events(BEFORE | {"admin1": "South"}, NOW).summary()
    assert [(a.name, a.events) for a in found.areas] == [("North", 1)]
    assert found.areas_window == Window(dt.date(2019, 5, 6), dt.date(2019, 5, 12))


def test_areas_since_the_baseline_name_their_own_sources(tmp_path):
    quiet = NOW | {"killed": "", "source": "B"}
    found = Log(tmp_path, report="baseline = 2019-04-29").events(BEFORE, quiet).summary()
    (area,) = found.areas
    assert (area.events, area.tallies["killed"].sources) == (2, ("A",))


def test_the_window_of_all_since_the_first_event_starts_with_it(tmp_path):
    found = Log(tmp_path).events(NOW, BEFORE | {"date_start": "2019-04-30"}).summary()
    assert found.cumulative["killed", ""].window.start == dt.date(2019, 4, 30)
    none = Log(tmp_path).events(NOW).summary("2019-W10")
    assert none.cumulative["killed", ""].window.start is None


@pytest.mark.parametrize(
    ("unnamed", "affected"), [(0, exactly(1)), (1, at_least(1)), (2, at_least(1))]
)
def test_one_attack_that_names_no_facility_makes_those_affected_a_minimum(
    tmp_path, unnamed, affected
):
    rows = [ATTACK | {"facility_id": "F"}, *[ATTACK] * unnamed]
    assert tally(Log(tmp_path).events(*rows).summary(), "facilities_affected") == affected


def test_the_killed_and_the_injured_are_told_as_not_reported_where_no_row_states_them(tmp_path):
    found = Log(tmp_path).events({"displaced": "5"}).summary()
    for name in ("killed", "injured"):
        own = found.tallies[name, ""]
        assert (own.figure, own.reported, own.of) == (None, 0, 1)
    assert tally(found, "displaced") == exactly(5)
