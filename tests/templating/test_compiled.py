"""A template is compiled once a process, and prints as if it were compiled for each report."""

from dataclasses import replace

import jinja2
import pytest
from samples import reports as samples
from samples.pages import NO_PICTURES, setting

from sitrep.outputs import markdown, page
from sitrep.templating.environment import environment_for

REPORT = samples.report(charts=(), sections=samples.SECTIONS[-1:])


@pytest.fixture
def compiled(monkeypatch):
    """The names of the templates that are compiled, as they are."""
    names, whole = [], jinja2.Environment.compile

    def noted(self, source, name=None, *others):
        names.append(name)
        return whole(self, source, name, *others)

    monkeypatch.setattr(jinja2.Environment, "compile", noted)
    return names


def written(workspace, text):
    (workspace / "templates" / "contacts.html").write_text(text, encoding="utf-8")


def test_a_second_report_compiles_nothing(workspace, compiled):
    written(workspace, "<p>mine</p>")
    first = page.html(REPORT, NO_PICTURES, setting(workspace))
    assert "contacts.html" in compiled
    compiled.clear()
    assert page.html(REPORT, NO_PICTURES, setting(workspace)) == first
    assert compiled == []


def test_a_template_that_was_changed_is_compiled_again_and_no_other(workspace, compiled):
    written(workspace, "<p>mine</p>")
    page.html(REPORT, NO_PICTURES, setting(workspace))
    compiled.clear()
    written(workspace, "<p>ours</p>")
    assert "<p>ours</p>" in page.html(REPORT, NO_PICTURES, setting(workspace))
    assert compiled == ["contacts.html"]


def test_a_number_written_in_a_template_is_printed_in_each_report_s_language(workspace):
    written(workspace, "<p>{{ 1234567 | n }}</p>")
    for language, number in (
        ("en", "1,234,567"),
        ("uk", "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567"),
    ):
        text = page.html(replace(REPORT, language=language), NO_PICTURES, setting(workspace))
        assert f"<p>{number}</p>" in text


def test_a_file_that_two_kinds_of_pages_use_is_compiled_for_each(workspace, compiled):
    (workspace / "templates" / "line.txt").write_text("{{ '<' }}", encoding="utf-8")
    html, _ = page.for_html(REPORT, NO_PICTURES, setting(workspace))
    text, _ = markdown.for_markdown(REPORT, setting(workspace))
    assert html.get_template("line.txt").render() == "<"
    assert text.get_template("line.txt").render() == "&lt;"
    assert compiled == ["line.txt", "line.txt"]


def test_a_filter_that_one_kind_of_page_has_is_unknown_to_another_that_reads_the_same_file(
    workspace,
):
    (workspace / "templates" / "line.txt").write_text("{{ 'x' | icon }}", encoding="utf-8")
    html, _ = page.for_html(REPORT, NO_PICTURES, setting(workspace))
    html.get_template("line.txt")
    with pytest.raises(jinja2.TemplateSyntaxError, match=r"No filter named 'icon'\."):
        environment_for(workspace, "standard").get_template("line.txt")
