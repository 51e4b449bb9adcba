"""Columns of text: signs of nothing, error values, and how a bad cell is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples.tables import cells_of, told

from sitrep.clean.cells import choice, status
from sitrep.clean.plain import plain
from sitrep.model.accounts import NOT_STORED, OWN_HEADER
from sitrep.model.codes import Code
from sitrep.model.problem import BadValue


def texts(column, *given, **table):
    cells, _ = cells_of(*({column: t} for t in given), **table)
    return cells.text(column).tolist()


def test_a_text_has_no_outer_white_space_and_a_column_that_is_absent_is_blank():
    assert texts("description", " a  b ", "\tc") == ["a  b", "c"]
    cells, _ = cells_of({"killed": "1"}, {"killed": "2"})
    assert cells.text("place").tolist() == ["", ""]
    codes, known = cells.coded("place")
    assert (codes.tolist(), known) == ([0, 0], [""])


@pytest.mark.parametrize("sign", ["NA", "n/a", "-", "—", "N.A."])
def test_a_sign_of_nothing_is_blank_but_in_a_name(sign):
    assert texts("event_type", sign, "x") == ["", "x"]
    assert texts("country", sign) == [sign]


def test_longer_words_are_no_signs_of_nothing():
    assert texts("event_type", "NANANA", "-----.") == ["NANANA", "-----."]


@pytest.mark.parametrize("column", ["event_id", "facility_id"])
def test_ids_are_what_is_seen_of_them(column):
    given = ("a\u200bb", "e  1", "plain", "ｅ１")
    assert texts(column, *given) == ["ab", "e 1", "plain", "e1"]
    assert texts(column, "plain", "E1") == ["plain", "E1"]
    assert texts("description", "e  1") == ["e  1"]


def faults(*rows, **table):
    cells, problems = cells_of(*rows, **table)
    cells.leave_out_faults()
    return cells, problems


def test_an_error_value_in_a_column_of_figures_leaves_its_row_out_and_names_the_cell():
    rows = [{"killed": t, "place": "#1 Street"} for t in ("3", "#REF!", "#hash", "#n/a ")]
    cells, problems = faults(*rows, letters={"killed": "C"})
    assert told(problems) == [
        (3, "killed", "cell_without_value", "error"),
        (5, "killed", "cell_without_value", "error"),
    ]
    assert problems[0].reason == "is an error value of the spreadsheet, in cell C3"
    assert cells.bad.tolist() == [False, True, False, True]


def test_a_formula_without_a_stored_result_is_told_by_itself():
    cells, (problem,) = faults({"killed": NOT_STORED + "=A1+1"}, {"killed": "2"})
    assert (problem.value, problem.reason) == ("=A1+1", "is a formula without a stored result")
    assert cells.bad.tolist() == [True, False]


def test_an_error_value_that_no_figure_needs_leaves_out_the_cell_alone():
    rows = [{"latitude": "35.5", "killed": "1"}, {"latitude": "#VALUE!", "killed": "2"}]
    cells, problems = faults(*rows)
    assert told(problems) == [(3, "latitude", "cell_without_value", "warning")]
    assert problems[0].reason.endswith("; the cell is left out")
    assert cells.frame["latitude"].tolist() == ["35.5", ""]
    assert not cells.bad.any()


def test_an_error_value_of_a_column_that_is_not_read_is_nothing():
    cells, problems = faults({"killed": "1", "our notes": "#REF!"})
    assert (problems, cells.bad.any()) == ([], False)


def number(text):
    if not text.isdigit():
        raise BadValue(Code.NOT_A_COUNT, "is no number", "of the reader" if text == "x" else "")
    return int(text)


def test_every_row_with_a_refused_text_is_told_with_the_reader_s_hint_or_the_column_s():
    cells, problems = cells_of(*({"killed": t} for t in ("1", "x", "2", "y", "x", "1")))
    found = cells.parse("killed", number, "of the column")
    assert [found.values[c] for c in found.codes] == [1, None, 2, None, None, 1]
    assert [(p.line, p.value, p.hint) for p in problems] == [
        (3, "x", "of the reader"),
        (5, "y", "of the column"),
        (6, "x", "of the reader"),
    ]
    assert cells.bad.tolist() == [False, True, False, True, True, False]
    assert found.take(lambda v: -1 if v is None else v, "int64").tolist() == [1, -1, 2, -1, -1, 1]


def test_an_error_value_is_told_once_in_a_column_that_is_read_by_its_own_name():
    rows = [{"killed_women": t} for t in ("1", "#REF!", "x")]
    cells, problems = cells_of(*rows)
    cells.leave_out_faults()
    cells.parse("killed_women", number)
    assert told(problems) == [
        (3, "killed_women", "cell_without_value", "error"),
        (4, "killed_women", "not_a_count", "error"),
    ]


def test_a_problem_is_told_by_the_file_s_own_name_of_the_column():
    headers = {"headers": {"killed": "Dead"}}
    cells, problems = cells_of({"killed": "1"}, **headers)
    cells.report(0, "killed", (Code.NOT_A_COUNT, "is odd", ""))
    assert (problems[0].column, problems[0].value) == ("Dead", "1")
    assert not cells.bad.any()
    spread = {"killed": "1", OWN_HEADER: "Week 3"}
    cells, problems = cells_of(spread, spread="killed", **headers)
    cells.reject(0, "killed", (Code.NOT_A_COUNT, "is odd", ""))
    assert problems[0].column == "Week 3"
    assert cells.bad.all()


def test_every_row_of_a_mask_is_told_and_no_other():
    mask = [False, True, True, False]
    for method, severity, left in (
        ("reject_where", "error", mask),
        ("warn_where", "warning", [False] * 4),
    ):
        cells, problems = cells_of(*({"killed": str(n)} for n in range(4)))
        getattr(cells, method)(mask, "killed", (Code.NOT_A_COUNT, "is odd", ""))
        assert [(p.line, p.value, p.severity.value) for p in problems] == [
            (3, "1", severity),
            (4, "2", severity),
        ]
        assert cells.bad.tolist() == left


def test_a_warning_about_a_column_stands_at_the_first_line_with_the_text():
    cells, problems = cells_of(*({"killed": t} for t in ("a", "b", "b ")))
    cells.warn_column("killed", (Code.NOT_A_COUNT, "is odd", ""), "b")
    cells.warn_column("killed", (Code.NOT_A_COUNT, "is odd", ""))
    assert [(p.line, p.severity.value) for p in problems] == [(3, "warning"), (2, "warning")]


def test_labels_are_sorted_and_changed_text_by_text():
    cells, _ = cells_of(*({"place": t} for t in ("b", "a", "B", "")))
    found = cells.labels("place", str.lower)
    assert (list(found), list(found.categories)) == (["b", "a", "b", ""], ["", "a", "b"])


def test_more_labels_than_a_byte_numbers_stay_apart():
    cells, _ = cells_of(*({"place": str(n)} for n in range(300)))
    assert list(cells.labels("place")) == [str(n) for n in range(300)]


def test_a_choice_is_read_however_it_is_written_and_blank_is_the_default():
    read = choice(("in_service", "out"), "none")
    assert [read(t) for t in ("In service", "out", "", " ")] == [
        "in_service",
        "out",
        "none",
        "none",
    ]
    with pytest.raises(BadValue, match='did you mean "out"') as refused:
        read("oute")
    assert refused.value.code is Code.NOT_A_CHOICE


def test_a_misspelt_status_is_answered_with_the_right_one_unless_it_says_no():
    with pytest.raises(BadValue, match='did you mean "confirmed"'):
        status("confirmd")
    with pytest.raises(BadValue, match="known: reported, confirmed"):
        status("unconfirmd")
    # It is spelt more like "denied", which says the opposite.
    with pytest.raises(BadValue, match='did you mean "verified"'):
        status("verifed")
    assert [status(t).value for t in ("", "Confirmed", "withdrawn")] == [
        "reported",
        "confirmed",
        "withdrawn",
    ]


CELLS = st.sampled_from(["", " ", "a", " a", "b ", "NA", "n/a", "-", "e\u200b1", "#REF!", "é"])


@given(st.sampled_from(["event_id", "description", "place"]), st.lists(CELLS, min_size=1))
def test_a_column_reads_alike_whether_its_texts_are_read_once_or_row_by_row(column, rows):
    cells, _ = cells_of(*({column: text} for text in rows))
    alone = [plain(column, [text])[0] for text in rows]
    assert cells.text(column).tolist() == alone
    codes, texts = cells.coded(column)
    assert [texts[code] for code in codes] == alone
    assert cells.text(column).tolist() == alone
    assert cells.blank(column).tolist() == [text == "" for text in alone]


@pytest.mark.parametrize(
    "text",
    ["#¡REF!", "#N/D", "#WERT!", "#NOMBRE?", "#¿NOMBRE?", "#NV", "#VALEUR!", "#ССЫЛКА!", "#Н/Д"],
)
def test_an_error_value_of_a_localised_spreadsheet_is_no_area_and_no_type(text):
    cells, problems = faults({"admin1": text}, {"event_type": text})
    assert [(p.line, p.column, p.code) for p in problems] == [
        (2, "admin1", Code.CELL_WITHOUT_VALUE),
        (3, "event_type", Code.CELL_WITHOUT_VALUE),
    ]
    assert cells.bad.tolist() == [True, True]


@pytest.mark.parametrize("text", ["#1 Street", "#hash", "#Hama!", "REF!", "#"])
def test_a_text_that_only_looks_like_an_error_value_stays(text):
    _, problems = faults({"admin1": text, "killed": "1"})
    assert problems == []
