"""What a chart states, no table repeats; what a chart's caption says, no note does."""

import datetime as dt
import re

import pytest
from samples.workspaces import config_for, workspace

from sitrep.pipeline import Request, build

#: What sections print is the same wherever their templates run.
pytestmark = pytest.mark.usefixtures("templates_here")

EVENTS = "event_id,date_start,admin1,place,event_type,killed,source\n"
HEADER = "indicator,figure,unit,since,as_of,area,source,status\n"
#: Two sources on the dead of March, and one's count of the displaced that rises by 4,000.
KILLED = """killed,30,people,2024-03-01,2024-03-09,North,Agency,reported
killed,more than 40,people,2024-03-01,2024-03-10,North,Other,{status}
"""
DISPLACED = """displaced,20000,people,2024-03-01,2024-03-05,North,Agency,reported
displaced,24000,people,2024-03-01,2024-03-09,North,Agency,reported
"""


def page(folder, events, totals):
    """The report of 4–10 March as Markdown, and the charts that it prints."""
    files = {"events.csv": EVENTS + events, "totals.csv": HEADER + totals}
    path = workspace(folder, files, config_for("events.csv", "totals.csv", report='title = "T"'))
    built = build(Request(path, dt.date(2024, 3, 11), "2024-W10", folder / "reports"))
    text = next(f for f in built.files if f.suffix == ".md").read_text(encoding="utf-8")
    return text, re.findall(r"\(charts/([a-z-]+)\.svg\)", text)


ONE = "e1,2024-03-05,North,Town,shelling,2,Agency\n"


def rows(text, start):
    """The rows of tables that begin with a word."""
    return [line for line in text.splitlines() if line.startswith(f"| {start}")]


def test_a_total_that_a_chart_states_has_no_row(tmp_path):
    text, charts = page(tmp_path, ONE, KILLED.format(status="reported"))
    assert "casualty-totals" in charts
    assert rows(text, "people killed") == []


def test_a_total_that_is_more_than_reported_keeps_its_row_with_its_status(tmp_path):
    text, charts = page(tmp_path, ONE, KILLED.format(status="confirmed") + DISPLACED)
    assert "casualty-totals" in charts
    (row,) = rows(text, "people killed")
    assert row.split("|")[2].strip() == "more than 40"
    assert row.split("|")[-2].strip() == "confirmed"


def test_a_note_that_a_caption_has_is_not_printed_beside_it(tmp_path):
    text, charts = page(tmp_path, ONE, DISPLACED)
    assert "displacement-totals-people" in charts
    assert "A rise of a reported minimum is not" not in text


def test_deaths_of_one_area_are_a_sentence_and_no_chart_of_one_bar(tmp_path):
    text, charts = page(tmp_path / "one", ONE, KILLED.format(status="reported"))
    assert "All of the period's deaths were reported in North." in text
    assert "casualties-by-area" not in charts
    two = ONE + "e2,2024-03-06,South,Hill,shelling,1,Agency\n"
    text, charts = page(tmp_path / "two", two, KILLED.format(status="reported"))
    assert "All of the period's deaths" not in text
    assert "casualties-by-area" in charts


def test_inputs_that_are_used_whole_are_one_sentence(tmp_path):
    text, _ = page(tmp_path, ONE, DISPLACED)
    # One event and two totals.
    assert "The two inputs hold 3 rows of all periods; all were read." in text


def test_inputs_that_have_no_rows_yet_are_not_among_those_that_hold_some(tmp_path):
    text, _ = page(tmp_path, ONE, "")
    assert "The input holds 1 row, which was read." in text
