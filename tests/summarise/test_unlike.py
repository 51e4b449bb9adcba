"""What reports in one of two weeks alone is named, so that nobody compares the two."""

from __future__ import annotations

from samples.summaries import Log

from sitrep.model.tallies import Reporting

BEFORE, NOW = "2019-05-01", "2019-05-08"  # weeks 18 and 19


def event(day, source, area=""):
    return {"date_start": day, "killed": "1", "source": source, "admin1": area}


def alone(folder, *events):
    summary = Log(folder, report="baseline = 2019-04-01").events(*events).summary()
    return summary.only_before, summary.only_now


def test_sources_are_named_where_no_event_states_its_area(tmp_path):
    found = alone(
        tmp_path, event(BEFORE, "A"), event(BEFORE, "C"), event(NOW, "B"), event(NOW, "C")
    )
    assert found == (Reporting(("A",), ()), Reporting(("B",), ()))


def test_areas_are_named_beside_sources(tmp_path):
    found = alone(tmp_path, event(BEFORE, "A", "North"), event(NOW, "A", "South"))
    assert found == (Reporting((), ("North",)), Reporting((), ("South",)))


def test_nothing_is_named_where_only_one_of_the_weeks_has_reports(tmp_path):
    assert alone(tmp_path, event(NOW, "A", "North")) == (Reporting(), Reporting())
    assert alone(tmp_path, event("2019-04-10", "B", "South"), event(NOW, "A", "North")) == (
        Reporting(),
        Reporting(),
    )
