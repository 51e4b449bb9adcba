"""Totals on which sources differ are told in the section of what they count, and not again."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log

from sitrep.compose import Setting, compose
from sitrep.model.report import Narrative
from sitrep.wording import Words


def report(folder, sections="", **narratives):
    more = f"sections = {sections}" if sections else ""
    log = Log(folder, report=more).events({"killed": "2", "source": "A"})
    log.totals(*({"indicator": "displaced", "figure": n, "source": s} for n, s in FIGURES))
    setting = Setting(log.inputs().config, Words("en"), dt.date(2019, 6, 1), narratives, ())
    return compose(log.summary("2019-W19"), [], setting)


FIGURES = (("480000", "IOM"), ("520000", "OCHA"))
SAID = "480,000 (IOM) and 520,000 (OCHA)"


def table(found):
    return [t for t in found.section("casualties").tables if t.id == "conflicts"]


def test_sources_that_differ_on_displacement_are_told_in_its_section_alone(tmp_path):
    found = report(tmp_path)
    assert [p for p in found.section("displacement").paragraphs if SAID in p]
    assert table(found) == []


@pytest.mark.parametrize(
    ("sections", "narratives"),
    [
        ('["casualties", "method"]', {}),
        ("", {"displacement": Narrative("A person wrote this.", "<p>A person wrote this.</p>")}),
    ],
)
def test_where_that_section_does_not_say_it_the_table_does(tmp_path, sections, narratives):
    (conflicts,) = table(report(tmp_path, sections, **narratives))
    assert [row[3] for row in conflicts.rows] == [SAID]
