"""The page to a PDF: tagged, legible when copied, the same twice, and fetching nothing."""

import builtins
import datetime as dt
import io
import logging
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from samples import reports as samples
from samples.pages import setting
from samples.workspaces import ROOT

from sitrep.model.problem import SitrepError
from sitrep.outputs import page as render
from sitrep.outputs import pdf
from sitrep.outputs.report_json import as_json

OUTLOUD = Path(sys.executable).with_name("outloud")
#: As templates/style.css has it for pages from right to left.
KERNING = "html { font-kerning: none; }"
KINDS = ("report", "quiet", "crowded", "hostile", "arabic")


#: What stands inside the samples; the bytes of a PDF without it are tested by the rest.
DATA = pdf.Attached(b'{"figures": {}}', "The figures")


def made(report, **options):
    page = render.html(report, samples.pictures(report), setting(**options))
    return pdf.printed(page, language=report.language, created=report.created, data=DATA)


def written(body, language="en", direction="ltr", style=""):
    page = f"<html lang={language} dir={direction}><title>T</title><style>{style}</style>{body}"
    return pdf.printed(page, language=language, created=samples.CREATED)


@pytest.fixture(scope="module")
def complaints():
    """What was logged while the samples were made."""
    return []


@pytest.fixture(scope="module")
def files(complaints):
    """Each sample as bytes."""
    catch = logging.Handler(logging.WARNING)
    catch.emit = lambda record: complaints.append(record.getMessage())
    logging.getLogger().addHandler(catch)
    yield {kind: made(getattr(samples, kind)()) for kind in KINDS}
    logging.getLogger().removeHandler(catch)


@pytest.fixture(scope="module")
def opened(files):
    return pikepdf.open(io.BytesIO(files["report"]))


def elements(file, kind):
    """The structure elements of a kind, in the order of the tree."""

    def walk(element):
        if isinstance(element, pikepdf.Dictionary):
            if element.get("/S") == kind:
                yield element
            kids = element.get("/K", pikepdf.Array())
            for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
                yield from walk(kid)

    return list(walk(file.Root.StructTreeRoot.K[0]))


def copied(content, tmp_path):
    """The text as it is copied out of the PDF, without the marks of direction."""
    path = tmp_path / "copied.pdf"
    path.write_bytes(content)
    command = ["pdftotext", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.sub("[\u202a-\u202e\u200e\u200f]", "", text)


def fonts(file):
    return {
        str(font.BaseFont).split("+")[1]
        for page in file.pages
        for font in page.get("/Resources", {}).get("/Font", {}).values()
    }


# --- tags -----------------------------------------------------------------------------------


def test_the_pdf_is_tagged_as_pdf_ua_1_with_title_language_and_date(opened):
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Northwest Syria · Situation Report No. 2"
    assert opened.Root.Lang == "en"
    assert opened.Root.MarkInfo.Marked
    assert str(opened.docinfo["/CreationDate"]).startswith("D:20190513")
    assert set(opened.docinfo) == {"/Title", "/Producer", "/CreationDate"}


def test_headings_are_one_h1_and_an_h2_for_each_section(opened):
    assert len(elements(opened, "/H1")) == 1
    assert len(elements(opened, "/H2")) == len(samples.SECTIONS)


def test_every_table_header_says_what_it_heads(opened):
    scopes = [str(header.A.Scope) for header in elements(opened, "/TH")]
    tables = [table for section in samples.SECTIONS for table in section.tables]
    # A table that goes on over the page repeats its head there.
    assert scopes.count("/Column") >= sum(len(table.columns) for table in tables)
    assert scopes.count("/Column") + scopes.count("/Row") == len(scopes)
    assert scopes.count("/Row") == sum(len(table.rows) for table in tables)


def test_a_header_repeated_on_the_next_page_heads_its_columns_too(files):
    file = pikepdf.open(io.BytesIO(files["crowded"]))
    groups = elements(file, "/THead")
    captions = [one for one in elements(file, "/Caption") if one.P.S == "/Table"]
    assert len(groups) > len(captions) > 0
    heads = [header for group in groups for row in group.K for header in row.K]
    assert {str(header.A.Scope) for header in heads} == {"/Column"}


def test_every_picture_has_its_alternative_text(opened):
    alts = [str(figure.Alt) for figure in elements(opened, "/Figure")]
    placed = [chart.alt for section in samples.SECTIONS for chart in section.charts]
    assert alts == [samples.TREND_ALT, *placed]


def test_bookmarks_are_the_title_and_under_it_the_sections(opened):
    with opened.open_outline() as outline:
        (top,) = outline.root
        assert top.title == "Northwest Syria"
        assert [item.title for item in top.children] == [s.title for s in samples.SECTIONS]


def test_running_lines_are_artifacts_and_no_content(opened):
    for page in opened.pages:
        marks = [
            str(operands[1].get("/Type"))
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and operands[0] == "/Artifact"
        ]
        assert marks == ["/Pagination", "/Pagination"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_strictest_checker_at_hand_finds_no_error(files, kind, tmp_path):
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(files[kind])
    command = [str(OUTLOUD), "--fail-on", "error", str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


# --- text and fonts -------------------------------------------------------------------------


def test_the_shipped_fonts_are_embedded_in_each_weight_used(opened):
    assert fonts(opened) == {"IBM-Plex-Sans", "IBM-Plex-Sans-Semi-Bold", "IBM-Plex-Sans-Bold"}


def test_weights_of_the_variable_font_are_drawn_and_not_only_named():
    widths = []
    for weight in (400, 600, 700):
        file = pikepdf.open(io.BytesIO(written(f"<p style='font: {weight} 20pt IBM Plex Sans'>n")))
        (font,) = file.pages[0].Resources.Font.values()
        # [first, [width, …], …]: the one glyph's.
        widths.append(int(font.DescendantFonts[0].W[1][0]))
    assert widths == sorted(set(widths))


@pytest.mark.parametrize("weight", [400, 600, 700])
@pytest.mark.parametrize(
    ("language", "direction", "words"),
    [
        ("en", "ltr", "Official figures: 1,234 affected — “dozens”"),
        ("fr", "ltr", "Déplacés à l’œuvre ; 1 234 ménages"),
        ("uk", "ltr", "Головне: Ключові показники, ґанок, їжа"),
        ("ar", "rtl", "الوضع الإنساني أبرز الأحداث الأرقام الرئيسية في سوريا وأريحا لا إلى"),
    ],
)
def test_text_copied_out_of_the_pdf_is_what_was_written(
    language, direction, words, weight, tmp_path
):
    body = f"<p style='font: {weight} 12pt IBM Plex Sans, IBM Plex Sans Arabic'>{words}"
    style = KERNING if direction == "rtl" else ""
    assert " ".join(copied(written(body, language, direction, style), tmp_path).split()) == words


def test_pages_from_right_to_left_print_without_kerning():
    report = samples.arabic()
    assert KERNING in render.html(report, samples.pictures(report), setting())


def test_five_cards_from_right_to_left_stand_three_over_two_each_in_its_place(files, tmp_path):
    """How far from the page's right margin each value ends, as shares of its 178 mm.

    A bar and a space of 3.9 mm are beside each; 4 mm between cards of (178 - 2 x 4) / 3 = 56.7 mm
    above and of (178 - 4) / 2 = 87 mm below.
    """
    (tmp_path / "a.pdf").write_bytes(files["arabic"])
    told = subprocess.run(
        ["pdftotext", "-bbox", "-l", "1", tmp_path / "a.pdf", "-"], capture_output=True, check=True
    ).stdout.decode()
    found = re.findall(r'xMin="\S+" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">([\d,]+)<', told)
    # Of numbers in other text none is so large.
    ends = {n: float(end) for top, end, foot, n in found if float(foot) - float(top) > 20}
    shares = {n: (549.9 - end) / 504.6 for n, end in ends.items()}
    above = {"150": 3.9 / 178, "35": (60.7 + 3.9) / 178, "350,000": (121.3 + 3.9) / 178}
    assert shares == pytest.approx(above | {"5": 3.9 / 178, "1": (91 + 3.9) / 178}, abs=0.01)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_pages_have_the_size_asked_for(paper):
    file = pikepdf.open(io.BytesIO(made(samples.quiet(), page=paper)))
    size = {"A4": (595, 842), "Letter": (612, 792)}[paper]
    assert tuple(round(float(side)) for side in file.pages[0].MediaBox[2:]) == size


def test_every_page_has_its_number_and_the_report_s_name(files, tmp_path):
    pages = copied(files["crowded"], tmp_path).split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"{number}/{len(pages)}" in page.replace(" ", "")
        assert "Extraordinary Issue No. 1,234 · Public edition" in page


def test_hostile_text_is_printed_as_it_is(files, tmp_path):
    text = " ".join(copied(files["hostile"], tmp_path).split())
    assert '<script>alert("x")</script> {{ 7 * 7 }} {% raw %} =cmd()' in text


# --- the file inside ------------------------------------------------------------------------


def test_the_data_stand_inside_the_pdf_as_the_data_of_the_document(opened):
    assert [*opened.attachments] == ["report.json"]
    (inside,) = opened.Root.AF
    assert inside.AFRelationship == "/Data"
    assert (inside.F, inside.UF, inside.Desc) == ("report.json", "report.json", "The figures")
    file = opened.attachments["report.json"].get_file()
    assert (file.read_bytes(), file.mime_type) == (DATA.content, "application/json")
    assert file.creation_date.date() == file.mod_date.date() == samples.CREATED


def test_a_pdf_without_data_has_no_file_inside():
    assert not pikepdf.open(io.BytesIO(written("<p>T"))).attachments


def test_what_a_report_s_pdf_holds_inside_is_its_report_json():
    report = samples.quiet()
    with pikepdf.open(io.BytesIO(pdf.write(report, [], setting()))) as file:
        inside = file.attachments["report.json"].get_file().read_bytes()
    assert inside == as_json(report).encode()


# --- how it is made -------------------------------------------------------------------------


def test_the_same_page_gives_the_same_bytes(files):
    assert made(samples.report()) == files["report"]


def test_the_same_page_gives_the_same_bytes_in_another_process(files, tmp_path):
    program = (
        "import sys; sys.path[:0] = ['tests', 'tests/outputs']\n"
        "from samples import reports\nimport test_pdf\n"
        "sys.stdout.buffer.write(test_pdf.made(reports.report()))"
    )
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert run.stdout == files["report"]


def test_nothing_in_the_shipped_templates_makes_weasyprint_complain(files, complaints):
    assert complaints == []


@pytest.mark.parametrize(
    "address", ["https://example.org/x.png", "file:///etc/hostname", "ftp://example.org/x"]
)
def test_what_is_outside_the_page_is_not_fetched_but_a_problem(address):
    with pytest.raises(SitrepError) as raised:
        written(f"<img alt=x src='{address}'>")
    (problem,) = raised.value.problems
    assert (problem.value, problem.reason) == (address, "asks for something outside the report")


def test_a_picture_without_an_address_is_not_looked_for(caplog):
    written("<img alt=x src='x.png'>")
    (message,) = caplog.messages
    assert "x.png" in message


def test_no_path_of_the_machine_gets_into_the_pdf(files):
    with pikepdf.open(io.BytesIO(files["report"])) as file:
        file.save(plain := io.BytesIO(), compress_streams=False)
    for folder in (str(ROOT), sys.prefix, "file:"):
        assert folder.encode() not in plain.getvalue()


def test_a_page_has_each_weight_that_its_styles_name():
    style = "<style>p { font-weight: 500 } body { font-family: IBM Plex Sans }</style>"
    with pikepdf.open(io.BytesIO(written(f"{style}<p>Half <b>and</b> half"))) as file:
        found = [thing for thing in file.objects if isinstance(thing, pikepdf.Dictionary)]
        fonts = {str(thing.BaseFont)[8:] for thing in found if "/BaseFont" in thing}
    assert fonts == {"IBM-Plex-Sans-Medium", "IBM-Plex-Sans-Bold"}


def test_the_garbage_collector_is_as_it_was_even_after_a_failure(monkeypatch):
    import gc

    monkeypatch.setattr(pdf, "_rule", lambda face: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        written("<p>x")
    assert gc.isenabled()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries are found otherwise")
def test_to_load_weasyprint_starts_no_compiler_and_finds_the_same_libraries():
    program = (
        "import ctypes.util, subprocess\n"
        "search, started = ctypes.util.find_library, []\n"
        "class Noted(subprocess.Popen):\n"
        "    def __init__(self, command, *more, **named):\n"
        "        started.append(command)\n"
        "        super().__init__(command, *more, **named)\n"
        "subprocess.Popen = Noted\n"
        "{}\n"
        "from weasyprint.text import ffi\n"
        "names = ('gobject', 'pango', 'harfbuzz', 'harfbuzz_subset', 'harfbuzz_vector',\n"
        "         'fontconfig', 'pangoft2')\n"
        "print([bool(getattr(ffi, name)) for name in names])\n"
        "print(started, ctypes.util.find_library is search)"
    )

    def told(load):
        command = [sys.executable, "-c", program.format(load)]
        return subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()

    found, ended = told("from sitrep.outputs import pdf\nassert pdf.lacking() is None")
    assert ended == "[] True"
    assert found == told("import weasyprint")[0]


def without(name, error, monkeypatch):
    """Let the import of ``name`` fail by ``error``."""
    load = builtins.__import__

    def failing(wanted, *more):
        if wanted == name:
            raise error
        return load(wanted, *more)

    monkeypatch.setattr("builtins.__import__", failing)


@pytest.mark.parametrize(
    ("system", "error", "told"),
    [
        (
            "linux",
            OSError("cannot load library 'libpango-1.0-0'"),
            "PDF: can't be made: the Pango library is not installed; "
            "install it: sudo apt-get install libpangoft2-1.0-0 libharfbuzz-subset0",
        ),
        (
            "win32",
            OSError("cannot load library 'libpango-1.0-0'"),
            "PDF: can't be made: the Pango library is not installed; install it as "
            "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html says",
        ),
        (
            "linux",
            ImportError("No module named 'weasyprint'"),
            "PDF: can't be made: No module named 'weasyprint'; install it: pip install weasyprint",
        ),
    ],
)
def test_without_pango_or_weasyprint_the_error_says_how_to_get_it(monkeypatch, system, error, told):
    monkeypatch.setattr(pdf.sys, "platform", system)
    without("weasyprint", error, monkeypatch)
    assert str(pdf.lacking()) == told
    with pytest.raises(SitrepError) as raised:
        pdf.printed("", language="en", created=dt.date(2019, 5, 13))
    assert str(raised.value) == told
