"""What is counted for a period, and what is never added, split or made into a zero."""

from __future__ import annotations

import csv
import datetime as dt
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.examples import examples
from samples.summaries import Log, at_least, exactly, example, more_than, said, summary, tally
from samples.workspaces import ROOT

from sitrep.arithmetic import figures
from sitrep.model.dates import Window
from sitrep.model.figure import Qualifier
from sitrep.summarise import data_as_of, latest_complete

BASELINE = "baseline = 2019-04-29"


# --- windows ---------------------------------------


def bars(found, name: str = "killed") -> list[int | None]:
    return [p.figure and p.figure.best for p in found.weekly[name]]


@pytest.mark.parametrize("allocate", ["date_start", "date_end"])
def test_bars_and_undated_make_up_the_total(tmp_path, allocate):
    found = (
        Log(tmp_path, report=BASELINE, rules=f'allocate = "{allocate}"')
        .events(
            {"date_start": "2019-04-20", "date_end": "2019-05-01", "killed": "1"},
            {"date_start": "2019-05-05", "date_end": "2019-05-06", "killed": "20"},
            {"date_start": "2019-05-12", "date_end": "2019-05-13", "killed": "300"},
            {"date_start": "2019-05-20", "killed": "4000"},
            {"date_start": "2019-05", "killed": "50000"},
        )
        .summary()
    )
    undated = sum(e.figures["killed"].best for e in found.undated)
    assert sum(b or 0 for b in bars(found)) + undated == found.cumulative["killed", ""].figure.best
    assert undated == 50_000
    assert bars(found) == {"date_start": [20, 300], "date_end": [1, 20]}[allocate]


def test_the_bars_start_at_the_baseline_inside_its_week(tmp_path):
    found = (
        Log(tmp_path, report="baseline = 2019-05-01")
        .events(
            {"date_start": "2019-04-30", "killed": "1"},
            {"date_start": "2019-05-02", "killed": "20"},
            {"date_start": "2019-05-07", "killed": "300"},
        )
        .summary()
    )
    assert bars(found) == [20, 300]
    assert said(found.cumulative["killed", ""].figure) == exactly(320)
    # The week before is not whole in this log, so nothing is compared with it.
    assert not found.tallies["killed", ""].comparable


def test_a_week_without_reports_is_a_gap_and_one_without_numbers_another(tmp_path):
    found = (
        Log(tmp_path, report="baseline = 2019-04-22")
        .events(
            {"date_start": "2019-05-01", "killed": ""}, {"date_start": "2019-05-07", "killed": "3"}
        )
        .summary()
    )
    points = found.weekly["killed"]
    assert [(p.events, p.reported, p.figure and p.figure.best) for p in points] == [
        (0, 0, None),
        (1, 0, None),
        (1, 1, 3),
    ]


def test_an_event_over_the_edge_is_counted_once_and_named(tmp_path):
    log = Log(tmp_path).events(
        {"date_start": "2019-05-12", "date_end": "2019-05-14", "killed": "5"}
    )
    assert [e.event_id for e in log.summary("2019-W19").straddling] == ["e1"]
    assert tally(log.summary("2019-W19")) == exactly(5)
    assert tally(log.summary("2019-W20")) is None
    assert log.summary("2019-W20").straddling == ()


def test_events_before_the_baseline_are_counted_in_their_own_week_only(tmp_path):
    log = Log(tmp_path, report="baseline = 2019-05-06").events(
        {"date_start": "2019-04-10", "killed": "9"}
    )
    found = log.summary("2019-W19")
    assert (found.events, found.cumulative["killed", ""].figure) == ((), None)
    own = log.summary("2019-W15")
    assert tally(own) == exactly(9)
    assert own.cumulative["killed", ""].window == Window(dt.date(2019, 4, 8), dt.date(2019, 4, 14))


def test_without_a_baseline_the_count_runs_from_the_first_event(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"date_start": "2019-04-10", "killed": "9"}, {"date_start": "2019-05-07", "killed": "1"}
        )
        .summary()
    )
    assert said(found.cumulative["killed", ""].figure) == exactly(10)
    assert found.cumulative["killed", ""].window.start == dt.date(2019, 4, 10)
    assert bars(found) == [9, None, None, None, 1]


def test_disputed_events_are_counted_or_not_as_the_rule_says_and_always_shown(tmp_path):
    rows = ({"killed": "2"}, {"killed": "3", "status": "disputed"})
    for rule, count, of in (("include", 5, 2), ("exclude", 2, 1)):
        found = Log(tmp_path, rules=f'disputed = "{rule}"').events(*rows).summary()
        assert tally(found) == exactly(count)
        assert (found.tallies["killed", ""].of, len(found.events)) == (of, of)
        assert [d.event.event_id for d in found.disputed] == ["e2"]


def test_an_undated_dispute_belongs_to_no_week(tmp_path):
    log = Log(tmp_path).events({"date_start": "2019-05", "status": "disputed"})
    assert log.summary("2019-W18").disputed == ()


# --- areas, types, comparisons ---------------------------------------


def test_areas_add_up_to_the_period_and_the_worst_stands_first(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"admin1": "Hama", "killed": "1"},
            {"admin1": "Idleb", "killed": "5"},
            {"admin1": "Idleb", "killed": ""},
            {"admin1": "", "killed": "2"},
        )
        .summary()
    )
    rows = [(a.name, a.events, said(a.tallies["killed"].figure)) for a in found.areas]
    assert rows == [("Idleb", 2, at_least(5)), ("", 1, exactly(2)), ("Hama", 1, exactly(1))]
    assert sum(a.events for a in found.areas) == len(found.events)


def test_areas_look_back_to_the_baseline_where_the_period_states_no_toll(tmp_path):
    found = (
        Log(tmp_path, report=BASELINE)
        .events(
            {"date_start": "2019-05-01", "admin1": "Hama", "killed": "1", "source": "A"},
            {"date_start": "2019-05-07", "admin1": "Idleb", "killed": "", "source": "B"},
        )
        .summary()
    )
    assert found.areas_window == Window(dt.date(2019, 4, 29), dt.date(2019, 5, 12))
    assert [(a.name, a.tallies["killed"].sources) for a in found.areas] == [
        ("Hama", ("A",)),
        ("Idleb", ()),
    ]


def test_types_are_counted_most_events_first(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"event_type": "shelling", "killed": "1"},
            {"event_type": "airstrike", "killed": "4"},
            {"event_type": "shelling", "killed": "2"},
        )
        .summary()
    )
    assert [(t.event_type, t.events, said(t.tallies["killed"].figure)) for t in found.types] == [
        ("shelling", 2, exactly(3)),
        ("airstrike", 1, exactly(4)),
    ]


def test_no_attack_reported_last_week_is_not_zero_attacks_last_week(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"date_start": "2019-05-01", "event_type": "shelling"},
            {"date_start": "2019-05-07", "event_type": "attack_on_health"},
        )
        .summary()
    )
    counted = found.tallies["attacks_on_health", ""]
    assert (counted.previous, counted.comparable) == (None, False)


def test_a_count_of_its_own_column_never_stands_beside_what_sitrep_counts(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"event_type": "shelling", "attacks_on_health": "7"}, {"event_type": "attack_on_health"}
        )
        .summary()
    )
    assert tally(found, "attacks_on_health") == exactly(1)
    assert ("attacks_on_health", "") not in found.cumulative


# --- attacks on health care ---------------------------------------


def test_an_attack_that_names_no_facility_adds_none_and_makes_the_count_a_minimum(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"event_type": "attack_on_health", "facility_id": "F"},
            {"event_type": "attack_on_health"},
        )
        .summary()
    )
    assert (found.health.attacks, found.health.unnamed) == (2, 1)
    assert tally(found, "facilities_affected") == at_least(1)


def test_an_event_that_names_hurt_health_staff_is_an_attack_on_health_care(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"event_type": "airstrike", "killed": "9", "killed_health_workers": "2"},
            {"event_type": "airstrike", "killed": "9", "killed_health_workers": "0"},
        )
        .summary()
    )
    assert found.health.attacks == 1
    assert said(found.health.workers["killed_health_workers"].figure) == exactly(2)
    assert tally(found) == exactly(18)


def test_facilities_whose_state_nobody_gives_make_those_out_of_service_a_minimum(tmp_path):
    row = {"event_type": "attack_on_health"}
    log = Log(tmp_path).events(
        row | {"facility_id": "F", "facility_status": "out of service"},
        row | {"facility_id": "G", "facility_status": ""},
    )
    assert tally(log.summary(), "facilities_out_of_service") == at_least(1)


def test_the_worst_damage_that_any_account_states_is_the_facilitys(tmp_path):
    row = {"event_id": "e", "event_type": "attack_on_health", "facility_id": "F"}
    found = (
        Log(tmp_path)
        .events(
            row | {"source": "A", "facility_damage": "damaged", "sensitivity": "public"},
            row | {"source": "B", "facility_damage": "destroyed"},
        )
        .summary()
    )
    (facility,) = found.health.facilities
    assert (facility.damage, facility.attacks, facility.cleared) == ("destroyed", 1, False)


@pytest.mark.parametrize(
    ("said_by_one", "said_by_another", "worst"),
    [
        ("looted", "occupied", "occupied"),
        ("damaged", "out of service", "out_of_service"),
        ("none", "windows broken", "windows_broken"),
        ("windows broken", "looted", "looted"),
        ("none", "", "none"),
    ],
)
def test_damage_has_one_order_from_worst_to_none(tmp_path, said_by_one, said_by_another, worst):
    row = {"event_id": "e", "event_type": "attack_on_health", "facility_id": "F"}
    found = (
        Log(tmp_path)
        .events(
            row | {"source": "A", "facility_damage": said_by_one},
            row | {"source": "B", "facility_damage": said_by_another},
        )
        .summary()
    )
    assert [f.damage for f in found.health.facilities] == [worst]


def test_a_facility_is_out_of_service_when_any_account_says_so(tmp_path):
    row = {"event_id": "e", "event_type": "attack_on_health", "facility_id": "F"}
    statuses = ("in service", "half open", "out of service")
    log = Log(tmp_path).events(
        *(row | {"source": s, "facility_status": s} for s in statuses),
        row | {"event_id": "f", "facility_id": "G", "facility_status": "in service"},
        row | {"event_id": "f", "facility_id": "G", "source": "T", "facility_status": "half open"},
    )
    assert [f.status for f in log.summary().health.facilities] == ["out_of_service", "half_open"]


def test_a_facility_that_only_a_denial_names_was_not_reported_hit(tmp_path):
    log = (
        Log(tmp_path, report=BASELINE)
        .events(
            {"event_id": "e", "event_type": "attack_on_health", "source": "A"},
            {"event_id": "e", "source": "B", "status": "denied", "facility_id": "F"},
        )
        .totals({"indicator": "facilities_affected", "figure": "at least 1", "since": "2019-05-01"})
    )
    found = log.summary()
    assert found.health.facilities == ()
    assert said(found.health.distinct) == at_least(1)


@pytest.mark.parametrize(
    ("since", "least"),
    [("2019-04-30", 9), ("2019-04", 4), ("2019", 4), ("", 4), ("the ceasefire", 4)],
)
def test_a_total_that_may_start_before_the_baseline_says_nothing_since_it(tmp_path, since, least):
    found = (
        Log(tmp_path, report=BASELINE)
        .totals(
            {"indicator": "facilities_affected", "figure": "9", "since": since},
            {"indicator": "facilities_affected", "figure": "4", "since": "2019-05-01"},
        )
        .summary()
    )
    assert found.health.distinct.low == least


@pytest.mark.parametrize("since", ["2019-05", "2019-05-01"])
def test_a_month_that_opens_with_the_baseline_starts_no_earlier(tmp_path, since):
    found = (
        Log(tmp_path, report="baseline = 2019-05-01")
        .totals({"indicator": "facilities_affected", "figure": "9", "since": since})
        .summary()
    )
    assert said(found.health.distinct) == exactly(9)


def test_no_total_is_named_for_more_facilities_than_it_states(tmp_path):
    row = {"event_type": "attack_on_health"}
    found = (
        Log(tmp_path, report=BASELINE)
        .events(*(row | {"facility_id": f} for f in "FGH"))
        .totals({"indicator": "facilities_affected", "figure": "2", "since": "2019-05-01"})
        .summary()
    )
    assert said(found.health.distinct) == at_least(3)
    assert (found.health.distinct_source, found.health.distinct_window) == ("", None)


# --- running totals ---------------------------------------

MAY = {"since": "2019-05-01", "indicator": "displaced"}


def test_a_series_rises_and_a_fall_is_flagged_and_no_negative_flow(tmp_path):
    found = (
        Log(tmp_path)
        .totals(
            MAY | {"figure": "at least 100", "as_of": "2019-05-06"},
            MAY | {"figure": "at least 150", "as_of": "2019-05-08"},
            MAY | {"figure": "at least 120", "as_of": "2019-05-10"},
        )
        .summary()
    )
    (series,) = found.series
    assert series.rises == (50, None)
    assert [(m.earlier.total_id, m.later.total_id, m.what) for m in found.mismatches] == [
        ("t2", "t3", ("fall",))
    ]


def test_a_stock_may_fall_and_its_fall_is_no_mismatch(tmp_path):
    found = (
        Log(tmp_path)
        .totals(
            {"indicator": "idp_stock", "figure": "120", "as_of": "2019-05-06"},
            {"indicator": "idp_stock", "figure": "100", "as_of": "2019-05-10"},
        )
        .summary()
    )
    assert [s.rises for s in found.series] == [(-20,)]
    assert found.mismatches == ()


@pytest.mark.parametrize(
    "change",
    [
        {"source": "B"},
        {"since": "2019-04-01"},
        {"area": "Idleb"},
        {"unit": "movements"},
        {"group": "civilians"},
    ],
)
def test_totals_that_differ_in_any_part_of_their_scope_make_no_series(tmp_path, change):
    found = (
        Log(tmp_path)
        .totals(
            MAY | {"figure": "100", "as_of": "2019-05-06"},
            MAY | {"figure": "150", "as_of": "2019-05-10"} | change,
        )
        .summary()
    )
    assert [s.rises for s in found.series] == [(), ()]


def test_a_total_corrected_for_the_same_date_is_no_rise_and_no_conflict(tmp_path):
    found = (
        Log(tmp_path)
        .totals(
            MAY
            | {
                "total_id": "b",
                "figure": "100",
                "as_of": "2019-05-10",
                "reported_on": "2019-05-10",
            },
            MAY
            | {
                "total_id": "a",
                "figure": "150",
                "as_of": "2019-05-10",
                "reported_on": "2019-05-12",
            },
            MAY
            | {
                "total_id": "c",
                "figure": "170",
                "as_of": "2019-05-11",
                "reported_on": "2019-05-12",
            },
        )
        .summary()
    )
    (series,) = found.series
    assert [t.total_id for t in series.totals] == ["a", "c"]
    assert series.rises == (20,)
    assert [(r.old.best, r.new.best) for r in found.revisions] == [(100, 150)]
    assert found.conflicts == ()


def test_no_rise_is_told_between_windows_whose_start_nobody_states(tmp_path):
    found = (
        Log(tmp_path)
        .totals({"figure": "100", "as_of": "2019-05-06"}, {"figure": "150", "as_of": "2019-05-10"})
        .summary()
    )
    assert [s.rises for s in found.series] == [(None,)]


def test_totals_of_one_window_by_several_sources_are_a_conflict_nothing_is_chosen_of(tmp_path):
    found = (
        Log(tmp_path)
        .totals(
            MAY | {"figure": "at least 67", "source": "A"},
            MAY | {"figure": ">30", "source": "B"},
            MAY | {"figure": "dozens", "source": "C"},
        )
        .summary()
    )
    (conflict,) = found.conflicts
    assert [said(s.figure) for s in conflict.statements] == [more_than(30), at_least(67)]
    assert (conflict.chosen, conflict.kind) == (None, "totals")


def test_a_denied_total_makes_no_series(tmp_path):
    found = (
        Log(tmp_path)
        .totals(
            MAY | {"figure": "100", "as_of": "2019-05-06"},
            MAY | {"figure": "0", "as_of": "2019-05-10", "status": "denied"},
        )
        .summary()
    )
    assert [len(s.totals) for s in found.series] == [1]
    assert found.mismatches == ()


def test_a_total_belongs_to_the_week_it_is_of_or_was_published_in_but_not_to_an_earlier_one(
    tmp_path,
):
    log = Log(tmp_path).totals({"figure": "5", "as_of": "2019-05-04", "reported_on": "2019-05-08"})
    weeks = ("2019-W17", "2019-W18", "2019-W19", "2019-W20")
    shown = {w: len(log.summary(w).totals) for w in weeks}
    assert shown == {"2019-W17": 0, "2019-W18": 1, "2019-W19": 1, "2019-W20": 0}


# --- little or nothing there ---------------------------------------


def test_totals_alone_make_a_report_without_zeros(tmp_path):
    found = Log(tmp_path, report=BASELINE).totals({"figure": "more than 150"}).summary()
    assert found.has_reports
    assert (found.events, found.areas, found.types, found.confirmed) == ((), (), (), 0)
    assert all(t.figure is None for t in found.tallies.values())
    assert all(t.figure is None for t in found.cumulative.values())
    assert all(p.figure is None for p in found.weekly["killed"])


def test_an_events_table_without_rows_beside_totals_is_no_reports_and_no_zero(tmp_path):
    log = Log(tmp_path).totals({"figure": "5"})
    (tmp_path / "events.csv").write_text("event_id,date_start,killed\n", encoding="utf-8")
    log.sources += '[[source]]\npath = "events.csv"\ntable = "events"\n'
    made = log.inputs()
    assert tally(summary(made)) is None
    assert data_as_of(log.reconciled(), None) == dt.date(2019, 5, 12)


def test_a_cut_off_before_all_reports_leaves_nothing_and_no_zero(tmp_path):
    found = (
        Log(tmp_path)
        .events({"killed": "5", "reported_on": "2019-05-07"})
        .totals({"figure": "6", "reported_on": "2019-05-12"})
        .summary(as_of="2019-05-01")
    )
    assert not found.has_reports
    assert tally(found) is None
    assert sum(found.left_out.values()) == 2


def test_a_period_without_events_is_not_compared_and_holds_no_reports(tmp_path):
    found = Log(tmp_path).events({"date_start": "2019-05-06", "killed": "5"}).summary("2019-W20")
    assert not found.has_reports
    counted = found.tallies["killed", ""]
    assert (counted.figure, counted.of, counted.comparable) == (None, 0, False)


# --- the cut-off and the latest period ---------------------------------------


def test_rows_without_a_reporting_date_count_by_the_day_they_speak_of(tmp_path):
    log = (
        Log(tmp_path)
        .events({"date_start": "2019-06-10", "killed": "1"})
        .totals({"figure": "5", "as_of": "2019-05-04", "reported_on": "2019-05-05"})
    )
    assert data_as_of(log.reconciled(), None) == dt.date(2019, 6, 10)


def test_a_month_still_running_does_not_make_its_weeks_complete(tmp_path):
    log = Log(tmp_path).events(
        {"date_start": "2019-05", "killed": "1"}, {"date_start": "2019-05-02", "killed": "1"}
    )
    made = log.reconciled()
    as_of = data_as_of(made, None)
    assert as_of == dt.date(2019, 5, 2)
    assert latest_complete(made, log.inputs().config, as_of) is None


def test_an_undated_event_makes_no_week_the_latest(tmp_path):
    log = Log(tmp_path).events({"date_start": "2019-05-07"}, {"date_start": "2019-07"})
    found = latest_complete(log.reconciled(), log.inputs().config, dt.date(2019, 12, 31))
    assert found.id == "2019-W19"


# --- what a figure comes from ---------------------------------------


def test_a_tally_holds_the_ids_of_its_events_those_without_a_number_too(tmp_path):
    found = (
        Log(tmp_path, report=BASELINE)
        .events(
            {"event_id": "a", "killed": "2", "admin1": "Idleb", "event_type": "shelling"},
            {"event_id": "b", "killed": "", "admin1": "Hama", "event_type": "attack_on_health"},
            {"event_id": "c", "date_start": "2019-04-30", "killed": "3", "admin1": "Hama"},
        )
        .summary()
    )
    assert found.tallies["killed", ""].events == ("a", "b")
    assert found.cumulative["killed", ""].events == ("a", "b", "c")
    assert found.tallies["attacks_on_health", ""].events == ("b",)
    assert {row.name: row.tallies["killed"].events for row in found.areas} == {
        "Idleb": ("a",),
        "Hama": ("b",),
    }
    assert {row.event_type: row.tallies["killed"].events for row in found.types} == {
        "shelling": ("a",),
        "attack_on_health": ("b",),
    }
    for counted in (*found.tallies.values(), *found.cumulative.values()):
        assert len(counted.events) == counted.of


def test_an_event_knows_the_file_and_line_of_each_row_that_speaks_of_it(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"event_id": "a", "killed": "2", "source": "A"},
            {"event_id": "b", "killed": "1", "source": "A"},
            {"event_id": "a", "killed": "3", "source": "B"},
            {"event_id": "a", "source": "C", "status": "denied"},
            {"event_id": "b", "source": "B", "status": "withdrawn"},
        )
        .summary()
    )
    # The header is line 1. What its source withdrew is no longer behind the event.
    rows = {line.event_id: [(row.path, row.line) for row in line.rows] for line in found.events}
    assert rows == {
        "a": [("events.csv", 2), ("events.csv", 4), ("events.csv", 5)],
        "b": [("events.csv", 3)],
    }
    assert [len(item.event.rows) for item in found.disputed] == [3]


# --- the whole against the raw rows ---------------------------------------

cell = st.sampled_from(
    ["", "0", "1", "2", "17", "at least 3", ">5", "~10", "up to 4", "10-13", "dozens"]
)
day = st.dates(dt.date(2019, 4, 22), dt.date(2019, 5, 19))
row = st.fixed_dictionaries(
    {"date_start": day, "killed": cell, "admin1": st.sampled_from(["Idleb", "Hama", ""])}
)


@settings(max_examples=examples(10), deadline=None)
@given(st.lists(row, min_size=1, max_size=12))
def test_sums_by_period_week_and_area_agree_with_a_plain_recount_of_the_rows(rows):
    with tempfile.TemporaryDirectory() as folder:
        found = Log(Path(folder), report="baseline = 2019-04-22").events(*rows).summary()

    def recount(start: str, end: str, area: str | None = None):
        own = [
            figures.parse(r["killed"])
            for r in rows
            if start <= r["date_start"].isoformat() <= end and area in (None, r["admin1"])
        ]
        return said(figures.add(own)[0]), sum(f is not None for f in own), len(own)

    counted = found.tallies["killed", ""]
    expected = recount("2019-05-06", "2019-05-12")
    assert (said(counted.figure), counted.reported, counted.of) == expected
    for point in found.weekly["killed"]:
        expected = recount(str(point.period.start), str(point.period.end))
        assert (said(point.figure), point.reported, point.events) == expected
    since = found.cumulative["killed", ""]
    expected = recount("2019-04-22", "2019-05-12")
    assert (said(since.figure), since.reported, since.of) == expected
    for area in found.areas:
        own = area.tallies["killed"]
        expected = recount(str(own.window.start), str(own.window.end), area.name)
        assert (said(own.figure), own.reported, own.of) == expected


#: Cells whose stated number is their minimum, so that a sum keeps it.
minimum = st.sampled_from(["", "0", "1", "17", "at least 3", ">5", "~10", "dozens"])


@settings(max_examples=examples(10), deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz"), minimum),
        min_size=1,
        max_size=9,
        unique_by=lambda t: t[:2],
    )
)
def test_the_conservative_sum_is_the_lowest_of_each_event_and_never_a_sum_of_sources(accounts):
    rows = [{"event_id": e, "source": s, "killed": k} for s, e, k in accounts]
    with tempfile.TemporaryDirectory() as folder:
        found = Log(Path(folder)).events(*rows).summary()
    lowest = []
    for event in sorted({e for _, e, _ in accounts}):
        stated = [f for _, e, k in accounts if e == event and (f := figures.parse(k))]
        numbers = [f for f in stated if f.qualifier is not Qualifier.VAGUE]
        most = max((f.best for f in numbers), default=-1)
        kept = numbers + [f for f in stated if f.qualifier is Qualifier.VAGUE and f.best > most]
        lowest.append(min((f.best for f in kept), default=None))
    counted = found.tallies["killed", ""]
    known = [b for b in lowest if b is not None]
    assert counted.reported == len(known)
    assert (counted.figure and counted.figure.best) == (sum(known) if known else None)


def test_the_examples_weeks_agree_with_a_plain_recount_of_its_file():
    with (ROOT / "data/events.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["status"] != "denied"]
    found = summary(example(), "2019-W20")
    ids = {r["event_id"] for r in rows if "2019-05-13" <= r["date_start"] <= "2019-05-19"}
    assert {e.event_id for e in found.events} == ids
    assert found.tallies["killed", ""].of == len(ids) == 5
    assert found.tallies["injured", ""].figure.best == 9


def test_a_log_without_admin_1_is_counted_by_country(tmp_path):
    rows = ({"country": "Ghana", "killed": "4"}, {"country": "Uganda", "killed": "1"})
    found = Log(tmp_path).events(*rows).summary()
    assert [(a.name, a.events) for a in found.areas] == [("Ghana", 1), ("Uganda", 1)]
    assert [e.area for e in found.events] == ["Ghana", "Uganda"]


def test_a_country_is_no_area_beside_those_of_admin_1(tmp_path):
    rows = ({"country": "Ghana", "admin1": "North", "killed": "4"}, {"country": "Ghana"})
    found = Log(tmp_path).events(*rows).summary()
    assert [a.name for a in found.areas] == ["North", ""]
