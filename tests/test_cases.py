"""The thirty cases of the data model: what every build must get right, and the right figure."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import pytest
from samples.histories import as_published, changed_since
from samples.summaries import (
    Log,
    about,
    at_least,
    exactly,
    example,
    more_than,
    running,
    said,
    summary,
    tally,
)

from sitrep.arithmetic import figures
from sitrep.arithmetic.periods import Weeks
from sitrep.compose import Setting, compose
from sitrep.compose.phrases import Phrases
from sitrep.model.figure import Suppressed
from sitrep.model.report import Narrative, Report
from sitrep.model.summary import Summary
from sitrep.narrative import load as narrative
from sitrep.pipeline import Inputs
from sitrep.redact import redact
from sitrep.wording import Words


@cache
def press() -> Inputs:
    return example()


@pytest.fixture
def inputs() -> Inputs:
    return press()


@cache
def week(name: str) -> Summary:
    return summary(press(), name)


def phrases(found: Summary) -> Phrases:
    return Phrases(found, Words("en"))


def report(found: Summary, inputs: Inputs) -> Report:
    return compose(found, [], Setting(inputs.config, Words("en"), dt.date(2019, 6, 1), {}, ()))


# 1
def test_a_running_total_is_never_added_to_the_events_of_the_week():
    found = week("2019-W20")
    # Of the week's five events only D4 states a number: two, and four not reported.
    for group in ("", "civilians"):
        counted = found.tallies["killed", group]
        assert said(counted.figure) == at_least(2)
        assert (counted.reported, counted.of) == (1, 5)
    last = week("2019-W19")
    assert said(running(last, "C8").figure) == more_than(150)
    stated = [t.figure.best for s in (found, last) for t in s.tallies.values() if t.figure]
    stated += [t.figure.best for s in (found, last) for t in s.cumulative.values() if t.figure]
    assert 152 not in stated
    assert 150 not in stated


# 2
def test_sources_that_differ_over_one_window_stand_side_by_side_and_are_never_added():
    found = week("2019-W18")
    conflict = next(c for c in found.conflicts if "A5" in c.totals)
    assert [said(s.figure) for s in conflict.statements] == [
        more_than(30),
        at_least(50),
        at_least(67),
    ]
    assert conflict.chosen is None
    assert Words("en").spread(s.figure for s in conflict.statements) == (
        "more than 30 to at least 67"
    )
    assert conflict.totals == ("A5", "A6", "A7")
    everything = repr(found.tallies) + repr(found.cumulative) + repr(found.conflicts)
    assert "147" not in everything
    assert "best=49" not in everything


def test_the_conservative_rule_takes_the_lowest_of_three_accounts_of_one_event(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"event_id": "e", "killed": "more than 30", "source": "A5"},
            {"event_id": "e", "killed": "at least 50", "source": "A6"},
            {"event_id": "e", "killed": "at least 67", "source": "A7"},
        )
        .summary()
    )
    assert tally(found) == more_than(30)
    assert len(found.conflicts[0].statements) == 3


def test_an_id_with_a_space_hides_no_conflict(tmp_path):
    alike = {"since": "2019-05-06", "as_of": "2019-05-12"}
    log = Log(tmp_path).totals(
        alike | {"total_id": "Radio 12 May", "source": "Radio", "figure": "30"},
        alike | {"total_id": "Army 12 May", "source": "Army", "figure": "5"},
    )
    inputs = log.inputs()
    found = summary(inputs)
    (conflict,) = found.conflicts
    assert conflict.totals == ("Army 12 May", "Radio 12 May")
    # Neither source speaks alone: the lowest figure is printed with the other's beside it.
    highlights = report(found, inputs).section("highlights")
    assert any("5 (Army) and 30 (Radio)" in text for text in highlights.bullets)
    # What a sentence has spelled out is not said again in the table.
    casualties = report(found, inputs).section("casualties")
    assert "conflicts" not in [table.id for table in casualties.tables]


# 3
def test_a_lower_total_over_another_scope_is_a_mismatch_and_not_a_negative_flow():
    found = week("2019-W19")
    pair = next(m for m in found.mismatches if m.later.total_id == "B4")
    assert pair.earlier.total_id == "A7"
    assert set(pair.what) == {"source", "area", "fall"}
    rises = [r for s in found.series for r in s.rises if r is not None]
    assert -32 not in rises
    assert all(r >= 0 for r in rises)


# 4
def test_two_totals_of_one_series_say_that_the_reported_minimum_rose(inputs):
    found = week("2019-W19")
    series = next(s for s in found.series if s.totals[-1].total_id == "C10")
    assert [t.total_id for t in series.totals] == ["B7", "C10"]
    assert series.rises == (27_000,)
    bullets = report(found, inputs).section("highlights").bullets
    assert any("The reported minimum rose by 27,000" in b for b in bullets)


# 5
def test_totals_of_two_starts_are_two_series_and_a_warning():
    found = week("2019-W20")
    of = {t.total_id: i for i, s in enumerate(found.series) for t in s.totals}
    assert of["C10"] != of["D10"]
    pair = next(m for m in found.mismatches if m.later.total_id == "D10")
    assert (pair.earlier.total_id, "since" in pair.what) == ("C10", True)


# 6
def test_an_event_inside_a_total_of_facilities_adds_none_to_it():
    found = week("2019-W19")
    assert said(running(found, "B8").figure) == at_least(5)
    assert said(found.health.distinct) == at_least(5)


# 7
def test_overlapping_totals_of_facilities_give_the_larger_minimum_and_not_their_sum():
    found = week("2019-W19")
    assert {"A10", "B8"} <= {t.total_id for s in found.series for t in s.totals}
    assert said(found.health.distinct) == at_least(5)
    assert found.health.distinct_source == "EA WorldView (unattributed)"


# 8
def test_an_ambulance_and_a_facility_hit_at_once_are_one_attack():
    found = week("2019-W18")
    attack = [f for f in found.health.facilities if f.facility_id == "kafr-nabl-medical-facility"]
    assert [f.attacks for f in attack] == [1]
    assert [(t.facility_type, t.attacks) for t in found.health.transports] == [("ambulance", 1)]
    # The other attack of that week is B9, the underground hospital in Hass.
    assert found.health.attacks == 2
    assert len(found.health.facilities) == 2


# 9
def test_one_facility_hit_twice_is_two_attacks_and_one_facility(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"date_start": "2019-05-06", "event_type": "attack_on_health", "facility_id": "F"},
            {"date_start": "2019-05-08", "event_type": "attack_on_health", "facility_id": "F"},
            {"date_start": "2019-05-06", "event_type": "attack_on_health", "facility_id": "G"},
        )
        .summary()
    )
    assert found.health.attacks == 3
    assert [(f.facility_id, f.attacks) for f in found.health.facilities] == [("F", 2), ("G", 1)]
    assert tally(found, "attacks_on_health") == exactly(3)
    assert tally(found, "facilities_affected") == exactly(2)


# 10
def test_two_spellings_of_a_facility_are_one_facility(tmp_path):
    found = (
        Log(tmp_path)
        .facilities({"facility_id": "kn", "name": "Kafr Nabl", "aliases": "Kafranbel"})
        .events(
            {"event_type": "attack_on_health", "facility_name": "Kafranbel"},
            {"event_type": "attack_on_health", "facility_name": "Kafr Nabl"},
        )
        .summary()
    )
    assert [(f.facility_id, f.attacks) for f in found.health.facilities] == [("kn", 2)]
    assert tally(found, "facilities_affected") == exactly(1)


# 11
def test_killed_or_wounded_not_split_leaves_both_unknown():
    found = week("2019-W19")
    event = next(e for e in found.events if e.event_id.endswith("northern-hama-fighting"))
    assert "killed" not in event.figures
    assert "injured" not in event.figures
    assert event.figures["casualties_combined"].words == "dozens"
    assert tally(found, "killed") is None
    assert tally(found, "injured") is None


# 12
def test_an_unreported_count_makes_the_sum_a_minimum_and_is_not_zero(tmp_path):
    found = Log(tmp_path).events({"killed": "2"}, {"killed": ""}, {"killed": "0"}).summary()
    counted = found.tallies["killed", ""]
    assert said(counted.figure) == at_least(2)
    assert (counted.reported, counted.of) == (2, 3)


def test_counts_that_nobody_reports_are_unreported_and_not_zero(tmp_path):
    counted = Log(tmp_path).events({"killed": ""}, {"killed": "unknown"}).summary().tallies
    assert counted["killed", ""].figure is None
    assert (counted["killed", ""].reported, counted["killed", ""].of) == (0, 2)


# 13
def test_dozens_by_one_source_and_36_by_another_are_36_by_the_other():
    found = week("2019-W19")
    counted = found.tallies["rockets", ""]
    event = next(e for e in found.events if e.event_id.endswith("khmeimim"))
    assert said(event.figures["rockets"]) == exactly(36)
    assert counted.figure.best == 36
    assert counted.sources == ("Major General Kupchishin (via EA WorldView)",)
    assert not [c for c in found.conflicts if c.indicator == "rockets"]


# 14
@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ((">150", "2"), more_than(152)),
        (("≥3", "2"), at_least(5)),
        (("~10", "2"), about(12)),
        (("3", "2"), exactly(5)),
    ],
)
def test_a_sum_is_as_weak_as_its_weakest_part(tmp_path, parts, whole):
    assert said(figures.add(map(figures.parse, parts))[0]) == whole
    assert tally(Log(tmp_path).events(*({"killed": p} for p in parts)).summary()) == whole


# 15
def test_a_denied_report_is_reported_and_disputed_and_not_confirmed(inputs):
    found = week("2019-W37")
    item = next(d for d in found.disputed if d.event.event_id == "nws-2019-09-10-al-dahra")
    assert [s.source for s in item.claims] == [
        "local activists and citizen journalists (via EA WorldView)"
    ]
    assert [s.source for s in item.denials] == ["Russian Ministry of Defence (via EA WorldView)"]
    assert sum(e.event_id == "nws-2019-09-10-al-dahra" for e in found.events) == 1
    assert item.event.status == "disputed"
    assert found.confirmed == 0
    (table,) = report(found, inputs).section("disputed").tables
    row = next(" ".join(r) for r in table.rows if "al-Dahra" in " ".join(r))
    assert "local activists" in row
    assert "Russian Ministry of Defence" in row


# 16
def test_wounded_foreign_soldiers_are_in_no_count_of_civilians():
    assert tally(week("2019-W20"), "killed", "civilians") == at_least(2)
    found = week("2019-W18")
    assert tally(found, "injured", "civilians") is None
    assert tally(found, "injured", "foreign_military") == at_least(2)
    # The nine of D5 are civilians by implication only.
    assert found.cumulative["injured", "civilians"].figure is None


# 17
def test_a_moment_in_utc_gets_the_date_of_the_operation_before_its_week(tmp_path):
    log = Log(tmp_path, report='timezone = "Asia/Damascus"').events(
        {"date_start": "2019-05-05T22:30Z", "killed": "1"}
    )
    (event,) = log.summary("2019-W19").events
    assert event.window.start == dt.date(2019, 5, 6)
    assert log.summary("2019-W18").events == ()


# 18
@pytest.mark.parametrize(
    ("day", "iso", "epi"),
    [
        ("2019-05-05", "2019-W18", "2019-EW19"),
        ("2024-12-30", "2025-W01", "2025-EW01"),
        ("2026-12-31", "2026-W53", "2026-EW52"),
    ],
)
def test_one_day_is_in_an_iso_week_and_in_an_epi_week_of_another_number(day, iso, epi):
    date = dt.date.fromisoformat(day)
    assert Weeks.of("iso").containing(date).id == iso
    assert Weeks.of("epi").containing(date).id == epi


# 19
@pytest.mark.parametrize(
    ("rule", "in_w18", "in_w19"), [("date_start", 5, None), ("date_end", None, 5)]
)
def test_a_count_over_two_weeks_is_in_one_by_the_rule_stated(tmp_path, rule, in_w18, in_w19):
    log = Log(tmp_path, rules=f'allocate = "{rule}"', report="baseline = 2019-04-29").events(
        {"date_start": "2019-05-04", "date_end": "2019-05-07", "killed": "5"}
    )
    weeks = log.summary("2019-W19").weekly["killed"]
    assert [p.figure and p.figure.best for p in weeks] == [in_w18, in_w19]
    assert sum(p.figure.best for p in weeks if p.figure) == 5
    own = log.summary("2019-W18" if in_w18 else "2019-W19")
    assert [e.event_id for e in own.straddling] == ["e1"]


# 20
def test_an_event_known_to_the_month_is_in_no_week_and_in_the_total(tmp_path):
    found = (
        Log(tmp_path, report="baseline = 2019-04-29")
        .events(
            {"date_start": "2019-04-30", "killed": "3"},
            {"date_start": "2019-05-07", "killed": "4"},
            {"date_start": "2019-05", "killed": "10"},
        )
        .summary()
    )
    bars = sum(p.figure.best for p in found.weekly["killed"] if p.figure)
    undated = sum(e.figures["killed"].best for e in found.undated)
    assert (bars, undated) == (7, 10)
    assert said(found.cumulative["killed", ""].figure) == exactly(17)
    assert tally(found) == exactly(4)


# 21
def test_as_of_a_date_only_what_had_been_reported_by_then_counts(tmp_path):
    log = Log(tmp_path).events(
        {
            "event_id": "e",
            "date_start": "2019-05-04",
            "reported_on": "2019-05-05",
            "killed": "3",
            "source": "A",
        },
        {
            "event_id": "e",
            "date_start": "2019-05-04",
            "reported_on": "2019-05-14",
            "killed": "5",
            "source": "A",
        },
    )
    before, after = log.summary("2019-W18", "2019-05-07"), log.summary("2019-W18", "2019-05-16")
    assert (tally(before), before.revisions) == (exactly(3), ())
    assert tally(after) == exactly(5)
    (revision,) = after.revisions
    assert (said(revision.old), said(revision.new)) == (exactly(3), exactly(5))
    changes = compose_section(after, log, "changes")
    assert changes.tables[0].rows[0][3] == "revised +2"


def compose_section(found: Summary, log: Log, name: str):
    return report(found, log.inputs()).section(name)


# 22
def test_an_event_merged_into_another_is_counted_once_and_the_changes_say_so(tmp_path):
    log = Log(tmp_path).events(
        {"event_id": "e1", "killed": "1", "source": "A"},
        {"event_id": "e2", "killed": "1", "source": "B"},
    )
    before = as_published(log)
    log.add("link", [{"event_id": "e2", "same_as": "e1"}])
    found = changed_since(before, log)
    assert tally(found) == exactly(1)
    (sums, events) = compose_section(found, log, "changes").tables
    assert sums.rows == (("People killed", "6–12 May", "2", "−1", "1"),)
    assert [row[2] for row in events.rows] == ["Merged"]


# 23
def test_a_stock_is_its_latest_count_and_never_a_sum(tmp_path):
    log = Log(tmp_path).totals(
        {"indicator": "idp_stock", "figure": "100000", "as_of": "2019-05-05"},
        {"indicator": "idp_stock", "figure": "120000", "as_of": "2019-05-12"},
    )
    found = log.summary()
    assert [said(t.figure) for t in found.totals] == [exactly(120_000)]
    text = repr(compose_section(found, log, "displacement"))
    assert "120,000" in text
    assert "220,000" not in text


def test_a_stock_stated_by_events_is_its_latest_count_too(tmp_path):
    found = (
        Log(tmp_path, report="baseline = 2019-04-29")
        .events(
            {"date_start": "2019-05-06", "idp_stock": "100000"},
            {"date_start": "2019-05-12", "idp_stock": "120000"},
        )
        .summary()
    )
    assert tally(found, "idp_stock") == exactly(120_000)
    assert said(found.cumulative["idp_stock", ""].figure) == exactly(120_000)


# 24
def test_movements_and_people_are_both_shown_and_people_displaced_are_the_people(tmp_path):
    log = Log(tmp_path).totals(
        {"indicator": "displaced", "unit": "movements", "figure": "630000"},
        {"indicator": "displaced", "unit": "people", "figure": "400000"},
    )
    found = log.summary()
    assert {t.unit: t.figure.best for t in found.totals} == {
        "movements": 630_000,
        "people": 400_000,
    }
    cards = {c.label: c.value for c in compose_section(found, log, "key_figures").cards}
    assert cards == {"people displaced": "400,000", "displacement movements": "630,000"}
    assert found.conflicts == ()


# 25
@pytest.mark.parametrize(("rules", "people"), [("", None), ("household_size = 5", about(500))])
def test_households_are_people_only_by_a_factor_and_then_about(tmp_path, rules, people):
    found = (
        Log(tmp_path, rules=rules)
        .totals({"indicator": "displaced", "unit": "households", "figure": "100"})
        .summary()
    )
    (total,) = found.totals
    assert said(total.figure) == exactly(100)
    assert said(total.people) == people


# 26
def test_sums_are_made_from_unrounded_figures_and_deaths_are_never_rounded(tmp_path):
    log = Log(tmp_path, rules="round_displacement = true").events(
        *({"displaced": "1460", "killed": "1460"} for _ in range(3))
    )
    found = log.summary()
    print_ = phrases(found)
    assert tally(found, "displaced") == exactly(4_380)
    assert print_.figure(found.events[0].figures["displaced"], "displaced").lower() == "1.5k"
    assert print_.figure(found.tallies["displaced", ""].figure, "displaced").lower() == "4.4k"
    assert print_.figure(found.events[0].figures["killed"], "killed") == "1,460"
    assert print_.figure(found.tallies["killed", ""].figure, "killed") == "4,380"
    assert any("rounded" in b for b in compose_section(found, log, "method").bullets)


# 27
def test_a_change_from_zero_is_told_in_numbers_without_a_percentage(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"date_start": "2019-04-29", "killed": "0"}, {"date_start": "2019-05-07", "killed": "7"}
        )
        .summary()
    )
    assert phrases(found).change(found.tallies["killed", ""]) == "from 0 to 7"


def test_three_of_seven_days_are_compared_with_no_full_week(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"date_start": "2019-04-29", "killed": "20", "reported_on": "2019-05-02"},
            {"date_start": "2019-05-07", "killed": "7", "reported_on": "2019-05-08"},
        )
        .summary(as_of="2019-05-08")
    )
    assert found.period.partial
    assert not found.tallies["killed", ""].comparable
    assert phrases(found).change(found.tallies["killed", ""]) == ""


def test_a_change_from_under_ten_has_no_percentage_and_one_from_ten_has(tmp_path):
    for before, now, text in ((9, 18, "from 9 to 18"), (10, 20, "from 10 to 20 (+100%)")):
        log = Log(tmp_path).events(
            {"date_start": "2019-04-29", "killed": before},
            {"date_start": "2019-05-07", "killed": now},
        )
        found = log.summary()
        assert phrases(found).change(found.tallies["killed", ""]) == text


# 28
def test_a_small_cell_and_the_one_that_would_tell_it_are_both_suppressed(tmp_path):
    found = (
        Log(tmp_path, rules="small_cell = 5")
        .events({"killed": "13", "killed_girls": "1", "killed_boys": "12"})
        .summary()
    )
    shown = redact(found)
    assert shown.tallies["killed", ""].figure.best == 13
    assert shown.tallies["killed", "girls"].figure is Suppressed.SUPPRESSED
    assert shown.tallies["killed", "boys"].figure is Suppressed.SUPPRESSED


# 29
def test_a_july_photo_in_a_september_article_is_no_event_of_september():
    found = week("2019-W37")
    assert "nws-2019-07-05-idleb" not in [e.event_id for e in found.events]
    assert [e.event_id for e in week("2019-W27").events] == ["nws-2019-07-05-idleb"]


def test_a_caption_printed_twice_is_one_event():
    found = week("2019-W18")
    assert sum(e.place == "Kafr Ein" for e in found.events) == 1


# 30
def text_of(folder: Path, prose: str) -> narrative.Text:
    (folder / "narrative").mkdir(exist_ok=True)
    (folder / "narrative" / "2019-W19.md").write_text(prose, encoding="utf-8")
    setting = narrative.Setting("en", {"overview": "Situation overview"}, str)
    text = narrative.load(folder, "2019-W19", setting)
    assert text is not None
    return text


def test_a_placeholder_left_in_the_text_fails_and_says_where(tmp_path):
    prose = "# Situation overview\n\nAccess is TO BE UPDATED.\n"
    (problem,) = text_of(tmp_path, prose).problems
    assert (problem.path, problem.line, problem.value) == (
        "narrative/2019-W19.md",
        3,
        "TO BE UPDATED",
    )
    assert problem.column == "column 11"


def test_a_number_in_the_text_that_no_figure_supports_fails_and_says_where(tmp_path):
    log = Log(tmp_path).events({"killed": "7"})
    text = text_of(tmp_path, "# Situation overview\n\nIn all 7 died.\n\n4321 fled.\n")
    assert text.problems == ()
    made = report(log.summary(), log.inputs())
    assert isinstance(text.sections["overview"], Narrative)
    (problem,) = narrative.unsupported_numbers(text, made.summary)
    assert (problem.line, problem.column, problem.value) == (5, "column 1", "4321")
