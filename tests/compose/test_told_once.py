"""What the section on displacement or health care tells, that on casualties does not repeat."""

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


def test_sources_that_differ_on_displacement_are_no_conflict_of_casualties(tmp_path):
    """The highlights say it; the section has a row for each."""
    found = report(tmp_path)
    assert [text for text in found.section("highlights").bullets if SAID in text]
    (listed,) = found.section("displacement").tables
    assert [row[1] for row in listed.rows] == ["480,000", "520,000"]
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


#: One attack on health care and one other event, each with the staff that it killed.
ATTACK = {"event_type": "attack_on_health", "killed": "5", "killed_health_workers": "3"}
SHELLING = {"event_type": "shelling", "killed": "9", "killed_civilians": "4", "killed_women": "6"}


def staff(folder, shelling, sections="", **narratives):
    """How often each section prints health workers, by its id."""
    more = f"sections = {sections}" if sections else ""
    log = Log(folder, report=more).events(ATTACK, shelling)
    setting = Setting(log.inputs().config, Words("en"), dt.date(2019, 6, 1), narratives, ())
    found = compose(log.summary("2019-W19"), [], setting)
    said = {}
    for section in found.sections:
        if section.id not in ("casualties", "health"):
            continue
        rows = [cell for table in section.tables for row in table.rows for cell in row]
        said[section.id] = sum("health workers" in text for text in (*section.paragraphs, *rows))
    return said


def test_health_workers_hit_in_attacks_alone_are_told_in_the_section_on_health_care(tmp_path):
    assert staff(tmp_path, SHELLING) == {"casualties": 0, "health": 1}


def test_an_event_that_hit_no_health_worker_is_no_reason_to_tell_them_twice(tmp_path):
    assert staff(tmp_path, SHELLING | {"killed_health_workers": "0"}) == {
        "casualties": 0,
        "health": 1,
    }


def test_without_a_section_on_health_care_the_casualties_have_the_health_workers(tmp_path):
    assert staff(tmp_path, SHELLING, '["casualties", "method"]') == {"casualties": 1}


def test_where_a_person_wrote_the_section_on_health_care_the_casualties_have_them(tmp_path):
    text = {"health": Narrative("A person wrote this.", "<p>A person wrote this.</p>")}
    assert staff(tmp_path, SHELLING, **text) == {"casualties": 1, "health": 0}
