"""The check before publishing: each rule on a report that breaks it, and on one that does not."""

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest
from samples.command import sitrep
from samples.summaries import Log
from samples.workspaces import ROOT, config_for, workspace

from sitrep.examine.check import check
from sitrep.examine.preflight.looked_at import Log as Rows
from sitrep.examine.preflight.looked_at import LookedAt
from sitrep.examine.preflight.rules import RULES
from sitrep.model.codes import Code
from sitrep.model.dates import Since
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.problem import Severity, SitrepError
from sitrep.model.totals import RunningTotal

HEADER = "event_id,date_start,reported_on,admin1,place,killed,injured,source\n"
WEEKS = ["2019-04-03", "2019-04-10", "2019-04-17", "2019-04-24", "2019-05-01", "2019-05-08"]
#: Two people killed each week, reported the next day.
QUIET = "".join(
    f"e{n},{day},{dt.date.fromisoformat(day) + dt.timedelta(1)},Idleb,Hass,2,,Agency\n"
    for n, day in enumerate(WEEKS)
)
DAY = dt.date(2019, 5, 13)
REPORT = 'title = "Operation North"\nformats = ["md"]'


@pytest.fixture
def told(tmp_path):
    """Return what the check of week 19 tells of a workspace, of one code if that is given."""

    def run(code=None, rows=QUIET, more="", report=REPORT, **files):
        named = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
        named = {n: t for n, t in named.items() if t is not None}
        paths = ["events.csv", *(n for n in named if n.endswith(".csv"))]
        every = {"events.csv": HEADER + rows, **named}
        path = workspace(tmp_path, every, config_for(*paths, more=more, report=report))
        problems = check(path, "2019-W19").problems
        wanted = (Code.NEXT_REPORT_PAST,) if code is None else ()
        return [p for p in problems if p.code == code or (code is None and p.code not in wanted)]

    return run


def narrative(folder, text, week="2019-W19", written=None):
    path = folder / "narrative" / f"{week}.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    if written:
        stamp = dt.datetime.fromisoformat(written).replace(tzinfo=dt.UTC).timestamp()
        os.utime(path, (stamp, stamp))


def test_a_report_without_faults_has_none(told, tmp_path):
    narrative(tmp_path, "# Situation overview\nAirstrikes went on in Idleb, as sources report.\n")
    assert told() == []


def test_a_period_must_be_named_for_the_report_to_be_looked_over(tmp_path):
    path = workspace(
        tmp_path, {"events.csv": HEADER + QUIET}, config_for("events.csv", report='title = "TBC"')
    )
    assert Code.PLACEHOLDER not in {p.code for p in check(path).problems}
    assert Code.PLACEHOLDER in {p.code for p in check(path, "2019-W19").problems}


# --- what refuses publishing --------------------------------------------------------------------


def test_a_placeholder_in_config_is_an_error_at_its_line(told):
    (found,) = told(Code.PLACEHOLDER, report='title = "Operation XX"\nformats = ["md"]')
    where = (Path(found.path).name, found.line, found.column, found.value)
    assert where == ("config.toml", 2, "report.title", "XX")
    assert found.severity is Severity.ERROR


def test_a_placeholder_in_a_template_is_an_error_and_its_code_is_none(told, tmp_path):
    own = tmp_path / "templates" / "overview.html"
    own.parent.mkdir(parents=True)
    own.write_text('<p style="font-size: xx-large">{# TBC #}</p>\n<p>To be updated</p>\n')
    (tmp_path / "templates" / "style.css").write_text("p { font-size: xx-large }")
    (found,) = told(Code.PLACEHOLDER)
    assert (found.path, found.line, found.value) == ("templates/overview.html", 2, "To be updated")


def looked(tmp_path, **changed):
    """A report of which parts of the Summary are others than the log gives."""
    log = Log(tmp_path).events({"killed": "3"})
    summary = replace(log.summary(), **changed)
    inputs = log.inputs()
    mine = inputs.cleaned
    log = Rows(mine.accounts, mine.measures, mine.rows_of_totals)
    return LookedAt(inputs.config, summary, log, ("public",), DAY)


def of_rule(code, report):
    return [p for rule in RULES if rule.code is code and rule.find for p in rule.find(report)]


def test_a_group_that_is_more_than_the_whole_is_an_error(tmp_path):
    sound = looked(tmp_path)
    assert of_rule(Code.PART_EXCEEDS_WHOLE, sound) == []
    whole = sound.summary.tallies["killed", ""]
    women = replace(whole, group="women", figure=replace(whole.figure, low=4, best=4, high=4))
    tallies = {**sound.summary.tallies, ("killed", "women"): women}
    (found,) = of_rule(Code.PART_EXCEEDS_WHOLE, looked(tmp_path, tallies=tallies))
    assert (found.column, found.value, found.severity) == ("casualties", "killed", Severity.ERROR)
    assert found.reason == "is less than a part of it: women (4) of 3"


def test_a_group_that_is_more_than_another_source_counts_of_all_is_no_error(tmp_path):
    # Nobody can correct what two sources say: the report prints both (model.md, rule 12).
    rows = ({"killed": "3", "source": "A"}, {"killed_civilians": "5", "source": "B"})
    log = Log(tmp_path).events(*(row | {"event_id": "e"} for row in rows))
    mine = log.inputs().cleaned
    kept = Rows(mine.accounts, mine.measures, mine.rows_of_totals)
    found = LookedAt(log.inputs().config, log.summary(), kept, ("public",), DAY)
    assert of_rule(Code.PART_EXCEEDS_WHOLE, found) == []


def test_areas_that_are_more_than_the_whole_are_an_error(tmp_path):
    rows = looked(tmp_path).summary.areas
    (found,) = of_rule(Code.PART_EXCEEDS_WHOLE, looked(tmp_path, areas=(*rows, *rows)))
    assert found.reason == "is less than a part of it: the areas of 3"


def test_an_area_s_running_total_that_is_more_than_the_whole_s_is_an_error(tmp_path):
    day = dt.date(2019, 5, 12)
    since = Since(dt.date(2019, 4, 29))
    syria, idleb = (
        RunningTotal(
            area,
            "displaced",
            "people",
            "",
            Figure(n, n, n, Qualifier.EXACT),
            since,
            day,
            area,
            "OCHA",
            day,
            within=within,
        )
        for area, n, within in (("Syria", 100, ()), ("Idleb", 150, ("Syria",)))
    )
    (found,) = of_rule(Code.PART_EXCEEDS_WHOLE, looked(tmp_path, totals=(syria, idleb)))
    assert (found.value, found.severity) == ("displaced in Syria (OCHA)", Severity.ERROR)
    assert found.reason == "is 100, less than 150 in Idleb"
    fewer = replace(idleb, figure=Figure(90, 90, 90, Qualifier.EXACT))
    assert of_rule(Code.PART_EXCEEDS_WHOLE, looked(tmp_path, totals=(syria, fewer))) == []


# --- what is told -------------------------------------------------------------------------------


def test_a_figure_five_times_what_is_usual_is_told_with_both(told):
    rows = QUIET + "x,2019-05-07,2019-05-08,Idleb,Hass,20,,Agency\n"
    (found,) = told(Code.FIGURE_UNUSUAL, rows=rows)
    assert found.value == "killed"
    # 2 and 20 in the week; 2 in each of five weeks before.
    usual = "is 22, and 2 in the middle of 5 periods before; most of it is in this row"
    assert found.reason == usual
    # The header is line 1, and the row of 20 the last of seven.
    assert (found.path, found.line, found.severity) == ("events.csv", 8, Severity.WARNING)


def test_four_times_what_is_usual_is_not_told_nor_is_anything_without_history(told):
    rows = QUIET + "x,2019-05-07,2019-05-08,Idleb,Hass,6,,Agency\n"
    assert told(Code.FIGURE_UNUSUAL, rows=rows) == []
    alone = "x,2019-05-07,2019-05-08,Idleb,Hass,600,,Agency\n"
    assert told(Code.FIGURE_UNUSUAL, rows=alone) == []


def test_a_source_silent_for_longer_than_ever_is_told_at_its_last_row(told):
    # The second source reports each week until 18 April: 24 days of silence by 12 May, 7 before.
    rows = QUIET
    for n, day in enumerate(["2019-03-21", "2019-03-28", "2019-04-04", "2019-04-11", "2019-04-18"]):
        rows += f"h{n},{day},{day},Hama,Qal,1,,Observer\n"
    (found,) = told(Code.SOURCE_SILENT, rows=rows)
    assert (found.path, found.line, found.value) == ("events.csv", 12, "Observer")
    assert found.reason.startswith("has reported nothing for 24 days, since 2019-04-18")
    assert found.reason.endswith("its longest silence before was 7 days")


def test_a_running_total_that_falls_is_told(told):
    totals = (
        "total_id,indicator,figure,since,as_of,source\n"
        "t1,killed,120,2019-04-29,2019-05-05,Net\n"
        "t2,killed,110,2019-04-29,2019-05-12,Net\n"
    )
    (found,) = told(Code.TOTAL_FALLS, totals_csv=totals)
    assert (found.path, found.line, found.value) == ("totals.csv", 3, "killed (Net)")
    assert found.reason == "falls to 110 on 2019-05-12, from 120 on 2019-05-05"


def test_key_figures_that_count_from_different_days_are_told(told):
    totals = (
        "total_id,indicator,figure,since,as_of,source\n"
        "t1,killed,120,2019-04-29,2019-05-12,Net\n"
        "t2,displaced,900,2019-02-01,2019-05-12,OCHA\n"
    )
    (found,) = told(Code.BASELINES_MIXED, totals_csv=totals)
    assert "killed since 2019-04-29 (Net, totals.csv:2); displaced since" in found.reason
    assert "2019-02-01 (OCHA, totals.csv:3)" in found.reason
    assert (found.path, found.line) == ("totals.csv", 3)
    assert told(Code.BASELINES_MIXED, totals_csv=totals.replace("2019-02-01", "2019-04-29")) == []


def test_a_heading_with_nothing_under_it_is_told_at_its_line(told, tmp_path):
    narrative(
        tmp_path, "# Situation overview\nText.\n\n# Casualties\n\n# Displacement\n## More\nText.\n"
    )
    (found,) = told(Code.SECTION_EMPTY)
    assert (found.path, found.line, found.value) == ("narrative/2019-W19.md", 4, "Casualties")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Attacks in week 18 hit markets.", "week 18"),
        ("In W18 attacks hit markets.", "W18"),
        ("From 29 April to 5 May 2019 attacks hit markets.", "29 April to 5 May 2019"),
        ("Attacks rose over week 18, the previous one.", ""),
        ("More than in week 18 was reported.", ""),
        ("From 6 to 12 May 2019 attacks hit markets.", ""),
        ("Attacks in week 19 hit markets.", ""),
    ],
)
def test_dates_of_the_week_before_are_told_unless_something_is_compared(
    told, tmp_path, line, words
):
    narrative(tmp_path, f"# Situation overview\n{line}\n")
    assert [p.value for p in told(Code.PERIOD_STALE)] == ([words] if words else [])


def test_a_paragraph_of_the_week_before_is_told(told, tmp_path):
    long = "Markets in the south remained closed and roads to the border were cut all through."
    narrative(tmp_path, f"# Situation overview\n{long}\n", "2019-W18")
    narrative(tmp_path, f"# Situation overview\nNew.\n\n{long.replace(' and', chr(10) + 'and')}\n")
    (found,) = told(Code.TEXT_REPEATED)
    assert (found.line, found.value) == (4, long)


def test_a_text_written_before_the_last_account_came_is_told(told, tmp_path):
    text = "# Situation overview\nAirstrikes went on.\n"
    narrative(tmp_path, text, written="2019-05-08")
    (found,) = told(Code.TEXT_OUTDATED)
    assert found.reason == "was written on 2019-05-08; the period's last account is of 2019-05-09"
    narrative(tmp_path, text, written="2019-05-09")
    assert told(Code.TEXT_OUTDATED) == []


def test_a_link_to_a_file_that_the_report_lacks_is_told_once_it_is_built(told, tmp_path):
    narrative(
        tmp_path, "# Situation overview\nSee [all](annex/all.csv) and [web](https://x.org).\n"
    )
    assert told(Code.LINK_DEAD) == []
    (tmp_path / "reports" / "2019-W19" / "public" / "annex").mkdir(parents=True)
    (found,) = told(Code.LINK_DEAD)
    assert (found.line, found.value) == (2, "annex/all.csv")
    (tmp_path / "reports/2019-W19/public/annex/all.csv").write_text("a")
    assert told(Code.LINK_DEAD) == []


def built(folder, name, text, place="reports/2019-W19/public"):
    """A page of the report as it might be built."""
    path = folder / place / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_link_to_a_place_that_the_page_lacks_is_told(told, tmp_path):
    narrative(
        tmp_path, "# Situation overview\n[a](#casualties) [b](#losses) [c][1]\n\n[1]: x.csv\n"
    )
    built(tmp_path, "sitrep.en.html", '<h2 id="casualties">Casualties</h2>')
    assert [(p.line, p.value) for p in told(Code.LINK_DEAD)] == [(2, "#losses"), (4, "x.csv")]


def test_a_link_to_a_place_in_another_page_is_looked_up_there(told, tmp_path):
    narrative(tmp_path, "# Situation overview\n[a](my%20page.html#one) [b](my%20page.html#two)\n")
    built(tmp_path, "my page.html", '<a name="one">1</a>')
    assert [p.value for p in told(Code.LINK_DEAD)] == ["my%20page.html#two"]


def test_a_built_page_with_a_dead_link_or_a_picture_that_says_nothing_is_told_at_its_line(
    told, tmp_path
):
    page = '<p><a href="gone.csv">all</a>\n<img src="a.png" alt="A"><img src="b.png">\n'
    built(tmp_path, "sitrep.en.html", page + '<img src="data:image/png;base64,x" alt="">')
    built(tmp_path, "sitrep.en.md", "![](a.png)\n\n![B](charts/b.png) [w](https://x.org)\n")
    built(tmp_path, "a.png", "")
    home = "reports/2019-W19/public/sitrep.en"
    (dead,) = told(Code.LINK_DEAD)
    assert (dead.path, dead.line, dead.value) == (f"{home}.html", 1, "gone.csv")
    silent = [(p.path, p.line, p.value) for p in told(Code.ALT_MISSING)]
    assert silent == [(f"{home}.html", 2, "b.png"), (f"{home}.md", 1, "a.png")]
    missing = [(p.path, p.line, p.value) for p in told(Code.IMAGE_MISSING)]
    assert missing == [(f"{home}.html", 2, "b.png"), (f"{home}.md", 3, "charts/b.png")]


def test_a_chart_without_a_text_alternative_is_told_by_its_name(told, tmp_path):
    report = '{"charts": [{"id": "map", "alt": " "}, {"id": "weeks", "alt": "Bars"}]}'
    built(tmp_path, "report.json", report)
    (found,) = told(Code.ALT_MISSING)
    assert (found.path, found.value) == ("reports/2019-W19/public/report.json", "map")


def test_the_draft_is_looked_at_before_what_stands_in_reports(told, tmp_path):
    built(tmp_path, "sitrep.en.html", '<a href="old.csv">')
    built(tmp_path, "sitrep.en.html", '<a href="new.csv">', "drafts/2019-W19/public")
    assert [p.value for p in told(Code.LINK_DEAD)] == ["new.csv"]


def test_a_report_as_it_is_built_has_no_dead_link_and_no_picture_without_words(tmp_path):
    report = REPORT.replace('["md"]', '["md", "html"]')
    path = workspace(
        tmp_path, {"events.csv": HEADER + QUIET}, config_for("events.csv", report=report)
    )
    assert sitrep("build", "2019-W19", cwd=tmp_path).returncode == 0
    told = {p.code for p in check(path, "2019-W19").problems}
    assert not told & {Code.LINK_DEAD, Code.ALT_MISSING, Code.IMAGE_MISSING}


def test_a_template_s_picture_without_alternative_or_without_file_is_told(told, tmp_path):
    own = tmp_path / "templates" / "overview.html"
    own.parent.mkdir(parents=True)
    own.write_text('<p>\n<img src="seal.png"></p>\n<img src="{{ logo }}" alt="Seal">\n')
    assert [(p.path, p.line) for p in told(Code.ALT_MISSING)] == [("templates/overview.html", 2)]
    (found,) = told(Code.IMAGE_MISSING)
    assert found.reason == "is not there: templates/seal.png"


def test_a_date_of_the_next_report_that_is_past_is_told(told):
    (found,) = told(Code.NEXT_REPORT_PAST)
    assert (found.value, found.severity) == ("2019-05-20", Severity.WARNING)


# --- what people have cleared -------------------------------------------------------------------

BY = 'reason = "It is so"\nwho = "A. Editor"\ndate = 2019-05-13\n'


def cleared(folder, *tables):
    text = "\n".join(f"[[check]]\n{table}\n{BY}" for table in tables)
    (folder / "cleared.toml").write_text(text, encoding="utf-8")


def test_what_a_person_has_cleared_is_not_told(told, tmp_path):
    rows = QUIET + "x,2019-05-07,2019-05-08,Idleb,Hass,20,,Agency\n"
    cleared(tmp_path, 'rule = "figure_unusual"\ntext = "killed"\nperiod = "2019-W19"')
    assert told(Code.FIGURE_UNUSUAL, rows=rows) == []
    assert told(Code.CLEARS_NOTHING, rows=rows) == []


def test_a_decision_about_another_figure_or_period_clears_nothing(told, tmp_path):
    rows = QUIET + "x,2019-05-07,2019-05-08,Idleb,Hass,20,,Agency\n"
    cleared(
        tmp_path,
        'rule = "figure_unusual"\ntext = "injured"\nperiod = "2019-W19"',
        'rule = "figure_unusual"\nperiod = "2019-W18"',
    )
    assert len(told(Code.FIGURE_UNUSUAL, rows=rows)) == 1
    (idle,) = told(Code.CLEARS_NOTHING, rows=rows)
    assert idle.line == 1


def test_an_unknown_rule_in_cleared_toml_is_a_problem_that_names_the_nearest(told, tmp_path):
    cleared(tmp_path, 'rule = "figure_unusal"')
    with pytest.raises(SitrepError) as raised:
        told()
    (found,) = raised.value.problems
    assert (found.line, found.column, found.value) == (1, "check.1.rule", "figure_unusal")
    assert found.hint == 'did you mean "figure_unusual"?'


# --- the command and the docs -------------------------------------------------------------------


def test_an_error_refuses_publishing_and_names_its_place(tmp_path):
    report = REPORT.replace("Operation North", "Operation TBC")
    files = {"events.csv": HEADER + QUIET}
    workspace(tmp_path, files, config_for("events.csv", report=report))
    assert sitrep("build", "2019-W19", cwd=tmp_path).returncode == 0
    run = sitrep("publish", "2019-W19", "--yes", cwd=tmp_path)
    assert run.returncode == 1
    assert 'config.toml:2: report.title: "TBC" is a placeholder' in run.stderr


def test_the_docs_list_every_rule_as_it_is_and_no_other():
    text = (ROOT / "docs" / "preflight.md").read_text(encoding="utf-8")
    rows = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("| `")]
    listed = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    expected = [
        (f"`{r.code}`", "refuses" if r.severity is Severity.ERROR else "told", r.checks)
        for r in RULES
    ]
    assert listed == expected
