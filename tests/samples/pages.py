"""Reports as pages, from templates that a test writes into a workspace of its own."""

from functools import cache

import pytest

from samples import reports as samples
from samples.workspaces import ROOT
from sitrep.choices import load
from sitrep.choices import setting as setting_of
from sitrep.config.tables import Theme
from sitrep.model.problem import SitrepError
from sitrep.model.saved import Pictures
from sitrep.outputs import Setting
from sitrep.outputs import markdown as as_markdown
from sitrep.outputs import page as render

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="85" height="60"/>'


NO_PICTURES = Pictures({}, {})


def setting(workspace=ROOT / "tests", look=None, **options):
    """What outputs are made with, in a workspace of the test's own."""
    return Setting(look or Theme(), workspace, known=_known(), **options)


@cache
def _known():
    return setting_of(load(ROOT / "config.toml")).known


def html(report, workspace=ROOT / "tests", look=None, **options):
    placed = [c for section in report.sections for c in section.charts]
    charts = {c.id: SVG for c in (*report.charts, *placed)}
    return render.html(report, Pictures(charts, charts), setting(workspace, look, **options))


def markdown(report, workspace=ROOT / "tests"):
    return as_markdown.markdown(report, setting(workspace))


def override(workspace, name, text):
    (workspace / "templates" / name).write_text(text, encoding="utf-8")


def refusal(workspace, report=None):
    with pytest.raises(SitrepError) as caught:
        html(report or samples.report(), workspace)
    (problem,) = caught.value.problems
    return str(problem)
