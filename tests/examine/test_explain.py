"""sitrep explain: a figure leads to its events, their accounts, and the sum step by step."""

import datetime as dt
import json

import pytest
from samples.command import sitrep
from samples.workspaces import ROOT, config_for, workspace

import sitrep as package
from sitrep.examine.explain import Question, explain
from sitrep.model.explanation import Fate, Kind
from sitrep.model.request import Request

HEADER = "event_id,date_start,reported_on,status,admin1,place,killed,killed_women,source\n"
ROWS = HEADER + (
    "e1,2026-03-03,2026-03-04,reported,North,Alder,3,2,A\n"
    "e1,2026-03-03,2026-03-05,reported,North,Alder,4,,B\n"
    "e2,2026-03-04,2026-03-04,reported,South,Birch,2,,A\n"
    "e2,2026-03-04,2026-03-06,reported,South,Birch,at least 5,,A\n"
    "e2,2026-03-04,2026-03-06,denied,South,Birch,,,C\n"
    "e3,2026-03-05,2026-03-06,reported,South,Cedar,,,A\n"
    "e4,2026-03-06,2026-03-06,reported,South,Cedar,7,,A\n"
    "e4,2026-03-06,2026-03-07,withdrawn,South,Cedar,,,A\n"
    "e5,2026-03-06,2026-03-06,reported,South,Cedar,6,,A\n"
    "e5,2026-03-06,2026-03-07,withdrawn,South,Cedar,,,A\n"
    "e5,2026-03-06,2026-03-07,reported,South,Cedar,1,,B\n"
    "e6,2026-03,2026-03-09,reported,South,Cedar,8,,A\n"
)
DAY = dt.date(2026, 3, 12)


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    return workspace(tmp_path_factory.mktemp("explain"), {"log.csv": ROWS}, config_for("log.csv"))


def asked(config, indicator="killed", period="2026-W10", as_of=None, **question):
    return explain(Request(config, DAY, period, as_of=as_of), Question(indicator, **question))


def test_each_event_has_its_figure_and_the_sum_so_far(config):
    found = asked(config)
    # Three or four: three counts; at least five; nothing stated; one.
    assert [(t.event_id, t.figure and t.figure.best) for t in found.terms] == [
        ("e1", 3),
        ("e2", 5),
        ("e3", None),
        ("e5", 1),
    ]
    assert [t.so_far.best for t in found.terms] == [3, 8, 8, 9]
    assert found.text == "at least 9"
    assert found.terms[-1].so_far == found.tally.figure


def test_each_account_has_its_row_and_what_becomes_of_it(config):
    found = {t.event_id: t for t in asked(config).terms}
    fates = {i: [(a.row.line, a.source, a.fate) for a in t.accounts] for i, t in found.items()}
    assert fates == {
        "e1": [(2, "A", Fate.COUNTED), (3, "B", Fate.DIFFERS)],
        "e2": [(4, "A", Fate.REPLACED), (5, "A", Fate.COUNTED), (6, "C", Fate.DENIES)],
        "e3": [(7, "A", Fate.NO_NUMBER)],
        "e5": [(10, "A", Fate.TAKEN_BACK), (11, "A", Fate.WITHDRAWN), (12, "B", Fate.COUNTED)],
    }


def test_what_a_later_row_of_its_source_leaves_blank_still_counts(tmp_path):
    header = "event_id,date_start,reported_on,admin1,place,killed,displaced,source\n"
    rows = (
        "e1,2026-03-03,2026-03-04,North,Alder,3,200,A\n"
        "e1,2026-03-03,2026-03-05,North,Alder,5,,A\n"
        "e2,2026-03-04,2026-03-04,North,Birch,,1000,A\n"
    )
    config = workspace(tmp_path, {"log.csv": header + rows}, config_for("log.csv"))
    found = asked(config, "displaced").terms
    assert [a.fate for a in found[0].accounts] == [Fate.COUNTED, Fate.NO_NUMBER]
    assert [t.so_far.best for t in found] == [200, 1200]
    killed = asked(config).terms
    assert [a.fate for a in killed[0].accounts] == [Fate.REPLACED, Fate.COUNTED]


def test_what_had_not_been_reported_by_the_cut_off_is_told(config):
    found = asked(config, as_of=dt.date(2026, 3, 5))
    assert {t.event_id: t.figure.best for t in found.terms} == {"e1": 3, "e2": 2}
    assert [a.fate for a in found.terms[1].accounts] == [Fate.COUNTED, Fate.TOO_LATE, Fate.TOO_LATE]


def test_events_in_no_sum_are_named_with_the_reason(config):
    assert [(a.event_id, a.reason) for a in asked(config).aside] == [
        ("e6", "its date is known too coarsely for the period"),
        ("e4", "all its sources have withdrawn it"),
    ]


def test_of_one_area_only_its_own_events_are_named_as_in_no_sum(config):
    assert [a.event_id for a in asked(config, area="South").aside] == ["e6", "e4"]
    assert asked(config, area="North").aside == ()


def test_of_attacks_on_health_care_only_those_are_named_as_in_no_sum(tmp_path):
    rows = (
        "event_id,date_start,place,facility_type,killed,source\n"
        "e1,2026-03-03,Alder,hospital,1,A\n"
        "e2,2026-03,Birch,hospital,1,A\n"
        "e3,2026-03,Cedar,,8,A\n"
    )
    config = workspace(tmp_path, {"log.csv": rows}, config_for("log.csv"))
    assert [a.event_id for a in asked(config, "attacks_on_health").aside] == ["e2"]
    assert [a.event_id for a in asked(config).aside] == ["e2", "e3"]


def test_one_area_and_one_group_can_be_asked_for(config):
    south = asked(config, area="south")
    assert (south.area, [t.event_id for t in south.terms]) == ("South", ["e2", "e3", "e5"])
    women = asked(config, group="women")
    # Two women of the three or four, and nothing stated of the others; small, and not withheld.
    assert (women.text, women.terms[0].figure.best) == ("at least 2", 2)


def test_what_groups_leave_is_no_sum_of_events(config):
    found = asked(config, group="sex_and_age_not_stated")
    assert found.kind is Kind.REST
    asked_for = ("killed", "2026-W10", "--group", "sex_and_age_not_stated")
    run = sitrep("explain", *asked_for, cwd=config.parent)
    assert "what the groups leave of the total: explain the total, and each group" in run.stdout
    assert "Sum" not in run.stdout


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ({"indicator": "kiled"}, 'no event of the period states "kiled"; did you mean "killed"?'),
        ({"group": "woman"}, '"woman" is not a group of killed in this period; did you mean "wo'),
        ({"area": "Sout"}, '"Sout" is not an area with killed in this period; did you mean "So'),
        ({"area": "South", "group": "women"}, "no figure of a group in one area"),
    ],
)
def test_a_figure_that_is_not_there_is_refused_with_the_nearest_name(config, question, said):
    with pytest.raises(package.SitrepError) as refused:
        asked(config, **question)
    assert said in refused.value.message


def test_the_command_prints_it_line_by_line_and_as_json(config):
    run = sitrep("explain", "killed", "2026-W10", cwd=config.parent)
    assert run.returncode == 0, run.stderr
    lines = run.stdout.splitlines()
    assert lines[0] == "people killed, 2–8 March 2026: at least 9"
    assert "  e1, 3 March 2026, Alder, North: 3" in lines
    assert "    log.csv:3: B, reported 5 March 2026: 4: another number counts" in lines
    assert "  e2  at least 5 [5, 5, open]  makes at least 8 [8, 8, open]" in lines
    data = json.loads(sitrep("explain", "killed", "2026-W10", "--json", cwd=config.parent).stdout)
    assert [term["event_id"] for term in data["terms"]] == ["e1", "e2", "e3", "e5"]
    assert data["terms"][2]["figure"] is None


def test_the_sum_of_every_figure_of_the_example_is_the_report_s():
    config = ROOT / "config.toml"
    for indicator, group in (("killed", ""), ("killed", "civilians"), ("injured", "")):
        found = explain(Request(config, DAY, "2019-W19"), Question(indicator, group))
        assert len(found.terms) == found.tally.of > 3
        assert found.terms[-1].so_far == found.tally.figure


def test_attacks_on_health_care_are_a_count_of_events(tmp_path):
    rows = "event_id,date_start,event_type,place,facility_name,source\n" + (
        "h1,2026-03-03,attack_on_health,Alder,Thorn Hospital,A\n"
        "h2,2026-03-04,attack_on_health,Birch,,A\n"
        "x1,2026-03-04,shelling,Birch,,A\n"
    )
    config = workspace(tmp_path, {"log.csv": rows}, config_for("log.csv"))
    found = asked(config, "attacks_on_health")
    assert (found.text, found.kind) == ("2", Kind.COUNT)
    assert [(t.event_id, t.so_far) for t in found.terms] == [("h1", None), ("h2", None)]


def test_of_the_example_the_source_that_is_not_counted_is_said_to_stand_beside():
    config = ROOT / "config.toml"
    killed, injured = (asked(config, name, "2019-W19") for name in ("killed", "injured"))
    assert any("of the press beside those that count" in a.reason for a in killed.aside)
    assert any("of UCDP beside those that count" in a.reason for a in injured.aside)
