"""``count_rows``: of a register of people each event's dead and injured are counted, by group."""

import math
import tomllib

import pytest
from samples.shapes import Shape, said

from sitrep.model.figure import Figure, Qualifier
from sitrep.wording import Words

#: Event a: 3 killed (a woman, a man, a girl), 1 injured (a man); event b: 1 killed of no sex
#: and 1 woman; event c: 1 injured boy.
REGISTER = (
    "Incident,Date,Kind,Name,Sex,Age,Fate,Place\n"
    "a,2026-03-02,shelling,N.N.,F,34,Killed,Hass\n"
    "a,2026-03-02,shelling,N.N.,M,50,killed,Hass\n"
    "a,2026-03-02,shelling,N.N.,f,6,died,\n"
    "a,2026-03-02,shelling,N.N.,m,18+,wounded,Hass\n"
    "b,2026-03-03,airstrike,N.N.,,,killed,Idlib\n"
    "b,2026-03-03,airstrike,N.N.,female,adult,killed,Idlib\n"
    "c,2026-03-04,shelling,N.N.,boy,12-15,injured,Sarmin\n"
)
MAPPED = (
    'columns = {event_id = "Incident", date_start = "Date", event_type = "Kind", place = "Place"}\n'
)
COUNT = 'count_rows = {outcome = "Fate", sex = "Sex", age = "Age"}\n'


def register(folder, text=REGISTER, source=MAPPED + COUNT):
    return Shape(folder, {"people.csv": text}, source)


@pytest.fixture
def accounts(tmp_path):
    inputs = register(tmp_path).inputs()
    assert [p for p in inputs.problems if p.severity == "error"] == []
    return inputs.cleaned.accounts.set_index("event_id")


def test_each_event_counts_its_people(accounts):
    assert accounts["killed__best"].fillna(-1).tolist() == [3, 2, -1]
    assert accounts["injured__best"].fillna(-1).tolist() == [1, -1, 1]


def test_women_men_and_children_are_counted_inside_the_whole(accounts):
    groups = {
        g: accounts[f"killed_{g}__best"].fillna(-1).tolist() for g in ("women", "men", "girls")
    }
    # Of event b one is a woman, and the other may be one: at least 1. Whether there is a man or
    # a girl among the two can't be said.
    assert groups == {"women": [1, 1, -1], "men": [1, -1, -1], "girls": [1, -1, -1]}
    assert accounts["killed_boys__best"].fillna(-1).tolist() == [0, -1, -1]
    assert accounts["killed_children__best"].fillna(-1).tolist() == [1, -1, -1]
    assert accounts["injured_boys__best"].fillna(-1).tolist() == [0, -1, 1]
    assert accounts["killed_women__high"].fillna(-1).tolist() == [1, math.inf, -1]


def test_a_report_of_them_counts_the_dead_once(tmp_path):
    made = register(tmp_path)
    # One event of three states nobody killed: the sum is a minimum.
    assert made.killed() == (5, 5, None)
    assert made.killed(group="women")[:2] == (2, 2)


def test_every_row_is_used_or_counted_in_its_event(tmp_path):
    made = register(tmp_path)
    (count,) = made.inputs().cleaned.counts
    assert (count.rows, count.used, dict(count.left_out)) == (7, 3, {"person_counted": 4})


def test_the_line_of_an_event_is_that_of_its_first_person(accounts):
    assert accounts["line"].tolist() == [2, 6, 8]


def test_rows_that_are_all_of_people_killed_need_no_outcome(tmp_path):
    made = register(tmp_path, source=MAPPED + 'count_rows = "killed"\n')
    assert made.killed() == (7, 7, 7)


def test_sex_alone_tells_females_from_males_and_nobody_a_woman(tmp_path):
    source = MAPPED + 'count_rows = {indicator = "killed", sex = "Sex"}\n'
    accounts = register(tmp_path, source=source).inputs().cleaned.accounts
    assert accounts["killed_females__best"].tolist() == [2, 1, 0]
    assert "killed_women__best" not in accounts


def test_the_problem_of_rows_that_are_victims_is_mended_as_it_says(tmp_path):
    text = "event_id,date_start,killed,description\na,2026-03-02,1,one\na,2026-03-02,2,two\n"
    (problem,) = Shape(tmp_path / "a", {"p.csv": text}).problems()
    assert "count_rows" in problem.hint
    source = 'count_rows = "killed"\ncolumns = {killed = ""}'
    made = Shape(tmp_path / "b", {"p.csv": text}, source)
    assert made.killed() == (2, 2, 2)


def test_words_of_ones_own_are_explained_by_values(tmp_path):
    text = REGISTER.replace("died", "succumbed")
    (problem,) = register(tmp_path / "a", text).problems()
    assert said(problem) == ("Fate", "succumbed", 4)
    assert "values" in problem.hint
    source = MAPPED + COUNT + 'values = {Fate = {succumbed = "killed"}}'
    assert register(tmp_path / "b", text, source).killed() == (5, 5, None)


def test_spanish_letters_are_told_by_what_stands_beside_them(tmp_path):
    text = "event_id,date_start,Sexo\na,2026-03-02,M\na,2026-03-02,H\na,2026-03-02,M\n"
    source = 'count_rows = {indicator = "killed", sex = "Sexo"}'
    accounts = Shape(tmp_path / "a", {"p.csv": text}, source).inputs().cleaned.accounts
    assert accounts["killed_females__best"].tolist() == [2]
    made = Shape(tmp_path / "b", {"p.csv": text.replace("H", "M")}, source)
    (problem,) = [p for p in made.problems("warning") if p.column == "Sexo"]
    assert said(problem) == ("Sexo", "M", 2)


# --- wrong use --------------------------------------------------------------------------------


def test_no_column_of_events_is_a_problem(tmp_path):
    made = register(tmp_path, source='columns = {date_start = "Date"}\n' + COUNT)
    (problem,) = made.problems()
    assert (problem.column, problem.code, problem.line) == ("count_rows", "column_missing", 1)
    assert "event_id" in problem.hint


def test_a_column_that_is_not_there_is_a_problem(tmp_path):
    made = register(tmp_path, source=MAPPED + 'count_rows = {outcome = "Fat", sex = "Sex"}\n')
    (problem,) = made.problems()
    assert said(problem) == ("count_rows.outcome", "Fat", 1)
    assert problem.hint == 'did you mean "Fate"?'


def test_a_column_that_states_the_count_already_is_a_problem(tmp_path):
    text = "event_id,date_start,killed\na,2026-03-02,1\n"
    (problem,) = Shape(tmp_path, {"p.csv": text}, 'count_rows = "killed"').problems()
    assert said(problem) == ("killed", "", 1)
    assert problem.hint == 'drop the column: columns = {killed = ""}'


#: Event a: a man killed, 12 displaced; event b: a mass displacement of 340 without victims.
WITH_DISPLACED = (
    "event_id,date_start,displaced,Fate,Sex\n"
    "a,2026-03-02,12,killed,M\n"
    "a,2026-03-02,,wounded,F\n"
    "b,2026-03-03,340,,\n"
)
FATE_AND_SEX = 'count_rows = {outcome = "Fate", sex = "Sex"}\n'


def test_a_number_that_is_of_the_event_is_taken_once_beside_its_people(tmp_path):
    inputs = Shape(tmp_path, {"people.csv": WITH_DISPLACED}, FATE_AND_SEX).inputs()
    accounts = inputs.cleaned.accounts.set_index("event_id")
    assert accounts["displaced__best"].tolist() == [12, 340]
    assert accounts["killed__best"].fillna(-1).tolist() == [1, -1]


def test_numbers_of_one_event_that_differ_between_its_people_are_a_problem(tmp_path):
    text = WITH_DISPLACED.replace("a,2026-03-02,,", "a,2026-03-02,15,")
    (problem,) = Shape(tmp_path, {"people.csv": text}, FATE_AND_SEX).problems()
    assert said(problem) == ("displaced", "15", 3)


def test_an_event_without_people_states_nobody_and_is_no_problem(tmp_path):
    made = Shape(tmp_path, {"people.csv": WITH_DISPLACED}, FATE_AND_SEX)
    assert made.problems() == []
    (count,) = made.inputs().cleaned.counts
    assert (count.rows, count.used) == (3, 2)


@pytest.mark.parametrize("row", ["b,2026-03-03,340,,F\n", "a,2026-03-02,12,,\n"])
def test_a_person_of_whom_no_outcome_is_known_is_a_problem(tmp_path, row):
    text = WITH_DISPLACED.replace("b,2026-03-03,340,,\n", row)
    (problem,) = Shape(tmp_path, {"people.csv": text}, FATE_AND_SEX).problems()
    assert said(problem) == ("Fate", "", 4)


def test_rows_of_one_event_that_differ_are_a_problem_at_the_later_line(tmp_path):
    text = REGISTER.replace("female,adult,killed,Idlib", "female,adult,killed,Hama")
    (problem,) = register(tmp_path, text).problems()
    assert said(problem) == ("Place", "Hama", 7)
    assert "on line 6" in problem.reason


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("true", "does not say what each row counts"),
        ('{sex = "Sex"}', "needs indicator or outcome"),
        ('{indicator = "killed", outcome = "Fate"}', "needs indicator or outcome"),
        ('{outcom = "Fate"}', "is not a key of [source.count_rows]"),
    ],
)
def test_a_value_that_says_too_little_is_a_problem_of_config(tmp_path, value, reason):
    from sitrep.model.problem import SitrepError

    with pytest.raises(SitrepError) as error:
        register(tmp_path, source=MAPPED + f"count_rows = {value}\n").inputs()
    assert any(p.reason == reason and p.line == 7 for p in error.value.problems)


def test_an_unknown_indicator_is_a_problem(tmp_path):
    (problem,) = register(tmp_path, source=MAPPED + 'count_rows = "kiled"\n').problems()
    assert said(problem)[:2] == ("count_rows.indicator", "kiled")


@pytest.mark.parametrize(
    ("dead", "hurt"),
    [
        ("muerto", "herido"),
        ("Fallecida", "Lesionada"),
        ("décédée", "blessée"),
        ("загинула", "поранений"),
        ("погиб", "ранена"),
        ("قتيل", "جريح"),
    ],
)
def test_what_became_of_one_person_is_read_in_the_singular(tmp_path, dead, hurt):
    text = "Incident,Date,Fate\n" + "".join(f"a,2026-03-02,{w}\n" for w in (dead, dead, hurt))
    source = 'columns = {event_id = "Incident", date_start = "Date"}\n'
    accounts = register(tmp_path, text, source + 'count_rows = {outcome = "Fate"}\n').inputs()
    (row,) = accounts.cleaned.accounts.to_dict("records")
    assert (row["killed__best"], row["injured__best"]) == (2, 1)


def test_where_an_age_is_not_known_a_sum_of_no_children_says_that_it_is_of_some(tmp_path):
    rows = "a,2026-03-02,wounded,M,41\nb,2026-03-03,wounded,M,\n"
    text = f"event_id,date_start,Fate,Sex,Age\n{rows}"
    made = Shape(tmp_path, {"people.csv": text}, COUNT)
    # The second may be a boy: 0 and a number that is not stated.
    low, best, high = made.killed(group="boys", indicator="injured")
    assert high is None
    assert Words("en").figure(Figure(low, best, high, Qualifier.EXACT)) == "0 (where stated)"


CODED = REGISTER.replace("F,34", "F,99").replace("M,50", "M,99").replace("m,18+", "m,99")


def test_an_age_that_may_say_not_known_is_told_once_and_counts_until_it_is_declared(tmp_path):
    made = register(tmp_path, CODED)
    (problem,) = made.inputs().problems
    assert (problem.line, problem.column, problem.value) == (2, "Age", "99")
    assert (problem.code, problem.severity) == ("number_may_be_code", "warning")
    assert problem.reason == 'may be a code for "not known", in 3 rows'
    own, _, every = problem.hint.partition("; or of every column and source: [rules] ")
    for remedy in (own.partition("[[source]]: ")[2] + "\n" + MAPPED, MAPPED):
        rule = f"\n[rules]\n{every}\n" if remedy == MAPPED else ""
        inputs = register(tmp_path, CODED, remedy + COUNT + rule).inputs()
        assert inputs.problems == ()
        accounts = inputs.cleaned.accounts.set_index("event_id")
        # Of the three dead of event a one is surely a girl, the other two are of no known age.
        assert accounts.loc["a", ["killed__best", "killed_children__best"]].tolist() == [3, 1]
        assert math.isinf(accounts.loc["a", "killed_children__high"])


@pytest.mark.parametrize("age", ["999", "-1", "-99"])
def test_an_age_that_nobody_reaches_is_in_no_group_and_told(tmp_path, age):
    made = register(tmp_path, REGISTER.replace("F,34", f"F,{age}"))
    (problem,) = made.inputs().problems
    assert (problem.line, problem.column, problem.severity) == (2, "Age", "warning")
    accounts = made.inputs().cleaned.accounts.set_index("event_id")
    assert math.isinf(accounts.loc["a", "killed_children__high"])


def test_the_remedy_of_an_unread_age_quotes_a_header_of_two_words(tmp_path):
    text = REGISTER.replace(",Age,", ",Age (years),").replace("F,34", "F,dunno")
    (problem,) = (
        register(tmp_path, text, MAPPED + COUNT.replace("Age", "Age (years)")).inputs().problems
    )
    remedy = tomllib.loads(problem.hint.partition("[[source]]: ")[2])
    assert remedy == {"values": {"Age (years)": {"…": "child"}}}
