"""Running totals in force: replaced, late, withdrawn; each is counted by its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples.charts import day, total

from sitrep.model.codes import Code, Status
from sitrep.reconcile.totals import is_late, totals_in_force


def made(total_id, figure, reported, **parts):
    given = total(total_id, "killed", figure, **{"as_of": "2019-05-08", **parts})
    return replace(given, reported_on=reported and day(reported))


def in_force(*totals, as_of=None):
    left_out = {}
    kept, corrected = totals_in_force(totals, as_of and day(as_of), left_out)
    pairs = [(old.total_id, new.total_id) for old, new in corrected]
    return [t.total_id for t in kept], pairs, left_out


def test_a_total_published_later_replaces_every_earlier_one_of_its_window():
    a, b, c = (
        made(i, f, f"2019-05-{d:02}") for i, f, d in (("a", "1", 9), ("b", "2", 11), ("c", "3", 10))
    )
    assert in_force(a, b, c) == (["b"], [("a", "b"), ("c", "b")], {})


def test_two_published_on_one_day_both_count():
    a, b = made("a", "1", "2019-05-09"), made("b", "2", "2019-05-09")
    assert in_force(a, b) == (["a", "b"], [], {})


def test_a_total_without_a_day_of_publication_was_published_on_its_own_day():
    old, new = made("a", "1", None), made("b", "2", "2019-05-09")
    assert in_force(new, old) == (["b"], [("a", "b")], {})
    assert is_late(old, day("2019-05-07"))
    assert not is_late(old, day("2019-05-08"))
    assert not is_late(old, None)


@pytest.mark.parametrize(
    "other",
    [
        {"source": "B"},
        {"unit": "households"},
        {"group": "women"},
        {"area": "North"},
        {"since": "2019-05-01"},
        {"as_of": "2019-05-07"},
    ],
)
def test_a_total_of_another_source_unit_group_area_or_window_replaces_none(other):
    kept, corrected, _ = in_force(
        made("a", "1", "2019-05-09"), made("b", "2", "2019-05-10", **other)
    )
    assert (kept, corrected) == (["a", "b"], [])


def test_a_late_total_replaces_nothing_and_is_counted_as_late():
    a, b = made("a", "1", "2019-05-09"), made("b", "2", "2019-05-11")
    assert in_force(a, b, as_of="2019-05-10") == (["a"], [], {Code.AFTER_CUT_OFF: 1})
    assert in_force(a, b, as_of="2019-05-11") == (["b"], [("a", "b")], {})


def test_a_withdrawal_takes_back_what_was_published_before_it_and_not_what_comes_after():
    a = made("a", "1", "2019-05-09")
    back = made("b", "1", "2019-05-10", status=Status.WITHDRAWN)
    c = made("c", "3", "2019-05-11")
    assert in_force(a, back) == ([], [], {Code.WITHDRAWN: 2})
    assert in_force(a, back, c) == (["c"], [("a", "c")], {Code.WITHDRAWN: 1})


def test_what_is_left_out_is_added_to_what_was_already():
    left_out = {Code.WITHDRAWN: 3, Code.AFTER_CUT_OFF: 1}
    back = made("a", "1", "2019-05-09", status=Status.WITHDRAWN)
    totals_in_force([back, made("b", "2", "2019-05-20")], day("2019-05-10"), left_out)
    assert left_out == {Code.WITHDRAWN: 4, Code.AFTER_CUT_OFF: 2}
