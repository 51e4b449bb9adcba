"""Reports of months, quarters, years, several weeks: their words, folder and refusals."""

from __future__ import annotations

import dataclasses
import datetime as dt
import os
import re

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

from sitrep.choices import load, notices
from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError
from sitrep.pipeline import Request, build, composed, gather, summary_of

HEADER = "event_id,date_start,reported_on,event_type,admin1,killed,displaced,source\n"
#: February: 12 killed; March: 18; e7 is known to the year.
EVENTS = HEADER + "".join(
    f"e{n},{day},{reported},shelling,North,{killed},{displaced},S\n"
    for n, (day, reported, killed, displaced) in enumerate(
        (
            ("2026-01-10", "2026-01-11", 2, 20),
            ("2026-02-05", "2026-02-06", 3, 30),
            ("2026-02-20", "2026-02-21", 9, 90),
            ("2026-03-02", "2026-03-03", 5, 50),
            ("2026-03-31", "2026-04-01", 6, 60),
            ("2026-03", "2026-04-02", 7, 70),
            ("2026", "2026-04-03", 10, 100),
        ),
        1,
    )
)
TODAY = dt.date(2026, 5, 20)


def workspace_of(folder, report='title = "Test"\nbaseline = 2026-01-01'):
    return workspace(folder, {"events.csv": EVENTS}, config_for("events.csv", report=report))


def reported(config, period, *, drawn=False, **wanted):
    """Return the report as it would be printed, and its drawings where they are ``drawn``."""
    inputs = gather(config)
    request = Request(config, TODAY, period, **wanted)
    summary, _, _ = summary_of(inputs, request)
    made = composed(summary, inputs, request, None if drawn else lambda *_: ())
    return made.report, {d.chart.id: d for d in made.drawings}


def printed(report):
    """Every text that stands in a report's pages, but for ids and paths."""
    found = []

    def walk(thing):
        if isinstance(thing, str):
            found.append(thing)
        elif dataclasses.is_dataclass(thing):
            for field in dataclasses.fields(thing):
                if field.name not in ("id", "svg", "png", "csv", "section", "width", "align"):
                    walk(getattr(thing, field.name))
        elif isinstance(thing, tuple | list):
            for each in thing:
                walk(each)

    walk((report.masthead, report.sections, report.charts, report.caveats))
    return "\n".join(found)


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    return workspace_of(tmp_path_factory.mktemp("kinds"))


@pytest.mark.parametrize(
    ("period", "name", "change", "bars"),
    [
        ("2026-03", "calendar month", "up from 12 in the previous month", "by month"),
        ("2026-Q1", "quarter 1", "", ""),
        ("2026", "calendar year", "", ""),
        (
            "2026-W09..W12",
            "ISO weeks 9–12",
            "down from 12 in the previous 4 weeks",
            "in periods of 4 ISO weeks",
        ),
        # 19 days, and the 19 before, from 11 February: 9.
        ("2026-03-02..2026-03-20", "", "down from 9 in the previous 19 days", "by period"),
        ("2026-03-31..2026-03-31", "", "", ""),
    ],
)
def test_each_kind_names_its_own_unit(config, period, name, change, bars):
    report, charts = reported(config, period, drawn=True)
    assert report.masthead.calendar == name
    text = printed(report)
    assert change in text
    assert bool(change) == bool(re.search(r"\b(up|down) from \d+ in the", text))
    if bars:
        assert_titled(charts, bars)
    else:  # with the log's only bar there is no chart
        assert not {"casualties-by-week", "displacement-by-week"} & {*charts}
    # A run of weeks speaks of weeks; the others have none.
    if not period.startswith("2026-W"):
        assert not re.search(r"\bweek", text.replace("in no week", ""), re.IGNORECASE)


def assert_titled(charts, bars):
    for chart, title in (
        ("casualties-by-week", f"People reported killed, {bars}"),
        ("displacement-by-week", f"Displacement reported, {bars}"),
    ):
        assert charts[chart].chart.title.startswith(f"{title}, ")
        assert title in charts[chart].chart.alt


@pytest.mark.parametrize(
    ("period", "bars"),
    [
        ("2026-Q1", "by quarter"),
        ("2026", "by year"),
        ("2026-03-31..2026-03-31", "by period"),
    ],
)
def test_the_bars_of_longer_periods_and_of_single_days_name_theirs(tmp_path, period, bars):
    earlier = "e8,2025-11-10,2025-11-11,shelling,North,1,10,S\n"
    earlier += "e9,2026-03-30,2026-03-31,shelling,North,1,10,S\n"
    config = workspace(tmp_path, {"events.csv": EVENTS + earlier}, config_for("events.csv"))
    _, charts = reported(config, period, drawn=True)
    assert_titled(charts, bars)


def test_the_bars_of_months_are_told_by_their_names(config):
    _, charts = reported(config, "2026-03", drawn=True)
    alt = charts["casualties-by-week"].chart.alt
    assert "For January 2026: 2. For February 2026: 12. For March 2026: 18." in alt
    rows = charts["casualties-by-week"].data
    assert rows[0][0] == "period"
    assert [row[0] for row in rows[1:]] == ["2026-01", "2026-02", "2026-03"]


def test_a_period_that_is_not_over_says_so_by_its_unit(config):
    # On 20 March nothing but the first days of March is known.
    report, charts = reported(config, "2026-03", drawn=True, as_of=dt.date(2026, 3, 20))
    assert "The data stop on 20 March 2026, before the period ends" in report.masthead.partial
    chart = charts["casualties-by-week"].chart
    assert "March 2026, not complete: 5." in chart.alt
    assert "Hatched: month not complete." in chart.caption
    assert "in the previous month" not in printed(report)


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (
            "2026-03",
            "For one event, only the year is known: it may be of this month, and counts in the "
            "report of its year.",
        ),
        (
            "2026-Q1",
            "For one event, only the year is known: it may be of this quarter, and counts in the "
            "report of its year.",
        ),
        (
            "2026-W10",
            "For two events, only the month or the year is known: they may be of these dates, and "
            "count in the reports of their months or years.",
        ),
        ("2026", ""),
    ],
)
def test_a_report_says_that_there_are_events_known_too_coarsely_for_it(config, period, said):
    report, _ = reported(config, period)
    paragraphs = report.section("overview").paragraphs
    assert [p for p in paragraphs if "is known: " in p] == ([said] if said else [])


def test_a_week_without_reports_still_says_that_some_may_be_of_it(config):
    report, _ = reported(config, "2026-W12")
    none, known = report.section("highlights").bullets
    assert none.startswith("No reports for 16–22 March 2026 are held.")
    assert known.startswith("For two events, only the month or the year is known: they may be of ")


@pytest.mark.parametrize(
    ("first", "period", "number", "following"),
    [
        # The data end on 3 April 2026, three days after March does.
        ("2026-01", "2026-03", "Situation Report No. 3", "3 May 2026"),
        ("2025-11", "2026-03", "Situation Report No. 5", "3 May 2026"),
        ("2025-Q4", "2026-Q1", "Situation Report No. 2", "3 July 2026"),
        # It is not over: its own report comes first.
        ("2025", "2026", "Situation Report No. 2", "1 January 2027"),
        # They end on 22 March, twelve days before the data do; the next four on 19 April.
        ("2026-W01..W04", "2026-W09..W12", "Situation Report No. 3", "1 May 2026"),
        # It begins within the series' second one.
        ("2026-W01..W04", "2026-W07..W10", "Situation Report", "1 May 2026"),
        ("2026-W01", "2026-W10", "Situation Report No. 10", "10 April 2026"),
        ("2026-W01", "2026-03", "Situation Report", "3 May 2026"),
    ],
)
def test_reports_are_numbered_among_those_of_their_kind(tmp_path, first, period, number, following):
    report, _ = reported(workspace_of(tmp_path, f'title = "Test"\nnumber = "{first}"'), period)
    assert report.masthead.subtitle == number
    assert report.masthead.next_report == f"Next report on or around {following}"


def test_a_number_that_is_no_period_is_a_problem_that_says_how_to_write_one(tmp_path):
    config = workspace_of(tmp_path, 'title = "Test"\nnumber = "last week"')
    with pytest.raises(SitrepError) as raised:
        load(config)
    (problem,) = raised.value.problems
    assert (problem.line, problem.column) == (3, "report.number")
    assert "a month (YYYY-MM)" in problem.hint


# --- which period ----------------------------------------------------------------------------


def made(config, period, **wanted):
    request = Request(config, TODAY, period, **{"formats": ("md",), **wanted})
    return build(request)


def test_one_period_has_one_folder_beside_config_however_it_is_typed(tmp_path):
    config = workspace_of(tmp_path)
    for typed in ("2026-03", "March 2026", "2026-03-01..2026-03-31", "mars 2026"):
        assert made(config, typed).folder == tmp_path / "reports" / "2026-03" / "public"
    (folder,) = (path for path in (tmp_path / "reports").iterdir() if path.is_dir())
    assert folder.name == "2026-03"


def test_a_report_stands_beside_config_wherever_the_command_is_typed(tmp_path):
    workspace_of(tmp_path / "mine")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = ("build", "2026-W09..W12", "-c", "../mine/config.toml", "--format", "md")
    run = sitrep(*command, cwd=elsewhere)
    assert run.returncode == 0, run.stderr
    there = tmp_path / "mine/reports/2026-W09_W12/public/sitrep.en.md"
    assert there.is_file()
    first = run.stdout.splitlines()[0]
    assert (elsewhere / first).resolve() == there.resolve()
    run = sitrep(*command, "-o", "out", cwd=elsewhere)
    assert (elsewhere / "out/2026-W09_W12/public/sitrep.en.md").is_file()
    assert sorted(os.listdir(elsewhere)) == ["out"]


def test_latest_is_the_latest_complete_week_as_without_a_period(tmp_path):
    config = workspace_of(tmp_path)
    assert made(config, "latest").folder == made(config, "").folder
    assert made(config, " Latest ").summary.period.id == "2026-W14"


@pytest.mark.parametrize(
    ("period", "wanted", "said"),
    [
        ("2026-W22", {}, "2026-W22 begins on 2026-05-25, and today is 2026-05-20; "),
        ("2026-06", {}, "2026-06 begins on 2026-06-01, and today is 2026-05-20; "),
        ("2026-Q3", {}, "the week now is 2026-W21"),
        ("2027", {}, "2027 begins on 2027-01-01"),
        (
            "2026-03",
            {"as_of": dt.date(2026, 2, 28)},
            "2026-03 begins on 2026-03-01, after --as-of 2026-02-28",
        ),
        # Examples are of the data's last days: the last report is of 3 April.
        ("hello", {}, "write a week (2026-W14), a run of weeks (2026-W11..W14), a month (2026-04)"),
        ("6/5/2026", {}, "write 2026-05-06 (2026-W19) or 2026-06-05 (2026-W23)"),
    ],
)
def test_what_has_not_begun_or_is_no_period_is_refused(tmp_path, period, wanted, said):
    config = workspace_of(tmp_path)
    with pytest.raises(SitrepError, match=re.escape(said)) as raised:
        made(config, period, **wanted)
    assert raised.value.usage
    assert not (tmp_path / "reports").exists()


def test_a_period_that_has_begun_anywhere_is_built(tmp_path):
    # On a Sunday evening in UTC it is Monday in Kiribati.
    sunday = dt.date(2026, 5, 24)
    request = Request(
        workspace_of(tmp_path), sunday, "2026-W22", formats=("md",), today=dt.date(2026, 5, 25)
    )
    assert build(request).summary.period.partial


def test_where_all_is_known_only_to_the_month_the_month_is_named(tmp_path):
    rows = HEADER + "e1,2026-03,2026-04-01,shelling,North,7,,S\n"
    config = workspace(tmp_path, {"events.csv": rows})
    with pytest.raises(SitrepError, match="name the period: sitrep build 2026-03"):
        made(config, "")
    report, _ = reported(config, "2026-03")
    assert report.figures["killed"].best == 7


# --- the title that init writes ---------------------------------------------------------------


@pytest.mark.parametrize("title", ["My operation", " my  OPERATION"])
def test_the_title_that_init_writes_is_warned_of(tmp_path, title):
    (warning,) = notices(load(workspace_of(tmp_path, f'title = "{title}"')))
    assert (warning.code, warning.severity) == (Code.TITLE_NOT_SET, "warning")
    assert (warning.line, warning.column, warning.value) == (2, "report.title", title)
    assert notices(load(workspace_of(tmp_path, 'title = "My operations"'))) == ()


def test_check_and_build_of_a_new_workspace_say_that_its_title_is_not_its_own(tmp_path):
    sitrep("init", ".", cwd=tmp_path)
    header = (tmp_path / "data/events.csv").read_text().strip()
    row = {"event_id": "e1", "date_start": "2019-05-06", "killed": "2", "source": "A"}
    cells = ",".join(row.get(name, "") for name in header.split(","))
    (tmp_path / "data/events.csv").write_text(f"{header}\n{cells}\n")
    said = (
        'warning: config.toml:5: report.title: "My operation" is the title that sitrep init '
        "writes; give it your own\n"
    )
    for command in (["check"], ["build", "2019-W19", "--format", "md"]):
        run = sitrep(*command, cwd=tmp_path)
        assert (run.returncode, run.stderr) == (0, said)
