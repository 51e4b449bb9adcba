"""``set``, ``values``, ``id_prefix`` and ``columns = {x = ""}``: what rows say in our words."""

import pytest
from samples.shapes import Shape, said

LOG = (
    "ref,date_start,Kind,killed,Standing\n"
    "1,2026-03-02,Luftschlag,2,sicher\n"
    "2,2026-03-03,Luftschlag,3,offen\n"
    "3,2026-03-04,Beschuss,40,offen\n"
)
MAPPED = 'columns = {event_id = "ref", event_type = "Kind", status = "Standing"}\n'
VALUES = (
    '[source.values]\nKind = {luftschlag = "airstrike", "Beschuss" = "shelling"}\n'
    'status = {sicher = "confirmed", offen = ""}\n'
)


# --- set ------------------------------------------------------------------------------------


def test_constants_are_what_every_row_says(tmp_path):
    text = "date_start,killed\n2026-03-02,2\n2026-03-03,3\n"
    made = Shape(tmp_path, {"log.csv": text}, 'set = {event_type = "shelling", source = "WFP"}')
    summary = made.build().summary
    assert [(e.event_type, e.sources) for e in summary.events] == [("shelling", ("WFP",))] * 2
    assert summary.tallies["killed", ""].figure.best == 5


def test_a_table_of_totals_may_have_its_indicator_date_and_source_from_constants(tmp_path):
    text = "Province,People\nNorth,100\nSouth,250\n"
    source = (
        'table = "totals"\ncolumns = {area = "Province", figure = "People"}\n'
        'set = {indicator = "idp_stock", as_of = 2026-03-05, source = "DTM", unit = "people"}'
    )
    totals = Shape(tmp_path, {"t.csv": text}, source).inputs().cleaned.totals
    assert [(t.area, t.figure.best, str(t.as_of), t.source) for t in totals] == [
        ("North", 100, "2026-03-05", "DTM"),
        ("South", 250, "2026-03-05", "DTM"),
    ]


def test_a_constant_that_replaces_what_rows_say_is_told(tmp_path):
    text = "date_start,killed,source\n2026-03-02,2,A\n2026-03-03,3,\n2026-03-03,4,wfp\n"
    made = Shape(tmp_path, {"log.csv": text}, 'set = {source = "WFP"}')
    told = [p for p in made.problems("warning") if p.column == "set.source"]
    assert [(p.value, p.reason) for p in told] == [("WFP", "replaces what 1 row says otherwise")]


def test_a_constant_of_an_unknown_column_is_a_problem(tmp_path):
    made = Shape(tmp_path, {"log.csv": LOG}, f'{MAPPED}set = {{contry = "Syria"}}\n{VALUES}')
    (problem,) = made.problems()
    assert (problem.column, problem.hint) == ("set.contry", 'did you mean "country"?')


def test_a_constant_that_cannot_be_read_is_a_problem_of_its_key(tmp_path):
    text = "date_start,killed\n2026-03-02,2\n"
    (problem,) = Shape(tmp_path, {"log.csv": text}, 'set = {status = "sure"}').problems()
    assert (problem.column, problem.value) == ("set.status", "sure")


# --- values ---------------------------------------------------------------------------------


def test_the_sources_words_are_ours(tmp_path):
    made = Shape(tmp_path, {"log.csv": LOG}, MAPPED + VALUES)
    accounts = made.inputs().cleaned.accounts
    assert accounts["event_type"].tolist() == ["airstrike", "airstrike", "shelling"]
    assert accounts["status"].tolist() == ["confirmed", "reported", "reported"]


def test_a_figures_words_may_be_ours_too(tmp_path):
    text = "date_start,killed\n2026-03-02,viele\n2026-03-03,3\n"
    made = Shape(tmp_path, {"log.csv": text}, 'values = {killed = {viele = "at least 5"}}')
    assert made.killed() == (8, 8, None)


def test_a_formats_own_word_is_looked_for_before_that_which_the_format_makes_of_it(tmp_path):
    text = "event_id_cnty,event_date,event_type,actor1,sub_event_type,fatalities\n"
    text += "X1,2026-03-02,Riots,F,Mob violence,4\nX2,2026-03-03,Battles,F,Armed clash,7\n"
    source = 'values = {event_type = {Riots = "mob", ground_attack = "battle"}}'
    accounts = Shape(tmp_path, {"a.csv": text}, source).inputs().cleaned.accounts
    # "battle" is a word for a ground attack in the vocabulary too.
    assert accounts["event_type"].tolist() == ["mob", "ground_attack"]


def test_a_word_that_no_row_holds_and_a_column_that_is_not_there_are_problems(tmp_path):
    source = MAPPED + 'values = {Kind = {Beschus = "shelling"}, Art = {a = "b"}}'
    problems = Shape(tmp_path, {"log.csv": LOG}, source).problems()
    own = {p.column: p for p in problems if p.column.startswith("values")}
    assert (own["values.Kind"].value, own["values.Kind"].hint) == (
        "Beschus",
        'did you mean "Beschuss"?',
    )
    assert own["values.Art"].code == "column_missing"


# --- id_prefix ------------------------------------------------------------------------------

HEADER = "event_id,date_start,event_type,admin1,killed\n"
ONE = HEADER + "1,2026-03-02,shelling,North,3\n2,2026-03-03,shelling,North,4\n"
OTHER = HEADER + "1,2026-03-06,abduction,South,30\n2,2026-03-07,explosion,East,40\n"


def registers(folder, prefix=""):
    made = Shape(folder, {"a.csv": ONE, "b.csv": OTHER})
    made.path.write_text(made.path.read_text() + prefix, encoding="utf-8")
    return made


def test_a_second_register_that_numbers_from_1_too_is_told_apart_as_the_problem_says(tmp_path):
    assert all("id_prefix" in p.hint for p in registers(tmp_path / "a").problems())
    # Of the four events 3 + 4 + 30 + 40 were killed.
    made = registers(tmp_path / "b", 'id_prefix = "B-"\n')
    assert made.problems() == []
    assert made.killed() == (77, 77, 77)
    ids = made.inputs().cleaned.accounts["event_id"].tolist()
    assert ids == ["1", "2", "B-1", "B-2"]


def test_a_list_of_withdrawn_events_has_the_ids_without_the_prefix(tmp_path):
    acled = "event_id_cnty,event_date,event_type,actor1,fatalities,timestamp\n"
    acled += "X1,2026-03-02,Battles,F,4,1772500000\nX2,2026-03-03,Battles,F,7,1772500000\n"
    made = Shape(tmp_path, {"a.csv": acled}, 'withdrawn = "gone.txt"\nid_prefix = "P"')
    (tmp_path / "gone.txt").write_text("event_id_cnty,deleted_timestamp\nX1,1772600000\n")
    assert made.problems() == []
    assert made.killed() == (7, 7, 7)


@pytest.mark.parametrize(
    "text",
    ["date_start,killed\n2026-03-02,2\n", "event_id,same_as\na,b\n", "facility_id,name\nf,F\n"],
)
def test_a_prefix_without_ids_is_a_problem(tmp_path, text):
    problems = Shape(tmp_path, {"log.csv": text}, 'id_prefix = "B-"').problems()
    assert ("id_prefix", "B-", 0) in map(said, problems)


# --- columns = {x = ""} -----------------------------------------------------------------------


def test_a_column_is_dropped_as_the_problem_of_half_filled_ids_says(tmp_path):
    text = "event_id,date_start,killed\na,2026-03-02,2\n,2026-03-03,3\n"
    (problem,) = Shape(tmp_path / "a", {"log.csv": text}).problems()
    assert 'columns = {event_id = ""}' in problem.hint
    made = Shape(tmp_path / "b", {"log.csv": text}, 'columns = {event_id = ""}')
    assert made.problems() == []
    assert made.killed() == (5, 5, 5)


def test_a_formats_column_is_dropped_by_either_name(tmp_path):
    text = "event_id_cnty,event_date,event_type,actor1,fatalities\nX1,2026-03-02,Battles,F,4\n"
    for n, name in enumerate(("fatalities", "killed_best")):
        made = Shape(tmp_path / str(n), {"a.csv": text}, f'columns = {{{name} = ""}}')
        assert made.killed() is None


def test_a_column_to_drop_that_is_not_there_is_a_problem(tmp_path):
    made = Shape(tmp_path, {"log.csv": LOG}, 'columns = {event_id = "ref", kiled = ""}')
    (problem,) = made.problems()
    assert (problem.column, problem.hint) == ("columns.kiled", 'did you mean "killed"?')
