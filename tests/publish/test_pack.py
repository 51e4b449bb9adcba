"""The briefing pack: what it holds, that it is true to its report, and what latest/ is."""

import csv
import io
import json
import re
import shutil
import zipfile
from xml.etree import ElementTree

import pymupdf
import pytest
from click.testing import CliRunner
from fontTools.ttLib import TTFont
from PIL import Image
from python_calamine import CalamineWorkbook
from samples.browser import chromium, opened
from samples.command import sitrep
from samples.workspaces import config_for, contents, workspace

from sitrep.cli import main
from sitrep.model.pack import Choice, named

ROWS = (
    "event_id,date_start,reported_on,event_type,admin1,killed,injured,source,sensitivity\n"
    # The week before, without which there is no chart by week.
    "e0,2026-02-24,2026-02-25,shelling,North,1,,Agency,public\n"
    "e1,2026-03-03,2026-03-04,shelling,North,at least 3,10-15,Agency,public\n"
    "e2,2026-03-04,2026-03-05,airstrike,South,,4,=Radio,public\n"
)
LATER = "e3,2026-03-10,2026-03-11,shelling,East,6,,Agency,public\n"
REPORT = 'title = "The Land"\nissuer = "Group & Co"\nlicence = "CC BY 4.0"'
CHARTS = ("casualties-by-week", "casualties-by-area", "events-by-type")
ENDINGS = (*("svg", "screen.png", "slide.png", "print.png", "pdf", "csv", "xlsx", "txt"),)


def placed(folder, rows=ROWS, report=REPORT):
    workspace(folder, {"events.csv": rows}, config_for("events.csv", report=report))
    return folder


def charts(folder, *arguments, command="charts", code=0, pixels=False):
    run = sitrep(command, *arguments, cwd=folder, pixels=pixels)
    assert run.returncode == code, run.stderr
    return run


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A workspace with one week's pack, and what the command printed."""
    folder = placed(tmp_path_factory.mktemp("pack"))
    folder_and_run = folder, charts(folder, "2026-W10", pixels=True)
    return folder_and_run


@pytest.fixture(scope="module")
def pack(made):
    return made[0] / "reports/2026-W10/public/pack"


# --- what it holds ----------------------------------------------------------------------------


def test_each_chart_is_there_in_every_form(pack):
    wanted = {f"{chart}.en.{ending}" for chart in CHARTS for ending in ENDINGS}
    assert {path.name for path in pack.iterdir()} == wanted | {"index.html"}


def test_the_command_prints_each_file_with_its_pixels_and_bytes(made, pack):
    lines = made[1].stdout.splitlines()
    for path in pack.glob("*.*"):
        if path.name == "index.html":
            continue
        line = next(line for line in lines if line.startswith(f"{path.name} "))
        assert f"{path.stat().st_size:,} bytes" in line
        if path.suffix == ".png":
            with Image.open(path) as picture:
                assert f" {picture.width} x {picture.height} " in line
    size = sum(path.stat().st_size for path in pack.iterdir())
    assert f"{pack}/index.html (25 files, {size:,} bytes)" in made[1].stdout.replace(
        "reports/2026", f"{pack.parents[3]}/reports/2026"
    )


def test_a_slide_is_whole_and_print_has_300_dots_an_inch(pack):
    for chart in CHARTS:
        with Image.open(pack / f"{chart}.en.slide.png") as slide:
            assert slide.size == (1920, 1080)
            assert slide.getpixel((5, 1000))[:3] == (255, 255, 255)
        with Image.open(pack / f"{chart}.en.print.png") as picture:
            assert round(picture.info["dpi"][0]) == 300


@pytest.mark.parametrize("chart", CHARTS)
def test_a_picture_says_by_itself_whose_it_is_of_what_and_when(pack, chart):
    with pymupdf.open(pack / f"{chart}.en.pdf") as document:
        assert len(document) == 1
        text = " ".join(document[0].get_text().split())
    assert "The Land · Report of 2–8 March 2026" in text
    assert "Issued by Group & Co · Licence: CC BY 4.0" in text
    assert re.search(r"Sources?: Agency", text)
    assert "As of 5 March 2026." in text


@pytest.mark.parametrize("chart", CHARTS)
def test_no_text_is_cut_by_the_edge_of_a_picture(pack, chart):
    with pymupdf.open(pack / f"{chart}.en.pdf") as document:
        page = document[0]
        for x0, y0, x1, y1, word, *_ in page.get_text("words"):
            assert page.rect.contains(pymupdf.Rect(x0, y0, x1, y1)), word


@pytest.mark.parametrize("chart", CHARTS)
def test_title_alternative_text_and_source_are_in_the_metadata(pack, chart):
    # The text to be copied has plain spaces, also around the dash of dates.
    plain = re.search(r"Text alternative\n(.*)\n", (pack / f"{chart}.en.txt").read_text())[1]
    source = "Group & Co: The Land, 2–8 March 2026, as of 5 March 2026."
    with Image.open(pack / f"{chart}.en.slide.png") as picture:
        alt = picture.info["Description"]
        assert alt.replace("\N{THIN SPACE}", " ") == plain
        assert picture.info["Source"] == source
        assert picture.info["Copyright"] == "CC BY 4.0"
        title = picture.info["Title"]
    with pymupdf.open(pack / f"{chart}.en.pdf") as document:
        about = document.metadata
    assert (about["title"], about["subject"], about["keywords"]) == (title, alt, source)
    assert (about["producer"], about["creationDate"]) == ("", "")
    tree = ElementTree.parse(pack / f"{chart}.en.svg").getroot()
    assert tree.get("role") == "img"
    names = {name: tree.find(f"{{http://www.w3.org/2000/svg}}{name}") for name in ("title", "desc")}
    assert [names["title"].text, names["desc"].text] == [title, alt]


def test_text_in_an_svg_is_text_and_it_is_outlined_where_programs_would_set_it_wrongly(tmp_path):
    arabic = ROWS.replace("South", "حلب")
    charts(placed(tmp_path, arabic), "2026-W10", "--format", "svg")
    pack = tmp_path / "reports/2026-W10/public/pack"
    assert ">W10<" in (pack / "casualties-by-week.en.svg").read_text()
    drawn = (pack / "casualties-by-area.en.svg").read_text()
    assert "<text" not in drawn
    assert "حلب" in drawn.partition("<desc>")[2].partition("</desc>")[0]


def test_another_font_than_ours_cuts_no_text_of_an_svg(pack):
    # This machine has none of the fonts that an SVG names, as most have not.
    with chromium() as browser:
        for chart in CHARTS:
            page, _ = opened(browser, (pack / f"{chart}.en.svg").as_uri())
            inside = page.evaluate(
                """() => {
                    const whole = document.documentElement.getBoundingClientRect();
                    return [...document.querySelectorAll("text")].map(text => {
                        const box = text.getBoundingClientRect();
                        return box.left >= whole.left && box.right <= whole.right;
                    });
                }"""
            )
            assert len(inside) > 5
            assert all(inside), chart


def test_arabic_copied_from_a_pdf_is_what_was_written(tmp_path):
    charts(placed(tmp_path, ROWS.replace("South", "إدلب")), "2026-W10", "--format", "pdf")
    path = tmp_path / "reports/2026-W10/public/pack/casualties-by-area.en.pdf"
    with pymupdf.open(path) as document:
        fonts = {font[3].partition("+")[2] for font in document[0].get_fonts()}
        assert "إدلب" in document[0].get_text()
    assert fonts
    assert all(font.startswith("IBMPlexSansArabic") for font in fonts)


@pytest.mark.parametrize("chart", CHARTS)
def test_the_fonts_in_a_pdf_hold_no_rules_of_shaping(pack, chart):
    # A release of matplotlib whose embedding is not known embeds them, in a hundred times the time.
    with pymupdf.open(pack / f"{chart}.en.pdf") as document:
        numbers = {font[0] for font in document[0].get_fonts()}
        fonts = [TTFont(io.BytesIO(document.extract_font(number)[3])) for number in numbers]
    assert fonts
    for font in fonts:
        assert not {"GSUB", "GPOS", "GDEF", "fvar"} & {*font.keys()}


# --- data -------------------------------------------------------------------------------------


def rows_of(pack, chart):
    return list(csv.reader(io.StringIO((pack / f"{chart}.en.csv").read_text())))


def test_the_workbook_holds_the_data_and_what_they_are(pack):
    book = CalamineWorkbook.from_path(pack / "casualties-by-area.en.xlsx")
    assert book.sheet_names == ["Data", "About"]
    header, *body = book.get_sheet_by_name("Data").to_python()
    assert header == rows_of(pack, "casualties-by-area")[0]
    told = [dict(zip(header, row, strict=True)) for row in body]
    lows = {(row["area"], row["indicator"]): row["low"] for row in told}
    # e1 is at least 3; e2 states no number killed, which is not zero.
    assert lows["North", "killed"] == 3.0
    assert lows["South", "killed"] == ""
    about = dict(book.get_sheet_by_name("About").to_python())
    assert about["Licence"] == "CC BY 4.0"
    assert about["Data as of"] == "2026-03-05"
    assert about["Source line"].startswith("Group & Co: The Land")


def test_no_cell_of_a_workbook_is_a_formula(pack):
    for path in pack.glob("*.xlsx"):
        with zipfile.ZipFile(path) as archive:
            sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
            assert len(sheets) == 2
            assert not any(b"<f>" in archive.read(name) for name in sheets)
            assert "xl/vbaProject.bin" not in archive.namelist()


def test_the_data_are_those_of_the_report(made, pack):
    # What the report's own charts hold is what the pack's hold, so nothing more is told.
    beside = pack.parent / "charts"
    for chart in CHARTS:
        assert (pack / f"{chart}.en.csv").read_bytes() == (beside / f"{chart}.csv").read_bytes()


def test_the_report_s_data_lie_beside_a_pack_so_that_later_reports_are_held_against_them(pack):
    said = json.loads((pack.parent / "report.json").read_text())
    assert said["edition"] == "public"
    assert said["figures"]["killed"]["low"] == 3


def test_two_runs_give_the_same_bytes(made, tmp_path):
    charts(placed(tmp_path), "2026-W10", "-o", "reports", pixels=True)
    one, other = (contents(folder / "reports") for folder in (made[0], tmp_path))
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


# --- what is asked for ------------------------------------------------------------------------


def names(folder, place="reports/2026-W10/public/pack"):
    return {path.name for path in (folder / place).iterdir()} - {"index.html"}


def test_only_what_is_asked_for_is_made_and_it_joins_what_is_there(tmp_path):
    placed(tmp_path)
    charts(tmp_path, "2026-W10", "--only", "events-by-type", "--format", "svg,txt")
    assert names(tmp_path) == {"events-by-type.en.svg", "events-by-type.en.txt"}
    more = ("--only", "casualties-by-week", "--format", "png", "--size", "slide", "--transparent")
    charts(tmp_path, "2026-W10", *more, pixels=True)
    clear = "casualties-by-week.en.slide.transparent.png"
    assert names(tmp_path) == {"events-by-type.en.svg", "events-by-type.en.txt", clear}
    with Image.open(tmp_path / "reports/2026-W10/public/pack" / clear) as picture:
        assert picture.mode == "RGBA"
        assert picture.getpixel((5, 1000))[3] == 0


def test_an_outdated_name_of_a_chart_is_read_with_a_warning(tmp_path):
    placed(tmp_path)
    run = charts(tmp_path, "2026-W10", "--only", "claims-timeline,events-by-type")
    told = 'warning: --only: "claims-timeline" was renamed to "casualty-totals" in 0.1; '
    assert told + 'write "casualty-totals"; the old name stops working in 0.2' in run.stderr
    assert {name.partition(".")[0] for name in names(tmp_path)} == {"events-by-type"}


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--only", "casualties-by-weak"), 'is not a chart; did you mean "casualties-by-week"?'),
        (
            ("--format", "gif"),
            '"gif" is not a format of the pack; known: svg, png, pdf',
        ),
        (("--size", "slides"), '"slides" is not a size; did you mean "slide"?'),
        (("--lang", "xx"), "'xx' is not"),
        (("--edition", "privat"), '"privat" is not an edition'),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_known(tmp_path, option, said):
    run = charts(placed(tmp_path), "2026-W10", *option, code=2)
    assert said in run.stderr
    assert not (tmp_path / "reports").exists()


def test_a_chart_with_nothing_to_show_is_named_with_those_that_have(tmp_path):
    placed(tmp_path)
    run = charts(tmp_path, "2026-W10", "--only", "map,events-by-type", "--format", "svg")
    line = "warning: --only map: has nothing to show in this period; this period has "
    assert f"{line}casualties-by-week, casualties-by-area, events-by-type" in run.stderr
    alone = charts(tmp_path, "2026-W10", "--only", "map", code=1)
    assert "--only map: has nothing to show in this period" in alone.stderr
    assert "nothing was written" in alone.stderr


def test_a_period_without_a_chart_is_said_in_words(tmp_path):
    placed(tmp_path)
    run = charts(tmp_path, "2026-W02", code=1)
    assert "2026-W02: no chart has anything to show" in run.stderr
    assert not (tmp_path / "reports/2026-W02").exists()


def test_without_the_package_for_excel_the_rest_is_made_and_the_install_line_is_told(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("sitrep.publish.pack.find_spec", lambda name: None)
    config = str(placed(tmp_path) / "config.toml")
    run = CliRunner().invoke(main, ["charts", "2026-W10", "-c", config])
    assert run.exit_code == 0
    assert 'pip install "humanitarian-sitrep[xlsx]"' in run.stderr
    assert "the pack is made without it" in run.stderr
    assert {f"{chart}.en.csv" for chart in CHARTS} <= names(tmp_path)
    assert not any(name.endswith(".xlsx") for name in names(tmp_path))
    alone = CliRunner().invoke(main, ["charts", "2026-W10", "-c", config, "--format", "xlsx"])
    assert alone.exit_code == 1
    assert 'pip install "humanitarian-sitrep[xlsx]"' in alone.stderr


def test_files_that_were_named_without_their_language_are_made_again_with_it(tmp_path):
    placed(tmp_path)
    charts(tmp_path, "2026-W10", "--format", "svg,png", "--size", "slide")
    pack = tmp_path / "reports/2026-W10/public/pack"
    wanted = names(tmp_path)
    for path in [*pack.glob("*.en.*")]:
        path.rename(path.with_name(path.name.replace(".en.", ".")))
    charts(tmp_path, "2026-W10", "--only", "events-by-type", "--format", "svg")
    assert names(tmp_path) == wanted


def test_the_names_of_a_pack_are_those_of_its_language():
    names = [item.name for item in Choice(sizes=("slide",)).items(["map"], "pt-BR")]
    assert names[:2] == ["map.pt-BR.svg", "map.pt-BR.slide.png"]
    assert [named(name).name for name in names] == names
    assert named("map.slide.png").language == ""
    assert named("map.tool.png") is named("map.en.png") is None


# --- beside its report ------------------------------------------------------------------------


def test_a_build_of_the_same_report_keeps_the_pack_and_the_pack_keeps_the_pages(tmp_path):
    placed(tmp_path)
    charts(tmp_path, "2026-W10", "--format", "svg")
    before = contents(tmp_path / "reports/2026-W10/public/pack")
    run = charts(tmp_path, "2026-W10", "--format", "md", command="build")
    assert "built again" not in run.stderr
    assert contents(tmp_path / "reports/2026-W10/public/pack") == before
    page = (tmp_path / "reports/2026-W10/public/sitrep.en.md").read_bytes()
    charts(tmp_path, "2026-W10", "--format", "svg")
    assert (tmp_path / "reports/2026-W10/public/sitrep.en.md").read_bytes() == page


def test_when_the_log_changes_a_build_makes_the_same_files_of_the_pack_again(tmp_path):
    placed(tmp_path)
    charts(tmp_path, "2026-W10", "--only", "casualties-by-week", "--format", "csv,svg")
    changed = ROWS.replace("at least 3", "8")
    (tmp_path / "events.csv").write_text(changed)
    run = charts(tmp_path, "2026-W10", "--format", "md", command="build")
    assert "pack is built again too; changed since it was built: the inputs" in run.stderr
    assert names(tmp_path) == {"casualties-by-week.en.csv", "casualties-by-week.en.svg"}
    for place in ("2026-W10/public/pack", "latest"):
        rows = rows_of(tmp_path / "reports" / place, "casualties-by-week")
        low = rows[0].index("low")
        # e1 now says 8; e2 still states none; e0 is of the week before.
        assert [row[low] for row in rows[1:] if row[low]] == ["1", "8"]


def test_when_the_log_changes_the_pages_are_built_again_with_the_pack(tmp_path):
    placed(tmp_path)
    charts(tmp_path, "2026-W10", "--format", "md", command="build")
    (tmp_path / "events.csv").write_text(ROWS.replace("at least 3", "8"))
    run = charts(tmp_path, "2026-W10", "--format", "svg")
    assert "md is built again too" in run.stderr
    assert "8" in (tmp_path / "reports/2026-W10/public/sitrep.en.md").read_text()


def test_what_a_row_no_longer_lets_the_public_see_leaves_the_pack_with_the_next_build(tmp_path):
    placed(tmp_path, ROWS.replace("=Radio", "Zorvex"))
    charts(tmp_path, "2026-W10")
    (tmp_path / "events.csv").write_text(ROWS)
    charts(tmp_path, "2026-W10", "--format", "md", command="build")
    for name, content in contents(tmp_path / "reports").items():
        assert b"Zorvex" not in content, name


@pytest.mark.parametrize("edition", ["partner", "internal"])
def test_another_edition_s_pack_lies_apart_and_says_in_each_picture_whose_it_is(tmp_path, edition):
    placed(tmp_path)
    charts(tmp_path, "2026-W10", "--edition", edition, pixels=True)
    assert not (tmp_path / "reports").exists()
    pack = tmp_path / f"restricted/2026-W10/{edition}/pack"
    assert (pack.stat().st_mode & 0o777) == 0o700 or (pack.parent.stat().st_mode & 0o777) == 0o700
    told = {"partner": "Partner edition: for partners", "internal": "Internal edition: not to be"}
    for chart in CHARTS:
        with pymupdf.open(pack / f"{chart}.en.pdf") as document:
            assert told[edition] in document[0].get_text()
        with Image.open(pack / f"{chart}.en.slide.png") as slide:
            # A band of the accent's colour along the top.
            assert slide.getpixel((1900, 10))[:3] == (0xC2, 0x51, 0x00)
    assert told[edition] in (pack / "index.html").read_text()


# --- latest -----------------------------------------------------------------------------------


def test_latest_holds_the_newest_public_pack_as_real_files(tmp_path):
    placed(tmp_path, ROWS + LATER)
    latest = tmp_path / "reports/latest"
    charts(tmp_path, "2026-W11", "--format", "svg,csv")
    newest = contents(latest)
    # An older week's pack, or another edition's, changes nothing.
    charts(tmp_path, "2026-W10", "--format", "svg")
    charts(tmp_path, "2026-W11", "--edition", "internal", "--format", "pdf")
    assert contents(latest) == newest
    assert not any(path.is_symlink() for path in latest.rglob("*"))
    pack = contents(tmp_path / "reports/2026-W11/public/pack")
    assert {n: c for n, c in newest.items() if n != "manifest.json"} == pack
    listed = json.loads(newest["manifest.json"])
    assert listed["of"] == "2026-W11/public/pack"
    assert listed["files"].keys() == pack.keys()
    shutil.rmtree(tmp_path / "reports/2026-W11")
    charts(tmp_path, "2026-W10", "--format", "svg")
    assert json.loads((latest / "manifest.json").read_text())["of"] == "2026-W10/public/pack"
    assert "casualties-by-week.en.csv" not in contents(latest)


def test_a_link_in_a_pack_is_not_followed_into_latest(tmp_path):
    placed(tmp_path, ROWS + LATER)
    charts(tmp_path, "2026-W11", "--format", "svg")
    (tmp_path / "secret.txt").write_text("secret")
    pack = tmp_path / "reports/2026-W11/public/pack"
    (pack / "map.en.txt").symlink_to(tmp_path / "secret.txt")
    charts(tmp_path, "2026-W10", "--format", "svg")
    assert "map.en.txt" not in contents(tmp_path / "reports/latest")
    # The next build of that week takes it away.
    charts(tmp_path, "2026-W11", "--format", "md", command="build")
    assert not (pack / "map.en.txt").is_symlink()
    assert b"secret" not in b"".join(contents(pack.parent).values())


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_what_is_called_latest_and_is_not_sitrep_s_is_left_alone(tmp_path, kind):
    placed(tmp_path)
    latest = tmp_path / "reports/latest"
    (tmp_path / "mine").mkdir()
    latest.parent.mkdir()
    if kind == "file":
        latest.write_text("mine")
    elif kind == "folder":
        latest.mkdir()
        (latest / "mine.txt").write_text("mine")
    else:
        latest.symlink_to(tmp_path / "mine")
    before = (latest.is_symlink(), contents(tmp_path / "mine"), contents(latest))
    run = charts(tmp_path, "2026-W10", "--format", "svg")
    assert "warning: reports/latest: is not sitrep's, so it is left alone" in run.stderr
    assert (latest.is_symlink(), contents(tmp_path / "mine"), contents(latest)) == before


def test_the_page_that_lists_all_reports_links_the_pack_and_lists_no_latest(made):
    page = (made[0] / "reports/index.html").read_text()
    assert re.search(r'href="2026-W10/public/pack/index.html"[^>]*>Charts and maps<', page)
    assert "latest/" not in page


# --- the contact sheet ------------------------------------------------------------------------


def test_the_contact_sheet_shows_each_chart_and_links_each_file(pack):
    page = (pack / "index.html").read_text()
    linked = set(re.findall(r'href="([^"#]+)"', page))
    assert linked == {path.name for path in pack.iterdir()} - {"index.html"}
    assert page.count("<img ") == len(CHARTS)
    assert "default-src 'none'" in page
    assert "1920 × 1080 pixels" in page
    assert "<script" not in page


def test_a_browser_shows_the_contact_sheet_whole_and_fetches_nothing_else(pack):
    with chromium() as browser:
        for size in ((1280, 800), (390, 800)):
            page, asked = opened(browser, (pack / "index.html").as_uri(), size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size[0]
            assert page.evaluate("[...document.images].every(i => i.naturalWidth > 0)")
            assert {url for url in asked if not url.startswith("data:")} <= {
                (pack / "index.html").as_uri()
            }


def test_a_page_of_one_s_own_replaces_the_shipped_one_and_may_fetch_nothing(tmp_path):
    own = placed(tmp_path) / "templates/pack.html"
    own.parent.mkdir()
    own.write_text("<p>{{ page.head }}: {{ page.entries | length }} charts</p>\n")
    charts(tmp_path, "2026-W10", "--format", "svg")
    page = tmp_path / "reports/2026-W10/public/pack/index.html"
    assert "The Land · Report of 2–8 March 2026: 3 charts" in page.read_text()
    own.write_text('<img src="https://example.org/a.png" alt="">')
    run = charts(tmp_path, "2026-W10", "--format", "svg", code=1)
    assert "https://example.org/a.png" in run.stderr
    assert "The Land" in page.read_text()


def test_sixty_areas_and_one_week_give_pictures_that_cut_nothing(tmp_path):
    head = ROWS.partition("\n")[0]
    many = "".join(
        f"e{n},2026-03-0{n % 7 + 2},2026-03-09,shelling,Governorate of the {n}th district,"
        f"{n},,Agency {n % 9},public\n"
        for n in range(60)
    )
    charts(placed(tmp_path, f"{head}\n{many}"), "2026-W10", "--format", "pdf,png", pixels=True)
    pack = tmp_path / "reports/2026-W10/public/pack"
    for path in pack.glob("*.pdf"):
        with pymupdf.open(path) as document:
            page = document[0]
            words = [pymupdf.Rect(word[:4]) for word in page.get_text("words")]
            assert words
            assert all(page.rect.contains(word) for word in words)
    with Image.open(pack / "casualties-by-area.en.slide.png") as slide:
        grey = slide.convert("L")
        # Nothing is drawn up to the edges, but for the line along the top.
        assert grey.crop((0, 40, 60, 1080)).getextrema() == (255, 255)
        assert grey.crop((1870, 40, 1920, 1080)).getextrema() == (255, 255)
        assert grey.crop((0, 1060, 1920, 1080)).getextrema() == (255, 255)
