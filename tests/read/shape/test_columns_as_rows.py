"""``wide`` and ``cumulative``: columns that are areas, indicators or running totals are rows."""

import pytest
from samples.shapes import Shape, said

# --- wide -------------------------------------------------------------------------------------

#: Killed: 2 + 3 in Aleppo, 10 in Idlib; nothing is stated of Idlib on the 3rd, nor on the 4th.
AREAS = "Day,Aleppo,Idlib,Note\n2026-03-02,2,10,x\n2026-03-03,3,,y\n2026-03-04,,,z\n"
WIDE = (
    'columns = {date_start = "Day"}\n'
    'wide = {columns = ["Aleppo", "idlib"], names = "admin1", values = "killed"}\n'
)


def test_columns_that_are_areas_are_rows(tmp_path):
    made = Shape(tmp_path, {"w.csv": AREAS}, WIDE)
    accounts = made.inputs().cleaned.accounts
    rows = zip(accounts["admin1"], accounts["killed__best"], accounts["line"], strict=True)
    assert [*rows] == [("Aleppo", 2, 2), ("Idlib", 10, 2), ("Aleppo", 3, 3)]
    assert accounts["event_id"].is_unique
    assert made.killed() == (15, 15, 15)


def test_each_filled_cell_is_a_row_and_a_line_without_any_is_named(tmp_path):
    inputs = Shape(tmp_path, {"w.csv": AREAS}, WIDE).inputs()
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used, dict(count.left_out)) == (4, 3, {"empty": 1})
    assert inputs.tables[0].left_out == ((4, "empty"),)


def test_columns_that_are_indicators_are_rows_of_totals(tmp_path):
    text = "Camp,As at,IDPs,Dead\nA,2026-03-05,100,2\nB,2026-03-05,250,\n"
    source = (
        'table = "totals"\ncolumns = {area = "Camp", as_of = "As at"}\n'
        'wide = {columns = ["IDPs", "Dead"], names = "indicator", values = "figure"}\n'
        'values = {indicator = {IDPs = "idp_stock", Dead = "killed"}}'
    )
    totals = Shape(tmp_path, {"w.csv": text}, source).inputs().cleaned.totals
    assert [(t.area, t.indicator, t.figure.best) for t in totals] == [
        ("A", "idp_stock", 100),
        ("A", "killed", 2),
        ("B", "idp_stock", 250),
    ]


def test_columns_that_are_dates_are_rows(tmp_path):
    text = "admin1,2026-03-02,2026-03-03\nAleppo,2,3\nIdlib,10,1\n"
    source = (
        "wide = {columns = ['2026-03-02', '2026-03-03'], names = 'date_start', values = 'killed'}"
    )
    assert Shape(tmp_path, {"w.csv": text}, source).killed() == (16, 16, 16)


def test_a_cell_that_cannot_be_read_is_named_by_its_own_column(tmp_path):
    made = Shape(tmp_path, {"w.csv": AREAS.replace("10", "ten or so")}, WIDE)
    (problem,) = made.problems()
    assert said(problem) == ("Idlib", "ten or so", 2)
    (count,) = made.inputs().cleaned.counts
    assert count.rows == count.used + sum(count.left_out.values()) == 4


def test_a_date_that_cannot_be_read_loses_each_row_of_its_line(tmp_path):
    made = Shape(tmp_path, {"w.csv": AREAS.replace("2026-03-02", "soon")}, WIDE)
    (count,) = made.inputs().cleaned.counts
    assert (count.rows, count.used, sum(count.left_out.values())) == (4, 1, 3)


def test_events_of_wide_rows_keep_their_ids_apart(tmp_path):
    text = "event_id,date_start,Aleppo,Idlib\n7,2026-03-02,2,10\n"
    source = 'wide = {columns = ["Aleppo", "Idlib"], names = "admin1", values = "killed"}'
    made = Shape(tmp_path, {"w.csv": text}, source)
    assert made.problems() == []
    assert made.inputs().cleaned.accounts["event_id"].tolist() == ["7 Aleppo", "7 Idlib"]


@pytest.mark.parametrize(
    ("wide", "key", "value"),
    [
        ('{columns = ["Alepo"], names = "admin1", values = "killed"}', "wide.columns", "Alepo"),
        ('{columns = ["Aleppo"], names = "region", values = "killed"}', "wide.names", "region"),
        ('{columns = ["Aleppo"], names = "admin1", values = "dead"}', "wide.values", "dead"),
        ('{columns = ["Aleppo"], names = "note", values = "killed"}', "wide.names", "note"),
    ],
)
def test_wide_columns_that_are_not_there_or_in_the_way_are_problems(tmp_path, wide, key, value):
    source = f'columns = {{date_start = "Day"}}\nwide = {wide}\n'
    (problem,) = Shape(tmp_path, {"w.csv": AREAS}, source).problems()
    assert said(problem)[:2] == (key, value)


# --- cumulative -------------------------------------------------------------------------------

#: 10 + 5 + 0 killed; at the end 115 since the start, and 530 injured.
DAILY = (
    "report_date,admin1,killed,killed_cum,hurt so far\n"
    "2026-03-02,North,10,110,500\n2026-03-03,North,5,115,\n2026-03-04,North,0,115,530\n"
)
RUNNING = (
    'name = "Ministry"\ncolumns = {date_start = "report_date"}\n'
    'cumulative = {killed = "killed_cum", injured = "hurt so far"}\n'
)


def test_columns_of_running_totals_are_totals_and_never_summed(tmp_path):
    made = Shape(tmp_path, {"d.csv": DAILY}, RUNNING)
    assert made.problems() == []
    totals = made.inputs().cleaned.totals
    assert [(t.indicator, t.figure.best, str(t.as_of)) for t in totals] == [
        ("killed", 110, "2026-03-02"),
        ("injured", 500, "2026-03-02"),
        ("killed", 115, "2026-03-03"),
        ("killed", 115, "2026-03-04"),
        ("injured", 530, "2026-03-04"),
    ]
    assert {(t.area, t.source) for t in totals} == {("North", "Ministry")}
    assert made.killed() == (15, 15, 15)
    assert made.killed(indicator="injured") is None


def test_the_rows_of_both_tables_are_counted(tmp_path):
    counts = Shape(tmp_path, {"d.csv": DAILY}, RUNNING).inputs().cleaned.counts
    assert [(c.path, c.table, c.rows, c.used) for c in counts] == [
        ("d.csv", "events", 3, 3),
        ("d.csv, running totals", "totals", 5, 5),
    ]


def test_the_warning_of_a_column_of_running_totals_says_what_to_write(tmp_path):
    source = 'columns = {date_start = "report_date"}'
    made = Shape(tmp_path, {"d.csv": DAILY}, source)
    (problem,) = [p for p in made.problems("warning") if p.code == "column_not_read"]
    assert 'cumulative = {killed = "killed_cum"}' in problem.hint


def test_a_file_of_running_totals_alone_is_a_table_of_totals(tmp_path):
    text = "date_start,country,so far\n2026-03-02,Syria,110\n2026-03-03,Syria,at least 115\n"
    source = 'cumulative = {displaced = "so far"}\nset = {since = "2026-01"}'
    inputs = Shape(tmp_path, {"d.csv": text}, source).inputs()
    assert [p for p in inputs.problems if p.severity == "error"] == []
    (count,) = inputs.cleaned.counts
    assert (count.path, count.table, count.rows, count.used) == ("d.csv", "totals", 2, 2)
    assert [str(t.since.date) for t in inputs.cleaned.totals] == ["2026-01-01"] * 2


def test_a_total_that_cannot_be_read_is_named_by_its_own_column(tmp_path):
    made = Shape(tmp_path, {"d.csv": DAILY.replace("500", "many")}, RUNNING)
    (problem,) = made.problems()
    assert said(problem) == ("hurt so far", "many", 2)


@pytest.mark.parametrize(
    ("cumulative", "key", "value"),
    [
        ('{killed = "cum"}', "cumulative.killed", "cum"),
        ('{kill = "killed_cum"}', "cumulative.kill", "kill"),
    ],
)
def test_running_totals_that_are_not_there_are_problems(tmp_path, cumulative, key, value):
    source = f'columns = {{date_start = "report_date"}}\ncumulative = {cumulative}\n'
    problems = Shape(tmp_path, {"d.csv": DAILY}, source).problems()
    assert [said(p)[:2] for p in problems] == [(key, value)]


# --- period -----------------------------------------------------------------------------------


def test_rows_without_dates_are_of_the_period_that_config_says(tmp_path):
    text = "admin1,killed\nNorth,2\nSouth,3\n"
    made = Shape(tmp_path, {"s.csv": text}, 'table = "events"\nperiod = "2026-W10"')
    assert made.problems() == []
    assert made.killed() == (5, 5, 5)
    accounts = made.inputs().cleaned.accounts
    assert {*accounts["date_precision"]} == {"week"}


def test_a_snapshot_of_totals_is_as_of_the_periods_last_day(tmp_path):
    text = "indicator,area,figure\nidp_stock,North,200\n"
    made = Shape(tmp_path, {"s.csv": text}, 'period = "2026-03-01..2026-03-20"')
    assert [str(t.as_of) for t in made.inputs().cleaned.totals] == ["2026-03-20"]


def test_a_period_of_rows_that_have_dates_is_a_problem_and_dropping_them_mends_it(tmp_path):
    text = "date_start,killed\n2026-03-12,2\n"
    (problem,) = Shape(tmp_path / "a", {"s.csv": text}, 'period = "2026-W10"').problems()
    assert said(problem)[:2] == ("period", "2026-W10")
    assert 'columns = {date_start = ""}' in problem.hint
    source = 'period = "2026-W10"\ncolumns = {date_start = ""}'
    assert Shape(tmp_path / "b", {"s.csv": text}, source).killed() == (2, 2, 2)


def test_what_is_no_period_is_a_problem_of_config(tmp_path):
    from sitrep.model.problem import SitrepError

    with pytest.raises(SitrepError) as error:
        Shape(tmp_path, {"s.csv": "killed\n2\n"}, 'period = "this week"').inputs()
    (problem,) = error.value.problems
    assert (problem.column, problem.value, problem.line) == ("source.1.period", "this week", 6)
    assert problem.reason == "is not a period"


def areas_of_totals(folder, text):
    source = 'cumulative = {killed = "killed_cum"}\nset = {since = "2026-01-01", source = "S"}'
    inputs = Shape(folder, {"d.csv": text}, source).inputs()
    return sorted((t.area, t.figure.best) for t in inputs.cleaned.totals)


def test_running_totals_of_areas_of_one_name_name_the_country(tmp_path):
    text = "date_start,country,admin1,killed_cum\n2026-03-02,Ghana,Northern,30\n"
    text += "2026-03-03,Uganda,Northern,50\n2026-03-03,Uganda,Central,8\n"
    # Northern of Ghana and Northern of Uganda are two: neither rose by 20.
    wanted = [("Central", 8), ("Northern, Ghana", 30), ("Northern, Uganda", 50)]
    assert areas_of_totals(tmp_path, text) == wanted


def test_running_totals_of_districts_of_one_name_name_the_province(tmp_path):
    text = "date_start,country,admin1,admin2,killed_cum\n2026-03-02,Exland,North,Central,3\n"
    text += "2026-03-02,Exland,South,Central,5\n2026-03-03,Exland,South,central,6\n"
    text += "2026-03-02,Exland,South,,9\n2026-03-02,Exland,,,20\n"
    wanted = [("Exland", 20), ("South", 9)]
    wanted += [("Central, North", 3), ("Central, South", 5), ("Central, South", 6)]
    assert areas_of_totals(tmp_path, text) == sorted(wanted)


def test_running_totals_of_one_country_name_no_country(tmp_path):
    text = "date_start,country,admin1,killed_cum\n2026-03-02,Ghana,Northern,30\n"
    assert areas_of_totals(tmp_path, text) == [("Northern", 30)]
