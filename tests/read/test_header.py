from __future__ import annotations

import contextlib

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError
from sitrep.read import header as headers
from sitrep.read import split_dates

HEADER = ["Date", "Place", "Killed", "Source"]
ROWS = [["2031-05-06", "Alt", "3", "A"], ["2031-05-07", "Berg", "5", "B"]]


def test_a_header_on_the_first_line_is_the_header() -> None:
    assert headers.find_header([HEADER, *ROWS]) == 0


def test_merged_titles_and_blank_lines_above_are_passed() -> None:
    titles = [
        ["Incident log 2031", "", "", ""],
        ["", "", "", ""],
        ["Updated", "6 May 2031", "", ""],
    ]
    assert headers.find_header([*titles, HEADER, *ROWS]) == 3


def test_the_names_of_groups_are_not_the_header_below_them() -> None:
    groups = ["When", "Where", "", ""]
    assert headers.find_header([groups, HEADER, *ROWS]) == 1


def test_a_row_of_words_below_the_header_is_not_taken_for_it() -> None:
    words = ["unknown", "Chur", "none", "C"]
    assert headers.find_header([HEADER, words, *ROWS]) == 0
    assert headers.find_header([HEADER, words]) == 0


def test_an_arabic_header_is_found() -> None:
    rows = [["سجل الحوادث", "", ""], ["التاريخ", "المكان", "القتلى"], ["٢٠٣١-٠٥-٠٦", "أ", "٦٧"]]
    assert headers.find_header(rows) == 1


def test_two_lines_that_could_each_be_the_header_are_refused() -> None:
    rows = [["Alpha", "", "Gamma", "Delta"], ["One", "Two", "Three", "Four"], *ROWS]
    with pytest.raises(SitrepError, match="lines 1 and 2 could each be the header"):
        headers.find_header(rows)


@pytest.mark.parametrize("rows", [[], [["", ""]], ROWS, [[f"t{n}"] for n in range(30)][:0]])
def test_rows_without_a_header_are_refused(rows: list[list[str]]) -> None:
    with pytest.raises(SitrepError):
        headers.find_header(rows)


def test_a_header_lower_than_line_25_is_not_looked_for() -> None:
    with pytest.raises(SitrepError, match="none of the first 25 lines is a header"):
        headers.find_header([*[["1", "2", "3", "4"]] * 25, HEADER, *ROWS])


@given(st.lists(st.lists(st.text(max_size=6), max_size=5), max_size=8))
def test_any_rows_have_a_header_or_a_problem(rows: list[list[str]]) -> None:
    try:
        found = headers.find_header(rows)
    except SitrepError:
        return
    assert 0 <= found < len(rows)
    with contextlib.suppress(SitrepError):
        assert all(n > found for n, _ in headers.footers(rows, found))


@pytest.mark.parametrize(
    "word",
    [
        *("Total", "GRAND TOTAL:", "sub-total", "total général", "Sous-total :", "Gran total"),
        *("المجموع", "الاجمالي", "Усього", "Разом:", "Итого", "ВСЕГО"),
    ],
)
def test_a_row_of_totals_at_the_foot_is_no_event(word: str) -> None:
    rows = [HEADER, *ROWS, [word, "", "8", ""]]
    assert headers.footers(rows, 0) == [(3, Code.ROW_OF_TOTALS)]


def test_notes_below_the_totals_are_found_too_and_blank_lines_between() -> None:
    rows = [HEADER, *ROWS, ["Total", "", "8", ""], ["", "", "", ""], ["Compiled by the team"]]
    assert headers.footers(rows, 0) == [(3, Code.ROW_OF_TOTALS), (5, Code.ROW_IS_NOTE)]


@pytest.mark.parametrize(
    "note",
    [
        "Nota: preliminar",
        "Примітка: попередні дані",
        "Джерело: ДСНС",
        "ملاحظات أولية",
        "NB : provisoire",
    ],
)
def test_notes_are_known_in_every_language(note: str) -> None:
    assert headers.footers([HEADER, *ROWS, [note, "", "x", ""]], 0) == [(3, Code.ROW_IS_NOTE)]


@pytest.mark.parametrize("day", ["6 de mayo de 2031", "2 كانون الثاني 2031", "6 травня 2031 року"])
def test_a_total_dated_in_words_of_any_language_is_refused(day: str) -> None:
    with pytest.raises(SitrepError, match="it could be either a total or an event"):
        headers.footers([HEADER, *ROWS, ["Total", day, "8", ""]], 0)


def test_a_row_of_bare_sums_is_known_by_its_sums_alone() -> None:
    assert headers.footers([HEADER, *ROWS, ["", "", "8", ""]], 0) == [(3, Code.ROW_OF_SUMS)]
    assert headers.footers([HEADER, *ROWS, ["", "", "9", ""]], 0) == []


def test_a_dated_row_called_total_could_be_either_and_is_refused() -> None:
    with pytest.raises(SitrepError, match="it could be either a total or an event"):
        headers.footers([HEADER, *ROWS, ["Total", "2031-05-08", "8", ""]], 0)


def test_an_event_in_a_place_that_starts_with_total_is_an_event() -> None:
    rows = [HEADER, *ROWS, ["2031-05-08", "Total village", "1", "A"]]
    assert headers.footers(rows, 0) == []


def test_an_event_of_few_words_is_no_note() -> None:
    rows = [HEADER, *ROWS, ["2031-05-08", "", "", ""]]
    assert headers.footers(rows, 0) == []


def _joined(**columns: list[str]) -> list[str]:
    frame = pd.DataFrame(columns, dtype="str")
    return list(split_dates.joined_dates(frame)[split_dates.DATE_COLUMN])


def test_year_month_and_day_are_one_date_as_precise_as_they_are() -> None:
    dates = _joined(Year=["2031", "2031", "2031.0"], Month=["5", "May", ""], Day=["6", "", ""])
    assert dates == ["2031-05-06", "2031-05", "2031"]


def test_months_have_names_in_other_languages_and_digits_other_forms() -> None:
    dates = _joined(السنة=["٢٠٣١", "٢٠٣١"], الشهر=["أيار", "٥"], اليوم=["٦", "٧"])
    assert dates == ["2031-05-06", "2031-05-07"]


def test_the_columns_of_a_date_are_known_in_every_language() -> None:
    assert _joined(рік=["2031"], місяць=["березня"], день=["6"]) == ["2031-03-06"]
    assert _joined(Год=["2031"], Месяц=["марте"], День=["6"]) == ["2031-03-06"]
    french = {"Année de l'incident": ["2031"], "Mois": ["févr."], "Jour": ["6"]}
    assert _joined(**french) == ["2031-02-06"]
    spanish = {"Año del hecho": ["2031"], "Mes": ["setiembre"], "Día": ["6"]}
    assert _joined(**spanish) == ["2031-09-06"]
    assert _joined(العام=["٢٠٣١"], الشهر=["غشت"], اليوم=["٦"]) == ["2031-08-06"]


def test_what_is_no_part_of_a_date_is_left_to_be_refused() -> None:
    dates = _joined(Year=["2031", "2031", ""], Month=["Maytember", "", "5"], Day=["6", "6", "6"])
    assert dates == ["2031-maytember-06", "2031--06", "-05-06"]


def test_two_years_are_refused() -> None:
    with pytest.raises(SitrepError, match='could be the year as well as "Year"'):
        _joined(Year=["2031"], Année=["2031"], Month=["5"])


def test_a_frame_with_a_date_or_without_a_month_is_left_as_it_is() -> None:
    dated = pd.DataFrame({"date_start": ["x"], "year": ["2031"], "month": ["5"]})
    assert split_dates.joined_dates(dated) is dated
    yearly = pd.DataFrame({"year": ["2031"], "event_date": ["2031-05-06"]})
    assert split_dates.joined_dates(yearly) is yearly
    born = pd.DataFrame({"year of birth": ["2001"], "month": ["5"]})
    assert split_dates.joined_dates(born) is born
