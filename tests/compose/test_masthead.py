"""The head of page one: when the next report is due, and which revision this one is."""

import datetime as dt

import pytest
from samples.reports import summary
from samples.workspaces import workspace

from sitrep.choices import load
from sitrep.compose.masthead import masthead
from sitrep.compose.phrases import Phrases
from sitrep.model.changes import Reissue
from sitrep.wording import Words


def head(folder, period, report="", **more):
    lines = f'[report]\ntitle = "Test"\n{report}\n[[source]]\npath = "events.csv"\n'
    config = load(workspace(folder, None, lines))
    given = summary(period=config.weeks.parse(period), edition="public", **more)
    return masthead(given, config, Phrases(given, Words()))


#: The last day of the period after, and as many more as the data end after this one, but at
#: least one: worked out with a calendar on paper.
@pytest.mark.parametrize(
    ("calendar", "period", "as_of", "due"),
    [
        ('calendar = "iso"', "2019-W19", "2019-05-12", "20 May 2019"),  # 13-19 May, and a day
        ('calendar = "iso"', "2019-W19", "2019-05-13", "20 May 2019"),
        ('calendar = "iso"', "2019-W22", "2019-06-07", "14 June 2019"),  # 9 June, and five days
        ('calendar = "iso"', "2019-W22", "2019-06-17", "24 June 2019"),  # 9 June, and fifteen
        ('calendar = "iso"', "2020-W53", "2021-01-03", "11 January 2021"),  # 4-10 January
        ('calendar = "epi"', "2019-W19", "2019-05-11", "19 May 2019"),  # 12-18 May
        ('calendar = "epi"', "2020-W53", "2021-01-04", "11 January 2021"),  # 3-9 January, two days
        ('calendar = "custom"\nweek_start = "thursday"', "2019-05-09", "2019-05-15", "23 May 2019"),
        ('calendar = "iso"', "2019-W18..W21", "2019-05-26", "24 June 2019"),  # 27 May-23 June
        ('calendar = "iso"', "2019-W18..W21", "2019-05-31", "28 June 2019"),
        ('calendar = "iso"', "2019-05", "2019-05-31", "1 July 2019"),
        ('calendar = "iso"', "2019-05", "2019-06-06", "6 July 2019"),  # June has a day less
        ('calendar = "iso"', "2019-01", "2019-02-05", "5 March 2019"),  # February has three less
        ('calendar = "epi"', "2019-Q4", "2020-01-10", "10 April 2020"),
        ('calendar = "iso"', "2019", "2019-12-31", "1 January 2021"),
    ],
)
def test_the_next_report_is_due_as_long_after_its_period_as_this_one_is(
    tmp_path, calendar, period, as_of, due
):
    said = head(tmp_path, period, calendar, as_of=dt.date.fromisoformat(as_of)).next_report
    assert said == f"Next report on or around {due}"


@pytest.mark.parametrize("as_of", ["2019-05-06", "2019-05-11"])
def test_a_period_that_is_not_over_is_told_whole_by_the_next_report(tmp_path, as_of):
    said = head(tmp_path, "2019-W19", as_of=dt.date.fromisoformat(as_of)).next_report
    assert said == "Next report on or around 13 May 2019"  # the day after 12 May


def test_no_date_lies_past_the_last_one(tmp_path):
    said = head(tmp_path, "9998-W50", as_of=dt.date.max).next_report
    assert said == "Next report on or around 31 December 9999"


def test_plain_dates_have_no_next_report(tmp_path):
    assert head(tmp_path, "2019-05-07..2019-05-10").next_report == ""


def test_a_report_that_is_published_again_says_so_and_the_first_one_and_a_draft_do_not(tmp_path):
    again = Reissue(2, dt.date(2019, 5, 14), "The hospital sent its list")
    said = "Revision 2 of 14 May 2019: The hospital sent its list"
    assert head(tmp_path, "2019-W19", reissue=again).reissue == said
    assert head(tmp_path, "2019-W19").reissue == ""
