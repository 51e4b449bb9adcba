"""A Report to HTML, Markdown and report.json; nothing in the data acts as any of them."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import jsonschema
import pytest
from markdown_it import MarkdownIt
from samples import reports as samples
from samples.pages import SVG, html, markdown, override, refusal
from samples.workspaces import ROOT

from sitrep.config.tables import Theme
from sitrep.look import theme
from sitrep.look.colours import contrast
from sitrep.look.pictures import data_uri
from sitrep.model.problem import SitrepError
from sitrep.model.report import Column, Section, Table
from sitrep.outputs import report_json


class Page(HTMLParser):
    """What a page says: its elements in order, with the text of each heading."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.said, self._stack = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._stack.append(tag)

    def handle_endtag(self, tag):
        while self._stack and self._stack.pop() != tag:
            pass

    def handle_data(self, data):
        if data.strip() and self._stack[-1:] != ["style"]:
            self.said.append(data.strip())

    def all(self, tag):
        return [attrs for name, attrs in self.elements if name == tag]


def blocks(text):
    """The Markdown as GitHub reads it: the tokens of its blocks."""
    return MarkdownIt("gfm-like", {"linkify": False}).parse(text)


# --- the page -------------------------------------------------------------------------------


def test_sections_stand_in_the_reports_order_and_empty_ones_are_left_out():
    report = samples.report(sections=(*samples.SECTIONS, Section("funding", "Funding")))
    shown = [attrs["id"] for attrs in Page(html(report)).all("section")]
    assert shown == [section.id for section in samples.SECTIONS]


def test_a_section_without_a_template_of_its_own_is_printed_all_the_same():
    page = Page(html(samples.report(sections=(Section("weather", "Weather", ("Rain.",)),))))
    assert {"Weather", "Rain."} <= set(page.said)


def test_the_page_has_one_h1_landmarks_a_skip_link_and_scoped_table_headers():
    page = Page(html(samples.report()))
    for landmark in ("h1", "header", "nav", "main", "footer"):
        assert len(page.all(landmark)) == 1, landmark
    assert page.all("a")[0]["href"] == "#" + page.all("main")[0]["id"]
    assert {attrs.get("scope") for attrs in page.all("th")} == {"col", "row"}
    assert page.all("html") == [{"lang": "en", "dir": "ltr"}]


def test_every_link_of_the_page_leads_to_something_on_it_and_no_id_comes_twice():
    page = Page(html(samples.report()))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] for attrs in page.all("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert [link for link in links if not link.startswith("#")] == ["mailto:reports@example.org"]


def test_the_stylesheet_places_columns_from_right_to_left_in_such_pages_alone():
    """WeasyPrint doesn't; on the left stands what an English page has on the right."""
    assert ".facts { grid-template-columns: 67fr 40fr 62fr; }" in html(samples.arabic())
    assert "67fr 40fr 62fr" not in html(samples.report())


def test_the_page_asks_for_nothing_from_outside_and_runs_nothing():
    text = html(samples.report())
    page = Page(text)
    assert not page.all("script")
    assert not page.all("link")
    assert all(attrs["src"].startswith("data:") for attrs in page.all("img"))
    elsewhere = r'url\((?!"data:image/svg)|@import|https?://|file:|/tmp/|/work/|/home/'
    assert not re.search(elsewhere, text)


def test_each_picture_has_the_charts_alternative_text():
    alts = [attrs["alt"] for attrs in Page(html(samples.report())).all("img")]
    placed = [chart.alt for section in samples.SECTIONS for chart in section.charts]
    assert alts == [samples.TREND_ALT, *placed]


def test_a_person_s_sanitised_text_is_placed_as_html():
    assert "<p>Fuel <strong>prices doubled</strong> in Idleb.</p>" in html(samples.report())


def test_a_right_to_left_report_says_so_and_its_footer_changes_sides():
    text = html(samples.arabic())
    assert Page(text).all("html") == [{"lang": "ar", "dir": "rtl"}]
    assert "@bottom-right { content: string(footer)" in text
    assert not re.search(r"(margin|padding|border)-(left|right)|(left|right):|float", text)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_paper_is_the_one_asked_for(paper):
    assert f"size: {paper};" in html(samples.report(), page=paper)


def test_half_width_charts_and_small_tables_stand_side_by_side():
    page = Page(html(samples.report()))
    # Chart | chart, chart | table; the texts are shorter than the charts are high.
    assert sum(attrs.get("class") == "pair" for attrs in page.all("div")) == 2


def test_the_shipped_templates_hold_no_words_of_any_language():
    for path in sorted((ROOT / "templates").glob("*.[hm]*")):
        text = re.sub(r"\{[{%#].*?[%#}]\}", " ", path.read_text(encoding="utf-8"), flags=re.S)
        text = re.sub(r"<[^>]*>", " ", text)
        assert not re.search(r"[^\W\d_]", text), path.name


# --- the theme ------------------------------------------------------------------------------


def test_the_logo_travels_in_the_page(workspace):
    (workspace / "logo.svg").write_bytes(SVG)
    look = Theme(logo="logo.svg", organisation="Example Group")
    first = Page(html(samples.report(), workspace, look)).all("img")[0]
    # It is written again without its metadata.
    bare = SVG.replace(b"/>", b" />")
    assert first == {"src": data_uri(bare, "image/svg+xml"), "alt": "Example Group"}


def test_a_logo_that_cannot_be_read_is_a_problem(workspace):
    with pytest.raises(SitrepError, match=r"logo\.png: is not there"):
        html(samples.report(), workspace, Theme(logo="logo.png"))


@pytest.mark.parametrize("primary", ["#002E6E", "#FFD700", "#7F7F7F", "#FFFFFF", "#009EDB"])
def test_text_stays_legible_whatever_the_primary_colour(primary):
    look = dict(re.findall(r"--([\w-]+): (#\w+);", theme.variables(Theme(primary=primary))))
    assert contrast(look["on-primary"], look["primary"]) >= 4.5
    assert contrast(look["heading"], "#FFFFFF") >= 4.5


def test_greys_of_the_stylesheet_have_the_contrast_that_small_text_needs():
    style = (ROOT / "templates" / "style.css").read_text(encoding="utf-8")
    (muted,) = re.findall(r"--muted: (#\w+);", style)
    (wash,) = re.findall(r"--wash: (#\w+);", style)
    assert contrast(muted, wash) >= 4.5


def test_a_font_s_name_cannot_leave_its_place_in_the_stylesheet():
    look = Theme(fonts=('x"; } </style><script>', "Noto Sans"))
    page = html(samples.report(), look=look)
    assert not Page(page).all("script")
    assert '--fonts: "x  stylescript", "Noto Sans";' in page


# --- a user's templates ---------------------------------------------------------------------


def test_a_template_of_the_same_name_replaces_the_shipped_one(workspace):
    override(workspace, "health.html", "<p>mine: {{ section.title }}</p>")
    assert "<p>mine: Attacks on health care</p>" in html(samples.report(), workspace)


def test_a_template_can_extend_the_one_that_it_replaces(workspace):
    text = '{% extends "sitrep/health.html" %}{% block notes %}<p>more</p>{% endblock %}'
    override(workspace, "health.html", text)
    page = html(samples.report(), workspace)
    assert "<p>more</p>" in page
    assert "Hass underground hospital" in page


def test_markdown_templates_are_overridden_alike(workspace):
    override(workspace, "health.md", "## {{ section.title }} *mine*\n")
    assert "## Attacks on health care *mine*\n" in markdown(samples.report(), workspace)


def test_an_unknown_field_names_the_line_and_the_nearest_field(workspace):
    override(workspace, "health.html", "<p>\n{{ section.tittle }}\n")
    assert refusal(workspace) == (
        'templates/health.html:2: "tittle" is not a field of section; did you mean "title"?'
    )


def test_an_unknown_label_names_the_nearest_label(workspace):
    override(workspace, "health.html", "{{ report.labels.skipp }}")
    assert refusal(workspace) == (
        'templates/health.html:1: "skipp" is not there; did you mean "skip"?'
    )


def test_an_unknown_name_names_the_nearest_name(workspace):
    override(workspace, "health.html", "{{ reprot.title }}")
    assert refusal(workspace) == (
        'templates/health.html:1: "reprot" is not known here; did you mean "report"?'
    )


def test_a_missing_template_names_the_line_that_wants_it_and_the_nearest_one(workspace):
    override(workspace, "health.html", '\n{% include "macro.html" %}')
    assert refusal(workspace) == (
        'templates/health.html:2: there is no template "macro.html"; did you mean "macros.html"?'
    )


def test_a_syntax_error_names_its_line(workspace):
    override(workspace, "health.html", "\n\n{% if %}")
    assert refusal(workspace).startswith("templates/health.html:3: ")


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ report.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ columns.__globals__ }}",
        "{{ report.labels.clear() }}",
    ],
)
def test_a_template_cannot_leave_its_sandbox(workspace, attempt):
    override(workspace, "health.html", attempt)
    report = samples.report(labels=dict(samples.LABELS))
    assert refusal(workspace, report).startswith("templates/health.html:1: ")


def test_a_template_that_divides_by_zero_is_its_author_s_problem(workspace):
    override(workspace, "health.html", "{{ 1 / 0 }}")
    assert refusal(workspace) == "templates/health.html:1: division by zero"


# --- hostile text ---------------------------------------------------------------------------


def test_text_that_wants_to_be_html_or_a_template_is_printed_as_it_is():
    page = Page(html(samples.hostile()))
    assert not page.all("script")
    assert not page.all("b")
    assert page.all("img")[0]["alt"] == samples.HOSTILE
    assert page.said.count(samples.HOSTILE) >= 8
    assert not any("49" in text for text in page.said)


def test_text_that_wants_to_be_markdown_is_printed_as_it_is():
    text = markdown(samples.hostile())
    inline = [t for block in blocks(text) for t in block.children or ()]
    assert {t.type for t in inline} <= {
        "text",
        "text_special",
        "softbreak",
        "hardbreak",
        "image",
        "strong_open",
        "strong_close",
    }
    assert not [b for b in blocks(text) if b.type in ("html_block", "fence", "code_block")]
    images = [t for t in inline if t.type == "image"]
    assert [t.attrs["src"] for t in images] == [samples.KILLED.svg]
    assert "<" not in re.sub("&lt;", "", text)


@pytest.mark.parametrize(
    "words",
    [
        samples.HOSTILE,
        "- nested",
        "+ plus",
        "1. numbered",
        "12) numbered",
        "# heading",
        "---",
        "> quote",
        "    code",
        "a\n\n# b",
        "===",
        "&copy; &#35;",
        "snake_case _it_",
        "a\\",
        "`",
        "|",
        "[x]: http://evil.example",
        "![",
        "www.evil.example",
        "~~~",
        "\u202e-",
        "*",
        "!",
    ],
)
def test_a_bullet_reads_back_as_the_words_it_was(words):
    text = markdown(samples.report(sections=(Section("overview", "O", bullets=(words,)),)))
    tokens = blocks(text)
    start = next(i for i, t in enumerate(tokens) if t.type == "list_item_open")
    assert [t.type for t in tokens[start + 1 : start + 3]] == ["paragraph_open", "inline"]
    read = "".join(t.content for t in tokens[start + 2].children)
    assert read == " ".join("".join(c if c.isprintable() else " " for c in words).split())


# --- Markdown -------------------------------------------------------------------------------


def test_markdown_tables_are_aligned_in_plain_text_too():
    text = markdown(samples.report())
    rows = [line for line in text.splitlines() if line.startswith("| A") or "Idleb  " in line]
    assert rows == [
        "| Ariha           |        4 |       12–15 | not reported |",
        "| As-Suqaylabiyah |        6 |  at least 9 |           20 |",
        "| Idleb           |        2 |           3 |           11 |",
        "| Al Ma'ra        |        5 | at least 11 |     hundreds |",
        "| All districts   |       17 | at least 35 | at least 231 |",
    ]
    assert "|:----------------|---------:|------------:|-------------:|" in text


def test_a_pipe_in_a_cell_makes_no_column():
    table = Table("t", "T", (Column("A"), Column("B")), (("a|b", "c"),))
    text = markdown(samples.report(sections=(Section("overview", "O", tables=(table,)),)))
    cells = [b for b in blocks(text) if b.type == "td_open"]
    assert len(cells) == 2


def test_charts_are_linked_beside_the_report_with_their_alternative_text():
    assert f"![{samples.FLOW.alt}](charts/displaced.svg)" in markdown(samples.report())


def test_headings_of_markdown_are_those_of_the_page():
    headings = [
        tokens[i + 1].content
        for tokens in [blocks(markdown(samples.report()))]
        for i, token in enumerate(tokens)
        if token.type == "heading_open"
    ]
    assert headings == ["Northwest Syria", *[section.title for section in samples.SECTIONS]]


def test_markdown_has_no_run_of_blank_lines_and_ends_with_one_newline():
    for report in (samples.report(), samples.quiet(), samples.crowded()):
        text = markdown(report)
        assert "\n\n\n" not in text
        assert text.endswith("edition\n")


# --- report.json ----------------------------------------------------------------------------


def test_report_json_validates_against_the_published_schema():
    published = (ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8")
    assert published == report_json.schema(), "refresh it: see docs"
    checker = jsonschema.Draft202012Validator(json.loads(published))
    jsonschema.Draft202012Validator.check_schema(checker.schema)
    for report in (samples.report(), samples.quiet(), samples.hostile()):
        checker.validate(json.loads(report_json.as_json(report)))


def test_report_json_has_the_outward_names_and_only_those():
    document = json.loads(report_json.as_json(samples.report()))
    assert list(document) == [
        "schema_version",
        "title",
        "language",
        "edition",
        "period",
        "as_of",
        "masthead",
        "key_figures",
        "highlights",
        "sections",
        "figures",
        "since_baseline",
        "totals",
        "conflicts",
        "disputed",
        "changes",
        "since_last_report",
        "charts",
        "sources",
        "caveats",
        "problems",
        "overlaps",
        "breakdown",
        "response",
        "funding",
        "access",
        "markers",
        "completeness",
        "events_covered",
        "reissue",
    ]
    assert document["period"] == {
        "id": "2019-W19",
        "start": "2019-05-06",
        "end": "2019-05-12",
        "calendar": "iso",
        "partial": False,
    }
    killed = document["figures"]["killed"]
    assert (killed["low"], killed["high"], killed["text"]) == (35, None, "at least 35")
    assert killed["groups"]["civilians"]["low"] == 30
    assert list(document["charts"][0]) == ["id", "title", "alt", "caption", "svg", "png", "csv"]


def test_report_json_holds_no_description_of_an_event():
    assert "stays inside" not in report_json.as_json(samples.report())


def test_everything_comes_out_the_same_twice():
    report = samples.report()
    for made in (html, markdown, report_json.as_json):
        assert made(report) == made(replace(report))
