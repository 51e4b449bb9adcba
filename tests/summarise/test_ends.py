"""Where the data of a period end, when it is partial, and who has fallen silent."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log

from sitrep.arithmetic.periods import Weeks
from sitrep.summarise import end_of_data


def log(folder, *rows):
    return Log(folder).events(*rows)


@pytest.mark.parametrize(
    ("latest", "as_of", "today", "partial", "end"),
    [
        # A week that is over ends its data, however early its last report was.
        ((5, 8), None, (5, 13), False, (5, 12)),
        ((5, 8), None, (5, 12), True, (5, 8)),
        ((5, 20), None, (5, 21), False, (5, 20)),
        ((5, 20), (5, 12), (5, 21), False, (5, 12)),
        ((5, 20), (5, 11), (5, 21), True, (5, 11)),
    ],
)
def test_data_end_with_their_period_once_it_is_over(latest, as_of, today, partial, end):
    days = [d and dt.date(2019, *d) for d in (latest, as_of, today)]
    period, last = end_of_data(Weeks().parse("2019-W19"), *days)
    assert (period.partial, last) == (partial, dt.date(2019, *end))


@pytest.mark.parametrize("status", ["withdrawn", "denied"])
def test_a_withdrawal_or_a_denial_is_something_reported(tmp_path, status):
    made = log(
        tmp_path,
        {"event_id": "e", "source": "A", "reported_on": "2019-05-07"},
        {"event_id": "e", "source": "A", "reported_on": "2019-05-14", "status": status},
    ).reconciled()
    assert made.latest_report == dt.date(2019, 5, 14)


def test_a_week_that_nobody_reports_on_to_its_end_says_since_when(tmp_path):
    found = log(tmp_path, {"killed": "1", "reported_on": "2019-05-08"}).summary()
    assert found.quiet_since == dt.date(2019, 5, 8)
    assert not found.period.partial


def test_a_source_and_an_area_that_fell_silent_are_named_and_nothing_is_compared(tmp_path):
    before = {"date_start": "2019-04-30", "killed": "20", "admin1": "North"}
    found = log(
        tmp_path,
        before | {"source": "A"},
        before | {"source": "B", "admin1": "South"},
        {"source": "A", "killed": "30", "admin1": "North"},
    ).summary()
    assert found.silent == ("B", "South")
    assert not found.tallies["killed", ""].comparable


def test_a_choice_between_sources_is_not_compared(tmp_path):
    rows = [
        {"event_id": e, "date_start": d, "source": s, "killed": k}
        for e, d, s, k in (
            ("a", "2019-04-30", "A", "20"),
            ("a", "2019-04-30", "B", "20"),
            ("b", "2019-05-06", "A", "30"),
            ("b", "2019-05-06", "B", "40"),
        )
    ]
    assert not log(tmp_path, *rows).summary().tallies["killed", ""].comparable
    rows[-1]["killed"] = "30"
    assert log(tmp_path, *rows).summary().tallies["killed", ""].comparable
