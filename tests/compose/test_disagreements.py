"""Events that sources type or place differently are printed by source (model.md, rule 2)."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log

from sitrep.compose import Setting, compose
from sitrep.wording import Words

MINE = {"event_id": "e", "source": "A", "event_type": "shelling", "admin1": "North"}


def said(folder, *rows):
    log = Log(folder).events(*rows)
    setting = Setting(log.inputs().config, Words("en"), dt.date(2019, 6, 1), {}, ())
    report = compose(log.summary("2019-W19"), [], setting)
    return [c for c in report.caveats if "one event (" in c or "More events" in c]


def test_a_type_that_another_source_gives_is_printed_with_its_source(tmp_path):
    other = MINE | {"source": "B", "event_type": "airstrike"}
    assert said(tmp_path, MINE | {"place": "Hass"}, other) == [
        "Sources give one event (Hass in North, 6 May 2019) different types: B says "
        "airstrike. It counts as shelling, by the finest date, then the first reported."
    ]


def test_an_area_that_another_source_gives_is_printed_with_its_source(tmp_path):
    others = [MINE | {"source": name, "admin1": "South"} for name in "BC"]
    assert said(tmp_path, MINE, *others) == [
        "Sources put one event (shelling, 6 May 2019) in different areas: B and C say South. "
        "It counts in North, by the finest date, then the first reported."
    ]


def test_events_beyond_three_are_counted(tmp_path):
    rows = [
        MINE | {"event_id": str(n), "source": source, "admin1": area}
        for n in range(5)
        for source, area in (("A", "North"), ("B", "South"))
    ]
    found = said(tmp_path, *rows)
    assert len(found) == 4
    assert found[-1] == "More events that sources put in different areas: 2."


@pytest.mark.parametrize("other", [{"event_type": "other"}, {"admin1": ""}, {"admin1": "NORTH"}])
def test_accounts_that_say_less_or_spell_otherwise_do_not_differ(tmp_path, other):
    assert said(tmp_path, MINE, MINE | {"source": "B"} | other) == []
