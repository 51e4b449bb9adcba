"""Running totals: series, falls, mismatches and conflicts, from totals made in place."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from samples.charts import ISO, total

from sitrep.model.codes import Status
from sitrep.model.figure import Indicator
from sitrep.summarise.totals import (
    conflicts_between,
    in_period,
    known_from,
    mismatches_of,
    series_of,
    window_of,
)

FLOWS = {
    "displaced": Indicator("displaced", ""),
    "killed": Indicator("killed", ""),
    "idp_stock": Indicator("idp_stock", "", stock=True),
}
WEEK = ISO.parse("2019-W19")


def made(total_id, figure, as_of="2019-05-08", **parts):
    return total(total_id, parts.pop("indicator", "displaced"), figure, as_of=as_of, **parts)


def rises(*totals):
    return [s.rises for s in series_of(totals, FLOWS)]


def mismatches(*totals, of=None):
    found = mismatches_of(of or totals, totals, FLOWS)
    return [(m.earlier.total_id, m.later.total_id, m.what) for m in found]


# --- of the period ---------------------------------------


@pytest.mark.parametrize(
    ("as_of", "reported", "held"),
    [
        ("2019-05-05", "2019-05-05", False),
        # Published in the week, of an earlier day; of the week, published later.
        ("2019-05-01", "2019-05-06", True),
        ("2019-05-01", "2019-05-12", True),
        ("2019-05-01", "2019-05-13", False),
        ("2019-05-06", "2019-05-20", True),
        ("2019-05-12", "2019-05-20", True),
        # A forecast, dated after the week in which it was published, is not of it.
        ("2019-05-13", "2019-05-10", False),
        ("2019-05-06", None, True),
    ],
)
def test_a_total_is_of_the_week_it_is_dated_or_was_published_in(as_of, reported, held):
    day = reported and dt.date.fromisoformat(reported)
    given = replace(made("a", "1", as_of), reported_on=day)
    assert bool(in_period([given], WEEK)) is held


def test_totals_of_a_period_stand_by_indicator_unit_day_source_and_id():
    totals = (
        made("f", "1", indicator="killed"),
        made("e", "1", unit="people", source="B"),
        made("d", "1", unit="people", source="A"),
        made("c", "1", unit="people", source="A"),
        made("b", "1", "2019-05-07", unit="people"),
        made("a", "1", unit="movements"),
    )
    assert [t.total_id for t in in_period(totals, WEEK)] == ["a", "b", "c", "d", "e", "f"]


# --- series ---------------------------------------


def test_a_series_tells_each_rise_and_no_fall_of_a_flow():
    own = [
        made(i, n, d)
        for i, n, d in zip(
            "abc", ("100", "150", "120"), ("2019-05-01", "2019-05-02", "2019-05-03"), strict=True
        )
    ]
    assert rises(*own) == [(50, None)]
    assert rises(*(replace(t, indicator="idp_stock") for t in own)) == [(50, -30)]


def test_a_total_that_repeats_the_one_before_rose_by_nothing():
    assert rises(made("a", "100", "2019-05-01"), made("b", "100", "2019-05-02")) == [(0,)]


def test_two_totals_of_one_day_make_no_rise():
    assert rises(made("a", "100"), made("b", "150")) == [(None,)]


def test_of_a_flow_without_a_start_no_rise_is_told_and_of_a_stock_one_is():
    own = (made("a", "100", "2019-05-01", since=""), made("b", "150", "2019-05-02", since=""))
    assert rises(*own) == [(None,)]
    assert rises(*(replace(t, indicator="idp_stock") for t in own)) == [(50,)]


@pytest.mark.parametrize("figure", ["about 150", "up to 150", "dozens"])
def test_what_is_no_minimum_makes_no_rise(figure):
    assert rises(made("a", "100", "2019-05-01"), made("b", figure, "2019-05-02")) == [(None,)]


def test_a_start_is_compared_as_it_is_read_and_not_as_it_is_typed():
    one, other = made("a", "100", "2019-05-01"), made("b", "150", "2019-05-02")
    words = [
        replace(one, since=replace(one.since, date=None, words=w))
        for w in ("The Ceasefire", "the ceasefire")
    ]
    assert rises(
        words[0], replace(words[1], total_id="b", as_of=other.as_of, figure=other.figure)
    ) == [(50,)]


# --- latest known ---------------------------------------


def known(*totals, held=()):
    return [t.total_id for t in known_from(series_of(totals, FLOWS), held)]


def test_the_latest_of_a_series_is_known_unless_the_period_holds_one_of_it():
    own = (
        made("a", "1", "2019-04-01", since="2019-03-01"),
        made("b", "2", "2019-04-02", since="2019-03-01"),
    )
    assert known(*own) == ["b"]
    assert known(*own, held=own[:1]) == []


def test_a_count_whose_window_begins_on_the_day_that_another_ends_does_not_end_it():
    first = made("a", "1", "2019-04-01", since="2019-03-01")
    second = made("b", "1", "2019-04-30", since="2019-04-01")
    assert known(first, second) == ["b", "a"]
    assert known(first, replace(second, since=replace(second.since, date=dt.date(2019, 4, 2)))) == [
        "b"
    ]


def test_a_withdrawn_count_of_a_later_window_ends_none():
    first = made("a", "1", "2019-03-31", since="2019-03-01")
    second = made("b", "1", "2019-04-30", since="2019-04-01", status="withdrawn")
    assert known(first, second) == ["a"]


def test_the_last_of_several_windows_is_known():
    own = [
        made(i, "1", e, since=s)
        for i, s, e in (
            ("a", "2019-03-01", "2019-03-31"),
            ("c", "2019-05-01", "2019-05-02"),
            ("b", "2019-04-01", "2019-04-30"),
        )
    ]
    assert known(*own) == ["c"]


# --- mismatches ---------------------------------------


def test_the_same_source_s_other_window_or_unit_is_a_mismatch():
    old = made("a", "100", "2019-05-01", since="2019-03-01")
    assert mismatches(old, made("b", "150", since="2019-04-01")) == [("a", "b", ("since",))]
    assert mismatches(old, made("b", "150", since="2019-03-01", unit="movements")) == [
        ("a", "b", ("unit",))
    ]


def test_a_total_of_the_same_scope_in_between_leaves_nothing_to_compare():
    totals = (
        made("a", "100", "2019-05-01", since="2019-03-01"),
        made("b", "120", "2019-05-02", since="2019-04-01"),
        made("c", "150", since="2019-04-01"),
    )
    assert mismatches(*totals, of=totals[2:]) == []


def test_a_smaller_total_of_another_source_has_fallen_below_the_highest_before_it():
    totals = (
        made("a", "100", "2019-05-01", source="A"),
        made("b", "200", "2019-05-02", source="B"),
        made("c", "90", source="C"),
    )
    assert mismatches(*totals, of=totals[2:]) == [("b", "c", ("source", "fall"))]


def test_a_total_of_another_source_that_is_as_large_has_not_fallen():
    totals = (made("a", "100", "2019-05-01", source="A"), made("b", "100", source="B"))
    assert mismatches(*totals) == []


def test_a_larger_total_of_another_unit_is_no_fall():
    totals = (
        made("a", "100", "2019-05-01", source="A", unit="movements"),
        made("b", "90", source="B", unit="people"),
    )
    assert mismatches(*totals) == []


def test_a_lower_stock_of_another_source_is_no_fall():
    totals = (
        made("a", "100", "2019-05-01", source="A", indicator="idp_stock"),
        made("b", "90", source="B", indicator="idp_stock"),
    )
    assert mismatches(*totals) == []


@pytest.mark.parametrize(
    "change",
    [{"indicator": "killed"}, {"group": "women"}, {"as_of": "2019-05-08"}, {"figure": "hundreds"}],
)
def test_another_indicator_group_an_equal_day_or_a_vague_word_is_not_compared(change):
    parts = {"as_of": "2019-05-01", "figure": "100", "source": "A"} | change
    other = made("a", parts.pop("figure"), parts.pop("as_of"), **parts)
    assert mismatches(other, made("b", "50", source="B")) == []


@pytest.mark.parametrize("which", ["earlier", "later"])
@pytest.mark.parametrize("change", [{"status": "denied"}, {"figure": ""}])
def test_what_is_denied_or_states_no_number_is_not_compared(which, change):
    def with_change(total_id, figure, as_of, source, own):
        parts = {"source": source} | (change if own else {})
        return made(total_id, parts.pop("figure", figure), as_of, **parts)

    one = with_change("a", "100", "2019-05-01", "A", which == "earlier")
    other = with_change("b", "50", "2019-05-08", "B", which == "later")
    assert mismatches(one, other) == []


def test_a_smaller_figure_of_another_area_is_told_once():
    totals = (
        made("a", "100", "2019-05-01", source="A", area="North"),
        made("b", "90", source="A", area="South"),
        made("c", "80", source="A", area="East"),
    )
    assert mismatches(*totals, of=totals[1:]) == [("a", "b", ("area", "fall"))]


def test_each_indicator_tells_its_own_fall_between_areas():
    totals = [
        made(f"{name[0]}{n}", str(100 - n), f"2019-05-0{n}", area=area, indicator=name)
        for name in ("displaced", "killed")
        for n, area in ((1, "North"), (2, "South"))
    ]
    assert mismatches(*totals) == [("d1", "d2", ("area", "fall")), ("k1", "k2", ("area", "fall"))]


def test_a_window_that_begins_on_the_last_day_of_another_is_compared_with_it():
    old = made("a", "100", "2019-04-01", since="2019-03-01")
    touching = made("b", "50", since="2019-04-01")
    after = made("b", "50", since="2019-04-02")
    assert mismatches(old, touching) == [("a", "b", ("since", "fall"))]
    assert mismatches(old, after) == []


# --- conflicts ---------------------------------------


def conflicts(*totals):
    return [[s.source for s in c.statements] for c in conflicts_between(totals)]


def test_sources_that_differ_over_one_window_and_area_are_shown_lowest_first():
    totals = (made("a", "90", source="A"), made("b", "50", source="B"))
    assert conflicts(*totals) == [["B", "A"]]
    (found,) = conflicts_between(totals)
    assert (found.totals, found.chosen, found.window) == (("b", "a"), None, window_of(totals[0]))


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "movements"},
        {"group": "women"},
        {"area": "Elsewhere"},
        {"since": "2019-05-02"},
        {"as_of": "2019-05-07"},
        {"indicator": "killed"},
        {"status": "denied"},
        {"figure": ""},
        {"figure": "90"},
        {"source": "A"},
    ],
)
def test_totals_of_other_things_denied_or_alike_are_no_conflict(change):
    parts = {"figure": "50", "source": "B"} | change
    assert conflicts(made("a", "90", source="A"), made("b", parts.pop("figure"), **parts)) == []


def test_a_word_conflicts_with_a_word_and_not_with_a_number():
    number, word = made("a", "90", source="A"), made("b", "dozens", source="B")
    assert conflicts(number, word) == []
    assert conflicts(word, made("c", "hundreds", source="C")) == [["B", "C"]]


def test_of_one_source_its_last_published_total_is_the_statement():
    first = replace(made("a", "90", source="A"), reported_on=dt.date(2019, 5, 9))
    last = replace(made("z", "50", source="A"), reported_on=dt.date(2019, 5, 8))
    found = conflicts_between((first, last, made("c", "70", source="C")))
    assert [c.totals for c in found] == [("c", "a")]


def test_a_start_known_to_the_month_leaves_the_window_open():
    assert window_of(made("a", "1", since="2019-04")).start is None
    assert window_of(made("a", "1", since="2019-04-03")).start == dt.date(2019, 4, 3)


def test_a_denied_total_is_in_no_series():
    totals = (made("a", "100", "2019-05-01"), made("b", "150", "2019-05-02", status="denied"))
    assert rises(*totals) == [()]
    assert totals[1].status is Status.DENIED
