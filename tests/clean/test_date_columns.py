"""A column of dates as a whole, and cells that no figure needs."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from samples.tables import cells_of
from samples.workbooks import HEAD, number, text, workbook
from samples.workspaces import config_for, workspace

from sitrep.arithmetic import dates
from sitrep.choices import load
from sitrep.clean import date_columns
from sitrep.model.problem import BadValue, Severity, errors_in
from sitrep.pipeline import gather, gather_from

DAMASCUS, BOGOTA = ZoneInfo("Asia/Damascus"), ZoneInfo("America/Bogota")
TODAY = dt.date(2026, 6, 1)


def log(folder, column, cells, source="", zone="UTC"):
    """A log with an event for each cell, each of one killed; its dates are in ``column``."""
    given = "" if column == "date_start" else "2026-03-02"
    rows = "".join(f"e{n},{given or cell},{cell},1\n" for n, cell in enumerate(cells))
    twice = "date_start" if column != "date_start" else "note"
    head = f"event_id,{twice if given else 'date_start'},{column if given else 'note'},killed\n"
    report = f'title = "T"\ntimezone = "{zone}"'
    config = config_for("log.csv", source=source, report=report)
    return gather_from(load(workspace(folder, {"log.csv": head + rows}, config)), today=TODAY)


def days(inputs, column="date_start"):
    return inputs.cleaned.accounts[column].dt.strftime("%Y-%m-%d").tolist()


def lines(inputs, severity):
    return [(p.line, p.column) for p in inputs.problems if p.severity is severity]


@pytest.mark.parametrize("written", ["2026/03/02", "2026.03.02", "2026-3-2", "2026/3/2"])
def test_a_date_that_begins_with_its_year_has_one_reading(written):
    assert dates.parse(written, None, DAMASCUS) == (dt.date(2026, 3, 2), "day")
    assert dates.parse(written, "day-first", DAMASCUS) == (dt.date(2026, 3, 2), "day")


@pytest.mark.parametrize(
    ("written", "day"),
    [
        # 22:30 in UTC is half past one in Damascus, on the next day.
        ("01/03/2026 22:30 UTC", 2),
        ("28/02/2026 10:00 UTC", 28),
        ("01/03/2026 22:30 +00:00", 2),
        ("01/03/2026 22:30Z", 2),
        ("01.03.2026, 22:30:15 GMT", 2),
        ("1 March 2026 10:30 PM UTC", 2),
        ("2026/03/01 22:30 +0000", 2),
        ("2026-03-01 22:30 UTC", 2),
        ("01/03/2026 22:30 UTC+3", 1),
        ("01/03/2026 22:30 (Asia/Damascus)", 1),
        ("01/03/2026 22:30", 1),
        ("01/03/2026 22:30 hrs", 1),
    ],
)
def test_a_zone_behind_a_date_of_any_form_is_kept(written, day):
    found, precision = dates.parse(written, "day-first", DAMASCUS)
    assert (found.day, precision) == (day, "day")


@pytest.mark.parametrize("zone", ["EET", "Mars/Olympus", "+99:00"])
def test_a_zone_that_is_not_known_is_refused(zone):
    with pytest.raises(BadValue, match="has a time zone that sitrep does not know"):
        dates.parse(f"13/03/2026 22:30 {zone}", None, DAMASCUS)


def test_a_year_of_two_digits_between_hyphens_is_a_problem_until_config_says_where(tmp_path):
    cells = ["26-03-02", "26-03-14"]
    refused = log(tmp_path / "a", "date_start", cells)
    assert lines(refused, Severity.ERROR) == [(2, "date_start"), (3, "date_start")]
    said = {"iso": ["2026-03-02", "2026-03-14"], "day-first": ["2002-03-26", "2014-03-26"]}
    for order, found in said.items():
        read = log(tmp_path / order, "date_start", cells, f'dates = "{order}"')
        assert days(read) == found


@pytest.mark.parametrize(("cell", "day"), [("14/03/26", "2026-03-14"), ("14.3.26", "2026-03-14")])
def test_a_year_of_two_digits_after_slashes_or_dots_stands_last_and_is_told(tmp_path, cell, day):
    inputs = log(tmp_path, "date_start", [cell])
    assert days(inputs) == [day]
    (problem,) = inputs.problems
    assert (problem.severity, problem.value) == (Severity.WARNING, cell)


@pytest.mark.parametrize("column", ["date_start", "date_end"])
def test_the_few_cells_on_which_the_order_hangs_are_named(tmp_path, column):
    cells = ["03/02/2026", "03/04/2026", "03/05/2026", "13/02/2026"]
    if column == "date_end":
        cells = [c.replace("2026", "2027") for c in cells]
    inputs = log(tmp_path, "date_start", cells)
    (problem,) = [p for p in inputs.problems if "alone" in p.reason]
    assert (problem.line, problem.severity) == (5, Severity.WARNING)
    said = log(tmp_path / "said", "date_start", cells, 'dates = "day-first"')
    assert not [p for p in said.problems if "alone" in p.reason]


def test_where_many_cells_show_the_order_nothing_is_told(tmp_path):
    cells = ["13/02/2026", "14/02/2026", "03/02/2026", "05/02/2026"]
    assert log(tmp_path, "date_start", cells).problems == ()


@pytest.mark.parametrize("left", ["13/03/2026", "03/13/2026", "14.03.2026"])
def test_dates_that_a_spreadsheet_half_converted_are_a_problem(tmp_path, left):
    # 46084 is 3 March 2026 by the workbook, which was 3 March or 3 March: 4 March is 3 April.
    rows = [
        (n, [text(f"e{n}"), dated, text("Hass"), number(1), text("A")])
        for n, dated in enumerate((number(46084, style=1), number(46085, style=1), text(left)), 2)
    ]
    config = workspace(tmp_path, {"log.xlsx": workbook(log=[HEAD, *rows])})
    inputs = gather(config)
    (problem,) = errors_in(inputs.problems)
    assert "half converted" in problem.reason
    assert len(inputs.cleaned.accounts) == 0


def test_a_workbook_with_dates_after_the_12th_was_not_half_converted(tmp_path):
    rows = [
        (n, [text(f"e{n}"), dated, text("Hass"), number(1), text("A")])
        # 46097 is 16 March 2026.
        for n, dated in enumerate((number(46084, style=1), number(46097, style=1)), 2)
    ]
    rows.append((4, [text("e4"), text("13/03/2026"), text("Hass"), number(1), text("A")]))
    inputs = gather(workspace(tmp_path, {"log.xlsx": workbook(log=[HEAD, *rows])}))
    assert errors_in(inputs.problems) == ()


def test_a_column_of_midnights_utc_is_of_dates_and_that_is_told(tmp_path):
    cells = ["2026-03-02T00:00:00Z", "2026-03-04T00:00:00+00:00"]
    inputs = log(tmp_path / "a", "date_start", cells, zone="America/Bogota")
    assert days(inputs) == ["2026-03-02", "2026-03-04"]
    assert lines(inputs, Severity.WARNING) == [(2, "date_start")]
    # One moment that is no midnight: all are moments, and Bogotá is five hours behind.
    moments = log(
        tmp_path / "b", "date_start", [*cells, "2026-03-05T12:00:00Z"], zone="America/Bogota"
    )
    assert days(moments) == ["2026-03-01", "2026-03-03", "2026-03-05"]


def test_an_event_after_today_is_a_problem_and_its_row_is_left_out(tmp_path):
    inputs = log(tmp_path, "date_start", ["2026-06-01", "2026-06-02", "2062-10-12"])
    assert lines(inputs, Severity.ERROR) == [(3, "date_start"), (4, "date_start")]
    assert days(inputs) == ["2026-06-01"]
    (count,) = inputs.cleaned.counts
    assert (count.rows, count.used) == (3, 1)


@pytest.mark.parametrize("cell", ["2126-03-04", "1753-01-01", "soon", "31/04/2026"])
def test_a_publication_date_that_can_not_be_is_left_out_and_its_row_stays(tmp_path, cell):
    inputs = log(tmp_path, "reported_on", [cell, "2026-03-03"])
    assert lines(inputs, Severity.WARNING) == [(2, "reported_on")]
    assert errors_in(inputs.problems) == ()
    accounts = inputs.cleaned.accounts
    assert accounts["killed__best"].tolist() == [1, 1]
    assert accounts["reported_on"].isna().tolist() == [True, False]


def test_a_running_total_as_of_a_day_to_come_is_a_problem(tmp_path):
    rows = (
        "indicator,figure,as_of,reported_on\nkilled,5,2026-06-02,\nkilled,4,2026-05-02,2099-01-01\n"
    )
    config = load(workspace(tmp_path, {"totals.csv": rows}))
    inputs = gather_from(config, today=TODAY)
    assert lines(inputs, Severity.ERROR) == [(2, "as_of")]
    assert lines(inputs, Severity.WARNING) == [(3, "reported_on")]
    assert [t.figure.best for t in inputs.cleaned.totals] == [4]


@pytest.mark.parametrize(("latitude", "longitude"), [("95", "36"), ("x", "36"), ("35", "")])
def test_coordinates_that_can_not_be_read_are_left_out_both_and_the_row_stays(
    tmp_path, latitude, longitude
):
    rows = (
        f"event_id,date_start,latitude,longitude,killed\ne1,2026-03-02,{latitude},{longitude},2\n"
    )
    inputs = gather(workspace(tmp_path, {"log.csv": rows}))
    assert errors_in(inputs.problems) == ()
    assert inputs.problems
    accounts = inputs.cleaned.accounts
    assert accounts["killed__best"].tolist() == [2]
    assert accounts[["latitude", "longitude"]].isna().all(axis=None)


@pytest.mark.parametrize("sign", ["NA", "N/A", "n.a.", "-", "null", "—"])
def test_a_sign_of_nothing_is_empty_in_every_column_but_names(tmp_path, sign):
    columns = (
        "date_end",
        "status",
        "event_type",
        "country",
        "latitude",
        "longitude",
        "reported_on",
    )
    head = f"event_id,date_start,killed,{','.join(columns)}\n"
    row = f"{sign},2026-03-02,2,{','.join([sign] * len(columns))}\n"
    inputs = gather(workspace(tmp_path, {"log.csv": head + row}))
    assert inputs.problems == ()
    (account,) = inputs.cleaned.accounts.to_dict("records")
    assert (account["event_id"], account["event_type"]) == ("log.csv:2", "other")
    assert (account["status"], account["country"]) == ("reported", sign)


# --- one column, function by function ---------------------------------------


def column(*texts, name="date_start", zone="UTC", **table):
    """Return the dates of a column ("" where there is none), and the problems."""
    cells, problems = cells_of(*({name: t} for t in texts), **table)
    found = date_columns.parsed(cells, name, ZoneInfo(zone))
    read = [found.values[code] for code in found.codes]
    return ["" if d is None else str(d[0]) for d in read], problems, cells


def said(problems):
    return [(p.line, p.value, p.code.value, p.severity.value) for p in problems]


@pytest.mark.parametrize(
    ("proving", "open_", "told_"),
    [
        (1, 1, False),
        (1, 2, True),
        (2, 3, False),
        (2, 4, True),
        (5, 9, False),
        (5, 10, True),
        (6, 90, False),
    ],
)
def test_an_order_hangs_on_few_cells_where_they_are_five_at_most_and_a_third_at_most(
    proving, open_, told_
):
    cells = [f"{13 + n}/02/2026" for n in range(proving)] + ["03/02/2026"] * open_
    _, problems, _ = column(*cells)
    assert [p.line for p in problems] == ([2] if told_ else [])


def test_all_cells_on_which_an_order_hangs_are_named_with_their_lines():
    cells = ["03/02/2026"] * 3 + ["13/02/2026", "14/02/2026"] + ["04/02/2026"] * 3
    (problem,) = column(*cells)[1]
    assert (problem.line, problem.value) == (5, "13/02/2026")
    assert problem.reason == (
        'is one of 2 that alone show that dates here are day-first ("14/02/2026" on line 6, too)'
    )
    (alone,) = column(*cells[1:4], "05/02/2026")[1]
    assert alone.reason == "alone shows that dates here are day-first"


def test_dates_that_show_nothing_make_no_order_more_or_less_certain():
    # 5/5 and ISO dates can be read in one way.
    cells = ["13/02/2026", "03/02/2026", "05/05/2026", "2026-02-03", "2026-02-03"]
    assert column(*cells)[1] == []


def test_the_first_short_year_that_can_be_read_is_told():
    dates_, problems, cells = column("31/02/26", "14/03/26", "15/03/26")
    assert dates_ == ["", "2026-03-14", "2026-03-15"]
    assert said(problems) == [
        (3, "14/03/26", "year_short", "warning"),
        (2, "31/02/26", "date_impossible", "error"),
    ]
    assert problems[0].hint == "14/03/26 is read as 2026-03-14; write all four digits"
    assert cells.bad.tolist() == [True, False, False]


@pytest.mark.parametrize("first", ["46083", "46083.75"])
def test_day_numbers_are_told_by_the_first_of_them(first):
    # 46,083 days after 30 December 1899 is 2 March 2026.
    dates_, problems, _ = column("", first, "46084")
    assert dates_ == ["", "2026-03-02", "2026-03-03"]
    assert said(problems) == [(3, first, "day_number", "warning")]
    assert problems[0].hint.startswith(f"{first} is 2026-03-02; ")


def test_what_config_says_of_dates_is_assumed_by_nobody():
    for texts, order in ((["46083"], "excel"), (["13/02/2026", *["03/02/2026"] * 4], "day-first")):
        assert column(*texts, dates=order)[1] == []


LETTERS = {"letters": {"date_start": "B"}}


def test_a_half_converted_column_is_a_problem_at_its_first_date_and_no_row_of_it_counts():
    cells = ["", "2026-03-12", "13/03/2026", "2026-03-01", "14/03/2026"]
    _, problems, made = column(*cells, **LETTERS)
    assert said(problems) == [(3, "2026-03-12", "dates_half_converted", "error")]
    assert '"13/03/2026"' in problems[0].reason
    assert made.bad.tolist() == [False, True, True, True, True]


@pytest.mark.parametrize(
    "cells",
    [
        ["2026-03-13", "13/03/2026", "2026-03-01"],
        ["2026-03-12", "2026-03-01"],
        ["13/03/2026", "14/03/2026"],
        ["2026-03-12", "13/03/2026", "03/04/2026"],
    ],
)
def test_a_column_that_holds_anything_else_was_not_half_converted(cells):
    assert "dates_half_converted" not in [p.code for p in column(*cells, **LETTERS)[1]]


def test_text_was_not_converted_by_a_workbook():
    assert column("2026-03-12", "13/03/2026")[1] == []


def test_a_half_converted_column_that_no_figure_needs_leaves_its_rows_in():
    letters = {"letters": {"reported_on": "C"}}
    cells = ["2026-03-12", "13/03/2026"]
    _, (problem,), made = column(*cells, name="reported_on", **letters)
    assert (problem.line, problem.severity.value) == (2, "warning")
    assert not made.bad.any()


@pytest.mark.parametrize(
    ("cells", "zone", "first", "told_"),
    [
        (["2026-03-02T00:00Z", "2026-03-03 00:00:00.000+00:00"], "America/Bogota", "2026-03-02", 1),
        (["2026-03-02T00:00Z", "2026-03-03T12:00Z"], "America/Bogota", "2026-03-01", 0),
        (["2026-03-02T00:00Z"], "UTC", "2026-03-02", 0),
        (["2026-03-02T00:01Z"], "America/Bogota", "2026-03-01", 0),
    ],
)
def test_a_column_of_nothing_but_midnights_in_utc_is_of_dates(cells, zone, first, told_):
    dates_, problems, _ = column(*cells, zone=zone)
    assert dates_[0] == first
    assert [p.code.value for p in problems] == ["midnights"] * told_


def test_a_blank_column_of_dates_assumes_nothing():
    assert column("", "")[:2] == (["", ""], [])


@pytest.mark.parametrize(
    ("today", "left"), [("2026-03-02", [False, True]), ("2026-03-01", [True, True])]
)
def test_a_date_is_later_than_today_from_tomorrow_on(today, left):
    cells, problems = cells_of({"date_start": "2026-03-02"}, {"date_start": "2026-03-03"}, {})
    found = date_columns.parsed(cells, "date_start", ZoneInfo("UTC"))
    kept = date_columns.not_later(
        cells, "date_start", found, dt.date.fromisoformat(today), lambda d: d and d[0]
    )
    assert cells.bad.tolist() == [*left, False]
    assert [p.line for p in problems] == [n + 2 for n, late in enumerate(left) if late]
    assert [kept.values[code] is None for code in kept.codes] == [*left, True]
    assert cells.future


def test_where_nothing_is_later_than_today_nothing_is_changed():
    cells, _ = cells_of({"date_start": "2026-03-02"})
    found = date_columns.parsed(cells, "date_start", ZoneInfo("UTC"))
    for today in (None, dt.date(2026, 3, 2)):
        assert date_columns.not_later(cells, "date_start", found, today, lambda d: d[0]) is found
    assert not cells.future
