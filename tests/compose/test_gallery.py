"""The gallery: one report's figures on one sheet, as the weekly, or with annexes."""

import csv
import datetime as dt
import re
import subprocess

import pytest
from samples.command import sitrep
from samples.weeks import AS_OF
from samples.workspaces import HEADER, config_for, workspace

from sitrep.compose.sections import GALLERY, annex, find, gallery
from sitrep.model.problem import SitrepError
from sitrep.pipeline import Request, build

DAY = dt.date(2019, 9, 20)
#: Four events of the week and one of the next; e2 states no number, e3 an open one.
EVENTS = (
    "event_id,date_start,reported_on,place,admin1,event_type,killed,injured,source,status\n"
    "e1,2019-05-06,2019-05-07,Hass,Idleb,shelling,2,3,Agency,\n"
    "e2,2019-05-07,2019-05-08,Binnish,Idleb,airstrike,,,Agency,\n"
    "e3,2019-05-08,2019-05-09,Kafr,Hama,airstrike,at least 4,,Radio,\n"
    "e4,2019-05-12,2019-05-13,Kafr,Hama,shelling,1,10-12,Radio,\n"
    "e5,2019-05-13,2019-05-14,Hass,Idleb,shelling,9,,Agency,\n"
)
REPORT = 'title = "Test"\nbaseline = 2019-04-29'


def made(folder, template="", *, report=REPORT, events=EVENTS, **how):
    config = workspace(folder, {"events.csv": events}, config_for("events.csv", report=report))
    for name, text in how.get("more", {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    out, formats = folder / "reports", how.get("formats", ("md",))
    return build(Request(config, DAY, "2019-W19", out, template=template, formats=formats))


def markdown(built):
    return (built.folder / "sitrep.en.md").read_text(encoding="utf-8")


def table(text, caption):
    """The rows of the Markdown table under ``caption``, its header left out."""
    lines = text.split(f"**{caption}**\n\n", 1)[1].split("\n\n", 1)[0].splitlines()
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.mark.parametrize("week", AS_OF)
def test_a_flash_update_of_the_example_is_one_sheet(week, example):
    pdf = example(week, "flash") / "sitrep.en.pdf"
    told = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    assert re.search(r"^Pages: +1$", told, re.M)


def test_annexes_lie_on_their_side_and_the_rest_stands(tmp_path):
    pdf = made(tmp_path, "long", formats=("pdf",)).folder / "sitrep.en.pdf"
    told = subprocess.run(
        ["pdfinfo", "-l", "99", pdf], capture_output=True, text=True, check=True
    ).stdout
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+)", told)
    lying = [float(width) > float(height) for width, height in sizes]
    assert lying == sorted(lying)
    assert {False, True} == set(lying)


def test_the_annex_lists_every_event_of_the_week_and_no_other(tmp_path):
    rows = table(markdown(made(tmp_path, "long")), "Every event reported for 6–12 May 2019")
    assert [(row[0], row[1], row[3], row[4]) for row in rows] == [
        ("6 May", "Hass in Idleb", "2", "3"),
        ("7 May", "Binnish in Idleb", "—", "—"),
        ("8 May", "Kafr in Hama", "at least 4", "—"),
        ("12 May", "Kafr in Hama", "1", "10–12"),
    ]


def test_the_annex_gives_the_weeks_and_areas_that_a_person_adds_up(tmp_path):
    text = markdown(made(tmp_path, "long"))
    # 2 + at least 4 + 1 killed; 3 + 10 to 12 injured, of four events; none in the week before.
    assert table(text, "Events and their tolls, period by period") == [
        ["2019-W19", "6–12 May 2019", "4", "at least 7", "at least 13"],
        ["2019-W18", "29 April – 5 May 2019", "0", "no reports", "no reports"],
    ]
    areas = table(text, "Events and casualties by area, 6–12 May 2019")
    assert [row[0:4:2] + row[3:] for row in areas] == [
        ["Hama", "2", "at least 5", "at least 10"],
        ["Idleb", "2", "at least 2", "at least 3"],
    ]


def test_a_long_annex_says_how_much_of_it_is_printed(tmp_path):
    n = annex.MOST_ROWS + 1
    rows = "".join(f"x{i},2019-05-06,2019-05-07,P{i},,,1,A,\n" for i in range(n))
    text = markdown(made(tmp_path, "long", events=HEADER + rows))
    assert "The first 300 of 301 rows. All are in annex/events.csv." in text
    assert len(table(text, "Every event reported for 6–12 May 2019")) == 300
    with (tmp_path / "reports/2019-W19.long/public/annex/events.csv").open() as file:
        assert len(list(csv.reader(file))) == 302


@pytest.mark.parametrize("name", GALLERY)
def test_every_template_prints_the_sources_and_rules(name, tmp_path):
    assert any(find(section).method for section in gallery(name))
    text = markdown(made(tmp_path, name))
    assert "Sources of this period: Agency" in text
    assert "Not reported is not zero" in text
    assert "Where sources differ on an event, the lowest figure is counted" in text


def test_the_usual_template_is_config_toml_s_and_another_stands_beside_it(tmp_path):
    report = f'{REPORT}\ntemplate = "flash"'
    usual, other = made(tmp_path, report=report), made(tmp_path, "standard", report=report)
    assert [b.folder.parent.name for b in (usual, other)] == ["2019-W19", "2019-W19.standard"]
    assert "# Sources and method in brief" in markdown(usual)
    assert "# Sources, method and caveats" in markdown(other)
    assert usual.folder.is_dir()


def test_sections_that_are_listed_are_those_of_the_usual_template_alone(tmp_path):
    report = f'{REPORT}\nsections = ["method", "key_figures"]'
    usual, flash = made(tmp_path, report=report), made(tmp_path, "flash", report=report)
    headings = [re.findall(r"^## (.*)$", markdown(b), re.M) for b in (usual, flash)]
    assert headings[0] == ["Sources, method and caveats", "Key figures"]
    assert headings[1][0] == "Highlights"


def test_text_for_a_section_of_the_weekly_stops_no_flash_update(tmp_path):
    text = {"narrative/2019-W19.md": "# Casualties\n\nSeven people at least.\n"}
    flash, weekly = made(tmp_path, "flash", more=text), made(tmp_path, more=text)
    assert "Seven people at least." not in markdown(flash)
    assert "Seven people at least." in markdown(weekly)
    assert [str(p) for p in flash.problems if p.path.startswith("narrative/")] == [
        "narrative/2019-W19.md: has text that the template flash has no section for: Casualties; "
        "the usual report prints it; this one leaves it out"
    ]
    assert [p for p in weekly.problems if p.path.startswith("narrative/")] == []


def test_a_folder_in_templates_is_a_template_of_ones_own(tmp_path):
    more = {
        "templates/donor/masthead.md": '{% extends "sitrep/masthead.md" %}\n',
        "templates/donor/report.md": "Dear donor\n{% include 'masthead.md' %}",
        "templates/section.md": "never used here",
    }
    text = markdown(made(tmp_path, "donor", more=more))
    assert text.startswith("Dear donor\n")
    assert "# Test" in text


def test_an_unknown_template_is_told_with_the_nearest_and_what_makes_one(tmp_path):
    with pytest.raises(SitrepError, match=r'"flahs" is not a template; did you mean "flash"') as e:
        made(tmp_path, "flahs")
    assert "for one of your own, create templates/flahs/" in str(e.value)
    (tmp_path / "templates").mkdir()
    run = sitrep("build", "2019-W19", "--template", "../..", cwd=tmp_path)
    assert run.returncode == 2
    assert "is not a template" in run.stderr
    text = (tmp_path / "config.toml").read_text().replace("[report]", '[report]\ntemplate = "lnog"')
    (tmp_path / "config.toml").write_text(text)
    run = sitrep("check", cwd=tmp_path)
    assert run.returncode == 1
    assert 'config.toml:2: report.template: "lnog" is not a template; did you mean "long"' in (
        run.stderr
    )


def test_the_page_of_all_reports_tells_the_templates_apart_the_usual_one_first(tmp_path):
    for name in ("flash", "long", ""):
        made(tmp_path, name, report=f"{REPORT}\nnumber = 7", formats=("html",))
    page = (tmp_path / "reports" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<h3[^>]*><a[^>]*>([^<]*)", page) == ["Situation Report No. 7"]
    assert re.findall(r'<div class="variant"[^>]*>\s*<p>([^<]*)', page) == [
        "Situation Report No. 7, with annexes",
        "Flash update",
    ]
