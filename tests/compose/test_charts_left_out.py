"""A section leaves out a chart that says no more than its table, or than an earlier report."""

import datetime as dt
import re

import pytest
from samples.workspaces import config_for, workspace

from sitrep.pipeline import Request, build

#: What sections print is the same wherever their templates run.
pytestmark = pytest.mark.usefixtures("templates_here")

OLD = """indicator,figure,unit,since,as_of,area,source
displaced,20000,people,2024-02-01,2024-02-20,North,Agency
displaced,25000,people,2024-02-01,2024-02-27,North,Agency
killed,30,people,2024-02-01,2024-02-20,North,Agency
killed,35,people,2024-02-01,2024-02-20,North,Other
facilities_affected,3,facilities,2024-02-01,2024-02-20,North,Agency
facilities_affected,4,facilities,2024-02-01,2024-02-20,North,Other
"""
NEW = "displaced,27000,people,2024-02-01,2024-03-06,North,Agency\n"
EVENTS = "event_id,date_start,place,event_type,killed,source\n"
ONE = EVENTS + "e1,2024-03-05,Town,shelling,2,Agency\n"
LEFT_OUT = "charts of running totals: none of their totals is dated or was published in "
LEFT_OUT += "4–10 March 2024."


def printed(folder, events=ONE, totals=OLD, report='title = "T"'):
    """The charts that the report of 4–10 March prints, its text, and the files of its charts."""
    config = config_for("events.csv", "totals.csv", report=report)
    path = workspace(folder, {"events.csv": events, "totals.csv": totals}, config)
    built = build(Request(path, dt.date(2024, 3, 11), "2024-W10", folder / "reports"))
    text = next(f for f in built.files if f.suffix == ".md").read_text(encoding="utf-8")
    files = {f.stem for f in built.files if f.suffix == ".svg"}
    return re.findall(r"\(charts/([a-z-]+)\.svg\)", text), text, files


def test_a_chart_of_running_totals_is_left_out_where_none_is_of_the_period(tmp_path):
    charts, text, files = printed(tmp_path)
    old = {"displacement-totals-people", "casualty-totals", "health-totals"}
    assert old.isdisjoint(charts)
    assert text.count(LEFT_OUT) == 1
    assert f"This report leaves out three {LEFT_OUT}" in text.partition("## Sources, method")[2]
    assert old <= files


def test_it_is_printed_with_its_older_totals_once_one_is_of_the_period(tmp_path):
    charts, text, _ = printed(tmp_path, totals=OLD + NEW)
    assert "displacement-totals-people" in charts
    assert f"two {LEFT_OUT}" in text


def test_config_prints_it_again(tmp_path):
    charts, text, _ = printed(tmp_path, report='title = "T"\nrepeat_charts = true')
    assert {"displacement-totals-people", "casualty-totals", "health-totals"} <= set(charts)
    assert LEFT_OUT not in text


def test_events_by_type_are_a_table_that_has_minimums_too_and_no_chart(tmp_path):
    told = ONE + "e2,2024-03-06,Town,airstrike,3,Agency\n"
    charts, text, _ = printed(tmp_path / "told", told)
    assert "events-by-type" not in charts
    assert re.search(r"\| shelling +\| +1 \| +2 \|", text)
    silent = told + "e3,2024-03-06,Town,airstrike,,Agency\n"
    charts, text, files = printed(tmp_path / "silent", silent)
    assert "events-by-type" not in charts
    assert re.search(r"\| airstrike +\| +2 \| +at least 3 \|", text)
    # The briefing pack and the slides have it.
    assert "events-by-type" in files


def test_totals_of_one_date_each_are_a_table_and_no_chart(tmp_path):
    lone = OLD.splitlines(keepends=True)[0] + (
        "displaced,20000,people,2024-02-01,2024-03-05,North,Agency\n"
        "displaced,24000,people,2024-02-02,2024-03-06,North,Other\n"
    )
    charts, text, files = printed(tmp_path, totals=lone)
    assert "displacement-totals-people" not in charts
    assert "displacement-totals-people" in files
    assert LEFT_OUT not in text
    assert re.search(r"20,000.*Agency", text)
    assert re.search(r"24,000.*Other", text)
