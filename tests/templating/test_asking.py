"""Which pictures own templates ask for: only these are drawn beside what the formats show."""

import pytest

from sitrep.model.saved import Pictures
from sitrep.outputs import pictures
from sitrep.outputs.page import asked_for
from sitrep.templating.asking import files, shows_whole


def own(tmp_path, **templates):
    """A workspace with such templates; of their names the last underscore is a dot."""
    for name, text in templates.items():
        path = tmp_path / "templates" / ".".join(name.rsplit("_", 1))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("<p>{{ section.title }}</p>", set()),
        ('<a href="{{ chart("map").png }}">', {"png"}),
        ('{{ chart["svg"] }} and {{ chart.png }}', {"svg", "png"}),
        ("{{ report.charts | map(attribute='svg') | join }}", {"svg"}),
        ("<svg></svg> a png file", set()),
    ],
)
def test_a_template_asks_for_the_files_that_it_names(tmp_path, text, named):
    workspace = own(tmp_path, weather_html=text)
    assert files(workspace, {".html"}) == named
    assert pictures(["pdf"], workspace) == named


def test_only_the_templates_of_a_format_ask_for_its_files(tmp_path):
    workspace = own(tmp_path, macros_md="{{ chart.svg }}", style_css="/* {{ chart.png }} */")
    assert pictures(["pdf"], workspace) == {"png"}
    assert pictures(["md"], workspace) == {"svg"}


def test_a_word_document_may_ask_for_any_file(tmp_path):
    workspace = own(tmp_path, report_docx="not searched")
    assert pictures(["docx"], workspace) == {"svg", "png"}
    assert pictures(["pdf"], workspace) == set()


def test_a_workspace_without_templates_asks_for_none(tmp_path):
    assert files(tmp_path, {".html", ".md"}) == set()
    assert not shows_whole(tmp_path)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ('<img src="{{ chart | picture }}" alt="">', True),
        ('{{ report.charts | map("picture") | first }}', True),
        ('<img src="{{ chart | plot }}" alt="a picture">', False),
    ],
)
def test_whole_charts_are_drawn_for_own_templates_that_show_them(tmp_path, text, asked):
    workspace = own(tmp_path, casualties_html=text)
    assert shows_whole(workspace) is asked
    drawn = Pictures({"map": b"whole"}, {"map": b"plot"})
    assert asked_for(drawn, workspace) == (drawn if asked else Pictures({}, {"map": b"plot"}))


def test_shipped_templates_are_given_all_and_save_what_they_show(tmp_path):
    drawn = Pictures({"map": b"whole"}, {"map": b"plot"})
    assert asked_for(drawn, tmp_path) == drawn
