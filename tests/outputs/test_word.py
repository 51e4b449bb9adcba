"""The Report as a Word document: what is in it, whose styles it has, and what is refused."""

import io
import json
import re
import shutil
import subprocess
import sys
import textwrap
import zipfile
from dataclasses import replace
from functools import lru_cache

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from samples import reports as samples
from samples.command import EPOCH, sitrep
from samples.pages import setting
from samples.press import press
from samples.workspaces import ROOT, contents, workspace

from sitrep import outputs
from sitrep.config.load import Theme
from sitrep.look import icons
from sitrep.model.problem import SitrepError, refuse
from sitrep.model.report import Column, Narrative, Section, Table
from sitrep.outputs.context import has_content
from sitrep.outputs.word import document
from sitrep.outputs.word.columns import column_widths
from sitrep.outputs.word.parts import Parts
from sitrep.templating import renamed
from sitrep.templating.renamed import Kind, Renamed

sys.path.insert(0, str(ROOT / "tools"))
import word_template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@lru_cache
def png(width):
    from matplotlib.figure import Figure

    out = io.BytesIO()
    canvas = Figure(figsize=((85 if width == "half" else 175) / 25.4, 2), dpi=60)
    canvas.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def write(report=None, folder=ROOT / "tests", look=None, page="A4"):
    report = report or samples.report()
    look = look or Theme()
    placed = [c for section in report.sections for c in section.charts]
    charts = {c.id: png(c.width) for c in (*report.charts, *placed)}
    return document.made(report, charts, setting(folder, look, page=page))


def opened(content):
    return Document(io.BytesIO(content))


def made(*arguments, **how):
    return opened(write(*arguments, **how))


def xml(content, name="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def data_tables(document):
    return [t for t in document.tables if t.style.name == "Sitrep Table"]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def headings(document, level=1):
    name = f"Heading {level}"
    return [p.text for p in document.paragraphs if p.style.name == name]


def words(element):
    return "".join(t.text or "" for t in element.iter(qn("w:t")))


def said(document):
    """Every text in the body, in order."""
    return [t.text or "" for t in document.element.body.iter(qn("w:t"))]


def own(folder, *paragraphs, name="report.docx", document=None, **parts):
    """Put a template of the organisation's own into a workspace; a list is a row of a table."""
    document = document or Document()
    for text in paragraphs:
        if isinstance(text, list):
            row = document.add_table(1, len(text)).rows[0]
            for cell, words in zip(row.cells, text, strict=True):
                cell.text = words
        else:
            document.add_paragraph(text)
    (folder / "templates").mkdir(exist_ok=True)
    path = folder / "templates" / name
    document.save(path)
    if parts:
        repack(
            path, lambda content: {**content, **{k.replace("__", "/"): v for k, v in parts.items()}}
        )
    return path


def repack(path, change):
    with zipfile.ZipFile(path) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in change(content).items():
            archive.writestr(name, data)


def checked_and_filled(folder, look):
    refuse(document.problems(setting(folder, look)))
    write(folder=folder, look=look)


def refusals(folder, look=None):
    """What is said of a workspace's template, before anything is built or when it is filled."""
    look = look or Theme()
    with pytest.raises(SitrepError) as caught:
        checked_and_filled(folder, look)
    return [str(problem) for problem in caught.value.problems]


# --- what the document holds ----------------------------------------------------------------


def test_each_section_of_the_report_is_a_heading_in_its_order():
    assert headings(made()) == [section.title for section in samples.SECTIONS]


def test_each_table_of_the_report_is_a_word_table_with_the_same_cells_and_a_header_that_repeats():
    report, document = samples.report(), made()
    wanted = [
        [[c.title for c in table.columns], *map(list, table.rows)]
        for section in report.sections
        for table in section.tables
    ]
    tables = data_tables(document)
    assert [cells(table) for table in tables] == wanted
    for table in tables:
        heads = [row.trPr.find(qn("w:tblHeader")) is not None for row in table._tbl.tr_lst]
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in table._tbl.tr_lst)


def kept_rows(rows, note=""):
    """Which rows of a table of so many, in its own section, are kept with what follows them."""
    columns = (Column("Area"), Column("People", "end"))
    table = Table("t", "A table", columns, tuple((f"Area {n}", str(n)) for n in range(rows)), note)
    document = made(samples.report(sections=(Section("areas", "Areas", tables=(table,)),)))
    (found,) = data_tables(document)
    marks = [
        [p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for p in row.iter(qn("w:p"))]
        for row in found._tbl.tr_lst
    ]
    assert all(len({*row}) == 1 for row in marks)
    return [row[0] for row in marks]


def test_two_rows_of_a_table_at_least_stand_on_each_of_its_pages():
    # The header with the first row, the first with the second, the last but one with the last.
    assert kept_rows(6) == [True, True, False, False, False, True, False]


def test_the_last_row_of_a_table_stands_on_the_page_of_its_note():
    assert kept_rows(5, "A note.") == [True, True, False, False, True, True]


def test_the_lines_of_a_section_of_text_alone_stand_on_one_page():
    section = Section("overview", "Overview", paragraphs=("One.", "Two.", "Three."))
    document = made(samples.report(sections=(section,)))
    kept = {p.text: p.paragraph_format.keep_with_next for p in document.paragraphs}
    assert (kept["One."], kept["Two."], kept["Three."]) == (True, True, None)


def test_contacts_are_one_paragraph():
    section = Section("contacts", "Contacts", paragraphs=("One.", "Two.", "Three."))
    assert "One. · Two. · Three." in said(made(samples.report(sections=(section,))))


def test_captions_stand_before_their_tables_and_notes_after():
    body = list(made().element.body)
    at = next(i for i, e in enumerate(body) if words(e) == samples.CONFLICTS.caption)
    assert body[at + 1].tag == qn("w:tbl")
    assert words(body[at + 2]) == samples.CONFLICTS.note


def test_numbers_are_aligned_at_the_end_of_their_cells_and_words_at_the_start():
    table = next(t for t in data_tables(made()) if t.rows[0].cells[0].text == "District")
    sides = [c.paragraphs[0].paragraph_format.alignment for c in table.rows[1].cells]
    assert [side and side.name for side in sides] == [None, "RIGHT", "RIGHT", "RIGHT"]


def test_each_chart_is_a_picture_with_the_charts_title_and_alternative_text():
    report = samples.report()
    wanted = {(c.title, c.alt) for section in report.sections for c in section.charts}
    found = {(p.get("title"), p.get("descr")) for p in pictures(made())}
    assert found == wanted
    assert len(wanted) == 5


def test_each_key_figure_has_its_icon_as_decoration_without_a_text():
    marks = decorations(made())
    cards = [card for section in samples.report().sections for card in section.cards]
    assert len(marks) == len([card for card in cards if icons.of_card(card.id)]) == 4
    assert {p.get("descr") or p.get("title") for p in marks} == {None}


def pictures(document):
    """The pictures that say something."""
    return [p for p in document.element.body.iter(qn("wp:docPr")) if not is_decoration(p)]


def decorations(document):
    return [p for p in document.element.body.iter(qn("wp:docPr")) if is_decoration(p)]


def is_decoration(picture):
    return any(e.tag.endswith("}decorative") and e.get("val") == "1" for e in picture.iter())


def test_pictures_are_as_wide_as_the_charts_are_drawn():
    widths = {
        p.get("title"): round(int(p.getparent().find(qn("wp:extent")).get("cx")) / 36000)
        for p in pictures(made())
    }
    assert widths[samples.CLAIMS.title] == 175
    assert widths[samples.FLOW.title] == 85


def test_key_figures_stand_three_in_a_row_with_all_that_a_card_says():
    rows = [t for t in made().tables if t.style.name == "Sitrep Key Figures"]
    assert [len(t.columns) for t in rows] == [3, 3]
    first = rows[0].rows[0].cells[1].text.split("\n")
    assert [line.lstrip("\N{EN SPACE}") for line in first] == [
        "at least",
        "35",
        "people killed in the week",
        "Week before: 30–67, by source",
        "6–12 May 2019 · 2 of 3 events · reported",
    ]
    unreported = rows[1].rows[0].cells[2].paragraphs
    assert [p.text for p in unreported][:2] == ["", "not reported"]
    assert unreported[1].style.name == "Key Figure Words"


def test_the_masthead_and_the_foot_say_what_the_report_is():
    document = made()
    band = document.tables[0]
    assert [p.text for p in band.rows[1].cells[0].paragraphs][:2] == [
        "Northwest Syria",
        "Situation Report No. 2",
    ]
    assert band.rows[1].cells[0].paragraphs[0].style.name == "Title"
    assert band.rows[2].cells[0].text == "6–12 May 2019 (ISO week 19)"
    section = document.sections[0]
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0].text
        assert line.startswith("Northwest Syria · Situation Report No. 2 · Public edition\t")
        codes = "".join(t.text for t in footer._element.iter(qn("w:instrText")))
        assert codes.split() == ["PAGE", "NUMPAGES"]


def test_a_partial_period_is_said_and_a_whole_one_leaves_no_line_for_it():
    partial = made(samples.quiet())
    assert [p.text for p in partial.paragraphs if p.style.name == "Partial"] == [
        "Partial: the data end on 8 May 2019."
    ]
    assert not [p for p in made().paragraphs if p.style.name == "Partial"]


def test_what_people_wrote_keeps_its_headings_lists_emphasis_and_links():
    text = (
        "# Access\n\nRoads are **closed** and *flooded*; see [the log](https://example.org/a).\n\n"
        "- one\n- two\n\n1. first\n\n> said\n\n| A | B |\n|---|--:|\n| x | 1 |\n\n"
        "<script>x</script> [bad](javascript:alert) ![pic](http://e.example/p.png)\n"
    )
    section = Section("overview", "Overview", narrative=Narrative(text, "<p>x</p>"))
    document = made(samples.report(sections=(section,)))
    assert headings(document, 2) == ["Access"]
    bold = [r.text for p in document.paragraphs for r in p.runs if r.bold]
    slanted = [r.text for p in document.paragraphs for r in p.runs if r.italic]
    assert (bold, slanted) == (["closed"], ["flooded"])
    (link,) = [h for p in document.paragraphs for h in p.hyperlinks if h.address]
    assert (link.text, link.address) == ("the log", "https://example.org/a")
    listed = [(p.style.name, p.text) for p in document.paragraphs if p.style.name[:4] == "List"]
    assert listed == [("List Bullet", "one"), ("List Bullet", "two"), ("List Number", "first")]
    assert [p.text for p in document.paragraphs if p.style.name == "Quote"] == ["said"]
    assert [cells(t) for t in data_tables(document)] == [[["A", "B"], ["x", "1"]]]
    assert "<script>x</script> [bad](javascript:alert) pic" in " ".join(
        p.text for p in document.paragraphs
    )


def test_text_beside_a_chart_and_two_charts_share_a_row_without_borders():
    pairs = [t for t in made().tables if t.style.name == "Sitrep Pair"]
    assert pairs
    assert all(len(t.rows) == 1 and len(t.columns) == 2 for t in pairs)


# --- the table of contents ------------------------------------------------------------------


#: Only the long report has a list of its contents.
LONG = replace(samples.report(), template="long")


def test_a_report_of_a_few_pages_has_no_list_of_contents():
    document = made()
    assert not [*document.element.body.iter(qn("w:instrText"))]
    assert samples.LABELS["contents"] not in [p.text for p in document.paragraphs]


def test_the_contents_are_a_field_that_shows_the_headings_as_links_to_them():
    document = made(LONG)
    body = document.element.body
    codes = [t.text.strip() for t in body.iter(qn("w:instrText"))]
    assert codes == [r'TOC \o "1-1" \n \h \z']
    kinds = [m.get(qn("w:fldCharType")) for m in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    entries = [p for p in document.paragraphs if p.style.name == "toc 1"]
    links = [h for p in entries for h in p.hyperlinks]
    assert [h.text for h in links] == [section.title for section in samples.SECTIONS]
    marks = {m.get(qn("w:name")): m.getparent() for m in body.iter(qn("w:bookmarkStart"))}
    targets = [words(marks[h.fragment]) for h in links]
    assert targets == [h.text for h in links]


def test_no_field_asks_word_to_update_it_on_opening_where_the_contents_have_no_page_numbers():
    content = write(LONG)
    assert "w:dirty" not in xml(content)
    assert "updateFields" not in xml(content, "word/settings.xml")


def word_made_contents(document, code):
    """A table of contents as Word saves it: the field's result over several paragraphs."""
    from docx.oxml import OxmlElement

    def run(paragraph, kind="", text=""):
        element = paragraph.add_run(text)._r
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            element.append(mark)
        return element

    first = document.add_paragraph()
    run(first, "begin")
    instruction = OxmlElement("w:instrText")
    instruction.text = f" {code} "
    run(first).append(instruction)
    run(first, "separate")
    run(first, text="Old heading\t1")
    run(document.add_paragraph(), text="Older heading\t2")
    run(document.add_paragraph(), "end")


def test_the_contents_of_an_own_template_are_filled_anew_and_their_page_numbers_asked_for(tmp_path):
    document = Document()
    word_made_contents(document, r'TOC \o "1-3" \h \z \u')
    document.add_paragraph("{%p for section in sections %}")
    document.add_heading("{{ section.title }}", 2)
    document.add_paragraph("{%p endfor %}")
    own(tmp_path, document=document)
    content = write(folder=tmp_path)
    text = xml(content)
    assert "Old" not in text
    assert 'w:dirty="true"' in text
    links = [h.text for p in opened(content).paragraphs for h in p.hyperlinks]
    assert links == [section.title for section in samples.SECTIONS]


# --- whose look -----------------------------------------------------------------------------


def test_the_theme_colours_the_shipped_template_and_letters_stay_legible():
    look = Theme(primary="#FFE08A", accent="#112233", text="#101010", fonts=("Lato", "Amiri"))
    styles = made(look=look).styles
    assert str(styles["Heading 1"].font.color.rgb) == "101010", "yellow on white can't be read"
    assert str(styles["Title"].font.color.rgb) == "000000", "nor can white on yellow"
    assert 'w:fill="FFE08A"' in xml(write(look=look))
    fonts = next(styles.element.iter(qn("w:rFonts")))
    assert {fonts.get(qn(f"w:{s}")) for s in ("ascii", "hAnsi", "eastAsia")} == {"Lato"}
    assert fonts.get(qn("w:cs")) == "Amiri"
    assert "002E6E" not in xml(write(look=look), "word/styles.xml")


def test_paper_is_a4_or_letter_and_the_band_is_as_wide():
    for page, (width, height) in {"A4": (210, 297), "Letter": (216, 279)}.items():
        document = made(page=page)
        section = document.sections[0]
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (width, height)
        band = sum(int(c.get(qn("w:w"))) for c in document.tables[0]._tbl.tblGrid)
        assert round(band / 56.693) == width


def test_an_organisations_own_template_keeps_its_styles_its_words_and_its_paper(tmp_path):
    document = Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].header.paragraphs[0].text = "ACME Relief — {{ report.masthead.period }}"
    own(tmp_path, "We are ACME.", "{%p for section in sections %}", document=document)
    document.add_heading("{{ section.title }}", 1)
    for tag in ("{{p cards(section) }}", "{{p body(section) }}", "{%p endfor %}"):
        document.add_paragraph(tag)
    own(tmp_path, document=document)
    filled = made(folder=tmp_path, look=Theme(primary="#FF0000", fonts=("Lato",)))
    assert filled.styles["Heading 1"].font.name == "Georgia"
    assert filled.paragraphs[0].text == "We are ACME."
    assert headings(filled) == [section.title for section in samples.SECTIONS]
    assert filled.sections[0].header.paragraphs[0].text == "ACME Relief — 6–12 May 2019"
    assert filled.sections[0].page_width == Document().sections[0].page_width
    assert "Sitrep Table" not in {t.style.name for t in filled.tables}
    assert {"Table Grid"} <= {t.style.name for t in filled.tables}


def test_an_own_template_places_one_table_one_chart_and_loops_over_rows(tmp_path):
    document = Document()
    document.add_paragraph('{{p table("by-area") }}')
    document.add_paragraph('{{p chart("claims") }}')
    loop = document.add_table(3, 2)
    loop.rows[0].cells[0].text = "{%tr for row in report.sections[3].tables[0].rows %}"
    loop.rows[1].cells[0].text, loop.rows[1].cells[1].text = "{{ row[0] }}", "{{ row[2] }}"
    loop.rows[2].cells[0].text = "{%tr endfor %}"
    own(tmp_path, document=document)
    filled = made(folder=tmp_path)
    assert cells(filled.tables[0])[1:] == [list(row) for row in samples.BY_DISTRICT.rows]
    assert cells(filled.tables[1]) == [[row[0], row[2]] for row in samples.BY_DISTRICT.rows]
    (picture,) = filled.element.body.iter(qn("wp:docPr"))
    assert picture.get("descr") == samples.CLAIMS.alt


def test_a_logo_stands_in_the_band_with_the_issuers_name(tmp_path):
    (tmp_path / "logo.png").write_bytes(png("half"))
    document = made(folder=tmp_path, look=Theme(logo="logo.png", organisation="ACME"))
    names = [p.get("descr") for p in document.tables[0]._tbl.iter(qn("wp:docPr"))]
    assert names == [samples.MASTHEAD.issuer]


def test_a_picture_in_the_header_of_an_own_template_belongs_to_the_header(tmp_path):
    (tmp_path / "logo.png").write_bytes(png("half"))
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{r logo() }}"
    own(tmp_path, document=document)
    header = made(folder=tmp_path, look=Theme(logo="logo.png")).sections[0].header
    (picture,) = header._element.iter(qn("a:blip"))
    assert header.part.related_parts[picture.get(qn("r:embed"))].blob == png("half")


def test_an_svg_logo_needs_a_png_beside_it(tmp_path):
    (tmp_path / "logo.svg").write_text("<svg/>")
    assert refusals(tmp_path, Theme(logo="logo.svg")) == [
        "logo.svg: is not a picture that every Word shows; "
        "put logo.png beside it: the same picture as PNG"
    ]


def test_the_document_reads_from_right_to_left_in_arabic():
    document = made(samples.arabic())
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert list(defaults.iter(qn("w:bidi")))
    assert list(defaults.iter(qn("w:rtl")))
    assert all(t._tbl.tblPr.find(qn("w:bidiVisual")) is not None for t in document.tables)
    assert headings(document)[0] == "أبرز الأحداث"


def test_the_shipped_template_is_what_its_script_writes():
    assert (ROOT / "templates" / "report.docx").read_bytes() == word_template.template()


def test_columns_get_the_room_that_their_text_needs_and_never_more_than_the_page():
    short, long = ["Killed", "3"], ["What", "a long account of what happened there " * 5]
    widths = column_widths([short, long], 10_000)
    assert widths[1] > 3 * widths[0]
    assert 9_900 <= sum(widths) <= 10_000
    assert sum(column_widths([short, short], 10_000)) < 7_000


def lines(column, width):
    """On how many lines the texts of a column are set, in twips, about 105 a letter."""
    # A column's share of the page holds three letters of space beside its text.
    room = round(width / 10_090 * 106) - 3
    return [len(textwrap.wrap(text, max(room, 1))) for text in column]


def test_of_a_table_that_is_too_wide_words_have_the_room_and_numbers_break_where_it_costs_least():
    """Seven rows: the one long number may have two lines, as the text beside it has."""
    sector = ["Sector", *["Education"] * 6, "Food security"]
    what = ["What", *["people to be assisted with items in the coming weeks"] * 6, "rations given"]
    reached = ["Reached", "more than 200,000", *["—"] * 6]
    window = ["Window", *["29 Apr – 17 May"] * 7]
    others = [["In need", *["45,000"] * 7], ["Target", *["—"] * 7], ["By", *["OCHA"] * 7]]
    columns = [sector, what, reached, window, *others]
    widths = column_widths(columns, 10_090)
    assert widths[1] == max(widths)
    assert widths[1] > 2 * widths[2]
    assert max(lines(what, widths[1])) == 2
    assert lines(reached, widths[2])[1] == 2
    assert max(lines(window, widths[3])) == 1


def test_no_column_is_narrower_than_its_longest_word_where_all_have_room():
    names = [["Name", "Hospital"], ["Area", "Governorate"], ["What", "many words " * 30]]
    widths = column_widths(names, 10_090)
    assert max(lines(["Hospital"], widths[0]) + lines(["Governorate"], widths[1])) == 1


def test_long_texts_in_many_rows_take_no_time_to_speak_of():
    """Only some rows and the first letters of each say how wide the columns are."""
    columns = [["What", *["ab " * 5000] * 300] for _ in range(4)]
    widths = column_widths(columns, 10_000)
    assert max(widths) - min(widths) < 500


def test_sources_method_and_contacts_are_in_smaller_type():
    said = {p.text: p.style.name for p in made().paragraphs}
    kinds = {
        said[text]
        for section in samples.report().sections
        if section.id in ("method", "contacts")
        for text in (*section.paragraphs, *section.bullets)
        if text in said
    }
    assert kinds
    assert kinds <= {"Method", "Method Bullet"}
    assert "Normal" in said.values()


# --- what is in the data stays text ---------------------------------------------------------


def test_what_stands_in_the_data_is_printed_as_it_is_and_never_run():
    document = made(samples.hostile())
    text = said(document)
    flat = samples.HOSTILE
    assert flat in text
    assert "{{ 7 * 7 }}" in flat
    assert [t for t in text if t == "49"] == []
    assert cells(data_tables(document)[0]) == [[flat, "B"], [flat, "a|b"]]


def test_characters_that_xml_cannot_hold_are_shown_as_lost_and_line_ends_as_spaces():
    section = Section("overview", "A\x00B", ("one\ntwo\x1b", "{_{ x }_}"))
    document = made(samples.report(sections=(section,)))
    assert headings(document) == ["A\N{REPLACEMENT CHARACTER}B"]
    assert "one two\N{REPLACEMENT CHARACTER}" in said(document)
    assert "{_{ x }_}" in said(document)


def test_properties_are_the_reports_and_the_same_report_gives_the_same_bytes(tmp_path):
    document = Document()
    document.core_properties.author = "J. Doe"
    document.core_properties.last_modified_by = "J. Doe"
    document.core_properties.comments = "C:\\Users\\jdoe"
    own(tmp_path, "x", document=document)
    for folder in (tmp_path, ROOT / "tests"):
        one = write(folder=folder)
        about = opened(one).core_properties
        assert about.title == "Northwest Syria · Situation Report No. 2"
        assert about.author == samples.MASTHEAD.issuer
        assert (about.last_modified_by, about.comments) == ("", "")
        assert (about.language, about.created.date()) == ("en", samples.CREATED)
        assert one == write(folder=folder)
        assert b"jdoe" not in one
        with zipfile.ZipFile(io.BytesIO(one)) as archive:
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_cell_ends_with_a_paragraph_as_word_demands(tmp_path):
    own(tmp_path, ["{{p table('by-area') }}", "x"])
    document = made(folder=tmp_path)
    assert all(cell[-1].tag == qn("w:p") for cell in document.element.body.iter(qn("w:tc")))


# --- what is refused ------------------------------------------------------------------------


def test_a_broken_tag_split_over_runs_names_the_file_the_place_and_the_tag(tmp_path):
    document = Document()
    document.add_paragraph("Fine: {{ report.masthead.title }}")
    paragraph = document.add_paragraph("No. ")
    for run, bold in (("{{ rep", True), ("ort.masthead", False), (".subtitle }", True)):
        paragraph.add_run(run).bold = bold
    own(tmp_path, document=document)
    assert refusals(tmp_path) == [
        'templates/report.docx: paragraph 2: "No. {{ report.masthead.subtitle }" has a tag that '
        "opens with {{ and does not close; write {{ name }} or {% … %}, all of it in one paragraph"
    ]


def test_a_whole_tag_split_over_runs_is_read_as_one(tmp_path):
    document = Document()
    paragraph = document.add_paragraph()
    for run in ("{", "{ report.mast", "head.title ", "}}"):
        paragraph.add_run(run).italic = True
    own(tmp_path, document=document)
    assert made(folder=tmp_path).paragraphs[0].text == "Northwest Syria"


def test_a_name_that_is_not_there_gets_the_nearest_and_its_place(tmp_path):
    own(tmp_path, "x", "{%p if report %}", ["a", "See {{ reprt.title }} now"], "{%p endif %}")
    assert refusals(tmp_path) == [
        'templates/report.docx: table 1, row 1, cell 2: "See {{ reprt.title }} now" can\'t be '
        'filled in: "reprt" is not known here; did you mean "report"?'
    ]
    own(tmp_path, "{{ report.masthead.titel }}")
    assert refusals(tmp_path) == [
        'templates/report.docx: paragraph 1: "{{ report.masthead.titel }}" can\'t be filled in: '
        '"titel" is not a field of masthead; did you mean "title"?'
    ]


def test_a_failure_in_a_header_or_footer_names_it(tmp_path):
    document = Document()
    document.sections[0].footer.paragraphs[0].text = "{{ nothing }}"
    own(tmp_path, document=document)
    (refusal,) = refusals(tmp_path)
    assert re.match(r"templates/report.docx: footer\d, paragraph 1: ", refusal)


def test_all_broken_tags_are_told_at_once_and_blocks_that_do_not_end(tmp_path):
    own(tmp_path, "{{ a", ["b }}"], "{% if x }", "{{ table('x') }}")
    assert [r.split(" has ")[0].split(" prints ")[0] for r in refusals(tmp_path)] == [
        'templates/report.docx: paragraph 1: "{{ a"',
        'templates/report.docx: table 1, row 1, cell 1: "b }}"',
        'templates/report.docx: paragraph 2: "{% if x }"',
        "templates/report.docx: paragraph 3: \"{{ table('x') }}\"",
    ]
    own(tmp_path, "{%p for s in sections %}", "x", "{%p endif %}")
    assert refusals(tmp_path) == [
        'templates/report.docx: paragraph 3: "{%p endif %}" has {% endif %} without a block '
        "to end; end the open for first",
        'templates/report.docx: paragraph 1: "{%p for s in sections %}" has {% for %} without '
        "{% endfor %}; write {%p endfor %} where the block ends",
    ]


def test_a_block_that_starts_in_one_cell_and_ends_outside_is_refused(tmp_path):
    own(tmp_path, ["{% for s in sections %}a", "b"], "{% endfor %}")
    (refusal,) = refusals(tmp_path)
    assert "has a tag that opens in one paragraph or cell and ends in another" in refusal


def test_a_template_runs_in_a_sandbox_and_a_table_that_is_not_there_is_named(tmp_path):
    own(tmp_path, "{{ ''.__class__.__mro__ }}")
    assert "unsafe" in refusals(tmp_path)[0]
    own(tmp_path, "{{p table('by-aera') }}")
    assert refusals(tmp_path)[0].endswith('has no "by-aera"; did you mean "by-area"?')


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a Word document (.docx), or a damaged one"),
        (b"PK\x03\x04 cut", "is not a Word document (.docx), or a damaged one"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old Word document (.doc)"),
        (b"<html>", "is not a Word document (.docx), or a damaged one"),
    ],
)
def test_what_is_no_docx_is_refused(tmp_path, content, said):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "report.docx").write_bytes(content)
    (refusal,) = refusals(tmp_path)
    assert refusal.startswith(f"templates/report.docx: {said}")


def test_macros_are_refused_under_whatever_name(tmp_path):
    own(tmp_path, "x", name="report.docm")
    assert refusals(tmp_path) == [
        "templates/report.docm: is not a .docx, and no other kind of Word file is used; "
        "save it as templates/report.docx"
    ]
    path = own(tmp_path, "x", word__vbaProject__bin=b"")
    repack(path, lambda c: {**c, "word/vbaProject.bin": b"x"})
    assert "templates/report.docx: contains macros; save it as .docx, which has none" in refusals(
        tmp_path
    )


def test_a_zip_bomb_is_refused_unread(tmp_path):
    path = own(tmp_path, "x")
    repack(path, lambda c: {**c, "word/media/big.png": bytes(150_000_000)})
    (refusal,) = refusals(tmp_path)
    assert re.search(r"unpacks to 1\d\d,\d{3},\d{3} bytes", refusal)


def relate(path, part, kind, target):
    """Give a part of a template a relationship to something outside."""
    name = f"word/_rels/{part}.rels"
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    tag = f'<Relationship Id="rX" Type="{base}/{kind}" Target="{target}" TargetMode="External"/>'
    empty = f'<Relationships xmlns="{space}"></Relationships>'.encode()
    repack(
        path,
        lambda c: {
            **c,
            name: c.get(name, empty).replace(
                b"</Relationships>", f"{tag}</Relationships>".encode()
            ),
        },
    )


def test_what_word_would_fetch_from_outside_is_refused_and_links_are_not(tmp_path):
    path = own(tmp_path, "x")
    relate(path, "document.xml", "hyperlink", "https://example.org/")
    assert made(folder=tmp_path).paragraphs[0].text == "x"
    relate(path, "settings.xml", "attachedTemplate", "file:///C:/Users/x/Normal.dotm")
    relate(path, "document.xml", "image", "https://example.org/p.png")
    assert refusals(tmp_path) == [
        'templates/report.docx: word/document.xml: "https://example.org/p.png" is fetched from '
        "outside (image); put it into the document, or remove it: nothing is fetched from "
        "outside",
        'templates/report.docx: word/settings.xml: "file:///C:/Users/x/Normal.dotm" is fetched '
        "from outside (attachedTemplate); detach it in Word: Developer, Document Template, attach "
        "Normal",
    ]


def test_fields_that_read_other_files_and_entities_are_refused(tmp_path):
    path = own(tmp_path, "x")
    field = (
        f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:instrText> INCLUDE</w:instrText></w:r>'
        "<w:r><w:instrText>TEXT &quot;/etc/passwd&quot;</w:instrText></w:r></w:p>"
    )
    repack(
        path,
        lambda c: {
            **c,
            "word/document.xml": c["word/document.xml"].replace(
                b"<w:body>", b"<w:body>" + field.encode()
            ),
        },
    )
    assert "contains an INCLUDETEXT field, which reads another file" in refusals(tmp_path)[0]
    path = own(tmp_path, "x")
    repack(path, lambda c: {**c, "word/styles.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'})
    assert "word/styles.xml: is not the XML that Word writes" in refusals(tmp_path)[0]


def test_without_the_packages_it_says_how_to_get_them_before_anything_is_read(monkeypatch):
    monkeypatch.setattr(outputs, "find_spec", lambda name: None)
    (problem,) = outputs.problems(["docx"], setting())
    assert str(problem) == (
        "--format docx: needs packages that are not installed; "
        'install them: pip install "humanitarian-sitrep[word]"'
    )


# --- the command, and the document as LibreOffice has it -------------------------------------


def test_a_template_that_fails_leaves_the_report_that_was_there(tmp_path):
    config = workspace(tmp_path)
    first = sitrep("build", "2019-W19", "-c", config, "--format", "docx,md", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    before = contents(tmp_path / "reports")
    assert "2019-W19/public/sitrep.en.docx" in before
    own(tmp_path, "{{ reprt }}")
    second = sitrep("build", "2019-W19", "-c", config, "--format", "md,docx", cwd=tmp_path)
    assert second.returncode == 1
    assert 'did you mean "report"?' in second.stderr
    assert "nothing was written" in second.stderr
    assert contents(tmp_path / "reports") == before


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The example's week as a Word document and as report.json."""
    folder = tmp_path_factory.mktemp("example")
    config = press(folder / "press")
    run = sitrep("build", "2019-W19", "-c", config, "--format", "docx", "-o", folder, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    return folder / "2019-W19" / "public"


@pytest.fixture(scope="module")
def converted(example, tmp_path_factory):
    """What LibreOffice makes of it: a folder with a .pdf."""
    folder = tmp_path_factory.mktemp("pages")
    libreoffice(example / "sitrep.en.docx", "pdf", folder)
    return folder


def libreoffice(document, kind, folder):
    """Write the document as another kind of file into a folder."""
    assert shutil.which("soffice"), "tools/setup.sh --test installs it"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*command, str(document)], check=True, capture_output=True, timeout=300)


@pytest.fixture(scope="module")
def pages(converted):
    """The text of each page of that PDF."""
    command = ["pdftotext", "-layout", str(converted / "sitrep.en.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return text.rstrip("\f").split("\f")


def test_libreoffice_takes_the_contents_for_an_index_that_it_can_update(tmp_path):
    (tmp_path / "long.docx").write_bytes(write(LONG))
    libreoffice(tmp_path / "long.docx", "odt", tmp_path)
    with zipfile.ZipFile(tmp_path / "long.odt") as archive:
        tree = etree.fromstring(archive.read("content.xml"))
    (index,) = tree.iter("{*}table-of-content")
    entries = ["".join(p.itertext()) for p in index.find("{*}index-body").iter("{*}p")]
    assert entries == [section.title for section in samples.SECTIONS]


def test_libreoffice_opens_it_and_shows_every_title_and_figure_of_report_json(example, pages):
    report = json.loads((example / "report.json").read_text())
    text = " ".join(" ".join(pages).split())
    assert report["title"] in pages[0]
    document = Document(example / "sitrep.en.docx")
    for title in headings(document):
        assert title in text
    # A total that a chart prints is in no table: who does not see the chart has its other text.
    others = document.element.body.iterfind(".//{*}docPr[@descr]")
    said = " ".join([text, *(other.get("descr") for other in others)])
    for total in report["totals"]:
        if total["figure"] and total["figure"]["low"] >= 1000 and not total["latest_known"]:
            assert f"{total['figure']['low']:,}" in said
    assert re.search(r"350,000\s+180,000", " ".join(pages)), "the key figures stand side by side"


def test_libreoffice_breaks_no_page_after_a_heading_and_numbers_every_page(example, pages):
    titles = headings(Document(example / "sitrep.en.docx"))
    assert 3 <= len(pages) <= 7
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert re.search(rf"\b{number} ?/ ?{len(pages)}$", lines[-1])
        assert lines[-2] not in titles


def test_the_examples_tables_in_word_are_those_of_its_markdown(example, tmp_path):
    config = press(tmp_path / "press")
    run = sitrep("build", "2019-W19", "-c", config, "--format", "md", "-o", tmp_path, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    text = (tmp_path / "2019-W19" / "public" / "sitrep.en.md").read_text()
    rows = [line for line in text.splitlines() if re.match(r"\|[^:|-]", line)]
    tables = data_tables(Document(example / "sitrep.en.docx"))
    assert sum(len(table.rows) for table in tables) == len(rows)
    first = [re.sub(r"\\(.)", r"\1", c.strip()) for c in rows[1].strip("|").split("|")]
    assert [" ".join(cell.split()) for cell in cells(tables[0])[1]] == first


def test_two_builds_of_the_example_give_the_same_document(example, tmp_path):
    config = press(tmp_path / "press")
    run = sitrep(
        "build",
        "2019-W19",
        "-c",
        config,
        "--format",
        "docx",
        "-o",
        tmp_path,
        cwd=ROOT,
        SOURCE_DATE_EPOCH=EPOCH,
    )
    assert run.returncode == 0
    again = tmp_path / "2019-W19" / "public" / "sitrep.en.docx"
    assert again.read_bytes() == (example / "sitrep.en.docx").read_bytes()


def test_the_longest_report_and_one_of_a_quiet_week_are_whole_documents():
    for report in (samples.crowded(), samples.quiet(), replace(samples.report(), sections=())):
        document = made(report)
        shown = [s.title for s in report.sections if has_content(s)]
        assert headings(document) == shown


# --- the docs -------------------------------------------------------------------------------


def test_every_helper_and_every_style_that_helpers_use_is_in_the_docs():
    docs = (ROOT / "docs" / "word.md").read_text()
    for name in (*Parts.BLOCKS, "logo"):
        assert re.search(rf"`\{{\{{[pr] {name}\(", docs), name
    code = "".join(
        (ROOT / "sitrep" / "outputs" / "word" / f"{n}.py").read_text() for n in ("parts", "prose")
    )
    used = set(re.findall(r'"([A-Z][A-Za-z]+(?: [A-Z0-9][A-Za-z]*)*)"', code))
    shipped = {style.name for style in made().styles}
    assert [name for name in used & shipped - {"Normal"} if f"`{name}`" not in docs] == []
    assert {"Caption", "Note", "Sitrep Pair", "Key Figure Basis"} <= used


def test_a_template_of_ones_own_with_an_old_name_is_filled_and_the_new_name_is_told(
    tmp_path, monkeypatch
):
    renamings = (
        Renamed(Kind.FIELD, "Masthead.headline", "title", "0.4", "0.6"),
        Renamed(Kind.NAME, "heading", "report.masthead.title", "0.4", "0.6"),
        Renamed(Kind.TABLE, "districts", "by-area", "0.4", "0.6"),
    )
    monkeypatch.setattr(renamed, "RENAMED", renamings)
    table = '{{p table("districts") }}'
    own(tmp_path, "{{ report.masthead.headline }}", ["x", "{{ heading }}"], table)
    with renamed.noted() as told:
        filled = made(folder=tmp_path)
    assert filled.paragraphs[0].text == "Northwest Syria"
    assert cells(filled.tables[0]) == [["x", "Northwest Syria"]]
    assert cells(filled.tables[1])[1:] == [list(row) for row in samples.BY_DISTRICT.rows]
    gone = "the old name stops working in 0.6"
    assert [str(problem) for problem in told] == [
        'templates/report.docx: table 1, row 1, cell 2: "heading" was renamed to '
        '"report.masthead.title" in 0.4; write "report.masthead.title"; ' + gone,
        'templates/report.docx: paragraph 1: "headline" was renamed to "title" in 0.4; '
        'write "title"; ' + gone,
        'templates/report.docx: paragraph 2: "districts" was renamed to "by-area" in 0.4; '
        'write "by-area"; ' + gone,
    ]
