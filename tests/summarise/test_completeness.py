"""Who is expected to report, what came, and how fast; zero is a report, silence is none."""

import json

import pytest
from samples.command import sitrep
from samples.summaries import Log
from samples.workspaces import config_for, workspace

import sitrep as package

EXPECTED = """
[[expected]]
source = "Daily"
every = "day"
[[expected]]
source = "weekly post"
[[expected]]
source = "Monthly"
every = "month"
[[expected]]
source = "Silent"
[[expected]]
source = "Never"
[[expected]]
area = "North"
[[expected]]
area = "SY07"
"""
#: W19 of 2019 is 6 to 12 May.
EVENTS = (
    {"date_start": "2019-05-06", "reported_on": "2019-05-07", "source": "Daily", "killed": 1},
    {"date_start": "2019-05-06", "reported_on": "2019-05-06", "source": "Daily", "killed": 2},
    {"date_start": "2019-05-08", "reported_on": "2019-05-11", "source": "Daily", "killed": 0},
    {
        "date_start": "2019-05-09",
        "reported_on": "2019-05-19",
        "source": "Weekly Post",
        "killed": 0,
        "admin1": "North",
    },
    {"date_start": "2019-04-12", "reported_on": "2019-04-13", "source": "Monthly", "killed": 4},
    {
        "date_start": "2019-05-03",
        "source": "Silent",
        "killed": 5,
        "admin1": "Idleb",
        "admin1_pcode": "SY07",
    },
    {"date_start": "2019-05-15", "source": "Silent", "killed": 5},
)


@pytest.fixture
def found(tmp_path):
    return Log(tmp_path, more=EXPECTED).events(*EVENTS).summary().completeness


def test_each_has_so_many_reports_as_it_has_days_weeks_or_months_with_one(found):
    assert {h.expected.name: (h.received, h.due) for h in found.heard} == {
        "Daily": (2, 7),  # 6 and 8 May
        "weekly post": (1, 1),
        "Monthly": (1, 1),  # 12 April is the first of the 31 days up to 12 May
        "Silent": (0, 1),
        "Never": (0, 1),
        "North": (1, 1),
        "SY07": (0, 1),
    }
    assert (found.received, found.due) == (5, 13)


def test_a_report_of_zero_is_a_report(found):
    assert [h.expected.name for h in found.heard if h.zero] == ["weekly post", "North"]


def test_of_the_silent_the_last_day_is_told_that_is_not_after_the_period(found):
    last = {h.expected.name: h.last and h.last.isoformat() for h in found.heard}
    assert (last["Silent"], last["Never"], last["SY07"]) == ("2019-05-03", None, "2019-05-03")


def test_half_of_the_accounts_came_within_the_median_of_days(found):
    # After 1, 0, 3 and 10 days.
    assert (found.days, found.dated) == (2.0, 4)


def test_running_totals_are_reports_too(tmp_path):
    total = {"figure": 3, "since": "2019-05-01", "source": "Never", "as_of": "2019-05-12"}
    log = Log(tmp_path, more=EXPECTED).events(*EVENTS).totals(total)
    heard = {h.expected.name: h for h in log.summary().completeness.heard}
    assert (heard["Never"].received, heard["Never"].zero) == (1, False)


def test_nothing_is_said_where_nobody_is_expected(tmp_path):
    assert Log(tmp_path).events(*EVENTS).summary().completeness is None


def test_the_report_says_it_and_report_json_has_it(tmp_path):
    log = Log(tmp_path, more=EXPECTED).events(*EVENTS)
    log.inputs()
    run = sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    folder = tmp_path / "reports/2019-W19/public"
    page = (folder / "sitrep.en.md").read_text()
    assert (
        "5 of 13 reports that were expected for 6–12 May 2019 came in. Nothing came of Silent "
        "(last of 3 May 2019), Never (never yet) and SY07 (last of 3 May 2019). Fewer came than "
        "were due of Daily (2 of 7). Reported as zero: weekly post and North. Half of the 4 "
        "accounts with a day of publication came within 2 days of their event."
    ) in page
    data = json.loads((folder / "report.json").read_text())["completeness"]
    assert (data["received"], data["due"], data["days"]) == (5, 13, 2.0)
    assert data["heard"][0] == {
        "name": "Daily",
        "is_area": False,
        "every": "day",
        "due": 7,
        "received": 2,
        "zero": False,
        "last": "2019-05-08",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('every = "week"', "names nobody; write source ="),
        ('source = "A"\narea = "B"', "names both a source and an area"),
        ('source = "A"\n[[expected]]\nsource = "a"', "is there twice; keep one of the two"),
        ('source = "A"\nevery = "fortnight"', '"fortnight"'),
        ('sorce = "A"', 'did you mean "source"?'),
    ],
)
def test_a_mistake_in_config_is_a_problem_with_its_line(tmp_path, text, said):
    config = workspace(tmp_path, config=config_for("events.csv", more=f"[[expected]]\n{text}\n"))
    with pytest.raises(package.SitrepError) as refused:
        package.check(config)
    told = [str(problem) for problem in refused.value.problems]
    assert any(said in line for line in told), told
    assert all(problem.line for problem in refused.value.problems)
