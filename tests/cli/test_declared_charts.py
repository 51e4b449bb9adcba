"""A chart that config.toml declares is wherever sitrep's own charts are."""

import csv
import json

import pytest
from pptx import Presentation
from samples.command import sitrep
from samples.declared import chart
from samples.workspaces import config_for, workspace

import sitrep as package
from sitrep.model.declared import KINDS
from sitrep.rehearse import charts as rehearsed

LOG = (
    "event_id,date_start,reported_on,admin1,killed,source\n"
    "e1,2019-05-06,2019-05-07,North,3,Agency\n"
    "e2,2019-05-08,2019-05-09,South,at least 4,Agency\n"
)
CHARTS = chart(id='"by-day"', kind='"calendar"', title='"Day by day"') + chart(
    id='"by-area"', kind='"areas"'
)
MORE = chart(id='"grid"', kind='"grid"', title='"Area by area"')
MORE += chart(id='"says"', kind='"range"', title='"Who says what"')
FORMATS = "md,html,docx,pptx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("declared")
    workspace(place, {"e.csv": LOG}, config_for("e.csv", more=MORE + CHARTS))
    run = sitrep("build", "2019-W19", "--format", FORMATS, cwd=place)
    assert run.returncode == 0, run.stderr
    return place


def test_it_stands_in_its_section_after_the_built_in_charts(folder):
    public = folder / "reports" / "2019-W19" / "public"
    text = (public / "sitrep.en.md").read_text(encoding="utf-8")
    assert -1 < text.find("charts/casualties-by-area.") < text.find("charts/by-day.")
    assert "charts/by-area." in text
    report = json.loads((public / "report.json").read_text(encoding="utf-8"))
    assert [one["id"] for one in report["charts"]][-2:] == ["by-day", "by-area"]
    assert "Day by day, 6" in (public / "sitrep.en.html").read_text(encoding="utf-8")
    data = (public / "charts" / "by-area.csv").read_text(encoding="utf-8-sig")
    rows = [*csv.DictReader(data.splitlines())]
    assert [(row["area"], row["best"]) for row in rows] == [("South", "4"), ("North", "3")]


def test_it_has_a_slide_of_its_own(folder):
    deck = Presentation(folder / "reports" / "2019-W19" / "public" / "briefing.en.pptx")
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title]
    assert sum(title.startswith("Day by day") for title in titles) == 1
    assert sum(title.startswith("People killed, by area") for title in titles) == 1


def test_the_pack_has_it_and_takes_it_by_its_id(folder):
    run = sitrep("charts", "2019-W19", "--only", "by-day", "--format", "svg,txt", cwd=folder)
    assert run.returncode == 0, run.stderr
    pack = folder / "reports" / "2019-W19" / "public" / "pack"
    assert {path.name for path in pack.iterdir()} == {
        "by-day.en.svg",
        "by-day.en.txt",
        "index.html",
    }
    wrong = sitrep("charts", "2019-W19", "--only", "by-dai", cwd=folder)
    assert wrong.returncode == 2
    assert '"by-dai" is not a chart; did you mean "by-day"?' in wrong.stderr


def test_python_has_it_by_its_id(folder):
    report = package.build(folder / "config.toml", "2019-W19", out=folder / "python")
    assert report.charts["by-area"].data["best"].tolist() == [4, 3]


def test_the_rehearsal_of_templates_shows_one_of_each_kind():
    assert [one.kind for one in rehearsed()] == [*KINDS]


def shown_on(folder, title):
    """The slide of that title, and its tables as text."""
    deck = Presentation(folder / "reports" / "2019-W19" / "public" / "briefing.en.pptx")
    titled = (s for s in deck.slides if s.shapes.title and s.shapes.title.text.startswith(title))
    slide = next(titled)
    tables = (shape.table for shape in slide.shapes if shape.has_table)
    return slide, [[[c.text for c in row.cells] for row in table.rows] for table in tables]


def test_the_slide_of_a_calendar_has_its_latest_weeks_as_a_table_to_edit(folder):
    slide, (table,) = shown_on(folder, "Day by day")
    assert table[0][:4] == ["Dates", "Monday", "Tuesday", "Wednesday"]
    assert table[1][1:5] == ["3", "no reports", "at least 4", "no reports"]
    assert sum(bool(shape._element.xpath(".//a:blip")) for shape in slide.shapes) == 1


def test_the_slide_of_a_grid_has_its_latest_periods_as_a_table_to_edit(folder):
    _, (table,) = shown_on(folder, "Area by area")
    assert [row[0] for row in table] == ["Area", "South", "North"]
    assert table[0][-1].startswith("W19")
    assert [row[-1] for row in table[1:]] == ["at least 4", "3"]


def test_the_slide_of_who_says_what_has_a_chart_to_edit(folder):
    slide, tables = shown_on(folder, "Who says what")
    (drawn,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    (bars,) = drawn.plots[0].series
    assert tables == []
    # 3, and at least 4.
    assert [*bars.values] == [7]
