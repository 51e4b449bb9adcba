"""Files to text tables: what stands in a cell comes out of it, with the line it stands on."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.workbooks import HEAD, number, text, workbook
from samples.workspaces import GOOD, HEADER, config_for, workspace

from sitrep.choices import load
from sitrep.config.tables import SourceTable
from sitrep.model.problem import SitrepError
from sitrep.pipeline import gather
from sitrep.read import containers, read
from sitrep.read.formats import detect


def rows_of(folder, name, content, **source):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return containers.rows(path, name, SourceTable(path=name, **source))


# --- workbooks ------------------------------------------------------------------------------


def test_a_workbooks_numbers_dates_and_truths_come_out_as_text(tmp_path):
    book = workbook(
        log=[
            HEAD,
            (2, [text("e1"), number(43591, 1), text("Hass"), number(67), '<c t="b"><v>1</v></c>']),
            (3, [text("e2"), text("2019-05-07"), number(2.5), number("1e15"), text("")]),
        ]
    )
    frame = rows_of(tmp_path, "log.xlsx", book).frame
    assert frame.to_numpy().tolist() == [
        ["e1", "2019-05-06", "Hass", "67", "True"],
        ["e2", "2019-05-07", "2.5", "1000000000000000", ""],
    ]
    assert list(frame.index) == [2, 3]


def test_blank_rows_of_a_workbook_are_no_rows_and_do_not_shift_the_lines(tmp_path):
    book = workbook(log=[HEAD, (4, [text("e1"), text("x"), text(""), text(""), text("")])])
    inputs = gather(workspace(tmp_path, {"log.xlsx": book}))
    assert [(p.line, p.column, p.value) for p in inputs.problems] == [(4, "date_start", "x")]
    assert [(c.rows, c.used) for c in inputs.cleaned.counts] == [(1, 0)]


def test_two_sheets_of_one_workbook_are_two_tables(tmp_path):
    totals = [
        (1, [text(c) for c in ("indicator", "as_of", "figure", "source")]),
        (2, [text("killed"), text("2019-05-12"), text("more than 150"), text("Agency")]),
    ]
    events = [HEAD, (2, [text("e1"), text("2019-05-06"), text(""), number(2), text("Agency")])]
    book = workbook(log=events, totals=totals)
    config = (
        '[report]\ntitle = "T"\n[[source]]\npath = "all.xlsx"\n'
        '[[source]]\npath = "all.xlsx"\nsheet = "totals"\n'
    )
    tables, problems = read(load(workspace(tmp_path, {"all.xlsx": book}, config)))
    assert problems == []
    assert [(t.path, t.table, t.rows) for t in tables] == [
        ("all.xlsx", "events", 1),
        ("all.xlsx[totals]", "totals", 1),
    ]


def test_a_sheet_that_is_not_there_is_a_problem_with_the_nearest(tmp_path):
    config = config_for("log.xlsx", source='sheet = "evnts"')
    book = workbook(events=[HEAD])
    (problem,) = gather(workspace(tmp_path, {"log.xlsx": book}, config)).problems
    assert (problem.value, problem.hint) == ("evnts", 'did you mean "events"?')


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut short", b"no workbook at all", b"\0" * 9])
def test_a_broken_workbook_is_one_problem(tmp_path, content):
    (problem,) = gather(workspace(tmp_path, {"log.xlsx": content})).problems
    assert "is not a workbook that can be read" in problem.reason
    assert problem.hint == "save it again as .xlsx or as CSV"


def test_an_empty_sheet_is_one_problem(tmp_path):
    (problem,) = gather(workspace(tmp_path, {"log.xlsx": workbook(log=[])})).problems
    assert problem.reason == "the sheet is empty"


def test_a_workbook_with_a_csv_name_is_told_apart(tmp_path):
    (problem,) = gather(workspace(tmp_path, {"log.csv": workbook(log=[HEAD])})).problems
    assert problem.reason == "is a workbook or a packed file, to judge by its content"
    assert problem.hint == "end its name in .xlsx, .xls or .ods, or save it as CSV"


# --- separated text -------------------------------------------------------------------------

CELL = st.text(st.sampled_from('ab ,;"\n\té=٦'), max_size=6)


@given(
    st.lists(st.tuples(CELL, CELL, CELL).filter(lambda r: any(c.strip() for c in r)), max_size=8),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_cells_come_out_as_they_were_written_with_the_line_each_row_starts_on(
    tmp_path_factory, rows, ending, quoting
):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=ending, quoting=quoting)
    writer.writerow(["one", "two", "three"])
    lines = []
    for row in rows:
        lines.append(out.getvalue().count("\n") + 1)
        writer.writerow(row)
    read = rows_of(tmp_path_factory.mktemp("cells"), "cells.csv", out.getvalue())
    assert read.problems == ()
    assert read.frame.to_numpy().tolist() == [list(row) for row in rows]
    assert list(read.frame.index) == lines


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from('ab,"\n'), max_size=12), max_size=6))
def test_whatever_stands_in_a_file_no_row_is_padded_or_shifted(tmp_path_factory, lines):
    body = "\n".join(lines)
    folder = tmp_path_factory.mktemp("any")
    read = rows_of(folder, "any.csv", f"one,two\n{body}\n")
    found = read.frame.to_numpy().tolist()
    strict = csv.reader(io.StringIO(body + "\n", newline=""), strict=True)
    try:
        truth = list(strict)
    except csv.Error:
        assert any("quotation mark" in p.reason for p in read.problems)
    else:
        assert found == [row for row in truth if len(row) == 2 and any(c.strip() for c in row)]


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ","), ("b.csv", ";"), ("c.tsv", "\t")])
@pytest.mark.parametrize("size", [6, 90_000])
def test_a_quote_left_open_is_a_problem_where_it_opens_however_far_it_reaches(
    tmp_path, name, separator, size
):
    lines = [[f"e{n}", "Camp", "1"] for n in range(size)]
    lines[2][1], lines[4][1] = '"Camp A', '"Camp B"'
    text = "\n".join(separator.join(row) for row in [["id", "place", "killed"], *lines])
    read = rows_of(tmp_path, name, text)
    (problem,) = read.problems
    # The header is line 1, so the third row is line 4.
    assert (problem.line, problem.reason) == (
        4,
        "a quotation mark opens a text here and closes inside a cell",
    )
    assert read.frame["id"].tolist() == [f"e{n}" for n in range(size) if n != 2]


@pytest.mark.parametrize("cell", ['"Camp" A', '"Camp"A"', '""Camp A""', '"Camp" '])
def test_a_quote_that_closes_inside_a_cell_is_a_problem_at_its_line(tmp_path, cell):
    read = rows_of(tmp_path, "a.csv", f"id,place\n1,x\n2,{cell}\n3,y\n")
    assert [(p.line, "closes inside a cell" in p.reason) for p in read.problems] == [(3, True)]
    assert read.frame["id"].tolist() == ["1", "3"]


@pytest.mark.parametrize("cell", ['\n"Hass', ' "Hass', '\t"Hass', ' \n "Hass, north'])
@pytest.mark.parametrize("first", [True, False])
def test_a_quoted_cell_may_begin_with_space_and_a_mark(tmp_path, cell, first):
    quoted = '"' + cell.replace('"', '""') + '"'
    # The third row is short, so that rows are read one by one.
    row = f"{quoted},7\n" if first else f"7,{quoted}\n"
    read = rows_of(tmp_path, "a.csv", f"id,place\n{row}9\n")
    assert not [p for p in read.problems if "quotation mark" in p.reason]
    assert read.frame.to_numpy().tolist()[0] == ([cell, "7"] if first else ["7", cell])


def test_a_quote_after_a_space_holds_no_text_together_and_is_a_problem(tmp_path):
    # One cell short, so that the row is as long as the header.
    read = rows_of(tmp_path, "a.csv", 'id,place,killed\n1, "Hass, north"\n2, "Hass",5\n')
    assert [(p.line, p.value) for p in read.problems] == [(2, '"Hass')]
    assert read.frame["id"].tolist() == ["2"]


@pytest.mark.parametrize("title", ['"Log of the "north" team"', '"Log of the north'])
def test_a_wrong_quote_in_the_title_is_a_problem_and_not_the_end_of_the_table(tmp_path, title):
    with pytest.raises(SitrepError) as refused:
        rows_of(tmp_path, "a.csv", f"{title}\n\nid,place\n1,x\n")
    assert [p.line for p in refused.value.problems] == [1]


TABLE = ["event_id", "date_start", "place", "killed"], ["e1", "2026-03-02", "Hass", "3"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize(
    "title",
    [
        "Casualties, injuries, attacks, displacement and other events, northwest",
        "Killed; injured; missing; displaced; arrested; detained",
        "One\ttwo\tthree\tfour\tfive",
        "Log of March 2026",
        "a, b\nc, d\ne, f",
    ],
)
def test_the_separator_is_that_of_the_table_and_not_of_the_title(tmp_path, separator, title):
    # Of a title that holds the table's own separator a spreadsheet makes one quoted cell.
    title = f'"{title}"' if separator in title else title
    text = title + "\n" + "\n".join(separator.join(row) for row in TABLE)
    accounts = gather(workspace(tmp_path, {"a.csv": text})).cleaned.accounts
    assert accounts["killed__best"].tolist() == [3]


def test_commas_in_the_texts_of_a_table_of_semicolons_part_nothing(tmp_path):
    rows = "".join(f"{n};shells, rockets, mines, near the school, again\n" for n in range(8))
    assert list(rows_of(tmp_path, "a.csv", f"id;description\n{rows}").frame) == [
        "id",
        "description",
    ]


def test_a_quote_that_opens_nothing_at_the_end_takes_no_good_row_with_it(tmp_path):
    read = rows_of(tmp_path, "a.csv", 'one,two\na,\n"\n')
    assert read.frame.to_numpy().tolist() == [["a", ""]]
    assert [p.line for p in read.problems] == [3]


def test_a_quote_inside_a_text_is_a_letter_like_any_other(tmp_path):
    read = rows_of(tmp_path, "a.csv", 'id,place\n1,5" shell\n2,the "old" town\n')
    assert read.frame["place"].tolist() == ['5" shell', 'the "old" town']
    assert read.problems == ()


def test_namibias_code_and_other_words_for_nothing_stay_text(tmp_path):
    read = rows_of(tmp_path, "a.csv", "country,x\nNA,null\nnan,None\n")
    assert read.frame.to_numpy().tolist() == [["NA", "null"], ["nan", "None"]]


def test_a_row_of_hxl_tags_is_no_data_and_the_lines_count_it(tmp_path):
    events = HEADER + "#event+id,#date+start,,,,,#affected+killed,,\n" + GOOD
    inputs = gather(workspace(tmp_path, {"events.csv": events}))
    assert inputs.problems == ()
    assert inputs.cleaned.accounts["line"].tolist() == [3]
    assert [(c.rows, c.used) for c in inputs.cleaned.counts] == [(1, 1)]


def test_a_column_called_line_does_not_disturb_the_line_numbers(tmp_path):
    events = "event_id,date_start,killed,line\ne1,2019-05-06,x,77\n"
    (problem,) = gather(workspace(tmp_path, {"events.csv": events})).problems
    assert problem.line == 2


# --- columns --------------------------------------------------------------------------------


def test_one_column_can_be_mapped_to_two(tmp_path):
    config = config_for("a.csv", source='columns = {date_start = "Day", date_end = "Day"}')
    inputs = gather(workspace(tmp_path, {"a.csv": "Day,killed\n2019-05-06,2\n"}, config))
    accounts = inputs.cleaned.accounts
    assert accounts["date_start"].tolist() == accounts["date_end"].tolist()


def test_a_mapped_column_goes_before_one_that_has_the_name_already(tmp_path):
    config = config_for("a.csv", source='columns = {killed = "Dead"}')
    files = {"a.csv": "event_id,date_start,killed,Dead\ne1,2019-05-06,9,2\n"}
    assert gather(workspace(tmp_path, files, config)).cleaned.accounts["killed__best"].item() == 2


def test_an_indicators_own_column_is_read_under_its_name(tmp_path):
    more = '[[indicator]]\nname = "schools"\nlabel = "schools hit"\ncolumn = "Schools hit"\n'
    files = {"a.csv": "event_id,date_start,Schools hit\ne1,2019-05-06,3\n"}
    inputs = gather(workspace(tmp_path, files, config_for("a.csv", more=more)))
    assert inputs.cleaned.accounts["schools__best"].item() == 3


def test_formats_are_told_by_columns_that_no_other_has():
    assert detect(["event_id", "date_start", "killed"], None, None).table == "events"
    assert detect(["Indicator", " as_of "], None, None).table == "totals"
    assert detect(["facility_id", "name"], None, None).table == "facilities"
    ucdp = ["id", "date_start", "date_prec", "where_prec", "best", "low", "high", "dyad_name"]
    assert detect(ucdp, None, None).name == "ucdp"


def test_a_format_that_sitrep_does_not_read_is_named_with_the_nearest():
    problem = detect(["a"], "ucpd", None)
    assert (problem.value, problem.hint) == ("ucpd", 'did you mean "ucdp"?')


def test_paths_outside_the_workspace_show_no_more_than_tells_them_apart(tmp_path):
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "events.csv").write_text(HEADER + GOOD.replace("Hass", name))
    paths = [str(tmp_path / name / "events.csv") for name in ("north", "south")]
    config = workspace(tmp_path / "work", {}, config_for(*paths, "../north/none.csv"))
    tables, problems = read(load(config))
    assert [t.path for t in tables] == ["events.csv", "south/events.csv"]
    assert [p.path for p in problems] == ["../north/none.csv"]


def test_a_file_without_rows_to_read_raises_with_its_problem(tmp_path):
    with pytest.raises(SitrepError, match=r"none\.csv: there is no such file"):
        containers.rows(tmp_path / "none.csv", "none.csv", SourceTable(path="none.csv"))
