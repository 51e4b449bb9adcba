"""Running totals as rows of a table: what each needs, what it is read as, what is told."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log, about, said
from samples.tables import text_table, told

from sitrep.clean.totals import clean_totals
from sitrep.model.edition import open_to
from sitrep.places.gazetteer import Gazetteer

GIVEN = {"total_id": "", "indicator": "killed", "figure": "5", "as_of": "2019-05-06", "source": "A"}


def cleaned(folder, *rows, rules="", today=None, tables=None):
    config = Log(folder, rules=rules).events({"killed": "1"}).inputs().config
    problems = []
    given = tables or [[GIVEN | row for row in rows]]
    made = [
        text_table(*own, path=f"{n}.csv", name=f"file {n}", table="totals")
        for n, own in enumerate(given, 1)
    ]
    return clean_totals(made, config, Gazetteer(), problems, today), problems


def test_a_total_without_id_or_source_is_named_by_its_line_and_its_file(tmp_path):
    found, problems = cleaned(tmp_path, {"source": ""}, {"total_id": "t"})
    assert [(t.total_id, t.source) for t in found.rows] == [("1.csv:2", "file 1"), ("t", "A")]
    assert found.places == (("1.csv", 2), ("1.csv", 3))
    assert problems == []


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ({"indicator": ""}, "indicator", "empty"),
        ({"indicator": "kiled"}, "indicator", "indicator_unknown"),
        ({"as_of": ""}, "as_of", "empty"),
        ({"as_of": "2019-05"}, "as_of", "date_imprecise"),
        ({"figure": "x"}, "figure", "not_a_count"),
        ({"unit": "cats"}, "unit", "not_a_choice"),
        ({"since": "2019-02-30"}, "since", "date_impossible"),
        ({"status": "maybe"}, "status", "not_a_choice"),
    ],
)
def test_what_a_total_can_not_be_read_by_is_a_problem_and_its_row_is_left_out(
    tmp_path, row, column, code
):
    found, problems = cleaned(tmp_path, {}, row, {})
    assert told(problems) == [(3, column, code, "error")]
    assert problems[0].hint
    assert [line for _, line in found.places] == [2, 4]


def test_an_id_given_twice_is_a_problem_wherever_the_first_stands(tmp_path):
    row = GIVEN | {"total_id": "t"}
    tables = [[row, GIVEN, row], [row, GIVEN]]
    found, problems = cleaned(tmp_path, tables=tables)
    assert [(p.path, p.line, p.column) for p in problems] == [
        ("1.csv", 4, "total_id"),
        ("2.csv", 2, "total_id"),
    ]
    assert all(p.reason.endswith("1.csv:2") for p in problems)
    assert found.places == (("1.csv", 2), ("1.csv", 3), ("2.csv", 3))


def test_displacement_without_a_unit_is_told_once_at_its_first_row_with_its_rows(tmp_path):
    rows = (
        {"indicator": "killed"},
        {"indicator": "displaced", "unit": "movements"},
        {"indicator": "displaced", "figure": ""},
        {"indicator": "displaced"},
        {"indicator": "idp_stock"},
    )
    found, (problem,) = cleaned(tmp_path, *rows)
    assert (problem.line, problem.column, problem.severity) == (5, "unit", "warning")
    assert problem.reason == "is empty, which is read as people, in 2 rows"
    assert [t.unit for t in found.rows] == ["people", "movements", "people", "people", "people"]
    _, (one,) = cleaned(tmp_path, {"indicator": "displaced"})
    assert one.reason.endswith("in 1 row")


def test_a_unit_that_cannot_be_read_is_not_said_to_be_empty(tmp_path):
    _, (problem,) = cleaned(tmp_path, {"indicator": "displaced", "unit": "boxes"})
    assert (problem.value, problem.severity) == ("boxes", "error")


def test_people_are_the_whole_and_no_group(tmp_path):
    found, _ = cleaned(tmp_path, {"group": "People"}, {"group": "women"}, {"group": ""})
    assert [t.group for t in found.rows] == ["", "women", ""]


@pytest.mark.parametrize(
    ("row", "people"),
    [
        ({"unit": "households", "figure": "100"}, about(500)),
        ({"unit": "households", "figure": ""}, None),
        ({"unit": "people", "figure": "100"}, None),
    ],
)
def test_households_alone_are_people_by_the_factor(tmp_path, row, people):
    given = {"indicator": "displaced"} | row
    found, _ = cleaned(tmp_path, given, rules="household_size = 5")
    assert said(found.rows[0].people) == people
    without, _ = cleaned(tmp_path, given)
    assert without.rows[0].people is None


@pytest.mark.parametrize(
    ("since", "text", "dated"),
    [
        ("2019-05-01", "2019-05-01", True),
        ("2019-05", "2019-05", True),
        ("2019", "2019", True),
        ("the ceasefire", "the ceasefire", False),
        ("since the ceasefire", "the ceasefire", False),
        ("desde el inicio", "el inicio", False),
        ("since 2019-05-01", "2019-05-01", True),
        ("since unknown", "", False),
        ("unknown", "", False),
        ("", "", False),
    ],
)
def test_a_start_is_a_date_or_the_source_s_words(tmp_path, since, text, dated):
    found, problems = cleaned(tmp_path, {"since": since})
    (total,) = found.rows
    assert (str(total.since), bool(total.since.date), problems) == (text, dated, [])


def test_a_total_published_in_a_month_is_of_its_last_day(tmp_path):
    found, _ = cleaned(tmp_path, {"reported_on": "2019-05"}, {"reported_on": ""})
    assert [t.reported_on for t in found.rows] == [dt.date(2019, 5, 31), None]


def test_the_day_of_the_figure_shows_the_order_of_the_other_dates(tmp_path):
    found, problems = cleaned(tmp_path, {"as_of": "13/05/2019", "since": "01/02/2019"})
    assert [(str(t.as_of), str(t.since)) for t in found.rows] == [("2019-05-13", "2019-02-01")]
    assert problems == []


def test_a_total_of_a_day_to_come_is_a_problem_and_one_of_today_is_not(tmp_path):
    for day, future in ((6, False), (5, True)):
        found, problems = cleaned(tmp_path, {}, today=dt.date(2019, 5, day))
        assert found.future is future
        assert [(p.column, p.code.value) for p in problems] == [
            ("as_of", "date_in_future")
        ] * future
        assert len(found.rows) == (not future)


def test_totals_that_the_public_may_not_see_are_named(tmp_path):
    rows = [
        {"total_id": str(n), "sensitivity": s} for n, s in enumerate(("", "public", "internal"))
    ]
    found, _ = cleaned(tmp_path, *rows)
    assert [i for i, level in found.levels.items() if level not in open_to("public")] == ["2"]


def test_rules_for_figures_hold_for_totals_too(tmp_path):
    rules = 'unreported = ["none"]\nrange = "midpoint"\nvague = {dozens = 30}'
    found, _ = cleaned(tmp_path, *({"figure": f} for f in ("none", "10-20", "dozens")), rules=rules)
    assert [t.figure and t.figure.best for t in found.rows] == [None, 15, 30]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (("Morts", "personnes", "civils"), ("killed", "people", "civilians")),
        (("Déplacés", "Ménages", ""), ("displaced", "households", "")),
        (("heridos", "personas", "mujeres"), ("injured", "people", "women")),
        (("Killed", "Persons", "persons"), ("killed", "people", "")),
        (("загиблі", "осіб", "цивільні"), ("killed", "people", "civilians")),
        (("attacks on health", "attacks", ""), ("attacks_on_health", "attacks", "")),
        (("killed", "people", "Farmers"), ("killed", "people", "Farmers")),
    ],
)
def test_what_a_total_counts_is_read_in_every_language(tmp_path, written, read):
    names = ("indicator", "unit", "group")
    log = Log(tmp_path).totals({"figure": "5"} | dict(zip(names, written, strict=True)))
    (total,) = log.inputs().cleaned.totals
    assert (total.indicator, total.unit, total.group) == read


def test_an_indicator_of_a_group_says_where_the_group_goes(tmp_path):
    log = Log(tmp_path).totals({"figure": "5", "indicator": "civilians killed"})
    (problem,) = [p for p in log.inputs().problems if p.severity == "error"]
    assert problem.hint == 'write killed here, and "civilians" in the column group'


@pytest.mark.parametrize("figure", ["99", "9999"])
def test_a_figure_of_totals_that_may_say_not_known_is_told_and_the_remedy_works(tmp_path, figure):
    rows = ({"figure": figure}, {"figure": figure}, {"figure": "5"})
    found, (problem,) = cleaned(tmp_path, *rows)
    assert told([problem]) == [(2, "figure", "number_may_be_code", "warning")]
    assert found.rows[0].figure.best == int(figure)
    rule = problem.hint.partition("[rules] ")[2]
    found, problems = cleaned(tmp_path, *rows, rules=rule)
    assert problems == []
    assert [t.figure and t.figure.best for t in found.rows] == [None, None, 5]
