"""The head of page one: when the next report is due, and which revision this one is."""

import datetime as dt

import pytest
from samples.reports import summary
from samples.workspaces import workspace

from sitrep.choices import load
from sitrep.compose.masthead import masthead
from sitrep.compose.phrases import Phrases
from sitrep.model.summary import Reissue
from sitrep.wording import Words


def head(folder, period, report="", **more):
    lines = f'[report]\ntitle = "Test"\n{report}\n[[source]]\npath = "events.csv"\n'
    config = load(workspace(folder, None, lines))
    given = summary(period=config.weeks.parse(period), edition="public", **more)
    return masthead(given, config, Phrases(given, Words()))


#: The last day of the period after, and one more: worked out with a calendar on paper.
@pytest.mark.parametrize(
    ("calendar", "period", "due"),
    [
        ('calendar = "iso"', "2019-W19", "20 May 2019"),  # 6-12 May, then 13-19 May
        ('calendar = "iso"', "2020-W53", "11 January 2021"),  # 28 Dec-3 Jan, then 4-10 January
        ('calendar = "epi"', "2019-W19", "19 May 2019"),  # 5-11 May, then 12-18 May
        ('calendar = "epi"', "2020-W53", "10 January 2021"),  # 27 Dec-2 Jan, then 3-9 January
        ('calendar = "custom"\nweek_start = "thursday"', "2019-05-09", "23 May 2019"),
        ('calendar = "iso"', "2019-W18..W21", "24 June 2019"),  # four weeks, then 27 May-23 June
        ('calendar = "iso"', "2019-05", "1 July 2019"),
        ('calendar = "epi"', "2019-Q4", "1 April 2020"),
        ('calendar = "iso"', "2019", "1 January 2021"),
    ],
)
def test_the_next_report_is_due_after_the_next_period_of_the_calendar(
    tmp_path, calendar, period, due
):
    assert head(tmp_path, period, calendar).next_report == f"Next report on or around {due}"


def test_plain_dates_have_no_next_report(tmp_path):
    assert head(tmp_path, "2019-05-07..2019-05-10").next_report == ""


def test_a_report_that_is_published_again_says_so_and_the_first_one_and_a_draft_do_not(tmp_path):
    again = Reissue(2, dt.date(2019, 5, 14), "The hospital sent its list")
    said = "Revision 2 of 14 May 2019: The hospital sent its list"
    assert head(tmp_path, "2019-W19", reissue=again).reissue == said
    assert head(tmp_path, "2019-W19").reissue == ""
