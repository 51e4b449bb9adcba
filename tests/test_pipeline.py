"""The stages together: what is asked for is built, from what was known, in the order told."""

import datetime as dt
import json
import sys

import pytest
from samples.workspaces import GOOD, HEADER, config_for, contents, workspace

from sitrep.model.codes import Code
from sitrep.model.problem import Severity, SitrepError
from sitrep.pipeline import Request, build, gather

TODAY = dt.date(2019, 5, 14)


def row(event, day, reported, killed, source="Agency"):
    return f"{event},{day},{reported},Hass,35.5,36.5,{killed},{source},\n"


def built(folder, *rows, **wanted):
    config = workspace(folder, {"events.csv": HEADER + "".join(rows)})
    wanted = {"formats": ("md",), "out": folder / "reports", "created": TODAY, **wanted}
    return build(Request(config=config, **wanted))


def test_without_a_period_the_latest_complete_one_with_data_is_built(tmp_path):
    rows = [
        row("e1", "2019-04-30", "2019-05-01", 1),
        row("e2", "2019-05-06", "2019-05-07", 2),
        row("e3", "2019-05-14", "2019-05-15", 3),
    ]
    assert built(tmp_path, *rows).summary.period.id == "2019-W19"


def test_where_no_period_was_complete_the_problem_says_what_to_name(tmp_path):
    with pytest.raises(SitrepError) as raised:
        built(tmp_path, GOOD, as_of=dt.date(2019, 5, 7))
    assert str(raised.value) == (
        "config.toml: no period with data was complete by 2019-05-07; "
        "name the period: sitrep build 2019-W19"
    )


def test_as_of_a_day_only_what_had_been_reported_by_then_counts(tmp_path):
    rows = [row("e1", "2019-05-05", "2019-05-05", 3), row("e1", "2019-05-05", "2019-05-14", 5)]
    for as_of, best in ((dt.date(2019, 5, 7), 3), (dt.date(2019, 5, 16), 5)):
        folder = built(tmp_path, *rows, period="2019-W18", as_of=as_of).folder
        report = json.loads((folder / "report.json").read_text())
        assert report["figures"]["killed"]["best"] == best
        assert report["as_of"] == as_of.isoformat()


def test_as_of_a_day_before_any_report_is_a_problem_with_its_remedy(tmp_path):
    with pytest.raises(SitrepError, match="nothing in its inputs was reported by 2019-01-01"):
        built(tmp_path, GOOD, as_of=dt.date(2019, 1, 1))


def test_a_period_may_be_named_by_a_date_in_it_or_by_a_range(tmp_path):
    assert built(tmp_path, GOOD, period="2019-05-08").summary.period.id == "2019-W19"
    period = built(tmp_path, GOOD, period="2019-05-01..2019-05-31").summary.period
    assert (period.start, period.end) == (dt.date(2019, 5, 1), dt.date(2019, 5, 31))


def test_a_period_that_is_none_is_wrong_usage_and_no_problem_of_the_input(tmp_path):
    with pytest.raises(SitrepError) as raised:
        built(tmp_path, GOOD, period="2019-W60")
    assert raised.value.usage
    assert raised.value.problems == ()


@pytest.mark.parametrize("formats", [("md",), ("html",), ("md", "html")])
def test_only_the_formats_asked_for_are_written_beside_the_data(tmp_path, formats):
    folder = built(tmp_path, GOOD, period="2019-W19", formats=formats).folder
    pages = {name for name in contents(folder) if name.startswith("sitrep.")}
    assert pages == {f"sitrep.en.{format}" for format in formats}
    assert (folder / "report.json").is_file()
    assert (folder / "manifest.json").is_file()


@pytest.fixture
def without_pdf(monkeypatch):
    """As on a machine whose libraries make no PDF."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)


def pages(folder):
    return {name for name in contents(folder) if name.startswith("sitrep.")}


def test_where_no_pdf_can_be_made_the_other_formats_come_and_it_is_said(tmp_path, without_pdf):
    formats = ("pdf", "md", "html", "docx")
    made = built(tmp_path, GOOD, period="2019-W19", formats=formats)
    assert pages(made.folder) == {"sitrep.en.md", "sitrep.en.html", "sitrep.en.docx"}
    (told,) = [p for p in made.problems if p.path == "PDF"]
    assert (told.severity, told.code) == (Severity.WARNING, Code.PACKAGE_MISSING)
    assert told.reason.startswith("can't be made: ")
    assert told.reason.endswith("; the report is made without it")
    assert told.hint == "install it: pip install weasyprint"


def test_where_only_a_pdf_is_wanted_and_none_can_be_made_nothing_is_written(tmp_path, without_pdf):
    with pytest.raises(SitrepError, match="PDF: can't be made"):
        built(tmp_path, GOOD, period="2019-W19", formats=("pdf",))
    assert not (tmp_path / "reports").exists()


def test_a_pdf_of_an_old_report_that_cannot_be_made_again_is_not_lost(tmp_path, monkeypatch):
    built(tmp_path, GOOD, period="2019-W19", formats=("pdf", "md"))
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    same = built(tmp_path, GOOD, period="2019-W19", formats=("html",))
    assert pages(same.folder) == {"sitrep.en.pdf", "sitrep.en.md", "sitrep.en.html"}
    before = contents(same.folder)
    changed = GOOD.replace(",2,", ",7,")
    with pytest.raises(SitrepError) as raised:
        built(tmp_path, changed, period="2019-W19", formats=("html",))
    (told,) = raised.value.problems
    assert (told.path, told.severity) == ("2019-W19/public/sitrep.en.pdf", Severity.ERROR)
    assert told.reason.startswith("is of an older report, and PDF can't be made: ")
    assert told.hint == (
        "install it: pip install weasyprint; or move 2019-W19/public/sitrep.en.pdf away, "
        "or build into another folder with --out"
    )
    assert contents(same.folder) == before
    # What the hint says helps.
    (same.folder / "sitrep.en.pdf").rename(tmp_path / "old.pdf")
    other = built(tmp_path, changed, period="2019-W19", formats=("html",))
    assert pages(other.folder) == {"sitrep.en.md", "sitrep.en.html"}


def charts_in(folder):
    """Return the endings of the chart files, which are those that report.json names."""
    charts = json.loads((folder / "report.json").read_text())["charts"]
    named = {chart[kind] for chart in charts for kind in ("svg", "png", "csv")} - {""}
    assert named == {name for name in contents(folder) if name.startswith("charts/")}
    return {name.rpartition(".")[2] for name in named}


def test_every_chart_is_there_as_svg_png_and_csv_and_named_in_the_report(tmp_path):
    assert charts_in(built(tmp_path, GOOD, period="2019-W19", formats=()).folder) == {
        "svg",
        "png",
        "csv",
    }


@pytest.mark.parametrize(
    ("formats", "pictures"),
    [(("md",), {"svg"}), (("html",), {"svg"}), (("docx",), {"png"}), (("pdf",), set())],
)
def test_a_build_of_some_formats_makes_the_pictures_that_they_show(tmp_path, formats, pictures):
    folder = built(tmp_path, GOOD, period="2019-W19", formats=formats).folder
    assert charts_in(folder) == {"csv", *pictures}


def test_a_picture_that_is_there_is_made_again_and_does_not_get_lost(tmp_path):
    built(tmp_path, GOOD, period="2019-W19", formats=("docx",))
    assert charts_in(built(tmp_path, GOOD, period="2019-W19").folder) == {"csv", "svg", "png"}


def test_a_folder_that_is_named_like_a_template_ends_no_build(tmp_path, templates_here):
    (tmp_path / "templates" / "odd.html").mkdir(parents=True)
    assert charts_in(built(tmp_path, GOOD, period="2019-W19").folder) >= {"csv", "svg"}


def test_a_picture_that_a_template_of_ones_own_names_is_made(tmp_path, templates_here):
    (tmp_path / "templates").mkdir()
    text = "{% for chart in section.charts %}![{{ chart.alt }}]({{ chart.png }}){% endfor %}\n"
    (tmp_path / "templates" / "casualties.md").write_text(text)
    rows = GOOD + "e0,2019-04-30,2019-05-01,Hass,35.5,36.5,1,Agency,\n"
    folder = built(tmp_path, rows, period="2019-W19").folder
    assert "(charts/casualties-by-week.png)" in (folder / "sitrep.en.md").read_text()
    assert charts_in(folder) == {"csv", "svg", "png"}


def test_the_charts_a_report_no_longer_has_do_not_stay_behind(tmp_path):
    built(tmp_path, GOOD, period="2019-W19")
    stray = tmp_path / "reports/2019-W19/public/charts/old.svg"
    stray.write_text("left over")
    built(tmp_path, GOOD, period="2019-W19")
    assert not stray.exists()


def test_each_stage_is_told_as_it_starts(tmp_path):
    told = []
    config = workspace(tmp_path)
    request = Request(config, TODAY, "2019-W19", tmp_path / "out", formats=("md", "html"))
    build(request, told.append)
    assert told == [
        "reading",
        "cleaning",
        "reconciling",
        "drawing charts",
        "rendering html",
        "rendering md",
        "publishing",
    ]


def test_gathering_reads_and_writes_nothing(tmp_path):
    config = workspace(tmp_path)
    before = contents(tmp_path)
    assert len(gather(config).cleaned.accounts) == 1
    assert contents(tmp_path) == before


def test_rows_are_used_or_left_out_and_none_is_lost(tmp_path):
    events = HEADER + GOOD + row("e2", "x", "", 2) + row("e3", "2019-05-07", "", "y") + "short\n"
    config = workspace(tmp_path, {"events.csv": events}, config_for("events.csv"))
    (count,) = gather(config).cleaned.counts
    assert count.left_out == {
        Code.DATE_UNREADABLE: 1,
        Code.NOT_A_COUNT: 1,
        Code.ROW_RAGGED: 1,
    }
    assert count.rows == 4 == count.used + sum(count.left_out.values())
