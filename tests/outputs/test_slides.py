"""The Report as slides: what is on them, whose master they have, and what is refused."""

import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from itertools import combinations

import pytest
from pptx import Presentation
from pptx.util import Inches
from samples import reports as samples
from samples.briefings import (
    WEEKS,
    charted,
    is_shown,
    keep,
    opened,
    own,
    png,
    repack,
    sheet_of,
    write,
)
from samples.briefings import words as words_of
from samples.command import sitrep
from samples.pages import setting
from samples.workspaces import ROOT, config_for, workspace

from sitrep import outputs
from sitrep.config.load import Theme
from sitrep.model.plot import PlotPoint, PlotSeries
from sitrep.model.problem import SitrepError, refuse
from sitrep.model.report import Table

sys.path.insert(0, str(ROOT / "tools"))
import slides_template

EMPTY = Table("t", "", (), ())


def refusals(folder):
    return [str(problem) for problem in outputs.problems(["pptx"], setting(folder))]


def box(shape):
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def overlap(one, other):
    a, b = box(one), box(other)
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


# --- what is on them ------------------------------------------------------------------------


def test_the_shipped_master_is_what_the_tool_writes():
    assert (ROOT / "templates" / "briefing.pptx").read_bytes() == slides_template.built()


def test_the_same_report_gives_the_same_bytes_and_names_no_machine_or_hour():
    content = write()
    assert content == write()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        sheet = next(n for n in archive.namelist() if n.endswith(".xlsx"))
        core = archive.read("docProps/core.xml").decode()
        with zipfile.ZipFile(io.BytesIO(archive.read(sheet))) as inner:
            assert {entry.date_time for entry in inner.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            assert b">2019-05-13T00:00:00Z<" in inner.read("docProps/core.xml")
    assert "python-pptx" not in core
    assert set(re.findall(r"W3CDTF\">([^<]+)<", core)) == {"2019-05-13T00:00:00Z"}


def test_properties_are_the_reports():
    about = opened(write()).core_properties
    assert about.title == "Northwest Syria · Situation Report No. 2"
    assert about.author == "Issued by Example Monitoring Group"
    assert about.last_modified_by == ""


def test_every_slide_has_a_title_a_foot_a_number_and_notes_with_the_caveats():
    report = replace(samples.report(), caveats=("Unreported is not zero.", "Totals are apart."))
    slides = opened(write(report)).slides
    for number, slide in enumerate(slides, 1):
        assert slide.shapes.title.text_frame.text.strip()
        places = [p for p in slide.placeholders if p.has_text_frame]
        feet = {p.placeholder_format.idx: p.text_frame.text for p in places}
        assert feet[11] == (
            "Issued by Example Monitoring Group · Northwest Syria · 6–12 May 2019 · Public edition"
        )
        assert feet[12] == str(number)
        assert "Totals are apart." in slide.notes_slide.notes_text_frame.text


def test_no_placeholder_is_left_empty():
    for slide in opened(write()).slides:
        for place in slide.placeholders:
            assert not place.has_text_frame or place.text_frame.text.strip()


def test_the_title_is_the_reports_sentence_and_else_the_charts_title_without_its_unit():
    said = "More people were reported killed than in the week before."
    report = replace(samples.report(), headlines={"casualties": said})
    titles = [slide.shapes.title.text_frame.text for slide in opened(write(report)).slides]
    assert said in titles
    named = [(replace(c, title="Killed, by week · number"), p, g) for c, p, g in charted(report)]
    titles = [s.shapes.title.text_frame.text for s in opened(write(shown=tuple(named))).slides]
    assert "Killed, by week" in titles


def test_a_persons_first_highlight_is_the_title_of_the_key_figures():
    from sitrep.model.report import Narrative

    text = Narrative("- Own **words**", "<ul><li>Own <strong>words</strong></li></ul>", 1)
    report = samples.report()
    sections = tuple(
        replace(s, narrative=text) if s.id == "highlights" else s for s in report.sections
    )
    if not any(s.id == "highlights" for s in sections):
        sections = (*sections, samples.Section("highlights", "Highlights", narrative=text))
    slides = opened(write(replace(report, sections=sections))).slides
    assert slides[1].shapes.title.text_frame.text == "Own words"


def test_key_figures_are_cards_in_the_reports_words():
    slide = opened(write()).slides[1]
    text = "\n".join(words_of(slide))
    for card in samples.CARDS:
        assert card.value in text
        assert card.label in text
        assert card.source in text


def slide_titles(*ids):
    shown = [(samples.chart(name, section, name), None, png()) for name, section in ids]
    return [slide.shapes.title.text_frame.text for slide in opened(write(shown=shown)).slides]


def test_charts_whose_section_has_a_table_have_slides():
    named = ("sex-and-age", "casualties"), ("claims-and-denials", "disputed")
    titles = slide_titles(*named)
    assert {"sex-and-age", "claims-and-denials"} <= {*titles}


def test_facilities_hit_again_stand_beside_one_chart_of_attacks_and_else_alone():
    attacks, totals = ("health-attacks", "health"), ("health-totals", "health")
    again = ("facilities-hit-again", "health")
    beside = slide_titles(attacks, again)
    assert "facilities-hit-again" not in beside
    assert "facilities-hit-again" in slide_titles(attacks, totals, again)
    assert "facilities-hit-again" in slide_titles(("facilities-hit-again", ""))


def test_a_third_series_of_bars_is_an_outline_that_differs_without_colour():
    three = tuple(PlotSeries(n, (PlotPoint(4, "4"),)) for n in ("Female", "Male", "Not stated"))
    plot = replace(WEEKS, kind="bars", names=("Adults",), series=three)
    chart = chart_of(write(shown=((charted(samples.report())[0][0], plot, b""),)))
    fills = [series.format.fill.fore_color.theme_color.name for series in chart.plots[0].series]
    assert fills == ["ACCENT_1", "ACCENT_3", "BACKGROUND_1"]
    assert chart.plots[0].series[2].format.line.color.theme_color.name == "ACCENT_1"


def chart_of(content):
    return next(s.chart for p in opened(content).slides for s in p.shapes if s.has_chart)


def test_a_chart_is_native_and_what_is_unreported_is_an_empty_cell():
    chart = chart_of(write())
    (series, labels) = chart.plots[0].series
    assert series.values == (30, 35, None)
    assert labels.values == (67, 35, None)
    assert sheet_of(chart) == [
        ["", "sum of events", "highest figure reported"],
        ["W18", 30.0, 67.0],
        ["W19", 35.0, 35.0],
        ["W20\nnot stated", "", ""],
    ]


def test_each_number_is_labelled_as_the_report_prints_it_and_bounds_are_whiskers():
    chart = chart_of(write())
    space = chart._chartSpace
    assert space.xpath(".//c:dLbl//a:t/text()") == ["30 (20–67)", "at least 35"]
    plus = space.xpath(".//c:errBars/c:plus//c:v/text()")
    minus = space.xpath(".//c:errBars/c:minus//c:v/text()")
    # 67 - 30 and 30 - 20; the minimum of week 19 has no upper bound.
    assert (plus, minus) == (["37"], ["10"])


def test_no_name_in_a_charts_sheet_is_a_formula_or_a_link():
    names = ("=1+1", "https://example.org/", "@x")
    plot = replace(WEEKS, names=names, series=(replace(WEEKS.series[0], name="=HYPERLINK(1)"),))
    chart = chart_of(write(shown=((charted(samples.report())[0][0], plot, b""),)))
    with zipfile.ZipFile(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet
    assert [row[0] for row in sheet_of(chart)[1:]] == list(names)


def test_two_series_have_a_legend_and_no_whiskers():
    other = PlotSeries("injured", (PlotPoint(3, "3"), PlotPoint(None), PlotPoint(4, "4")))
    plot = replace(WEEKS, kind="bars", series=(*WEEKS.series, other))
    chart = chart_of(write(shown=((charted(samples.report())[0][0], plot, b""),)))
    assert chart.has_legend
    assert chart._chartSpace.xpath(".//c:errBars") == []
    assert [s.name for s in chart.plots[0].series] == ["sum of events", "injured"]


def test_lines_have_an_axis_of_days_and_join_what_others_have_between():
    import datetime as dt

    days = tuple(dt.date(2019, 5, n) for n in (4, 7, 12))
    one = PlotSeries("OCHA", (PlotPoint(100, "100"), PlotPoint(None), PlotPoint(300, "300")))
    two = PlotSeries("SOHR", (PlotPoint(None), PlotPoint(50, "dozens"), PlotPoint(None)))
    plot = replace(WEEKS, kind="lines", names=days, series=(one, two))
    chart = chart_of(write(shown=((charted(samples.report())[0][0], plot, b""),)))
    space = chart._chartSpace
    assert space.xpath(".//c:dateAx")
    assert space.xpath(".//c:dispBlanksAs/@val") == ["span"]
    assert chart.plots[0].series[0].values == (100, None, 300)
    assert sorted(space.xpath(".//c:dLbl//a:t/text()")) == ["100", "300", "dozens"]


def test_everything_shown_has_an_alternative_text():
    for slide in opened(write()).slides:
        for shape in filter(is_shown, slide.shapes):
            assert shape._element.xpath(".//p:cNvPr/@descr")[0].strip()


@pytest.mark.parametrize(
    "make", [samples.report, samples.quiet, samples.crowded, samples.hostile, samples.arabic]
)
def test_nothing_overlaps_or_leaves_the_slide(make):
    presentation = opened(write(make()))
    for slide in presentation.slides:
        for shape in slide.shapes:
            left, top, right, bottom = box(shape)
            assert left >= 0
            assert top >= 0
            assert right <= presentation.slide_width
            assert bottom <= presentation.slide_height
        for one, other in combinations(slide.shapes, 2):
            assert not overlap(one, other), f"{one.name} and {other.name}"


def test_a_report_without_anything_reported_says_so_and_has_no_empty_slide():
    slides = opened(write(samples.quiet())).slides
    assert 2 <= len(slides) <= 8
    assert "No reports were received." in "\n".join(w for s in slides for w in words_of(s))


def test_text_that_wants_to_be_markup_is_text():
    text = "\n".join(w for s in opened(write(samples.hostile())).slides for w in words_of(s))
    assert "<script>" in text


def test_a_right_to_left_report_starts_at_the_right():
    presentation = opened(write(samples.arabic()))
    title = presentation.slides[1].shapes.title
    assert title.text_frame.paragraphs[0]._p.pPr.get("rtl") == "1"
    cards = [s for s in presentation.slides[1].shapes if s.has_text_frame and not s.is_placeholder]
    first = next(s for s in cards if "150" in s.text_frame.text)
    assert first.left > presentation.slide_width // 2


def test_the_theme_of_config_toml_colours_the_shipped_master():
    content = write(look=Theme(primary="#7A0019", fonts=("Verdana", "Amiri")))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        theme = archive.read("ppt/theme/theme1.xml").decode()
    assert 'srgbClr val="7A0019"' in theme
    assert '<a:latin typeface="Verdana"/>' in theme
    assert '<a:cs typeface="Amiri"/>' in theme


# --- an organisation's own master -----------------------------------------------------------


def test_an_own_masters_layouts_are_filled_by_their_placeholders(tmp_path):
    own(tmp_path)
    presentation = opened(write(folder=tmp_path))
    assert presentation.slide_width == Inches(10)
    frame = next(s for p in presentation.slides for s in p.shapes if s.has_chart)
    assert frame.is_placeholder
    assert frame.part.slide_layout.name == "Title and Content"
    for slide in presentation.slides:
        for one, other in combinations(slide.shapes, 2):
            assert not overlap(one, other), f"{one.name} and {other.name}"


def test_a_master_with_titles_alone_gets_everything_into_the_room_below(tmp_path):
    own(tmp_path, keep("Title Only"))
    slides = opened(write(folder=tmp_path)).slides
    assert any(s.has_chart for p in slides for s in p.shapes)


def test_a_master_without_a_title_is_a_problem_with_a_remedy(tmp_path):
    own(tmp_path, keep("Blank"))
    (refusal,) = refusals(tmp_path)
    assert refusal.startswith(
        "templates/briefing.pptx: has no layout with a title, so that no slide can say what it "
        "shows; in PowerPoint: View, Slide Master, Insert Layout;"
    )


def test_a_masters_own_slides_author_and_remarks_are_left_out(tmp_path):
    def example(presentation):
        slide = presentation.slides.add_slide(presentation.slide_layouts[0])
        slide.shapes.title.text = "Zorvex1"
        slide.notes_slide.notes_text_frame.text = "Zorvex2"
        presentation.core_properties.author = "Zorvex3"
        presentation.core_properties.keywords = "Zorvex4"

    path = own(tmp_path, example)
    repack(path, lambda c: {**c, "docProps/custom.xml": b"<a>Zorvex5</a>"})
    repack(path, lambda c: {**c, "ppt/commentAuthors.xml": b"<a>Zorvex6</a>"})
    content = write(folder=tmp_path)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            assert b"Zorvex" not in archive.read(name), name


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a presentation (.pptx), or a damaged one; save it again from PowerPoint"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old presentation (.ppt), or one with a pass"),
        (b"PK\x03\x04 cut", "is not a presentation (.pptx), or a damaged one"),
    ],
)
def test_what_is_no_pptx_is_refused(tmp_path, content, said):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "briefing.pptx").write_bytes(content)
    (refusal,) = refusals(tmp_path)
    assert refusal.startswith(f"templates/briefing.pptx: {said}")


def test_a_word_document_is_no_master(tmp_path):
    (tmp_path / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "report.docx", tmp_path / "templates" / "briefing.pptx")
    (refusal,) = refusals(tmp_path)
    assert "is a zip, but not a presentation; save it from PowerPoint as .pptx" in refusal


def test_macros_bombs_objects_and_what_is_fetched_are_refused(tmp_path):
    own(tmp_path, name="briefing.pptm")
    assert "is not a .pptx, and no other kind of presentation is used" in refusals(tmp_path)[0]
    (tmp_path / "templates" / "briefing.pptm").unlink()
    path = own(tmp_path)
    repack(path, lambda c: {**c, "ppt/vbaProject.bin": b"x"})
    assert "contains macros; save it as .pptx, which has none" in refusals(tmp_path)[0]
    path = own(tmp_path)
    repack(path, lambda c: {**c, "ppt/media/big.png": bytes(150_000_000)})
    assert re.search(r"unpacks to 1\d\d,\d{3},\d{3} bytes", refusals(tmp_path)[0])
    path = own(tmp_path)
    repack(path, lambda c: {**c, "ppt/embeddings/oleObject1.bin": b"x"})
    assert "ppt/embeddings/oleObject1.bin: is an embedded object" in refusals(tmp_path)[0]
    path = own(tmp_path)
    name = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    outside = (
        b'<Relationship Id="rX" TargetMode="External" Target="https://example.org/p.png" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    )
    end = b"</Relationships>"
    repack(path, lambda c: {**c, name: c[name].replace(end, outside + end)})
    assert '"https://example.org/p.png" is fetched from outside (image)' in refusals(tmp_path)[0]


def test_an_action_that_starts_a_program_is_refused(tmp_path):
    path = own(tmp_path)
    name = "ppt/slideMasters/slideMaster1.xml"
    action = b'<a:hlinkClick xmlns:r="http://x" action="ppaction://program" r:id=""/></p:cNvPr>'
    repack(
        path,
        lambda c: {**c, name: re.sub(rb"(<p:cNvPr [^>]*)/>", rb"\1>" + action, c[name], count=1)},
    )
    assert "contains an action that runs a program" in refusals(tmp_path)[0]


def test_the_copy_of_the_shipped_master_is_in_the_theme_and_is_used(tmp_path):
    config = workspace(
        tmp_path, config=config_for("events.csv", more='[theme]\nprimary = "#7A0019"')
    )
    run = sitrep("templates", "copy", "briefing.pptx", "-c", config, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    path = tmp_path / "templates" / "briefing.pptx"
    with zipfile.ZipFile(path) as archive:
        assert b"7A0019" in archive.read("ppt/theme/theme1.xml")
    layouts = [layout.name for layout in Presentation(str(path)).slide_layouts]
    assert layouts[:3] == ["Opening", "Figures", "Chart"]
    assert refusals(tmp_path) == []


@pytest.mark.usefixtures("templates_here")
def test_templates_check_tries_the_master(tmp_path):
    from sitrep.rehearse import rehearse

    config = workspace(tmp_path)
    own(tmp_path)
    assert rehearse(config) == []
    own(tmp_path, keep("Blank"))
    assert "has no layout with a title" in str(rehearse(config)[0])


def test_the_page_of_all_reports_links_to_the_slides(tmp_path):
    config = workspace(tmp_path)
    run = sitrep("build", "2019-W19", "-c", config, "--format", "md,pptx", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "reports" / "index.html").read_text()
    assert 'href="2019-W19/public/briefing.en.pptx"' in page
    assert ">Slides" in page


def test_a_logo_stands_on_the_first_slide_and_says_whose_it_is(tmp_path):
    (tmp_path / "logo.png").write_bytes(png(200, 80))
    slide = opened(write(folder=tmp_path, look=Theme(logo="logo.png"))).slides[0]
    (picture,) = [s for s in slide.shapes if s._element.tag.endswith("}pic")]
    assert picture._element.xpath(".//p:cNvPr/@descr") == ["Issued by Example Monitoring Group"]


def test_without_the_package_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(outputs, "find_spec", lambda name: None)
    with pytest.raises(SitrepError) as caught:
        refuse(list(outputs.problems(["pptx"], setting())))
    assert str(caught.value.problems[0]) == (
        "--format pptx: needs packages that are not installed; "
        'install them: pip install "humanitarian-sitrep[pptx]"'
    )


# --- the bundled example --------------------------------------------------------------------


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example's week 19, built as people build it."""
    folder = tmp_path_factory.mktemp("slides")
    config, asked = ROOT / "config.toml", ("--format", "pptx,md", "--as-of", "2019-05-17")
    run = sitrep("build", "2019-W19", "-c", config, *asked, "-o", folder, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    return folder / "2019-W19" / "public"


def test_the_example_has_eight_slides_of_one_idea_each(example):
    slides = Presentation(str(example / "briefing.en.pptx")).slides
    assert len(slides) == 8
    kinds = ["".join(sorted(_kind(s) for s in p.shapes if is_shown(s))) for p in slides]
    # Title, key figures, map and areas, toll, who says what, displacement, health care, sources.
    assert kinds == ["", "", "cp", "c", "p", "c", "c", "t"]


def _kind(shape):
    return "p" if shape._element.tag.endswith("}pic") else "c" if shape.has_chart else "t"


def test_every_number_of_its_charts_is_one_of_report_json(example):
    report = json.loads((example / "report.json").read_text())
    stated = {int(n) for n in re.findall(r"(?<![\d.-])\d+(?![\d.-])", json.dumps(report))}
    for slide in Presentation(str(example / "briefing.en.pptx")).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                for series in shape.chart.plots[0].series:
                    assert {int(v) for v in series.values if v is not None} <= stated


def numbers_in(text):
    return {number.strip(",") for number in re.findall(r"\d[\d,]*", text)}


def test_every_number_that_a_slide_prints_is_on_the_page_too(example):
    # Of the sources, the slide counts the two that it has no room for.
    known = numbers_in((example / "sitrep.en.md").read_text()) | {"2"}
    for slide in Presentation(str(example / "briefing.en.pptx")).slides:
        shown = [s for s in slide.shapes if s.has_text_frame]
        feet = [s for s in shown if s.is_placeholder and s.placeholder_format.idx == 12]
        assert numbers_in("\n".join(s.text_frame.text for s in shown if s not in feet)) <= known


def test_nothing_of_the_example_overlaps_or_leaves_its_slide(example):
    presentation = Presentation(str(example / "briefing.en.pptx"))
    for slide in presentation.slides:
        for shape in slide.shapes:
            left, top, right, bottom = box(shape)
            assert min(left, top) >= 0
            assert right <= presentation.slide_width
            assert bottom <= presentation.slide_height
        for one, other in combinations(slide.shapes, 2):
            assert not overlap(one, other), f"{one.name} and {other.name}"


@pytest.fixture(scope="module")
def pages(example, tmp_path_factory):
    """The words of each page that LibreOffice makes of it, with where they stand."""
    folder = tmp_path_factory.mktemp("opened")
    assert shutil.which("soffice"), "tools/setup.sh --test installs it"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    path = example / "briefing.en.pptx"
    made = subprocess.run(
        [*command, str(path)], check=True, capture_output=True, text=True, timeout=300
    )
    pdf = folder / "briefing.en.pdf"
    if not pdf.exists():
        pytest.skip(f"LibreOffice lacks Impress, which opens slides: {made.stderr.strip()[:80]}")
    return pdf


def test_libreoffice_opens_it_and_no_text_leaves_a_page(example, pages):
    import pymupdf

    slides = Presentation(str(example / "briefing.en.pptx")).slides
    with pymupdf.open(pages) as document:
        assert len(document) == len(slides)
        for page, slide in zip(document, slides, strict=True):
            text = " ".join(page.get_text().split())
            title = " ".join(slide.shapes.title.text_frame.text.split())
            assert title.replace("\u2009", " ") in text.replace("\u2009", " ")
            for x0, y0, x1, y1, word, *_ in page.get_text("words"):
                inside = x0 >= 0 and y0 >= 0 and x1 <= page.rect.width and y1 <= page.rect.height
                assert inside, word


def test_in_libreoffice_no_text_leaves_its_card_or_covers_the_sources(example, pages):
    import pymupdf

    presentation = Presentation(str(example / "briefing.en.pptx"))
    slide = presentation.slides[1]
    with pymupdf.open(pages) as document:
        page = document[1]
        scale = page.rect.height / presentation.slide_height
        cards = [s for s in slide.shapes if s.has_text_frame and not s.is_placeholder]
        for card in (c for c in cards if c.height > Inches(1)):
            place = pymupdf.Rect(*(n * scale for n in box(card)))
            found = page.get_textbox(place)
            for line in card.text_frame.text.split("\n"):
                for word in line.split():
                    assert word in found, word
