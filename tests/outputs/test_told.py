"""The sentences of a report in report.json: what its pages print, and nothing else."""

import json
from dataclasses import replace

from samples import reports as samples

from sitrep.model.report import Narrative
from sitrep.outputs import report_json

OWN = Narrative(
    "- Aid **reached** Hass.\n\n[//]: # (Zorvex)", "<ul><li>Aid <b>reached</b> Hass.</li></ul>", 1
)


def told(report):
    return json.loads(report_json.as_json(report))


def with_own(report):
    named = (replace(s, narrative=OWN) if s.id == "highlights" else s for s in report.sections)
    return replace(report, sections=tuple(named))


def test_highlights_are_sentences_a_person_s_own_first_and_without_markup():
    before = told(samples.report())["highlights"]
    assert before == [*samples.report().section("highlights").bullets]
    assert told(with_own(samples.report()))["highlights"] == ["Aid reached Hass.", *before]


def test_a_report_without_that_section_has_no_highlights():
    report = replace(samples.report(), sections=())
    assert told(report)["highlights"] == []
    assert told(report)["sections"] == []


def test_sections_have_their_text_in_the_order_of_the_pages():
    report = samples.report()
    said = told(report)["sections"]
    assert [s["id"] for s in said] == [
        s.id for s in report.sections if s.paragraphs or s.bullets or s.notes or s.narrative
    ]
    overview = report.section(said[-1]["id"])
    assert said[-1]["title"] == overview.title
    assert said[-1]["paragraphs"] == [*overview.paragraphs]


def test_what_a_text_holds_and_no_page_prints_is_not_in_them():
    assert "Zorvex" not in report_json.as_json(with_own(samples.report()))
