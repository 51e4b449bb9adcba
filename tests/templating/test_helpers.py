"""What templates may call: it finds what the report holds and prints it, and says what is not."""

import ast
import datetime as dt
import re

import pytest
from samples import charts as chart_samples
from samples import reports as samples
from samples.pages import html, markdown, override, refusal
from samples.workspaces import ROOT

from sitrep import charts
from sitrep.compose import grids, sections
from sitrep.config.tables import Theme
from sitrep.model.dates import Window
from sitrep.model.report import Mention
from sitrep.wording import Words

CIVILIANS = Mention("civilians killed", "30", "", "", "", "30 (w)")
MENTION = Mention(
    what="people killed",
    text="at least 45",
    source="SOHR",
    window="6–12 May 2019",
    attributed="at least 45 (SOHR, 6–12 May 2019)",
    groups={"civilians": CIVILIANS},
)
REPORT = samples.report(mentions={"killed": MENTION})


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ('{{ figure("killed") }}', "at least 45 (SOHR, 6–12 May 2019)"),
        ('{{ figure("killed").text }}', "at least 45"),
        ('{{ figure("killed", group="civilians") }}', "30 (w)"),
        ('{{ figure("killed").civilians }}', "30 (w)"),
        ('{{ figure("killed") | n }}', "at least 45"),
        ("{{ report.figures.killed | n }}", "at least 35"),
        ("{{ 1234 | n }}", "1,234"),
        ("{{ n(none) }}", "not reported"),
        ("{{ report.as_of | date }}", "12 May 2019"),
        ("{{ none | date }}", "not stated"),
        ("{{ report.period | window }}", "6–12 May 2019"),
        ("{{ window(report.summary.areas_window) }}", "6–12 May 2019"),
        ('{{ table("revisions") }}', ""),
        ('{% if table("revisions") %}x{% endif %}', ""),
        ('{% if chart("health-totals") %}x{% endif %}', ""),
    ],
)
def test_helpers_print_in_html_and_in_markdown_alike(workspace, written, printed):
    override(workspace, "health.html", f"<p>[{written}]</p>")
    override(workspace, "health.md", f"\n«{written}»\n")
    assert f"<p>[{printed}]</p>" in html(REPORT, workspace)
    assert f"«{printed}»" in markdown(REPORT, workspace)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('figure("kild")', 'there is no figure "kild"; did you mean "killed"?'),
        (
            'figure("killed", "civilian")',
            'there is no group "civilian" of "killed"; did you mean "civilians"?',
        ),
        (
            'table("casualty-total")',
            'there is no table "casualty-total"; did you mean "casualty-totals"?',
        ),
        (
            'chart("helth-attacks")',
            'there is no chart "helth-attacks"; did you mean "health-attacks"?',
        ),
        ('tabel("events")', '"tabel" is not known here; did you mean "table"?'),
        ('n("45")', "n() takes a number or a figure, not text"),
        ("n(true)", "n() takes a number or a figure, not yes or no"),
        ('date("2019-05-12")', "date() takes a date, not text"),
        ("window(12)", "window() takes a window, not a number"),
        ("date(report.as_off)", '"as_off" is not a field of report; did you mean "as_of"?'),
    ],
)
def test_what_is_not_there_is_told_with_the_line_and_the_nearest(workspace, written, told):
    override(workspace, "health.html", f"\n{{{{ {written} }}}}")
    assert refusal(workspace, REPORT) == f"templates/health.html:2: {told}"


def test_a_table_prints_itself_as_the_shipped_page_prints_it(workspace):
    table = next(t for s in samples.SECTIONS for t in s.tables if t.rows)
    override(workspace, "health.html", f'«{{{{ table("{table.id}") }}}}»')
    override(workspace, "health.md", f'\n«{{{{ table("{table.id}") }}}}»\n')
    page = html(REPORT, workspace)
    own = page[page.index("«") : page.index("»")]
    assert f"<caption>{table.caption}</caption>" in own
    assert own.count("<tr>") == len(table.rows) + 1
    text = markdown(REPORT, workspace)
    inside = text[text.index("«") : text.index("»")]
    assert inside.count("\n|") == len(table.rows) + 2


def test_a_chart_and_a_card_print_themselves(workspace):
    chart = samples.KILLED
    printed = f'{{{{ chart("{chart.id}") }}}}'
    written = f'«{printed}{{{{ report.section("key_figures").cards[0] }}}}»'
    override(workspace, "health.html", written)
    override(workspace, "health.md", written)
    page, text = html(REPORT, workspace), markdown(REPORT, workspace)
    page, text = (t[t.index("«") : t.index("»")] for t in (page, text))
    assert f'alt="{chart.alt}"' in page
    assert re.search(r'<ul class="cards of-1">\s*<li class="card icon icon-killed">', page)
    assert ' id="' not in page
    assert f"]({chart.svg})" in text
    assert "<" not in text


def test_what_is_printed_a_second_time_has_no_second_id(workspace):
    table = next(t for s in samples.SECTIONS for t in s.tables if t.rows)
    override(workspace, "contacts.html", f'{{{{ table("{table.id}") }}}}')
    page = html(samples.report(), workspace)
    assert page.count(f"<caption>{table.caption}</caption>") == 2
    assert page.count(f'id="table-{table.id}"') == 1


def test_what_a_helper_prints_is_escaped(workspace):
    hostile = Mention("x", "<b>*45*</b>", "", "", "", "<b>*45*</b>")
    report = samples.report(mentions={"killed": hostile})
    override(workspace, "health.html", '«{{ figure("killed") }}{{ figure("killed") | n }}»')
    override(workspace, "health.md", '«{{ figure("killed") }}{{ figure("killed") | n }}»')
    assert "«" + "&lt;b&gt;*45*&lt;/b&gt;" * 2 + "»" in html(report, workspace)
    assert "«" + r"&lt;b&gt;\*45\*&lt;/b&gt;" * 2 + "»" in markdown(report, workspace)


def test_the_report_s_language_decides_how_helpers_print(workspace):
    override(workspace, "health.html", "«{{ 12345 | n }} {{ report.as_of | date }}»")
    report = samples.report(language="fr", as_of=dt.date(2019, 5, 1))
    page = html(report, workspace)
    assert "«12\u202f345 1 mai 2019»" in page


def test_a_window_open_at_its_start_says_so(workspace):
    window = Window(None, dt.date(2019, 5, 12))
    report = samples.report(summary=samples.summary(areas_window=window))
    override(workspace, "health.html", "«{{ report.summary.areas_window | window }}»")
    assert "«to 12 May 2019»" in html(report, workspace)


def literals(folder, call, place=0):
    """The text given first to each call of ``call`` in the modules of a package."""
    for path in sorted((ROOT / "sitrep" / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == call:
                first = node.args[place] if node.args else None
                if isinstance(first, ast.Constant):
                    yield first.value


#: Those by sex and age have an id for each indicator.
GRIDS = tuple(map(grids.table_id, grids.INDICATORS))


def test_the_known_tables_are_those_that_compose_makes():
    made = {*literals("compose", "Table"), *literals("compose", "totals_part")}
    made |= {*literals("compose", "latest_known"), *literals("compose", "_table"), *GRIDS}
    # The list of sources is of no section: slides print it.
    assert made - {"sources"} == set(sections.tables())


def test_every_table_is_declared_by_the_section_that_makes_it():
    for section in sections.known():
        module = section.make.__module__.rpartition(".")[2] if section.make else section.name
        compose = ROOT / "sitrep" / "compose"
        beside = [path.read_text() for path in sorted(compose.glob("*.py"))]
        source = "".join([(compose / "sections" / f"{module}.py").read_text(), *beside])
        for table in {*section.tables} - {*GRIDS}:
            assert source.count(f'"{table}"') >= 2, table


def test_the_known_charts_are_those_that_are_drawn_and_each_stands_in_a_section():
    summaries = (chart_samples.northwest_syria(), chart_samples.dense())
    pictures = [d for s in summaries for d in charts.draw(s, Words("en"), Theme())]
    drawn = {d.chart.id: d.chart.section for d in pictures}
    assert len(drawn) >= 5
    kinds = {kind.name: kind.section for kind in charts.known()}
    assert drawn.items() <= kinds.items()
    # A chart without a section is one that templates, slides and the pack print.
    assert {*kinds.values()} - {""} <= set(sections.names())
    apart = {name for name, section in kinds.items() if not section}
    assert apart == {"health-attacks-by-type", "map-weeks"}
