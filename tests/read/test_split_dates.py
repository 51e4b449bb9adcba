"""Year, Month and Day in columns of their own are one date, unless a whole date stands beside."""

from __future__ import annotations

import pandas as pd
import pytest

from sitrep.read.split_dates import joined_dates


def joined(**columns):
    return joined_dates(pd.DataFrame(columns, dtype="str"))


def test_year_and_month_are_a_date_known_to_the_month():
    assert joined(Year=["2026"], Month=["March"], Killed=["4"])["date_start"].tolist() == [
        "2026-03"
    ]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Date", ["2026-03-02", "2026-03-03"]),
        ("Incident date", ["02/03/2026", ""]),
        ("Fecha", ["2 marzo 2026", "3 marzo 2026"]),
        ("Дата", ["02.03.2026", "03.03.2026"]),
        ("date ", ["2026-03-02T10:00:00", "2026-03-03"]),
    ],
)
def test_a_whole_date_beside_them_is_the_date(header, cells):
    frame = pd.DataFrame({header: cells, "Month": ["3", "3"], "Year": ["2026", "2026"]})
    assert joined_dates(frame) is frame


@pytest.mark.parametrize("cells", [["", ""], ["morning", "2026"], ["12:30", "9"]])
def test_a_column_of_that_name_without_whole_dates_is_not(cells):
    found = joined(Date=cells, Month=["3", "4"], Year=["2026", "2026"])
    assert found["date_start"].tolist() == ["2026-03", "2026-04"]
