"""Small counts by sex and age are withheld from the public, with whatever would tell them."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.command import sitrep
from samples.examples import examples
from samples.summaries import Log, summary
from samples.workspaces import config_for, workspace

from sitrep.arithmetic.small_cells import is_small
from sitrep.model.cells import cells
from sitrep.model.edition import EDITIONS
from sitrep.model.figure import Figure, Qualifier, Suppressed
from sitrep.model.summary import Rules
from sitrep.redact import redact

HIDDEN = Suppressed.SUPPRESSED
WEEKS = ("2019-W17", "2019-W18", "2019-W19", "2019-W20", "2019-W21")
MONDAYS = ("2019-04-22", "2019-04-29", "2019-05-06", "2019-05-13", "2019-05-20")


def log(tmp_path, *events, rules="", report=""):
    return Log(tmp_path, rules=rules, report=report).events(*events)


def groups(found, where="tallies"):
    """The figures of the groups of people killed: a number, "withheld", or nothing stated."""
    made = {}
    for (name, group), tally in getattr(found, where).items():
        if name == "killed" and group and not group.endswith("not_stated"):
            figure = tally.figure
            made[group] = figure.best if isinstance(figure, Figure) else figure
    return made


def figure(low, high, qualifier=Qualifier.EXACT):
    return Figure(low, low, high, qualifier)


@pytest.mark.parametrize(
    ("value", "small"),
    [
        (figure(1, 1), True),
        (figure(4, 4), True),
        (figure(5, 5), False),
        (figure(0, 0), False),
        (None, False),
        (HIDDEN, False),
        # It may be small.
        (figure(2, 9, Qualifier.RANGE), True),
        (figure(0, 20, Qualifier.UP_TO), True),
        (figure(3, None, Qualifier.AT_LEAST), True),
        (figure(5, None, Qualifier.AT_LEAST), False),
    ],
)
def test_a_cell_is_small_from_one_to_the_threshold_less_one(value, small):
    assert is_small(value, Rules()) is small


def test_one_small_cell_withholds_all_cells_of_its_indicator_and_the_total_stays(tmp_path):
    event = {"killed": 40, "killed_women": 3, "killed_men": 17, "killed_children": 20}
    found = log(tmp_path, event).summary()
    shown = redact(found)
    assert groups(found) == {"women": 3, "men": 17, "children": 20}
    assert groups(shown) == dict.fromkeys(("women", "men", "children"), HIDDEN)
    assert shown.tallies["killed", ""].figure.best == 40
    assert shown.withheld == ("killed",)


@pytest.mark.parametrize("name", ["elderly", "infants", "under_5", "women_and_children"])
def test_a_group_by_age_or_sex_of_the_log_s_own_is_a_cell(tmp_path, name):
    shown = redact(log(tmp_path, {"killed": 9, f"killed_{name}": 2}).summary())
    assert groups(shown) == {name: HIDDEN}
    assert [line.figures[f"killed_{name}"] for line in shown.events] == [HIDDEN]


def test_another_indicator_of_the_same_events_keeps_its_cells(tmp_path):
    event = {"killed": 9, "killed_women": 1, "killed_men": 8, "injured": 30, "injured_women": 12}
    shown = redact(log(tmp_path, event).summary())
    assert groups(shown) == {"women": HIDDEN, "men": HIDDEN}
    assert shown.tallies["injured", "women"].figure.best == 12


def test_civilians_and_zero_and_what_nobody_states_are_no_small_cells(tmp_path):
    event = {"killed": 12, "killed_civilians": 2, "killed_women": 0, "killed_men": 12}
    shown = redact(log(tmp_path, event).summary())
    assert groups(shown) == {"civilians": 2, "women": 0, "men": 12}
    assert shown.withheld == ()


def test_config_names_further_groups_and_the_threshold_and_switches_it_off(tmp_path):
    event = {"killed": 30, "killed_civilians": 8, "killed_women": 9}
    for rules, kept in (
        ("", {"civilians": 8, "women": 9}),
        ("small_cell = 9", {"civilians": 8, "women": 9}),
        ("small_cell = 10", {"civilians": 8, "women": HIDDEN}),
        (
            'small_cell = 9\nsmall_cell_groups = ["civilians"]',
            {"civilians": HIDDEN, "women": HIDDEN},
        ),
        ("small_cell = 1", {"civilians": 8, "women": 9}),
    ):
        assert groups(redact(log(tmp_path, event, rules=rules).summary())) == kept, rules


def test_other_editions_keep_small_cells(tmp_path):
    found = log(tmp_path, {"killed": 3, "killed_women": 3}).summary()
    assert groups(redact(found, EDITIONS["partner"])) == {"women": 3}
    assert groups(redact(found, EDITIONS["internal"])) == {"women": 3}
    assert groups(redact(found, replace(EDITIONS["public"], small_cells=True))) == {"women": 3}


def test_an_event_s_small_cell_is_withheld_and_the_period_s_larger_sum_is_not(tmp_path):
    events = [{"killed": 6, "killed_women": n} for n in (2, 6)]
    shown = redact(log(tmp_path, *events).summary())
    assert groups(shown) == {"women": 8}
    # The other event's six would tell the two.
    assert [line.figures["killed_women"] for line in shown.events] == [HIDDEN, HIDDEN]
    assert [line.figures["killed"].best for line in shown.events] == [6, 6]


def test_the_sum_since_the_baseline_is_withheld_once_a_period_since_then_was_small(tmp_path):
    events = [
        {"date_start": day, "killed": n, "killed_women": n}
        for day, n in zip(MONDAYS, (20, 30, 2, 40, 50), strict=True)
    ]
    made = log(tmp_path, *events, report="baseline = 2019-04-22")
    seen = {
        week: (
            groups(redact(made.summary(week)))["women"],
            groups(redact(made.summary(week)), "cumulative")["women"],
        )
        for week in WEEKS
    }
    assert seen == {
        "2019-W17": (20, 20),
        "2019-W18": (30, 50),
        "2019-W19": (HIDDEN, HIDDEN),
        # The two of the week before are not printed beside it.
        "2019-W20": (40, HIDDEN),
        # W20 is printed beside it as 40: 142 - 50 - 40 - 50 would tell the two of W19.
        "2019-W21": (50, HIDDEN),
    }
    assert redact(made.summary("2019-W20")).tallies["killed", "women"].previous is HIDDEN
    assert redact(made.summary("2019-W21")).tallies["killed", "women"].previous.best == 40


@pytest.mark.parametrize(("girls", "kept"), [(8, False), (6, False), (10, True), (5, True)])
def test_what_is_left_of_children_beside_girls_is_a_cell_too(tmp_path, girls, kept):
    told = {"children": 10, "girls": girls}
    event = {"killed": 40} | {f"killed_{group}": n for group, n in told.items()}
    shown = groups(redact(log(tmp_path, event).summary()))
    # Of ten children eight are girls: two are boys, or of no stated sex.
    assert {g: n for g, n in shown.items() if g in told} == (
        told if kept else dict.fromkeys(told, HIDDEN)
    )


def test_sources_that_differ_on_a_withheld_cell_are_not_listed(tmp_path):
    rows = [
        {"event_id": "e", "killed": 9, "killed_women": n, "source": source}
        for n, source in ((2, "A"), (3, "B"))
    ]
    found = log(tmp_path, *rows).summary()
    assert [c.group for c in found.conflicts] == ["women"]
    assert redact(found).conflicts == ()


def test_a_source_s_correction_of_a_withheld_cell_is_not_listed(tmp_path):
    rows = [
        {"event_id": "e", "killed": 9, "killed_women": n, "source": "A", "reported_on": day}
        for n, day in ((2, "2019-05-07"), (3, "2019-05-08"))
    ]
    found = log(tmp_path, *rows).summary()
    assert [r.indicator for r in found.revisions] == ["killed_women"]
    assert redact(found).revisions == ()


def test_a_running_total_of_a_small_group_is_withheld_with_the_others_of_its_source(tmp_path):
    given = {"since": "2019-04-01", "as_of": "2019-05-12"}
    found = (
        Log(tmp_path)
        .events({"killed": 1})
        .totals(
            {**given, "figure": "50", "source": "A"},
            {**given, "figure": "3", "group": "girls", "source": "A"},
            {**given, "figure": "47", "group": "men", "source": "A"},
            {**given, "figure": "60", "group": "men", "source": "B"},
        )
        .summary()
    )
    shown = [(t.source, t.group, t.figure and t.figure.best) for t in redact(found).totals if t]
    told = {(source, group): best for source, group, best in shown}
    assert told["A", ""] == 50
    assert told["B", "men"] == 60
    assert told["A", "girls"] is told["A", "men"] is HIDDEN
    assert redact(found).withheld == ("killed",)


@pytest.mark.parametrize("group", ["Girls", "filles", "women and children", "البنات", "дети"])
def test_a_running_total_s_group_is_known_in_the_source_s_own_words(tmp_path, group):
    total = {"since": "2019-04-01", "as_of": "2019-05-12", "figure": "3", "group": group}
    found = Log(tmp_path).events({"killed": 1}).totals(total).summary()
    assert [t.figure for t in redact(found).totals] == [HIDDEN]


def test_a_correction_of_a_withheld_running_total_is_not_listed(tmp_path):
    given = {"total_id": "t", "since": "2019-04-01", "as_of": "2019-05-12", "group": "girls"}
    found = (
        Log(tmp_path)
        .events({"killed": 1})
        .totals(
            {**given, "total_id": "t1", "figure": "3", "reported_on": "2019-05-12"},
            {**given, "total_id": "t2", "figure": "4", "reported_on": "2019-05-13"},
        )
        .summary(as_of="2019-05-14")
    )
    assert [r.indicator for r in found.revisions] == ["killed_girls"]
    assert redact(found).revisions == ()


def test_a_small_rise_of_a_running_total_withholds_it(tmp_path):
    found = (
        Log(tmp_path)
        .events({"killed": 1})
        .totals(
            *(
                {"since": "2019-04-01", "as_of": day, "group": "children", "figure": n}
                for day, n in (("2019-05-07", "60"), ("2019-05-12", "62"))
            )
        )
        .summary()
    )
    assert [s.rises for s in found.series] == [(2,)]
    shown = redact(found)
    assert shown.series == ()
    assert {t.figure for t in shown.totals} == {HIDDEN}


def test_page_and_data_say_that_cells_are_withheld_and_never_that_they_are_not_reported(tmp_path):
    rows = (
        "event_id,date_start,reported_on,admin1,event_type,killed,killed_girls,killed_boys,source\n"
        "e1,2019-05-06,2019-05-07,North,shelling,13,1,12,Agency\n"
    )
    workspace(tmp_path, {"events.csv": rows}, config_for("events.csv"))
    asked = ("--format", "md,html", "--edition", "public,internal")
    assert sitrep("build", "2019-W19", *asked, cwd=tmp_path).returncode == 0
    folder = tmp_path / "reports" / "2019-W19" / "public"
    page = (folder / "sitrep.en.md").read_text(encoding="utf-8")
    said = (
        "Counts by sex and age are withheld in this edition where one of them is below 5, or would "
        "tell one that is."
    )
    assert page.count(said) == 1
    assert "girls" not in page
    data = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    annex = (folder / "annex" / "events.csv").read_text(encoding="utf-8").splitlines()
    header, row = (line.split(",") for line in annex)
    assert row[header.index("girls killed: qualifier")] == "withheld"
    assert row[header.index("girls killed: best")] == ""
    girls = data["figures"]["killed"]["groups"]["girls"]
    assert (girls["best"], girls["text"], girls["suppressed"]) == (None, "withheld", True)
    internal = tmp_path / "restricted" / "2019-W19" / "internal" / "sitrep.en.md"
    assert "| children " in internal.read_text(encoding="utf-8")
    assert "| children " not in page
    assert said not in internal.read_text(encoding="utf-8")


def test_a_text_prints_the_withheld_form_of_a_cell_that_it_names(tmp_path):
    rows = (
        "event_id,date_start,reported_on,killed,killed_girls,source\n"
        "e1,2019-05-06,2019-05-07,13,1,Agency\n"
    )
    workspace(tmp_path, {"events.csv": rows}, config_for("events.csv"))
    (tmp_path / "narrative").mkdir()
    text = "Of the dead, girls: {{ killed.girls | n }}.\n"
    (tmp_path / "narrative" / "2019-W19.md").write_text(text, encoding="utf-8")
    assert sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path).returncode == 0
    page = tmp_path / "reports" / "2019-W19" / "public" / "sitrep.en.md"
    assert "Of the dead, girls: withheld." in page.read_text(encoding="utf-8")


# --- an attacker ----------------------------------------------------------------------------

COUNTS = st.tuples(*[st.sampled_from((0, 2, 4, 5, 7, 9))] * 4)
#: What the log states, as sums of who there is: women, men, girls, other children.
STATED = {
    "women": (1, 0, 0, 0),
    "men": (0, 1, 0, 0),
    "girls": (0, 0, 1, 0),
    "children": (0, 0, 1, 1),
}


class Attacker:
    """One who has every report, and solves the equations that their numbers give."""

    def __init__(self):
        self.equations, self.known = [], []

    def learns(self, weeks, who, value):
        """Take what is printed of a group in some weeks, or of everyone."""
        if isinstance(value, Figure):
            row = np.zeros((len(WEEKS), 4))
            row[weeks] = who
            self.equations.append(row.ravel())
            self.known.append(value.best)

    def knows(self, week, who):
        """Return whether what there is of a group in a week follows from what is printed."""
        cell = np.zeros((len(WEEKS), 4))
        cell[week] = who
        rank = np.linalg.matrix_rank(self.equations)
        return np.linalg.matrix_rank([*self.equations, cell.ravel()]) == rank


@settings(max_examples=examples(20), deadline=None)
@given(st.lists(COUNTS, min_size=len(WEEKS), max_size=len(WEEKS)))
def test_no_attacker_computes_a_small_cell_from_all_reports_published(tmp_path_factory, weeks):
    counted = [{g: int(np.dot(who, w)) for g, who in STATED.items()} for w in weeks]
    rows = [
        {"date_start": day, "killed": sum(week)} | {f"killed_{g}": n for g, n in own.items()}
        for day, week, own in zip(MONDAYS, weeks, counted, strict=True)
    ]
    folder = tmp_path_factory.mktemp("attack")
    inputs = log(folder, *rows, report="baseline = 2019-04-22").inputs()
    attacker = Attacker()
    for week, name in enumerate(WEEKS):
        shown = redact(summary(inputs, name))
        for group, who in {**STATED, "": (1, 1, 1, 1)}.items():
            own, since = shown.tallies["killed", group], shown.cumulative["killed", group]
            attacker.learns([week], who, own.figure)
            attacker.learns([week - 1] if week else [], who, own.previous if week else None)
            attacker.learns(slice(0, week + 1), who, since.figure)
    there = np.array(weeks).ravel()
    assert np.allclose(np.array(attacker.equations) @ there, attacker.known)
    for week, counts in enumerate(weeks):
        for who in {*STATED.values(), (0, 0, 0, 1)}:
            small = 1 <= np.dot(who, counts) <= 4
            assert not (small and attacker.knows(week, who)), (week, who, counts)


@settings(max_examples=examples(20), deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 9)] * 3), min_size=1, max_size=3))
def test_no_small_cell_is_left_anywhere_in_the_public_summary(tmp_path_factory, events):
    names = ("women", "men", "girls")
    rows = [
        {"killed": sum(c)} | {f"killed_{n}": v for n, v in zip(names, c, strict=True)}
        for c in events
    ]
    shown = redact(log(tmp_path_factory.mktemp("cells"), *rows).summary())
    for cell in cells(shown):
        names_of = "_".join(map(str, cell.path))
        if any(name in names_of for name in names):
            assert not is_small(cell.value, Rules()), cell
