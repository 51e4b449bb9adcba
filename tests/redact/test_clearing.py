"""cleared.toml: what people let the public report print, each with a reason, and what it can't."""

import datetime as dt

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

from sitrep.model.figure import Suppressed
from sitrep.model.request import Request
from sitrep.pipeline import gather, summary_of

HEADER = (
    "event_id,date_start,reported_on,event_type,admin1,admin2,place,killed,killed_women,"
    "facility_id,facility_name,facility_type,source,sensitivity\n"
)
#: Two attacks in one district, one in another; one that a row restricts.
ROWS = HEADER + (
    "a1,2026-03-03,2026-03-04,attack_on_health,North,Ridge,Alder,9,2,f1,Thorn Hospital,,A,\n"
    "a2,2026-03-04,2026-03-05,attack_on_health,North,Ridge,Birch,1,0,f2,Briar Clinic,clinic,A,\n"
    "a3,2026-03-05,2026-03-06,attack_on_health,South,Vale,Cedar,1,0,f3,Moss Hospital,hospital,A,\n"
    "a4,2026-03-06,2026-03-07,attack_on_health,South,Vale,Dogwood,1,0,f4,Fern Hospital,hospital,A,"
    "internal\n"
)
WHY = 'reason = "the ministry has named it"\nwho = "Ada"\ndate = 2026-03-08\n'
PLACES = ("Alder", "Birch", "Cedar", "Dogwood")
NAMES = ("Thorn", "Briar", "Moss", "Fern")


def cleared(folder, text, rows=ROWS, report='title = "T"'):
    files = {"log.csv": rows, "cleared.toml": text}
    workspace(folder, files, config_for("log.csv", report=report))
    return folder


def page(folder, period="2026-W10"):
    run = sitrep("build", period, "--format", "md", cwd=folder)
    assert run.returncode == 0, run.stderr
    return (folder / f"reports/{period}/public/sitrep.en.md").read_text(
        encoding="utf-8"
    ), run.stderr


def told(folder, *arguments):
    run = sitrep("check", *arguments, cwd=folder)
    return run.returncode, run.stdout + run.stderr


def shown(text, names):
    return [name for name in names if name in text]


@pytest.mark.parametrize(
    ("keys", "places"),
    [
        ('event = "a1"', ["Alder"]),
        ('admin2 = "Ridge"', ["Alder", "Birch"]),
        # All keys have to fit; names are compared without marks and capitals.
        ('admin1 = "NORTH"\nplace = "birch"', ["Birch"]),
        # A rule clears no restricted event with the others.
        ('event_type = "attack_on_health"', ["Alder", "Birch", "Cedar"]),
    ],
)
def test_a_place_is_cleared_one_by_one_or_by_a_rule(tmp_path, keys, places):
    text, warnings = page(cleared(tmp_path, f"[[place]]\n{keys}\n{WHY}"))
    assert shown(text, PLACES) == places
    assert "cleared.toml" not in warnings


def test_the_page_says_of_how_many_attacks_the_place_is_still_coarse(tmp_path):
    text, _ = page(cleared(tmp_path, f'[[place]]\nadmin2 = "Ridge"\n{WHY}'))
    assert "The place of one attack on health care is given by district or area alone" in text


@pytest.mark.parametrize("said", ["f1", "Thorn Hospital", "thorn  hospital"])
def test_a_facility_is_cleared_by_its_id_or_name_and_its_place_is_not(tmp_path, said):
    text, _ = page(cleared(tmp_path, f'[[facility]]\nfacility = "{said}"\n{WHY}'))
    assert shown(text, NAMES) == ["Thorn"]
    assert shown(text, PLACES) == []


def test_what_a_row_restricts_can_not_be_cleared(tmp_path):
    text = f'[[place]]\nevent = "a4"\n{WHY}\n[[facility]]\nfacility = "Fern Hospital"\n{WHY}'
    code, said = told(cleared(tmp_path, text))
    assert code == 1
    assert 'cleared.toml:1: place.1.event: "a4" is cleared here, and a row of the log' in said
    assert 'cleared.toml:7: facility.1.facility: "Fern Hospital" is cleared here' in said
    assert "change sensitivity in every row about it" in said
    run = sitrep("build", "2026-W10", "--format", "md", cwd=tmp_path)
    assert run.returncode == 1
    assert not (tmp_path / "reports").exists()


def test_a_restricted_facility_is_not_named_though_a_build_goes_on(tmp_path):
    folder = cleared(tmp_path, f'[[facility]]\nfacility = "f4"\n{WHY}')
    run = sitrep("build", "2026-W10", "--format", "md", "--keep-going", cwd=folder)
    assert run.returncode == 0, run.stderr
    text = (folder / "reports/2026-W10/public/sitrep.en.md").read_text(encoding="utf-8")
    assert shown(text, NAMES) == []


def test_clearing_what_is_not_there_is_a_warning_with_the_nearest_name(tmp_path):
    text = (
        f'[[place]]\nevent = "a9"\n{WHY}'
        f'[[facility]]\nfacility = "Thorn Hospitl"\n{WHY}'
        f'[[cells]]\nindicator = "injured"\n{WHY}'
    )
    code, said = told(cleared(tmp_path, text))
    assert code == 0
    assert 'cleared.toml:1: place.1.event: "a9" clears nothing: no event of the log has it' in said
    assert 'did you mean "Thorn Hospital"?' in said
    assert '"injured" clears nothing: the log counts nobody of it by sex or age' in said


def test_an_ended_decision_clears_nothing_and_is_told(tmp_path):
    rows = f'[[place]]\nevent = "a1"\n{WHY}until = 2026-03-09\n'
    text, warnings = page(cleared(tmp_path, rows))
    assert shown(text, PLACES) == []
    assert '"a1" clears nothing any more: it was until 2026-03-09; decide again' in warnings


def test_a_decision_holds_until_its_day(tmp_path):
    rows = f'[[place]]\nevent = "a1"\n{WHY}until = 2126-03-09\n'
    assert shown(page(cleared(tmp_path, rows))[0], PLACES) == ["Alder"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[place]]\n" + WHY, "place.1: does not say which place; add event"),
        ('[[place]]\nevent = "a1"\nwho = "A"\ndate = 2026-03-08\n', "place.1.reason: is missing"),
        ('[[place]]\nevent = "a1"\nreason = " "\nwho = "A"\ndate = 2026-03-08', "is empty"),
        ('[[plase]]\nevent = "a1"\n', 'is not a key of cleared.toml; did you mean "place"?'),
        ('[[place]]\nevnt = "a1"\n' + WHY, 'is not a key of [place]; did you mean "event"?'),
        (f'[[place]]\nevent = "a1"\n{WHY}' * 2, "is cleared twice; leave one of the two out"),
        (f'[[place]]\nevent = "a1"\n{WHY}until = 2026-03-07\n', "before it begins on 2026-03-08"),
        (f'[[place]]\nevent = "a1"\n{WHY}'.replace("2026", "2126"), "which is later than today"),
        (f'[[cells]]\nindicator = "killed"\nperiod = "2026-W60"\n{WHY}', "cells.1.period"),
        ("[[place]\n", "is not TOML"),
        (f'[[finding]]\nkind = "phones"\nfile = "a"\ntext = "b"\n{WHY}', "finding.1.kind"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_line_key_and_remedy(tmp_path, text, said):
    code, whole = told(cleared(tmp_path, text))
    assert code == 1
    assert said in whole
    assert "cleared.toml" in whole


def test_mistakes_in_both_files_are_told_at_once(tmp_path):
    cleared(tmp_path, "[[place]]\n" + WHY)
    config = tmp_path / "config.toml"
    config.write_text(config.read_text() + "[rules]\nsmall_cell = 0\n")
    _, said = told(tmp_path)
    assert "rules.small_cell" in said
    assert "does not say which place" in said


# --- small counts ---------------------------------------------------------------------------------

WEEKS = HEADER + (
    "e1,2026-02-24,2026-02-25,shelling,North,Ridge,Alder,9,3,,,,A,\n"
    "e2,2026-03-03,2026-03-04,shelling,North,Ridge,Alder,9,2,,,,A,\n"
    "e3,2026-03-10,2026-03-11,shelling,North,Ridge,Alder,9,7,,,,A,\n"
)
BASELINE = 'title = "T"\nbaseline = 2026-02-23'


def women(folder, period):
    """The women killed that the public may see, in the period and since the baseline."""
    asked = Request(folder / "config.toml", dt.date(2026, 3, 20), period)
    shown, *_ = summary_of(gather(asked.config), asked)
    return tuple(
        "withheld" if tally.figure is Suppressed.SUPPRESSED else tally.figure.best
        for tally in (shown.tallies["killed", "women"], shown.cumulative["killed", "women"])
    )


def test_small_counts_are_cleared_of_one_period_and_those_of_others_stay_withheld(tmp_path):
    text = f'[[cells]]\nindicator = "killed"\nperiod = "2026-W10"\n{WHY}'
    folder = cleared(tmp_path, text, WEEKS, BASELINE)
    # The week before is withheld, so is the sum with it.
    assert women(folder, "2026-W09") == ("withheld", "withheld")
    assert women(folder, "2026-W11") == (7, "withheld")


def test_small_counts_are_cleared_of_every_period(tmp_path):
    text = f'[[cells]]\nindicator = "killed"\n{WHY}'
    folder = cleared(tmp_path, text, WEEKS, BASELINE)
    assert women(folder, "2026-W09") == (3, 3)
    assert women(folder, "2026-W10") == (2, 5)
    assert women(folder, "2026-W11") == (7, 12)


#: A restricted airstrike, two whose place bears the name of a hospital that is not named (of one
#: nothing else is known), and one whose place no source states.
BESIDE = ROWS + (
    "b1,2026-03-06,2026-03-07,airstrike,South,Vale,Elm,6,,,,,A,internal\n"
    "b2,2026-03-06,2026-03-07,airstrike,South,Vale,Moss Hospital gate,4,,,,,A,\n"
    "b3,2026-03-07,2026-03-07,airstrike,,,Moss Hospital gate,2,,,,,A,\n"
    "b4,2026-03-07,2026-03-07,airstrike,,,,1,,,,,A,\n"
)


def test_a_place_that_is_withheld_is_not_said_to_be_not_stated(tmp_path):
    text, _ = page(cleared(tmp_path, "", BESIDE))
    assert "two people were reported killed at a place that is withheld (airstrike)." in text
    assert "one person was reported killed at a place that is not stated (airstrike)." in text


def test_the_page_says_of_how_many_other_events_the_place_is_withheld(tmp_path):
    text, _ = page(cleared(tmp_path, "", BESIDE))
    # a1, a2 and a3; then a4, which a row restricts, b1, b2 and b3
    assert "- The places of three attacks on health care are given by district or area" in text
    assert "- The places of four events are withheld in this edition, or given by" in text


def test_clearing_a_facility_opens_the_places_that_bear_its_name_and_no_attack_s(tmp_path):
    text, _ = page(cleared(tmp_path, f'[[facility]]\nfacility = "f3"\n{WHY}', BESIDE))
    assert shown(text, NAMES) == ["Moss"]
    assert shown(text, PLACES) == []
    assert "Moss Hospital gate in South" in text
    # a4 and b1
    assert "- The places of two events are withheld in this edition" in text


@pytest.mark.parametrize("text", ["", f'[[facility]]\nfacility = "f1"\n{WHY}'])
def test_why_a_facility_has_no_name_is_said_whoever_cleared_the_others(tmp_path, text):
    assert "A facility is named only where its name is cleared" in page(cleared(tmp_path, text))[0]


def test_where_all_facilities_are_named_nothing_is_said_of_names(tmp_path):
    rows = HEADER + ROWS.removeprefix(HEADER).splitlines(keepends=True)[0]
    printed, _ = page(cleared(tmp_path, f'[[facility]]\nfacility = "f1"\n{WHY}', rows))
    assert "Thorn Hospital" in printed
    assert "is named only where" not in printed
