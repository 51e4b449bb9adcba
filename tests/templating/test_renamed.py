"""A field under its old name is still read for a while, and whoever reads it is told."""

import json
import re
from pathlib import Path

import pytest
from jinja2.runtime import Context
from samples import old_names
from samples import reports as samples
from samples.pages import html, markdown, override
from samples.workspaces import workspace as make

from sitrep import __version__
from sitrep.outputs.report_json import as_json, schema
from sitrep.pipeline import Request, build
from sitrep.templating import limits, renamed
from sitrep.templating.environment import environment_for
from sitrep.templating.renamed import Kind, Renamed, noted


def pretend(monkeypatch, *entries):
    """Let these be renamed since 0.4, until 0.6."""
    made = tuple(Renamed(*entry, "0.4", "0.6") for entry in entries)
    monkeypatch.setattr(renamed, "RENAMED", made)
    return made


@pytest.fixture
def names(monkeypatch):
    """Two made-up entries: a field and a name of the context."""
    return pretend(
        monkeypatch,
        (Kind.FIELD, "Section.heading", "title"),
        (Kind.NAME, "headline", "report.masthead.title"),
    )


def printed(workspace, text, page=html, name="health.html"):
    override(workspace, name, text)
    with noted() as told:
        made = page(samples.report(), workspace)
    return made, [f"{p.severity.value}: {p}" for p in told]


def test_an_old_field_is_read_and_the_template_line_and_new_name_are_told(workspace, names):
    made, told = printed(workspace, "<p>\n«{{ section.heading }}»\n</p>")
    assert "«Attacks on health care»" in made
    assert told == [
        'warning: templates/health.html:2: "heading" was renamed to "title" in 0.4; '
        'write "title"; the old name stops working in 0.6'
    ]


def test_an_old_field_is_read_in_brackets_alike(workspace, names):
    made, told = printed(workspace, '«{{ section["heading"] }}»')
    assert "«Attacks on health care»" in made
    assert len(told) == 1


def test_an_old_name_of_the_context_leads_to_where_it_is_now(workspace, names):
    made, told = printed(workspace, "x\n\n«{{ headline }}»", markdown, "health.md")
    assert "«Northwest Syria»" in made
    assert told == [
        'warning: templates/health.md:3: "headline" was renamed to "report.masthead.title" in 0.4; '
        'write "report.masthead.title"; the old name stops working in 0.6'
    ]


def test_a_path_may_lead_to_where_a_field_is_now(workspace, monkeypatch):
    pretend(monkeypatch, (Kind.FIELD, "Report.headline", "masthead.title"))
    made, told = printed(workspace, "«{{ report.headline }}»")
    assert "«Northwest Syria»" in made
    assert 'write "masthead.title"' in told[0]


def test_a_field_that_nothing_replaces_prints_nothing_and_that_is_told(workspace, monkeypatch):
    pretend(monkeypatch, (Kind.FIELD, "Health.rumours", ""))
    made, told = printed(workspace, "«{{ report.summary.health.rumours }}»")
    assert "«»" in made
    assert told == [
        'warning: templates/health.html:1: "rumours" was removed in 0.4; '
        "remove it; the old name stops working in 0.6"
    ]


@pytest.mark.parametrize("where", ["html", "md"])
def test_an_old_table_and_an_old_chart_are_found_by_their_new_names(workspace, monkeypatch, where):
    report = samples.report()
    new = next(t.id for s in report.sections for t in s.tables if t.rows)
    drawn = report.charts[0].id
    pretend(monkeypatch, (Kind.TABLE, "tolls", new), (Kind.CHART, "curve", drawn))
    text = "«{{ table('tolls').id }}»\n«{{ chart('curve').id }}»"
    page, name = {"html": (html, "health.html"), "md": (markdown, "health.md")}[where]
    made, told = printed(workspace, text, page, name)
    assert f"«{new}»" in made
    assert f"«{drawn}»" in made
    assert told == [
        f'warning: templates/{name}:1: "tolls" was renamed to "{new}" in 0.4; '
        f'write "{new}"; the old name stops working in 0.6',
        f'warning: templates/{name}:2: "curve" was renamed to "{drawn}" in 0.4; '
        f'write "{drawn}"; the old name stops working in 0.6',
    ]


def test_an_old_name_that_this_week_has_nothing_of_prints_nothing(workspace, monkeypatch):
    pretend(monkeypatch, (Kind.TABLE, "corrections", "annex-weeks"))
    made, told = printed(workspace, "«{{ table('corrections') }}»")
    assert "«»" in made
    assert 'write "annex-weeks"' in told[0]


@pytest.mark.parametrize("prefix", ["", "sitrep/", "standard/"])
def test_a_shipped_template_is_found_by_the_name_it_had(workspace, monkeypatch, prefix):
    pretend(monkeypatch, (Kind.TEMPLATE, "part.html", "section.html"))
    made, told = printed(workspace, f'\n{{% extends "{prefix}part.html" %}}')
    assert "Attacks on health care</h2>" in made
    assert told == [
        'warning: templates/health.html:2: "part.html" was renamed to "section.html" in 0.4; '
        'write "section.html"; the old name stops working in 0.6'
    ]


def test_a_template_of_one_s_own_is_in_force_under_the_name_the_shipped_one_had(
    workspace, monkeypatch
):
    pretend(monkeypatch, (Kind.TEMPLATE, "head.html", "masthead.html"))
    made, told = printed(workspace, "<p>my head</p>", name="head.html")
    assert "<p>my head</p>" in made
    assert "<h1>" not in made
    assert told == [
        'warning: templates/head.html: "head.html" was renamed to "masthead.html" in 0.4; '
        "rename the file; the old name stops working in 0.6"
    ]


def test_a_field_of_report_json_stands_under_its_old_name_too(monkeypatch):
    pretend(
        monkeypatch,
        (Kind.JSON, "headline", "masthead.title"),
        (Kind.JSON, "charts.words", "caption"),
    )
    report = samples.report()
    data = json.loads(as_json(report))
    assert data["headline"] == data["masthead"]["title"] == "Northwest Syria"
    assert [c["words"] for c in data["charts"]] == [c.caption for c in report.charts]
    known = json.loads(schema())
    assert known["properties"]["headline"] == {
        "deprecated": True,
        "description": 'was renamed to "masthead.title" in 0.4; write "masthead.title"',
    }
    assert known["$defs"]["ChartEntry"]["properties"]["words"]["deprecated"]


def test_a_report_json_of_an_earlier_version_is_read_by_the_names_of_now(monkeypatch):
    pretend(
        monkeypatch,
        (Kind.JSON, "head", "masthead"),
        (Kind.JSON, "charts.words", "texts.caption"),
    )
    data = {"head": {"title": "T"}, "charts": [{"words": "W"}, {"texts": {"caption": "V"}}]}
    assert renamed.with_new_names(data) == {
        **data,
        "masthead": {"title": "T"},
        "charts": [{"words": "W", "texts": {"caption": "W"}}, {"texts": {"caption": "V"}}],
    }


def test_where_nothing_is_renamed_nothing_stands_in_the_way(tmp_path, monkeypatch):
    pretend(monkeypatch)
    environment = environment_for(tmp_path, "standard")
    assert "getattr" not in vars(type(environment))
    assert "getitem" not in vars(type(environment))
    assert environment.context_class is Context
    data = {"a": 1}
    assert renamed.with_old_names(data) is data


def test_each_line_is_told_once_however_often_it_runs(workspace, names):
    text = "{% for i in range(9) %}{{ section.heading }}{% endfor %}\n{{ section.heading }}"
    _, told = printed(workspace, text)
    assert [re.findall(r":(\d+):", line) for line in told] == [["1"], ["2"]]


def test_a_variable_of_the_template_s_own_is_not_the_old_name(workspace, names):
    made, told = printed(workspace, "{% set headline = 'mine' %}«{{ headline }}»")
    assert "«mine»" in made
    assert told == []


def test_the_warning_reaches_whoever_builds(tmp_path, names, monkeypatch):
    # The made-up entries are known to this process alone.
    monkeypatch.setattr(limits, "has_own", lambda folder: False)
    config = make(tmp_path)
    (tmp_path / "templates").mkdir()
    override(tmp_path, "overview.md", "{{ section.heading }}\n")
    request = Request(config, samples.CREATED, "2019-W19", tmp_path / "out", formats=("md",))
    (problem,) = [p for p in build(request).problems if p.path.startswith("templates/")]
    assert str(problem).startswith('templates/overview.md:1: "heading" was renamed to "title"')


def test_the_warning_comes_back_from_the_process_apart(tmp_path, monkeypatch):
    make(tmp_path)
    (tmp_path / "templates").mkdir()
    override(tmp_path, "overview.md", "mine")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    with noted() as told:
        assert (
            limits.confined(old_names.old_name_told, tmp_path, "templates/overview.md") == "printed"
        )
    assert [f"{p.severity.value}: {p}" for p in told] == [
        'warning: templates/overview.md:3: "heading" was renamed to "title" in 0.4; '
        'write "title"; the old name stops working in 0.6'
    ]


def test_the_shipped_templates_read_no_old_name(tmp_path):
    with noted() as told:
        html(samples.report(), tmp_path)
        markdown(samples.report(), tmp_path)
    assert list(told) == []


def test_what_should_be_gone_by_this_version_is_gone():
    now = tuple(map(int, __version__.split(".")[:2]))
    late = [entry.old for entry in renamed.RENAMED if tuple(map(int, entry.gone.split("."))) <= now]
    assert late == []


def test_a_page_made_while_nobody_listens_is_the_same(workspace, names):
    override(workspace, "health.html", "«{{ section.heading }}»")
    assert "«Attacks on health care»" in html(samples.report(), workspace)
