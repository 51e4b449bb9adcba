"""A total stays the latest known until its source publishes a newer one of its series."""

from __future__ import annotations

from samples.summaries import Log

TOTAL = {
    "indicator": "displaced",
    "unit": "people",
    "area": "North",
    "source": "Agency",
    "since": "2019-04-01",
}


def known(folder, period, *totals):
    found = Log(folder).totals(*(TOTAL | total for total in totals)).summary(period)
    return [(t.total_id, str(t.as_of)) for t in found.known], [t.total_id for t in found.totals]


OLD = {"total_id": "a", "figure": "100", "as_of": "2019-05-01"}
NEW = {"total_id": "b", "figure": "120", "as_of": "2019-05-08"}
LATER = {"total_id": "c", "figure": "130", "as_of": "2019-05-22"}


def test_a_week_without_a_newer_total_keeps_the_latest_with_its_date(tmp_path):
    assert known(tmp_path, "2019-W20", OLD, NEW) == ([("b", "2019-05-08")], [])
    assert known(tmp_path, "2019-W40", OLD, NEW) == ([("b", "2019-05-08")], [])


def test_a_week_with_a_total_of_the_series_needs_no_older_one(tmp_path):
    assert known(tmp_path, "2019-W19", OLD, NEW) == ([], ["b"])


def test_nothing_is_known_before_it_is_dated(tmp_path):
    assert known(tmp_path, "2019-W20", OLD, NEW, LATER) == ([("b", "2019-05-08")], [])


def test_each_source_and_each_area_has_a_series_of_its_own(tmp_path):
    south = NEW | {"total_id": "s", "area": "South"}
    other = NEW | {"total_id": "o", "source": "Another"}
    found, _ = known(tmp_path, "2019-W20", OLD, NEW, south, other)
    assert sorted(found) == [("b", "2019-05-08"), ("o", "2019-05-08"), ("s", "2019-05-08")]


def test_what_is_denied_or_withdrawn_is_not_known(tmp_path):
    denied = NEW | {"status": "denied"}
    assert known(tmp_path, "2019-W20", OLD, denied)[0] == [("a", "2019-05-01")]
    assert known(tmp_path, "2019-W20", NEW | {"status": "withdrawn"})[0] == []


MARCH = {"total_id": "m", "figure": "30", "since": "2019-03-01", "as_of": "2019-03-31"}
APRIL = {"total_id": "n", "figure": "12", "since": "2019-04-01", "as_of": "2019-04-30"}


def test_a_count_of_a_month_is_known_until_one_of_a_later_month_is(tmp_path):
    assert known(tmp_path, "2019-W16", MARCH, APRIL) == ([("m", "2019-03-31")], [])
    assert known(tmp_path, "2019-W20", MARCH, APRIL) == ([("n", "2019-04-30")], [])


def test_a_count_of_another_source_or_area_does_not_end_it(tmp_path):
    for other in ({"source": "Another"}, {"area": "South"}, {"since": ""}):
        found, _ = known(tmp_path, "2019-W20", MARCH, APRIL | other)
        assert ("m", "2019-03-31") in found


def test_months_that_follow_each_other_are_no_changed_window_and_no_fall(tmp_path):
    log = Log(tmp_path).totals(*(TOTAL | total for total in (MARCH, APRIL)))
    assert log.summary("2019-04").mismatches == ()


def test_a_window_that_begins_within_another_is_not_comparable_with_it(tmp_path):
    other = APRIL | {"since": "2019-03-15"}
    log = Log(tmp_path).totals(*(TOTAL | total for total in (MARCH, other)))
    (found,) = log.summary("2019-04").mismatches
    assert found.what == ("since", "fall")
