"""Logs of the team's own: titles above, totals below, dates in three columns."""

import pytest
from samples.workspaces import config_for, workspace

from sitrep.model.codes import Code
from sitrep.pipeline import gather

LOG = "Weekly log of incidents,,,\nNorth team,,,\n"
HEADER = "event_id,date_start,place,killed\n"
ROWS = "e1,2019-05-06,Hass,2\ne2,2019-05-07,Idlib,3\n"


def test_a_header_below_title_rows_is_found_and_lines_count_the_titles(tmp_path):
    inputs = gather(workspace(tmp_path, {"log.csv": LOG + HEADER + ROWS + "e3,x,Hama,1\n"}))
    assert [(p.line, p.value) for p in inputs.problems] == [(6, "x")]
    assert [(c.rows, c.used) for c in inputs.cleaned.counts] == [(3, 2)]


def test_a_mapped_table_is_found_below_title_rows_too(tmp_path):
    text = LOG + "No,Day of event,Village,Deaths\n1,2019-05-06,Hass,2\n"
    columns = '{date_start = "Day of event", killed = "Deaths", event_id = "No"}'
    config = config_for("log.csv", source=f"columns = {columns}")
    accounts = gather(workspace(tmp_path, {"log.csv": text}, config)).cleaned.accounts
    assert accounts["killed__best"].tolist() == [2]
    assert accounts["line"].tolist() == [4]


def test_totals_and_notes_at_the_foot_are_left_out_and_counted(tmp_path):
    foot = "Total,,,5\nSource: the team,,,\n"
    inputs = gather(workspace(tmp_path, {"log.csv": HEADER + ROWS + foot}))
    assert inputs.problems == ()
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used) == (4, 2)
    assert dict(count.left_out) == {
        Code.ROW_OF_TOTALS: 1,
        Code.ROW_IS_NOTE: 1,
    }


@pytest.mark.parametrize("label", ["Total for May", "TOTAL MAI 2019", "Sous-total du mois"])
def test_a_label_that_begins_as_a_total_over_figures_alone_is_one(tmp_path, label):
    inputs = gather(workspace(tmp_path, {"log.csv": f"{HEADER}{ROWS}{label},,,5\n"}))
    assert inputs.problems == ()
    assert dict(inputs.cleaned.counts[0].left_out) == {Code.ROW_OF_TOTALS: 1}


def test_a_label_that_begins_as_a_total_beside_words_stays_a_problem(tmp_path):
    row = "Total station,,Hama,5\n"
    inputs = gather(workspace(tmp_path, {"log.csv": HEADER + ROWS + row}))
    (problem,) = inputs.problems
    assert problem.line == 4


def test_what_is_called_a_total_and_has_a_date_is_refused_with_its_line(tmp_path):
    inputs = gather(workspace(tmp_path, {"log.csv": HEADER + ROWS + "Total,2019-05-07,,5\n"}))
    (problem,) = inputs.problems
    assert (problem.path, problem.line, problem.value) == ("log.csv", 4, "Total")
    assert "could be either a total or an event" in problem.reason


def test_year_month_and_day_are_joined(tmp_path):
    text = "event_id,Year,Month,Day,killed\ne1,2019,May,6,2\ne2,2019,5,,1\n"
    inputs = gather(workspace(tmp_path, {"log.csv": text}))
    assert inputs.problems == ()
    accounts = inputs.cleaned.accounts
    assert accounts["date_start"].dt.strftime("%Y-%m-%d").tolist() == ["2019-05-06", "2019-05-01"]
    assert accounts["date_precision"].tolist() == ["day", "month"]


def test_two_columns_that_could_be_the_year_are_refused(tmp_path):
    text = "event_id,Year,Event year,Month,killed\ne1,2019,2018,5,2\n"
    config = config_for("log.csv", source='table = "events"')
    (problem,) = gather(workspace(tmp_path, {"log.csv": text}, config)).problems
    assert (problem.path, problem.column) == ("log.csv", "Event year")
    assert problem.reason == 'could be the year as well as "Year"'


def test_titles_above_a_semicolon_log_do_not_hide_its_separator(tmp_path):
    text = "Weekly log of incidents\n" + (HEADER + ROWS).replace(",", ";")
    (count,) = gather(workspace(tmp_path, {"log.csv": text})).cleaned.counts
    assert (count.rows, count.used) == (2, 2)


@pytest.mark.parametrize(
    ("foot", "left_out"),
    [
        ("Total,,5\n", [Code.ROW_OF_TOTALS]),
        ("TOTAL:,,,5\n\n,,,\n", [Code.ROW_OF_TOTALS]),
        ("Source: the team\n", [Code.ROW_IS_NOTE]),
        (
            "Total,,5\nSource: the team,,,\n",
            [Code.ROW_OF_TOTALS, Code.ROW_IS_NOTE],
        ),
        (
            "Total,,,5\nNote: deaths only\n",
            [Code.ROW_OF_TOTALS, Code.ROW_IS_NOTE],
        ),
    ],
)
def test_a_foot_with_fewer_cells_than_the_header_is_left_out_and_counted(tmp_path, foot, left_out):
    inputs = gather(workspace(tmp_path, {"log.csv": HEADER + ROWS + foot}))
    assert inputs.problems == ()
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used) == (2 + len(left_out), 2)
    assert sorted(count.left_out) == sorted(left_out)


@pytest.mark.parametrize(
    "last", ["e3", "e3,2019-05-0", "e3,2019-05-08,Tot", "Total,2019-05-08", "2019-05-08,Total"]
)
def test_a_last_row_that_is_cut_off_stays_a_problem(tmp_path, last):
    inputs = gather(workspace(tmp_path, {"log.csv": HEADER + ROWS + last}))
    (problem,) = inputs.problems
    assert problem.line == 4
    assert problem.reason.endswith("and the header 4")


def test_a_short_row_is_no_foot_where_other_rows_begin_like_one(tmp_path):
    text = "source,event_id,date_start,killed,place\n"
    text += "Source A,e1,2019-05-06,2,Hass\nSource A,e2,2019-05-07,3,Idlib\nSource A,e3"
    (problem,) = gather(workspace(tmp_path, {"log.csv": text})).problems
    assert (problem.line, problem.reason) == (4, "the row has 2 cells and the header 5")


def test_a_short_row_above_others_stays_a_problem(tmp_path):
    text = HEADER + "Total,,5\n" + ROWS
    (problem,) = gather(workspace(tmp_path, {"log.csv": text})).problems
    assert (problem.line, problem.reason) == (2, "the row has 3 cells and the header 4")
