"""The sections of response, funding and access, as the public edition prints them."""

import datetime as dt
import json

import pytest
from samples.workspaces import config_for, contents, workspace

from sitrep.model.problem import SitrepError
from sitrep.model.request import Request
from sitrep.pipeline import build, gather

EVENT = "event_id,date_start,reported_on,killed,source\ne1,2019-05-06,2019-05-07,2,Agency\n"
RESPONSE = (
    "sector,indicator,area,targeted,reached,unit,part_of,partner,since,as_of,source,note\n"
    'Food,people fed,Idleb,"10,000","more than 4,000",people,,Secretaid,2019-05-01,2019-05-10,'
    "Cluster A,Zorvex1\n"
    'Food,women fed,Idleb,"5,000","2,100",people,people fed,Secretaid,2019-05-01,2019-05-10,'
    "Cluster A,\n"
    "WASH,people with water,Idleb,800,400,people,,,2019-05-01,2019-05-09,Cluster B,\n"
    "WASH,water points,Hama,30,,water points,,,2019-06-01,2019-06-02,Cluster B,\n"
)
FUNDING = (
    "plan,sector,requirement,received,currency,as_of,source\n"
    "Plan 2019,,3300 million,891 million,USD,2019-05-10,FTS\n"
    'Plan 2019,Health,"448,000",,USD,2019-05-10,FTS\n'
)
ACCESS = (
    "constraint,area,since,status,source,note,sensitivity\n"
    "hostilities,northern Hama,2019-04-30,ongoing,OCHA,Zorvex2,\n"
    "the checkpoint of Zorvex3,Idleb,2019-05-02,eased,OCHA,,\n"
    "hostilities,Zorvex4,2019-05-02,ongoing,OCHA,,internal\n"
)
FILES = {"response.csv": RESPONSE, "funding.csv": FUNDING, "access.csv": ACCESS}
MARKER = '[[marker]]\ndate = 2019-05-07\nlabel = "truce announced"\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A published report of one week with all three tables."""
    where = tmp_path_factory.mktemp("sectors")
    # Of two weeks, since a chart over time of one week is not drawn.
    files = {"events.csv": f"{EVENT}e0,2019-04-30,2019-05-01,3,Agency\n", **FILES}
    config = workspace(where, files, config_for(*files, more=MARKER))
    request = Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md", "html", "docx"))
    return build(request).folder


@pytest.fixture(scope="module")
def page(folder):
    return (folder / "sitrep.en.md").read_text(encoding="utf-8")


def cells(page, start):
    """The cells of the row of a Markdown table that begins with ``start``."""
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in page.splitlines()]
    return next(row for row in rows if " | ".join(row).startswith(start))


def test_reached_and_target_of_one_row_have_a_share_and_a_gap(page):
    # 4,000 of 10,000; 10,000 - 4,000
    row = cells(page, "Food | people fed")
    assert row[2:6] == ["more than 4,000", "10,000", "more than 40%", "fewer than 6,000"]
    # 400 of 800
    assert cells(page, "WASH")[2:6] == ["400", "800", "50%", "400"]


def test_a_part_stands_under_its_whole_as_of_which(page):
    # 2,100 of 5,000
    assert cells(page, "Food | of which women fed")[2:6] == ["2,100", "5,000", "42%", "2,900"]
    assert (
        page.index("| people fed") < page.index("of which women fed") < page.index("| people with")
    )


def test_a_row_after_the_period_is_not_printed(page):
    assert "water points" not in page


def test_a_sentence_names_the_target_furthest_from_being_reached(page):
    assert (
        "Of the sectors with a target, Food is furthest from it: more than 4,000 of 10,000 people "
        "had been reached (more than 40 per cent) as of 10 May 2019, according to Cluster A."
    ) in page


def test_funding_says_its_coverage_and_day(page):
    # 891 of 3,300 million is 27 per cent.
    assert (
        "As of 10 May 2019, Plan 2019 had received USD 891,000,000 of the USD 3,300,000,000 that "
        "it requires (27 per cent), according to FTS."
    ) in page
    assert cells(page, "Health")[1:4] == ["448,000", "—", "—"]


def test_access_says_what_where_since_when_and_how_it_stands(page):
    assert (
        "On 12 May 2019, two constraints on humanitarian access were in force, in northern Hama "
        "and Idleb."
    ) in page
    row = cells(page, "Military operations and ongoing hostilities")
    assert row[1:] == ["northern Hama", "30 April 2019", "ongoing"]
    assert cells(page, "Other constraint")[1:] == ["Idleb", "2 May 2019", "eased"]


def test_no_public_file_names_a_partner_a_note_or_the_log_s_own_words_on_access(folder):
    for name, content in contents(folder).items():
        for word in (b"Secretaid", b"Zorvex"):
            assert word not in content, name
    document = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert [row["partner"] for row in document["response"]] == ["", "", ""]
    assert [row["constraint"] for row in document["access"]] == ["hostilities", "other"]


def test_the_page_says_that_descriptions_of_constraints_are_withheld(folder, page):
    # The note of the first row, and the own words of the second; the third is restricted.
    assert "The descriptions of two constraints are withheld in this edition." in page
    document = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert [row["withheld"] for row in document["access"]] == [True, True]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("hostilities,,", "the checkpoint,,", "The description of one constraint is withheld"),
        ("hostilities,a note,", "denial,,", "The description of one constraint is withheld"),
        ("hostilities,,", "other,,", ""),
        ("hostilities,a note,internal", "the checkpoint,,internal", ""),
    ],
)
def test_only_what_is_withheld_of_printed_constraints_is_said_to_be(tmp_path, first, second, said):
    access = "constraint,note,sensitivity,area,since,source\n" + "".join(
        f"{row},Idleb,2019-05-0{n},OCHA\n" for n, row in enumerate((first, second, "denial,,"), 1)
    )
    files = {"events.csv": EVENT, "access.csv": access}
    config = workspace(tmp_path, files, config_for(*files))
    request = Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md",))
    printed = (build(request).folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert ("description" in printed) is bool(said)
    assert said in printed


def test_an_edition_that_holds_the_log_s_words_withholds_no_description(tmp_path):
    files = {"events.csv": EVENT, **FILES}
    config = workspace(tmp_path, files, config_for(*files))
    request = Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md",), edition="internal")
    printed = (build(request).folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert "The checkpoint of Zorvex3" in printed
    assert "Zorvex2" in printed
    assert "withheld" not in printed


def test_a_restricted_row_is_left_out_and_said_to_be(page):
    assert "This report does not count one row, withheld in this edition." in page


def test_the_chart_shows_reached_against_target_and_says_both(folder, page):
    chart = (folder / "charts" / "response-reached.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[0] for line in chart] == ["sector", "Food", "WASH"]
    assert "For Food, more than 4,000 of 10,000 (more than 40%) had been reached." in page
    assert "For WASH, 400 of 800 (50%) had been reached." in page


def test_a_marker_is_in_the_description_and_the_data_of_a_chart_over_time(folder, page):
    assert "Marked by lines: truce announced on 7 May 2019." in page
    data = (folder / "charts" / "casualties-by-week.csv").read_text(encoding="utf-8")
    assert ",2019-05-07,2019-05-07,,,marker,,,,,,,,,,,truce announced\n" in data


def test_report_json_has_the_figures_with_how_firm_they_are(folder):
    document = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    food = document["response"][0]
    assert food["share"] == {"percent": 40, "qualifier": "more than"}
    assert food["gap"]["high"] == 5_999
    assert document["funding"][0]["share"]["percent"] == 27
    assert document["markers"] == [{"date": "2019-05-07", "label": "truce announced"}]


def test_without_rows_in_force_there_are_no_such_sections(tmp_path):
    later = RESPONSE.replace("2019-05-10", "2019-06-10").replace("2019-05-09", "2019-06-09")
    later = later.replace("2019-05-01", "2019-06-01")
    files = {"events.csv": EVENT, "response.csv": later}
    config = workspace(tmp_path, files, config_for(*files))
    built = build(Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md",)))
    page = (built.folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert "## Response by cluster" not in page
    assert "## Funding" not in page


# --- sections of the workspace's own ----------------------------------------------------------

INDICATOR = (
    '[[indicator]]\nname = "schools_affected"\nlabel = "schools affected"\nunit = "facilities"\n'
    'section = "{}"\n'
)
TOTALS = (
    "total_id,indicator,unit,figure,since,as_of,area,source\n"
    "t1,schools_affected,facilities,up to 25,2019-05-01,2019-05-12,Idleb,OCHA\n"
)
LISTED = 'title = "Test"\nsections = ["overview", "education", "method"]'


def test_an_indicator_may_have_a_section_of_its_own(tmp_path):
    files = {"events.csv": EVENT, "totals.csv": TOTALS}
    text = config_for(*files, report=LISTED, more=INDICATOR.format("education"))
    config = workspace(tmp_path, files, text)
    built = build(Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md",)))
    page = (built.folder / "sitrep.en.md").read_text(encoding="utf-8")
    own = page.partition("## Education\n")[2].partition("\n## ")[0]
    assert "Up to 25 schools" in own
    assert "p to 25 schools" not in page.replace(own, "")


def test_a_section_that_is_nowhere_is_a_problem_at_its_line(tmp_path):
    text = config_for("events.csv", report=LISTED, more=INDICATOR.format("educaton"))
    with pytest.raises(SitrepError) as error:
        gather(workspace(tmp_path, {"events.csv": EVENT}, text))
    found = {(p.line, p.column): p for p in error.value.problems}
    assert list(found) == [(3, "report.sections"), (12, "indicator.1.section")]
    assert 'did you mean "education"' in found[12, "indicator.1.section"].hint


def test_rows_that_count_the_same_have_their_areas_on_the_chart(tmp_path):
    rows = "".join(
        f"WASH,people with water,{area},{targeted},{reached},people,,,,2019-05-09,B,\n"
        for area, targeted, reached in (("North", 800, 400), ("South", 100, 75))
    )
    files = {"events.csv": EVENT, "response.csv": RESPONSE.splitlines(keepends=True)[0] + rows}
    config = workspace(tmp_path, files, config_for(*files))
    request = Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md",))
    text = (build(request).folder / "sitrep.en.md").read_text(encoding="utf-8")
    # 400 of 800 and 75 of 100.
    for area, told in (("North", "400 of 800 (50%)"), ("South", "75 of 100 (75%)")):
        assert f"For people with water in {area} (sector: WASH), {told} had been reached." in text


# --- rows of a time that ends after the period ----------------------------------------------------

SHEET = "sector,indicator,area,partner,reached,unit,as_of\n"


def of_week(folder, files, period="2019-W19"):
    files = {"events.csv": EVENT, **files}
    config = config_for(*files).replace('"5w.csv"\n', '"5w.csv"\nformat = "5w"\n')
    config = workspace(folder, files, config)
    report = build(Request(config, dt.date(2019, 6, 3), period, formats=("md",))).folder
    return (report / "sitrep.en.md").read_text(encoding="utf-8")


def test_a_5w_sheet_of_a_month_is_named_in_the_weeks_of_the_month(tmp_path):
    rows = "Health,consultations,Idleb,A,300,people,2019-05\nFood,rations,Hama,B,200,people,2019-05"
    page = of_week(tmp_path, {"5w.csv": f"{SHEET}{rows}\n"})
    # No section is made of that sentence alone.
    assert "## Response" not in page
    assert (
        "- This report does not count two rows of the response (1–31 May 2019): they end after "
        "the report's period." in page
    )
    # In the week that holds 31 May they count.
    page = of_week(tmp_path / "b", {"5w.csv": f"{SHEET}{rows}\n"}, "2019-W22")
    assert "rows of the response" not in page
    assert cells(page, "Health | Reached, as one partner reports")[2] == "300"


def test_a_row_of_may_stands_beside_that_of_april(tmp_path):
    head = "sector,indicator,area,targeted,reached,unit,since,as_of,source\n"
    rows = (
        "Food,rations,Idleb,500,250,people,2019-04-01,2019-04-30,WFP\n"
        "Food,rations,Idleb,500,400,people,2019-05-01,2019-05-31,WFP\n"
    )
    page = of_week(tmp_path, {"response.csv": head + rows})
    assert cells(page, "Food | rations")[2] == "250"
    assert (
        "\nThis report does not count one row of the response (1–31 May 2019): it ends after the "
        "report's period.\n" in page
    )


def test_of_many_times_the_last_day_is_named(tmp_path):
    head = "sector,indicator,area,reached,unit,since,as_of,source\n"
    starts = (1, 2, 3, 4)
    rows = "".join(f"Food,kind {n},Idleb,5,people,2019-05-0{n},2019-05-2{n},WFP\n" for n in starts)
    page = of_week(tmp_path, {"response.csv": head + rows})
    assert "does not count four rows of the response up to 24 May 2019: they end after" in page


def test_a_constraint_stated_as_of_a_later_day_is_named(tmp_path):
    head = "constraint,area,since,as_of,status,source\n"
    row = "hostilities,Hama,2019-05-01,2019-05-31,ongoing,OCHA\n"
    page = of_week(tmp_path, {"access.csv": head + row})
    assert (
        "- This report does not list one constraint on access (1–31 May 2019): it is stated as of "
        "a day after the report's period." in page
    )
