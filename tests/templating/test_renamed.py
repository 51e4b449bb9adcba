"""A field under its old name is still read for a while, and whoever reads it is told."""

import re
from pathlib import Path

import pytest
from samples import old_names
from samples import reports as samples
from samples.pages import html, markdown, override
from samples.workspaces import workspace as make

from sitrep import __version__
from sitrep.pipeline import Request, build
from sitrep.templating import limits, renamed
from sitrep.templating.renamed import Renamed, noted


@pytest.fixture
def names(monkeypatch):
    """Two made-up entries: a field and a name of the context."""
    entries = {
        "Section.heading": Renamed("title", "0.4", "0.6"),
        "headline": Renamed("report.masthead.title", "0.4", "0.6"),
    }
    monkeypatch.setattr(renamed, "RENAMED", entries)
    return entries


def printed(workspace, text, page=html, name="health.html"):
    override(workspace, name, text)
    with noted() as told:
        made = page(samples.report(), workspace)
    return made, [f"{p.severity.value}: {p}" for p in told]


def test_an_old_field_is_read_and_the_template_line_and_new_name_are_told(workspace, names):
    made, told = printed(workspace, "<p>\n«{{ section.heading }}»\n</p>")
    assert "«Attacks on health care»" in made
    assert told == [
        'warning: templates/health.html:2: "heading" is called "title" since 0.4; '
        'write "title"; it is gone in 0.6'
    ]


def test_an_old_field_is_read_in_brackets_alike(workspace, names):
    made, told = printed(workspace, '«{{ section["heading"] }}»')
    assert "«Attacks on health care»" in made
    assert len(told) == 1


def test_an_old_name_of_the_context_leads_to_where_it_is_now(workspace, names):
    made, told = printed(workspace, "«{{ headline }}»", markdown, "health.md")
    assert "«Northwest Syria»" in made
    assert told == [
        'warning: templates/health.md:1: "headline" is called "report.masthead.title" since 0.4; '
        'write "report.masthead.title"; it is gone in 0.6'
    ]


def test_a_field_that_goes_for_good_is_still_itself(workspace, names):
    names["Health.unnamed"] = Renamed("", "0.5", "0.7")
    made, told = printed(workspace, "«{{ report.summary.health.attacks }}»")
    assert told == []
    made, told = printed(workspace, "«{{ report.summary.health.unnamed }}»")
    assert f"«{samples.report().summary.health.unnamed}»" in made
    assert told == [
        'warning: templates/health.html:1: "unnamed" is going away, said since 0.5; '
        "do without it; it is gone in 0.7"
    ]


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
    assert str(problem).startswith('templates/overview.md:1: "heading" is called "title"')


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
        'warning: templates/overview.md:3: "heading" is called "title" since 0.4; '
        'write "title"; it is gone in 0.6'
    ]


def test_the_shipped_templates_read_no_old_name(tmp_path):
    with noted() as told:
        html(samples.report(), tmp_path)
        markdown(samples.report(), tmp_path)
    assert list(told) == []


def test_what_should_be_gone_by_this_version_is_gone():
    now = tuple(map(int, __version__.split(".")[:2]))
    late = [
        old
        for old, entry in renamed.RENAMED.items()
        if tuple(map(int, entry.gone.split("."))) <= now
    ]
    assert late == []


def test_a_page_made_while_nobody_listens_is_the_same(workspace, names):
    override(workspace, "health.html", "«{{ section.heading }}»")
    assert "«Attacks on health care»" in html(samples.report(), workspace)
