"""Which events lie in a window, and which undated ones may lie in a period."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from sitrep.arithmetic.periods import Weeks
from sitrep.model.codes import Precision
from sitrep.model.dates import last_day
from sitrep.summarise.windows import between, level_of, maybe_in


def undated(*stated):
    """Events known to the month or year, of one day each: "2019-05", "2019"."""
    precision = [Precision.YEAR if len(text) == 4 else Precision.MONTH for text in stated]
    starts = [dt.date.fromisoformat(f"{text}-01-01"[:10]) for text in stated]
    ends = [last_day(day, kind) for day, kind in zip(starts, precision, strict=True)]
    return pd.DataFrame(
        {
            "date_precision": [str(kind) for kind in precision],
            "date_start": pd.to_datetime(starts),
            "date_end": pd.to_datetime(ends),
        }
    )


@pytest.mark.parametrize(
    ("period", "stated", "maybe"),
    [
        # 29 April to 5 May lies in two months.
        ("2019-W18", ("2019-03", "2019-04", "2019-05", "2019-06"), 2),
        # A period that begins on the first of a month touches no month before it.
        ("2019-05-01..2019-05-07", ("2019-04", "2019-05", "2019-06"), 1),
        # One that ends on the last of a month touches none after it.
        ("2019-05-25..2019-05-31", ("2019-04", "2019-05", "2019-06"), 1),
        # One that ends on the first of a month touches that month.
        ("2019-05-30..2019-06-01", ("2019-04", "2019-05", "2019-06", "2019-07"), 2),
        # A year is touched from its first day to its last; 30 December 2019 is of 2020-W01.
        ("2020-W01", ("2018", "2019", "2020", "2021"), 2),
        ("2019-01-01..2019-01-07", ("2018", "2019", "2020"), 1),
        ("2019-12-25..2019-12-31", ("2018", "2019", "2020", "2019-11", "2019-12", "2020-01"), 2),
        ("2019-W19", (), 0),
    ],
)
def test_an_undated_event_may_be_of_a_period_that_its_month_or_year_touches(period, stated, maybe):
    assert maybe_in(undated(*stated), Weeks().parse(period)) == maybe


def test_an_undated_event_over_several_months_may_be_of_any_of_them():
    events = undated("2019-03")
    events["date_end"] = pd.to_datetime(["2019-05-31"])
    touched = [
        maybe_in(events, Weeks().parse(month))
        for month in ("2019-02", "2019-03", "2019-04", "2019-05", "2019-06")
    ]
    assert touched == [0, 1, 1, 1, 0]


def test_a_window_holds_its_first_and_its_last_day():
    days = ["2019-05-05", "2019-05-06", "2019-05-12", "2019-05-13"]
    events = pd.DataFrame({"date_start": pd.to_datetime(days)})
    start, end = dt.date(2019, 5, 6), dt.date(2019, 5, 12)
    assert between(events, "date_start", start, end).index.tolist() == [1, 2]
    assert between(events, "date_start", None, end).index.tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("names", "level"),
    [
        (["", ""], "country"),
        (["", "Idleb"], "admin1"),
        (["Hama", "Idleb"], "admin1"),
        ([], "country"),
    ],
)
def test_areas_are_countries_only_where_no_event_names_an_admin_1(names, level):
    assert level_of(pd.DataFrame({"admin1": pd.Series(names, dtype="str")})) == level
