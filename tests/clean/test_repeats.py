"""Rows without an id that say the very same as others are told: each of them counts."""

import pytest
from samples.summaries import Log
from samples.workspaces import config_for, workspace

from sitrep.pipeline import gather

HEAD = "date_start,event_type,admin1,place,killed,source\n"
A = "2019-05-06,shelling,Idleb,Hass,2,Agency\n"
B = "2019-05-07,airstrike,Hama,Kafr,at least 4,Agency\n"
C = "2019-05-08,shelling,Hama,Kafr,,Radio\n"


def told(folder, **files):
    files = {f"{name}.csv": text for name, text in files.items()}
    found = gather(workspace(folder, files, config_for(*files)))
    assert len(found.cleaned.accounts) == sum(text.count("\n") - 1 for text in files.values())
    return [f"{p.severity.value}: {p}" for p in found.problems if "repeat" in p.reason]


def test_last_week_s_export_beside_this_week_s_is_told(tmp_path):
    # Rows 2 and 4 of the newer one repeat rows 2 and 3 of the older one.
    assert told(tmp_path, last=HEAD + A + B, this=HEAD + A + C + B) == [
        "warning: this.csv:2: is the first of 2 rows that repeat rows of last.csv; it repeats "
        "line 2; each counts as an event of its own: add event_id, or delete the repeated rows"
    ]


def test_a_row_that_stands_twice_in_one_file_is_told_with_the_line_of_the_first(tmp_path):
    (line,) = told(tmp_path, log=HEAD + A + B + A)
    assert line.startswith("warning: log.csv:4: repeats log.csv:2; ")


def test_another_figure_place_or_day_makes_another_event(tmp_path):
    others = A.replace(",2,", ",3,"), A.replace("Hass", "Binnish"), A.replace("-06", "-07")
    assert told(tmp_path, last=HEAD + A, this=HEAD + "".join(others)) == []


def test_rows_that_have_an_id_are_told_apart_by_it(tmp_path):
    head, one, other = f"event_id,{HEAD}", f"e1,{A}", f"e2,{A}"
    assert told(tmp_path, last=head + one, this=head + other) == []


def test_rows_that_say_next_to_nothing_are_alike_and_no_repetition(tmp_path):
    bare = "2019-05-06,shelling,Idleb,,,Agency\n"
    assert told(tmp_path, log=HEAD + bare + bare) == []


# --- repeats of rows without an id, and second accounts of one day ----------------------------


def test_rows_that_have_ids_beside_rows_that_have_none_are_not_compared(tmp_path):
    files = {"last": f"event_id,{HEAD}e1:2,{A}", "this": HEAD + A}
    assert told(tmp_path, **files) == []


def test_every_kind_of_row_that_says_something_can_repeat(tmp_path):
    for n, row in enumerate(
        (
            "2019-05-06,shelling,Idleb,,2,Agency\n",
            "2019-05-06,shelling,Idleb,Hass,,Agency\n",
        )
    ):
        assert len(told(tmp_path / str(n), log=HEAD + row + row)) == 1


def test_a_row_repeated_thrice_is_told_with_the_first_of_them(tmp_path):
    (line,) = told(tmp_path, log=HEAD + A + B + A + A)
    assert line.startswith(
        "warning: log.csv:4: is the first of 2 rows that repeat rows of log.csv; it repeats line 2;"
    )


def test_rows_that_repeat_those_of_two_files_are_told_apart(tmp_path):
    found = told(tmp_path, one=HEAD + A, two=HEAD + B, three=HEAD + A + B)
    assert [line.partition(";")[0] for line in found] == [
        "warning: three.csv:2: repeats one.csv:2",
        "warning: three.csv:3: repeats two.csv:2",
    ]


def test_a_figure_said_in_other_words_or_with_another_qualifier_makes_another_row(tmp_path):
    for n, figure in enumerate(("at least 2", "2-3", "about 2")):
        other = A.replace(",2,", f",{figure},")
        assert told(tmp_path / str(n), log=HEAD + A + other) == []


ONE = {"event_id": "e", "source": "A", "reported_on": "2019-05-07", "event_type": "shelling"}


def second(folder, first, other):
    """Return of the problems with a second account of one day: line, code and what differs."""
    found = Log(folder).events(ONE | first, ONE | other).inputs()
    problems = [p for p in found.problems if p.severity == "error"]
    kept = len(found.cleaned.accounts)
    assert kept == 2 - len(problems)
    return [(p.line, p.code.value, p.reason.partition("differs in ")[2]) for p in problems]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        # What the other row adds completes the first one.
        ({"killed": "1"}, {"injured": "2"}),
        ({"place": "Hass"}, {"killed": "2"}),
        ({"event_type": ""}, {}),
        ({"event_type": "attack_on_health"}, {"killed": "1"}),
        ({"status": "confirmed"}, {"killed": "2"}),
        # Two facilities of one attack may differ in what is said of each.
        (
            {"facility_id": "F", "place": "Hass", "facility_damage": "destroyed"},
            {"facility_id": "G", "place": "Ihsim", "facility_damage": "damaged"},
        ),
        ({"facility_type": "clinic"}, {"facility_type": "ambulance"}),
        # Another day, another source, a withdrawal.
        ({"killed": "1"}, {"killed": "2", "reported_on": "2019-05-08"}),
        ({"killed": "1"}, {"killed": "2", "source": "B"}),
    ],
)
def test_accounts_of_one_day_that_complete_each_other_both_stand(tmp_path, first, other):
    assert second(tmp_path, first, other) == []


@pytest.mark.parametrize(
    ("first", "other", "column"),
    [
        ({"killed": "1"}, {"killed": "2"}, "killed"),
        ({"killed": "1-2"}, {"killed": "1-3"}, "killed"),
        ({"killed_women": "1", "killed": "3"}, {"killed_women": "2"}, "killed_women"),
        ({"admin1": "Idleb"}, {"admin1": "Hama", "killed": "1"}, "admin1"),
        (
            {"facility_id": "F", "facility_damage": "x"},
            {"facility_id": "F", "facility_damage": "y"},
            "facility_damage",
        ),
        # Of two facilities the dead are the attack's.
        ({"facility_id": "F", "killed": "1"}, {"facility_id": "G", "killed": "2"}, "killed"),
        # A row that names no facility speaks of all.
        ({"facility_id": "F", "place": "Hass"}, {"place": "Ihsim", "killed": "2"}, "place"),
        ({"place": "Ihsim", "killed": "2"}, {"facility_id": "F", "place": "Hass"}, "place"),
        ({"status": "confirmed"}, {"status": "disputed", "killed": "1"}, "status/standing"),
        ({"status": "denied"}, {"killed": "1"}, "status"),
        ({}, {"date_end": "2019-05-07", "killed": "1"}, "date_start"),
    ],
)
def test_accounts_of_one_day_that_contradict_each_other_are_a_problem(
    tmp_path, first, other, column
):
    assert second(tmp_path, first, other) == [(3, "accounts_contradict", column)]


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ({"killed": "1"}, {"killed": "1"}),
        ({"place": "Hass"}, {"place": "HASS"}),
        ({"killed": "1", "place": "Hass"}, {"killed": "1"}),
    ],
)
def test_an_account_that_adds_nothing_is_a_repeated_one(tmp_path, first, other):
    assert second(tmp_path, first, other) == [(3, "account_repeated", "")]


def test_a_withdrawal_contradicts_no_account_of_its_day(tmp_path):
    inputs = Log(tmp_path).events(ONE | {"killed": "1"}, ONE | {"status": "withdrawn"}).inputs()
    assert inputs.problems == ()


def test_of_many_accounts_only_those_that_contradict_are_left_out(tmp_path):
    rows = [
        ONE | {"killed": "1"},
        ONE | {"killed": "2"},
        ONE | {"injured": "3"},
        ONE | {"event_id": "f", "killed": "9"},
        ONE | {"killed": "3"},
    ]
    inputs = Log(tmp_path).events(*rows).inputs()
    assert inputs.cleaned.accounts["line"].tolist() == [2, 4, 5]
    assert [p.line for p in inputs.problems] == [3, 6]
    assert all("events.csv:2" in p.reason for p in inputs.problems)


def test_an_account_that_adds_nothing_to_two_names_the_first_of_them(tmp_path):
    rows = [ONE | {"killed": "1"}, ONE | {"injured": "2"}, ONE | {"killed": "1", "injured": "2"}]
    inputs = Log(tmp_path).events(*rows).inputs()
    (problem,) = inputs.problems
    assert (problem.line, problem.code.value) == (4, "account_repeated")
    assert problem.reason.endswith("events.csv:2")
    assert "index" not in inputs.cleaned.accounts
    assert inputs.cleaned.accounts.index.tolist() == [0, 1]
