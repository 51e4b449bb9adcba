"""Since when no period has had as many killed: back to what may have had, or to the log's start."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log, exactly, said

from sitrep.model.dates import Window

# Weeks 5 to 10 of 2024 begin on 29 January, 5, 12, 19 and 26 February, and 4 March.
FIFTH, SIXTH = dt.date(2024, 1, 29), dt.date(2024, 2, 5)
LOWER = {"2024-02-05": "1", "2024-02-14": "4", "2024-02-21": "2", "2024-02-28": "at least 4"}
FOUR = LOWER | {"2024-02-28": "3"}
NOW = {"2024-03-06": "5"}


def records(folder, killed, report="", **more):
    folder.mkdir(exist_ok=True)
    rows = [{"date_start": day, "killed": n, "source": "A"} | more for day, n in killed.items()]
    return Log(folder, report=report).events(*rows).summary("2024-W10").records


def test_a_record_goes_back_to_where_the_log_starts(tmp_path):
    (record,) = records(tmp_path, FOUR | NOW)
    assert (record.indicator, record.group) == ("killed", "")
    assert (record.since, record.starts) == (SIXTH, True)
    assert (record.before, record.figure) == (None, None)


@pytest.mark.parametrize(("then", "figure"), [("5", exactly(5)), ("9", exactly(9))])
def test_a_record_ends_at_the_week_that_had_as_many(tmp_path, then, figure):
    (record,) = records(tmp_path, {"2024-01-24": "1", "2024-01-31": then} | FOUR | NOW)
    assert (record.since, record.starts) == (SIXTH, False)
    assert record.before == Window(FIFTH, dt.date(2024, 2, 4))
    assert said(record.figure) == figure


@pytest.mark.parametrize("then", ["", "at least 1"])
def test_a_record_ends_at_a_week_that_may_have_had_as_many(tmp_path, then):
    (record,) = records(tmp_path, {"2024-01-24": "1", "2024-01-31": then} | FOUR | NOW)
    assert (record.since, record.starts) == (SIXTH, False)


def test_a_week_of_an_open_number_is_no_lower_one(tmp_path):
    assert records(tmp_path, LOWER | NOW) == ()


def test_three_lower_weeks_make_no_record(tmp_path):
    three = {day: n for day, n in FOUR.items() if day > "2024-02-05"}
    assert records(tmp_path, three | NOW) == ()


def test_a_baseline_says_where_the_record_starts_and_only_whole_weeks_after_it_count(tmp_path):
    held = {"2024-01-31": "1"} | FOUR | NOW
    (record,) = records(tmp_path / "a", held, "baseline = 2024-02-05")
    assert (record.since, record.starts) == (SIXTH, True)
    (record,) = records(tmp_path / "b", held, "baseline = 2024-01-30")
    assert (record.since, record.starts) == (SIXTH, True)
    (record,) = records(tmp_path / "c", held, "baseline = 2024-01-29")
    assert (record.since, record.starts) == (FIFTH, True)


@pytest.mark.parametrize("now", ["", "0"])
def test_a_week_without_a_number_or_with_none_killed_has_no_record(tmp_path, now):
    assert records(tmp_path, FOUR | {"2024-03-06": now}) == ()


def test_civilians_have_a_record_of_their_own(tmp_path):
    days = {**FOUR, **NOW}
    rows = [
        {"date_start": day, "killed": "9", "killed_civilians": n, "source": "A"}
        for day, n in days.items()
    ]
    (record,) = Log(tmp_path).events(*rows).summary("2024-W10").records
    assert (record.indicator, record.group, record.since) == ("killed", "civilians", SIXTH)
