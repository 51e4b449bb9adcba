"""Events that state a number of a group alone, and deaths that are of an earlier period."""

from __future__ import annotations

import datetime as dt

from samples.workspaces import config_for, workspace

from sitrep.model.request import Request
from sitrep.pipeline import build

HEAD = "event_id,date_start,admin1,place,killed_civilians,injured,source\n"


def page(folder, *rows):
    config = config_for("log.csv")
    files = {"log.csv": HEAD + "".join(f"{row}\n" for row in rows)}
    request = Request(
        workspace(folder, files, config), dt.date(2026, 5, 20), "2026-W19", formats=("md",)
    )
    return (build(request).folder / "sitrep.en.md").read_text(encoding="utf-8")


EARLIER = "e1,2026-05-03,Mopti,Diallassagou,at least 6,several,Autorités"
NOUGHT = "e2,2026-05-04,Mopti,Madougou,0,,Radio"
SILENT = "e3,2026-05-05,Mopti,Madougou,,,Radio"


def test_no_civilians_killed_is_a_number_that_is_stated(tmp_path):
    text = page(tmp_path, EARLIER, NOUGHT)
    assert "**0** civilians killed" in text
    assert (
        "For 4–10 May 2026, one event was reported; it states numbers of people killed or injured "
        "only for groups of them." in text
    )
    assert (
        "Events of 4–10 May 2026 state how many people were killed or injured only for groups of "
        "them." in text
    )
    assert "states no number" not in text


def test_two_events_of_which_one_states_a_group_are_said_so(tmp_path):
    text = page(tmp_path, EARLIER, NOUGHT, SILENT)
    assert "two events were reported; they state numbers of people killed or injured only" in text


def test_events_that_state_nothing_are_said_to_state_no_number(tmp_path):
    text = page(tmp_path, EARLIER, SILENT)
    assert "one event was reported; it states no number of people killed or injured." in text
    assert "No event of 4–10 May 2026 states how many people were killed or injured." in text


def test_the_deaths_of_an_earlier_week_are_not_said_to_be_the_period_s(tmp_path):
    # All six died on 3 May, the Sunday before the week of 4 to 10 May.
    text = page(tmp_path, EARLIER, NOUGHT)
    assert "deaths were reported in" not in text


def test_where_all_of_the_period_s_deaths_are_in_one_area_it_is_said(tmp_path):
    text = page(tmp_path, EARLIER, "e2,2026-05-04,Mopti,Madougou,2,,Radio")
    assert "All of the period's deaths were reported in Mopti." in text
