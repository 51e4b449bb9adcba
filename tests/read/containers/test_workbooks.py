"""Workbooks as people keep them: errors, formulas, hidden, several sheets, merged cells, 1904."""

import io
import zipfile

import pytest
from samples.workbooks import HEAD, number, text, workbook
from samples.workspaces import DATA, config_for, workspace

from sitrep.model.codes import Code
from sitrep.model.problem import Severity, errors_in
from sitrep.pipeline import gather

SHEET = "xl/worksheets/sheet1.xml"


def row(line, event, killed, place="Hass", day="2026-03-02"):
    killed = killed if killed.startswith("<") else number(killed)
    return line, [text(event), text(day), text(place), killed, text("A")]


def changed(book, part, old, new):
    """The workbook with something else in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name).decode()
            if name == part:
                assert old in content
                content = content.replace(old, new)
            made.writestr(name, content)
    return out.getvalue()


def merged(book, *areas):
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return changed(book, SHEET, "</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>")


def read(folder, book, source="", name="log.xlsx"):
    return gather(workspace(folder, {name: book}, config_for(name, source=source)))


def killed(inputs):
    return inputs.cleaned.accounts["killed__best"].tolist()


def told(inputs):
    """The reasons of the warnings about the file itself: nothing stopped it."""
    assert errors_in(inputs.problems) == ()
    return [p.reason for p in inputs.problems if p.severity is Severity.WARNING]


# --- cells without a value ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ('<c r="D3" t="e"><v>#REF!</v></c>', "#REF!", "is an error value of the spreadsheet"),
        ('<c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "#DIV/0!", "is an error value"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A", "is an error value"),
        ('<c r="D3"><f>SUM(F1:F9)</f></c>', "=SUM(F1:F9)", "is a formula without a stored result"),
        ('<c r="D3"><f>3+4</f><v></v></c>', "=3+4", "is a formula without a stored result"),
    ],
)
def test_a_figure_that_has_no_value_is_a_problem_that_names_the_cell(tmp_path, cell, value, reason):
    inputs = read(tmp_path, workbook(log=[HEAD, row(2, "e1", "2"), row(3, "e2", cell)]))
    (problem,) = inputs.problems
    assert (problem.line, problem.column, problem.value) == (3, "killed", value)
    assert problem.reason.startswith(reason)
    assert problem.reason.endswith("in cell D3")
    assert killed(inputs) == [2]


def test_a_formula_with_its_result_counts_and_one_that_says_nothing_is_blank(tmp_path):
    result, nothing = "<c><f>1+1</f><v>2</v></c>", '<c t="str"><f>IF(1,"")</f><v></v></c>'
    inputs = read(tmp_path, workbook(log=[HEAD, row(2, "e1", result), row(3, "e2", nothing)]))
    assert inputs.problems == ()
    assert inputs.cleaned.accounts["killed__best"].fillna(-1).tolist() == [2, -1]


@pytest.mark.parametrize("column", ["place", "event_id", "source"])
def test_an_error_is_no_name_and_no_id(tmp_path, column):
    error = '<c t="e"><v>#NAME?</v></c>'
    cells = {"event_id": text("e1"), "place": text("Hass"), "source": text("A"), column: error}
    line = (2, [cells["event_id"], text("2026-03-02"), cells["place"], number(2), cells["source"]])
    inputs = read(tmp_path, workbook(log=[HEAD, line]))
    assert [(p.column, p.value) for p in errors_in(inputs.problems)] == [(column, "#NAME?")]
    assert killed(inputs) == []


def test_an_error_in_a_cell_that_no_figure_needs_leaves_its_row(tmp_path):
    head = (1, [*HEAD[1], text("latitude"), text("longitude"), text("weapon"), text("my own")])
    error = '<c t="e"><v>#REF!</v></c>'
    line = (2, [*row(2, "e1", "2")[1], error, error, error, error])
    inputs = read(tmp_path, workbook(log=[head, line]))
    assert killed(inputs) == [2]
    assert sorted(p.column for p in inputs.problems) == ["latitude", "longitude", "weapon"]
    assert inputs.cleaned.accounts["weapon"].tolist() == [""]


def test_an_error_in_a_csv_is_one_too(tmp_path):
    rows = "event_id,date_start,admin1,killed\ne1,2026-03-02,#REF!,2\ne2,2026-03-02,North,#N/A\n"
    inputs = read(tmp_path, rows, name="log.csv")
    assert [(p.line, p.column) for p in inputs.problems] == [(2, "admin1"), (3, "killed")]


def test_an_old_workbook_tells_its_errors_and_hidden_rows_too(tmp_path):
    inputs = read(tmp_path, (DATA / "error-cell.xls").read_bytes(), name="log.xls")
    (problem,) = errors_in(inputs.problems)
    assert (problem.line, problem.value) == (3, "#REF!")
    assert killed(inputs) == [2, 4]
    assert any(
        "1 hidden row that counts like the others, on line 4" in p.reason for p in inputs.problems
    )


# --- what is hidden ------------------------------------------------------------------------------


def hide(book, name, state="hidden"):
    return changed(book, "xl/workbook.xml", f'name="{name}"', f'name="{name}" state="{state}"')


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_not_read_and_told(tmp_path, state):
    book = hide(
        workbook(old=[HEAD, row(2, "e9", "300")], log=[HEAD, row(2, "e1", "3")]), "old", state
    )
    inputs = read(tmp_path / "a", book)
    assert killed(inputs) == [3]
    assert told(inputs) == ['has 1 hidden sheet, not read: "old"']
    every = read(tmp_path / "b", book, 'sheet = "*"')
    assert killed(every) == [3]
    named = read(tmp_path / "c", book, 'sheet = "old"')
    assert (killed(named), named.problems) == ([300], ())


def test_a_workbook_of_hidden_sheets_alone_is_a_problem(tmp_path):
    (problem,) = read(tmp_path, hide(workbook(log=[HEAD, row(2, "e1", "3")]), "log")).problems
    assert problem.reason == "has no sheet that is not hidden"


def test_an_old_workbook_with_a_hidden_sheet_is_told(tmp_path):
    inputs = read(tmp_path, (DATA / "hidden-sheet.xls").read_bytes(), name="log.xls")
    assert told(inputs) == ['has 1 hidden sheet, not read: "old"']


@pytest.mark.parametrize("flag", ['hidden="1"', 'hidden="true"'])
def test_hidden_rows_count_and_are_told_with_their_lines(tmp_path, flag):
    book = workbook(log=[HEAD, row(2, "e1", "3"), row(3, "e2", "40"), row(4, "e3", "4")])
    inputs = read(tmp_path, changed(book, SHEET, '<row r="3"', f'<row r="3" {flag}'))
    assert killed(inputs) == [3, 40, 4]
    assert told(inputs) == ["has 1 hidden row that counts like the others, on line 3"]


# --- several sheets ------------------------------------------------------------------------------

MONTHS = {"Jan": [HEAD, row(2, "j1", "3")], "Feb": [HEAD, row(2, "f1", "4")]}


def test_sheets_with_the_same_header_are_read_with_the_first_and_told(tmp_path):
    inputs = read(tmp_path, workbook(**MONTHS, Empty=[], Notes=[(1, [text("Call the office")])]))
    assert sorted(killed(inputs)) == [3, 4]
    (reason,) = told(inputs)
    assert reason == 'has 2 sheets with the same header, all of which are read: "Jan", "Feb"'
    assert [(c.path, c.used) for c in inputs.cleaned.counts] == [
        ("log.xlsx[Jan]", 1),
        ("log.xlsx[Feb]", 1),
    ]


@pytest.mark.parametrize(
    ("source", "counted"),
    [('sheet = "Feb"', [4]), ('sheet = ["Jan", "Feb"]', [3, 4]), ('sheet = "*"', [3, 4])],
)
def test_which_sheets_are_read_can_be_said(tmp_path, source, counted):
    inputs = read(tmp_path, workbook(**MONTHS), source)
    assert sorted(killed(inputs)) == counted
    assert inputs.problems == ()


@pytest.mark.parametrize("again", [row(5, "j1", "9"), row(5, "", "3")])
def test_sheets_that_share_an_id_or_a_row_are_a_problem_until_one_is_named(tmp_path, again):
    one = [HEAD, row(2, "j1", "3"), row(3, "", "3")]
    book = workbook(Jan=one, Copy=[HEAD, again])
    inputs = read(tmp_path / "a", book)
    # That an id stands in some rows only is a problem besides.
    (problem,) = [p for p in inputs.problems if p.code is Code.SHEETS_SHARE_ROWS]
    assert problem in errors_in(inputs.problems)
    assert problem.reason.startswith('has two sheets, "Jan" and "Copy", that share 1 ')
    assert sorted(killed(inputs)) == [3, 3]
    named = read(tmp_path / "b", book, 'sheet = "Jan"').problems
    assert Code.SHEETS_SHARE_ROWS not in {p.code for p in named}


def test_a_sheet_of_nearly_the_same_header_is_not_read_and_that_is_told(tmp_path):
    other = (1, [*HEAD[1], text("note")])
    inputs = read(tmp_path, workbook(Jan=MONTHS["Jan"], Feb=[other, row(2, "f1", "4")]))
    assert killed(inputs) == [3]
    (reason,) = told(inputs)
    assert reason.endswith('its header differs from that of "Jan" in "note"')


def test_a_sheet_that_is_named_by_itself_besides_is_read_once(tmp_path):
    more = '\n[[source]]\npath = "log.xlsx"\nsheet = "Feb"\n'
    config = config_for("log.xlsx", more=more)
    inputs = gather(workspace(tmp_path, {"log.xlsx": workbook(**MONTHS)}, config))
    assert [p.reason for p in errors_in(inputs.problems)] == ["is read twice"]


def test_a_sheet_that_is_not_there_is_named_among_several(tmp_path):
    (problem,) = read(tmp_path, workbook(**MONTHS), 'sheet = ["Jan", "Fev"]').problems
    assert (problem.value, problem.hint) == ("Fev", 'did you mean "Feb"?')


# --- merged cells --------------------------------------------------------------------------------


def test_a_merged_id_speaks_for_all_rows_it_spans(tmp_path):
    rows = [row(2, "e1", "3"), row(3, "", "3", place="Alt"), row(4, "e2", "8")]
    inputs = read(tmp_path, merged(workbook(log=[HEAD, *rows]), "A2:A3"))
    assert inputs.cleaned.accounts["event_id"].tolist()[-1] == "e2"
    ids = [(p.line, p.value) for p in errors_in(inputs.problems)]
    # The same source gives e1 twice: that is told, instead of two events.
    assert ids in ([], [(3, "e1")])


def test_a_merged_area_and_date_speak_for_all_rows_they_span_but_not_to_the_right(tmp_path):
    rows = [row(2, "e1", "3"), row(3, "e2", "4", place="", day=""), row(4, "e3", "5", place="")]
    inputs = read(tmp_path, merged(workbook(log=[HEAD, *rows]), "B2:B3", "C2:C3", "C4:D4"))
    assert inputs.problems == ()
    assert inputs.cleaned.accounts["place"].tolist() == ["Hass", "Hass", ""]
    assert killed(inputs) == [3, 4, 5]


def test_a_merged_number_is_a_problem_unless_the_id_is_merged_with_it(tmp_path):
    rows = [row(2, "e1", "3"), (3, [text("e2"), text("2026-03-02"), text("Alt"), "", text("B")])]
    rows[1][1][3] = '<c r="D3"/>'
    rows[1][1][4] = '<c r="E3" t="inlineStr"><is><t>B</t></is></c>'
    book = workbook(log=[HEAD, *rows])
    (problem,) = errors_in(read(tmp_path / "a", merged(book, "D2:D3")).problems)
    assert (problem.line, problem.column) == (2, "killed")
    both = read(tmp_path / "b", merged(book, "D2:D3", "A2:A3"))
    assert errors_in(both.problems) == ()
    assert killed(both) == [3, 3]


def test_a_cell_merged_far_down_makes_no_rows(tmp_path):
    book = merged(workbook(log=[HEAD, row(2, "e1", "3")]), "A2:A90")
    assert killed(read(tmp_path, book)) == [3]


# --- the epoch -----------------------------------------------------------------------------------


@pytest.mark.parametrize("dated", [number(44621, style=1), number(44621)])
def test_day_numbers_count_from_the_workbooks_own_epoch(tmp_path, dated):
    line = (2, [text("e1"), dated, text("Hass"), number(2), text("A")])
    book = workbook(log=[HEAD, line])
    mac = changed(book, "xl/workbook.xml", "<sheets>", '<workbookPr date1904="1"/><sheets>')
    # 44,621 days after 30 December 1899, and after 1 January 1904: four years and a day more.
    for name, content, day in (("a", book, "2022-03-01"), ("b", mac, "2026-03-02")):
        accounts = read(tmp_path / name, content).cleaned.accounts
        assert accounts["date_start"].dt.strftime("%Y-%m-%d").tolist() == [day]


# --- OpenDocument --------------------------------------------------------------------------------


def ods(*rows):
    spaces = " ".join(
        f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{k}:1.0"'
        for k in ("office", "table", "text")
    )
    content = (
        f'<office:document-content {spaces} xmlns:calcext="urn:calcext"><office:body>'
        f'<office:spreadsheet><table:table table:name="log">{"".join(rows)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="urn:x"/>')
        archive.writestr("content.xml", content)
    return out.getvalue()


def ods_row(*cells, flags=""):
    made = "".join(
        c
        if c.startswith("<")
        else f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>'
        for c in cells
    )
    return f"<table:table-row {flags}>{made}</table:table-row>"


ODS_HEAD = ods_row("event_id", "date_start", "place", "killed")


def test_an_ods_workbook_tells_errors_formulas_and_hidden_rows(tmp_path):
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    formula = '<table:table-cell table:formula="of:=[.F1]"/>'
    hidden = 'table:visibility="filter"'
    book = ods(
        ODS_HEAD,
        ods_row("e1", "2026-03-02", "Hass", error),
        ods_row("e2", "2026-03-02", "Hass", formula),
        ods_row("e3", "2026-03-02", "Hass", "5", flags=hidden),
    )
    inputs = read(tmp_path, book, name="log.ods")
    assert [(p.line, p.value) for p in errors_in(inputs.problems)] == [
        (2, "#DIV/0!"),
        (3, "=[.F1]"),
    ]
    assert killed(inputs) == [5]
    assert any("on line 4" in p.reason for p in inputs.problems)


def test_a_merged_cell_of_an_ods_workbook_speaks_for_all_its_rows(tmp_path):
    tall = (
        '<table:table-cell office:value-type="string" table:number-rows-spanned="2">'
        "<text:p>Hass</text:p></table:table-cell>"
    )
    covered = "<table:covered-table-cell/>"
    book = ods(
        ODS_HEAD, ods_row("e1", "2026-03-02", tall, "1"), ods_row("e2", "2026-03-02", covered, "2")
    )
    inputs = read(tmp_path, book, name="log.ods")
    assert inputs.cleaned.accounts["place"].tolist() == ["Hass", "Hass"]
