"""Figures of one cell or of three, words for nought, and parts against their wholes."""

from __future__ import annotations

import math

import pytest
from samples.summaries import Log
from samples.tables import cells_of, told

from sitrep.clean.figures import figure_columns
from sitrep.clean.parts import check_parts
from sitrep.model.accounts import Measure

KILLED = Measure("killed", "killed", "")
WOMEN = Measure("killed_women", "killed", "women")
MEN = Measure("killed_men", "killed", "men")
OF_INJURED = Measure("injured_women", "injured", "women")


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    return Log(tmp_path_factory.mktemp("log")).events({"killed": "1"}).inputs().config


def columns(config, *rows, measure=KILLED, **parts):
    """Return low, best and high of each row, and the problems."""
    cells, problems = cells_of(*rows, **parts)
    found = figure_columns(cells, measure, config)
    bounds = zip(*(found[measure.part(p)].tolist() for p in ("low", "best", "high")), strict=True)
    return [tuple(None if x != x else x for x in row) for row in bounds], problems


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("3", (3, 3, 3)),
        ("0", (0, 0, 0)),
        ("at least 3", (3, 3, math.inf)),
        ("up to 3", (0, 3, 3)),
        ("", (None, None, None)),
        ("unknown", (None, None, None)),
    ],
)
def test_a_cell_is_read_as_its_bounds_and_blank_is_no_nought(config, text, bounds):
    assert columns(config, {"killed": text}) == ([bounds], [])


@pytest.mark.parametrize(
    ("texts", "line", "value", "rows"),
    [
        (("3", "999", "2"), 3, "999", "1 row"),
        (("999", "999", "400"), 2, "999", "2 rows"),
        (("99", "3", "99"), 2, "99", "2 rows"),
        (("12", "9999"), 3, "9999", "1 row"),
        (("3", "99", "2"), 3, "99", "1 row"),
    ],
)
def test_nines_that_may_mean_not_known_are_counted_and_told(config, texts, line, value, rows):
    bounds, (problem,) = columns(config, *({"killed": t} for t in texts))
    assert bounds[line - 2] == (int(value), int(value), int(value))
    assert (problem.line, problem.value, problem.severity) == (line, value, "warning")
    assert problem.reason == f'may be a code for "not known", in {rows}'
    assert f'values = {{killed = {{"{value}" = ""}}}}; or' in problem.hint


@pytest.mark.parametrize(
    "texts", [("10", "99", "2"), ("100", "999"), ("9", "9"), ("199", "199"), ("at least 999", "2")]
)
def test_nines_among_figures_like_them_are_figures(config, texts):
    assert columns(config, *({"killed": t} for t in texts))[1] == []


@pytest.mark.parametrize("column", ["killed_low", "killed_best", "killed_high", "killed"])
def test_codes_are_told_in_each_column_of_a_figure_of_several(config, column):
    row = {"killed_low": "1", "killed_best": "2", "killed_high": "3", "killed": "2"}
    _, problems = columns(config, row, row | {column: "99"}, row | {column: "99"})
    codes = [(p.line, p.column) for p in problems if p.code == "number_may_be_code"]
    assert codes == [(3, column)]


@pytest.mark.parametrize("text", ["99.0", "٩٩", "۹۹"])
def test_codes_are_told_in_every_way_to_write_them_and_the_remedy_makes_them_unreported(
    tmp_path, text
):
    rows = ({"killed": text}, {"killed": text}, {"killed": "3"})
    (problem,) = Log(tmp_path).events(*rows).inputs().problems
    assert problem.code == "number_may_be_code"
    rule = problem.hint.partition("[rules] ")[2]
    inputs = Log(tmp_path, rules=rule).events(*rows).inputs()
    assert inputs.problems == ()
    assert inputs.cleaned.accounts["killed__best"].isna().tolist() == [True, True, False]


@pytest.mark.parametrize("text", ["-1", "-99", "-99.0", "−99"])
def test_a_negative_number_never_counts_and_its_remedy_makes_it_unreported(tmp_path, text):
    rows = ({"killed": text}, {"killed": "3"})
    (problem,) = Log(tmp_path).events(*rows).inputs().problems
    assert (problem.code, problem.severity) == ("count_negative", "error")
    rule = problem.hint.partition("[rules] ")[2].partition(";")[0]
    inputs = Log(tmp_path, rules=rule).events(*rows).inputs()
    assert inputs.problems == ()
    assert inputs.cleaned.accounts["killed__best"].isna().tolist() == [True, False]


def test_the_line_to_write_makes_nines_unreported(tmp_path):
    log = Log(tmp_path, rules='unreported = ["999"]').events({"killed": "999"}, {"killed": "3"})
    inputs = log.inputs()
    assert inputs.problems == ()
    assert inputs.cleaned.accounts["killed__best"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("texts", "line", "hint", "reason"),
    [
        (("none",), 2, '["none"]', "is read as 0, in 1 row"),
        (("4", "nil", "nil", "none"), 3, '["nil"]', "is read as 0, in 3 rows"),
    ],
)
def test_words_for_none_are_nought_and_told_once_with_their_rows(config, texts, line, hint, reason):
    bounds, (problem,) = columns(config, *({"killed": t} for t in texts))
    assert bounds[-1] == (0, 0, 0)
    assert (problem.line, problem.reason, problem.severity) == (line, reason, "warning")
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("cells", "bounds", "problem"),
    [
        # low, best, high, plain
        (("2", "3", "5", ""), (2, 3, 5), None),
        (("2", "2", "2", ""), (2, 2, 2), None),
        (("2", "", "5", ""), (2, 2, 5), None),
        (("5", "", "5", ""), (5, 5, 5), None),
        (("", "", "", ""), (None, None, None), None),
        (("2", "", "", ""), (2, 2, math.inf), None),
        (("", "", "5", ""), (0, 5, 5), None),
        (("2", "3", "", ""), (2, 3, math.inf), None),
        # The plain column is the best, and a problem where it is not.
        (("2", "", "5", "3"), (2, 3, 5), None),
        (("2", "3", "5", "3"), (2, 3, 5), None),
        (("2", "", "5", "5"), (2, 5, 5), None),
        (("2", "", "5", "2"), (2, 2, 5), None),
        (("2", "3", "5", "4"), None, ("killed", "error")),
        (("2", "", "5", "6"), None, ("killed", "error")),
        (("2", "", "5", "1"), None, ("killed", "error")),
        # Out of order: the range spans the three, with a warning.
        (("4", "3", "5", ""), (3, 3, 5), ("killed_best", "warning")),
        (("2", "6", "5", ""), (2, 6, 6), ("killed_best", "warning")),
        (("3", "3", "5", ""), (3, 3, 5), None),
        (("2", "5", "5", ""), (2, 5, 5), None),
        (("6", "", "5", ""), (5, 5, 6), ("killed_low", "warning")),
        # An open high is above everything.
        (("2", "9", "at least 5", ""), (2, 9, math.inf), None),
        (("6", "", "at least 5", ""), (6, 6, math.inf), None),
    ],
)
def test_three_cells_and_a_plain_one_are_one_figure(config, cells, bounds, problem):
    names = ("killed_low", "killed_best", "killed_high", "killed")
    row = {n: t for n, t in zip(names, cells, strict=True) if t or n != "killed"}
    found, problems = columns(config, row)
    if bounds:
        assert found == [bounds]
    assert [(p.column, p.severity.value) for p in problems] == ([problem] if problem else [])


def test_each_row_with_the_same_misfit_is_told_and_no_other(config):
    row = {"killed_low": "4", "killed_best": "3", "killed_high": "5"}
    fine = row | {"killed_best": "4"}
    _, problems = columns(config, fine, row, fine, row)
    assert [p.line for p in problems] == [3, 5]


def parts(rows, measures, **table):
    cells, problems = cells_of(*rows, **table)
    typed = {}
    for measure in measures:
        bounds = [row.get(measure.column) for row in rows]
        for name in ("low", "high"):
            typed[measure.part(name)] = [math.nan if b is None else float(b) for b in bounds]
    check_parts(cells, typed, measures)
    return problems


def test_every_part_above_its_stated_whole_is_a_problem_and_one_as_large_is_not():
    rows = [
        {"killed": "3", "killed_women": "4", "killed_men": "5"},
        {"killed": "3", "killed_women": "3", "killed_men": "0"},
        {"killed_women": "9"},
        {"killed": "0", "killed_men": "1"},
    ]
    problems = parts(rows, (WOMEN, KILLED, OF_INJURED, MEN))
    assert told(problems) == [
        (2, "killed_women", "part_exceeds_whole", "error"),
        (2, "killed_men", "part_exceeds_whole", "error"),
        (5, "killed_men", "part_exceeds_whole", "error"),
    ]
    assert [p.reason for p in problems] == [
        "is more than killed, 3, of which it is a part",
        "is more than killed, 3, of which it is a part",
        "is more than killed, 0, of which it is a part",
    ]


GROUPS = {g: Measure(f"killed_{g}", "killed", g) for g in ("girls", "boys", "children")}


@pytest.mark.parametrize(
    ("row", "column", "parts_told"),
    [
        # 8 + 8 = 16 of 10.
        ({"": 10, "women": 8, "men": 8}, "killed", "16: killed_women 8, killed_men 8"),
        ({"": 16, "women": 8, "men": 8}, "", ""),
        # 4 + 4 + 3 = 11 of 10; of two children three are girls or boys.
        (
            {"": 10, "women": 4, "men": 4, "children": 3},
            "killed",
            "11: killed_women 4, killed_men 4, killed_children 3",
        ),
        (
            {"": 40, "girls": 2, "boys": 1, "children": 2},
            "killed_children",
            "3: killed_girls 2, killed_boys 1",
        ),
        ({"": 5, "women": 2, "children": 3, "girls": 3}, "", ""),
    ],
)
def test_parts_with_nobody_in_common_may_exceed_their_whole_together(row, column, parts_told):
    given = {f"killed_{g}" if g else "killed": str(n) for g, n in row.items()}
    problems = parts([given], (KILLED, WOMEN, MEN, *GROUPS.values()))
    assert [p.column for p in problems] == ([column] if column else [])
    told_of = f"is less than its parts together, {parts_told}"
    assert all((p.reason, p.line) == (told_of, 2) for p in problems)


def test_women_men_girls_and_boys_above_the_whole_and_above_children_are_two_problems():
    row = {"": 40, "women": 20, "men": 20, "girls": 10, "boys": 10, "children": 5}
    given = {f"killed_{g}" if g else "killed": str(n) for g, n in row.items()}
    problems = parts([given], (KILLED, WOMEN, MEN, *GROUPS.values()))
    assert [(p.column, p.reason.split(":")[0]) for p in problems] == [
        ("killed", "is less than its parts together, 60"),
        ("killed_children", "is less than its parts together, 20"),
    ]


def test_a_part_above_its_whole_leaves_its_row_in():
    cells, _ = cells_of({"killed": "3", "killed_women": "4"})
    typed = {m.part(p): [n] for m, n in ((KILLED, 3.0), (WOMEN, 4.0)) for p in ("low", "high")}
    check_parts(cells, typed, (KILLED, WOMEN))
    assert not cells.bad.any()


def test_each_row_of_three_cells_has_its_own_figure(config):
    bounds = [("2", "3"), ("4", "5"), ("2", "4"), ("2", "3")]
    rows = [{"killed_low": low, "killed_best": best, "killed_high": "9"} for low, best in bounds]
    found, problems = columns(config, *rows)
    assert found == [(2, 3, 9), (4, 5, 9), (2, 4, 9), (2, 3, 9)]
    assert problems == []
